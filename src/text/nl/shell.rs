//! Rond elke pagina.

use crate::text::role;

sentences! { Shell {
    ToToday => "Vandaag",
    ToCases => "Dossiers",
    ToSettings => "Instellingen",
    ToEmergency => "Spoed",
    ToQuickObservation => "Ik heb iets gezien",
    Lock => "Vergrendelen",
    Cover => "Afdekken",
    CoverName => "Het scherm is afgedekt",
    Uncover => "Verder",
    SkipToContent => "Naar de inhoud",
    Back => "Terug",
    Cancel => "Annuleren",
    Saved => "Opgeslagen",
    DraftKept => "Wat je typte is versleuteld bewaard.",
    Required => "verplicht",
    Loading => "Even geduld",
    ReadOnlyHere => "Alleen lezen",
    RecoveryHere => "Met de herstelcode",
    MemberHere { name, role: their } => (format!("{name}, {}", role(*their).nl())),
    Bug => "Er ging iets mis in het programma. Dat ligt niet aan jou.",
    ToInbox => "Postvak",
    ToKeeping => "Bewaren",
    MoreMenu => "Meer",
    CannotOpen => "De opslag gaat nu niet open",
    TryAgain => "Opnieuw proberen",
    Navigation => "Hoofdmenu",
    NotSaved { what, now } => "{what} {now}",
} }
