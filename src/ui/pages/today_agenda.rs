//! The agenda file on *Vandaag*: made here, downloaded, kept nowhere.

use leptos::prelude::*;

use crate::platform::files;
use crate::screen::agenda;
use crate::text::{Agenda as Words, Problem, Trouble};
use crate::ui::App;
use crate::ui::components::{Button, ButtonVariant, Glyph, Section};
use crate::ui::words::words;

/// The section; nothing while no day is asked for.
#[component]
pub(super) fn AgendaFile() -> impl IntoView {
    let app = App::expect();
    let count = app.screen(agenda::count);
    let is_made = RwSignal::new(false);
    let make = move |()| {
        let Some(file) = app.look(agenda::file) else {
            return;
        };
        match files::download(&file.name, "text/calendar", &file.bytes) {
            Ok(()) => is_made.set(true),
            Err(_) => app.warn(Trouble::from(Problem::FileNotSaved)),
        }
    };
    let section = move |count| {
        view! {
            <Section id="agenda" title=words(Words::Heading) lead=words(Words::Lead)>
                <p>{words(count)}</p>
                <div>
                    <Button variant=ButtonVariant::Quiet glyph=Glyph::Calendar on_press=make>
                        {words(Words::Make)}
                    </Button>
                </div>
                <p role="status">{move || is_made.get().then(|| words(Words::Made))}</p>
                <p class="field-hint">{words(Words::Again)}</p>
            </Section>
        }
    };
    move || count.get().flatten().map(section)
}
