//! Reservekopie, terugzetten, afdrukken.

use super::dates::{counted, full};
use crate::text::Day;

sentences! { Backup {
    Heading => "Reservekopie",
    Truth => "De gecontroleerde reservekopie is de echte bewaarplek. Wat in deze browser staat is een werkkopie: een browser kan alles kwijtraken, zonder waarschuwing.",
    LastChecked { at, cases } => (format!("Laatst gecontroleerd: {}, {}.", Day::At { at: *at }.nl(), counted(*cases, "dossier", "dossiers"))),
    NeverChecked => "Er is nog geen gecontroleerde reservekopie.",
    BrowserPromised => "Deze browser heeft beloofd niets zelf op te ruimen. Tegen een kapot of gestolen apparaat helpt dat niet.",
    BrowserMayClear => "Deze browser mag dossiers zelf opruimen, bijvoorbeeld als de schijf vol raakt.",
    BrowserUnasked => "Op dit adres kunnen we de browser niet vragen of hij de dossiers bewaart. Reken er niet op.",
    Make => "Reservekopie maken",
    Making => "De reservekopie wordt gemaakt.",
    Made { name } => "Het bestand heet {name} en gaat naar je downloads.",
    MadeNext => "Zet het op de beveiligde netwerkschijf van de school, niet alleen op dit apparaat. Kies het daarna hier: pas als we het teruglezen, weten we dat het goed is opgeslagen.",
    ChooseSaved => "Opgeslagen reservekopie",
    ChooseSavedHint => "Kies het bestand op de plek waar het blijft staan.",
    CheckEarlier => "Een eerder gemaakte reservekopie controleren",
    Checking => "De reservekopie wordt teruggelezen. Alles wordt vergeleken en geopend.",
    Checked { at, cases, opened, counted: not_yours } => (checked(&Day::Time { at: *at }.nl(), *cases, *opened, *not_yours)),
    MadeBefore { at } => (format!("Deze kopie is van {}. Daarna is er nog iets opgeslagen dat er niet in staat. Maak een nieuwe.", Day::At { at: *at }.nl())),
    OpensWith => "Het bestand is versleuteld. Het gaat open met de wachtwoordzin van ieder die hier een plek heeft, of met de herstelcode.",
    ContainsCopies => "In een reservekopie staan ook dossiers die je later vernietigt. Vernietig oude kopieën op tijd.",
    Rescue => "Redden wat er is",
    RescueIntact { intact, damaged } => (format!("{} heel, {} beschadigd. Er wordt niets weggegooid.", counted(*intact, "stuk", "stukken"), counted(*damaged, "stuk", "stukken"))),
    RescueSave => "Alles bewaren zoals het is",
    RescueLead => "Hier zie je wat heel is en wat niet. Kijken verandert niets en er wordt niets weggegooid.",
    RescueLook => "Alles nakijken",
    RescueLooking => "Alles wordt opnieuw gelezen.",
    RescueWhole => "Alles is heel.",
    RescueCasesWhole { count } => (format!("{} helemaal heel", counted(*count, "dossier", "dossiers"))),
    RescueOpened { opened, counted: others } => (rescued(*opened, *others)),
    RescueCase { pieces } => (format!("{} beschadigd of weg. De rest van dit dossier is te lezen.", counted(*pieces, "onderdeel", "onderdelen"))),
    RescueOtherCases { count } => (format!("Ook in {} die jij niet mag lezen is iets beschadigd of weg.", counted(*count, "dossier", "dossiers"))),
    RescueElsewhere { pieces } => (format!("{} buiten de dossiers beschadigd of weg, zoals het slot of de instellingen.", counted(*pieces, "onderdeel", "onderdelen"))),
    RescueNow => "Bewaar eerst alles zoals het is. Zet daarna je laatste goede reservekopie terug op een leeg apparaat, en lees nieuwer werk van dit apparaat in. Gooi hier niets weg.",
    RescueSaveWhy => "Dit bestand is versleuteld. Er gaat niets open en er gaat niets weg: alles staat erin zoals het hier staat, ook wat beschadigd is.",
    RescueSaved { name } => "Opgeslagen als {name}.",
    LossFound { count, on } => (format!("Op {} stonden hier {} die er nu niet meer zijn. Zet je laatste reservekopie terug.", full(*on), counted(*count, "dossier", "dossiers"))),
} }

fn rescued(opened: u64, others: u64) -> String {
    let opened = counted(opened, "stuk", "stukken");
    match others {
        0 => format!("{opened} geopend."),
        _ => format!(
            "{opened} geopend. {} van anderen vergeleken en geteld.",
            counted(others, "stuk", "stukken")
        ),
    }
}

fn checked(time: &str, cases: u32, opened: u64, not_yours: u64) -> String {
    let cases = counted(cases, "dossier", "dossiers");
    match not_yours {
        0 => format!("Gecontroleerd: {cases}, alle {opened} stukken geopend om {time}."),
        _ => format!(
            "Gecontroleerd om {time}: {cases}. {} geopend; {} die jij niet mag lezen, vergeleken en geteld.",
            counted(opened, "stuk", "stukken"),
            counted(not_yours, "stuk", "stukken")
        ),
    }
}

sentences! { Restore {
    Heading => "Reservekopie terugzetten",
    Lead => "Het bestand wordt eerst helemaal nagekeken. Klopt er iets niet, dan verandert er niets.",
    OpensWith => "Daarna zie je het slot. Ontgrendel met je wachtwoordzin van toen, of met de herstelcode.",
    Choose => "Reservekopie",
    ChooseHint => "Een bestand dat begint met ‘reservekopie’. Kies de nieuwste.",
    PutBack => "Nakijken en terugzetten",
    PuttingBack => "De reservekopie wordt nagekeken en teruggezet.",
    OnlyWhenEmpty => "Terugzetten kan alleen op een leeg apparaat.",
    OnlyWhenEmptyWhy => "Op dit apparaat staat al een school. Zo kan een oude kopie nooit over nieuw werk heen. Zet hem terug op een ander apparaat, of in een andere browser.",
    ToImport => "Dossiers van een collega inlezen",
} }

sentences! { Tidings {
    RekeyedBy { by, at } => (format!("{by} heeft je een nieuwe wachtwoordzin gegeven, op {}.", Day::At { at: *at }.nl())),
    RekeyedByCode { at } => (format!("Iemand heeft je met de herstelcode een nieuwe wachtwoordzin gegeven, op {}.", Day::At { at: *at }.nl())),
    RekeyedNow => "Klopt dat niet? Zeg het meteen tegen de directeur.",
    Lost { cases, on } => (format!("Hier mist iets. Op {} stonden er {}, en toen was er meer opgeslagen dan nu.", full(*on), counted(*cases, "dossier", "dossiers"))),
    LostUndated { cases } => (format!("Hier mist iets. Er stonden {}, en toen was er meer opgeslagen dan nu.", counted(*cases, "dossier", "dossiers"))),
    LostNow => "Gooi niets weg. Bewaar eerst alles zoals het is, en zoek je laatste reservekopie op.",
    Damaged { pieces } => (format!("{} beschadigd. De rest is te lezen.", if *pieces == 1 { "1 onderdeel is".to_owned() } else { format!("{pieces} onderdelen zijn") })),
    DamagedNow => "Gooi niets weg. Kijk welke dossiers het zijn en bewaar alles zoals het is.",
    Read => "Gelezen",
} }
