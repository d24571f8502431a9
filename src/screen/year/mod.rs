//! *Jaaroverzicht*: the counts of a school year, its cases without names, and the counts as a file.

mod cases;
mod counts;
mod file;

use crate::casefile::Moment;
use crate::exchange::documents::account::{About, Account, Names, account};
use crate::exchange::statistics::{SchoolYear, Yearly, yearly};
use crate::protocol::{Plan, shipped};
use crate::screen::documents::account::about;
use crate::screen::paper::{Document, Section};
use crate::text::{Message, Year as Words};
use crate::workspace::Desk;

pub use cases::cases;
pub use counts::counts;
pub use file::{CountsFile, counts_file};

/// A pupil stays eight years; older figures are of nobody who is still here.
const YEARS_OFFERED: i32 = 8;

/// What the page asks before anything is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Whether it is for this member: directeur and IB-er.
    pub is_for_me: bool,
    /// The school years to choose from, the running one first.
    pub years: Vec<SchoolYear>,
}

/// What can be chosen, and whether it is for this member.
pub fn ask(desk: &Desk, now: Moment) -> Ask {
    let this = SchoolYear::of(now.date_naive());
    Ask {
        is_for_me: desk.me.may_administer(),
        years: (0..YEARS_OFFERED)
            .map(|back| SchoolYear(this.0 - back))
            .collect(),
    }
}

/// The school year of such a name as `2026-2027`.
pub fn year_named(name: &str) -> Option<SchoolYear> {
    let (begins, _) = name.split_once('-')?;
    begins.parse().ok().map(SchoolYear)
}

/// How many cases of this member did not come to the desk, and are not counted.
fn unread(desk: &Desk) -> usize {
    let cases = desk.summaries.keys();
    cases
        .filter(|case| !desk.dossiers.contains_key(case))
        .count()
}

/// The accounts of every case on the desk, without names.
fn accounts(desk: &Desk, now: Moment, whole: Checked) -> Vec<Account> {
    let dossiers = desk.dossiers.values();
    dossiers
        .map(|dossier| {
            let about = about(desk, dossier, now);
            let signatories = match whole {
                Checked::Signatures => about.signatories,
                Checked::NotSignatures => &[],
            };
            account(
                &About {
                    signatories,
                    ..about
                },
                Names::Without,
            )
        })
        .collect()
}

/// Whether signatures are checked: that takes long over many cases, and what is only counted needs it not.
#[derive(Clone, Copy)]
enum Checked {
    Signatures,
    NotSignatures,
}

/// The newest edition of each plan, the neutral one of fase 0 first.
fn plans(desk: &Desk) -> Vec<&Plan> {
    let mut newest: Vec<&Plan> = Vec::new();
    let neutral = desk.plans.newest(shipped::UNDECIDED);
    for plan in neutral.into_iter().chain(desk.plans.editions()) {
        let id = &plan.edition.plan;
        if newest.iter().all(|known| known.edition.plan != *id) {
            newest.extend(desk.plans.newest(id.as_str()));
        }
    }
    newest
}

fn counted(desk: &Desk, year: SchoolYear, now: Moment) -> Yearly {
    let accounts = accounts(desk, now, Checked::NotSignatures);
    yearly(&accounts, &plans(desk), year, now.date_naive())
}

/// A document about a year: no code, no name, and nothing that outlives its use.
fn document(
    title: impl Into<Message>,
    marking: impl Into<Message>,
    (year, now): (SchoolYear, Moment),
    sections: Vec<Section>,
) -> Document {
    Document {
        title: title.into(),
        marking: marking.into(),
        foot: vec![
            Words::Foot {
                year: year.to_string(),
                on: now.date_naive(),
            }
            .into(),
            Words::Keep.into(),
        ],
        is_read_aloud: false,
        front: Vec::new(),
        sections,
    }
}
