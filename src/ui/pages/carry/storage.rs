//! What this browser does with the store: its promise, asked for with a press, and the room it gives.

use leptos::prelude::*;

use crate::screen::backup::{Backup, asked};
use crate::text::{Backup as Words, Message};
use crate::ui::App;
use crate::ui::components::{Button, ButtonVariant, Notice, Tone, Voice};
use crate::ui::words::words;
use crate::workspace::Action;

#[component]
pub(super) fn StoragePart(shown: Memo<Option<Backup>>) -> impl IntoView {
    let app = App::expect();
    let answer = RwSignal::new(None::<Message>);
    let ask = move |()| {
        app.send(
            Action::LookAtStorage { asks_to_keep: true },
            move |outcome| match outcome {
                Ok(_) => {
                    let _gone = answer.try_set(app.look(asked));
                }
                Err(trouble) => app.warn(trouble),
            },
        );
    };
    move || {
        shown.get().map(|shown| {
            view! {
                <section class="stack" data-gap="small" aria-labelledby="storage-title">
                    <h3 id="storage-title">{words(Words::ThisBrowser)}</h3>
                    <p class="prose">{words(shown.browser)}</p>
                    {shown.room.into_iter().map(|line| view! { <p>{words(line)}</p> }).collect_view()}
                    {shown
                        .may_ask
                        .then(|| {
                            view! {
                                <div class="cluster">
                                    <Button variant=ButtonVariant::Quiet on_press=ask>
                                        {words(Words::AskToKeep)}
                                    </Button>
                                </div>
                            }
                        })}
                    {move || {
                        answer
                            .get()
                            .map(|answer| {
                                view! {
                                    <Notice tone=Tone::Info voice=Voice::Status>
                                        {words(answer)}
                                    </Notice>
                                }
                            })
                    }}
                </section>
            }
        })
    }
}
