//! One case: where it stands, what to do now and why, its timeline, and a move to another phase.

use chrono::NaiveDate;

use crate::casefile::Moment;
use crate::protocol::Role;

words! {
    /// The page of one case.
    CaseScreen {
        PhaseRunning { since: NaiveDate = super::dates::day(12) },
        Optional,
        DoneTimes { done: u32 = 1, needed: u32 = 2 },
        LeftUndone,
    }
}

words! {
    /// The timeline and the marks records carry.
    Timeline {
        Heading,
        Empty,
        WrittenLater { at: Moment = super::dates::moment() },
        By { name: String = "Ada Voorbeeld".to_owned(), role: Role = Role::Teacher },
        ReasonOwed,
        EarlierMissing,
        ClockOff,
        Corrected,
        Erased { on: NaiveDate = super::dates::day(20) },
        Confidential,
        NotVerified,
        Deviation,
    }
}
