//! What the plan or the journal does not allow now; an escalation is never among it.

use chrono::NaiveDate;

words! {
    /// An obstacle to a command, shown at the control.
    Refused {
        CaseAlreadyOpened,
        CaseNotOpened,
        EditionUnknown,
        PlanMissing,
        ReasonMissing,
        TextMissing,
        HappensLater,
        DateBefore { on: NaiveDate = super::dates::day(20) },
        DateBeforeItsDay,
        NotLater,
        AlreadyClosed,
        AlreadyOpen,
        AlreadyInPhase { phase: u8 = 2 },
        PhaseUnknown { phase: u8 = 7 },
        PlanAlreadyChosen,
        OtherPlan,
        NotTheEdition,
        PhaseUnmapped { phase: u8 = 2 },
        ClosingUnknown,
        ClosingNotOffered { phase: u8 = 1 },
        ClosingNeedsReason,
        ClosingNeedsWhatWorks,
        ClosingNeedsAfterCheck,
        ClosingNeedsDecidedBy,
        DangerStands,
        StaffDangerStands,
        DangerNotRaised,
        ConflictOpen,
        NotAConflict,
        HoldsNoneOfThem,
        RecordUnknown,
        RecordErased,
        WrongKind,
        NoRecordNamed,
        NoReasonOwed,
        NotPrincipal,
        CarriesTheCourse,
        OwnCase,
        AlreadyLinked,
    }
}
