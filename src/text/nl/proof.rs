//! Bewijs.

use super::dates::counted;
use crate::vault::store::Table;

sentences! { Proof {
    Lead => "Je hoeft ons niet op ons woord te geloven. Hier staat wat dit programma doet, en hoe je dat zelf nakijkt.",
    Traffic => "Verkeer met het netwerk",
    TrafficNone => "Sinds het programma geladen is, heeft het niets aan het netwerk gevraagd.",
    TrafficSome => "Er is na het laden iets aan het netwerk gevraagd. Dat hoort niet. Laat dit aan de ICT-er zien.",
    FilesAtStart => "Bestanden geladen bij het openen",
    FilesInside => "Bestanden geladen bij het ontgrendelen",
    AskedLater => "Verzoeken daarna",
    Count { count } => (count.to_string()),
    TrafficCheck => "Zelf kijken: druk op F12, kies Netwerk en werk verder. Er komt geen regel bij. Over https kijkt de browser bij het openen één keer of er een nieuwe versie is, en bewaart die.",
    Kept => "Wat in deze browser bewaard is",
    KeptLead => "Alles wat iemand heeft opgeschreven, en elke naam, staat hier versleuteld.",
    KeptIn { table } => (name(*table)),
    Amount { rows, bytes } => (format!("{}, {} kB", counted(u32::try_from(*rows).unwrap_or(u32::MAX), "stuk", "stukken"), bytes.div_ceil(1_000))),
    Together => "Samen",
    KeptPlain => "Leesbaar zijn alleen: de tekens op het slot, telefoonnummers met een functie erbij, voorkeuren, hoeveel stukken er zijn, en de dag waarop er voor het laatst iets is opgeslagen.",
    KeptCheck => "Zelf kijken: druk op F12 en kies Toepassing of Opslag. Onder IndexedDB en lokale opslag staat alles wat er is.",
    InFile => "Wat in het bestand komt te staan",
    InFileLead => "Zolang je werkt, staat dit alleen in het geheugen van dit venster. Als je opslaat, komt het zo in het bestand. Alles wat iemand heeft opgeschreven, en elke naam, is versleuteld.",
    InFilePlain => "Leesbaar zijn in het bestand alleen: de tekens op het slot, hoeveel stukken er zijn, en wanneer het is opgeslagen.",
    InFileCheck => "Zelf kijken: open het bestand in een kladblok. Er staat geen naam in die je kunt lezen.",
    BesideFileLead => "Hier staat de noodkopie: wat nog niet in het bestand is opgeslagen, versleuteld. Na het opslaan blijft er één stuk over, dat zegt hoe ver het bestand toen was.",
    BesideFilePlain => "Leesbaar zijn alleen het nummer van die stand, en twee voorkeuren als je ze aan- of uitzet: het scherm afdekken en namen vervangen.",
    BesideFileCheck => "Zelf kijken: druk op F12 en kies Toepassing of Opslag. Onder IndexedDB begint de naam van de noodkopie met meldcode, met een nummer erachter. Andere bestanden op dit apparaat delen die opslag: van een ander kluisbestand kan er ook een staan.",
    Policy => "Waar de browser het programma aan houdt",
    PolicyLead => "Deze regels zitten in de pagina. De browser weigert alles wat er niet in staat: andere adressen, vreemde scripts, formulieren die iets versturen.",
    PolicyCheck => "Zelf kijken: bekijk de bron van de pagina en zoek ‘Content-Security-Policy’.",
    Build => "Welke versie dit is",
    BuildMark => "Kenmerk van deze versie",
    Way => "Geopend",
    WayOffline => "Over https, en bewaard op dit apparaat: werkt ook zonder netwerk",
    WaySecure => "Over https",
    WayHere => "Vanaf dit apparaat zelf (localhost)",
    WayPlain => "Over http: het netwerk kan het programma vervangen",
    WayFile => "Als bestand",
    BuildCheckFile => "Zelf kijken: het kenmerk moet gelijk zijn aan de eerste regel van het bestand SHA256SUMS, dat bij het programma hoort. Je ICT-er heeft dat bestand. Wie de broncode zelf bouwt, krijgt hetzelfde kenmerk.",
    BuildCheck => "Zelf kijken: het kenmerk moet gelijk zijn aan de eerste regel van het bestand SHA256SUMS, in de map op de server. Wie de broncode zelf bouwt, krijgt hetzelfde kenmerk.",
} }

const fn name(table: Table) -> &'static str {
    match table {
        Table::Head => "Stand van de kluis",
        Table::Meta => "School en instellingen",
        Table::Slots => "Sloten van medewerkers",
        Table::Keyrings => "Sleutelbossen",
        Table::Deliveries => "Sleutels voor collega’s",
        Table::Cases => "Dossiers",
        Table::Records => "Stukken in dossiers",
        Table::Pages => "Dossiers om snel te openen",
        Table::Summaries => "Samenvattingen voor Vandaag",
        Table::Drafts => "Teksten waar iemand mee bezig is",
        Table::Inbox => "Postvak",
        Table::Tally => "Teller van het postvak",
    }
}
