//! *Terugzetten* where a school stands already: a backup is looked into, and merged when the person says so.

use std::collections::BTreeSet;

use leptos::{html, prelude::*};

use super::import_preview::{Asked, Previewed, Taken};
use crate::casefile::CaseId;
use crate::screen::backup::{Beside, beside, came_along, merged};
use crate::screen::import_preview::{ImportPreview, Offer, TakenIn};
use crate::text::{Import, LockScreen, Restore as Words, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Busy, Button, ButtonPurpose, ButtonVariant, FileField, Form, Glyph, Notice, PassphraseField,
    PickedFile, Section, Tone, Voice, take_passphrase,
};
use crate::ui::file_pick::FilePick;
use crate::ui::routes::Route;
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::{busy_state, words};
use crate::vault::backup::BYTES_MAX;
use crate::workspace::action::BackupPlan;
use crate::workspace::{Action, Done, Stage};

/// How far one is.
#[derive(Clone)]
enum Step {
    Choosing,
    Looking(Box<Beside>),
    Taken(TakenIn),
}

/// What was looked into: exactly this is merged.
type Held = StoredValue<Option<Box<BackupPlan>>, LocalStorage>;

#[component]
pub(super) fn MergePart() -> impl IntoView {
    let app = App::expect();
    let step = RwSignal::new(Step::Choosing);
    let held: Held = StoredValue::new_local(None);
    let asked = Asked::new();
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let merge = move |()| {
        let plan = held.try_update_value(Option::take).flatten();
        let Some(plan) = plan else {
            return;
        };
        let (shown, bring_back) = (asked.shown(), asked.cases());
        let along = came_along(&plan);
        busy.set(true);
        trouble.set(None);
        app.send(Action::Merge { plan, bring_back }, move |answer| {
            if app.stage_now() != Stage::Unlocked {
                app.go(Route::Today);
                return app.say(Words::Replaced);
            }
            busy.set(false);
            match answer {
                Ok(done) => {
                    let came = if let Done::Imported { records, cases, .. } = done {
                        (cases, records)
                    } else {
                        (0, 0)
                    };
                    step.set(Step::Taken(merged(shown.as_ref(), came, along)));
                }
                Err(refused) => {
                    // What is here may be another than what was looked at: it is looked at anew.
                    step.set(Step::Choosing);
                    trouble.set(Some(refused));
                }
            }
        });
    };
    let look = Callback::new(move |cases: BTreeSet<CaseId>| {
        held.with_value(|plan| app.look(|desk, _| beside(plan.as_deref()?, desk, &cases).cases))
            .flatten()
    });
    let restart = move |()| {
        trouble.set(None);
        step.set(Step::Choosing);
    };
    view! {
        <Section id="merge" title=words(Words::MergeHeading) lead=words(Words::MergeLead)>
            {move || match step.get() {
                Step::Choosing => view! { <LookForm step held asked /> }.into_any(),
                Step::Looking(shown) => {
                    looked(*shown, (asked, look), busy, merge, restart).into_any()
                }
                Step::Taken(taken) => view! { <Taken taken on_other=restart /> }.into_any(),
            }}
            {move || trouble.get().map(|trouble| view! { <TroubleNotice trouble /> })}
        </Section>
    }
}

/// What it would do. Where cases come in, their own preview has the button.
fn looked(
    shown: Beside,
    (asked, on_ask): (Asked, Callback<BTreeSet<CaseId>, Option<ImportPreview>>),
    busy: RwSignal<bool>,
    merge: impl Fn(()) + Copy + Send + Sync + 'static,
    restart: impl Fn(()) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let tone = if shown.offers {
        Tone::Info
    } else {
        Tone::Plain
    };
    let offered = asked.offer();
    let has_own_button = move || {
        let offer = offered.get();
        offer.is_some_and(|(offer, _)| offer == Offer::TakeIn)
    };
    let offers = shown.offers;
    let button = move || {
        (offers && !has_own_button()).then(|| {
            view! {
                {move || busy.get().then(|| view! { <Busy text=words(Words::Merging) /> })}
                <Button glyph=Glyph::Upload state=busy_state(busy) on_press=merge>
                    {words(Words::Merge)}
                </Button>
            }
        })
    };
    let other = shown.cases.is_none().then(|| {
        view! {
            <Button variant=ButtonVariant::Plain on_press=restart>
                {words(Import::OtherFile)}
            </Button>
        }
    });
    view! {
        <Notice tone voice=Voice::Status title=words(shown.title)>
            {shown.lines.into_iter().map(|line| view! { <p>{words(line)}</p> }).collect_view()}
        </Notice>
        {shown
            .cases
            .map(|shown| {
                view! { <Previewed shown asked on_ask busy on_take_in=merge on_other=restart /> }
            })}
        <div class="cluster">{button} {other}</div>
    }
}

#[component]
fn LookForm(step: RwSignal<Step>, held: Held, asked: Asked) -> impl IntoView {
    let app = App::expect();
    let file = FilePick::new();
    let input = NodeRef::<html::Input>::new();
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let pick = move |picked: PickedFile| {
        trouble.set(None);
        file.take(picked);
    };
    let look = move |()| {
        let Some(file) = file.bytes() else {
            return file.fault(words(Import::ChooseFile));
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        trouble.set(None);
        let secret = take_passphrase(input);
        app.send(Action::LookIntoBackup { file, secret }, move |answer| {
            busy.set(false);
            match answer {
                Ok(Done::Beside(plan)) => {
                    let shown = app.look(|desk, _| beside(&plan, desk, &BTreeSet::new()));
                    held.set_value(Some(plan));
                    if let Some(shown) = shown {
                        asked.begin(shown.cases.clone());
                        step.set(Step::Looking(Box::new(shown)));
                    }
                }
                Ok(_) => {}
                Err(refused) => trouble.set(Some(refused)),
            }
        });
    };
    view! {
        <Form on_submit=look>
            <FileField
                id="merge-file"
                label=words(Words::Choose)
                hint=words(Words::ChooseHint)
                accept=".mcb"
                bytes_max=BYTES_MAX
                chosen=file.chosen()
                error=file.error()
                on_pick=pick
            />
            <PassphraseField
                id="merge-secret"
                label=words(Words::Secret)
                hint=words(Words::SecretHint)
                show_text=words(LockScreen::ShowPassphrase)
                hide_text=words(LockScreen::HidePassphrase)
                input
            />
            {move || trouble.get().map(|trouble| view! { <TroubleNotice trouble /> })}
            {move || busy.get().then(|| view! { <Busy text=words(Words::Looking) /> })}
            <div class="cluster">
                <Button purpose=ButtonPurpose::Submit glyph=Glyph::Eye state=busy_state(busy)>
                    {words(Words::Look)}
                </Button>
            </div>
        </Form>
    }
}
