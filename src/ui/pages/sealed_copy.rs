//! Everything that is stored, as sealed as it is, in a file: first of all when something is wrong.

use leptos::prelude::*;

use crate::platform::files;
use crate::text::{Backup as Words, Problem, Trouble};
use crate::ui::App;
use crate::ui::components::{Button, ButtonState, ButtonVariant, Glyph, Notice, Tone, Voice};
use crate::ui::words::{busy_state, words};
use crate::workspace::action::MadeFile;

/// A copy being made: whether it is on its way, and under which name it was saved.
#[derive(Clone, Copy, Debug)]
pub(super) struct SealedCopy {
    app: App,
    busy: RwSignal<bool>,
    saved: RwSignal<Option<String>>,
}

impl SealedCopy {
    pub(super) fn new(app: App) -> Self {
        Self {
            app,
            busy: RwSignal::new(false),
            saved: RwSignal::new(None),
        }
    }

    /// Makes it and hands it to the browser. The page may have gone in the meantime.
    pub(super) fn save(self) {
        self.busy.set(true);
        self.app.sealed_copy(move |made| {
            let _gone = self.busy.try_set(false);
            let _gone = self.saved.try_set(self.hand_over(made));
        });
    }

    fn hand_over(self, made: Result<MadeFile, Trouble>) -> Option<String> {
        let trouble = match made {
            Err(trouble) => trouble,
            Ok(file) => {
                let given = files::download(&file.name, "application/octet-stream", &file.bytes);
                if given.is_ok() {
                    return Some(file.name);
                }
                Trouble::from(Problem::FileNotSaved)
            }
        };
        self.app.warn(trouble);
        None
    }

    /// Whether the button can be pressed.
    pub(super) fn state(self) -> Signal<ButtonState> {
        busy_state(self.busy)
    }

    /// What became of it.
    pub(super) fn outcome(self) -> impl IntoView {
        move || {
            self.saved.get().map(|name| {
                view! {
                    <Notice tone=Tone::Good voice=Voice::Status>
                        {words(Words::RescueSaved { name })}
                    </Notice>
                }
            })
        }
    }
}

/// The button with what it does, and what became of it.
#[component]
pub(super) fn SaveAsItIs(#[prop(optional)] variant: Option<ButtonVariant>) -> impl IntoView {
    let copy = SealedCopy::new(App::expect());
    view! {
        <div class="stack" data-gap="small">
            <p class="prose">{words(Words::RescueSaveWhy)}</p>
            <div class="cluster">
                <Button
                    variant=variant.unwrap_or(ButtonVariant::Quiet)
                    glyph=Glyph::Download
                    state=copy.state()
                    on_press=move |()| copy.save()
                >
                    {words(Words::RescueSave)}
                </Button>
            </div>
            {copy.outcome()}
        </div>
    }
}
