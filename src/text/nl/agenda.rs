//! Het agendabestand.

use super::dates::counted;

sentences! { Agenda {
    Heading => "In je eigen agenda",
    Lead => "Er komen geen namen in, alleen de code van elk dossier. Wie meekijkt in je agenda ziet niet om wie het gaat.",
    Count { count } => (format!("{} uit je dossiers.", counted(*count, "datum", "datums"))),
    Make => "Agendabestand maken",
    Made => "Het bestand staat bij je downloads. Open het om de datums in je agenda te zetten.",
    Again => "Is er iets veranderd? Maak een nieuw bestand en lees het weer in: een datum die er al stond, verschuift dan mee. Wat klaar is, haal je zelf weg.",
    Task { code } => "Dossier {code}: taak uit het stappenplan",
    AlarmTask { code } => "Dossier {code}: moet vandaag",
    Agreement { code } => "Dossier {code}: afspraak nakijken",
    NextCheck { code } => "Dossier {code}: kijken hoe het gaat",
    Reason { code } => "Dossier {code}: reden nog te geven",
    Feedback { code } => "Dossier {code}: navragen hoe het ervoor staat",
    AfterCheck { code } => "Dossier {code}: nog één keer kijken",
    Numbered { title, number, of } => "{title} ({number} van {of})",
    Retention { code } => "Dossier {code}: bewaartermijn voorbij",
} }
