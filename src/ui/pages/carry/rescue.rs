//! *Redden wat er is*: look at everything, see what is whole, save it as it is.

use leptos::prelude::*;

use super::wipe::WipePart;
use crate::platform::files;
use crate::screen::rescue::{Rescue, report, rescue};
use crate::text::{Backup as Words, Problem, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonVariant, Fact, FactList, Notice, Section, Tone, notice::Voice,
};
use crate::ui::pages::sealed_copy::SaveAsItIs;
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::{busy_state, words};
use crate::workspace::{Action, Done};

#[component]
pub(super) fn RescuePart() -> impl IntoView {
    let app = App::expect();
    let busy = RwSignal::new(false);
    let found = RwSignal::new(None::<(Rescue, String)>);
    let trouble = RwSignal::new(None::<Trouble>);
    let look = move |()| {
        busy.set(true);
        trouble.set(None);
        app.send(Action::Inspect, move |outcome| {
            let _gone = busy.try_set(false);
            match outcome {
                Ok(Done::Inspected(inspection)) => {
                    let _gone = found.try_set(app.look(|desk, now| {
                        let lines = report(&inspection, now);
                        let lines: Vec<String> = lines.into_iter().map(words).collect();
                        (rescue(desk, &inspection), lines.join("\n"))
                    }));
                }
                Ok(_) => {}
                Err(failed) => {
                    let _gone = trouble.try_set(Some(failed));
                }
            }
        });
    };
    view! {
        <Section id="rescue" title=words(Words::Rescue) lead=words(Words::RescueLead)>
            {move || found.get().map(|(shown, report)| told(app, shown, report))}
            {move || trouble.get().map(|trouble| view! { <TroubleNotice trouble /> })}
            <div class="cluster">
                <Button state=busy_state(busy) on_press=look>
                    {words(Words::RescueLook)}
                </Button>
            </div>
            <p role="status">{move || busy.get().then(|| words(Words::RescueLooking))}</p>
        </Section>
        <Section id="rescue-save" title=words(Words::RescueSave)>
            <SaveAsItIs variant=ButtonVariant::Quiet />
        </Section>
        <WipePart />
    }
}

/// The report goes out as plain text: it names no one.
fn save(app: App, report: &str) {
    if files::download("verslag.txt", "text/plain", report.as_bytes()).is_err() {
        app.warn(Trouble::from(Problem::FileNotSaved));
    }
}

fn told(app: App, shown: Rescue, report: String) -> impl IntoView {
    let tone = if shown.is_whole {
        Tone::Good
    } else {
        Tone::Danger
    };
    let is_damaged = !shown.is_whole;
    let cases: Vec<Fact> = shown
        .cases
        .into_iter()
        .map(|(name, value)| Fact {
            name: words(name),
            value: words(value),
        })
        .collect();
    let line = |message| view! { <li>{words(message)}</li> };
    view! {
        <Notice tone voice=Voice::Status title=words(shown.verdict)>
            <ul>
                {shown.intact.into_iter().map(line).collect_view()}
                {shown.elsewhere.into_iter().map(line).collect_view()}
            </ul>
            {is_damaged.then(|| view! { <p>{words(Words::RescueNow)}</p> })}
        </Notice>
        <div class="cluster">
            <Button variant=ButtonVariant::Quiet on_press=move |()| save(app, &report)>
                {words(Words::RescueReport)}
            </Button>
        </div>
        {(!cases.is_empty()).then(|| view! { <FactList facts=Signal::stored(cases) /> })}
    }
}
