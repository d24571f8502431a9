//! Taking somebody's place away, after it was said what they can still read.

use leptos::prelude::*;
use uuid::Uuid;

use super::Failed;
use super::colleague::NotNow;
use super::members::Task;
use crate::screen::settings::members::known_member;
use crate::text::{MemberPage as Words, Trouble};
use crate::ui::App;
use crate::ui::components::{Busy, Button, ButtonVariant, Glyph, Notice, Section, Tone};
use crate::ui::words::words;
use crate::workspace::Action;

#[component]
pub(super) fn RemoveMember(id: Uuid, task: RwSignal<Task>) -> impl IntoView {
    let app = App::expect();
    let known = app.look(|desk, _| known_member(desk, id)).flatten()?;
    let name = known.answers.name;
    let trouble = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let remove = move |()| {
        busy.set(true);
        trouble.set(None);
        app.send(Action::RemoveMember(id), move |outcome| {
            let _gone = busy.try_set(false);
            match outcome {
                Ok(_) => {
                    let _gone = task.try_set(Task::List);
                }
                Err(found) => {
                    let _gone = trouble.try_set(Some(found));
                }
            }
        });
    };
    Some(view! {
        <Section id="member-remove" title=words(Words::RemoveTitle { name })>
            <ul class="settings-facts">
                <li>{words(Words::RemoveFromNow)}</li>
                <li>{words(Words::RemoveStays)}</li>
            </ul>
            <Notice tone=Tone::Warn>{words(Words::RemoveOldCopies)}</Notice>
            <Failed trouble />
            {move || {
                if busy.get() {
                    view! { <Busy text=words(Words::Working) /> }.into_any()
                } else {
                    view! {
                        <div class="cluster">
                            <Button variant=ButtonVariant::Danger glyph=Glyph::Trash on_press=remove>
                                {words(Words::RemoveNow)}
                            </Button>
                            <NotNow task />
                        </div>
                    }
                        .into_any()
                }
            }}
        </Section>
    })
}
