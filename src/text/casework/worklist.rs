//! The lines of *Vandaag*, and how safe the work is.

use chrono::NaiveDate;

use crate::text::dates::day;

words! {
    /// One line of what is due, or of a running case.
    Work {
        Check { what: String = "eet Bo weer tussen de middag".to_owned() },
        CheckPlain,
        AlarmTask { what: String = "Bel Veilig Thuis".to_owned() },
        StaffAlarmTask { what: String = "Bel de politie".to_owned() },
        AfterAlarmTask { what: String = "Weeg met het afwegingskader".to_owned() },
        Action { what: String = "ouders bellen de huisarts".to_owned() },
        Reason,
        Feedback,
        AfterCheck,
        NextCheck { on: NaiveDate = day(26), today: NaiveDate = day(23) },
        NoNextCheck,
        PhaseDays { phase: u8 = 2, days: u32 = 9 },
        LastNote { on: NaiveDate = day(22), today: NaiveDate = day(23) },
        PlanUnknown,
        WaitingForSafeHome { reports: u16 = 1 },
        Extended { times: u16 = 2 },
        Reasons { count: u32 = 1 },
        Conflicts { count: u16 = 1 },
        Unplaced { count: u16 = 3 },
        UnplacedTitle,
        DueSection,
        DueSectionLead,
        RunningSection,
        AdriftTitle { count: u32 = 1 },
        InboxWaiting { count: u32 = 2 },
        InboxUrgent { count: u32 = 1 },
        InboxUnreadable { count: u32 = 1 },
        InboxRead,
        UnfinishedTitle,
        UnfinishedOf { form: String = "Observatie".to_owned(), pupil: String = "Bo Verzonnen".to_owned() },
        AllQuiet,
        NothingRuns,
        BackupTitle,
    }
}

words! {
    /// How safe the work is, in one sentence.
    BackupRisk {
        NothingYet,
        Safe { on: NaiveDate = day(23) },
        Some { on: NaiveDate = day(20), changes: u64 = 3 },
        High { on: NaiveDate = day(2), changes: u64 = 14 },
        OnlyHere { cases: u32 = 12 },
        /// The light itself, in words.
        Green,
        Amber,
        Red,
    }
}
