//! Destroying a case: its page, and the line that stays.

use chrono::NaiveDate;

use crate::text::dates::day;

words! {
    /// Destroying a case.
    Destruction {
        Heading,
        WhatGoes,
        Traces,
        WhatStays,
        CopiesHeading,
        CopiesElsewhere,
        NoCopies,
        InBackup { on: NaiveDate = day(20) },
        InTransfer { on: NaiveDate = day(20) },
        InSummary { on: NaiveDate = day(20) },
        InParnasSys { on: NaiveDate = day(20) },
        StillRuns,
        Held { until: NaiveDate = day(26), reason: String = "er loopt een klacht".to_owned() },
        NotConfirmed { name: String = "Ilse Voorbeeld".to_owned(), on: NaiveDate = day(18) },
        OnlyPrincipal,
        Ground,
        TermPassed,
        Request,
        Mistake,
        HandedOver,
        Reason,
        ReasonHint,
        Typed { code: String = "7F3A-9C21".to_owned() },
        CodeDiffers,
        Destroy,
        Destroyed,
        LinesHeading,
        LinesLead,
        BackAgain,
        Line { code: String = "7F3A-9C21".to_owned(), on: NaiveDate = day(23), name: String = "Cas Fictief".to_owned() },
        ProposalsTitle,
        ProposalsLead,
    }
}
