//! Andere namen op de beamer.

sentences! { Presenting {
    Child { letters } => "Kind {letters}",
    Person { number } => "Persoon {number}",
    Start => "Namen vervangen",
    Stop => "Namen terugzetten",
    IsOn => "Presentatiestand: kinderen en andere mensen hebben een andere naam.",
    Limits => "Een bijnaam, of een naam die anders geschreven is, zie je nog. Wat je typt, staat er als stippen.",
} }
