//! The summary for another school: its questions, and its words on paper.

use chrono::NaiveDate;

use crate::protocol::Role;
use crate::text::dates::day;

words! {
    /// The summary for another school.
    SchoolSummary {
        Heading,
        Lead,
        DangerNow,
        DangerFirst,
        DangerFirstWhy,
        Runs,
        WasClosed { on: NaiveDate = day(12) },
        IsWith { name: String = "Ilse Voorbeeld".to_owned() },
        WaitsFor { name: String = "Ilse Voorbeeld".to_owned(), on: NaiveDate = day(18) },
        School,
        SchoolHint,
        ParentsAsk,
        ParentsKnew,
        ToldOn,
        WhyNot,
        WhyNotHint,
        Tick,
        TickHint,
        NothingToTick,
        NothingTicked,
        LeftOutHeading,
        LeftOutLead,
        LeftOut { kind: String = "Observatie".to_owned(), count: u32 = 3 },
        Preview,
        Went,
        Items { count: u32 = 3 },
        HandOver,
        HandOverWhy,
        IsHandedOver,
        CorrectedSince,
        NoSending,
        NotYetPaper,
        Title { code: String = "7F3A-9C21".to_owned() },
        About,
        ForSchool,
        OnDay,
        FromSchool,
        Child,
        Parents,
        ParentsTold { on: NaiveDate = day(20) },
        ParentsNotTold,
        Questions,
        Ask { name: String = "Bo Verzonnen".to_owned(), role: Role = Role::CareCoordinator },
        Behaviour,
        Support,
        Agreements,
        Corrected { correction: String = "het was de linkerarm".to_owned() },
    }
}
