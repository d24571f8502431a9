//! Hoe het verder kan.

use super::super::dates::{counted, full};
use crate::protocol::PhaseNumber;
use crate::text::role;

sentences! { MoveGroup {
    Forward => "Verder",
    Danger => "Gevaar",
    Plan => "Een ander stappenplan",
    Back => "Terug",
    End => "Afsluiten of heropenen",
} }

sentences! { MoveWord {
    Heading => "Hoe het verder kan",
    Lead => "Meer hulp vragen kan altijd, ook als er nog iets ontbreekt. Bij elke stap staat alles wat nog openstaat.",
    ToPhase { title } => "Naar {title}",
    SkipTo { title, passed_over } => (format!("Naar {title}, {} overslaan", phases(passed_over))),
    BackTo { title } => "Terug naar {title}",
    ToPlan { title } => "Verder met: {title}",
    Close { ground } => "Afsluiten: {ground}",
    Reopen => "Dossier heropenen",
    RaiseDanger => "Er is direct gevaar",
    RaiseStaffDanger => "Er is gevaar voor een medewerker",
    ClearDanger { phase } => (format!("Het directe gevaar is voorbij, verder in fase {}", phase.0)),
    ClearStaffDanger => "Het gevaar voor de medewerker is voorbij",
    NeverWaits => "Dit kan altijd. De reden mag je straks geven.",
    WaitsForReason => "Hiervoor is een reden nodig.",
    AllMet => "Alles wat het stappenplan hiervoor vraagt is gedaan.",
    MetTasks { tasks } => (format!("Dit kan. In deze fase {} {} nog niet of niet helemaal gedaan.", if *tasks == 1 { "is" } else { "zijn" }, counted(*tasks, "taak", "taken"))),
    Unmet { count } => (format!("Nog {} open", counted(*count, "punt", "punten"))),
    MetState => "gedaan",
    UnmetState => "nog niet",
    ManagerBecomes { role: their } => (format!("Vanaf deze fase is de {} casemanager. Wijs na deze stap aan wie dat is.", role(*their).nl())),
    ManagerWillBe { name, role: their } => (format!("Vanaf deze fase is de {} casemanager: {name}.", role(*their).nl())),
    ManagerStays { name, role: their } => (format!("{name}, {}, blijft casemanager.", role(*their).nl())),
    NoManagerYet { role: their } => (format!("Deze fase heeft geen casemanager. Meestal draagt de {} het dossier.", role(*their).nl())),
    ReasonNow => "Terug kan alleen met een reden.",
    ReasonLater => "Je kunt de reden straks geven. Hij staat dan open, uiterlijk vandaag.",
    ChooseFirst => "Kies eerst een fase. Dan zie je wat gedaan is en wat niet.",
    NoPhases => "Er zijn hier geen andere fasen. Kies eerst een stappenplan.",
    NoPhasesPlan => "Stappenplan kiezen",
    PhaseHeading => "Naar een andere fase",
} }

sentences! { Map {
    Label => "De fasen van dit dossier",
    NotBegun => "Nog niet begonnen",
    NotBegunAgain { on } => (format!("Eerder verlaten, op {}. Sinds het heropenen nog niet begonnen", full(*on))),
    NotBegunAfterSkip { on } => (format!("Eerder overgeslagen op {}. Sinds het heropenen nog niet begonnen", full(*on))),
    Running { since, days } => (format!("Loopt sinds {}, {}", full(*since), counted(*days, "dag", "dagen"))),
    Left { on, tasks } => (format!("Verlaten op {}, {} niet of niet helemaal gedaan", full(*on), counted(*tasks, "taak", "taken"))),
    Over { on } => (format!("Verlaten op {}", full(*on))),
    Done { on } => (format!("Gedaan op {}", full(*on))),
    LeftBack { on } => (format!("Verlaten op {}, terug naar een eerdere fase", full(*on))),
    Skipped { on, reason } => (format!("Overgeslagen op {}, omdat: {reason}", full(*on))),
    SkippedBelow { on } => (format!("Overgeslagen op {}, zie hieronder waarom", full(*on))),
    SkippedReasonOwed { on } => (format!("Overgeslagen op {}, reden nog te geven", full(*on))),
    Again { visits } => (format!("Opnieuw: voor de {visits}e keer")),
    SkippedBefore { on } => (format!("Eerder overgeslagen op {}", full(*on))),
} }

fn phases(passed_over: &[PhaseNumber]) -> String {
    let names: Vec<String> = passed_over
        .iter()
        .map(|phase| format!("fase {}", phase.0))
        .collect();
    names.join(" en ")
}
