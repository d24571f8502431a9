//! Folds the timeline: every record once, with what later records attach to it.

use std::collections::{BTreeMap, BTreeSet};

use super::decisions::Decisions;
use crate::casefile::event::Event;
use crate::casefile::journal::{Entry, Journal, JournalFinding, erasure_of};
use crate::casefile::record::RecordHash;
use crate::casefile::state::{
    Content, Correction, Erasure, GivenReason, HypothesisOutcome, ParentViewNote, Placement,
    TimelineEntry,
};
use crate::order::Gather as _;

/// Every record of the journal in its order, with its attachments.
pub(super) fn timeline(
    ordered: &[(RecordHash, Entry<'_>)],
    decisions: &Decisions<'_>,
) -> Vec<TimelineEntry> {
    let (ancestor_missing, clock_behind) = doubts(ordered);
    let erasures = erasures(ordered);
    let mut period = 0;
    let mut entries: Vec<TimelineEntry> = Vec::with_capacity(ordered.len());
    for (hash, entry) in ordered {
        if let Some(closing) = decisions.closing_ended_by(*hash) {
            period += 1;
            let after_closing = entries
                .iter_mut()
                .rev()
                .take_while(|entry| entry.hash != closing);
            for entry in after_closing {
                entry.counts_in = period;
            }
        }
        entries.push(TimelineEntry {
            hash: *hash,
            id: entry.id(),
            builds_on: entry.parents().to_vec(),
            author: entry.author().clone(),
            happened_at: entry.happened_at(),
            written_at: entry.written_at(),
            period,
            counts_in: period,
            written_in: decisions.phase_in_sight_of(*hash),
            content: content(*hash, *entry, &erasures),
            corrections: Vec::new(),
            parent_views: Vec::new(),
            placements: Vec::new(),
            reason: None,
            hypothesis: Vec::new(),
            ancestor_missing: ancestor_missing.contains(hash),
            clock_behind: clock_behind.contains(hash),
            has_signature: has_signature(*entry),
        });
    }
    attach(&mut entries);
    for entry in &mut entries {
        let corrections = entry.corrections.iter().map(|made| made.record);
        let views = entry.parent_views.iter().map(|view| view.record);
        let later: Vec<RecordHash> = corrections.chain(views).collect();
        for placed in &mut entry.placements {
            let saw = |words: &RecordHash| decisions.written_in_sight_of(placed.record, *words);
            placed.is_current = later.iter().all(saw);
        }
    }
    entries
}

fn has_signature(entry: Entry<'_>) -> bool {
    match entry {
        Entry::Whole(stored) => !stored.signatures().is_empty(),
        Entry::Erased(_) | Entry::Withheld(_) => false,
    }
}

fn doubts(ordered: &[(RecordHash, Entry<'_>)]) -> (BTreeSet<RecordHash>, BTreeSet<RecordHash>) {
    let mut ancestor_missing = BTreeSet::new();
    let mut clock_behind = BTreeSet::new();
    for finding in Journal::lineage_findings(ordered) {
        if let JournalFinding::AncestorMissing { record, .. } = finding {
            ancestor_missing.insert(record);
        } else if let JournalFinding::ClockBehind { record, .. } = finding {
            clock_behind.insert(record);
        }
    }
    (ancestor_missing, clock_behind)
}

/// Which record erased which; the one with the lesser hash speaks, as in the journal.
fn erasures(ordered: &[(RecordHash, Entry<'_>)]) -> BTreeMap<RecordHash, Erasure> {
    let mut by_hash: BTreeMap<RecordHash, (RecordHash, Erasure)> = BTreeMap::new();
    for (hash, entry) in ordered {
        let Entry::Whole(stored) = entry else {
            continue;
        };
        let Some(erased) = erasure_of(stored) else {
            continue;
        };
        let erasure = Erasure {
            record: *hash,
            by: entry.author().clone(),
            on: entry.written_at().date_naive(),
            reason: erased.reason.clone(),
        };
        let known = by_hash.get(&erased.target).map(|(by, _)| *by);
        if known.is_none_or(|by| *hash < by) {
            by_hash.insert(erased.target, (*hash, erasure));
        }
    }
    by_hash
        .into_iter()
        .map(|(target, (_, erasure))| (target, erasure))
        .gather()
}

fn content(
    hash: RecordHash,
    entry: Entry<'_>,
    erasures: &BTreeMap<RecordHash, Erasure>,
) -> Content {
    match (entry, erasures.get(&hash)) {
        (Entry::Whole(stored), _) => Content::Event(stored.record().event.clone()),
        (Entry::Withheld(_), _) => Content::Withheld,
        (Entry::Erased(_), Some(erasure)) => Content::Erased(erasure.clone()),
        (Entry::Erased(erased), None) => Content::Erased(Erasure {
            record: hash,
            by: erased.target_author.clone(),
            on: erased.target_written_at.date_naive(),
            reason: erased.reason.clone(),
        }),
    }
}

/// Ties every record that points at another to that other, in order.
fn attach(entries: &mut [TimelineEntry]) {
    let place: BTreeMap<RecordHash, usize> = entries
        .iter()
        .enumerate()
        .map(|(place, entry)| (entry.hash, place))
        .gather();
    for own in 0..entries.len() {
        let Some(entry) = entries.get(own) else {
            continue;
        };
        let found = attachments(entry);
        for (target, attachment) in found {
            let Some(at) = place.get(&target).copied() else {
                continue;
            };
            // What was said first says in every text what is meant now.
            let first = first_of(entries, &place, at);
            if first != at
                && attachment.is_words()
                && let Some(first) = entries.get_mut(first)
            {
                attachment.clone().tie_to(first);
            }
            if let Some(target) = entries.get_mut(at) {
                attachment.tie_to(target);
            }
        }
    }
}

/// The record at the end of corrections of corrections; a chain that does not end counts where it began.
fn first_of(entries: &[TimelineEntry], place: &BTreeMap<RecordHash, usize>, at: usize) -> usize {
    let corrected = |at: usize| match entries.get(at)?.event() {
        Some(Event::RecordCorrected(corrected)) => place.get(&corrected.target).copied(),
        _ => None,
    };
    let mut first = at;
    for _ in entries {
        match corrected(first) {
            Some(further) => first = further,
            None => return first,
        }
    }
    at
}

/// Something that belongs to an earlier record.
#[derive(Clone)]
enum Attachment {
    Correction(Correction),
    ParentView(ParentViewNote),
    Placement(Placement),
    Reason(GivenReason),
    Hypothesis(HypothesisOutcome),
}

impl Attachment {
    /// Whether it changes what a record says.
    fn is_words(&self) -> bool {
        matches!(self, Self::Correction(_) | Self::ParentView(_))
    }

    fn tie_to(self, target: &mut TimelineEntry) {
        match self {
            Self::Correction(correction) => target.corrections.push(correction),
            Self::ParentView(view) => target.parent_views.push(view),
            Self::Placement(placement) => target.placements.push(placement),
            // The first reason given stands; a later one is on the timeline by itself.
            Self::Reason(reason) => {
                target.reason.get_or_insert(reason);
            }
            Self::Hypothesis(outcome) => target.hypothesis.push(outcome),
        }
    }
}

fn attachments(entry: &TimelineEntry) -> Vec<(RecordHash, Attachment)> {
    let record = entry.hash;
    let on = entry.written_on();
    let one = |target: RecordHash, attachment: Attachment| vec![(target, attachment)];
    match entry.event() {
        Some(Event::RecordCorrected(corrected)) => one(
            corrected.target,
            Attachment::Correction(Correction {
                record,
                by: entry.author.clone(),
                on,
                correction: corrected.correction.clone(),
                reason: corrected.reason.clone(),
            }),
        ),
        Some(Event::ParentViewAttached(view)) => one(
            view.target,
            Attachment::ParentView(ParentViewNote {
                record,
                parent: view.parent.clone(),
                view: view.view.clone(),
                on,
            }),
        ),
        Some(Event::ReasonGiven(given)) if !given.reason.trim().is_empty() => one(
            given.target,
            Attachment::Reason(GivenReason {
                text: given.reason.clone(),
                by: entry.author.clone(),
                on,
                record,
            }),
        ),
        Some(Event::HypothesisSettled(settled)) => one(
            settled.observation,
            Attachment::Hypothesis(HypothesisOutcome {
                record,
                confirmed: settled.confirmed,
                explanation: settled.explanation.clone(),
                on,
            }),
        ),
        Some(Event::PlacedInParnasSys(placed)) => placed
            .records
            .iter()
            .map(|target| {
                let placement = Placement {
                    record,
                    title: placed.title.clone(),
                    on: placed.placed_on,
                    is_current: false,
                };
                (*target, Attachment::Placement(placement))
            })
            .collect(),
        _ => Vec::new(),
    }
}
