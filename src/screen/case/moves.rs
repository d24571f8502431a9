//! The ways on from here, each with every condition that is not met, linked to where it is satisfied (peers N01).

use crate::casefile::{CaseFile, RecordHash};
use crate::protocol::agenda::{Destination, Move, Unmet};
use crate::protocol::{Alarm, ConditionId, MoveKind, PhaseNumber, Plan, TaskId, closing_roles};
use crate::screen::Door;
use crate::screen::case::sources::source_lines;
use crate::screen::form::FormKind;
use crate::screen::reading::Reading;
use crate::text::{Carried, Message, MoveGroup, MoveWord, RecordLine, Work};
use crate::workspace::Desk;

/// Ways on of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct MoveShelf {
    /// What they have in common.
    pub group: MoveGroup,
    /// The moves.
    pub moves: Vec<MoveLine>,
    /// Where every one of them is made; `None` where each has its own place.
    pub door: Option<Door>,
}

impl MoveShelf {
    fn of(group: MoveGroup, moves: Vec<MoveLine>) -> Self {
        let door = moves.first().map(|way| way.door);
        let door = door.filter(|door| moves.iter().all(|way| way.door == *door));
        Self { group, moves, door }
    }
}

/// One way on.
#[derive(Clone, Debug, PartialEq)]
pub struct MoveLine {
    /// What it is.
    pub title: Message,
    /// Whether it waits for a reason.
    pub waits: Message,
    /// How much is still open.
    pub summary: Option<Message>,
    /// Everything that is still open.
    pub unmet: Vec<ConditionLine>,
    /// Where the move is made.
    pub door: Door,
    /// Who usually decides it; shown, never blocking.
    pub decided_by: Option<Message>,
    /// Towards more help: it stands out and never waits.
    pub is_escalation: bool,
}

/// One condition, met or not.
#[derive(Clone, Debug, PartialEq)]
pub struct ConditionLine {
    /// Whether it is met.
    pub is_met: bool,
    /// The same in words.
    pub state: Message,
    /// What is asked, in the plan's words.
    pub text: String,
    /// Where it comes from.
    pub sources: Vec<Message>,
    /// Where it is satisfied, while it is not.
    pub door: Option<Door>,
}

const ORDER: [MoveGroup; 5] = [
    MoveGroup::Forward,
    MoveGroup::Danger,
    MoveGroup::Plan,
    MoveGroup::Back,
    MoveGroup::End,
];

/// Every move in its group; groups without any are left out.
pub(super) fn moves(reading: &Reading<'_>) -> Vec<MoveShelf> {
    ORDER
        .into_iter()
        .map(|group| {
            let ways = reading.agenda.moves.iter();
            let ways = ways.filter(|way| group_of(&way.to) == group);
            let moves = ways.map(|way| line(reading, way)).collect();
            MoveShelf::of(group, moves)
        })
        .filter(|shelf| !shelf.moves.is_empty())
        .collect()
}

fn group_of(to: &Destination) -> MoveGroup {
    match to {
        Destination::NextPhase(_) | Destination::SkipTo { .. } => MoveGroup::Forward,
        Destination::AlarmRaised(_) | Destination::AlarmCleared { .. } => MoveGroup::Danger,
        Destination::Plan(_) => MoveGroup::Plan,
        Destination::BackTo(_) => MoveGroup::Back,
        Destination::Closed(_) | Destination::Reopened => MoveGroup::End,
    }
}

/// The conditions that are not met, as lines.
pub(in crate::screen) fn condition_lines(
    reading: &Reading<'_>,
    unmet: &[Unmet],
) -> Vec<ConditionLine> {
    unmet
        .iter()
        .map(|condition| ConditionLine {
            is_met: false,
            state: MoveWord::UnmetState.into(),
            text: condition.text.clone(),
            sources: source_lines(&condition.sources),
            door: Some(reading.door_of_condition(condition.satisfy_at)),
        })
        .collect()
}

fn line(reading: &Reading<'_>, way: &Move) -> MoveLine {
    let (title, door) = told(reading, &way.to);
    MoveLine {
        title: title.into(),
        waits: match way.kind {
            MoveKind::Escalation => MoveWord::NeverWaits,
            MoveKind::NeedsReason => MoveWord::WaitsForReason,
        }
        .into(),
        summary: summary(reading, way).map(Message::from),
        unmet: condition_lines(reading, &way.unmet),
        door,
        decided_by: matches!(way.to, Destination::Closed(_)).then(|| closed_by(reading).into()),
        is_escalation: way.kind == MoveKind::Escalation,
    }
}

/// How much is still open. A condition can hold while the task that it names is not wholly done: a talk in which not
/// everything was spoken of. So the tasks of this phase are told too, as the list of what to do tells them. Of a way
/// for which the plan asks nothing, nothing is told as done.
pub(in crate::screen) fn summary(reading: &Reading<'_>, way: &Move) -> Option<MoveWord> {
    let (leaves, asks) = match &way.to {
        Destination::NextPhase(_) | Destination::SkipTo { .. } | Destination::Closed(_) => {
            (true, true)
        }
        Destination::AlarmCleared { .. } => (false, true),
        Destination::BackTo(_)
        | Destination::Plan(_)
        | Destination::Reopened
        | Destination::AlarmRaised(_) => (false, false),
    };
    let tasks = reading.undone_in(reading.progress.phase);
    match (u32::try_from(way.unmet.len()), tasks.filter(|_| leaves)) {
        (Ok(0), Some(tasks)) if tasks > 0 => Some(MoveWord::MetTasks { tasks }),
        (Ok(0), _) => asks.then_some(MoveWord::AllMet),
        (count, _) => Some(MoveWord::Unmet {
            count: count.unwrap_or(u32::MAX),
        }),
    }
}

fn closed_by(reading: &Reading<'_>) -> Carried {
    let alarms = reading.progress.standing_alarms();
    Carried::ClosingBy {
        roles: closing_roles(reading.plan, reading.progress.phase, &alarms),
    }
}

fn told(reading: &Reading<'_>, to: &Destination) -> (MoveWord, Door) {
    let title = |phase: PhaseNumber| phase_title(reading.plan, phase);
    match to {
        Destination::NextPhase(phase) => (
            MoveWord::ToPhase {
                title: title(*phase),
            },
            Door::Phase,
        ),
        Destination::SkipTo { phase, passed_over } => (
            MoveWord::SkipTo {
                title: title(*phase),
                passed_over: passed_over.clone(),
            },
            Door::Phase,
        ),
        Destination::BackTo(phase) => (
            MoveWord::BackTo {
                title: title(*phase),
            },
            Door::Phase,
        ),
        Destination::Plan(plan) => {
            let newest = reading.desk.plans.newest(plan.as_str());
            let title = newest.map_or_else(
                || Message::from(Work::PlanUnknown).nl().into_owned(),
                |plan| plan.title.text.clone(),
            );
            (MoveWord::ToPlan { title }, Door::Form(FormKind::PlanChoice))
        }
        Destination::Closed(ground) => {
            let ground = reading
                .plan
                .closing(ground)
                .map_or_else(|| ground.to_string(), |closing| closing.text.clone());
            (MoveWord::Close { ground }, Door::Form(FormKind::Closing))
        }
        Destination::Reopened => (MoveWord::Reopen, Door::Form(FormKind::Reopening)),
        Destination::AlarmRaised(Alarm::AcuteDanger) => {
            (MoveWord::RaiseDanger, Door::Form(FormKind::Danger))
        }
        Destination::AlarmRaised(Alarm::StaffDanger) => (
            MoveWord::RaiseStaffDanger,
            Door::Form(FormKind::StaffDanger),
        ),
        Destination::AlarmCleared {
            alarm: Alarm::AcuteDanger,
            proposed_phase,
            ..
        } => (
            MoveWord::ClearDanger {
                phase: *proposed_phase,
            },
            Door::Form(FormKind::DangerOver),
        ),
        Destination::AlarmCleared {
            alarm: Alarm::StaffDanger,
            ..
        } => (
            MoveWord::ClearStaffDanger,
            Door::Form(FormKind::StaffDangerOver),
        ),
    }
}

/// What a condition asked at a record, in the words of the plan that was followed, else of whichever knows it; the same-day
/// tasks of an alarm are conditions to clear it.
pub(in crate::screen) fn condition_text(
    desk: &Desk,
    file: &CaseFile,
    record: RecordHash,
    id: &ConditionId,
) -> Message {
    let mut plans = file.plans_then(record, desk.plans.editions());
    let known = plans.find_map(|plan| {
        let condition = plan.condition(id).map(|condition| &condition.text);
        condition.or_else(|| {
            let (_, task) = plan.task(&TaskId(id.to_string()))?;
            Some(&task.text)
        })
    });
    Message::verbatim(known.map_or_else(|| id.to_string(), Clone::clone))
}

/// A phase's own name, or its number.
pub(in crate::screen) fn phase_title(plan: &Plan, phase: PhaseNumber) -> String {
    plan.phase(phase).map_or_else(
        || {
            Message::from(RecordLine::PhaseNamed { phase })
                .nl()
                .into_owned()
        },
        |phase| phase.title.clone(),
    )
}
