//! De regels van Vandaag.

use chrono::NaiveDate;

use super::super::dates::{counted, full};
use crate::text::Day;

sentences! { Work {
    Check { what } => "Kijk hoe het gaat: {what}",
    CheckPlain => "Kijk hoe het gaat",
    AlarmTask { what } => "Direct gevaar: {what}",
    StaffAlarmTask { what } => "Gevaar voor een medewerker: {what}",
    AfterAlarmTask { what } => "Na het gevaar: {what}",
    Action { what } => "Afspraak: {what}",
    Reason => "Geef de reden die nog ontbreekt",
    Feedback => "Vraag Veilig Thuis hoe het met de melding gaat",
    AfterCheck => "Kijk nog één keer hoe het gaat na het afsluiten",
    NextCheck { on, today } => (format!("Volgend moment: {}", Day::Due { on: *on, today: *today }.nl())),
    NoNextCheck => "Geen volgend moment gezet",
    PhaseDays { phase, days } => (format!("Fase {phase}, {} in deze fase", counted(*days, "dag", "dagen"))),
    LastNote { on, today } => (format!("Laatste stuk: {}", Day::Near { on: *on, today: *today }.nl())),
    PlanUnknown => "Uitgave van het stappenplan hier niet bekend",
    WaitingForSafeHome { reports } => (format!("Wacht op Veilig Thuis: {}", counted(*reports, "melding", "meldingen"))),
    Extended { times } => (format!("{} verlengd", counted(*times, "keer", "keer"))),
    Reasons { count } => (format!("{} nog te geven", counted(*count, "reden", "redenen"))),
    Conflicts { count } => (format!("{} nog te kiezen", counted(*count, "tegenspraak", "tegenspraken"))),
    Unplaced { count } => (format!("{} nog niet in ParnasSys", counted(*count, "tekst", "teksten"))),
    UnplacedTitle => "Nog niet in ParnasSys",
    DueSection => "Te doen",
    DueSectionLead => "Gevaar staat bovenaan, daarna het oudste.",
    RunningSection => "Lopende dossiers",
    AdriftTitle { count } => (format!("{} zonder volgend moment", counted(*count, "dossier", "dossiers"))),
    InboxWaiting { count } => (format!("{} in het verzegelde postvak, nog niet gelezen", counted(*count, "bericht", "berichten"))),
    InboxUrgent { count } => (format!("{} over gevaar. Lees {} nu.", counted(*count, "bericht gaat", "berichten gaan"), one_or_more(*count, "het", "ze"))),
    InboxUnreadable { count } => (format!("{} niet open. {} bewaard.", counted(*count, "bericht in het postvak gaat", "berichten in het postvak gaan"), one_or_more(*count, "Het blijft", "Ze blijven"))),
    UnfinishedTitle => "Hier was je nog mee bezig",
    UnfinishedOf { form, pupil } => "{form}: {pupil}",
    InboxRead => "Postvak lezen",
    AllQuiet => "De komende week is er niets met een datum. Wat verder openstaat, vind je bij het dossier.",
    NothingRuns => "Er lopen geen dossiers. Maak je je zorgen om een kind? Schrijf op wat je zag.",
    BackupTitle => "Reservekopie",
} }

sentences! { BackupRisk {
    NothingYet => "Er staat nog niets in dat een reservekopie nodig heeft.",
    Safe { on } => (format!("Alles staat in de gecontroleerde reservekopie van {}.", full(*on))),
    Some { on, changes } => (format!("{}, sinds de gecontroleerde reservekopie van {}.", changes_here(*changes), full(*on))),
    High { on, changes } => (high(*on, *changes)),
    OnlyHere { cases } => (only_here(*cases)),
    Green => "Veilig",
    Amber => "Let op",
    Red => "Maak nu een reservekopie",
} }

const fn one_or_more(count: u32, one: &'static str, more: &'static str) -> &'static str {
    if count == 1 { one } else { more }
}

fn changes_here(changes: u64) -> String {
    match changes {
        1 => "1 wijziging staat alleen op dit apparaat".to_owned(),
        _ => format!("{changes} wijzigingen staan alleen op dit apparaat"),
    }
}

fn high(on: NaiveDate, changes: u64) -> String {
    format!(
        "{}. De laatste gecontroleerde reservekopie is van {}. Maak er vandaag een.",
        changes_here(changes),
        full(on)
    )
}

fn only_here(cases: u32) -> String {
    match cases {
        0 => "Wat je hier schrijft staat alleen op dit apparaat. Er is nog geen gecontroleerde reservekopie.".to_owned(),
        1 => "1 dossier staat alleen op dit apparaat. Er is nog geen gecontroleerde reservekopie.".to_owned(),
        _ => format!("{cases} dossiers staan alleen op dit apparaat. Er is nog geen gecontroleerde reservekopie."),
    }
}
