//! The program broke off: a copy of everything first, as sealed as it is, then on.

use leptos::prelude::*;

use crate::platform::files;
use crate::text::{LockScreen as Words, Problem, Shell, Trouble};
use crate::ui::App;
use crate::ui::components::{Button, ButtonVariant, Glyph, Notice, PageHead, Tone};
use crate::ui::words::words;

/// The page.
#[component]
pub fn StoppedPage(
    /// The person goes on.
    #[prop(into)]
    on_go_on: Callback<()>,
) -> impl IntoView {
    let app = App::expect();
    let export = move |()| {
        app.sealed_copy(move |made| match made {
            Ok(file) => {
                if files::download(&file.name, "application/octet-stream", &file.bytes).is_err() {
                    app.warn(Trouble::from(Problem::FileNotSaved));
                }
            }
            Err(trouble) => app.warn(trouble),
        });
    };
    view! {
        <PageHead title=words(Shell::Bug) />
        <Notice tone=Tone::Warn>{words(Words::Stopped)}</Notice>
        <div class="cluster">
            <Button glyph=Glyph::Download on_press=export>
                {words(Words::StoppedExport)}
            </Button>
            <Button variant=ButtonVariant::Quiet on_press=on_go_on>
                {words(Words::StoppedGoOn)}
            </Button>
        </div>
    }
}
