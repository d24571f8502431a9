//! The only owner of application signals: gives out screen data, takes actions, keeps what is being typed.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_util::lock::Mutex;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::inside;
use super::legacy::{Cause, Legacy};
use super::routes::Route;
use super::telling::{is_saving, is_told_elsewhere, is_unlock};
use super::vault_file::VaultFile;
use crate::casefile::Moment;
use crate::platform::fragment;
use crate::platform::tabs::{Hint, Line};
use crate::platform::timer::Timer;
use crate::protocol::Contact;
use crate::screen::emergency::Sheet;
use crate::screen::notice::Draft as NoticeDraft;
use crate::text::{Message, Shell, Trouble};
use crate::workspace::action::Secret;
use crate::workspace::desk::DraftKey;
use crate::workspace::{Action, Desk, Done, Office, Stage};

/// Milliseconds that a good word stays in sight.
const WORD_MS: i32 = 6_000;

/// What is under way and outlives a page.
#[derive(Debug, Default)]
pub(super) struct UnderWay {
    /// Who may keep the sheet of Spoed now.
    pub(super) sheet: Rc<Mutex<()>>,
    /// Whether that sheet is on its way to the inbox because the page goes out of sight.
    pub(super) is_passing: Rc<Cell<bool>>,
    pub(super) pause: Option<Timer>,
    said: Option<Timer>,
    look: Option<Timer>,
}

/// The application as components see it.
#[derive(Clone, Copy)]
pub struct App {
    office: StoredValue<Rc<Office>, LocalStorage>,
    revision: RwSignal<u64>,
    /// The minute on the wall, so that what depends on the time is drawn anew.
    minute: RwSignal<i64>,
    route: RwSignal<Route>,
    /// Texts typed since they were last sealed; a lock seals them first.
    pub(super) typed: StoredValue<BTreeMap<DraftKey, String>, LocalStorage>,
    pub(super) under_way: StoredValue<UnderWay, LocalStorage>,
    said: RwSignal<Option<Message>>,
    trouble: RwSignal<Option<Trouble>>,
    /// The emergency screen and the quick observation: they work in every state and outlive a change of page.
    emergency: RwSignal<Sheet>,
    notice: RwSignal<NoticeDraft>,
    /// Set up a moment ago: what comes next is told once.
    welcome: RwSignal<bool>,
    /// A lock is under way: the screen is covered, nothing is lost yet.
    locking: RwSignal<bool>,
    /// How much is on its way to the disk, and the lock that waits for it.
    sending: StoredValue<(u32, Option<Cause>)>,
    legacy: StoredValue<Legacy>,
    /// Whoever holds the vault file, where there is one.
    file: StoredValue<Option<Rc<dyn VaultFile>>, LocalStorage>,
    /// The line to the other tabs.
    line: StoredValue<Option<Line>, LocalStorage>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("App")
    }
}

impl App {
    /// The application of this page.
    ///
    /// # Panics
    /// If called outside the tree that [`App::provide`] was called in, which is a bug.
    pub fn expect() -> Self {
        expect_context()
    }

    /// Gives the application to the tree below; called once.
    pub fn provide(
        (office, file): (Rc<Office>, Option<Rc<dyn VaultFile>>),
        route: Route,
        legacy: Legacy,
    ) -> Self {
        let app = Self {
            minute: RwSignal::new(office.now().timestamp() / 60),
            office: StoredValue::new_local(office),
            revision: RwSignal::new(0),
            route: RwSignal::new(route),
            typed: StoredValue::new_local(BTreeMap::new()),
            under_way: StoredValue::new_local(UnderWay::default()),
            said: RwSignal::new(None),
            trouble: RwSignal::new(None),
            emergency: RwSignal::new(legacy.sheet()),
            notice: RwSignal::new(NoticeDraft::default()),
            welcome: RwSignal::new(false),
            locking: RwSignal::new(false),
            sending: StoredValue::new((0, None)),
            legacy: StoredValue::new(legacy),
            file: StoredValue::new_local(file),
            line: StoredValue::new_local(None),
        };
        provide_context(app);
        app
    }

    pub(super) fn office(self) -> Rc<Office> {
        self.office.get_value()
    }

    /// Whoever holds the vault file, where the program was opened as a file.
    pub(super) fn vault_file(self) -> Option<Rc<dyn VaultFile>> {
        self.file.get_value()
    }

    /// How the application stands: first use, locked, unlocked.
    pub fn stage(self) -> Memo<Stage> {
        Memo::new(move |_| {
            self.revision.track();
            self.stage_now()
        })
    }

    /// How the application stands at this moment, without following it.
    pub fn stage_now(self) -> Stage {
        self.office.with_value(|office| office.stage())
    }

    /// Where one is.
    pub fn route(self) -> Signal<Route> {
        self.route.into()
    }

    /// Goes somewhere else; the address follows.
    pub fn go(self, route: Route) {
        // An address that refuses only costs the way back.
        let _gone = fragment::go(&route.fragment());
        self.arrive(route);
    }

    /// The address says that one is somewhere else.
    pub fn arrive(self, route: Route) {
        let route = self.with_its_case(route);
        let from = self.route.get_untracked();
        if from != route {
            self.said.set(None);
            self.trouble.set(None);
            if from == Route::Emergency {
                spawn_local(async move {
                    let _all = self.keep_sheet().await;
                });
            }
            self.route.set(route);
        }
    }

    /// Whoever comes to Spoed from a case finds it chosen there.
    fn with_its_case(self, route: Route) -> Route {
        let Route::EmergencyOf(case) = route else {
            return route;
        };
        if self.look(|desk, _| desk.summaries.contains_key(&case)) == Some(true) {
            self.emergency.update(|sheet| sheet.come_from(case));
        }
        Route::Emergency
    }

    /// Screen data computed from the desk and the time; `None` while locked.
    pub fn screen<T: PartialEq + Send + Sync + 'static>(
        self,
        compute: impl Fn(&Desk, Moment) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>> {
        Memo::new(move |_| {
            self.revision.track();
            self.minute.track();
            self.look(&compute)
        })
    }

    /// Looks at the desk once, without following it; `None` while locked.
    pub fn look<T>(self, look: impl FnOnce(&Desk, Moment) -> T) -> Option<T> {
        self.office
            .with_value(|office| office.read(|desk| look(desk, office.now())))
    }

    /// A form opens with what was typed for it before.
    pub fn go_on_from(self, key: &DraftKey) {
        self.office.with_value(|office| office.go_on_from(key));
    }

    /// Screen data computed from the time alone, for screens that work while locked.
    pub fn moment(self) -> Memo<Moment> {
        Memo::new(move |_| {
            self.revision.track();
            self.minute.track();
            self.now()
        })
    }

    /// Now.
    pub fn now(self) -> Moment {
        self.office.with_value(|office| office.now())
    }

    /// The clock ticked.
    pub(super) fn ticked(self) {
        let minute = self.now().timestamp() / 60;
        if self.minute.get_untracked() != minute {
            self.minute.set(minute);
        }
    }

    /// Seven words for whoever has no passphrase in mind.
    pub fn offer_words(self) -> Secret {
        self.office.with_value(|office| office.offer_words())
    }

    /// Whom to call, as this device has it in the clear.
    pub fn contacts(self) -> Memo<Vec<Contact>> {
        Memo::new(move |_| {
            self.revision.track();
            self.office.with_value(|office| office.contacts())
        })
    }

    /// The sheet of the emergency screen.
    pub fn emergency(self) -> RwSignal<Sheet> {
        self.emergency
    }

    /// What is being written under *Ik heb iets gezien*.
    pub fn notice(self) -> RwSignal<NoticeDraft> {
        self.notice
    }

    /// Whether what comes after the set-up is still to be told.
    pub fn welcome(self) -> RwSignal<bool> {
        self.welcome
    }

    /// Whether a lock is under way.
    pub(super) fn locking(self) -> RwSignal<bool> {
        self.locking
    }

    /// Keeps the line to the other tabs.
    pub(super) fn hold(self, line: Option<Line>) {
        self.line.set_value(line);
    }

    /// Tells the other tabs; a comfort, so nothing depends on it.
    pub(super) fn tell(self, hint: Hint) {
        self.line.with_value(|line| {
            if let Some(line) = line {
                let _told = line.tell(hint);
            }
        });
    }

    /// Whether a copy of everything was asked for before this instance was made; answers once.
    pub fn takes_copy_wish(self) -> bool {
        self.legacy
            .try_update_value(|legacy| std::mem::take(&mut legacy.asks_copy))
            .unwrap_or_default()
    }

    /// What the instance before this one left.
    pub fn legacy(self) -> Legacy {
        self.legacy.get_value()
    }

    /// Says that something went well, in a pause; it goes by itself.
    pub fn say(self, words: impl Into<Message>) {
        self.trouble.set(None);
        self.said.set(Some(words.into()));
        let timer = Timer::after(WORD_MS, move || {
            let _gone = self.said.try_set(None);
        });
        self.under_way
            .update_value(|under_way| under_way.said = timer.ok());
    }

    /// Says what went wrong and what to do; it stays until something goes well or it is closed.
    pub fn warn(self, trouble: Trouble) {
        self.said.set(None);
        self.trouble.set(Some(trouble));
    }

    /// What went wrong was read.
    pub fn hush(self) {
        self.trouble.set(None);
    }

    /// What was last said to have gone well.
    pub fn said(self) -> Signal<Option<Message>> {
        self.said.into()
    }

    /// What went wrong and was not answered yet.
    pub fn trouble(self) -> Signal<Option<Trouble>> {
        self.trouble.into()
    }

    /// Asks for something; the answer comes when it is on disk.
    ///
    /// That it was saved is said by itself. A failure is the asker's to show, at the control or with [`App::warn`].
    pub fn send(self, action: Action, then: impl FnOnce(Result<Done, Trouble>) + 'static) {
        let is_waited_for = is_told_elsewhere(&action);
        if is_waited_for {
            self.sending.update_value(|(count, _)| *count += 1);
        }
        spawn_local(async move {
            then(self.perform(action).await);
            if is_waited_for {
                self.sent();
            }
        });
    }

    /// Whether a lock must wait for what is on its way to the disk: if that fails, its text is still to be sealed.
    pub(super) fn waits_to_lock(self, cause: Cause) -> bool {
        self.sending
            .try_update_value(|(count, waiting)| {
                if *count > 0 {
                    *waiting = Some(cause);
                }
                *count > 0
            })
            .unwrap_or_default()
    }

    fn sent(self) {
        let waiting = self.sending.try_update_value(|(count, waiting)| {
            *count = count.saturating_sub(1);
            if *count == 0 { waiting.take() } else { None }
        });
        if let Some(cause) = waiting.flatten() {
            self.locking.set(false);
            self.lock(cause);
        }
    }

    pub(super) async fn perform(self, action: Action) -> Result<Done, Trouble> {
        let office = self.office.get_value();
        let is_saving = is_saving(&action);
        let is_told = is_told_elsewhere(&action);
        let is_unlock = is_unlock(&action);
        let outcome = inside::perform(office, action).await;
        self.changed();
        if is_told && outcome.is_ok() {
            self.tell(Hint::Changed);
        }
        if is_unlock && outcome.is_ok() {
            self.emergency.update(Sheet::hand_on);
            inside::hand_on(self).await;
        }
        if is_saving && outcome.is_ok() {
            self.say(Shell::Saved);
        }
        outcome
    }

    /// Something changed: every screen is computed anew.
    pub(super) fn changed(self) {
        if let Some(file) = self.vault_file() {
            self.office
                .with_value(|office| office.found_in_file(file.in_file()));
        }
        self.revision.update(|revision| *revision += 1);
    }

    /// Keeps the timer of the next look at what is stored.
    pub(super) fn look_at(self, next: Option<Timer>) {
        self.under_way
            .update_value(|under_way| under_way.look = next);
    }

    /// Ends what could still ring after this instance is gone.
    pub(super) fn silence(self) {
        self.under_way.set_value(UnderWay::default());
        self.line.set_value(None);
    }
}
