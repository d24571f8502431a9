//! Backup and restore, carrying cases by file, and printing.

use chrono::NaiveDate;

words! {
    /// Backup and restore.
    Backup {
        Heading,
        Why,
        Make,
        Making,
        Checking,
        Checked { opened: u32 = 240, counted: u32 = 12 },
        CheckedOn { on: NaiveDate = super::dates::day(23) },
        NotChecked,
        ChooseSaved,
        KeepElsewhere,
        LastMade { on: NaiveDate = super::dates::day(17) },
        NeverMade,
        ContainsCopies,
        Restore,
        RestoreHere,
        RestoreWhoOpens,
        RestorePreview { cases: u32 = 12, records: u32 = 480 },
        RestoreDone { cases: u32 = 12, records: u32 = 480 },
        RestoreNotEmpty,
        Rescue,
        RescueIntact { intact: u32 = 478, damaged: u32 = 2 },
        RescueSave,
        LossFound { count: u32 = 3, on: NaiveDate = super::dates::day(20) },
    }
}

words! {
    /// Carrying cases to another device.
    Transfer {
        ExportHeading,
        ExportOne,
        ExportAll { count: u32 = 12 },
        ForWhom,
        Passphrase,
        PassphraseOffered,
        PassphraseByVoice,
        Save,
        ReadingBack,
        Saved { records: u32 = 48 },
        SavedName { name: String = "overdracht-2026-11-23.age".to_owned() },
        NoNames,
        DestroyAfter { on: NaiveDate = super::dates::day(30) },
        AwaitingReceipt,
        ImportHeading,
        ChooseFile,
        Opening,
        PreviewHeading,
        PreviewFrom { name: String = "Ada Voorbeeld".to_owned(), on: NaiveDate = super::dates::day(20) },
        New,
        Newer { records: u32 = 6 },
        Same,
        Conflict { count: u32 = 1 },
        WasDestroyed { on: NaiveDate = super::dates::day(2) },
        SamePersonAsked { name: String = "Ada Voorbeeld".to_owned() },
        SamePersonYes,
        SamePersonNo,
        AllOrNothing,
        Import,
        Importing,
        Imported { cases: u32 = 2, records: u32 = 48 },
        NothingNew,
        ReceiptCode { code: String = "4821-07".to_owned() },
        ReceiptType,
        ReceiptConfirmed,
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
