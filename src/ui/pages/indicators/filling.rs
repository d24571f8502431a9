//! One list being filled in: its answers, its draft, its faults, and saving it.

use leptos::prelude::*;

use crate::casefile::CaseId;
use crate::protocol::IndicatorId;
use crate::screen::Door;
use crate::screen::indicators::{
    Draft, Fault, Item, Place, View, command, draft_key, fresh, leads_to, start,
};
use crate::text::{RecordPage, Trouble};
use crate::ui::App;
use crate::ui::components::ButtonState;
use crate::ui::doors;
use crate::ui::words::words;
use crate::workspace::Action;
use crate::workspace::desk::DraftKey;

/// A list being filled in. It dies with its page; its draft does not.
#[derive(Clone, Copy, Debug)]
pub struct Filling {
    app: App,
    case: CaseId,
    draft: RwSignal<Draft>,
    view: RwSignal<View>,
    faults: RwSignal<Vec<Fault>>,
    state: RwSignal<ButtonState>,
    trouble: RwSignal<Option<Trouble>>,
    restored: RwSignal<bool>,
}

/// The id of the control that a fault is about.
pub(super) fn control(place: &Place) -> String {
    match place {
        Place::People => "indicators-people".to_owned(),
        Place::Other(at) => format!("indicators-people-other-{at}"),
        // The heading of the items.
        Place::List => "signs-title".to_owned(),
        Place::From(id) => format!("indicator-{id}-from"),
        Place::When(id) => format!("indicator-{id}-when"),
        Place::Example(id) => format!("indicator-{id}-words"),
        Place::Danger(id) => format!("indicator-{id}-danger"),
    }
}

impl Filling {
    /// Opens the list with what was ticked before, or else empty; `None` while the case is not on the desk.
    pub(super) fn open(app: App, case: CaseId) -> Option<Self> {
        let (draft, is_restored) = app.look(|desk, _| start(desk, case))??;
        app.go_on_from(&draft_key(case));
        Some(Self {
            app,
            case,
            draft: RwSignal::new(draft),
            view: RwSignal::new(View::default()),
            faults: RwSignal::new(Vec::new()),
            state: RwSignal::new(ButtonState::Ready),
            trouble: RwSignal::new(None),
            restored: RwSignal::new(is_restored),
        })
    }

    pub(super) fn draft(self) -> RwSignal<Draft> {
        self.draft
    }

    /// Which items are asked for.
    pub(super) fn view(self) -> RwSignal<View> {
        self.view
    }

    /// What stands at an item, following it: answering one leaves the others alone.
    pub(super) fn item(self, id: IndicatorId) -> Memo<Item> {
        Memo::new(move |_| self.draft.with(|draft| draft.item(&id)))
    }

    /// Changes what stands there and keeps it.
    pub(super) fn change(self, change: impl FnOnce(&mut Draft)) {
        self.draft.update(change);
        self.keep();
    }

    /// Changes what stands at an item and keeps it.
    pub(super) fn change_item(self, id: &IndicatorId, change: impl FnOnce(&mut Item)) {
        self.change(|draft| change(draft.items.entry(id.clone()).or_default()));
    }

    fn keep(self) {
        let text = self.draft.try_with_untracked(serde_json::to_string);
        if let Some(Ok(text)) = text {
            self.app.keep(draft_key(self.case), text);
        }
    }

    pub(super) fn faults(self) -> Vec<Fault> {
        self.faults.get()
    }

    /// What is wrong at one control.
    pub(super) fn fault(self, place: Place) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.faults.with(|faults| {
                let fault = faults.iter().find(|fault| fault.place == place);
                fault.map(|fault| words(fault.words.clone()))
            })
        })
    }

    pub(super) fn state(self) -> Signal<ButtonState> {
        self.state.into()
    }

    pub(super) fn trouble(self) -> Option<Trouble> {
        self.trouble.get()
    }

    /// Where what is ticked is kept.
    pub(super) fn key(self) -> DraftKey {
        draft_key(self.case)
    }

    pub(super) fn is_restored(self) -> bool {
        self.restored.get()
    }

    /// Throws away what was ticked.
    pub(super) fn start_over(self) {
        if let Some(draft) = self.app.look(|desk, _| fresh(desk)).flatten() {
            self.draft.set(draft);
        }
        self.faults.set(Vec::new());
        self.restored.set(false);
        self.app.let_go(draft_key(self.case));
    }

    /// The way to Spoed, with this case.
    pub(super) fn emergency(self) -> String {
        doors::href(self.case, Door::Emergency)
    }

    /// Saves it. What is missing shows at its place; once it is on disk the draft goes.
    pub(super) fn save(self) {
        let made = self.app.look(|desk, now| {
            let made = self
                .draft
                .with_untracked(|draft| command(desk, self.case, draft, now));
            made.map(|made| (made, now))
        });
        let (command, happened_at) = match made.flatten() {
            None => return,
            Some((Err(faults), _)) => {
                // What is wrong must be in sight, whatever was looked for before.
                self.view.set(View::of_faults(&faults));
                return self.faults.set(faults);
            }
            Some((Ok(command), now)) => (command, now),
        };
        self.faults.set(Vec::new());
        self.trouble.set(None);
        self.state.set(ButtonState::Busy);
        let key = draft_key(self.case);
        let next = self.draft.with_untracked(leads_to);
        // The draft goes in the same commit; a pause that is still running must not bring it back.
        self.app.forget(&key);
        let action = Action::Record {
            case: self.case,
            command,
            happened_at,
            draft: Some(key),
        };
        self.app.send(action, move |outcome| match outcome {
            Ok(_) => {
                self.app.go(doors::route(self.case, next));
                // Going somewhere else takes the last word away, so it comes after.
                self.app.say(RecordPage::Saved);
            }
            Err(trouble) => {
                self.keep();
                // The page may have gone in the meantime.
                self.state.try_set(ButtonState::Ready);
                self.trouble.try_set(Some(trouble));
            }
        });
    }
}
