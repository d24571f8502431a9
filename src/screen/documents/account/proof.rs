//! Whether the records are whole, what came later, and the list of records that the account points at.

use super::{cell, led, row_of, who};
use crate::casefile::CaseFile;
use crate::casefile::state::TimelineEntry;
use crate::exchange::documents::account::{Account, Cited, Doubt, LaterWhy, Names};
use crate::screen::documents::MARK_CHARS;
use crate::screen::paper::{Block, Section, Table};
use crate::screen::timeline::kind_of;
use crate::text::{AccountProof as Words, Day, Message};

/// What checking the journal brought to light.
pub(super) fn integrity(told: &Account) -> Section {
    let found = &told.integrity;
    let mut points: Vec<Message> = vec![
        Words::Hashes {
            count: found.hashes_hold,
            of: found.records,
        }
        .into(),
        Words::Signatures {
            count: found.signatures_hold,
            of: found.records,
        }
        .into(),
    ];
    let doubts = found.doubts.iter();
    points.extend(doubts.map(|(found, numbers)| doubt(*found, row_of(numbers))));
    if found.opening_missing {
        points.push(crate::text::Account::MissingOpening.into());
    }
    if found.damaged > 0 {
        points.push(
            crate::text::Account::MissingDamaged {
                count: found.damaged,
            }
            .into(),
        );
    }
    if points.len() == 2 {
        points.push(Words::NoDoubt.into());
    }
    points.push(
        Words::CheckCode {
            code: told.check_code.to_string(),
        }
        .into(),
    );
    led(Words::Heading, Words::Lead, vec![Block::List(points)])
}

/// What stands out, with the numbers of the records.
pub(super) fn doubt(doubt: Doubt, numbers: String) -> Message {
    match doubt {
        Doubt::Altered => Words::Altered { numbers },
        Doubt::SignatureFalse => Words::SignatureFalse { numbers },
        Doubt::KeyUnknown => Words::KeyUnknown { numbers },
        Doubt::Unsigned => Words::Unsigned { numbers },
        Doubt::AncestorMissing => Words::AncestorMissing { numbers },
        Doubt::ClockBehind => Words::ClockBehind { numbers },
        Doubt::HappenedAfterWriting => Words::HappenedAfterWriting { numbers },
        Doubt::OpenedAgain => Words::OpenedAgain { numbers },
        Doubt::NewerKind => Words::NewerKind { numbers },
        Doubt::Erased => Words::Erased { numbers },
        Doubt::Withheld => Words::Withheld { numbers },
    }
    .into()
}

/// What was written on a later day, after the end, or changed.
pub(super) fn later(file: &CaseFile, told: &Account) -> Section {
    let rows = told.later.iter().map(|later| {
        let why: Vec<Message> = later.why.iter().map(because).collect();
        vec![
            Message::verbatim(later.cited.number.to_string()),
            kind(file, &later.cited),
            Day::Short {
                on: later.cited.happened_on,
            }
            .into(),
            Day::Short {
                on: later.cited.written_on,
            }
            .into(),
            cell(&why),
        ]
    });
    let rows: Vec<_> = rows.collect();
    let block = if rows.is_empty() {
        Block::Paragraph(Words::LaterNone.into())
    } else {
        Block::Table(Table {
            caption: Words::LaterTable.into(),
            heads: [
                Words::Number,
                Words::Kind,
                Words::Happened,
                Words::Written,
                Words::LaterWhy,
            ]
            .map(Message::from)
            .into(),
            rows,
        })
    };
    led(Words::Later, Words::LaterLead, vec![block])
}

fn because(why: &LaterWhy) -> Message {
    match why {
        LaterWhy::DaysAfter(days) => Words::DaysAfter { days: *days },
        LaterWhy::AfterPhase(phase) => Words::AfterPhase { phase: *phase },
        LaterWhy::AfterClosing => Words::AfterClosing,
        LaterWhy::Corrects(cited) => Words::Corrects {
            number: cited.number,
        },
        LaterWhy::GivesReason(cited) => Words::GivesReason {
            number: cited.number,
        },
        LaterWhy::Erased(cited) => Words::ErasedBy {
            number: cited.number,
        },
    }
    .into()
}

fn kind(file: &CaseFile, cited: &Cited) -> Message {
    file.entry(cited.record)
        .map_or(Message::verbatim(String::new()), |entry| {
            kind_of(entry).into()
        })
}

/// Every record, with the mark by which it is found.
pub(super) fn records(file: &CaseFile, names: Names) -> Section {
    let rows = file
        .timeline()
        .iter()
        .filter_map(|entry| row(file, names, entry));
    let table = Table {
        caption: Words::RecordsTable.into(),
        heads: [
            Words::Number,
            Words::Kind,
            Words::Happened,
            Words::Written,
            Words::By,
            Words::Mark,
        ]
        .map(Message::from)
        .into(),
        rows: rows.collect(),
    };
    led(
        Words::Records,
        Words::RecordsLead,
        vec![Block::Table(table)],
    )
}

fn row(file: &CaseFile, names: Names, entry: &TimelineEntry) -> Option<Vec<Message>> {
    let cited = names.cited(file, entry.hash)?;
    let mark = entry.hash.to_hex().chars().take(MARK_CHARS).collect();
    Some(vec![
        Message::verbatim(cited.number.to_string()),
        kind_of(entry).into(),
        Day::Short {
            on: cited.happened_on,
        }
        .into(),
        Day::Short {
            on: cited.written_on,
        }
        .into(),
        Message::verbatim(who(&cited.author)),
        Message::verbatim(mark),
    ])
}
