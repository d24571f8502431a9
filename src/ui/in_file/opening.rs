//! Before a file is open: choosing one, going on with work that no file has, or beginning a new one.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Hold, finding, fingerprint};
use crate::platform::vault_file;
use crate::screen::gate::is_broken_backup;
use crate::text::{Problem, Trouble, VaultFile as Words};
use crate::ui::App;
use crate::ui::components::{
    Busy, Button, ButtonVariant, Disclosure, FileField, Glyph, Notice, PageHead, PickedFile, Tone,
};
use crate::ui::file_pick::{FilePick, problem};
use crate::ui::shell::Bare;
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::words;
use crate::vault::Backup;
use crate::vault::backup::{BYTES_MAX, rescue};
use crate::workspace::office::read_backup;

/// One page, for as long as it stands.
#[derive(Clone, Copy)]
struct Page {
    app: StoredValue<App>,
    hold: StoredValue<Rc<Hold>, LocalStorage>,
    is_busy: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
    /// A chosen file that is damaged: what is whole in it can still be opened.
    broken: StoredValue<Option<Vec<u8>>>,
    /// What no file has.
    found: StoredValue<Vec<Backup>, LocalStorage>,
    found_at: RwSignal<Vec<u64>>,
}

/// The page.
pub(super) fn page(hold: Rc<Hold>, on_anew: Callback<()>) -> AnyView {
    let page = Page {
        app: StoredValue::new(App::expect()),
        hold: StoredValue::new_local(hold),
        is_busy: RwSignal::new(false),
        trouble: RwSignal::new(None),
        broken: StoredValue::new(None),
        found: StoredValue::new_local(Vec::new()),
        found_at: RwSignal::new(Vec::new()),
    };
    spawn_local(async move {
        let found = finding::unsaved().await;
        let at = found.iter().map(|one| one.standing().commit).collect();
        page.found.set_value(found);
        let _gone = page.found_at.try_set(at);
    });
    view! {
        <Bare>
            <PageHead title=words(Words::Heading) lead=words(Words::Lead) />
            {choose(page)}
            {move || page.trouble.get().map(|trouble| whats_wrong(page, trouble))}
            {move || page.is_busy.get().then(|| view! { <Busy text=words(Words::Opening) /> })}
            {move || left_behind(page)}
            <Disclosure summary=words(Words::Begin)>
                <p>{words(Words::BeginHint)}</p>
                <Button variant=ButtonVariant::Quiet on_press=move |()| on_anew.run(())>
                    {words(Words::Begin)}
                </Button>
            </Disclosure>
        </Bare>
    }
    .into_any()
}

/// By the browser's own window where it has one; then it can be saved over later.
fn choose(page: Page) -> AnyView {
    if vault_file::can_pick() {
        let pick = move |()| {
            page.trouble.set(None);
            spawn_local(async move {
                match vault_file::pick_to_open(BYTES_MAX).await {
                    Ok(Some((name, bytes))) => page.open(name, bytes).await,
                    Ok(None) => {}
                    Err(error) => page.trouble.set(Some(Trouble::from(problem(&error)))),
                }
            });
        };
        return view! {
            <Button glyph=Glyph::Folder on_press=pick>{words(Words::Open)}</Button>
        }
        .into_any();
    }
    let file = FilePick::new();
    let pick = move |picked: PickedFile| {
        page.trouble.set(None);
        let (name, chosen) = (picked.name.clone(), picked.file.clone());
        if file.take(picked)
            && let Some(bytes) = file.hand_over()
        {
            vault_file::hold_chosen(&chosen);
            spawn_local(page.open(name, bytes));
        }
    };
    view! {
        <FileField
            id="vault-file"
            label=words(Words::Choose)
            hint=words(Words::ChooseHint)
            accept=".mcb"
            bytes_max=BYTES_MAX
            chosen=file.chosen()
            error=file.error()
            on_pick=pick
        />
    }
    .into_any()
}

fn whats_wrong(page: Page, trouble: Trouble) -> impl IntoView {
    let is_broken = is_broken_backup(&trouble);
    view! {
        <TroubleNotice trouble />
        {is_broken.then(|| view! {
            <p class="prose">{words(Words::Broken)}</p>
            <Button variant=ButtonVariant::Quiet on_press=move |()| page.open_whole()>
                {words(Words::OpenWhole)}
            </Button>
        })}
    }
}

fn left_behind(page: Page) -> AnyView {
    let found = page.found_at.get().into_iter().enumerate();
    found
        .map(|(number, commit)| {
            view! {
                <Notice tone=Tone::Warn title=words(Words::Found)>
                    <p>{words(Words::FoundLead { commit })}</p>
                    <Button variant=ButtonVariant::Quiet on_press=move |()| page.go_on(number)>
                        {words(Words::GoOnWithFound)}
                    </Button>
                </Notice>
            }
        })
        .collect_view()
        .into_any()
}

impl Page {
    async fn open(self, name: String, bytes: Vec<u8>) {
        self.is_busy.set(true);
        let outcome = match read_backup(&bytes) {
            Ok(backup) => {
                let known = fingerprint(&bytes);
                let hold = self.hold.get_value();
                let opened = hold.open(name, &backup, known).await;
                opened.map_err(|_stands_already| Trouble::from(Problem::FileUnreadable))
            }
            Err(error) => Err(Trouble::from(&error)),
        };
        let _gone = self.is_busy.try_set(false);
        match outcome {
            Ok(()) => self.app.get_value().look_again().await,
            Err(trouble) => {
                vault_file::let_go();
                self.broken.set_value(Some(bytes));
                let _gone = self.trouble.try_set(Some(trouble));
            }
        }
    }

    /// What is whole of a damaged file. It goes to a new one: the damaged one stays as it is.
    fn open_whole(self) {
        let Some(bytes) = self.broken.try_update_value(Option::take).flatten() else {
            return;
        };
        let rescued = rescue(&bytes);
        if self
            .hold
            .get_value()
            .open_unsaved(&rescued.restoring())
            .is_err()
        {
            return self
                .trouble
                .set(Some(Trouble::from(Problem::BackupDamaged)));
        }
        spawn_local(async move {
            self.app.get_value().look_again().await;
            self.app.get_value().say(Words::WholeOpened);
        });
    }

    /// Goes on with what a crash journal has.
    fn go_on(self, number: usize) {
        let opened = self.found.with_value(|found| {
            let found = found.get(number)?;
            let hold = self.hold.get_value();
            hold.open_unsaved(&found.restoring()).ok()
        });
        if opened.is_none() {
            return self
                .trouble
                .set(Some(Trouble::from(Problem::FileUnreadable)));
        }
        spawn_local(async move {
            // What the journal has is what stands here now.
            let _same = self.hold.get_value().store.journalled().await;
            self.app.get_value().look_again().await;
        });
    }
}
