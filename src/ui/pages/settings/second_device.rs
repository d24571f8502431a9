//! The school's file, by which a later device of the school is set up: made by whoever leads.

use leptos::prelude::*;

use super::Failed;
use crate::platform::files;
use crate::text::{MemberPage as Words, Problem, Trouble};
use crate::ui::App;
use crate::ui::components::{Button, ButtonVariant, Glyph, Notice, Section, Tone, notice::Voice};
use crate::ui::words::{busy_state, words};
use crate::workspace::{Action, Done};

#[component]
pub(super) fn SecondDevice() -> impl IntoView {
    let app = App::expect();
    let may = app.screen(|desk, _| desk.me.may_administer());
    move || {
        may.get()
            .unwrap_or_default()
            .then(|| view! { <MakeFile /> })
    }
}

#[component]
fn MakeFile() -> impl IntoView {
    let app = App::expect();
    let busy = RwSignal::new(false);
    let made = RwSignal::new(None::<String>);
    let trouble = RwSignal::new(None::<Trouble>);
    let make = move |()| {
        busy.set(true);
        trouble.set(None);
        app.send(Action::MakeSchoolFile, move |answer| {
            busy.set(false);
            match answer {
                Ok(Done::File(file)) => {
                    let saved =
                        files::download(&file.name, "application/octet-stream", &file.bytes);
                    if saved.is_err() {
                        trouble.set(Some(Trouble::from(Problem::FileNotSaved)));
                    } else {
                        made.set(Some(file.name));
                    }
                }
                Ok(_) => {}
                Err(refused) => trouble.set(Some(refused)),
            }
        });
    };
    view! {
        <Section id="second-device" title=words(Words::SecondDevice) lead=words(Words::SecondDeviceWhy)>
            <Failed trouble />
            {move || {
                made.get()
                    .map(|name| {
                        view! {
                            <Notice
                                tone=Tone::Good
                                voice=Voice::Status
                                title=words(Words::SchoolFileMade { name })
                            >
                                <p>{words(Words::SchoolFileNext)}</p>
                            </Notice>
                        }
                    })
            }}
            <div class="cluster">
                <Button
                    variant=ButtonVariant::Quiet
                    glyph=Glyph::Download
                    state=busy_state(busy)
                    on_press=make
                >
                    {words(Words::MakeSchoolFile)}
                </Button>
            </div>
        </Section>
    }
}
