//! What to do in a case, how it stands and why it is asked.

use chrono::NaiveDate;

use crate::protocol::{PhaseNumber, Role};
use crate::text::dates::day;

words! {
    /// The groups of what to do, the most pressing first.
    DutyGroup {
        Late,
        Today,
        Now,
        Later,
        Ongoing,
        Offered,
        Done,
    }
}

words! {
    /// One duty, and what is known of it.
    DutyWord {
        Heading,
        /// Of danger that is over, named by when it was raised.
        OfDanger { since: String = "12 november 2026".to_owned(), what: String = "Weeg met het afwegingskader".to_owned() },
        Action { what: String = "ouders bellen de huisarts".to_owned() },
        NextCheck,
        NextCheckFor { what: String = "eet Bo weer tussen de middag".to_owned() },
        NextCheckMissing,
        NextPhase { phase: PhaseNumber = PhaseNumber(2) },
        Reason { what: String = "Naar een andere fase, 12 november: fase 2".to_owned() },
        Feedback,
        AfterCheck,
        /// Why the plan calls for the next phase.
        BecauseIndicatorsContinue,
        BecauseHelpNotStarted,
        BecauseNotAcknowledged,
        BecauseWithoutAction,
        BecauseNotStructural,
        BecauseFound,
        WhyReason,
        WhyFeedback,
        WhyAfterCheck,
        WhyNextCheck,
        WhyNextCheckMissing,
        WhyAction,
        DueEntering { on: NaiveDate = day(12), days: u16 = 14 },
        DueObservation { on: NaiveDate = day(20), school_days: u16 = 3 },
        DueOpening { on: NaiveDate = day(20), school_days: u16 = 3 },
        DueSameDay,
        DueAgreed,
        DueSet,
        DueFeedback,
        DueOwed,
        Together { roles: Vec<Role> = vec![Role::Teacher, Role::CareCoordinator] },
        OneOf { roles: Vec<Role> = vec![Role::CareCoordinator] },
        Usually { roles: Vec<Role> = vec![Role::Teacher] },
        Times { done: u16 = 1, needed: u16 = 2 },
        WaitsFor { task: String = "Bespreek de leerling met de IB-er.".to_owned() },
        MissingTopic { topic: String = "De zorgen die de school heeft.".to_owned() },
        NotCounted { records: u32 = 1 },
        NobodyNamed,
        ByOthers { records: u32 = 1 },
        Unplaced { records: u32 = 2 },
        Extended { times: u16 = 2 },
        OwnedBy { owner: String = "Bo Verzonnen, leerkracht".to_owned() },
        InPhase { phase: PhaseNumber = PhaseNumber(1) },
        DoneDuty,
        DoneLater,
        LeftPartly,
        LeftUndone,
        NothingNow,
        WhyLabel,
    }
}
