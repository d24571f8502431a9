//! Instellingen: school, members, contacts, terms, lock.

use chrono::NaiveDate;

use crate::casefile::Moment;

words! {
    /// The page *Instellingen*.
    Settings {
        Heading,
        School,
        SchoolName,
        OwnProtocol,
        PlacedTitle,
        Members,
        MemberAdd,
        MemberRole,
        MemberDeputy,
        MemberDeputyHint,
        MemberMark,
        MemberRemove,
        MemberRemoveWarning,
        MemberNewPassphrase,
        MemberHere,
        MemberElsewhere,
        OwnPassphrase,
        Contacts,
        ContactNumber,
        ContactFunctionOnly,
        ContactChecked { on: NaiveDate = super::dates::day(2) },
        ContactCheckedNow,
        ContactEmpty,
        Terms,
        ConsultWithinPlanA,
        ConsultWithinPlanB,
        ActionDays,
        SchoolDays { days: u32 = 3 },
        Holidays,
        PrincipalNotified,
        LockTime,
        LockMinutes { minutes: u32 = 5 },
        LockTimeHint,
        NeedToKnow,
        NeedToKnowHint,
        IndicatorReview,
        IndicatorReviewBy,
        IndicatorReviewOn,
        PlanEditions,
        PlanLoad,
        Retention,
        RetentionYears { years: u32 = 2 },
        AboutThisDevice,
        StandNumber { number: String = "K7Q2-M9".to_owned() },
        LastWrite { at: Moment = super::dates::moment() },
        CasesHere { count: u32 = 12 },
        TabletLost,
        TabletLostHelp,
    }
}
