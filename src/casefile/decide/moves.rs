//! Decides on moves: to another phase, another plan, another edition.

use std::collections::BTreeSet;

use super::obstacles::Obstacles;
use super::refusal::{Obstacle, Refusal};
use super::situation::Situation;
use crate::casefile::event::{EditionMoved, Event, PhaseEntered, PlanChosen};
use crate::casefile::state::Matter;
use crate::order::Gather as _;
use crate::protocol::{Destination, EditionRef, MoveKind, PhaseNumber, Plan, Progress};

/// Named as unmet for a move under an edition that is not known here: what it asks cannot be looked up.
const PLAN_UNKNOWN: &str = "plan-unknown";

/// Named as unmet for a move into a phase that only another plan has: which plan is still to be chosen.
const PLAN_NOT_CHOSEN: &str = "plan-chosen";

impl Situation<'_> {
    /// Forward is an escalation and never waits; back waits for its reason (domain 1.6 no. 29, 1.7).
    pub(super) fn enter_phase(
        self,
        phase: PhaseNumber,
        reason: String,
    ) -> Result<Vec<Event>, Refusal> {
        let here = self.case.phase();
        if phase > here {
            return self.advance(phase, reason);
        }
        let mut obstacles = self.obstacles();
        obstacles.when(phase == here, Obstacle::AlreadyInPhase(phase));
        obstacles.when(!self.case.is_open(), Obstacle::AlreadyClosed);
        obstacles.when(!self.knows(phase), Obstacle::PhaseUnknown(phase));
        obstacles.without_reason(&reason);
        self.settled_first(Matter::Phase, &mut obstacles);
        obstacles.or_event(Event::PhaseEntered(PhaseEntered {
            phase,
            from: here,
            unmet: Vec::new(),
            reason,
        }))
    }

    /// The one thing that stops a move forward is that no plan known here has such a phase.
    fn advance(self, phase: PhaseNumber, reason: String) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = Obstacles::none();
        obstacles.when(!self.knows(phase), Obstacle::PhaseUnknown(phase));
        let mut events = self.running_again(&reason);
        events.push(Event::PhaseEntered(PhaseEntered {
            phase,
            from: self.case.phase(),
            unmet: self.unmet_towards(phase, |_| {}),
            reason,
        }));
        events.extend(self.appointment(self.plan, phase, &self.case.standing_alarms()));
        obstacles.or_events(events)
    }

    /// What the plan asks before this phase is entered.
    pub(super) fn unmet_towards(
        self,
        phase: PhaseNumber,
        adjust: impl Fn(&mut Progress),
    ) -> Vec<String> {
        match self.plan {
            None => vec![PLAN_UNKNOWN.to_owned()],
            Some(plan) if plan.phase(phase).is_none() => vec![PLAN_NOT_CHOSEN.to_owned()],
            Some(_) => self.unmet(adjust, |to| leads_to(to, phase)),
        }
    }

    /// Whether this plan, or while no plan is chosen any plan it leads to, has the phase.
    pub(super) fn knows(self, phase: PhaseNumber) -> bool {
        let has = |plan: &Plan| plan.phase(phase).is_some();
        self.plan.is_some_and(has)
            || self.handbook.plans.iter().any(has)
            || self.handbook.plans.is_empty()
    }

    /// A stricter plan never waits; a milder one waits for its reason (domain 1.6 no. 20).
    pub(super) fn choose_plan(self, chosen: PlanChosen) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = Obstacles::none();
        let next = self.handbook.plan(&chosen.plan);
        obstacles.when(
            next.is_none(),
            Obstacle::EditionUnknown(chosen.plan.clone()),
        );
        let same = self
            .plan
            .map(|plan| &plan.edition)
            .or(self.case.plan())
            .is_some_and(|edition| edition.plan == chosen.plan.plan);
        obstacles.when(same, Obstacle::PlanAlreadyChosen);
        let escalates = self.is_escalation(&chosen.plan);
        if !escalates {
            obstacles.when(!self.case.is_open(), Obstacle::AlreadyClosed);
            obstacles.without_reason(&chosen.reason);
            self.settled_first(Matter::Plan, &mut obstacles);
        }
        let unmet = self.unmet(
            |_| {},
            |to| matches!(to, Destination::Plan(plan) if *plan == chosen.plan.plan),
        );
        let mut events = self.running_again(&chosen.reason);
        events.push(Event::PlanChosen(PlanChosen { unmet, ..chosen }));
        events.extend(self.appointment(next, self.case.phase(), &self.case.standing_alarms()));
        obstacles.or_events(events)
    }

    /// Under a plan that is not known here nobody can say that a choice is milder, so it does not wait.
    fn is_escalation(self, to: &EditionRef) -> bool {
        let Some(plan) = self.plan else {
            return true;
        };
        plan.exits
            .iter()
            .any(|exit| exit.plan == to.plan && exit.kind == MoveKind::Escalation)
    }

    /// Another edition of the same plan, with a place for every phase the case has been in.
    pub(super) fn move_edition(self, moved: EditionMoved) -> Result<Vec<Event>, Refusal> {
        // The edition moved from may be unknown here: moving is then the way out.
        let mut obstacles = self.obstacles_to_writing();
        obstacles.without_reason(&moved.reason);
        obstacles.when(
            self.case.plan() != Some(&moved.from),
            Obstacle::NotTheEdition,
        );
        obstacles.when(moved.from == moved.to, Obstacle::PlanAlreadyChosen);
        obstacles.when(moved.from.plan != moved.to.plan, Obstacle::OtherPlan);
        self.settled_first(Matter::Plan, &mut obstacles);
        self.settled_first(Matter::Phase, &mut obstacles);
        match self.handbook.plan(&moved.to) {
            None => obstacles.add(Obstacle::EditionUnknown(moved.to.clone())),
            Some(plan) => {
                for (_, phase) in &moved.phases {
                    obstacles.when(plan.phase(*phase).is_none(), Obstacle::PhaseUnknown(*phase));
                }
            }
        }
        for phase in self.lived_in() {
            let mapped = moved.phases.iter().any(|(from, _)| *from == phase);
            obstacles.when(!mapped, Obstacle::PhaseUnmapped(phase));
        }
        obstacles.or_event(Event::EditionMoved(moved))
    }

    fn lived_in(self) -> BTreeSet<PhaseNumber> {
        let stays = self.case.stays().iter().map(|stay| stay.phase);
        stays.chain([self.case.phase()]).gather()
    }
}

fn leads_to(to: &Destination, phase: PhaseNumber) -> bool {
    matches!(
        to,
        Destination::NextPhase(next) | Destination::SkipTo { phase: next, .. } if *next == phase
    )
}
