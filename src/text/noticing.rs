//! "Ik heb iets gezien": the quick observation, its two questions, and the stop for a member of staff.

use chrono::NaiveDate;

words! {
    /// The quick observation.
    QuickObservation {
        Heading,
        Intro,
        Who,
        WhoHint,
        WriterName,
        WriterNameHint,
        Save,
        SavedInCase,
        SavedInInbox,
        KeptOnScreen,
        PrintIt,
        SaveAsFile,
        TwoQuestions,
        DangerNow,
        IsColleague,
        IsColleagueYes,
        NowWhat,
        DiscussBy { on: NaiveDate = super::dates::day(26) },
        DiscussSoon,
        DoNotQuestion,
        NoSecrecy,
        WriteLiteralWords,
        NoPhotos,
        CompleteLater,
        ExistingCase,
        NewCase,
    }
}

words! {
    /// The stop screen when it is about a member of staff (domain 1.6 no. 33).
    EmployeeStop {
        Heading,
        NotThisPlan,
        TellBoard,
        BoardMust,
        CallInspector { number: String = "0900-1113111".to_owned() },
        InspectorHours,
        DangerStill,
        NothingKept,
        KeptInInbox,
        InboxReaders,
        BackItIsNot,
    }
}

words! {
    /// The sealed inbox.
    Inbox {
        Heading,
        Unread { count: u32 = 2 },
        Empty,
        NotVerified { name: String = "juf Bo".to_owned() },
        PutInCase,
        NewCase,
        Full,
        FromBeforeSetUp,
    }
}
