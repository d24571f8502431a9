//! What stands around every page: navigation, saving, how this copy was opened.

use chrono::NaiveDate;

use crate::protocol::Role;

words! {
    /// Around every page.
    Shell {
        ToToday,
        ToCases,
        ToSettings,
        ToEmergency,
        ToQuickObservation,
        Lock,
        LockKey { key: String = "F9".to_owned() },
        SkipToContent,
        Back,
        Cancel,
        Close,
        Add,
        Remove,
        More,
        Less,
        Saving,
        Saved,
        DraftKept,
        DraftFound { on: NaiveDate = crate::text::dates::day(22) },
        DraftUse,
        DraftDrop,
        Required,
        FaultsAbove { count: u32 = 2 },
        Loading,
        SearchCases,
        NothingFound,
        MemberHere { name: String = "Ada Voorbeeld".to_owned(), role: Role = Role::CareCoordinator },
        NotOnThisDevice,
        NewerKind,
        NewVersion,
        NewVersionUse,
        OpenedOverHttp,
        OpenedFromFile,
        OpenedPrivately,
        NotPersistent,
        TwoTabs,
        ClockOff,
        BackupIsTheTruth,
        Bug,
        BugExport,
        BugReload,
        ToInbox,
        ToKeeping,
        MoreMenu,
        CannotOpen,
        TryAgain,
        Navigation,
        NotSaved { what: String = "Er is geen ruimte meer op dit apparaat.".to_owned(), now: String = "Maak ruimte vrij.".to_owned() },
    }
}
