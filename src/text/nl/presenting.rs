//! Andere namen op de beamer.

sentences! { Presenting {
    Child { letters } => "Kind {letters}",
    Person { number } => "Persoon {number}",
    Start => "Namen vervangen",
    Stop => "Namen terugzetten",
    IsOn => "Presentatiestand: kinderen en andere mensen hebben een andere naam.",
    Limits => "Een bijnaam, of een naam die anders geschreven is, zie je nog. Wat je typt, staat er als stippen.",
    NoReadingFile => "Er staan nu andere namen op het scherm. Die zouden ook in het bestand komen. Kies eerst ‘Namen terugzetten’. Daarna kun je het bestand maken.",
    OnPaper => "Er staan nu andere namen op het scherm. Die komen ook op papier. Heb je de echte namen nodig? Kies dan eerst ‘Namen terugzetten’.",
} }
