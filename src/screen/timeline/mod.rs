//! The timeline of a case: every record as labelled lines, with what was attached to it later.

mod actions;
mod attached;
mod content;
mod entry;
mod lines;

use std::collections::BTreeMap;

use crate::casefile::{CaseId, Moment};
use crate::order;
use crate::text::{Message, RecordKind, RecordLine};
use crate::workspace::Desk;

pub use attached::Attachment;
pub use entry::{Entry, EntryTone};
pub use lines::{Block, BlockKind, Line};

pub(in crate::screen) use content::{answer, not_told, weighing_question, yes_no};
pub(in crate::screen) use entry::{entry, kind_of};

/// What the reader asks of the timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Which end stands first.
    pub order: Order,
    /// Only records of this kind, by [`KindChoice::value`].
    pub kind: Option<String>,
}

/// Which end stands first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The newest.
    #[default]
    NewestFirst,
    /// The oldest: to read the case as it went.
    OldestFirst,
}

/// Everything the timeline shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The kinds that stand in it.
    pub kinds: Vec<KindChoice>,
    /// How many are shown.
    pub shown: Message,
    /// The records.
    pub entries: Vec<Entry>,
}

/// A kind to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct KindChoice {
    /// What the choice holds.
    pub value: String,
    /// The kind, with how many there are.
    pub label: Message,
}

/// The timeline of a case; `None` while it is not on the desk.
pub fn timeline(desk: &Desk, case: CaseId, _: Moment, view: &View) -> Option<Timeline> {
    let dossier = desk.dossiers.get(&case)?;
    let all = dossier.file.timeline();
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for entry in all {
        *counts.entry(kind_name(&kind_of(entry))).or_default() += 1;
    }
    let wanted = |entry: &&crate::casefile::state::TimelineEntry| match &view.kind {
        None => true,
        Some(kind) => kind_name(&kind_of(entry)) == *kind,
    };
    let mut chosen: Vec<_> = all.iter().filter(wanted).collect();
    // By when it happened, as people remember it; the journal's own order settles what happened at once.
    order::sort_by_key(&mut chosen, |entry| entry.happened_at);
    if view.order == Order::NewestFirst {
        chosen.reverse();
    }
    let count = length(all.len());
    let shown = length(chosen.len());
    Some(Timeline {
        kinds: counts
            .into_iter()
            .map(|(kind, count)| KindChoice {
                label: RecordLine::KindCounted {
                    kind: kind.clone(),
                    count,
                }
                .into(),
                value: kind,
            })
            .collect(),
        shown: if shown == count {
            RecordLine::Shown { count }.into()
        } else {
            RecordLine::ShownOf { shown, count }.into()
        },
        entries: chosen
            .into_iter()
            .map(|record| entry(desk, dossier, record))
            .collect(),
    })
}

/// A kind's own name serves as its value: what reads the same is filtered together.
fn kind_name(kind: &RecordKind) -> String {
    kind.nl().into_owned()
}

fn length(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
