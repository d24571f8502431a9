//! The case, the handbook and the moment together: what every decision looks at.

use std::collections::BTreeSet;

use chrono::{Months, TimeDelta};

use super::context::Context;
use super::obstacles::Obstacles;
use super::refusal::Obstacle;
use crate::casefile::event::{CaseManagerAppointed, CaseReopened, Event};
use crate::casefile::handbook::Handbook;
use crate::casefile::record::RecordHash;
use crate::casefile::state::{CaseFile, Content, Matter, TimelineEntry};
use crate::protocol::plan::{Condition, Need};
use crate::protocol::progress::{Progress, Status};
use crate::protocol::{Alarm, Destination, PhaseNumber, Plan, Role, agenda};

/// A form takes whole minutes: what happens in the running one has happened.
const RUNNING_MINUTE: TimeDelta = TimeDelta::minutes(1);

/// Nobody at a primary school is older: a day before is a mistyped year.
const LONG_AGO: Months = Months::new(15 * 12);

/// What a decision looks at.
#[derive(Clone, Copy)]
pub(super) struct Situation<'a> {
    pub(super) case: &'a CaseFile,
    pub(super) handbook: &'a Handbook,
    pub(super) context: &'a Context,
    /// The plan the case follows; while plans conflict, the strictest.
    pub(super) plan: Option<&'a Plan>,
}

impl<'a> Situation<'a> {
    pub(super) fn new(case: &'a CaseFile, handbook: &'a Handbook, context: &'a Context) -> Self {
        Self {
            case,
            handbook,
            context,
            plan: case.plan_in(&handbook.plans),
        }
    }

    /// What stands in the way of anything that is not an escalation: a plan that is not known here makes the
    /// case read-only, and what is still to happen cannot be recorded as done.
    pub(super) fn obstacles(self) -> Obstacles {
        let mut obstacles = self.obstacles_to_writing();
        match self.case.plan() {
            None => obstacles.add(Obstacle::PlanMissing),
            Some(edition) => obstacles.when(
                self.plan.is_none(),
                Obstacle::EditionUnknown(edition.clone()),
            ),
        }
        obstacles
    }

    /// What stands in the way of writing down what was seen, which needs no plan.
    pub(super) fn obstacles_to_writing(self) -> Obstacles {
        let mut obstacles = Obstacles::none();
        let latest = self.context.now + RUNNING_MINUTE;
        obstacles.when(self.context.happened_at >= latest, Obstacle::HappensLater);
        let (happened_on, today) = (self.context.happened_on(), self.context.today());
        let born_on = self.case.pupil().and_then(|pupil| pupil.born_on);
        let earliest = born_on.or_else(|| today.checked_sub_months(LONG_AGO));
        // What happens today is never held up: the day of birth may be mistyped too.
        let is_long_ago = happened_on < today && earliest.is_some_and(|day| happened_on < day);
        obstacles.when(is_long_ago, Obstacle::LongAgo);
        obstacles
    }

    /// An open conflict about this matter has to be settled before anything is made milder.
    pub(super) fn settled_first(self, matter: Matter, obstacles: &mut Obstacles) {
        obstacles.when(
            self.case.conflict_about(matter).is_some(),
            Obstacle::ConflictOpen(matter),
        );
    }

    /// The record pointed at, if it is here with its content.
    pub(super) fn readable(
        self,
        record: RecordHash,
        obstacles: &mut Obstacles,
    ) -> Option<(&'a TimelineEntry, &'a Event)> {
        let Some(entry) = self.case.entry(record) else {
            obstacles.add(Obstacle::RecordUnknown(record));
            return None;
        };
        match &entry.content {
            Content::Event(event) => Some((entry, event)),
            Content::Erased(_) => {
                obstacles.add(Obstacle::RecordErased(record));
                None
            }
            Content::Withheld => {
                obstacles.add(Obstacle::RecordWithheld(record));
                None
            }
        }
    }

    /// The record pointed at has to be of a certain kind.
    pub(super) fn of_kind(
        self,
        record: RecordHash,
        obstacles: &mut Obstacles,
        is: impl Fn(&Event) -> bool,
    ) {
        if let Some((_, event)) = self.readable(record, obstacles) {
            obstacles.when(!is(event), Obstacle::WrongKind(record));
        }
    }

    /// An escalation in a case that does not run opens it again first; the reason may still be owed.
    pub(super) fn running_again(self, reason: &str) -> Vec<Event> {
        if self.case.is_open() {
            return Vec::new();
        }
        vec![Event::CaseReopened(CaseReopened {
            reason: reason.to_owned(),
        })]
    }

    /// What a plan asks before a move, and how the case stands for it: running, whatever its status.
    ///
    /// What may have been done in records that are not for whoever decides is not said to be unmet: it would stand in
    /// the case for good, for everybody to read (decision 0049).
    pub(super) fn unmet(
        self,
        adjust: impl Fn(&mut Progress),
        goes: impl Fn(&Destination) -> bool,
    ) -> Vec<String> {
        let Some(plan) = self.plan else {
            return Vec::new();
        };
        let terms = &self.context.terms;
        let progress = self.case.progress(self.handbook, terms);
        let mut progress = progress.as_done_by(self.context.happened_on());
        progress.status = Status::Open;
        adjust(&mut progress);
        let mut entries = self.case.timeline().iter();
        let reads_all = !entries.any(|entry| matches!(entry.content, Content::Withheld));
        agenda(plan, &progress, terms, self.context.today())
            .moves
            .into_iter()
            .filter(|one| goes(&one.to))
            .flat_map(|one| one.unmet)
            .filter(|unmet| reads_all || everybody_reads(plan.condition(&unmet.condition)))
            .map(|unmet| unmet.condition.to_string())
            .collect()
    }

    /// Appoints whom the plan makes case manager (Seed L58, L94, L153), if that is not so already.
    ///
    /// It never takes the case away from a case manager who will do for the role. Whoever may not read the case does not
    /// get it. If nobody else is known for the role, nothing is appointed, and it shows as owed.
    pub(super) fn appointment(
        self,
        plan: Option<&Plan>,
        phase: PhaseNumber,
        alarms: &BTreeSet<Alarm>,
    ) -> Option<Event> {
        let role = case_manager_role(plan, phase, alarms)?;
        if self.case.has_case_manager(role, plan) {
            return None;
        }
        let mut known = self.context.who_fills(role);
        let who = known.find(|person| !self.case.is_excluded(person))?;
        Some(Event::CaseManagerAppointed(CaseManagerAppointed {
            who: who.clone(),
            from_on: self.context.happened_on(),
            reason: String::new(),
        }))
    }
}

/// Whether an alarm stands everybody reads; of anything else the proof may be withheld.
fn everybody_reads(condition: Option<&Condition>) -> bool {
    condition.is_some_and(|asked| matches!(asked.need, Need::NoAlarm(_)))
}

/// Whom the plan makes case manager. In direct danger that is the directeur, also under a plan that is not known
/// here (Seed L94).
fn case_manager_role(
    plan: Option<&Plan>,
    phase: PhaseNumber,
    alarms: &BTreeSet<Alarm>,
) -> Option<Role> {
    match plan {
        Some(plan) => crate::protocol::case_manager_role(plan, phase, alarms),
        None => alarms
            .contains(&Alarm::AcuteDanger)
            .then_some(Role::Principal),
    }
}
