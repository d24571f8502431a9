//! Takes words out of a document. Every text that is drawn goes through here, so that nothing goes round it.

use std::collections::BTreeSet;

use super::names::{is_unseen, plain_letter};
use super::paper::{Block, Document, Item, Section};
use crate::exchange::documents::{NameChoice, is_particle};
use crate::protocol::Role;
use crate::text::{AccessPaper, Carried, Message, role};

/// A part of a name that is shorter is taken out as a whole word only: "Jan" is not the beginning of "januari".
const INSIDE_WORDS_FROM: usize = 4;

/// Words to take out, and what stands in their place.
#[derive(Debug, Default)]
pub(super) struct Redaction {
    needles: Vec<Needle>,
}

#[derive(Debug)]
struct Needle {
    letters: Vec<char>,
    tag: String,
}

/// One letter as it is compared, and where it stands.
struct Letter {
    plain: char,
    from: usize,
    to: usize,
}

impl Redaction {
    /// Takes out these names, in full and each of their words, whatever their capitals and accents. A word that is
    /// also in a name that stays goes only with the whole name. In the place of each stands the same: what differs
    /// by its ground would tell who it was.
    pub(super) fn of<'a>(
        names: impl IntoIterator<Item = &'a NameChoice>,
        stays: &[String],
    ) -> Self {
        let kept: BTreeSet<Vec<char>> = stays.iter().flat_map(|name| words_of(name)).collect();
        let mut redaction = Self::default();
        let tag = AccessPaper::Instead.nl();
        for choice in names {
            // A role behind a name gives the person away as well.
            for their in Role::ALL {
                let with_role = format!("{}, {}", choice.name, role(their).nl());
                redaction.add(plain(&with_role), &tag);
            }
            redaction.add_name(&choice.name, &tag, &kept);
        }
        redaction
    }

    /// Puts another name in the place of each of these, and of every word of it.
    pub(super) fn instead<'a>(names: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut redaction = Self::default();
        for (name, other) in names {
            redaction.add_name(name, other, &BTreeSet::new());
        }
        redaction
    }

    /// Takes out who can unlock here, which says nothing to whoever is not at this device.
    pub(super) fn of_this_device() -> Self {
        let (name, role) = (String::new(), Role::Principal);
        let here = Carried::Here {
            name: name.clone(),
            role,
        };
        let elsewhere = Carried::Elsewhere { name, role }.nl();
        let mut redaction = Self::default();
        if let Some(behind) = elsewhere.strip_prefix(here.nl().as_ref()) {
            let behind = letters(behind).into_iter();
            redaction.add(behind.map(|letter| letter.plain).collect(), "");
        }
        redaction
    }

    fn add_name(&mut self, name: &str, tag: &str, kept: &BTreeSet<Vec<char>>) {
        self.add(plain(name), tag);
        for family in families_of(name) {
            if words_of(family).iter().any(|word| !kept.contains(word)) {
                self.add(plain(family), tag);
            }
        }
        for word in words_of(name) {
            if word.len() > 1 && !kept.contains(&word) {
                self.add(word, tag);
            }
        }
    }

    fn add(&mut self, letters: Vec<char>, tag: &str) {
        if letters.iter().any(|letter| *letter != ' ') {
            let tag = tag.to_owned();
            self.needles.push(Needle { letters, tag });
        }
    }

    /// The text without them; `None` when nothing of them stands in it.
    pub(super) fn text(&self, text: &str) -> Option<String> {
        let letters = letters(text);
        let mut found: Vec<(usize, usize, &str)> = Vec::new();
        for needle in &self.needles {
            for at in 0..letters.len() {
                if let Some((from, to)) = stands(&letters, at, &needle.letters) {
                    found.push((from, to, &needle.tag));
                }
            }
        }
        if found.is_empty() {
            return None;
        }
        // The longest first of those that begin together: the whole name before its first word.
        crate::order::sort_by_key(&mut found, |(from, to, _)| (*from, std::cmp::Reverse(*to)));
        let mut rest = String::new();
        let mut done = 0;
        for (from, to, tag) in found {
            if from >= done {
                rest.push_str(text.get(done..from).unwrap_or_default());
                rest.push_str(tag);
            }
            done = done.max(to);
        }
        rest.push_str(text.get(done..).unwrap_or_default());
        Some(rest)
    }

    /// The document without them. What names the copy holds codes and days only and stays.
    pub(super) fn document(&self, document: &mut Document) {
        self.blocks(&mut document.front);
        for Section {
            title,
            lead,
            blocks,
        } in &mut document.sections
        {
            self.message(title);
            self.messages(lead);
            self.blocks(blocks);
        }
    }

    fn message(&self, message: &mut Message) {
        if let Some(text) = self.text(&message.nl()) {
            *message = Message::verbatim(text);
        }
    }

    fn messages<'a>(&self, messages: impl IntoIterator<Item = &'a mut Message>) {
        for message in messages {
            self.message(message);
        }
    }

    fn words(&self, words: &mut String) {
        if let Some(text) = self.text(words) {
            *words = text;
        }
    }

    fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Notice { title, text } => self.messages([title, text]),
                Block::Paragraph(text) => self.message(text),
                Block::Facts(facts) => {
                    for line in &mut facts.lines {
                        self.message(&mut line.label);
                        self.messages(&mut line.values);
                    }
                }
                Block::List(points) => self.messages(points),
                Block::Table(table) => {
                    self.message(&mut table.caption);
                    self.messages(&mut table.heads);
                    self.messages(table.rows.iter_mut().flatten());
                }
                Block::Bars(bars) => {
                    self.message(&mut bars.caption);
                    self.messages(&mut bars.heads);
                    for bar in &mut bars.rows {
                        self.messages([&mut bar.label, &mut bar.number]);
                    }
                }
                Block::Items(items) => items.iter_mut().for_each(|item| self.item(item)),
                Block::Attached(later) => {
                    self.message(&mut later.title);
                    self.words(&mut later.text);
                    later.reason.iter_mut().for_each(|why| self.words(why));
                }
                Block::Phases(phases) => {
                    for phase in phases {
                        self.words(&mut phase.name);
                        self.message(&mut phase.words);
                        self.messages(&mut phase.details);
                    }
                }
            }
        }
    }

    /// One item without them.
    pub(super) fn item(&self, item: &mut Item) {
        self.message(&mut item.head);
        self.messages(&mut item.beside);
        self.messages(&mut item.byline);
        self.messages(&mut item.notes);
        self.blocks(&mut item.blocks);
        self.messages(&mut item.proof);
    }
}

/// The ends of a name that begin with a small word: "de Wit" of "Jan de Wit", so that no "de" stays behind.
fn families_of(name: &str) -> impl Iterator<Item = &str> {
    let begins = name
        .match_indices(char::is_whitespace)
        .map(|(at, space)| at + space.len());
    std::iter::once(0).chain(begins).filter_map(|at| {
        let end = name.get(at..)?;
        let first = end.split_whitespace().next()?;
        is_particle(&first.to_lowercase()).then_some(end)
    })
}

/// The words of a name that can give somebody away by themselves.
fn words_of(name: &str) -> Vec<Vec<char>> {
    name.split(|sign: char| sign.is_whitespace() || sign == '-')
        .map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric()))
        .filter(|word| !is_particle(&word.to_lowercase()))
        .map(plain)
        .filter(|word| !word.is_empty())
        .collect()
}

fn plain(text: &str) -> Vec<char> {
    let letters = letters(text.trim());
    letters.into_iter().map(|letter| letter.plain).collect()
}

/// The letters of a text as they are compared: small, without accents, without signs that nobody sees, any white
/// space as one space.
fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for (from, sign) in text.char_indices() {
        let to = from + sign.len_utf8();
        if is_unseen(sign) {
            // It belongs to the letter before it, and goes with it.
            if let Some(last) = letters.last_mut() {
                last.to = to;
            }
        } else if sign.is_whitespace() {
            match letters.last_mut() {
                Some(last) if last.plain == ' ' => last.to = to,
                _ => letters.push(Letter {
                    plain: ' ',
                    from,
                    to,
                }),
            }
        } else {
            for small in sign.to_lowercase().filter(|small| !is_unseen(*small)) {
                plain_letter(small, |plain| letters.push(Letter { plain, from, to }));
            }
        }
    }
    letters
}

/// Where the word or words with this needle in them stand, if it stands at this place.
fn stands(letters: &[Letter], at: usize, needle: &[char]) -> Option<(usize, usize)> {
    let end = at.checked_add(needle.len())?;
    let here = letters.get(at..end)?;
    if !here.iter().map(|letter| &letter.plain).eq(needle) {
        return None;
    }
    let in_word = |place: usize| {
        let letter = letters.get(place);
        letter.is_some_and(|letter| letter.plain.is_alphanumeric())
    };
    let mut first = at;
    while first > 0 && in_word(first - 1) && in_word(at) {
        first -= 1;
    }
    let mut last = end;
    while in_word(last) && in_word(end - 1) {
        last += 1;
    }
    let added = (at - first) + (last - end);
    let is_genitive = first == at
        && last == end + 1
        && letters.get(end).is_some_and(|letter| letter.plain == 's');
    let goes = added == 0 || is_genitive || needle.len() >= INSIDE_WORDS_FROM;
    let (first, last) = (letters.get(first)?, letters.get(last - 1)?);
    goes.then_some((first.from, last.to))
}
