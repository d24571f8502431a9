//! The account of one case: was the step plan followed? Typed facts, worked out from the plan and the journal on the spot.
//!
//! It says what is there and what is missing, and judges nothing: whether the school's own procedure was followed well
//! is for people to say (domain 6e). Made without names, the value itself holds no name and no typed word.

mod course;
mod deviations;
mod integrity;
mod later;
mod missing;
mod names;
mod outside;
mod parents;
mod tasks;
mod terms;

use chrono::NaiveDate;

use super::CaseCode;
use crate::casefile::journal::CheckCode;
use crate::casefile::state::TimelineEntry;
use crate::casefile::{CaseFile, Handbook, Journal, RecordHash, fold};
use crate::exchange::manifest::Signatory;
use crate::order;
use crate::protocol::progress::{Progress, Status};
use crate::protocol::{EditionRef, StatutoryStep, Terms, statutory_steps};

pub use course::{Carried, Ending, Period, Stay, ground_of};
pub use deviations::{DeviationAccount, Reason};
pub use integrity::{Doubt, Integrity};
pub use later::{Later, LaterWhy};
pub use missing::{Gap, Missing, Shortfall};
pub use names::{Cited, Names, Said, Who};
pub use outside::{AlarmAccount, ParentsKnow, ReportAccount, WeighingAccount};
pub use parents::{Known, KnownOf, ParentAccount, SchoolTelling, Telling};
pub use tasks::{PhaseAccount, PhaseStanding, StepAccount, TaskAccount};
pub use terms::{Extension, Term, TermOf, TermStanding};

/// What an account is made from.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The case.
    pub file: &'a CaseFile,
    /// Its records.
    pub journal: &'a Journal,
    /// The plans that are known here.
    pub handbook: &'a Handbook,
    /// The school's terms.
    pub terms: &'a Terms,
    /// Whose signing keys are known here, with all the keys they ever had.
    pub signatories: &'a [Signatory],
    /// Records of the case that are damaged or gone on this device.
    pub damaged: u32,
    /// The day of the account.
    pub today: NaiveDate,
}

/// The account of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The case's code: it stands where the child's name may not.
    pub code: CaseCode,
    /// Equal codes mean that nothing is missing on either side.
    pub check_code: CheckCode,
    /// The plan it follows now, or followed last; `None` for an edition that is not known here: then nothing can be said
    /// of what was asked.
    pub plan: Option<EditionRef>,
    /// Who carried the case, from when.
    pub carried: Vec<Carried>,
    /// The periods, each with what the plan asked in it.
    pub periods: Vec<Period>,
    /// Everything with a day by which it was due.
    pub terms: Vec<Term>,
    /// What went otherwise than the plan.
    pub deviations: Vec<DeviationAccount>,
    /// What each parent was told.
    pub parents: Vec<ParentAccount>,
    /// What they were told when the case went to another school.
    pub at_schools: Vec<SchoolTelling>,
    /// What they knew of talks with their child and of contacts with others.
    pub known_of: Vec<KnownOf>,
    /// Talks at which parents were.
    pub talks: Vec<Cited>,
    /// Every weighing.
    pub weighings: Vec<WeighingAccount>,
    /// When advice of Veilig Thuis was asked.
    pub advice: Vec<Cited>,
    /// Reports to Veilig Thuis.
    pub reports: Vec<ReportAccount>,
    /// Alarms that were raised.
    pub alarms: Vec<AlarmAccount>,
    /// What checking the journal brought to light.
    pub integrity: Integrity,
    /// What was written or changed later.
    pub later: Vec<Later>,
    /// What is not there, said openly.
    pub missing: Vec<Missing>,
}

/// Accounts for a case.
pub fn account(about: &About<'_>, names: Names) -> Account {
    let file = about.file;
    let told: Vec<course::Told> = (0..file.periods().len())
        .map(|period| course::told(about, names, period))
        .collect();
    let mut terms = terms::agreements(about, names);
    terms.extend(terms::feedback(about, names));
    for told in &told {
        terms.extend(told.terms.iter().cloned());
    }
    let mut account = Account {
        code: CaseCode::of(file.id()),
        check_code: about.journal.check_code(),
        plan: file
            .plan_in(&about.handbook.plans)
            .map(|plan| plan.edition.clone()),
        carried: course::carried(about, names),
        periods: told.into_iter().map(|told| told.period).collect(),
        terms,
        deviations: deviations::deviations(about, names),
        parents: parents::parents(about, names),
        at_schools: parents::at_schools(about, names),
        known_of: parents::known_of(about, names),
        talks: parents::talks(about, names),
        weighings: outside::weighings(about, names),
        advice: outside::advice(about, names),
        reports: outside::reports(about, names),
        alarms: outside::alarms(about, names),
        integrity: integrity::integrity(about),
        later: later::later(about, names),
        missing: Vec::new(),
    };
    account.missing = missing::missing(about, &account);
    account
}

impl Account {
    /// Whether it is written down of the parents together what they know, or why not: at a report to Veilig Thuis, or when
    /// the case went to another school.
    pub fn says_of_all_parents(&self) -> bool {
        let mut reports = self.reports.iter();
        !self.at_schools.is_empty() || reports.any(ReportAccount::answers_for_parents)
    }
}

/// The days on which each statutory step was taken, over every period of a case.
pub fn steps_taken(about: &About<'_>) -> Vec<(StatutoryStep, Vec<NaiveDate>)> {
    let mut taken: Vec<(StatutoryStep, Vec<NaiveDate>)> = Vec::new();
    for number in 0..about.file.periods().len() {
        let stood = about.as_it_stood(number);
        let Some(plan) = stood.plan_in(&about.handbook.plans) else {
            continue;
        };
        // A step that was taken after a closing was taken all the same.
        let progress = Progress {
            status: Status::Open,
            ..stood.progress(about.handbook, about.terms)
        };
        for proof in statutory_steps(plan, &progress) {
            let records = proof.evidence.iter();
            let records = records.filter_map(|one| about.file.entry(RecordHash(one.0)));
            let days = records.map(TimelineEntry::happened_on);
            match taken.iter_mut().find(|(step, _)| *step == proof.step) {
                Some((_, before)) => before.extend(days),
                None => taken.push((proof.step, days.collect())),
            }
        }
    }
    for (_, days) in &mut taken {
        order::sort_by_key(days, |day| *day);
        days.dedup();
    }
    taken
}

impl About<'_> {
    /// The case as it stood when a period ended; the last one stands as it does now.
    fn as_it_stood(&self, period: usize) -> CaseFile {
        if period + 1 >= self.file.periods().len() {
            return self.file.clone();
        }
        let mut journal = Journal::new(self.journal.case());
        let until_then = self.file.timeline().iter();
        for entry in until_then.filter(|entry| entry.period <= period) {
            match self.journal.get(entry.hash) {
                // A record of this very case is never refused.
                Some(stored) => drop(journal.insert(stored.clone())),
                None => {
                    if let Some(outline) = self.journal.outline(entry.hash) {
                        journal.withhold(entry.hash, outline.clone());
                    }
                }
            }
        }
        fold(&journal)
    }
}
