//! A duty as the agenda tells it: what it is, how it stands, and by when.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::super::plan::{Actors, Requirement, TaskPlace};
use super::super::progress::{Evidence, Finding, Progress};
use super::super::source::Source;
use super::super::{Alarm, ContactId, DeedKind, PhaseNumber, TaskId, TopicId};
use super::Due;

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
    /// Where in the plan it stands.
    pub place: TaskPlace,
    /// The phase it is asked in; the running one for tasks of alarms.
    pub phase: PhaseNumber,
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
    /// Records that do it later than it was asked: after its phase was left, or after what it must come before. Empty where
    /// it was done in time as well.
    pub later: Vec<Evidence>,
    /// Where nothing else is known of it and it was left undone: records of its kind that are of another phase.
    pub elsewhere: Vec<Evidence>,
    /// The record that says why it was left out, where the plan lets that do instead.
    pub left_out: Option<Evidence>,
    /// Records that were not placed in ParnasSys yet.
    pub unplaced: Vec<Evidence>,
    /// Contacts it needs.
    pub contacts: Vec<ContactId>,
    /// Where it comes from.
    pub sources: Vec<Source>,
}

impl TaskDuty {
    /// Whether it goes on as long as the phase does and no record could show it: none belongs to it, or there is no text to
    /// place.
    pub fn is_shown_by_nothing(&self) -> bool {
        self.requirement == Requirement::Continuous && (self.deeds.is_empty() || self.needed == 0)
    }
}

impl Duty {
    /// A duty with a day, standing as that day says.
    pub(super) fn on(what: What, due: Due, today: NaiveDate) -> Self {
        Self {
            what,
            state: due.state(today),
            due: Some(due),
        }
    }

    /// Whether it still asks something.
    pub fn is_open(&self) -> bool {
        match self.state {
            State::Overdue | State::DueToday | State::Open | State::Blocked => true,
            State::Ongoing | State::Done | State::LeftUndone => false,
        }
    }

    /// Whether it was not done, or not wholly, in time or later.
    pub(super) fn is_undone(&self) -> bool {
        (self.is_open() || self.state == State::LeftUndone) && !self.is_done_later()
    }

    /// Whether it was done, and only later than it was asked.
    pub fn is_done_later(&self) -> bool {
        matches!(&self.what, What::Task(task) | What::AlarmTask { task, .. } if !task.later.is_empty())
    }

    /// Whether it was left out with a reason that does instead.
    pub fn is_left_out(&self) -> bool {
        matches!(&self.what, What::Task(task) | What::AlarmTask { task, .. } if task.left_out.is_some())
    }

    /// Whether something of it was done.
    pub fn is_begun(&self) -> bool {
        matches!(&self.what, What::Task(task) | What::AlarmTask { task, .. }
            if !task.evidence.is_empty() || !task.incomplete.is_empty())
    }

    /// Orders duties: what a standing alarm asks goes before everything, then the most pressing, then what is asked
    /// before what is offered.
    pub(super) fn urgency(&self, progress: &Progress) -> (bool, State, NaiveDate, Requirement) {
        let of_alarm = matches!(self.what, What::AlarmTask { raised, .. } if progress.stands(raised))
            && self.is_open();
        let due_on = self.due.map_or(NaiveDate::MAX, |due| due.on);
        (!of_alarm, self.state, due_on, self.requirement())
    }

    fn requirement(&self) -> Requirement {
        match &self.what {
            What::Task(task) | What::AlarmTask { task, .. } => task.requirement,
            What::Agreement { .. }
            | What::NextCheck
            | What::NextCheckMissing
            | What::NextPhaseCalled { .. }
            | What::Reason { .. }
            | What::Feedback { .. }
            | What::AfterCheck => Requirement::Required,
        }
    }
}
