//! Decides on the alarms. Raising one is immediate; clearing one waits for its reason.

use super::refusal::{Obstacle, Refusal};
use super::situation::Situation;
use crate::casefile::event::{
    DangerCleared, DangerRaised, Event, PhaseEntered, StaffDangerCleared, StaffDangerRaised,
};
use crate::casefile::record::minute_of;
use crate::casefile::state::Matter;
use crate::protocol::{Alarm, Destination, Progress};

impl Situation<'_> {
    /// Nothing is asked; the directeur becomes case manager at once (Seed L92-94, domain 1.7).
    pub(super) fn raise_danger(self, raised: DangerRaised) -> Vec<Event> {
        let mut alarms = self.case.standing_alarms();
        alarms.insert(Alarm::AcuteDanger);
        let mut events = self.running_again(&raised.what);
        events.push(Event::DangerRaised(raised));
        events.extend(self.appointment(self.plan, self.case.phase(), &alarms));
        events
    }

    /// Nothing is asked; contact with the police or another agency is due today (Seed L102-103).
    pub(super) fn raise_staff_danger(self, raised: StaffDangerRaised) -> Vec<Event> {
        let mut alarms = self.case.standing_alarms();
        alarms.insert(Alarm::StaffDanger);
        let mut events = self.running_again(&raised.what);
        events.push(Event::StaffDangerRaised(raised));
        events.extend(self.appointment(self.plan, self.case.phase(), &alarms));
        events
    }

    /// The same-day items are done, or the reason says why not; and a phase is chosen to go on in (domain 1.6 no. 7).
    pub(super) fn clear_danger(self, cleared: DangerCleared) -> Result<Vec<Event>, Refusal> {
        let here = self.case.phase();
        let mut obstacles = self.obstacles();
        obstacles.when(
            !self.case.alarm_stands(Alarm::AcuteDanger),
            Obstacle::AlarmNotRaised(Alarm::AcuteDanger),
        );
        obstacles.when(
            self.is_before_raised(Alarm::AcuteDanger),
            Obstacle::DateBefore,
        );
        obstacles.without_reason(&cleared.reason);
        obstacles.when(
            !self.knows(cleared.phase),
            Obstacle::PhaseUnknown(cleared.phase),
        );
        self.settled_first(Matter::Alarm(Alarm::AcuteDanger), &mut obstacles);
        if cleared.phase < here {
            self.settled_first(Matter::Phase, &mut obstacles);
        }
        let mut events = Vec::new();
        if cleared.phase != here {
            let unmet = if cleared.phase > here {
                self.unmet_to_when_calm(&cleared)
            } else {
                Vec::new()
            };
            events.push(Event::PhaseEntered(PhaseEntered {
                phase: cleared.phase,
                from: here,
                unmet,
                reason: cleared.reason.clone(),
            }));
            let mut alarms = self.case.standing_alarms();
            alarms.remove(&Alarm::AcuteDanger);
            events.extend(self.appointment(self.plan, cleared.phase, &alarms));
        }
        let unmet = self.unmet_to_clear(Alarm::AcuteDanger);
        events.push(Event::DangerCleared(DangerCleared { unmet, ..cleared }));
        obstacles.or_events(events)
    }

    /// As for direct danger, but the phase is left as it is.
    pub(super) fn clear_staff_danger(
        self,
        cleared: StaffDangerCleared,
    ) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = self.obstacles();
        obstacles.when(
            !self.case.alarm_stands(Alarm::StaffDanger),
            Obstacle::AlarmNotRaised(Alarm::StaffDanger),
        );
        obstacles.when(
            self.is_before_raised(Alarm::StaffDanger),
            Obstacle::DateBefore,
        );
        obstacles.without_reason(&cleared.reason);
        self.settled_first(Matter::Alarm(Alarm::StaffDanger), &mut obstacles);
        let unmet = self.unmet_to_clear(Alarm::StaffDanger);
        obstacles.or_event(Event::StaffDangerCleared(StaffDangerCleared {
            unmet,
            ..cleared
        }))
    }

    /// Whether this is said to have happened before the alarm that stands was raised.
    fn is_before_raised(self, alarm: Alarm) -> bool {
        let happened = minute_of(self.context.happened_at);
        let mut standing = self.case.alarms().iter();
        standing.any(|raised| {
            raised.alarm == alarm
                && raised.cleared.is_none()
                && happened < minute_of(raised.raised_at)
        })
    }

    /// The same-day items that are not done.
    fn unmet_to_clear(self, alarm: Alarm) -> Vec<String> {
        self.unmet(
            |_| {},
            |to| matches!(to, Destination::AlarmCleared { alarm: cleared, .. } if *cleared == alarm),
        )
    }

    /// What the chosen phase asks, leaving out the alarm that this very decision clears.
    fn unmet_to_when_calm(self, cleared: &DangerCleared) -> Vec<String> {
        let today = self.context.today();
        let calm = |progress: &mut Progress| {
            for raised in &mut progress.alarms {
                if raised.alarm == Alarm::AcuteDanger {
                    raised.cleared_on.get_or_insert(today);
                }
            }
        };
        self.unmet_towards(cleared.phase, calm)
    }
}
