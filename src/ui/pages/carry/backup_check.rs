//! Reading a saved backup again: only this proves that it was saved.

use leptos::prelude::*;

use crate::screen::backup::{Checked, checked};
use crate::text::{Backup as Words, Trouble};
use crate::ui::App;
use crate::ui::components::{Busy, FileField, Notice, PickedFile, Tone, notice::Voice};
use crate::ui::file_pick::FilePick;
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::words;
use crate::vault::backup::BYTES_MAX;
use crate::workspace::{Action, Done};

/// What the last press came to.
#[derive(Clone, PartialEq)]
pub enum Outcome {
    /// Nothing was pressed, or something else is under way.
    Nothing,
    /// A file is being read again.
    Checking,
    /// It was read again.
    Checked(Checked),
    /// It failed.
    Failed(Trouble),
}

#[component]
pub(super) fn Check(outcome: RwSignal<Outcome>) -> impl IntoView {
    let app = App::expect();
    let file = FilePick::new();
    let check = move |picked: PickedFile| {
        outcome.set(Outcome::Nothing);
        if !file.take(picked) {
            return;
        }
        let Some(bytes) = file.hand_over() else {
            return;
        };
        outcome.set(Outcome::Checking);
        app.send(Action::CheckBackup(bytes), move |answer| {
            outcome.set(match answer {
                Ok(Done::BackupChecked(report)) => Outcome::Checked(checked(&report)),
                Ok(_) => Outcome::Nothing,
                Err(trouble) => Outcome::Failed(trouble),
            });
        });
    };
    view! {
        <FileField
            id="saved-backup"
            label=words(Words::ChooseSaved)
            hint=words(Words::ChooseSavedHint)
            accept=".mcb"
            bytes_max=BYTES_MAX
            chosen=file.chosen()
            error=file.error()
            on_pick=check
        />
    }
}

/// What the last press came to, in words.
pub(super) fn told(outcome: Outcome) -> Option<AnyView> {
    Some(match outcome {
        Outcome::Nothing => return None,
        Outcome::Checking => view! { <Busy text=words(Words::Checking) /> }.into_any(),
        Outcome::Failed(trouble) => view! { <TroubleNotice trouble /> }.into_any(),
        Outcome::Checked(Checked { text, behind }) => {
            let tone = if behind.is_some() {
                Tone::Warn
            } else {
                Tone::Good
            };
            view! {
                <Notice tone voice=Voice::Status title=words(text)>
                    {behind.map(|behind| view! { <p>{words(behind)}</p> })}
                </Notice>
            }
            .into_any()
        }
    })
}
