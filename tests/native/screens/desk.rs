//! A desk with invented cases on it, laid as the office lays it.

use std::collections::BTreeMap;
use std::rc::Rc;

use meldcode::casefile::{Moment, PersonRef};
use meldcode::workspace::desk::{Desk, Dossier, LookOver, Member};
use meldcode::workspace::health::BackupHealth;
use meldcode::workspace::plans::Plans;
use meldcode::workspace::school::School;
use meldcode::workspace::summary;

use crate::scenarios::school::{Case, fenna, ilse, joris, moment};

/// The Monday on which the screens of these tests are looked at.
pub(crate) fn monday() -> Moment {
    moment("2026-03-09T08:05:00+01:00")
}

/// A desk without a case; the IB-er unlocked.
pub(crate) fn empty() -> Desk {
    Desk {
        me: member(&ilse()),
        colleagues: Vec::new(),
        my_keys: None,
        school: School::new("De Vlieger".to_owned(), Vec::new()),
        members: [fenna(), ilse(), joris()].iter().map(member).collect(),
        signatories: Vec::new(),
        summaries: BTreeMap::new(),
        dossiers: BTreeMap::new(),
        notes: Vec::new(),
        reads_inbox: true,
        drafts: BTreeMap::new(),
        unread_drafts: Vec::new(),
        has_survived: true,
        backup: BackupHealth::default(),
        plans: Rc::new(Plans::shipped().expect("the shipped plans")),
        look_over: LookOver::default(),
        tidings: Vec::new(),
        read_only: None,
    }
}

/// A desk with these cases on it, their summaries made on this day.
pub(crate) fn with(cases: &[&Case], now: Moment) -> Desk {
    let mut desk = empty();
    for case in cases {
        let file = case.file();
        let summary = summary::of(&desk, &case.journal, &file, now);
        let dossier = Dossier {
            journal: case.journal.clone(),
            standing_number: "K7Q2-M9XA".to_owned(),
            damaged: 0,
            closed: 0,
            file,
        };
        desk.summaries.insert(summary.case_id(), summary);
        desk.dossiers.insert(case.journal.case(), Rc::new(dossier));
    }
    desk
}

pub(crate) fn member(person: &PersonRef) -> Member {
    Member {
        id: person.id,
        name: person.name.clone(),
        role: person.role,
        mark: String::new(),
        is_on_this_device: true,
        is_removed: false,
    }
}
