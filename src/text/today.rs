//! Vandaag: what is due over all cases.

use chrono::NaiveDate;

words! {
    /// The page *Vandaag*.
    Today {
        Heading,
        Running { count: u32 = 12 },
        Phase { phase: u8 = 2 },
        WithoutNextCheckWhy,
        WaitingForSafeHome { on: NaiveDate = super::dates::day(30) },
        DangerStands,
        StaffDangerStands,
        BackupMake,
        OpenCase,
    }
}
