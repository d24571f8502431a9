//! Presentatiestand: on a beamer every child and everyone around it is called otherwise.

use super::redaction::Redaction;
use super::today::pupil_in;
use crate::casefile::Moment;
use crate::exchange::documents::propose;
use crate::text::Presenting as Words;
use crate::workspace::Desk;

/// Somebody, and what they are called on the beamer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// Their name.
    pub name: String,
    /// What is drawn in its place.
    pub alias: String,
}

/// Everyone who is called otherwise: the child of every case, begun or about to be, and whoever is named in a case that was opened.
/// Whoever works here keeps their name.
pub fn aliases(desk: &Desk, _: Moment) -> Vec<Alias> {
    let mut found: Vec<Alias> = Vec::new();
    let pupils = desk.summaries.values();
    let pupils = pupils.map(|summary| summary.pupil.clone());
    // Also of a case that is still being opened.
    let typed = desk.drafts.values().filter_map(|typed| pupil_in(typed));
    for (place, pupil) in pupils.chain(typed).enumerate() {
        let letters = letters(place);
        add(&mut found, &pupil, &Words::Child { letters });
    }
    let mut number = 0;
    for dossier in desk.dossiers.values() {
        for choice in propose(&dossier.file, None, &[], &[]).names {
            let works_here = desk.members.iter().any(|member| member.name == choice.name);
            if !works_here
                && add(
                    &mut found,
                    &choice.name,
                    &Words::Person { number: number + 1 },
                )
            {
                number += 1;
            }
        }
    }
    found
}

/// Says whether they were not there yet.
fn add(found: &mut Vec<Alias>, name: &str, alias: &Words) -> bool {
    let is_new = !name.trim().is_empty() && found.iter().all(|known| known.name != name);
    if is_new {
        let (name, alias) = (name.to_owned(), alias.nl().into_owned());
        found.push(Alias { name, alias });
    }
    is_new
}

/// A to Z, then AA and on, as the columns of a spreadsheet.
fn letters(place: usize) -> String {
    let last = char::from_u32(u32::from(b'A') + u32::try_from(place % 26).unwrap_or_default());
    let before = match place / 26 {
        0 => String::new(),
        rounds => letters(rounds - 1),
    };
    before + &last.map(String::from).unwrap_or_default()
}

/// What rewrites every text that is drawn.
#[derive(Debug)]
pub struct Presentation(Redaction);

impl Presentation {
    /// With these names.
    pub fn of(aliases: &[Alias]) -> Self {
        let names = aliases.iter();
        let names = names.map(|alias| (alias.name.as_str(), alias.alias.as_str()));
        Self(Redaction::instead(names))
    }

    /// The text as it is drawn; `None` when nobody is named in it.
    pub fn shown(&self, text: &str) -> Option<String> {
        self.0.text(text)
    }
}
