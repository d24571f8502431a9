//! Finding a case by name, and beginning a new one.

words! {
    /// The page *Dossiers*.
    CaseFinder {
        Heading,
        Lead,
        SearchLabel,
        SearchHint,
        OpenCases { count: u32 = 12 },
        ClosedCases { count: u32 = 3 },
        NoneFound,
        NoneYet,
        Found { count: u32 = 2 },
        Closed,
        HandedOver,
        ClosedCase { case: String = "Sem Fictief, 5b".to_owned() },
        HandedOverCase { case: String = "Sem Fictief, 5b".to_owned() },
        DestroyFrom { on: chrono::NaiveDate = crate::text::dates::day(23) },
        /// A new case waits for the survival test.
        GateTitle,
        GateWhy,
        GateDo,
        GateSkip,
    }
}
