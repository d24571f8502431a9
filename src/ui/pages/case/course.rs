//! The course of a case: the phases as they went, the five statutory steps, what went otherwise.

use leptos::prelude::*;

use crate::casefile::CaseId;
use crate::screen::case::{DeviationLine, MapLine, MapState, StepLine};
use crate::text::{CaseAlert, Map, Step};
use crate::ui::components::{
    Badge, ButtonVariant, Disclosure, Glyph, LinkButton, MapStep, PhaseMap, Section, StepState,
    Tone,
};
use crate::ui::doors::href;
use crate::ui::words::{in_a_row, words};

pub(in crate::ui::pages) fn map(lines: Vec<MapLine>) -> Option<impl IntoView> {
    if lines.is_empty() {
        return None;
    }
    let drawn: Vec<MapStep> = lines
        .into_iter()
        .map(|line| MapStep {
            name: line.name,
            state: match line.state {
                MapState::NotBegun => StepState::NotBegun,
                MapState::Running => StepState::Running,
                MapState::Done => StepState::Done,
                MapState::Left => StepState::Left,
                MapState::Skipped => StepState::Skipped,
            },
            state_text: words(line.words),
            detail: in_a_row(&line.details),
        })
        .collect();
    Some(view! { <PhaseMap label=words(Map::Label) steps=drawn /> })
}

pub(super) fn steps(case: CaseId, lines: Vec<StepLine>) -> Option<impl IntoView> {
    if lines.is_empty() {
        return None;
    }
    let lines = lines
        .into_iter()
        .map(|line| {
            let (tone, symbol) = if line.is_proven {
                (Tone::Good, Glyph::CheckCircle)
            } else {
                (Tone::Plain, Glyph::Circle)
            };
            let ways = line
                .doors
                .into_iter()
                .map(|door| view! { <li><a href=href(case, door)>{words(door.act())}</a></li> })
                .collect_view();
            view! {
                <li class="case-step">
                    <p class="case-step-name">{words(line.name)}</p>
                    <Badge tone glyph=symbol text=words(line.words) />
                    <ul class="case-step-doors">{ways}</ul>
                </li>
            }
        })
        .collect_view();
    Some(view! {
        <Disclosure summary=words(Step::Heading)>
            <p>{words(Step::Lead)}</p>
            <ol class="case-steps">{lines}</ol>
        </Disclosure>
    })
}

pub(super) fn deviations(case: CaseId, lines: Vec<DeviationLine>) -> Option<impl IntoView> {
    if lines.is_empty() {
        return None;
    }
    let lines = lines
        .into_iter()
        .map(|line| {
            let unmet = line
                .unmet
                .into_iter()
                .map(|text| view! { <li>{words(text)}</li> })
                .collect_view();
            let button = line.door.map(|door| {
                view! {
                    <LinkButton href=href(case, door) variant=ButtonVariant::Quiet>
                        {words(door.act())}
                    </LinkButton>
                }
            });
            view! {
                <li class="case-deviation">
                    <p>{words(line.when)}</p>
                    <ul>{unmet}</ul>
                    <p class="case-deviation-reason">{words(line.reason)}</p>
                    {button}
                </li>
            }
        })
        .collect_view();
    Some(view! {
        <Section id="deviations" title=words(CaseAlert::Deviations)>
            <ul class="case-deviations">{lines}</ul>
        </Section>
    })
}
