//! The emergency screen: calling first, then the next ten minutes, then today.

use chrono::NaiveDate;

use crate::casefile::Moment;

words! {
    /// The emergency screen.
    Emergency {
        Heading,
        CallNow,
        Call { name: String = "Veilig Thuis".to_owned(), number: String = "0800-2000".to_owned() },
        LocalNumbers,
        NumberMissing { name: String = "wijkagent".to_owned() },
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
        Stamp,
        Stamped { at: Moment = super::dates::moment() },
        StampUndo,
        StampUndone { at: Moment = super::dates::moment() },
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
        WorksOffline,
    }
}
