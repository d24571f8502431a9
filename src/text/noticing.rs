//! "Ik heb iets gezien": the quick observation, its two questions, and the stop for a member of staff.

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
        /// In the crash journal of a vault file, and in no file.
        SavedInBrowser,
        KeptOnScreen,
        PrintIt,
        TwoQuestions,
        DangerNow,
        IsColleague,
        IsColleagueYes,
        NowWhat,
        DiscussSoon,
        DoNotQuestion,
        NoSecrecy,
        WriteLiteralWords,
        NoPhotos,
        DangerFirst,
        CaseQuestion,
        InboxChoice,
        When,
        WhenHint,
        OnDay,
        AtTime,
        MoreFields,
        Seen,
        SeenHint,
        SeenMissing,
        TimeMissing,
        NotYet,
        Place,
        LiteralWords,
        LiteralWordsHint,
        Source,
        SourceMyself,
        SourceChild,
        SourceElse,
        SourceName,
        Interpretation,
        InterpretationHint,
        GoOn,
        DangerYes,
        DangerDoubt,
        DangerNo,
        IsColleagueNo,
        AnswerMissing,
        ToEmergency,
        WriteAnother,
        BackToStart,
        ThrowAway,
    }
}

words! {
    /// The stop screen when it is about a member of staff (domain 1.6 no. 33).
    EmployeeStop {
        Heading,
        NotThisPlan,
        TellBoard,
        BoardMust,
        CallInspector,
        InspectorHours,
        DangerStill,
        NothingKept,
        InboxReaders,
        BackItIsNot,
        KeepInInbox,
        PrintHeading,
        Question,
        AnswerMissing,
        OnScreenOnly,
        DraftOnly,
        CopyIt,
        Copied,
        ThrowAway,
        ThrownAway,
    }
}

words! {
    /// The sealed inbox.
    Inbox {
        Heading,
        Unread { count: u32 = 2 },
        Empty,
        /// For whoever may not read it.
        ForOthers,
        NotVerified { name: String = "juf Bo".to_owned() },
        PutInCase,
        NewCase,
        Lead,
        Observation,
        Emergency,
        EmergencyGoesOn,
        NoName,
        NoPupil,
        AboutWhom,
        Begun,
        Remark,
        SourceNotAsked,
        FalseAlarm,
        Unreadable,
        Dismiss,
        DismissWhy,
        DismissHint,
        DismissNow,
        WhichCase,
        ChooseCase,
        Closed,
    }
}

impl Inbox {
    /// By whom something was typed on the locked screen: a name that nobody checked, or none.
    pub fn typed_by(name: &str) -> Self {
        match name {
            "" => Self::NoName,
            name => Self::NotVerified {
                name: name.to_owned(),
            },
        }
    }
}
