//! *Jaaroverzicht*: anonymous counts of a school year, and all its cases without names.

use chrono::NaiveDate;

use super::dates::day;
use crate::protocol::PhaseNumber;

words! {
    /// The page, its documents and its file.
    Year {
        Heading,
        Lead,
        Act,
        NotForYou,
        WhichYear,
        YearNamed { year: String = "2026-2027".to_owned() },
        Count,
        Counting,
        Unread { count: usize = 1 },
        CountsPart,
        CasesPart,
        Parts,
        Title { year: String = "2026-2027".to_owned() },
        CasesTitle { year: String = "2026-2027".to_owned() },
        Foot { year: String = "2026-2027".to_owned(), on: NaiveDate = day(23) },
        Keep,
        Anonymous,
        HidingTitle,
        Hiding { from: u32 = 5 },
        NotCounted,
        PerPlan,
        PerPlanTable,
        AskedOf { question: String = "Is het aan ouders verteld?".to_owned(), group: String = "De andere dossiers samen: 6".to_owned() },
        All { count: String = "12".to_owned() },
        OfPlan { title: String = "Stappenplan ongewenst opvoedgedrag".to_owned(), count: String = "8".to_owned() },
        TheOthers { count: String = "6".to_owned() },
        TooFew,
        Few { from: u32 = 5 },
        Hidden,
        Total,
        Answer,
        Number,
        Download,
        Downloaded { name: String = "jaaroverzicht-2026-2027.csv".to_owned() },
        FileName { year: String = "2026-2027".to_owned() },
        CsvYear,
        CsvGroup,
        CsvQuestion,
        CsvAnswer,
        CsvNumber,
        CsvAll,
        CsvOthers,
        Case,
        CaseRan,
        CaseTasks,
        CaseTerms,
        CaseDeviations,
        CaseParents,
        CaseWhole,
        TasksDone { done: usize = 9, asked: usize = 10 },
        TermsKept { kept: usize = 4, ended: usize = 5, extended: usize = 1 },
        DeviationsOf { count: usize = 2, owed: usize = 1 },
        Whole,
        NotWhole,
        CasesLead,
        CasesTable,
        NoCases,
    }
}

words! {
    /// What is counted.
    YearQuestion {
        Begun,
        Phase,
        Standing,
        Report,
        Advice,
        Danger,
        Weighed,
        Parents,
        Steps,
        Terms,
        Extensions,
        Deviations,
    }
}

words! {
    /// The answers that are counted.
    YearAnswer {
        New,
        RanAlready,
        Phase { phase: PhaseNumber = PhaseNumber(2) },
        Runs,
        Closed { ground: String = "De hulp lijkt voldoende te werken.".to_owned() },
        ClosedOtherwise,
        HandedOver,
        Told,
        NotToldWithReason,
        NothingWritten,
        Kept,
        Late,
        Undone,
        Never,
        Once,
        MoreOften,
        WithReason,
        WithoutReason,
    }
}
