//! Made-up progress of made-up cases.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, TimeZone};
use meldcode::protocol::agenda::{Duty, State, TaskDuty, What};
use meldcode::protocol::plan::{Plan, Task};
use meldcode::protocol::progress::{
    Agreement, Deed, Evidence, Finding, Outcome, Progress, RaisedAlarm, Status, Stay,
};
use meldcode::protocol::{
    Agenda, Alarm, DeedKind, Destination, Move, PhaseNumber, PlanId, Role, Terms, agenda, shipped,
};

pub(super) const A: &str = "undesired-parenting";
pub(super) const B: &str = "domestic-violence-sexual-abuse";
pub(super) const NEUTRAL: &str = "undecided";

/// Day 0 is Monday 2 March 2026.
pub(super) fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2)
        .unwrap()
        .checked_add_days(Days::new(number))
        .unwrap()
}

/// An hour of a day.
pub(super) fn at(on: u64, hour: u32) -> DateTime<FixedOffset> {
    let zone = FixedOffset::east_opt(3_600).unwrap();
    let local = day(on).and_hms_opt(hour, 0, 0).unwrap();
    zone.from_local_datetime(&local).unwrap()
}

pub(super) fn evidence(number: usize) -> Evidence {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&u64::try_from(number).unwrap().to_be_bytes());
    Evidence(bytes)
}

/// Read once: reading a plan is the slowest thing these tests do.
static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| shipped::plans().unwrap());

pub(super) fn plan(id: &str) -> Plan {
    let id = PlanId::from(id);
    let mut plans = PLANS.iter();
    plans.find(|plan| plan.edition.plan == id).unwrap().clone()
}

/// A case under a plan, told step by step.
#[derive(Clone)]
pub(super) struct Case {
    pub(super) plan: Plan,
    pub(super) progress: Progress,
    pub(super) terms: Terms,
}

/// An open case in fase 0, opened and observed on day 0 and with a next check on day 10.
pub(super) fn case(plan_id: &str) -> Case {
    let progress = Progress {
        status: Status::Open,
        phase: PhaseNumber(0),
        stays: vec![stay(0, 0)],
        opened_on: day(0),
        first_observed_on: Some(day(0)),
        deeds: Vec::new(),
        agreements: Vec::new(),
        next_check_on: Some(day(10)),
        alarms: Vec::new(),
        reasons_owed: Vec::new(),
        feedback_awaited: Vec::new(),
        findings: BTreeSet::new(),
        disclosed_at: None,
    };
    Case {
        plan: plan(plan_id),
        progress,
        terms: Terms::default(),
    }
}

pub(super) fn stay(phase: u8, entered: u64) -> Stay {
    Stay {
        phase: PhaseNumber(phase),
        entered_on: day(entered),
        left_on: None,
        skipped: Vec::new(),
        reason: None,
        evidence: evidence(1_000 + usize::try_from(entered).unwrap()),
    }
}

impl Case {
    /// Enters a phase on a day; phases between are passed over.
    pub(super) fn enters(mut self, phase: u8, on: u64) -> Self {
        let from = self.progress.phase.0;
        if let Some(last) = self.progress.stays.last_mut() {
            last.left_on = Some(day(on));
        }
        let mut next = stay(phase, on);
        next.skipped = (from + 1..phase).map(PhaseNumber).collect();
        self.progress.stays.push(next);
        self.progress.phase = PhaseNumber(phase);
        self
    }

    pub(super) fn did(mut self, kind: DeedKind, on: u64, roles: &[Role]) -> Self {
        self.progress.deeds.push(Deed {
            kind,
            at: at(on, 16),
            phase: self.progress.phase,
            roles: roles.iter().copied().collect(),
            is_alone: false,
            leaves_out: false,
            topics: BTreeSet::new(),
            about: Vec::new(),
            evidence: evidence(self.progress.deeds.len()),
        });
        self
    }

    /// Adds topics to the last deed.
    pub(super) fn about(mut self, topics: &[&str]) -> Self {
        let deed = self.progress.deeds.last_mut().unwrap();
        deed.topics = topics.iter().map(|topic| (*topic).into()).collect();
        self
    }

    pub(super) fn found(mut self, finding: Finding) -> Self {
        self.progress.findings.insert(finding);
        self
    }

    pub(super) fn raises(mut self, alarm: Alarm, on: u64) -> Self {
        self.progress.alarms.push(RaisedAlarm {
            alarm,
            raised_at: at(on, 15),
            calm_since: None,
            cleared_on: None,
            evidence: evidence(2_000),
        });
        self
    }

    pub(super) fn agrees(mut self, due: u64, extensions: u16, outcome: Outcome) -> Self {
        self.progress.agreements.push(Agreement {
            evidence: evidence(3_000 + self.progress.agreements.len()),
            phase: self.progress.phase,
            agreed_on: day(0),
            due_on: day(due),
            extensions,
            outcome,
        });
        self
    }

    pub(super) fn closed(mut self, on: u64, after_check: Option<u64>) -> Self {
        self.progress.status = Status::Closed {
            at: at(on, 17),
            after_check_on: after_check.map(day),
        };
        self
    }

    pub(super) fn agenda(&self, today: u64) -> Agenda {
        agenda(&self.plan, &self.progress, &self.terms, day(today))
    }

    pub(super) fn moves_to(&self, to: &Destination) -> Move {
        let agenda = self.agenda(1);
        let found = agenda.move_to(to);
        found.unwrap_or_else(|| panic!("no move to {to:?}")).clone()
    }

    /// The ids of the conditions that are not met for this move.
    pub(super) fn unmet(&self, to: &Destination) -> Vec<String> {
        let unmet = self.moves_to(to).unmet;
        unmet
            .iter()
            .map(|unmet| unmet.condition.to_string())
            .collect()
    }

    pub(super) fn task(&self, id: &str, today: u64) -> Option<(State, TaskDuty, Duty)> {
        self.agenda(today).duties.into_iter().find_map(|duty| {
            let (What::Task(task) | What::AlarmTask { task, .. }) = &duty.what else {
                return None;
            };
            (task.id.as_str() == id).then(|| (duty.state, task.clone(), duty.clone()))
        })
    }

    pub(super) fn state(&self, id: &str, today: u64) -> Option<State> {
        self.task(id, today).map(|(state, _, _)| state)
    }

    /// Does this task with everyone who must be there, speaking of everything it asks.
    pub(super) fn does(self, id: &str, on: u64) -> Self {
        let task = self.plan.task(&id.into()).unwrap().1.clone();
        let roles = actors(&task);
        let topics: Vec<_> = task
            .topics
            .iter()
            .map(meldcode::protocol::TopicId::as_str)
            .collect();
        let mut case = self;
        for _ in 0..task.minimum {
            case = case.did(task.deeds[0], on, &roles).about(&topics);
        }
        case
    }
}

pub(super) fn actors(task: &Task) -> Vec<Role> {
    let one = task.actors.one_of.first().or(task.actors.usually.first());
    task.actors.together.iter().chain(one).copied().collect()
}

pub(super) fn next(phase: u8) -> Destination {
    Destination::NextPhase(PhaseNumber(phase))
}

pub(super) fn skip(phase: u8, passed_over: &[u8]) -> Destination {
    Destination::SkipTo {
        phase: PhaseNumber(phase),
        passed_over: passed_over.iter().copied().map(PhaseNumber).collect(),
    }
}

pub(super) fn back(phase: u8) -> Destination {
    Destination::BackTo(PhaseNumber(phase))
}

pub(super) fn other_plan(id: &str) -> Destination {
    Destination::Plan(id.into())
}

pub(super) fn close(ground: &str) -> Destination {
    Destination::Closed(ground.into())
}
