//! The moves that are open, each with everything the plan asks before it; none of it blocks an escalation.

use super::super::calendar::Terms;
use super::super::plan::{
    AlarmPlan, Closing, Condition, MoveKind, Phase, Plan, PlanExit, SatisfyAt,
};
use super::super::progress::{Progress, RaisedAlarm, Status};
use super::super::source::Source;
use super::super::{Alarm, ClosingId, ConditionId, DeedKind, PhaseNumber, PlanId};
use super::need::holds;
use super::tally::{Scope, tally};

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

/// Every move that is open.
pub(super) fn moves(plan: &Plan, progress: &Progress, terms: &Terms) -> Vec<Move> {
    let asked = Asked {
        plan,
        progress,
        terms,
    };
    let mut moves = match progress.status {
        Status::Open => asked.moves_of_an_open_case(),
        Status::Closed { .. } | Status::HandedOver { .. } => vec![Move {
            to: Destination::Reopened,
            kind: MoveKind::NeedsReason,
            unmet: Vec::new(),
        }],
    };
    moves.extend(plan.alarms.iter().map(|alarm| asked.alarm(alarm)));
    moves
}

/// What is asked of whom; what every move is worked out from.
struct Asked<'a> {
    plan: &'a Plan,
    progress: &'a Progress,
    terms: &'a Terms,
}

impl Asked<'_> {
    fn moves_of_an_open_case(&self) -> Vec<Move> {
        let here = self.progress.phase;
        let next = self
            .plan
            .phase(here)
            .map_or(&[][..], |phase| phase.next.as_slice());
        let (ahead, behind): (Vec<_>, Vec<_>) = self
            .plan
            .phases
            .iter()
            .filter(|phase| phase.number != here)
            .partition(|phase| phase.number > here);

        let mut moves = Vec::new();
        for phase in ahead {
            moves.push(self.forward(phase.number, next.contains(&phase.number)));
        }
        moves.extend(behind.iter().map(|phase| Move {
            to: Destination::BackTo(phase.number),
            kind: MoveKind::NeedsReason,
            unmet: Vec::new(),
        }));
        moves.extend(self.plan.exits.iter().map(|exit| self.exit(exit)));
        let offered = |closing: &&Closing| closing.is_offered(self.plan, here);
        let closings = self.plan.closings.iter().filter(offered);
        moves.extend(closings.map(|closing| self.closing(closing)));
        moves
    }

    /// A move to a later phase asks what the present phase asks, and what each phase passed over would have asked.
    fn forward(&self, to: PhaseNumber, is_next: bool) -> Move {
        let here = self.progress.phase;
        let between = |phase: &&Phase| here < phase.number && phase.number < to;
        let passed_over: Vec<&Phase> = if is_next {
            Vec::new()
        } else {
            self.plan.phases.iter().filter(between).collect()
        };
        let asking = self
            .plan
            .phase(here)
            .into_iter()
            .chain(passed_over.iter().copied());
        let unmet = asking
            .flat_map(|phase| self.unmet(&phase.conditions, Some(phase.number)))
            .collect();
        let to = if is_next {
            Destination::NextPhase(to)
        } else {
            Destination::SkipTo {
                phase: to,
                passed_over: passed_over.iter().map(|phase| phase.number).collect(),
            }
        };
        Move {
            to,
            kind: MoveKind::Escalation,
            unmet,
        }
    }

    fn exit(&self, exit: &PlanExit) -> Move {
        Move {
            to: Destination::Plan(exit.plan.clone()),
            kind: exit.kind,
            unmet: self.unmet(&exit.conditions, None),
        }
    }

    fn closing(&self, closing: &Closing) -> Move {
        Move {
            to: Destination::Closed(closing.id.clone()),
            kind: MoveKind::NeedsReason,
            unmet: self.unmet(&closing.conditions, None),
        }
    }

    fn alarm(&self, alarm: &AlarmPlan) -> Move {
        let standing: Vec<&RaisedAlarm> = self
            .progress
            .alarms
            .iter()
            .filter(|raised| raised.alarm == alarm.alarm && raised.cleared_on.is_none())
            .collect();
        if standing.is_empty() {
            return Move {
                to: Destination::AlarmRaised(alarm.alarm),
                kind: MoveKind::Escalation,
                unmet: Vec::new(),
            };
        }
        let mut unmet = Vec::new();
        for raised in &standing {
            for owed in self.owed_at(alarm, raised) {
                if !unmet.contains(&owed) {
                    unmet.push(owed);
                }
            }
        }
        Move {
            to: Destination::AlarmCleared {
                alarm: alarm.alarm,
                proposed_phase: self.phase_after(alarm, &standing),
                proposed_plan: alarm.proposes_plan.clone(),
            },
            kind: MoveKind::NeedsReason,
            unmet,
        }
    }

    /// Domain 1.6 no. 7: after a report the case goes on in fase 3, otherwise where it was.
    fn phase_after(&self, alarm: &AlarmPlan, standing: &[&RaisedAlarm]) -> PhaseNumber {
        let reported = standing.iter().any(|raised| {
            self.progress.deeds.iter().any(|deed| {
                deed.kind == DeedKind::SafeHomeReport && deed.on() >= raised.raised_at.date_naive()
            })
        });
        match alarm.after_report {
            Some(phase) if reported => phase.max(self.progress.phase),
            Some(_) | None => self.progress.phase,
        }
    }

    /// The same-day tasks of a raised alarm that are not done: each is a condition to clear it (domain 1.7).
    fn owed_at(&self, alarm: &AlarmPlan, raised: &RaisedAlarm) -> Vec<Unmet> {
        let scope = Scope::Alarm(raised);
        alarm
            .tasks
            .iter()
            .filter(|task| task.is_asked_same_day())
            .filter(|task| !tally(self.plan, self.progress, scope, task).is_done(task))
            .map(|task| Unmet {
                condition: ConditionId(task.id.to_string()),
                phase: None,
                text: task.text.clone(),
                satisfy_at: task
                    .deeds
                    .first()
                    .map_or(SatisfyAt::ClearAlarm(alarm.alarm), |deed| {
                        SatisfyAt::Record(*deed)
                    }),
                sources: task.sources.clone(),
            })
            .collect()
    }

    fn unmet(&self, conditions: &[Condition], phase: Option<PhaseNumber>) -> Vec<Unmet> {
        conditions
            .iter()
            .filter(|condition| {
                !holds(self.plan, self.progress, self.terms, phase, &condition.need)
            })
            .map(|condition| Unmet {
                condition: condition.id.clone(),
                phase,
                text: condition.text.clone(),
                satisfy_at: condition.satisfy_at,
                sources: condition.sources.clone(),
            })
            .collect()
    }
}
