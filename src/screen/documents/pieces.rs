//! Pieces that several documents share: a record, an agreement, a parent, all with days that stay true on paper.

use super::MARK_CHARS;
use crate::casefile::state::{Agreement, AgreementOutcome, TimelineEntry};
use crate::screen::case::{Alert, owner};
use crate::screen::paper::{Block, Item};
use crate::screen::people::{ParentLine, TellingLine};
use crate::screen::timeline::{self, Line};
use crate::text::{DutyWord, Ledger, Message, Paper as Words, RecordLine, Timeline};
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;

/// One record with everything that was attached to it, and what proves it.
pub(super) fn record(desk: &Desk, dossier: &Dossier, record: &TimelineEntry) -> Item {
    let entry = timeline::entry(desk, dossier, record);
    let at = record.written_at;
    let mark = entry.record.to_hex().chars().take(MARK_CHARS).collect();
    let blocks = entry.blocks.into_iter().map(Block::Facts);
    let attached = entry.attached.into_iter().map(Block::Attached);
    Item {
        number: None,
        head: entry.kind,
        beside: Some(entry.when),
        byline: vec![entry.author],
        notes: entry.notes,
        blocks: blocks.chain(attached).collect(),
        proof: Some(
            if record.has_signature {
                Words::Signed { at, mark }
            } else {
                Words::Unsigned { at, mark }
            }
            .into(),
        ),
    }
}

/// The same for somebody outside the school: who inside it may read what is no affair of theirs, and neither is by which
/// file a case went from one to another.
pub(super) fn for_outside(item: &mut Item) {
    let inside = Message::from(Timeline::Confidential);
    item.notes.retain(|note| *note != inside);
    without_lines(item, |label| *label == RecordLine::Transfer.into());
}

/// Takes lines out of a record, by their label.
pub(super) fn without_lines(item: &mut Item, goes: impl Fn(&Message) -> bool) {
    for block in &mut item.blocks {
        if let Block::Facts(facts) = block {
            facts.lines.retain(|line| !goes(&line.label));
        }
    }
}

/// Whether the school kept to its own plan is no part of a report about a child. To a parent it would tell by what was
/// asked and is missing what was kept from them.
pub(super) fn without_plan(item: &mut Item) {
    let of_plan = [
        Message::from(Timeline::Deviation),
        Timeline::ReasonOwed.into(),
    ];
    item.notes.retain(|note| !of_plan.contains(note));
    without_lines(item, |label| *label == RecordLine::Unmet.into());
}

/// Something that must be known first.
pub(super) fn alert(alert: Alert) -> Block {
    Block::Notice {
        title: alert.title,
        text: alert.text,
    }
}

/// An agreed action.
pub(super) fn agreement(desk: &Desk, agreement: &Agreement) -> Item {
    let mut lines: Vec<Message> = vec![
        DutyWord::OwnedBy {
            owner: owner(desk, &agreement.action.owner),
        }
        .into(),
        Ledger::AgreedOn {
            on: agreement.agreed_at.date_naive(),
        }
        .into(),
    ];
    lines.extend(agreement.extensions.iter().map(|extension| {
        Ledger::ExtendedUntil {
            until: extension.until,
            reason: extension.reason.clone(),
        }
        .into()
    }));
    lines.push(match agreement.outcome {
        AgreementOutcome::Pending => Words::DueOn {
            on: agreement.due_on,
        }
        .into(),
        AgreementOutcome::Started { on } => Ledger::Started { on }.into(),
        AgreementOutcome::NotStarted { on } => Ledger::NotStarted { on }.into(),
    });
    Item {
        byline: lines,
        ..Item::new(Message::verbatim(agreement.action.what.clone()))
    }
}

/// What one parent was told.
pub(super) fn parent(line: ParentLine) -> Item {
    let told: Vec<Line> = line.tellings.into_iter().map(telling).collect();
    let told = if told.is_empty() {
        Block::Paragraph(Ledger::NeverTold.into())
    } else {
        Block::facts(told)
    };
    Item {
        beside: Some(line.custody),
        blocks: vec![told],
        ..Item::new(Message::verbatim(line.name))
    }
}

/// One telling, with what was corrected in it.
pub(super) fn telling(told: TellingLine) -> Line {
    Line::new(told.what, [vec![told.how], told.corrected].concat())
}

/// Names and their values; those without a value are left out.
pub(super) fn lines(all: Vec<(Message, Vec<Message>)>) -> Vec<Line> {
    all.into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(label, values)| Line::new(label, values))
        .collect()
}
