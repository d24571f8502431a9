//! Words that judge where a fact is asked: they earn a friendly line and never a block (domain 3.4).

/// Words that tell what somebody concluded, not what they saw.
const JUDGING_WORDS: [&str; 20] = [
    "agressief",
    "agressieve",
    "altijd",
    "asociaal",
    "asociale",
    "duidelijk",
    "hysterisch",
    "kennelijk",
    "liegt",
    "loog",
    "lui",
    "manipulatief",
    "mishandeld",
    "misbruikt",
    "nooit",
    "overduidelijk",
    "verwaarloosd",
    "verwaarloosde",
    "vermoedelijk",
    "waarschijnlijk",
];

/// The judging words in a text, each once, in the order of the text. Words between double quotation marks are
/// somebody's own and do not count.
pub fn judging_words(text: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    for outside_quotes in text.split(['"', '“', '”', '„']).step_by(2) {
        for word in outside_quotes.split(|character: char| !character.is_alphabetic()) {
            let word = word.to_lowercase();
            let known = JUDGING_WORDS.iter().find(|known| **known == word);
            if let Some(known) = known.filter(|known| !found.contains(*known)) {
                found.push(*known);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_judging_word_is_found_once_in_any_case() {
        let text = "Altijd te laat. Waarschijnlijk loog hij, altijd.";
        assert_eq!(judging_words(text), ["altijd", "waarschijnlijk", "loog"]);
    }

    #[test]
    fn literal_words_of_somebody_else_do_not_judge() {
        assert!(
            judging_words("Op de foto’s zei zij: “papa is altijd boos” en liep weg.").is_empty()
        );
        assert!(judging_words("Hij kwam drie keer na negen uur binnen.").is_empty());
    }

    #[test]
    fn a_part_of_a_word_does_not_count() {
        assert!(judging_words("Hij luisterde. Luid gehuil op de gang.").is_empty());
    }
}
