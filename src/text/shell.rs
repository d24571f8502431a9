//! What stands around every page: navigation, saving, how this copy was opened.

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
        Cover,
        CoverName,
        Uncover,
        SkipToContent,
        Back,
        Cancel,
        Saved,
        DraftKept,
        Required,
        Loading,
        ReadOnlyHere,
        RecoveryHere,
        MemberHere { name: String = "Ada Voorbeeld".to_owned(), role: Role = Role::CareCoordinator },
        Bug,
        ToInbox,
        ToKeeping,
        MoreMenu,
        CannotOpen,
        TryAgain,
        Navigation,
        NotSaved { what: String = "Er is geen ruimte meer op dit apparaat.".to_owned(), now: String = "Maak ruimte vrij.".to_owned() },
    }
}
