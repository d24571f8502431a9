//! What to do now, grouped by when it presses; why stands behind a disclosure.

use leptos::prelude::*;

use crate::casefile::CaseId;
use crate::screen::case::{DutyLine, DutyShelf};
use crate::text::{DutyGroup, DutyWord};
use crate::ui::components::{
    ButtonVariant, Disclosure, DueItem, DueList, Empty, Fold, Glyph, LinkButton, Section,
};
use crate::ui::doors::href;
use crate::ui::words::{due_state, in_a_row, words};

pub(super) fn duties(case: CaseId, shelves: Vec<DutyShelf>) -> impl IntoView {
    let presses =
        |group: &DutyGroup| matches!(group, DutyGroup::Late | DutyGroup::Today | DutyGroup::Now);
    let nothing_now = !shelves.iter().any(|shelf| presses(&shelf.group));
    let shelves = shelves
        .into_iter()
        .map(|DutyShelf { group, duties }| {
            let heading = words(group.clone());
            let list = list(case, &heading, duties);
            if presses(&group) {
                view! {
                    <h3 class="case-duties-heading">{heading}</h3>
                    {list}
                }
                .into_any()
            } else {
                let fold = if group == DutyGroup::Done {
                    Fold::Folded
                } else {
                    Fold::Open
                };
                view! { <Disclosure summary=heading fold>{list}</Disclosure> }.into_any()
            }
        })
        .collect_view();
    view! {
        <Section id="duties" title=words(DutyWord::Heading)>
            {nothing_now
                .then(|| view! { <Empty glyph=Glyph::CheckCircle title=words(DutyWord::NothingNow) /> })}
            {shelves}
        </Section>
    }
}

fn list(case: CaseId, label: &str, duties: Vec<DutyLine>) -> impl IntoView + use<> {
    let items = duties
        .into_iter()
        .map(|duty| item(case, duty))
        .collect_view();
    view! { <DueList label=label.to_owned()>{items}</DueList> }
}

fn item(case: CaseId, duty: DutyLine) -> impl IntoView {
    let DutyLine {
        urgency,
        due,
        what,
        details,
        why,
        sources,
        buttons,
    } = duty;
    let about = in_a_row(&details);
    let has_why = !why.is_empty() || !sources.is_empty();
    let explain = move || {
        let why = why
            .into_iter()
            .map(|text| view! { <p>{words(text)}</p> })
            .collect_view();
        let sources = sources
            .into_iter()
            .map(|text| view! { <li>{words(text)}</li> })
            .collect_view();
        view! {
            <Disclosure summary=words(DutyWord::WhyLabel)>
                {why}
                <ul class="case-sources">{sources}</ul>
            </Disclosure>
        }
    };
    let has_buttons = !buttons.is_empty();
    let action = move || {
        let links = buttons
            .into_iter()
            .map(|button| {
                view! {
                    <LinkButton href=href(case, button.door) variant=ButtonVariant::Quiet>
                        {words(button.act)}
                    </LinkButton>
                }
            })
            .collect_view();
        has_buttons.then(|| view! { <span class="cluster">{links}</span> })
    };
    let more = move || has_why.then(explain);
    view! { <DueItem state=due_state(urgency) what=words(what) due=words(due) about action more /> }
}
