//! Everything that is stored, as sealed as it is, in a file: first of all when something is wrong.

use leptos::prelude::*;

use crate::platform::files;
use crate::text::{Backup as Words, Problem, Trouble};
use crate::ui::App;
use crate::ui::components::{Button, ButtonVariant, Glyph, Notice, Tone, Voice};
use crate::ui::words::{busy_state, words};

/// Makes the copy and hands it to the browser; its name, once that was done.
pub(super) fn save_copy(app: App, then: impl FnOnce(Option<String>) + 'static) {
    app.sealed_copy(move |made| match made {
        Ok(file) => {
            if files::download(&file.name, "application/octet-stream", &file.bytes).is_ok() {
                then(Some(file.name));
            } else {
                app.warn(Trouble::from(Problem::FileNotSaved));
                then(None);
            }
        }
        Err(trouble) => {
            app.warn(trouble);
            then(None);
        }
    });
}

/// The button with what it does, and what became of it.
#[component]
pub(super) fn SaveAsItIs(#[prop(optional)] variant: Option<ButtonVariant>) -> impl IntoView {
    let app = App::expect();
    let busy = RwSignal::new(false);
    let saved = RwSignal::new(None::<String>);
    let save = move |()| {
        busy.set(true);
        save_copy(app, move |name| {
            let _gone = busy.try_set(false);
            let _gone = saved.try_set(name);
        });
    };
    view! {
        <div class="stack" data-gap="small">
            <p class="prose">{words(Words::RescueSaveWhy)}</p>
            <div class="cluster">
                <Button
                    variant=variant.unwrap_or(ButtonVariant::Quiet)
                    glyph=Glyph::Download
                    state=busy_state(busy)
                    on_press=save
                >
                    {words(Words::RescueSave)}
                </Button>
            </div>
            {move || {
                saved
                    .get()
                    .map(|name| {
                        view! {
                            <Notice tone=Tone::Good voice=Voice::Status>
                                {words(Words::RescueSaved { name })}
                            </Notice>
                        }
                    })
            }}
        </div>
    }
}
