//! Backup and restore, and printing.

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
    /// Printed pages.
    Print {
        Print,
        PrintedOn { on: NaiveDate = super::dates::day(23) },
        PrintedBy { name: String = "Ada Voorbeeld".to_owned() },
        Confidential,
        Page { number: u32 = 1, of: u32 = 6 },
        StandNumber { number: String = "K7Q2-M9".to_owned() },
        InterpretationApart,
        CorrectedBelow,
        ErasedHere,
        DestroyAfter { on: NaiveDate = super::dates::day(30) },
        PaperIsYours,
    }
}
