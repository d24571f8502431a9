//! A folder for backups: a new file each time, read back and checked; old ones thinned.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::folder::{self, Folder};
use crate::screen::backup::{Checked, checked};
use crate::text::{Folder as Words, Message, Problem, Trouble};
use crate::ui::App;
use crate::ui::components::{Busy, Button, ButtonVariant, Glyph, Notice, Section, Tone, Voice};
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::{busy_state, words};
use crate::workspace::backup_folder::thin;
use crate::workspace::{Action, Done};

/// What stands in the folder now: the checked file, and how many older ones went.
type Written = (Message, Checked, u32);

#[component]
pub(super) fn FolderPart() -> impl IntoView {
    let shown = if folder::is_possible() {
        view! { <Chosen /> }.into_any()
    } else {
        view! { <Notice tone=Tone::Info>{words(Words::Absent)}</Notice> }.into_any()
    };
    view! {
        <Section id="folder" title=words(Words::Heading)>
            {shown}
        </Section>
    }
}

#[component]
fn Chosen() -> impl IntoView {
    let app = App::expect();
    let folder = RwSignal::new_local(None::<Folder>);
    let busy = RwSignal::new(false);
    let outcome = RwSignal::new(None::<Result<Written, Trouble>>);
    spawn_local(async move {
        let _gone = folder.try_set(Folder::remembered().await);
    });
    let choose = move |()| {
        spawn_local(async move {
            match Folder::choose().await {
                Ok(Some(chosen)) => {
                    let _gone = folder.try_set(Some(chosen));
                    let _gone = outcome.try_set(None);
                }
                Ok(None) => {}
                Err(_refused) => {
                    let _gone = outcome.try_set(Some(Err(Trouble::from(Problem::FolderDenied))));
                }
            }
        });
    };
    let write = move |()| {
        let Some(folder) = folder.get_untracked() else {
            return;
        };
        busy.set(true);
        outcome.set(None);
        spawn_local(async move {
            let written = write_and_check(app, &folder).await;
            let _gone = busy.try_set(false);
            let _gone = outcome.try_set(Some(written));
        });
    };
    view! {
        <p class="prose">{words(Words::Lead)}</p>
        {move || {
            folder.with(|folder| {
                folder.as_ref().map(|folder| {
                    let name = folder.name();
                    view! { <p>{words(Words::Chosen { name })}</p> }
                })
            })
        }}
        <div class="cluster">
            {move || {
                let is_chosen = folder.with(Option::is_some);
                let choose_words = if is_chosen { Words::Other } else { Words::Choose };
                let write = is_chosen.then(|| {
                    view! {
                        <Button glyph=Glyph::Download state=busy_state(busy) on_press=write>
                            {words(Words::Write)}
                        </Button>
                    }
                });
                view! {
                    {write}
                    <Button variant=ButtonVariant::Quiet on_press=choose>{words(choose_words)}</Button>
                }
            }}
        </div>
        {move || busy.get().then(|| view! { <Busy text=words(Words::Writing) /> })}
        {move || outcome.get().map(told)}
    }
}

fn told(outcome: Result<Written, Trouble>) -> AnyView {
    match outcome {
        Err(trouble) => view! { <TroubleNotice trouble /> }.into_any(),
        Ok((name, Checked { text, .. }, gone)) => view! {
            <Notice tone=Tone::Good voice=Voice::Status title=words(name)>
                <p>{words(text)}</p>
                {(gone > 0).then(|| view! { <p>{words(Words::Thinned { gone })}</p> })}
            </Notice>
        }
        .into_any(),
    }
}

/// Writes a new file, reads it back and checks all of it; only then do older ones go.
async fn write_and_check(app: App, folder: &Folder) -> Result<Written, Trouble> {
    let refused = || Trouble::from(Problem::FolderDenied);
    // First of all, while the press still counts.
    if !folder.permits().await {
        return Err(refused());
    }
    let Done::File(file) = app.perform(Action::BackUp).await? else {
        return Err(refused());
    };
    // A second one in the same minute, of the same contents, has the same name.
    let before = folder.names().await.unwrap_or_default();
    let stood = before.contains(&file.name);
    let read_back = folder.write(&file.name, &file.bytes).await;
    let read_back = read_back.map_err(|_failed| refused())?;
    let Done::BackupChecked(report) = app.perform(Action::CheckBackup(read_back)).await? else {
        return Err(refused());
    };
    let names = folder.names().await.unwrap_or_default();
    let mut gone = 0;
    for old in thin(&names, &file.name, app.now().date_naive()) {
        // One that cannot be removed is tried again next time.
        gone += u32::from(folder.remove(&old).await.is_ok());
    }
    let written = if stood {
        let at = report.made_at;
        Words::Stood { at }
    } else {
        Words::Written { name: file.name }
    }
    .into();
    Ok((written, checked(&report), gone))
}
