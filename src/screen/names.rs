//! People and pupils as screens name them, and finding one by name.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::casefile::people::Pupil;
use crate::casefile::{CaseId, Moment, PersonRef};
use crate::exchange::documents::CaseCode;
use crate::text::{Carried, Message, Shell, WhoIs};
use crate::workspace::Desk;

/// Whether this person can unlock here. Where one only reads what is left nobody knows, and of nobody it is denied.
pub(super) fn is_here(desk: &Desk, person: &PersonRef) -> bool {
    if desk.is_read_only() {
        return true;
    }
    desk.members
        .iter()
        .any(|member| member.id == person.id && member.is_on_this_device && !member.is_removed)
}

/// Who unlocked, in the frame around every page. The recovery code has no name, nor has whoever only reads what is left.
pub fn who_unlocked(desk: &Desk, _: Moment) -> Shell {
    if desk.is_read_only() {
        return Shell::ReadOnlyHere;
    }
    if desk.me.id.is_nil() {
        return Shell::RecoveryHere;
    }
    Shell::MemberHere {
        name: desk.me.name.clone(),
        role: desk.me.role,
    }
}

/// A person with their role, and "(niet op dit apparaat)" where that is so.
pub(super) fn person(desk: &Desk, person: &PersonRef) -> Message {
    let (name, role) = (person.name.clone(), person.role);
    if is_here(desk, person) {
        Carried::Here { name, role }.into()
    } else {
        Carried::Elsewhere { name, role }.into()
    }
}

/// Group and birth date, to tell namesakes apart.
pub(super) fn who_is(group: &str, born_on: Option<NaiveDate>) -> Message {
    let group = group.trim().to_owned();
    match (group.is_empty(), born_on) {
        (true, None) => WhoIs::NothingKnown,
        (true, Some(on)) => WhoIs::Born { on },
        (false, None) => WhoIs::Group { group },
        (false, Some(on)) => WhoIs::GroupAndBorn { group, on },
    }
    .into()
}

/// The pupil's name; what to say while the opening is missing.
pub(super) fn pupil_name(pupil: Option<&Pupil>) -> Message {
    pupil.map_or(WhoIs::NameMissing.into(), |pupil| {
        Message::verbatim(pupil.name.clone())
    })
}

/// Children who are called the same get their day of birth, where that is given, and the code of their case beside it.
pub(super) fn tell_apart(children: &mut [(CaseId, String, Option<NaiveDate>)]) {
    let mut seen = BTreeSet::new();
    let mut shared = BTreeSet::new();
    for (_, name, _) in &*children {
        if !seen.insert(name.clone()) {
            shared.insert(name.clone());
        }
    }
    for (case, name, born_on) in children {
        if shared.contains(name) {
            if let Some(on) = *born_on {
                *name = format!("{name}, {}", WhoIs::Born { on }.nl());
            }
            *name = format!("{name} ({})", CaseCode::of(*case));
        }
    }
}

/// Whether every word that was typed stands in one of the texts, whatever its case and accents.
pub(super) fn matches(query: &str, texts: &[&str]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| folded(text)).collect();
    folded(query)
        .split_whitespace()
        .all(|word| texts.iter().any(|text| text.contains(word)))
}

fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        if !is_unseen(letter) && !matches!(letter, '-' | '\u{2019}' | '\'') {
            plain_letter(letter, |plain| folded.push(plain));
        }
    }
    folded
}

/// A small letter without its accent; some become two.
pub(super) fn plain_letter(letter: char, take: impl FnMut(char)) {
    match without_accent(letter) {
        Some(base) => base.chars().for_each(take),
        None => std::iter::once(letter).for_each(take),
    }
}

/// A combining accent after its letter, or a sign without a shape: joiners, soft hyphens, marks of direction.
pub(super) fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

/// The letters of names in Dutch schools, Turkish, Polish and Moroccan-French ones among them.
fn without_accent(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' | 'ė' | 'ə' => "e",
        'ğ' | 'ĝ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ĳ' => "ij",
        'ł' | 'ľ' | 'ĺ' | 'ļ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' | 'ŝ' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_whatever_its_capitals_accents_and_hyphens() {
        assert!(matches("zoe", &["Zoë Van-den Berg"]));
        assert!(matches("ZOE VANDEN", &["Zoë Van-den Berg"]));
        assert!(matches("Zoe\u{308}", &["zoë"]));
        assert!(matches("isil", &["Işıl Öztürk"]));
        assert!(matches("ozturk işıl", &["Işıl Öztürk"]));
        assert!(matches("lukasz", &["Łukasz"]));
    }

    #[test]
    fn every_word_typed_must_be_found_somewhere() {
        assert!(matches("bo 5b", &["Bo Verzonnen", "groep 5b"]));
        assert!(!matches("bo 6a", &["Bo Verzonnen", "groep 5b"]));
        assert!(matches("  ", &["Bo Verzonnen"]));
    }
}
