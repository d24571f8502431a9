//! Decides on closing, reopening and handing over. Each waits for its reason.

use super::obstacles::{Obstacles, is_blank};
use super::refusal::{Field, Obstacle, Refusal};
use super::situation::Situation;
use crate::casefile::event::{CaseClosed, CaseHandedOver, CaseReopened, Event, ParentsAtReport};
use crate::casefile::passed_on::passed_on_of;
use crate::casefile::state::{Matter, Status};
use crate::protocol::plan::{Closing, ClosingNeed, Plan};
use crate::protocol::{Alarm, ClosingId, Destination};

impl Situation<'_> {
    /// In every phase gone through, on one of the plan's grounds (Seed L173-174, domain 1.6 no. 27, 28).
    ///
    /// What the plan asks before is recorded as unmet and does not block. An alarm that stands or an open
    /// conflict does: closing would put them out of sight.
    pub(super) fn close(self, closed: CaseClosed) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        obstacles.when(!self.case.is_open(), Obstacle::AlreadyClosed);
        obstacles.without_reason(&closed.reason);
        self.nothing_put_out_of_sight(&mut obstacles);
        obstacles.when(
            closed
                .after_check_on
                .is_some_and(|on| on < self.context.happened_on()),
            Obstacle::DateBefore,
        );
        let ground = ClosingId::from(closed.ground.as_str());
        if let Some(plan) = self.plan {
            match plan.closing(&ground) {
                Some(closing) => self.as_closing_asks((plan, closing), &closed, &mut obstacles),
                None => obstacles.add(Obstacle::ClosingUnknown(ground.clone())),
            }
        }
        let unmet = self.unmet(
            |_| {},
            |to| matches!(to, Destination::Closed(id) if *id == ground),
        );
        obstacles.or_event(Event::CaseClosed(CaseClosed { unmet, ..closed }))
    }

    fn as_closing_asks(
        self,
        (plan, closing): (&Plan, &Closing),
        closed: &CaseClosed,
        obstacles: &mut Obstacles,
    ) {
        let phase = self.case.phase();
        let is_offered = closing.is_offered(plan, phase);
        obstacles.when(!is_offered, Obstacle::ClosingNotOffered(phase));
        for need in &closing.requires {
            let is_missing = match need {
                // The reason was asked for already, whatever the ground.
                ClosingNeed::Reason => false,
                ClosingNeed::WhatWorks => is_blank(&closed.what_works),
                ClosingNeed::AfterCheck => closed.after_check_on.is_none(),
                ClosingNeed::DecidedBy => closed.decided_by.is_empty(),
            };
            obstacles.when(is_missing, Obstacle::ClosingNeeds(*need));
        }
    }

    fn nothing_put_out_of_sight(self, obstacles: &mut Obstacles) {
        for alarm in self.case.standing_alarms() {
            obstacles.add(Obstacle::AlarmStands(alarm));
        }
        for matter in [
            Matter::Status,
            Matter::Phase,
            Matter::Plan,
            Matter::Alarm(Alarm::AcuteDanger),
            Matter::Alarm(Alarm::StaffDanger),
        ] {
            self.settled_first(matter, obstacles);
        }
    }

    /// A closed case goes on in a new period; the old one stays as it is (domain 1.6 no. 29).
    pub(super) fn reopen(self, reopened: CaseReopened) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        obstacles.when(self.case.is_open(), Obstacle::AlreadyOpen);
        obstacles.without_reason(&reopened.reason);
        obstacles.or_event(Event::CaseReopened(reopened))
    }

    /// To a colleague, who becomes case manager; or as a summary to another school, which ends the case here.
    pub(super) fn hand_over(self, handed_over: CaseHandedOver) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        if let CaseHandedOver::School {
            name,
            parents,
            told_on,
            items,
        } = &handed_over
        {
            obstacles.blank(name, Field::School);
            match (parents, told_on) {
                (ParentsAtReport::NotTold(reason), _) => obstacles.without_reason(reason),
                (_, None) => obstacles.add(Obstacle::DateMissing),
                (_, Some(on)) => {
                    obstacles.when(*on > self.context.today(), Obstacle::HappensLater);
                }
            }
            obstacles.when(items.is_empty(), Obstacle::NoRecordNamed);
            for record in items {
                self.of_kind(*record, &mut obstacles, |event| {
                    passed_on_of(event).is_some()
                });
            }
            self.nothing_put_out_of_sight(&mut obstacles);
            obstacles.when(
                matches!(self.case.status(), Status::HandedOver { .. }),
                Obstacle::AlreadyClosed,
            );
        }
        obstacles.or_event(Event::CaseHandedOver(handed_over))
    }
}
