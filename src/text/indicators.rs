//! The page of the indicator list. No score, no total, no colour band.

use chrono::NaiveDate;

words! {
    /// The page of the indicator list.
    IndicatorPage {
        Heading,
        Caution,
        NotReviewed,
        Reviewed { by: String = "aandachtsfunctionaris van het bestuur".to_owned(), on: NaiveDate = super::dates::day(2) },
        FilledBy,
        TwoPeople,
        Seen,
        HeardFrom,
        HeardFromWhom,
        NotSeen,
        DontKnow,
        NotAnswered,
        Example,
        ExampleObservation,
        ExampleOwnWords,
        ExampleWhen,
        WithoutExample,
        AsksDanger,
        DangerNow,
        DangerYes,
        OtherExplanation,
        ProtectiveFactors,
        ProtectiveFactorsWhy,
        Circumstances,
        SupplementYoung,
        SupplementOld,
        OnlyAnswered,
        Save,
        KeepsWording { on: NaiveDate = super::dates::day(23) },
        Edition { edition: u16 = 1 },
    }
}
