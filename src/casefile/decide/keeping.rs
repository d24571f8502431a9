//! Decides on keeping the file: appointing, placing, correcting, erasing, settling and linking.

use std::collections::BTreeSet;

use super::refusal::{Field, Obstacle, Refusal};
use super::situation::Situation;
use crate::casefile::event::{
    CaseManagerAppointed, ConflictSettled, Event, PlacedInParnasSys, ReasonGiven, RecordCorrected,
    RecordErased, RetentionHeld, SiblingLinked,
};
use crate::casefile::record::RecordHash;
use crate::order::Gather as _;
use crate::protocol::{Alarm, Role};

impl Situation<'_> {
    /// Anyone can be appointed; whom the plan expects is shown beside it (domain 1.6 no. 31).
    /// From today at the latest: until a day that is still to come somebody else has the case.
    pub(super) fn appoint(self, appointed: CaseManagerAppointed) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        let is_later = appointed.from_on > self.context.today();
        obstacles.when(is_later, Obstacle::HappensLater);
        obstacles.or_event(Event::CaseManagerAppointed(appointed))
    }

    pub(super) fn place(self, placed: PlacedInParnasSys) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        obstacles.blank(&placed.title, Field::Title);
        obstacles.when(placed.records.is_empty(), Obstacle::NoRecordNamed);
        for record in &placed.records {
            self.of_kind(*record, &mut obstacles, |_| true);
        }
        obstacles.or_event(Event::PlacedInParnasSys(placed))
    }

    /// A correction stands beside what it corrects and says why; both print.
    pub(super) fn correct(self, corrected: RecordCorrected) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles_to_writing();
        obstacles.blank(&corrected.correction, Field::Correction);
        obstacles.without_reason(&corrected.reason);
        self.of_kind(corrected.target, &mut obstacles, |_| true);
        obstacles.or_event(Event::RecordCorrected(corrected))
    }

    /// Only by a directeur and with a reason (wrong child, granted AVG request). The course of the case stays.
    pub(super) fn erase(self, target: RecordHash, reason: String) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles_to_writing();
        obstacles.when(
            self.context.author.role != Role::Principal,
            Obstacle::NotPrincipal,
        );
        obstacles.without_reason(&reason);
        let Some((entry, event)) = self.readable(target, &mut obstacles) else {
            return obstacles.or_events(Vec::new());
        };
        obstacles.when(
            carries_the_course(event),
            Obstacle::CarriesTheCourse(target),
        );
        if let Some(alarm) = self.raises_standing_alarm(target) {
            obstacles.add(Obstacle::AlarmStands(alarm));
        }
        obstacles.or_event(Event::RecordErased(RecordErased {
            target,
            target_id: entry.id,
            target_parents: entry.builds_on.clone(),
            target_author: entry.author.clone(),
            target_happened_at: entry.happened_at,
            target_written_at: entry.written_at,
            reason,
        }))
    }

    fn raises_standing_alarm(self, record: RecordHash) -> Option<Alarm> {
        self.case
            .alarms()
            .iter()
            .find(|raised| raised.record == record && raised.cleared.is_none())
            .map(|raised| raised.alarm)
    }

    /// A reason that was owed; the deviation stays visible with it.
    pub(super) fn give_reason(self, given: ReasonGiven) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles_to_writing();
        obstacles.without_reason(&given.reason);
        let owed = self
            .case
            .reasons_owed()
            .any(|deviation| deviation.record == given.target);
        obstacles.when(!owed, Obstacle::NoReasonOwed(given.target));
        obstacles.or_event(Event::ReasonGiven(given))
    }

    /// Settles exactly one open conflict, by letting one of its decisions hold.
    pub(super) fn settle_conflict(self, settled: ConflictSettled) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles_to_writing();
        obstacles.without_reason(&settled.reason);
        let named: BTreeSet<RecordHash> = settled.records.iter().copied().gather();
        let is_open = self
            .case
            .conflicts()
            .iter()
            .any(|conflict| conflict.records().into_iter().gather::<BTreeSet<_>>() == named);
        obstacles.when(!is_open, Obstacle::NotAConflict);
        obstacles.when(!named.contains(&settled.holds), Obstacle::HoldsNoneOfThem);
        obstacles.or_event(Event::ConflictSettled(settled))
    }

    /// Files of sisters and brothers are linked and never merged (domain 1.6 no. 32).
    pub(super) fn link_sibling(self, sibling: SiblingLinked) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles_to_writing();
        obstacles.when(sibling.case == self.case.id(), Obstacle::OwnCase);
        let known = self.case.siblings();
        obstacles.when(
            known.iter().any(|linked| linked.case == sibling.case),
            Obstacle::AlreadyLinked,
        );
        obstacles.or_event(Event::SiblingLinked(sibling))
    }

    pub(super) fn hold_retention(self, hold: RetentionHeld) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles_to_writing();
        obstacles.without_reason(&hold.reason);
        obstacles.when(hold.until <= self.context.today(), Obstacle::DateBefore);
        obstacles.or_event(Event::RetentionHeld(hold))
    }
}

/// Records that say where the case is. Without one of them it would tell another story.
fn carries_the_course(event: &Event) -> bool {
    matches!(
        event,
        Event::CaseOpened(_)
            | Event::PlanChosen(_)
            | Event::PhaseEntered(_)
            | Event::EditionMoved(_)
            | Event::DangerCleared(_)
            | Event::StaffDangerCleared(_)
            | Event::CaseManagerAppointed(_)
            | Event::CaseHandedOver(_)
            | Event::CaseClosed(_)
            | Event::CaseReopened(_)
            | Event::ConflictSettled(_)
            | Event::RecordErased(_)
    )
}
