//! The program broke off: a copy of everything first, as sealed as it is, then on.

use leptos::prelude::*;

use super::sealed_copy::save_copy;
use crate::text::{Backup, LockScreen as Words, Shell};
use crate::ui::App;
use crate::ui::components::{Button, ButtonVariant, Glyph, Notice, PageHead, Tone, Voice};
use crate::ui::words::{busy_state, words};

/// The page.
#[component]
pub fn StoppedPage(
    /// The person goes on.
    #[prop(into)]
    on_go_on: Callback<()>,
) -> impl IntoView {
    let app = App::expect();
    let busy = RwSignal::new(false);
    let saved = RwSignal::new(None::<String>);
    let export = move |()| {
        busy.set(true);
        save_copy(app, move |name| {
            let _gone = busy.try_set(false);
            let _gone = saved.try_set(name);
        });
    };
    if app.takes_copy_wish() {
        export(());
    }
    view! {
        <PageHead title=words(Shell::Bug) />
        <Notice tone=Tone::Warn>{words(Words::Stopped)}</Notice>
        <p class="prose">{words(Backup::RescueSaveWhy)}</p>
        {move || {
            saved
                .get()
                .map(|name| {
                    view! {
                        <Notice tone=Tone::Good voice=Voice::Status>
                            {words(Backup::RescueSaved { name })}
                        </Notice>
                    }
                })
        }}
        <div class="cluster">
            <Button glyph=Glyph::Download state=busy_state(busy) on_press=export>
                {words(Words::StoppedExport)}
            </Button>
            <Button variant=ButtonVariant::Quiet on_press=on_go_on>
                {words(Words::StoppedGoOn)}
            </Button>
        </div>
    }
}
