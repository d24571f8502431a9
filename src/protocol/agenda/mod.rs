//! What must happen in a case, by when and why, and which moves are open: the plan held beside the progress.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::calendar::Terms;
use super::plan::{Actors, MoveKind, Plan, Requirement, SatisfyAt};
use super::progress::{Evidence, Finding, Progress};
use super::source::Source;
use super::{
    Alarm, ClosingId, ConditionId, ContactId, DeedKind, PhaseNumber, PlanId, Role, TaskId, TopicId,
};

/// Everything the plan asks of a case today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// Every duty, the most pressing first.
    pub duties: Vec<Duty>,
    /// Every move that is open, with all its unmet conditions.
    pub moves: Vec<Move>,
    /// Who carries the case, by role.
    pub responsible: Option<Role>,
    /// Who is case manager, by role, if the plan names one now.
    pub case_manager: Option<Role>,
    /// Who writes the step reports; shown, never blocking.
    pub report_authors: Vec<Role>,
}

/// One thing to do, or done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// What it is.
    pub what: What,
    /// How it stands.
    pub state: State,
    /// By when, and how that day was found.
    pub due: Option<Due>,
}

/// How a duty stands; the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Its day has passed.
    Overdue,
    /// Its day is today.
    DueToday,
    /// It is asked, or offered.
    Open,
    /// Something else comes first; that is advice, nothing refuses it.
    Blocked,
    /// It goes on as long as the phase does.
    Ongoing,
    /// It was done.
    Done,
    /// The phase was left, or the alarm cleared, without it. It is no longer asked and stays visible.
    LeftUndone,
}

/// What a duty is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A task of a phase.
    Task(TaskDuty),
    /// A task of an alarm that was raised.
    AlarmTask {
        /// Which alarm.
        alarm: Alarm,
        /// The record that raised it.
        raised: Evidence,
        /// The task.
        task: TaskDuty,
    },
    /// An agreed action.
    Agreement {
        /// The record that agreed it.
        agreed: Evidence,
        /// The phase it was agreed in.
        phase: PhaseNumber,
        /// How often it was extended (domain 1.6 no. 12: drifting must be visible).
        extensions: u16,
    },
    /// The next check ("vinger aan de pols").
    NextCheck,
    /// An open case without a next check (domain 1.5).
    NextCheckMissing,
    /// The plan calls for the next phase.
    NextPhaseCalled {
        /// Which phase.
        to: PhaseNumber,
        /// Upon what.
        because: BTreeSet<Finding>,
    },
    /// A deviation still waits for its reason.
    Reason {
        /// The record that deviated.
        deviation: Evidence,
    },
    /// Veilig Thuis has not let anything be known yet: ask.
    Feedback {
        /// The report.
        report: Evidence,
    },
    /// A closed case is looked at once more.
    AfterCheck,
}

/// A task as it stands in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskDuty {
    /// Its id.
    pub id: TaskId,
    /// The phase it belongs to; `None` for one of an alarm.
    pub phase: Option<PhaseNumber>,
    /// What to do, in the plan's words.
    pub text: String,
    /// How, in the plan's words; may be empty.
    pub explanation: String,
    /// Whether it is asked, offered, or goes on.
    pub requirement: Requirement,
    /// The kinds of deed that do it.
    pub deeds: Vec<DeedKind>,
    /// Who does it.
    pub actors: Actors,
    /// How often it was done.
    pub done: u16,
    /// How often it must be done.
    pub needed: u16,
    /// What was not spoken of yet.
    pub missing_topics: Vec<TopicId>,
    /// What comes first and is not done yet.
    pub waits_for: Vec<TaskId>,
    /// The records that do it.
    pub evidence: Vec<Evidence>,
    /// Records of the right kind that do not count, because not everyone took part who must.
    pub incomplete: Vec<Evidence>,
    /// Those of the evidence in which nobody took part who usually does it.
    pub by_others: Vec<Evidence>,
    /// Records that were not placed in ParnasSys yet.
    pub unplaced: Vec<Evidence>,
    /// Contacts it needs.
    pub contacts: Vec<ContactId>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// A day by which something is due, and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The day.
    pub on: NaiveDate,
    /// How it was found.
    pub because: DueBecause,
}

/// How a due day was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueBecause {
    /// The same day the alarm was raised (Seed L93, L95).
    SameDay,
    /// School days after the first observation (Seed L21, L118).
    AfterFirstObservation {
        /// The day of that observation.
        observed_on: NaiveDate,
        /// How many school days.
        school_days: u16,
    },
    /// School days after the case was opened, since no observation stands in it.
    AfterOpening {
        /// The day it was opened.
        opened_on: NaiveDate,
        /// How many school days.
        school_days: u16,
    },
    /// Days after the phase was entered or the alarm raised.
    AfterEntering {
        /// The day that was.
        entered_on: NaiveDate,
        /// How many days.
        days: u16,
    },
    /// It was agreed so.
    Agreed,
    /// Somebody set this day.
    Set,
    /// A reason is owed on the day of its deviation.
    OwedSince,
    /// The day to ask Veilig Thuis.
    Feedback,
}

/// A move that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Where to.
    pub to: Destination,
    /// Whether it waits for a reason.
    pub kind: MoveKind,
    /// Every condition that is not met; none of them blocks an escalation.
    pub unmet: Vec<Unmet>,
}

/// Where a move goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Destination {
    /// The next phase.
    NextPhase(PhaseNumber),
    /// A later phase, passing over others.
    SkipTo {
        /// The phase.
        phase: PhaseNumber,
        /// The phases passed over.
        passed_over: Vec<PhaseNumber>,
    },
    /// An earlier phase.
    BackTo(PhaseNumber),
    /// Another plan.
    Plan(PlanId),
    /// Closed, on this ground.
    Closed(ClosingId),
    /// Open again, in a new period.
    Reopened,
    /// An alarm raised.
    AlarmRaised(Alarm),
    /// An alarm cleared.
    AlarmCleared {
        /// Which alarm.
        alarm: Alarm,
        /// The phase the plan proposes to go on in (domain 1.6 no. 7).
        proposed_phase: PhaseNumber,
        /// The plan it proposes to go to, if another.
        proposed_plan: Option<PlanId>,
    },
}

/// A condition that is not met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    /// Its id.
    pub condition: ConditionId,
    /// The phase it belongs to, where it belongs to one.
    pub phase: Option<PhaseNumber>,
    /// What is asked, in the plan's words.
    pub text: String,
    /// Where it can be satisfied.
    pub satisfy_at: SatisfyAt,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

/// Everything the plan asks of a case on this day.
pub fn agenda(plan: &Plan, progress: &Progress, terms: &Terms, today: NaiveDate) -> Agenda {
    let _ = (plan, progress, terms, today);
    Agenda {
        duties: Vec::new(),
        moves: Vec::new(),
        responsible: None,
        case_manager: None,
        report_authors: Vec::new(),
    }
}
