//! A document for paper as plain data: what names the copy on every sheet, and sections of blocks.

use crate::casefile::Moment;
use crate::exchange::documents::CaseCode;
use crate::screen::case::MapLine;
use crate::screen::timeline::{Attachment, Block as RecordBlock, BlockKind, Line};
use crate::text::{Message, Paper as Words};
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;

/// A document. One component draws every one of them, and one print sheet lays them out.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What it is called, on every sheet: by a code, never by a name.
    pub title: Message,
    /// How it may be used.
    pub marking: Message,
    /// What names this copy at the foot of every sheet, one line each; the last says how long it may be kept.
    pub foot: Vec<Message>,
    /// Whether somebody will read it aloud, as on the telephone: larger letters and room between the lines.
    pub is_read_aloud: bool,
    /// What must be known before the first section.
    pub front: Vec<Block>,
    /// The sections, in order.
    pub sections: Vec<Section>,
}

/// A part of a document with its own heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its heading.
    pub title: Message,
    /// A sentence under it.
    pub lead: Option<Message>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A piece of a document. Whatever is longer than a sheet goes on on the next.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Something that must stand out.
    Notice {
        /// What it is.
        title: Message,
        /// What it means.
        text: Message,
    },
    /// Running words, their own line breaks kept.
    Paragraph(Message),
    /// Names and their values; facts, literal words, sources and interpretations are drawn apart.
    Facts(RecordBlock),
    /// Short points.
    List(Vec<Message>),
    /// Rows under heads that return on every sheet.
    Table(Table),
    /// Numbers with a bar beside each.
    Bars(Bars),
    /// Pieces that each have a head of their own.
    Items(Vec<Item>),
    /// What was added to a piece later.
    Attached(Attachment),
    /// The phases of a plan.
    Phases(Vec<MapLine>),
}

/// Rows under heads.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it shows.
    pub caption: Message,
    /// The words above the columns.
    pub heads: Vec<Message>,
    /// The rows, each as long as the heads; the first cell names the row.
    pub rows: Vec<Vec<Message>>,
}

/// Numbers that together make a whole, each with a bar beside it. A bar says nothing that its number does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// What they are the answers to.
    pub caption: Message,
    /// The words above what is counted, and above its number.
    pub heads: [Message; 2],
    /// The rows.
    pub rows: Vec<Bar>,
}

/// One number.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it counts.
    pub label: Message,
    /// The number, or why it is not shown.
    pub number: Message,
    /// How long its bar is, in hundredths; `None` for a number that is not shown.
    pub percent: Option<u8>,
}

/// A piece with a head of its own, such as one record or one agreement.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its number, where others refer to it.
    pub number: Option<usize>,
    /// What it is.
    pub head: Message,
    /// When, or another short fact that stands beside the head.
    pub beside: Option<Message>,
    /// By whom, or what else belongs directly under the head, in a row.
    pub byline: Vec<Message>,
    /// What stands out about it, in a row.
    pub notes: Vec<Message>,
    /// What it holds.
    pub blocks: Vec<Block>,
    /// What proves it, last and small.
    pub proof: Option<Message>,
}

impl Document {
    /// An empty document about this case, named by its code on every sheet.
    pub fn of_case(
        desk: &Desk,
        dossier: &Dossier,
        now: Moment,
        title: impl Into<Message>,
        sections: Vec<Section>,
    ) -> Self {
        let file = &dossier.file;
        let named = Words::Foot {
            code: CaseCode::of(file.id()).to_string(),
            check: dossier.journal.check_code().to_string(),
            on: now.date_naive(),
        };
        Self {
            title: title.into(),
            marking: Words::Confidential.into(),
            foot: vec![
                named.into(),
                keep(file.destroy_from(desk.school.terms.retention_years)).into(),
            ],
            is_read_aloud: false,
            front: Vec::new(),
            sections,
        }
    }
}

/// How long a copy may be kept: it never outlives the file it was made from (domain 3.2).
fn keep(destroy_after: Option<chrono::NaiveDate>) -> Words {
    destroy_after.map_or(Words::DestroyWithCase, |on| Words::DestroyAfter { on })
}

impl Section {
    /// A section without a sentence under its heading.
    pub fn new(title: impl Into<Message>, blocks: Vec<Block>) -> Self {
        Self {
            title: title.into(),
            lead: None,
            blocks,
        }
    }

    /// Whether anything stands in it.
    pub fn is_empty(&self) -> bool {
        self.blocks.iter().all(Block::is_empty)
    }
}

impl Block {
    /// Names and their values, without more.
    pub fn facts(lines: Vec<Line>) -> Self {
        Self::Facts(RecordBlock {
            kind: BlockKind::Plain,
            lines,
        })
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Notice { .. } | Self::Paragraph(_) | Self::Attached(_) => false,
            Self::Facts(facts) => facts.lines.is_empty(),
            Self::List(points) => points.is_empty(),
            Self::Table(table) => table.rows.is_empty(),
            Self::Bars(bars) => bars.rows.is_empty(),
            Self::Items(items) => items.is_empty(),
            Self::Phases(phases) => phases.is_empty(),
        }
    }
}

impl Item {
    /// A piece with a head and nothing else yet.
    pub fn new(head: impl Into<Message>) -> Self {
        Self {
            number: None,
            head: head.into(),
            beside: None,
            byline: Vec::new(),
            notes: Vec::new(),
            blocks: Vec::new(),
            proof: None,
        }
    }
}
