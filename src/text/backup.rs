//! Backup and restore.

use chrono::NaiveDate;

use super::dates::moment;
use crate::casefile::Moment;

words! {
    /// Making a backup, and proving that it was saved.
    Backup {
        Heading,
        Truth,
        LastChecked { at: Moment = moment(), cases: u32 = 12 },
        NeverChecked,
        BrowserPromised,
        BrowserMayClear,
        BrowserUnasked,
        Make,
        Making,
        Made { name: String = "reservekopie-48.mcb".to_owned() },
        MadeNext,
        ChooseSaved,
        ChooseSavedHint,
        CheckEarlier,
        Checking,
        Checked { at: Moment = moment(), cases: u32 = 12, opened: u64 = 240, counted: u64 = 0 },
        MadeBefore { at: Moment = moment() },
        OpensWith,
        ContainsCopies,
        Rescue,
        RescueIntact { intact: u32 = 478, damaged: u32 = 2 },
        RescueSave,
        RescueLead,
        RescueLook,
        RescueLooking,
        RescueWhole,
        RescueCasesWhole { count: u32 = 11 },
        RescueOpened { opened: u64 = 476, counted: u64 = 2 },
        RescueCase { pieces: u32 = 2 },
        RescueOtherCases { count: u32 = 1 },
        RescueElsewhere { pieces: u32 = 1 },
        RescueNow,
        RescueSaveWhy,
        RescueSaved { name: String = "reservekopie-48.mcb".to_owned() },
        LossFound { count: u32 = 3, on: NaiveDate = super::dates::day(20) },
    }
}

words! {
    /// Putting a backup back on an empty device.
    Restore {
        Heading,
        Lead,
        OpensWith,
        Choose,
        ChooseHint,
        PutBack,
        PuttingBack,
        OnlyWhenEmpty,
        OnlyWhenEmptyWhy,
        ToImport,
    }
}

words! {
    /// Something a member must be told once, above *Vandaag*.
    Tidings {
        RekeyedBy { by: String = "Ada Voorbeeld".to_owned(), at: Moment = moment() },
        RekeyedByCode { at: Moment = moment() },
        RekeyedNow,
        Lost { cases: u32 = 12, on: NaiveDate = super::dates::day(20) },
        LostUndated { cases: u32 = 12 },
        LostNow,
        Damaged { pieces: u32 = 2 },
        DamagedNow,
        Read,
    }
}
