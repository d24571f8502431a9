//! Vandaag: what is due over all cases.

use chrono::NaiveDate;

words! {
    /// The page *Vandaag*.
    Today {
        Heading,
        DueOrLate,
        NothingDue,
        Running { count: u32 = 12 },
        NoneRunning,
        Phase { phase: u8 = 2 },
        ResponsibleColumn,
        CaseManagerColumn,
        NextCheckColumn,
        LastNoteColumn,
        DaysInPhase { days: u32 = 9 },
        WithoutNextCheck { count: u32 = 1 },
        WithoutNextCheckWhy,
        SetNextCheck,
        ExtendedOften { times: u32 = 3 },
        WaitingForOthers,
        WaitingForSafeHome { on: NaiveDate = super::dates::day(30) },
        NotInParnasSys { count: u32 = 4 },
        ReasonsOwed { count: u32 = 2 },
        DangerStands,
        StaffDangerStands,
        ConflictOpen,
        BackupAge { on: NaiveDate = super::dates::day(17), today: NaiveDate = super::dates::day(23) },
        BackupNever,
        BackupMake,
        NumbersUnchecked { count: u32 = 3 },
        FirstCase,
        OpenCase,
        AliasMode,
    }
}
