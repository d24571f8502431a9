//! The ways a case can go from here.

use chrono::NaiveDate;

use crate::protocol::{PhaseNumber, Role};
use crate::text::dates::day;

words! {
    /// The groups of ways on.
    MoveGroup {
        Forward,
        Danger,
        Plan,
        Back,
        End,
    }
}

words! {
    /// A move, what it waits for and what it skips.
    MoveWord {
        Heading,
        Lead,
        ToPhase { title: String = "Fase 2".to_owned() },
        SkipTo { title: String = "Fase 3".to_owned(), passed_over: Vec<PhaseNumber> = vec![PhaseNumber(2)] },
        BackTo { title: String = "Fase 1".to_owned() },
        ToPlan { title: String = "Stappenplan huiselijk geweld".to_owned() },
        Close { ground: String = "De hulp lijkt voldoende te werken.".to_owned() },
        Reopen,
        RaiseDanger,
        RaiseStaffDanger,
        ClearDanger { phase: PhaseNumber = PhaseNumber(3) },
        ClearStaffDanger,
        NeverWaits,
        WaitsForReason,
        AllMet,
        /// Nothing that the move waits for is missing, and so many tasks are.
        MetTasks { tasks: usize = 2 },
        Unmet { count: u32 = 2 },
        MetState,
        UnmetState,
        ManagerBecomes { role: Role = Role::CareCoordinator },
        ManagerWillBe { name: String = "Ada Voorbeeld".to_owned(), role: Role = Role::CareCoordinator },
        ManagerStays { name: String = "Ada Voorbeeld".to_owned(), role: Role = Role::Principal },
        NoManagerYet { role: Role = Role::Teacher },
        ReasonNow,
        ReasonLater,
        ChooseFirst,
        NoPhases,
        NoPhasesPlan,
        PhaseHeading,
    }
}

words! {
    /// The phase map, in the past tense where it is past.
    Map {
        Label,
        NotBegun,
        /// In this period; in an earlier one it was left on that day.
        NotBegunAgain { on: NaiveDate = day(12) },
        /// In this period; in an earlier one it was passed over on that day.
        NotBegunAfterSkip { on: NaiveDate = day(12) },
        Running { since: NaiveDate = day(12), days: u32 = 11 },
        Done { on: NaiveDate = day(12) },
        Left { on: NaiveDate = day(12), tasks: usize = 2 },
        Over { on: NaiveDate = day(12) },
        LeftBack { on: NaiveDate = day(12) },
        Skipped { on: NaiveDate = day(12), reason: String = "het kind vertelde het zelf".to_owned() },
        /// Its reason stands under the map.
        SkippedBelow { on: NaiveDate = day(12) },
        SkippedReasonOwed { on: NaiveDate = day(12) },
        Again { visits: u16 = 2 },
        SkippedBefore { on: NaiveDate = day(12) },
    }
}
