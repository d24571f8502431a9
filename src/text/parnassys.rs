//! The copy for ParnasSys: its titles, its warning, and that it was placed.

use chrono::NaiveDate;

use crate::protocol::PhaseNumber;

words! {
    /// Placing a text in ParnasSys.
    ParnasSys {
        /// The title of observation texts (Seed L18-19, domain 1.6 no. 35).
        ObservationsTitle,
        /// The title of a step report's text.
        ReportTitle { phase: PhaseNumber = PhaseNumber(2) },
        Heading,
        PortalWarning,
        Copy,
        Copied,
        CopyByHand,
        MarkPlaced,
        PlacedOn { on: NaiveDate = super::dates::day(23) },
        NotPlaced,
        LongText { characters: u32 = 4200 },
        LeftOut,
    }
}
