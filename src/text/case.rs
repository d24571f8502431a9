//! One case: where it stands, what to do now and why, its timeline, and a move to another phase.

use chrono::NaiveDate;

use crate::casefile::Moment;
use crate::protocol::Role;

words! {
    /// The page of one case.
    CaseScreen {
        WhereItStands,
        PhaseName { phase: u8 = 1 },
        PhaseNotBegun,
        PhaseRunning { since: NaiveDate = super::dates::day(12) },
        PhaseDone { on: NaiveDate = super::dates::day(12) },
        PhaseSkipped { reason: String = "het kind vertelde het zelf".to_owned() },
        PhaseSkippedReasonOwed,
        PlanUndecided,
        CaseOpen,
        CaseClosed { on: NaiveDate = super::dates::day(20) },
        CaseHandedOver { on: NaiveDate = super::dates::day(20) },
        Period { number: u32 = 2 },
        Responsible { name: String = "Ada Voorbeeld".to_owned() },
        CaseManager { name: String = "Ada Voorbeeld".to_owned() },
        NextStep,
        Why,
        NothingNext,
        OpenDuties,
        BlockedFirst,
        DueOn { on: NaiveDate = super::dates::day(26) },
        DueSameDay,
        DueAfterObservation { days: u32 = 3 },
        DueAfterOpening { days: u32 = 3 },
        DueAsAgreed,
        DueAsSet,
        Optional,
        Ongoing,
        DoneTimes { done: u32 = 1, needed: u32 = 2 },
        LeftUndone,
        NotYetDone,
        DoneHere,
        ByOther,
        NotEveryoneThere,
        TopicsMissing,
        SourceLaw,
        SourceSchool,
        SourceSeed { line: String = "42".to_owned() },
        StatutorySteps,
        StepProven { step: u8 = 2 },
        StepNotProven { step: u8 = 4 },
        NextPhaseCalled { phase: u8 = 2 },
        Actions,
        ActionOverdue,
        ActionExtended { times: u32 = 2 },
        NoNextCheck,
        People,
        Parents,
        Siblings,
        Excluded,
        Write,
        MoreForms,
        CloseCase,
        PrintCase,
        ExportCase,
    }
}

words! {
    /// The timeline and the marks records carry.
    Timeline {
        Heading,
        Empty,
        Happened { at: Moment = super::dates::moment() },
        WrittenLater { at: Moment = super::dates::moment() },
        By { name: String = "Ada Voorbeeld".to_owned(), role: Role = Role::Teacher },
        ByOnBehalf,
        ReasonOwed,
        EarlierMissing,
        ClockOff,
        Corrected,
        CorrectionOf,
        ParentViewAttached,
        Erased { on: NaiveDate = super::dates::day(20) },
        Confidential,
        NotForYou,
        NotVerified,
        SignatureWrong,
        Deviation,
        InterpretationOpen,
        InterpretationConfirmed,
        InterpretationRefuted,
        OnlyKind,
        Everything,
    }
}

words! {
    /// A move to another phase.
    PhaseChange {
        Heading { phase: u8 = 2 },
        Met,
        Unmet,
        UnmetNever,
        AllMet,
        DoItNow,
        GoAnyway,
        ReasonToday,
        Back,
        Skips { phases: String = "fase 1 en fase 2".to_owned() },
        CaseManagerBecomes { role: Role = Role::CareCoordinator },
        ToPlanB,
        PreferAdvice,
    }
}

words! {
    /// Two decisions that contradict each other.
    ConflictPage {
        Heading,
        Explain,
        StrictestHolds,
        MatterPlan,
        MatterPhase,
        MatterStatus,
        MatterDanger,
        MatterCaseManager,
        MatterAction,
        MatterInterpretation,
        Settle,
    }
}
