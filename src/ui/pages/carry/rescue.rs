//! *Redden wat er is*: look at everything, see what is whole, save it as it is.

use leptos::prelude::*;

use crate::screen::rescue::{Rescue, rescue};
use crate::text::{Backup as Words, Trouble};
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
    let found = RwSignal::new(None::<Rescue>);
    let trouble = RwSignal::new(None::<Trouble>);
    let look = move |()| {
        busy.set(true);
        trouble.set(None);
        app.send(Action::Inspect, move |outcome| {
            let _gone = busy.try_set(false);
            match outcome {
                Ok(Done::Inspected(inspection)) => {
                    let _gone = found.try_set(app.look(|desk, _| rescue(desk, &inspection)));
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
            {move || found.get().map(told)}
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
    }
}

fn told(shown: Rescue) -> impl IntoView {
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
        {(!cases.is_empty()).then(|| view! { <FactList facts=Signal::stored(cases) /> })}
    }
}
