//! When a quiet app locks: by the wall clock, so that a device that slept locks as soon as it wakes.

use chrono::TimeDelta;

use crate::casefile::Moment;

/// How long before the lock the person is warned, in seconds.
pub const WARNING_SECONDS: i64 = 20;

/// The fewest and the most minutes a school may set.
const MINUTES: (u16, u16) = (1, 15);

/// How long nobody has been at the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Idle {
    last_sign: Moment,
    lock_after: TimeDelta,
}

/// What to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing.
    Stay,
    /// Warn: it locks in so many seconds.
    Warn {
        /// Whole seconds, at least 1.
        seconds: i64,
    },
    /// Lock now.
    Lock,
}

impl Idle {
    /// Somebody is there now; it locks after so many minutes, kept within 1 and 15.
    pub fn since(now: Moment, lock_after_minutes: u16) -> Self {
        let minutes = lock_after_minutes.clamp(MINUTES.0, MINUTES.1);
        Self {
            last_sign: now,
            lock_after: TimeDelta::minutes(i64::from(minutes)),
        }
    }

    /// What the clock says now. A clock that was set back proves nothing about who sits here: it counts from now on.
    pub fn verdict(&mut self, now: Moment) -> Verdict {
        if now < self.last_sign {
            self.last_sign = now;
        }
        let left = self.last_sign + self.lock_after - now;
        if left <= TimeDelta::zero() {
            Verdict::Lock
        } else if left <= TimeDelta::seconds(WARNING_SECONDS) {
            Verdict::Warn {
                seconds: left.num_seconds().max(1),
            }
        } else {
            Verdict::Stay
        }
    }

    /// A key, a touch, a click. After a sleep the first touch comes too late: it does not wake a session that is over.
    pub fn touched(&mut self, now: Moment) -> Verdict {
        let verdict = self.verdict(now);
        if verdict != Verdict::Lock {
            self.last_sign = now;
            return Verdict::Stay;
        }
        verdict
    }

    /// After how many minutes it locks.
    pub fn minutes(&self) -> i64 {
        self.lock_after.num_minutes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64, seconds: i64) -> Moment {
        chrono::DateTime::from_timestamp(1_800_000_000 + minutes * 60 + seconds, 0)
            .unwrap()
            .fixed_offset()
    }

    #[test]
    fn it_warns_twenty_seconds_before_it_locks() {
        let mut idle = Idle::since(at(0, 0), 5);
        assert_eq!(idle.verdict(at(4, 39)), Verdict::Stay);
        assert_eq!(idle.verdict(at(4, 40)), Verdict::Warn { seconds: 20 });
        assert_eq!(idle.verdict(at(4, 59)), Verdict::Warn { seconds: 1 });
        assert_eq!(idle.verdict(at(5, 0)), Verdict::Lock);
    }

    #[test]
    fn a_touch_during_the_warning_keeps_it_open() {
        let mut idle = Idle::since(at(0, 0), 5);
        assert_eq!(idle.touched(at(4, 50)), Verdict::Stay);
        assert_eq!(idle.verdict(at(9, 0)), Verdict::Stay);
    }

    #[test]
    fn a_touch_after_a_sleep_does_not_wake_a_session_that_is_over() {
        let mut idle = Idle::since(at(0, 0), 5);
        assert_eq!(idle.touched(at(600, 0)), Verdict::Lock);
    }

    #[test]
    fn a_clock_set_back_does_not_keep_it_open_for_ever() {
        let mut idle = Idle::since(at(600, 0), 5);
        assert_eq!(idle.verdict(at(0, 0)), Verdict::Stay);
        assert_eq!(idle.verdict(at(5, 0)), Verdict::Lock);
    }

    #[test]
    fn no_setting_switches_the_lock_off() {
        assert_eq!(Idle::since(at(0, 0), 0).minutes(), 1);
        assert_eq!(Idle::since(at(0, 0), 600).minutes(), 15);
    }
}
