//! A record's content as lines: the question or the name of a thing, and what was said.

use crate::casefile::people::Party;
use crate::casefile::{CaseFile, PersonRef, RecordHash};
use crate::text::{Message, party_kind};
use crate::workspace::Desk;

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What they are; fact, literal words, source and interpretation are drawn apart (domain 3.4).
    pub kind: BlockKind,
    /// The lines; never empty.
    pub lines: Vec<Line>,
}

/// What lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Lines as any others.
    Plain,
    /// What was seen or heard.
    Facts,
    /// What was said, literally.
    Words,
    /// Where it comes from.
    Source,
    /// What the writer makes of it.
    Interpretation,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is called.
    pub label: Message,
    /// What was said; one message per paragraph, or per point.
    pub values: Vec<Message>,
    /// Whether they are points of a list.
    pub are_points: bool,
}

impl Line {
    /// What was said, a paragraph each.
    pub fn new(label: impl Into<Message>, values: Vec<Message>) -> Self {
        Self {
            label: label.into(),
            values,
            are_points: false,
        }
    }

    /// Points of a list.
    pub fn of_points(label: impl Into<Message>, points: Vec<Message>) -> Self {
        Self {
            are_points: points.len() > 1,
            ..Self::new(label, points)
        }
    }
}

/// Gathers lines; what is empty is left out.
pub(super) struct Lines<'a> {
    pub(super) desk: &'a Desk,
    /// The record that they tell, where that matters.
    pub(super) of: Option<(&'a CaseFile, RecordHash)>,
    gathered: Vec<Line>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(desk: &'a Desk) -> Self {
        Self {
            desk,
            of: None,
            gathered: Vec::new(),
        }
    }

    pub(super) fn of(desk: &'a Desk, file: &'a CaseFile, record: RecordHash) -> Self {
        Self {
            of: Some((file, record)),
            ..Self::new(desk)
        }
    }

    pub(super) fn text(mut self, label: impl Into<Message>, text: &str) -> Self {
        let text = text.trim();
        if !text.is_empty() {
            self.push(label.into(), vec![Message::verbatim(text.to_owned())]);
        }
        self
    }

    pub(super) fn say(mut self, label: impl Into<Message>, value: impl Into<Message>) -> Self {
        self.push(label.into(), vec![value.into()]);
        self
    }

    pub(super) fn maybe(
        self,
        label: impl Into<Message>,
        value: Option<impl Into<Message>>,
    ) -> Self {
        match value {
            Some(value) => self.say(label, value),
            None => self,
        }
    }

    pub(super) fn all(mut self, label: impl Into<Message>, values: Vec<Message>) -> Self {
        if !values.is_empty() {
            self.push(label.into(), values);
        }
        self
    }

    pub(super) fn people(self, label: impl Into<Message>, people: &[PersonRef]) -> Self {
        let named = people
            .iter()
            .map(|person| crate::screen::names::person(self.desk, person))
            .collect();
        self.all(label, named)
    }

    pub(super) fn party(self, label: impl Into<Message>, party: &Party) -> Self {
        self.say(label, party_words(party))
    }

    /// One block, unless nothing was said.
    pub(super) fn block(self, kind: BlockKind) -> Vec<Block> {
        if self.gathered.is_empty() {
            return Vec::new();
        }
        vec![Block {
            kind,
            lines: self.gathered,
        }]
    }

    pub(super) fn points(mut self, label: impl Into<Message>, points: Vec<Message>) -> Self {
        if !points.is_empty() {
            self.gathered.push(Line::of_points(label, points));
        }
        self
    }

    fn push(&mut self, label: Message, values: Vec<Message>) {
        self.gathered.push(Line::new(label, values));
    }
}

/// What an outside party is and, if known, who.
pub(super) fn party_words(party: &Party) -> Message {
    let name = party.name.trim();
    let kind = party_kind(party.kind);
    if name.is_empty() {
        kind.into()
    } else {
        Message::verbatim(format!("{name} ({})", kind.nl()))
    }
}
