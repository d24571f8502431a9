//! *Reservekopie*: made, saved, and read again before anything is called good.

use leptos::prelude::*;

use super::backup_check::{Check, Outcome, told};
use super::folder::FolderPart;
use super::storage::StoragePart;
use super::survival::SurvivalCard;
use crate::platform::files;
use crate::screen::backup::{Backup, backup};
use crate::screen::today::BackupTone;
use crate::text::{Backup as Words, Problem, Trouble};
use crate::ui::App;
use crate::ui::components::{Button, Disclosure, Glyph, Notice, Section, Tone, notice::Voice};
use crate::ui::words::{busy_state, words};
use crate::workspace::{Action, Done};

#[component]
pub(super) fn BackupPart() -> impl IntoView {
    let app = App::expect();
    let shown = app.screen(backup);
    let awaits_survival =
        Memo::new(move |_| shown.get().is_some_and(|shown| shown.awaits_survival));
    let making = RwSignal::new(false);
    let file_name = RwSignal::new(None::<String>);
    let outcome = RwSignal::new(Outcome::Nothing);
    let make = move |()| {
        making.set(true);
        outcome.set(Outcome::Nothing);
        app.send(Action::BackUp, move |answer| {
            making.set(false);
            match answer.map_err(Box::new).and_then(save) {
                Ok(name) => file_name.set(name),
                Err(trouble) => outcome.set(Outcome::Failed(*trouble)),
            }
        });
    };
    view! {
        <Section id="backup" title=words(Words::Heading)>
            {move || shown.get().map(standing)}
            <div class="cluster">
                <Button glyph=Glyph::Download state=busy_state(making) on_press=make>
                    {words(Words::Make)}
                </Button>
            </div>
            {move || match file_name.get() {
                Some(name) => {
                    view! {
                        <Notice tone=Tone::Info voice=Voice::Status title=words(Words::Made { name })>
                            <p>{words(Words::MadeNext)}</p>
                        </Notice>
                        <Check outcome />
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <Disclosure summary=words(Words::CheckEarlier)>
                            <Check outcome />
                        </Disclosure>
                    }
                        .into_any()
                }
            }}
            {move || told(outcome.get())}
            <p class="carry-aside">{words(Words::OpensWith)} " " {words(Words::ContainsCopies)}</p>
        </Section>
        <FolderPart />
        <StoragePart shown />
        {move || awaits_survival.get().then(|| view! { <SurvivalCard /> })}
    }
}

/// Hands the file to the browser; its name, if there is one.
fn save(done: Done) -> Result<Option<String>, Box<Trouble>> {
    let Done::File(file) = done else {
        return Ok(None);
    };
    files::download(&file.name, "application/octet-stream", &file.bytes)
        .map_err(|_refused| Box::new(Trouble::from(Problem::FileNotSaved)))?;
    Ok(Some(file.name))
}

fn standing(shown: Backup) -> impl IntoView {
    let tone = match shown.risk.tone {
        BackupTone::Good => Tone::Good,
        BackupTone::Warn => Tone::Warn,
        BackupTone::Danger => Tone::Danger,
    };
    view! {
        <p class="section-lead">{words(shown.truth)}</p>
        <Notice tone title=words(shown.risk.light)>
            <p>{words(shown.risk.text)}</p>
            {shown.last.map(|last| view! { <p>{words(last)}</p> })}
        </Notice>
    }
}
