//! The emergency screen: calling first, then the next ten minutes, then today.

use chrono::NaiveDate;

use crate::casefile::Moment;

words! {
    /// The emergency screen.
    Emergency {
        Heading,
        Lead,
        CallNow,
        LocalNumbers,
        LastChecked { on: NaiveDate = super::dates::day(1) },
        NeverChecked,
        TenMinutes,
        StayWithChild,
        WhoTakesChildHome,
        DoNotConfront,
        StaffFirstPolice,
        ListenOnly,
        WriteLater,
        TodayThree,
        TalkOfThree,
        TalkOfThreeWho,
        ContactSafeHome,
        ContactSafeHomeWhat,
        PrincipalIsManager,
        PrincipalIsManagerWho,
        Stamp,
        Stamped { at: Moment = super::dates::moment() },
        StampUndo,
        StampNote,
        NotThere,
        NotThereHelp,
        AnyoneMayCall,
        ParentsQuestion,
        Since { minutes: u32 = 25 },
        StillToday { count: u32 = 2 },
        StillToWrite,
        KeptSealed,
        KeptOnScreen,
        WhoAreYou,
        WhichChild,
        LinkToCase,
        FalseAlarm,
        AlsoCall,
        StillToWriteHint,
        Remark,
        ParentsLine { words: String = "moeder weet het".to_owned() },
        AddedLine {
            what: String = "Contact met Veilig Thuis".to_owned(),
            at: Moment = super::dates::moment(),
            words: String = "mevrouw De Wit belt terug".to_owned(),
        },
        TakenBackLine {
            what: String = "Contact met Veilig Thuis".to_owned(),
            at: Moment = super::dates::moment(),
            back_at: Moment = super::dates::moment(),
        },
        NoCaseYet,
        OpensAgain,
        Keep,
        /// In the crash journal of a vault file, and in no file.
        KeptInBrowser,
        KeptInInbox { at: Moment = super::dates::moment() },
        KeptInCase { at: Moment = super::dates::moment() },
        KeptInBoth { at: Moment = super::dates::moment() },
        KeepsItself,
        BeginAnew,
        FalseAlarmWhy,
        PrintIt,
    }
}
