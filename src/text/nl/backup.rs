//! Reservekopie, terugzetten, afdrukken.

use super::dates::{counted, full, stood};
use crate::text::Day;

sentences! { Backup {
    Heading => "Reservekopie",
    Truth => "De gecontroleerde reservekopie is de echte bewaarplek. Wat in deze browser staat is een werkkopie: een browser kan alles kwijtraken, zonder waarschuwing.",
    LastChecked { at, cases } => (format!("Laatst gecontroleerd: {}, {}.", Day::At { at: *at }.nl(), counted(*cases, "dossier", "dossiers"))),
    NeverChecked => "Er is nog geen gecontroleerde reservekopie.",
    BrowserPromised => "Deze browser heeft beloofd niets zelf op te ruimen. Tegen een kapot of gestolen apparaat helpt dat niet.",
    BrowserMayClear => "Deze browser mag dossiers zelf opruimen, bijvoorbeeld als de schijf vol raakt.",
    BrowserWeekOnly => "Safari gooit alles weg als je dit programma een week niet opent. Zet het op je beginscherm: dan geldt dat niet.",
    ThisBrowser => "Wat deze browser doet",
    AskToKeep => "Vraag de browser om alles te bewaren",
    KeepGranted => "De browser belooft het: hij ruimt niets zelf op.",
    KeepRefused => "De browser belooft het niet. Zet dit programma bij je bladwijzers of installeer het, en vraag het later opnieuw. Tot dan telt alleen de reservekopie.",
    Room { used, free } => (format!("Hier staat {}. De browser geeft nog {} ruimte.", size(*used), size(*free))),
    RoomTight => "De ruimte is bijna op. Maak ruimte op dit apparaat, voor opslaan niet meer lukt.",
    BrowserUnasked => "Op dit adres kunnen we de browser niet vragen of hij de dossiers bewaart. Reken er niet op.",
    Make => "Reservekopie maken",
    Made { name } => "Het bestand heet {name} en gaat naar je downloads.",
    MadeNext => "Zet het op de beveiligde netwerkschijf van de school, niet alleen op dit apparaat. Kies het daarna hier: pas als we het teruglezen, weten we dat het goed is opgeslagen.",
    ChooseSaved => "Opgeslagen reservekopie",
    ChooseSavedHint => "Kies het bestand op de plek waar het blijft staan.",
    CheckEarlier => "Een eerder gemaakte reservekopie controleren",
    Checking => "De reservekopie wordt teruggelezen. Alles wordt vergeleken en geopend.",
    Checked { at, cases, opened, counted: not_yours } => (checked(&Day::Time { at: *at }.nl(), *cases, *opened, *not_yours)),
    MadeBefore { at } => (format!("Deze kopie is van {}. Daarna is er nog iets opgeslagen dat er niet in staat. Maak een nieuwe.", Day::At { at: *at }.nl())),
    MadeElsewhere { at } => (format!("Deze kopie is van {}. Er staat werk in dat hier niet staat. Ze telt daarom niet als reservekopie van dit apparaat. Maak een nieuwe.", Day::At { at: *at }.nl())),
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
    RescueRead { opened, closed } => (read(*opened, *closed)),
    RescueUnproven => "Het bewijs dat er niets ontbreekt, is ook beschadigd. Er kan dus meer zijn geweest dan hier staat.",
    RescueCase { pieces } => (format!("{} beschadigd of weg. De rest van dit dossier is te lezen.", counted(*pieces, "onderdeel", "onderdelen"))),
    RescueOtherCases { count } => (format!("Ook in {} die jij niet mag lezen is iets beschadigd of weg.", counted(*count, "dossier", "dossiers"))),
    RescueElsewhere { pieces } => (format!("{} buiten de dossiers beschadigd of weg, zoals het slot of de instellingen.", counted(*pieces, "onderdeel", "onderdelen"))),
    RescueReport => "Verslag opslaan",
    RescueReportHead { at } => (format!("Nagekeken op {}.", Day::At { at: *at }.nl())),
    RescueReportCase { code, pieces } => (format!("Dossier {code}: {} beschadigd of weg.", counted(*pieces, "onderdeel", "onderdelen"))),
    ReadWhatIsWhole => "Alleen lezen wat heel is",
    ReadWhatIsWholeHint => "Dan gaat open wat nog te lezen is. Opslaan kan dan niet.",
    RescueNow => "Bewaar eerst alles zoals het is. Zet daarna je laatste goede reservekopie terug op een leeg apparaat, en lees nieuwer werk van dit apparaat in. Gooi hier niets weg.",
    RescueSaveWhy => "Dit bestand is versleuteld. Er gaat niets open en er gaat niets weg: alles staat erin zoals het hier staat, ook wat beschadigd is.",
    RescueSaved { name } => "Opgeslagen als {name}.",
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

fn read(opened: u64, closed: u64) -> String {
    let opened = counted(opened, "stuk", "stukken");
    match closed {
        0 => format!("{opened} geopend."),
        1 => format!("{opened} geopend. 1 stuk niet: daar heb jij geen sleutel van."),
        _ => format!("{opened} geopend. {closed} stukken niet: daar heb jij geen sleutel van."),
    }
}

fn checked(time: &str, cases: u32, opened: u64, not_yours: u64) -> String {
    let cases = counted(cases, "dossier", "dossiers");
    match not_yours {
        0 if opened == 1 => format!("Gecontroleerd: {cases}, het ene stuk geopend om {time}."),
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
    Lead => "Het bestand wordt eerst nagekeken: staat elk stuk erin zoals het is opgeslagen? Klopt er iets niet, dan verandert er niets. Of alles ook opengaat, blijkt pas na het ontgrendelen.",
    OpensWith => "Daarna zie je het slot. Ontgrendel met je wachtwoordzin van toen, of met de herstelcode.",
    Choose => "Reservekopie",
    ChooseHint => "Een bestand dat begint met ‘reservekopie’. Kies de nieuwste.",
    PutBack => "Nakijken en terugzetten",
    PuttingBack => "De reservekopie wordt nagekeken en teruggezet.",
    Broken => "Heb je geen andere kopie? Dan kan terug wat in deze nog heel is.",
    PutBackWhole => "Terugzetten wat heel is",
    WholePutBack => "Wat heel is, staat er weer. Kijk na het ontgrendelen wat er mist.",
    IsPutBack { cases } => (format!("De reservekopie is teruggezet: {}. Ontgrendel met je wachtwoordzin van toen.", counted(*cases, "dossier", "dossiers"))),
    MergeHeading => "Reservekopie samenvoegen",
    MergeLead => "Op dit apparaat staat al een school. Je ziet eerst wat er zou veranderen. Geen stuk dat hier staat gaat weg, en een vernietigd dossier komt niet terug.",
    Secret => "Wachtwoordzin of herstelcode van de kopie",
    SecretHint => "Alleen nodig voor een kopie van een ander apparaat. Laat het anders leeg.",
    Look => "Bekijken",
    Looking => "De reservekopie wordt nagekeken en vergeleken.",
    MadeOn { at } => (format!("Gemaakt op {}.", Day::At { at: *at }.nl())),
    Same => "Deze kopie is gelijk aan wat hier staat.",
    Older => "Deze kopie is ouder. Elk stuk van een dossier erin staat hier al of is hier met opzet weggehaald.",
    NothingMore => "Elk stuk van een dossier in deze kopie staat hier al.",
    Newer { records } => (format!("Deze kopie is nieuwer. Alles van hier zit erin, en {} meer.", counted(*records, "stuk", "stukken"))),
    NewerMeans => "De kopie komt in de plaats van wat hier staat, ook de instellingen en de wachtwoordzinnen. Teksten die hier nog niet af waren en berichten in het postvak blijven. Daarna ontgrendel je opnieuw.",
    Diverged => "Hier en in de kopie is los van elkaar verder gewerkt. Wat in de kopie meer staat, komt erbij.",
    OtherDevice => "Deze kopie komt van een ander apparaat van jullie school. Wat daar meer staat, komt erbij.",
    Mends { pieces } => (if *pieces == 1 { "1 onderdeel is hier beschadigd of weg en staat heel in de kopie. Het wordt hersteld.".to_owned() } else { format!("{pieces} onderdelen zijn hier beschadigd of weg en staan heel in de kopie. Ze worden hersteld.") }),
    Strangers { names } => "Alleen in de kopie hebben een plek: {names}. Geef ze er hier een bij Instellingen, Mensen.",
    Loose { notes, drafts } => (format!("Uit de kopie komen ook mee: {}. Wat hier al verwerkt of weggehaald was, komt dan terug.", loose(*notes, *drafts))),
    NoSettings => "De instellingen van de kopie gaan niet mee.",
    NoLoose { notes } => (format!("Instellingen, teksten die nog niet af waren en berichten in het postvak van de kopie gaan niet mee.{}", not_loose(*notes))),
    NothingToDo => "Er is niets samen te voegen.",
    Merge => "Samenvoegen",
    Merging => "Bezig met samenvoegen. Het is alles of niets.",
    LooseCame { notes, drafts } => (format!("Uit de kopie zijn meegekomen: {}.", loose(*notes, *drafts))),
    Merged => "Hersteld. Alles wat in de kopie heel was, staat hier weer.",
    Replaced => "De nieuwere kopie staat er. Ontgrendel met de wachtwoordzin van die kopie.",
} }

fn loose(notes: u32, drafts: u32) -> String {
    let in_inbox = counted(notes, "bericht in het postvak", "berichten in het postvak");
    let typed = counted(
        drafts,
        "tekst die nog niet af was",
        "teksten die nog niet af waren",
    );
    match (notes, drafts) {
        (_, 0) => in_inbox,
        (0, _) => typed,
        _ => format!("{in_inbox} en {typed}"),
    }
}

fn not_loose(notes: u32) -> String {
    let lie = match notes {
        0 => return String::new(),
        1 => "ligt",
        _ => "liggen",
    };
    let notes = counted(notes, "bericht", "berichten");
    format!(" In dat postvak {lie} {notes}: dat lees je op dat andere apparaat.")
}

/// Bytes as people say them.
fn size(bytes: u64) -> String {
    match bytes / 1_000_000 {
        0 => "minder dan 1 MB".to_owned(),
        megabytes @ 1..=999 => format!("{megabytes} MB"),
        megabytes => format!("{} GB", megabytes / 1_000),
    }
}

sentences! { Folder {
    Heading => "Een map voor reservekopieën",
    Lead => "Kies een map op de beveiligde netwerkschijf. Elke kopie wordt een nieuw bestand, wordt meteen teruggelezen en telt dan als gecontroleerd. Oude kopieën van dit apparaat gaan weg: er blijven er drie van vandaag, één per dag, tien in totaal.",
    Choose => "Map kiezen",
    Other => "Andere map kiezen",
    Chosen { name } => "Gekozen map: {name}",
    Write => "Kopie in de map maken",
    Writing => "De kopie wordt geschreven, teruggelezen en nagekeken.",
    Written { name } => "In de map staat nu {name}.",
    Stood { at } => (format!("Deze kopie stond er al, van {}. Er is niets veranderd sinds toen.", Day::At { at: *at }.nl())),
    Thinned { gone } => (format!("{} opgeruimd.", counted(*gone, "oude kopie is", "oude kopieën zijn"))),
    Absent => "In deze browser, of op dit adres, kun je geen vaste map kiezen. Maak hierboven een reservekopie en kies zelf waar hij komt.",
} }

sentences! { Wipe {
    Heading => "Dit apparaat leegmaken",
    Lead => "Alles van dit programma gaat weg uit deze browser: dossiers, sloten, instellingen en postvak. Alleen een reservekopie brengt het terug. De browser kan nog een tijdje sporen op de schijf laten staan.",
    LeadInFile => "De noodkopie van dit bestand en de voorkeuren van dit programma gaan weg uit deze browser. Het bestand met de dossiers blijft staan waar het staat. De browser kan nog een tijdje sporen op de schijf laten staan.",
    AllInFile => "Alles wat hier staat, staat ook in het bestand.",
    NotInFile => "Er is werk dat nog niet in het bestand staat. Dat is daarna voorgoed weg. Sla het eerst op.",
    NeverInFile => "Deze school is nog nooit in een bestand opgeslagen. Alles is daarna voorgoed weg. Sla eerst op.",
    NotYours => "Alleen de directeur of de IB-er kan dit apparaat leegmaken.",
    NoBackup => "Er is nooit een reservekopie gecontroleerd. Wat hier staat, is daarna voorgoed weg.",
    Word => "LEEGMAKEN",
    TypeIt => "Typ het woord LEEGMAKEN",
    NotTyped => "Dit is niet het woord. Er is niets weggegaan.",
    Wipe => "Alles weggooien",
    WipeBesideFile => "Noodkopie en voorkeuren weggooien",
    Wiping => "Bezig met leegmaken. Sluit de andere tabbladen met dit programma.",
    Failed => "Leegmaken is niet helemaal gelukt. Probeer het opnieuw, of wis de gegevens van deze pagina in de browser zelf.",
} }

sentences! { Tidings {
    RekeyedBy { by, at } => (format!("{by} heeft je een nieuwe wachtwoordzin gegeven, op {}.", Day::At { at: *at }.nl())),
    RekeyedByCode { at } => (format!("Iemand heeft je met de herstelcode een nieuwe wachtwoordzin gegeven, op {}.", Day::At { at: *at }.nl())),
    RekeyedNow => "Klopt dat niet? Zeg het meteen tegen de directeur.",
    Lost { cases, on } => (format!("Hier mist iets. Op {} {} er {}, en toen was er meer opgeslagen dan nu.", full(*on), stood(*cases), counted(*cases, "dossier", "dossiers"))),
    LostUndated { cases } => (format!("Hier mist iets. Er {} {}, en toen was er meer opgeslagen dan nu.", stood(*cases), counted(*cases, "dossier", "dossiers"))),
    LostNow => "Gooi niets weg. Bewaar eerst alles zoals het is, en zoek je laatste reservekopie op.",
    Damaged { pieces } => (format!("{} beschadigd. De rest is te lezen.", if *pieces == 1 { "1 onderdeel is".to_owned() } else { format!("{pieces} onderdelen zijn") })),
    OpenedToRead { records } => (format!("Alleen om te lezen geopend: {} {} nog te lezen.", counted(*records, "stuk", "stukken"), if *records == 1 { "is" } else { "zijn" })),
    OpenedToReadNow => "De opslag is beschadigd en opslaan kan niet. Druk af wat je nodig hebt, bewaar alles zoals het is, en zet daarna een reservekopie terug op een leeg apparaat.",
    DamagedNow => "Gooi niets weg. Kijk welke dossiers het zijn en bewaar alles zoals het is.",
    DraftsUnread { count } => (format!("{} nog niet had opgeslagen, {} niet meer te lezen.", counted(*count, "tekst die je", "teksten die je"), if *count == 1 { "is" } else { "zijn" })),
    DraftsUnreadNow => "Wat je had opgeslagen, is er nog. Op het formulier waar je bezig was, staat dat er iets mist. Schrijf daar op wat je nog weet.",
    Read => "Gelezen",
} }
