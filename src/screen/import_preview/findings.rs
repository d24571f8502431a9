//! What there is to know about a file before it is taken in: gaps, clocks, newer kinds, records that stay outside.

use std::collections::BTreeMap;

use super::count;
use crate::casefile::{JournalFinding, wire};
use crate::exchange::import::{CasePlan, HeldBack, Why};
use crate::exchange::receipt::is_same_name;
use crate::exchange::transfer::FaultKind;
use crate::text::{CaseAlert, Message, Preview as Words};

/// That a file names another school than this one. Of a backup, which names none, nothing is said.
pub(super) fn other_school(theirs: &str, ours: &str) -> Option<Message> {
    let is_told = |name: &str| !name.trim().is_empty();
    let is_other = is_told(theirs) && is_told(ours) && !is_same_name(theirs, ours);
    is_other.then(|| {
        let school = theirs.trim().to_owned();
        Words::OtherSchool { school }.into()
    })
}

/// What asks attention in one case.
pub(super) fn notes(plan: &CasePlan) -> Vec<Message> {
    let counted = |is_meant: fn(&JournalFinding) -> bool| {
        count(plan.findings.iter().filter(|found| is_meant(found)).count())
    };
    let some = |records: u32, words: fn(u32) -> Words| (records > 0).then(|| words(records));
    [
        (!plan.is_as_announced).then_some(Words::NotAsAnnounced),
        some(
            counted(|found| matches!(found, JournalFinding::OpeningMissing)),
            |_| Words::OpeningMissing,
        ),
        some(
            counted(|found| matches!(found, JournalFinding::OpenedAgain { .. })),
            |_| Words::OpenedTwice,
        ),
        some(counted(JournalFinding::breaks_trust), |records| {
            Words::Altered { records }
        }),
        some(
            counted(|found| matches!(found, JournalFinding::AncestorMissing { .. })),
            |records| Words::EarlierMissing { records },
        ),
        some(counted(is_about_time), |records| Words::ClockOff {
            records,
        }),
        some(
            counted(|found| matches!(found, JournalFinding::NewerKind { .. })),
            |records| Words::NewerKind { records },
        ),
        some(count(plan.erases.len()), |records| Words::Erases {
            records,
        }),
        some(count(plan.stays_erased), |records| Words::StaysErased {
            records,
        }),
    ]
    .into_iter()
    .flatten()
    .map(Message::from)
    .collect()
}

/// About what decisions will contradict, then what to do with that.
pub(super) fn conflicts(plan: &CasePlan) -> Vec<Message> {
    let mut lines: Vec<Message> = plan
        .conflicts
        .iter()
        .map(|conflict| {
            CaseAlert::Conflict {
                matter: conflict.matter,
            }
            .into()
        })
        .collect();
    if !lines.is_empty() {
        lines.push(Words::ConflictsLater.into());
    }
    lines
}

fn is_about_time(found: &JournalFinding) -> bool {
    matches!(
        found,
        JournalFinding::ClockBehind { .. } | JournalFinding::HappenedAfterWriting { .. }
    )
}

/// What stays outside: a line for each reason, with the number of records.
pub(super) fn held_back(held: &[HeldBack]) -> Vec<Message> {
    let mut by_reason: BTreeMap<Reason, u32> = BTreeMap::new();
    for held in held {
        *by_reason.entry(Reason::of(held.why)).or_default() += 1;
    }
    by_reason
        .into_iter()
        .map(|(reason, records)| reason.words(records).into())
        .collect()
}

/// Why records stay outside, as far as a person can act on it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    UnprovenErasure,
    IdTaken,
    Altered,
    Foreign,
    Newer,
    Unreadable,
}

impl Reason {
    fn of(why: Why) -> Self {
        match why {
            Why::UnprovenErasure => Self::UnprovenErasure,
            Why::IdTaken => Self::IdTaken,
            Why::Fault(FaultKind::HashDiffers) => Self::Altered,
            Why::Fault(FaultKind::CaseNotAnnounced(_)) => Self::Foreign,
            Why::Fault(FaultKind::Unreadable(wire::Error::NewerFormat { .. })) => Self::Newer,
            Why::Fault(FaultKind::Unreadable(_)) => Self::Unreadable,
        }
    }

    fn words(self, records: u32) -> Words {
        match self {
            Self::UnprovenErasure => Words::HeldBackErasure { records },
            Self::IdTaken => Words::HeldBackIdTaken { records },
            Self::Altered => Words::HeldBackAltered { records },
            Self::Foreign => Words::HeldBackForeign { records },
            Self::Newer => Words::HeldBackNewer { records },
            Self::Unreadable => Words::HeldBackUnreadable { records },
        }
    }
}
