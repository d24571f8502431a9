//! *Bewijs*: nobody has to take our word for it.

use leptos::prelude::*;

use crate::platform::loader;
use crate::screen::settings::proof::{Evidence, Line, Shelf, Stored, proof};
use crate::text::Proof as Words;
use crate::ui::App;
use crate::ui::components::{Fact, FactList, Notice, Section, Tone};
use crate::ui::words::words;

#[component]
pub(super) fn ProofPart() -> impl IntoView {
    let evidence = Evidence::read(&loader::evidence());
    let shown = RwSignal::new(proof(&evidence, &Stored::default()));
    App::expect().holdings(move |stored| {
        // The page may have gone in the meantime.
        let _gone = shown.try_set(proof(&evidence, &stored));
    });
    let (tone, verdict) = if shown.with_untracked(|shown| shown.is_quiet) {
        (Tone::Good, Words::TrafficNone)
    } else {
        (Tone::Warn, Words::TrafficSome)
    };
    let (later, policy) = shown.with_untracked(|shown| (shown.later.clone(), shown.policy.clone()));
    view! {
        <p class="prose">{words(Words::Lead)}</p>
        <Section id="traffic" title=words(Words::Traffic)>
            <Notice tone>{words(verdict)}</Notice>
            <FactList facts=Signal::derive(move || shown.with(|shown| facts(&shown.traffic))) />
            <Lines lines=later />
            <p class="settings-source">{words(Words::TrafficCheck)}</p>
        </Section>
        {move || shown.with(|shown| shown.kept.iter().cloned().map(shelf).collect_view())}
        <Section id="policy" title=words(Words::Policy) lead=words(Words::PolicyLead)>
            <Lines lines=policy />
            <p class="settings-source">{words(Words::PolicyCheck)}</p>
        </Section>
        <Section id="build" title=words(Words::Build)>
            <FactList facts=Signal::derive(move || shown.with(|shown| facts(&shown.build))) />
            <p class="settings-source">{move || shown.with(|shown| words(shown.build_check.clone()))}</p>
        </Section>
    }
}

fn shelf(shelf: Shelf) -> impl IntoView {
    let lines = facts(&shelf.lines);
    view! {
        <Section id=shelf.id title=words(shelf.title) lead=words(shelf.lead)>
            <FactList facts=Signal::derive(move || lines.clone()) />
            <p class="prose">{words(shelf.plain)}</p>
            <p class="settings-source">{words(shelf.check)}</p>
        </Section>
    }
}

/// What only an ICT department reads word for word.
#[component]
fn Lines(lines: Vec<String>) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        let items = lines
            .into_iter()
            .map(|line| view! { <li><code class="settings-code">{line}</code></li> })
            .collect_view();
        view! { <ul class="settings-facts">{items}</ul> }
    })
}

fn facts(lines: &[Line]) -> Vec<Fact> {
    lines
        .iter()
        .map(|(name, value)| Fact {
            name: words(name.clone()),
            value: words(value.clone()),
        })
        .collect()
}
