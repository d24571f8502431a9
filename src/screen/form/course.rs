//! The course of a case: plan, phase, step report, case manager, closing, reopening.

use super::context::{ClosingGround, FormContext};
use super::field::{ChoiceOption, Condition, DateRange, Field, Input, id};
use super::reader::Reader;
use super::recipe::{Recipe, date, line, only, people, person, text, when};
use super::value::Value;
use crate::casefile::Command;
use crate::casefile::event::{
    CaseClosed, CaseManagerAppointed, CaseReopened, PlanChosen, StepReport,
};
use crate::protocol::{EditionRef, PhaseNumber};
use crate::text::{Hint, Intro, Label, Message, Submit, Title};

/// Domain 1.6 no. 20: A→B at any time, B→A only with a reason.
pub(super) const PLAN_CHOICE: Recipe = Recipe {
    title: Title::PlanChoice,
    intro: Some(Intro::PlanChoice),
    fields: plan_fields,
    submit: Submit::ChoosePlan,
    read: read_plan,
};

fn edition_value(edition: &EditionRef) -> String {
    format!("{}-{}", edition.plan.as_str(), edition.edition)
}

fn plan_fields(context: &FormContext) -> Vec<Field> {
    let options = context
        .plans
        .iter()
        .map(|plan| {
            let label = Message::verbatim(plan.label.clone());
            ChoiceOption::new(edition_value(&plan.edition), label)
        })
        .collect();
    let waiting = Condition {
        field: id::PLAN,
        any_of: context
            .plans
            .iter()
            .filter(|plan| plan.waits_for_reason)
            .map(|plan| edition_value(&plan.edition))
            .collect(),
    };
    vec![
        Field::new(id::PLAN, Label::WhichPlan, Input::Choice(options)).required(),
        when_moved(),
        text(id::REASON, Label::WhyThisPlan)
            .hint(Hint::PlanReason)
            .required_when(waiting),
    ]
}

fn read_plan(reader: &Reader<'_>) -> Option<Command> {
    let value = reader.choice(&id::PLAN)?;
    let plan = reader
        .context
        .plans
        .iter()
        .find(|plan| edition_value(&plan.edition) == value)?;
    Some(Command::ChoosePlan(PlanChosen {
        unmet: Vec::new(),
        plan: plan.edition.clone(),
        reason: reader.text(&id::REASON),
    }))
}

/// The reason for a move; what is met and what is not stands on its own page around it.
pub(super) const PHASE_ENTRY: Recipe = Recipe {
    title: Title::PhaseEntry,
    intro: Some(Intro::PhaseEntry),
    fields: phase_entry_fields,
    submit: Submit::EnterPhase,
    read: read_phase_entry,
};

pub(super) fn phase(label: Label, context: &FormContext, start: Option<PhaseNumber>) -> Field {
    let options = context
        .phases
        .iter()
        .map(|phase| {
            ChoiceOption::new(
                phase.number.0.to_string(),
                Message::verbatim(phase.label.clone()),
            )
        })
        .collect();
    Field::new(id::PHASE, label, Input::Choice(options))
        .starting(start.map(|phase| Value::Choice(phase.0.to_string())))
        .required()
}

pub(super) fn read_phase(reader: &Reader<'_>) -> Option<PhaseNumber> {
    reader.choice(&id::PHASE)?.parse().ok().map(PhaseNumber)
}

/// When a move was made, for whoever writes it up afterwards. It stands empty, and then it is now: a draft that was begun
/// earlier must not put the move before what was written since. Half of it is enough, for a move forward never waits.
fn when_moved() -> Field {
    Field::new(id::WHEN, Label::When, Input::RoughMoment).hint(Hint::WhenMoved)
}

fn phase_entry_fields(context: &FormContext) -> Vec<Field> {
    let going_back = Condition {
        field: id::PHASE,
        any_of: (0..context.phase.0)
            .map(|phase| phase.to_string())
            .collect(),
    };
    vec![
        phase(Label::WhichPhase, context, context.phase_proposed),
        when_moved(),
        text(id::REASON, Label::Why)
            .hint(Hint::PhaseReason)
            .required_when(going_back),
    ]
}

fn read_phase_entry(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::EnterPhase {
        phase: read_phase(reader)?,
        reason: reader.text(&id::REASON),
    })
}

/// Seed L22-24: short, dated, of every step.
pub(super) const STEP_REPORT: Recipe = Recipe {
    title: Title::StepReport,
    intro: Some(Intro::StepReport),
    fields: report_fields,
    submit: Submit::Save,
    read: read_report,
};

fn report_fields(context: &FormContext) -> Vec<Field> {
    vec![
        when(context),
        phase(Label::ReportPhase, context, Some(context.phase)),
        line(id::PRESENT, Label::Present),
        text(id::SUMMARY, Label::ReportSummary)
            .hint(Hint::ReportSummary)
            .facts()
            .required(),
        text(id::AGREEMENTS, Label::Agreements),
    ]
}

fn read_report(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::WriteStepReport(StepReport {
        phase: read_phase(reader)?,
        present: reader.text(&id::PRESENT),
        summary: reader.text(&id::SUMMARY),
        agreements: reader.text(&id::AGREEMENTS),
    }))
}

/// Seed L58, L94, L153; a case always has somebody (domain 1.6 no. 5).
pub(super) const CASE_MANAGER: Recipe = Recipe {
    title: Title::CaseManager,
    intro: Some(Intro::CaseManager),
    fields: manager_fields,
    submit: Submit::Save,
    read: read_manager,
};

fn manager_fields(context: &FormContext) -> Vec<Field> {
    vec![
        person(id::WHO, Label::CaseManager, context).required(),
        date(id::ON, Label::CaseManagerFrom, DateRange::UpToToday)
            .starting(Some(Value::Date(context.today())))
            .required(),
        text(id::REASON, Label::Why),
    ]
}

fn read_manager(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::AppointCaseManager(CaseManagerAppointed {
        who: reader.person(&id::WHO)?,
        from_on: reader.date(&id::ON)?,
        reason: reader.text(&id::REASON),
    }))
}

/// Seed L173-174 and domain 1.6 no. 27 and 28: always a reason; help that works also says what works.
pub(super) const CLOSING: Recipe = Recipe {
    title: Title::Closing,
    intro: Some(Intro::Closing),
    fields: closing_fields,
    submit: Submit::CloseCase,
    read: read_closing,
};

fn closing_fields(context: &FormContext) -> Vec<Field> {
    let options = context
        .closing_grounds
        .iter()
        .map(|ground| ChoiceOption::new(ground.id.clone(), Message::verbatim(ground.label.clone())))
        .collect();
    let grounds = |asks: fn(&ClosingGround) -> bool| Condition {
        field: id::GROUND,
        any_of: context
            .closing_grounds
            .iter()
            .filter(|ground| asks(ground))
            .map(|ground| ground.id.clone())
            .collect(),
    };
    vec![
        Field::new(id::GROUND, Label::ClosingGround, Input::Choice(options)).required(),
        text(id::REASON, Label::WhyClosed)
            .hint(Hint::WhyClosed)
            .required(),
        text(id::WHAT_WORKS, Label::WhatWorks)
            .hint(Hint::WhatWorks)
            .shown_when(grounds(|ground| ground.asks_what_works))
            .required(),
        people(id::DECIDED_BY, Label::DecidedBy, context)
            .starting(Some(only(&context.me)))
            .required(),
        date(
            id::AFTER_CHECK_ON,
            Label::AfterCheckOn,
            DateRange::FromToday,
        )
        .hint(Hint::AfterCheckOn)
        .shown_when(grounds(|ground| ground.asks_after_check))
        .starting(context.after_check_on.map(Value::Date))
        .required(),
    ]
}

fn read_closing(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::CloseCase(CaseClosed {
        unmet: Vec::new(),
        ground: reader.choice(&id::GROUND)?.to_owned(),
        reason: reader.text(&id::REASON),
        what_works: reader.text(&id::WHAT_WORKS),
        decided_by: reader.people(&id::DECIDED_BY),
        after_check_on: reader.date(&id::AFTER_CHECK_ON),
    }))
}

/// Domain 1.6 no. 29: a new period, the old one stays readable.
pub(super) const REOPENING: Recipe = Recipe {
    title: Title::Reopening,
    intro: Some(Intro::Reopening),
    fields: reopening_fields,
    submit: Submit::ReopenCase,
    read: read_reopening,
};

fn reopening_fields(_: &FormContext) -> Vec<Field> {
    vec![text(id::REASON, Label::WhyReopened).required()]
}

fn read_reopening(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::ReopenCase(CaseReopened {
        reason: reader.text(&id::REASON),
    }))
}
