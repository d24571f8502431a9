//! A file was made and read back: how it is called, and how its passphrase travels.

use leptos::prelude::*;

use crate::platform::files;
use crate::text::{Export as Words, Handover, Problem, Trouble};
use crate::ui::App;
use crate::ui::components::{Button, ButtonVariant, Glyph, Notice, Tone, notice::Voice};
use crate::ui::words::words;
use crate::workspace::Done;
use crate::workspace::action::{MadeFile, Secret};

/// What was handed out.
#[derive(Clone)]
pub struct HandedOut {
    /// The file, to save it once more.
    pub file: MadeFile,
    /// How many cases are in it.
    pub cases: u32,
    /// The words the program offered; one's own are not shown again.
    pub passphrase: Option<Secret>,
    /// The only one who can open it, where no passphrase does.
    pub only_for: Option<String>,
}

impl std::fmt::Debug for HandedOut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HandedOut")
    }
}

#[component]
pub(in crate::ui::pages) fn Exported(
    handed_out: HandedOut,
    #[prop(into)] on_again: Callback<()>,
) -> impl IntoView {
    let app = App::expect();
    let HandedOut {
        file,
        cases,
        passphrase,
        only_for,
    } = handed_out;
    let how = match only_for {
        Some(name) => {
            let only_for = words(Handover::OnlyFor { name });
            view! { <p>{only_for}</p> }.into_any()
        }
        None => {
            view! { <Notice tone=Tone::Warn><p>{words(Words::ByVoice)}</p></Notice> }.into_any()
        }
    };
    let name = file.name.clone();
    let again = move |()| {
        let saved = files::download(&file.name, "application/octet-stream", &file.bytes);
        if saved.is_err() {
            app.warn(Trouble::from(Problem::FileNotSaved));
        }
    };
    view! {
        <Notice tone=Tone::Good voice=Voice::Status title=words(Words::Made { count: cases })>
            <p>{words(Words::MadeName { name })}</p>
            <p>{words(Words::NoNames)}</p>
        </Notice>
        {passphrase
            .map(|passphrase| {
                view! {
                    <div class="stack" data-gap="small">
                        <p>{words(Words::YourWords)}</p>
                        <p class="carry-words" data-testid="file-words">{passphrase.to_string()}</p>
                        <p class="carry-aside">{words(Words::StillHere)}</p>
                    </div>
                }
            })}
        {how}
        <div class="cluster">
            <Button variant=ButtonVariant::Quiet glyph=Glyph::Download on_press=again>
                {words(Words::DownloadAgain)}
            </Button>
            <Button variant=ButtonVariant::Plain on_press=on_again>
                {words(Words::Another)}
            </Button>
        </div>
    }
}

/// Hands a file that was made to the browser.
pub(super) fn hand_out(
    answer: Result<Done, Trouble>,
    (cases, passphrase, only_for): (u32, Option<Secret>, Option<String>),
) -> Result<Option<HandedOut>, Box<Trouble>> {
    let Done::File(file) = answer? else {
        return Ok(None);
    };
    files::download(&file.name, "application/octet-stream", &file.bytes)
        .map_err(|_refused| Box::new(Trouble::from(Problem::FileNotSaved)))?;
    Ok(Some(HandedOut {
        file,
        cases,
        passphrase,
        only_for,
    }))
}
