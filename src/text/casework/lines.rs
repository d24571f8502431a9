//! The lines of a record where no question of a form names them.

use chrono::NaiveDate;

use crate::protocol::PhaseNumber;
use crate::text::dates::day;

words! {
    /// What a line of a record is called, or says.
    RecordLine {
        Plan,
        From,
        To,
        PhaseNamed { phase: PhaseNumber = PhaseNumber(2) },
        Unmet,
        ReasonLabel,
        ReasonLater { on: NaiveDate = day(12), name: String = "Ada Voorbeeld".to_owned() },
        List,
        ListEdition { list: String = "signalen-4-12".to_owned(), edition: u16 = 1 },
        FilledBy,
        Seen,
        HeardFrom { name: String = "juf Bo".to_owned() },
        NotSeen,
        DontKnow,
        WithoutExample,
        ExampleOn { on: NaiveDate = day(12), words: String = "had twee dagen geen brood mee".to_owned() },
        ExampleRecord,
        StampedAt,
        Target,
        Holds,
        Transfer,
        ToColleague,
        ToSchool,
        PhaseMapped { from: PhaseNumber = PhaseNumber(1), to: PhaseNumber = PhaseNumber(1) },
        EditionNamed { title: String = "Stappenplan ongewenst opvoedgedrag".to_owned(), edition: u16 = 1 },
        EditionUnknown { plan: String = "undecided".to_owned(), edition: u16 = 2 },
        KindUnknown { kind: String = "school-visited".to_owned() },
        ErasedBy { name: String = "Ada Voorbeeld".to_owned(), on: NaiveDate = day(12) },
        CorrectionBy { name: String = "Ada Voorbeeld".to_owned(), on: NaiveDate = day(12) },
        ParentViewBy { parent: String = "moeder Verzonnen".to_owned(), on: NaiveDate = day(12) },
        PlacedAs { title: String = "Meldcode observaties".to_owned(), on: NaiveDate = day(12) },
        HypothesisConfirmed { on: NaiveDate = day(12) },
        HypothesisRefuted { on: NaiveDate = day(12) },
        RecordNamed { kind: String = "Observatie".to_owned(), on: NaiveDate = day(12) },
        RecordNamedWith { kind: String = "Observatie".to_owned(), on: NaiveDate = day(12), words: String = "at niet tussen de middag".to_owned() },
        CaseElsewhere,
        NewestFirst,
        OldestFirst,
        AllKinds,
        KindCounted { kind: String = "Observatie".to_owned(), count: u32 = 4 },
        Shown { count: u32 = 30 },
        ShownOf { shown: u32 = 4, count: u32 = 30 },
        FilterLabel,
        OrderLabel,
        Period { number: usize = 2 },
        Actions,
        HappenedAfterWriting,
        InterpretationApart,
        FactsHeading,
    }
}
