//! Afspraken en mensen.

use super::super::dates::{counted, full};

sentences! { Ledger {
    ActionsHeading => "Afgesproken acties",
    NoActions => "Er is nog niets afgesproken. Een afspraak heeft iemand die het doet en een dag waarop je kijkt.",
    Started { on } => (format!("Gestart of gedaan, gezien op {}", full(*on))),
    NotStarted { on } => (format!("Niet gestart, gezien op {}", full(*on))),
    AgreedOn { on } => (format!("Afgesproken op {}", full(*on))),
    ExtendedUntil { until, reason } => (format!("Verlengd tot {}, omdat: {reason}", full(*until))),
    CheckNow => "Kijken hoe het staat",
    NextCheckHeading => "Volgend moment om te kijken",
    NextCheckSet { on } => (full(*on)),
    NextCheckMissing => "Er is geen volgend moment gezet. Zo raakt een dossier uit beeld.",
    StaffHeading => "Wie doen er mee van school?",
    CarriesIt => "Draagt dit dossier",
    WroteHere { records } => (format!("Schreef {}", counted(*records, "stuk", "stukken"))),
    ExcludedHeading => "Mogen dit dossier niet lezen",
    ParentsHeading => "Ouders en verzorgers",
    ParentsLead => "Per ouder staat wat er verteld is, en wat niet met welke reden.",
    NoParents => "Er staan nog geen ouders of verzorgers in dit dossier.",
    HasCustody => "Heeft gezag",
    NoCustody => "Heeft geen gezag",
    CustodyUnknown => "Gezag niet bekend",
    NeverTold => "Nog niets verteld, of nog niet vastgelegd",
    ToldOn { on, about } => (format!("{}: verteld ‘{about}’", full(*on))),
    NotToldOn { on, about } => (format!("{}: niet verteld ‘{about}’", full(*on))),
    How { how, reaction } => (format!("Hoe: {} Reactie: {reaction}", ended(how))),
    ToldHow { how } => "Hoe: {how}",
    NotToldBecause { ground, reason } => "{ground}: {reason}",
    SiblingsHeading => "Broers en zussen",
    SiblingsLead => "Elk kind heeft een eigen dossier. Er wordt niets overgenomen.",
    NoSiblings => "Er is geen dossier van een broer of zus gekoppeld.",
    SiblingElsewhere => "Dossier dat niet op dit apparaat staat, of dat jij niet mag lezen",
} }

/// Somebody's own words as a sentence before another one: with one sign at their end, whether they typed it or not.
fn ended(typed: &str) -> String {
    let typed = typed.trim_end();
    if typed.ends_with(['.', '!', '?', '…']) {
        typed.to_owned()
    } else {
        format!("{typed}.")
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Ledger;

    #[test]
    fn how_it_was_told_ends_with_one_sign_whoever_typed_it() {
        let said = |how: &str| {
            let (how, reaction) = (how.to_owned(), "Ze schrokken.".to_owned());
            Ledger::How { how, reaction }.nl().into_owned()
        };
        let told = "Hoe: in een gesprek op school. Reactie: Ze schrokken.";
        assert_eq!(said("in een gesprek op school"), told);
        assert_eq!(said("in een gesprek op school. "), told);
        assert_eq!(
            said("aan de telefoon?"),
            "Hoe: aan de telefoon? Reactie: Ze schrokken."
        );
    }
}
