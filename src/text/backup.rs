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
        BrowserWeekOnly,
        ThisBrowser,
        AskToKeep,
        KeepGranted,
        KeepRefused,
        Room { used: u64 = 3_400_000, free: u64 = 2_100_000_000 },
        RoomTight,
        Make,
        Made { name: String = "reservekopie-48.mcb".to_owned() },
        MadeNext,
        ChooseSaved,
        ChooseSavedHint,
        CheckEarlier,
        Checking,
        Checked { at: Moment = moment(), cases: u32 = 12, opened: u64 = 240, counted: u64 = 0 },
        MadeBefore { at: Moment = moment() },
        MadeElsewhere { at: Moment = moment() },
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
        RescueRead { opened: u64 = 476, closed: u64 = 2 },
        RescueUnproven,
        RescueCase { pieces: u32 = 2 },
        RescueOtherCases { count: u32 = 1 },
        RescueElsewhere { pieces: u32 = 1 },
        RescueNow,
        RescueReport,
        RescueReportHead { at: Moment = moment() },
        RescueReportCase { code: String = "7F3A-9C21".to_owned(), pieces: u32 = 2 },
        ReadWhatIsWhole,
        ReadWhatIsWholeHint,
        RescueSaveWhy,
        RescueSaved { name: String = "reservekopie-48.mcb".to_owned() },
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
        Broken,
        PutBackWhole,
        WholePutBack,
        IsPutBack { cases: u32 = 12 },
        MergeHeading,
        MergeLead,
        Secret,
        SecretHint,
        Look,
        Looking,
        MadeOn { at: Moment = moment() },
        Same,
        Older,
        Newer { records: u64 = 14 },
        NewerMeans,
        Diverged,
        OtherDevice,
        Mends { pieces: u32 = 2 },
        Strangers { names: String = "Ada Voorbeeld, Bo Verzonnen".to_owned() },
        Loose { notes: u32 = 2, drafts: u32 = 1 },
        NoSettings,
        NoLoose { notes: u32 = 2 },
        NothingToDo,
        Merge,
        Merging,
        LooseCame { notes: u32 = 1, drafts: u32 = 2 },
        NothingMore,
        Merged,
        Replaced,
    }
}

words! {
    /// A folder in which every backup becomes a new file.
    Folder {
        Heading,
        Lead,
        Choose,
        Other,
        Chosen { name: String = "Reservekopieen".to_owned() },
        Write,
        Writing,
        Written { name: String = "reservekopie-48.mcb".to_owned() },
        Stood { at: Moment = moment() },
        Thinned { gone: u32 = 2 },
        Absent,
    }
}

words! {
    /// Wiping this device.
    Wipe {
        Heading,
        Lead,
        LeadInFile,
        AllInFile,
        NotInFile,
        NeverInFile,
        NotYours,
        NoBackup,
        Word,
        TypeIt,
        NotTyped,
        Wipe,
        WipeBesideFile,
        Wiping,
        Failed,
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
        DraftsUnread { count: u32 = 1 },
        DraftsUnreadNow,
        OpenedToRead { records: u32 = 48 },
        OpenedToReadNow,
        Read,
    }
}
