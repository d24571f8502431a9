//! The stop screen: it is about a member of staff, so this plan does not apply (domain 1.6 no. 33).

use leptos::prelude::*;

use super::{Page, questions::keep, write};
use crate::platform::printing;
use crate::screen::notice::{Destination, Step};
use crate::text::{EmployeeStop as Words, Problem, QuickObservation, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonVariant, CallButton, Disclosure, Glyph, Notice, PageHead, Tone,
};
use crate::ui::shell::EmergencyLink;
use crate::ui::words::words;

#[component]
pub(super) fn Stop(shown: Page) -> impl IntoView {
    let app = App::expect();
    let inspector = shown.with_untracked(|shown| shown.inspector.clone());
    let destination = shown.with_untracked(|shown| shown.destination);
    let print = move |()| {
        if printing::print().is_err() {
            app.warn(Trouble::from(Problem::PrintRefused));
        }
    };
    let draft = app.notice().get_untracked();
    view! {
        <PageHead title=words(Words::Heading) lead=words(Words::NotThisPlan) />
        <Notice tone=Tone::Warn>{words(Words::TellBoard)}</Notice>
        <p class="prose">{words(Words::BoardMust)}</p>
        {inspector
            .map(|(number, name)| {
                view! { <CallButton number name=words(name) hint=words(Words::InspectorHours) /> }
            })}
        <p class="cluster">
            <span>{words(Words::DangerStill)}</span>
            <EmergencyLink text=QuickObservation::ToEmergency />
        </p>
        <p class="prose">{words(Words::NothingKept)}</p>
        <section class="stop-sheet" aria-labelledby="stop-sheet">
            <h2 id="stop-sheet">{words(Words::PrintHeading)}</h2>
            <p class="verbatim">{draft.seen}</p>
            <p class="verbatim">{draft.literal_words}</p>
        </section>
        <div class="cluster">
            <Button glyph=Glyph::Print on_press=print>
                {words(QuickObservation::PrintIt)}
            </Button>
            <Button
                variant=ButtonVariant::Plain
                on_press=move |()| {
                    write(app, |draft| {
                        draft.is_colleague = Some(false);
                        draft.step = Step::Questions;
                    });
                }
            >
                {words(Words::BackItIsNot)}
            </Button>
        </div>
        {(destination != Destination::Screen)
            .then(|| {
                view! {
                    <Disclosure summary=words(Words::KeepInInbox)>
                        <p>{words(Words::InboxReaders)}</p>
                        <Button
                            variant=ButtonVariant::Quiet
                            on_press=move |()| keep(app, Destination::Inbox, || ())
                        >
                            {words(Words::KeepInInbox)}
                        </Button>
                    </Disclosure>
                }
            })}
    }
}
