//! How the case can go on, each way with everything that is still open.

use leptos::prelude::*;

use crate::casefile::CaseId;
use crate::screen::Door;
use crate::screen::case::{MoveLine, MoveShelf};
use crate::text::{MoveGroup, MoveWord};
use crate::ui::components::{ButtonVariant, ConditionList, Disclosure, Fold, LinkButton, Section};
use crate::ui::doors::href;
use crate::ui::pages::condition_lines;
use crate::ui::words::words;

pub(super) fn moves(case: CaseId, shelves: Vec<MoveShelf>) -> Option<impl IntoView> {
    if shelves.is_empty() {
        return None;
    }
    let shelves = shelves
        .into_iter()
        .map(|MoveShelf { group, moves, door }| {
            let fold = match group {
                MoveGroup::Forward => Fold::Open,
                MoveGroup::Danger | MoveGroup::Plan | MoveGroup::Back | MoveGroup::End => {
                    Fold::Folded
                }
            };
            let name = format!("{group:?}").to_lowercase();
            let is_escalation = moves.iter().any(|line| line.is_escalation);
            // One button for all of them where they are made in one place.
            let button = door.map(|door| button(case, door, is_escalation));
            let lines = moves
                .into_iter()
                .enumerate()
                .map(|(place, line)| {
                    one(case, format!("move-{name}-{place}"), (line, door.is_none()))
                })
                .collect_view();
            view! {
                <Disclosure summary=words(group) fold>
                    {lines}
                    {button}
                </Disclosure>
            }
        })
        .collect_view();
    Some(view! {
        <Section id="moves" title=words(MoveWord::Heading) lead=words(MoveWord::Lead)>
            {shelves}
        </Section>
    })
}

fn button(case: CaseId, door: Door, is_escalation: bool) -> impl IntoView {
    let variant = if is_escalation {
        ButtonVariant::Quiet
    } else {
        ButtonVariant::Plain
    };
    view! { <LinkButton href=href(case, door) variant>{words(door.act())}</LinkButton> }
}

fn one(case: CaseId, id: String, (line, has_button): (MoveLine, bool)) -> impl IntoView {
    let is_open = !line.unmet.is_empty();
    let button = has_button.then(|| button(case, line.door, line.is_escalation));
    let conditions = condition_lines(case, line.unmet);
    view! {
        <article class="case-move">
            <h3 class="case-move-title">{words(line.title)}</h3>
            <p class="case-move-waits">{words(line.waits)}</p>
            {line.summary.map(|text| view! { <p>{words(text)}</p> })}
            {line.decided_by.map(|text| view! { <p class="case-move-waits">{words(text)}</p> })}
            {is_open.then(|| view! { <ConditionList id lines=conditions /> })}
            {button}
        </article>
    }
}
