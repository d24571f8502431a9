//! Entering another phase: everything that is met and not, who carries it then, and the reason.

use leptos::prelude::*;

use super::condition_lines;
use super::opened_case::OpenedCase;
use crate::casefile::CaseId;
use crate::screen::Door;
use crate::screen::form::{FormKind, Value, id};
use crate::screen::phase_change::{PhaseOption, phase_change};
use crate::text::MoveWord;
use crate::ui::App;
use crate::ui::components::{
    ButtonVariant, ConditionList, Empty, Glyph, LinkButton, Notice, Section, Tone,
};
use crate::ui::doors;
use crate::ui::record_form::{RecordForm, Session};
use crate::ui::routes::{CasePlace, Route};
use crate::ui::words::words;

/// The page.
#[component]
pub fn PhasePage(
    /// The case.
    case: CaseId,
) -> impl IntoView {
    view! {
        <OpenedCase case place=CasePlace::Phase>
            <Changing case />
        </OpenedCase>
    }
}

#[component]
fn Changing(case: CaseId) -> impl IntoView {
    let app = App::expect();
    let shown = app.screen(move |desk, now| phase_change(desk, case, now));
    let session = Session::open(app, Some(case), FormKind::PhaseEntry, None)?;
    if shown
        .get_untracked()
        .flatten()
        .is_none_or(|change| change.options.is_empty())
    {
        return Some(without_phases(case).into_any());
    }
    let chosen = move || match session.answer(&id::PHASE) {
        Some(Value::Choice(value)) => Some(value),
        _ => None,
    };
    let weighed = move || {
        let option = shown.get().flatten().and_then(|change| {
            let value = chosen()?;
            change
                .options
                .into_iter()
                .find(|option| option.value == value)
        });
        match option {
            Some(option) => weighed(case, option).into_any(),
            None => view! { <p>{words(MoveWord::ChooseFirst)}</p> }.into_any(),
        }
    };
    let submit = move |()| {
        session.submit(move |_| app.go(Route::Case(case, CasePlace::Overview)));
    };
    Some(
        view! {
            <Section id="phase" title=words(MoveWord::PhaseHeading)>
                <RecordForm session before_submit=move || view! { <div class="phase-weighed">{weighed}</div> } on_submit=submit />
            </Section>
        }
        .into_any(),
    )
}

fn weighed(case: CaseId, option: PhaseOption) -> impl IntoView {
    let conditions = condition_lines(case, option.conditions);
    let has_conditions = !conditions.is_empty();
    view! {
        <div class="phase-option">
            <h3>{words(option.title)}</h3>
            {option.summary.map(|text| view! { <p>{words(text)}</p> })}
            {has_conditions.then(|| view! { <ConditionList id="phase-conditions" lines=conditions /> })}
            <p>{words(option.manager)}</p>
            <p>{words(option.reports)}</p>
            <Notice tone=Tone::Info>
                <p>{words(option.reason)}</p>
            </Notice>
        </div>
    }
}

fn without_phases(case: CaseId) -> impl IntoView {
    let choose = doors::href(case, Door::Form(FormKind::PlanChoice));
    view! {
        <Empty glyph=Glyph::Swap title=words(MoveWord::NoPhases)>
            <LinkButton href=choose variant=ButtonVariant::Quiet>
                {words(MoveWord::NoPhasesPlan)}
            </LinkButton>
        </Empty>
    }
}
