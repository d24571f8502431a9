//! Agreed actions, people of the school, parents and what they were told, sisters and brothers.

use leptos::prelude::*;

use super::opened_case::OpenedCase;
use crate::casefile::CaseId;
use crate::screen::Door;
use crate::screen::form::FormKind;
use crate::screen::people::{
    ActionLine, NextCheckLine, ParentLine, People, SiblingLine, StaffLine, people,
};
use crate::text::Ledger;
use crate::ui::App;
use crate::ui::components::{
    Badge, ButtonVariant, Card, DueItem, DueList, Empty, Glyph, LinkButton, Section, Tone,
};
use crate::ui::doors::href;
use crate::ui::routes::{CasePlace, Route};
use crate::ui::words::{due_state, in_a_row, words};

/// The page.
#[component]
pub fn PeoplePage(
    /// The case.
    case: CaseId,
) -> impl IntoView {
    let shown = App::expect().screen(move |desk, now| people(desk, case, now));
    view! {
        <OpenedCase case place=CasePlace::People>
            {move || shown.get().flatten().map(|people| page(case, people))}
        </OpenedCase>
    }
}

fn page(case: CaseId, people: People) -> impl IntoView {
    let can_write = people.can_write;
    let to = move |kind| {
        can_write.then(|| {
            let door = Door::Form(kind);
            view! {
                <LinkButton href=href(case, door) variant=ButtonVariant::Quiet>
                    {words(door.act())}
                </LinkButton>
            }
        })
    };
    view! {
        <div class="case-people stack" data-gap="large">
            <Section id="actions" title=words(Ledger::ActionsHeading)>
                {actions(case, people.actions)}
                {to(FormKind::AgreedAction)}
            </Section>
            <Section id="next-check" title=words(Ledger::NextCheckHeading)>
                {next_check(people.next_check)}
                {to(FormKind::NextCheck)}
            </Section>
            <Section id="parents" title=words(Ledger::ParentsHeading) lead=words(Ledger::ParentsLead)>
                {parents(people.parents)}
                {to(FormKind::ParentsInformed)}
            </Section>
            <Section id="staff" title=words(Ledger::StaffHeading)>
                <ul class="case-people-list">{people.staff.into_iter().map(staff).collect_view()}</ul>
                {excluded(people.excluded)}
                {to(FormKind::CaseManager)}
            </Section>
            <Section id="siblings" title=words(Ledger::SiblingsHeading) lead=words(Ledger::SiblingsLead)>
                {siblings(people.siblings)}
                {to(FormKind::Sibling)}
            </Section>
        </div>
    }
}

fn actions(case: CaseId, actions: Vec<ActionLine>) -> AnyView {
    if actions.is_empty() {
        return view! { <Empty glyph=Glyph::Check title=words(Ledger::NoActions) /> }.into_any();
    }
    let items = actions
        .into_iter()
        .map(|line| {
            let button = move || {
                line.door.map(|door| {
                    view! {
                        <LinkButton href=href(case, door) variant=ButtonVariant::Quiet>
                            {words(Ledger::CheckNow)}
                        </LinkButton>
                    }
                })
            };
            view! {
                <DueItem
                    state=due_state(line.urgency)
                    what=line.what
                    due=words(line.due)
                    about=words(line.owner)
                    why=in_a_row(&line.history)
                    action=button
                />
            }
        })
        .collect_view();
    view! { <DueList label=words(Ledger::ActionsHeading)>{items}</DueList> }.into_any()
}

fn next_check(check: NextCheckLine) -> impl IntoView {
    view! {
        <DueList label=words(Ledger::NextCheckHeading)>
            <DueItem state=due_state(check.urgency) what=check.what due=words(check.when) />
        </DueList>
    }
}

fn staff(line: StaffLine) -> impl IntoView {
    view! {
        <li>
            <span class="case-people-name">{words(line.who)}</span>
            <span class="case-people-part">{in_a_row(&line.part)}</span>
        </li>
    }
}

fn excluded(people: Vec<crate::text::Message>) -> Option<impl IntoView> {
    (!people.is_empty()).then(|| {
        let people = people
            .into_iter()
            .map(|who| view! { <li>{words(who)}</li> })
            .collect_view();
        view! {
            <h3>{words(Ledger::ExcludedHeading)}</h3>
            <ul class="case-people-list">{people}</ul>
        }
    })
}

fn parents(parents: Vec<ParentLine>) -> AnyView {
    if parents.is_empty() {
        return view! { <Empty glyph=Glyph::People title=words(Ledger::NoParents) /> }.into_any();
    }
    let cards = parents
        .into_iter()
        .map(|parent| {
            let is_silent = parent.tellings.is_empty();
            let tellings = parent
                .tellings
                .into_iter()
                .map(|telling| {
                    let tone = if telling.is_told { Tone::Good } else { Tone::Warn };
                    let corrected = telling.corrected.into_iter().map(words);
                    let corrected = corrected.map(|text| view! { <p>{text}</p> });
                    view! {
                        <li>
                            <Badge tone text=words(telling.what) />
                            <p>{words(telling.how)}</p>
                            {corrected.collect_view()}
                        </li>
                    }
                })
                .collect_view();
            view! {
                <Card title=parent.name>
                    <p>{words(parent.custody)}</p>
                    {is_silent.then(|| view! { <p class="case-people-part">{words(Ledger::NeverTold)}</p> })}
                    <ul class="case-people-tellings">{tellings}</ul>
                </Card>
            }
        })
        .collect_view();
    view! { <div class="grid">{cards}</div> }.into_any()
}

fn siblings(lines: Vec<SiblingLine>) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{words(Ledger::NoSiblings)}</p> }.into_any();
    }
    let lines = lines
        .into_iter()
        .map(|line| {
            let pupil = words(line.pupil);
            let name = match line.case {
                Some(case) => {
                    let href = Route::Case(case, CasePlace::Overview).fragment();
                    view! { <a href=href>{pupil}</a> }.into_any()
                }
                None => pupil.into_any(),
            };
            view! { <li>{name} <span class="case-people-part">{line.relation}</span></li> }
        })
        .collect_view();
    view! { <ul class="case-people-list">{lines}</ul> }.into_any()
}
