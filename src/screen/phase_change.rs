//! Entering another phase: what is met and what is not, all of it, before anybody decides.

use crate::casefile::{CaseId, Moment};
use crate::order;
use crate::protocol::agenda::{Destination, Move};
use crate::protocol::{
    ConditionId, MoveKind, PhaseNumber, case_manager_role, report_author_roles, responsible_role,
};
use crate::screen::case::{ConditionLine, condition_lines, phase_title, source_lines, summary};

use crate::screen::reading::Reading;
use crate::text::{Carried, Message, MoveWord};
use crate::workspace::Desk;

/// Everything the page shows beside its form.
#[derive(Clone, Debug, PartialEq)]
pub struct PhaseChange {
    /// The phases to go to; empty in a plan with one phase.
    pub options: Vec<PhaseOption>,
}

/// One phase to go to.
#[derive(Clone, Debug, PartialEq)]
pub struct PhaseOption {
    /// The phase, as the form's answer holds it.
    pub value: String,
    /// What the move is called.
    pub title: Message,
    /// Every condition: what is not met first.
    pub conditions: Vec<ConditionLine>,
    /// How much is still open.
    pub summary: Option<Message>,
    /// Whether it waits for its reason.
    pub reason: Message,
    /// Who is or becomes case manager.
    pub manager: Message,
    /// Who writes the reports there.
    pub reports: Message,
}

/// What each phase change comes to; `None` while the case is not on the desk or its edition is not known.
pub fn phase_change(desk: &Desk, case: CaseId, now: Moment) -> Option<PhaseChange> {
    let dossier = desk.dossiers.get(&case)?;
    let reading = Reading::of(desk, dossier, now)?;
    let mut options: Vec<(PhaseNumber, PhaseOption)> = reading
        .agenda
        .moves
        .iter()
        .filter_map(|way| Some((destination(&way.to)?, way)))
        .map(|(phase, way)| (phase, option(&reading, phase, way)))
        .collect();
    order::sort_by_key(&mut options, |(phase, _)| *phase);
    Some(PhaseChange {
        options: options.into_iter().map(|(_, option)| option).collect(),
    })
}

fn destination(to: &Destination) -> Option<PhaseNumber> {
    match to {
        Destination::NextPhase(phase)
        | Destination::SkipTo { phase, .. }
        | Destination::BackTo(phase) => Some(*phase),
        Destination::Plan(_)
        | Destination::Closed(_)
        | Destination::Reopened
        | Destination::AlarmRaised(_)
        | Destination::AlarmCleared { .. } => None,
    }
}

fn option(reading: &Reading<'_>, phase: PhaseNumber, way: &Move) -> PhaseOption {
    let title = phase_title(reading.plan, phase);
    let (title, reason) = match (&way.to, way.kind) {
        (Destination::SkipTo { passed_over, .. }, _) => (
            MoveWord::SkipTo {
                title,
                passed_over: passed_over.clone(),
            },
            MoveWord::ReasonLater,
        ),
        (_, MoveKind::Escalation) => (MoveWord::ToPhase { title }, MoveWord::ReasonLater),
        (_, MoveKind::NeedsReason) => (MoveWord::BackTo { title }, MoveWord::ReasonNow),
    };
    let mut conditions = condition_lines(reading, &way.unmet);
    if way.kind == MoveKind::Escalation {
        conditions.extend(met(reading, phase, way));
    }
    PhaseOption {
        value: phase.0.to_string(),
        title: title.into(),
        summary: summary(reading, way).map(Message::from),
        conditions,
        reason: reason.into(),
        manager: manager(reading, phase, way.kind).into(),
        reports: Carried::ReportsBy {
            roles: report_author_roles(reading.plan, phase, &reading.progress.standing_alarms()),
        }
        .into(),
    }
}

/// The conditions of the phases left or passed over that do hold.
fn met<'a>(
    reading: &'a Reading<'_>,
    to: PhaseNumber,
    way: &'a Move,
) -> impl Iterator<Item = ConditionLine> + 'a {
    let here = reading.progress.phase;
    let is_unmet = |phase: PhaseNumber, id: &ConditionId| {
        way.unmet
            .iter()
            .any(|unmet| unmet.condition == *id && unmet.phase == Some(phase))
    };
    reading
        .plan
        .phases
        .iter()
        .filter(move |phase| here <= phase.number && phase.number < to)
        .flat_map(|phase| {
            let number = phase.number;
            phase
                .conditions
                .iter()
                .map(move |condition| (number, condition))
        })
        .filter(move |(phase, condition)| !is_unmet(*phase, &condition.id))
        .map(|(_, condition)| ConditionLine {
            is_met: true,
            state: MoveWord::MetState.into(),
            text: condition.text.clone(),
            sources: source_lines(&condition.sources),
            door: None,
        })
}

/// Who is case manager there, as entering the phase decides it: the one who is, if they will do, else whoever moves it
/// there or the first of the role the plan names who may read the case. Going back appoints nobody.
fn manager(reading: &Reading<'_>, phase: PhaseNumber, kind: MoveKind) -> MoveWord {
    let file = &reading.dossier.file;
    let alarms = reading.progress.standing_alarms();
    let asked = case_manager_role(reading.plan, phase, &alarms)
        .filter(|role| !file.has_case_manager(*role, Some(reading.plan)));
    match (asked, file.case_manager()) {
        (Some(role), _) if kind == MoveKind::Escalation => {
            let me = std::iter::once(reading.desk.me.as_person());
            let mut known = me.chain(reading.desk.staff());
            match known.find(|who| who.role == role && !file.is_excluded(who)) {
                Some(who) => MoveWord::ManagerWillBe {
                    name: who.name,
                    role,
                },
                None => MoveWord::ManagerBecomes { role },
            }
        }
        (_, Some(manager)) => MoveWord::ManagerStays {
            name: manager.name.clone(),
            role: manager.role,
        },
        (Some(role), None) => MoveWord::ManagerBecomes { role },
        (None, None) => MoveWord::NoManagerYet {
            role: responsible_role(reading.plan, phase, &alarms),
        },
    }
}
