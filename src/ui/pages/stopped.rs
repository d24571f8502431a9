//! The program broke off: a copy of everything first, as sealed as it is, then on.

use leptos::prelude::*;

use super::sealed_copy::SealedCopy;
use crate::text::{Backup, LockScreen as Words, Shell};
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
    let copy = SealedCopy::new(app);
    if app.takes_copy_wish() {
        copy.save();
    }
    view! {
        <PageHead title=words(Shell::Bug) />
        <Notice tone=Tone::Warn>{words(Words::Stopped)}</Notice>
        <p class="prose">{words(Backup::RescueSaveWhy)}</p>
        {copy.outcome()}
        <div class="cluster">
            <Button glyph=Glyph::Download state=copy.state() on_press=move |()| copy.save()>
                {words(Words::StoppedExport)}
            </Button>
            <Button variant=ButtonVariant::Quiet on_press=on_go_on>
                {words(Words::StoppedGoOn)}
            </Button>
        </div>
    }
}
