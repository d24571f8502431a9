//! Bronnen, en de vijf stappen van de meldcode.

use super::super::dates::counted;
use crate::protocol::StatutoryStep;

sentences! { SourceWord {
    School { lines, element } => (format!("Stappenplan van de school, regel {} ({element})", lines.replace('L', ""))),
    Law { text } => "Wet: {text}",
    Guidance { text } => "Richtlijn: {text}",
    Reading { number } => "Uitleg van dit programma bij de tekst van de school, nummer {number}",
    OwnSchool { text } => "Afspraak van de school: {text}",
} }

sentences! { Step {
    Heading => "De vijf stappen van de meldcode",
    Lead => "De fasen van de school zijn niet de vijf stappen. Hier zie je welke stappen met een stuk zijn aan te tonen. De volgorde ligt niet vast.",
    Name { step } => (name(*step)),
    Proven { records } => (format!("Aan te tonen met {}", counted(*records, "stuk", "stukken"))),
    NotProven => "Nog niet aan te tonen",
    NotProvenAlone => "Nog niet aan te tonen: bij het overleg was niemand anders",
    SinceReopened => "Sinds het heropenen. Wat daarvoor is gedaan, staat bij de stukken.",
} }

fn name(step: StatutoryStep) -> &'static str {
    match step {
        StatutoryStep::MapIndicators => "Stap 1: signalen in kaart brengen",
        StatutoryStep::Consult => "Stap 2: overleggen met een collega, en zo nodig Veilig Thuis",
        StatutoryStep::Talk => "Stap 3: praten met ouders en kind",
        StatutoryStep::Weigh => "Stap 4: wegen",
        StatutoryStep::Decide => "Stap 5: beslissen over melden en hulp",
    }
}
