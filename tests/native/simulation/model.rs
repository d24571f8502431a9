//! What must be there, and what may be: the plainest account of a life, kept beside it.

use std::collections::BTreeMap;

use meldcode::casefile::CaseId;

/// Whether somebody was told that it is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// Yes: it must be there, once.
    Acknowledged,
    /// No answer, or a failure: there once, or not at all.
    Nothing,
}

/// A case somebody asked for.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) pupil: String,
    pub(crate) case: Option<CaseId>,
}

/// Everything that was ever asked of the school.
#[derive(Debug, Default)]
pub(crate) struct Model {
    /// Cases, and their id where they were acknowledged.
    pub(crate) cases: Vec<Asked>,
    /// Words recorded in an acknowledged case.
    pub(crate) said: Vec<(CaseId, String, Told)>,
    /// Words left in the inbox, and the case they were asked to be taken into.
    pub(crate) notes: Vec<(String, Told, Option<CaseId>)>,
    /// What each case's draft can be now.
    pub(crate) drafts: BTreeMap<CaseId, Vec<Option<String>>>,
    pub(crate) acknowledged: u64,
    pub(crate) unanswered: u64,
    words: u64,
}

impl Model {
    /// Words that stand nowhere else.
    pub(crate) fn words(&mut self) -> String {
        self.words += 1;
        format!("stuk {:05} einde", self.words)
    }

    pub(crate) fn count(&mut self, told: Told) {
        match told {
            Told::Acknowledged => self.acknowledged += 1,
            Told::Nothing => self.unanswered += 1,
        }
    }

    /// The cases that must be there.
    pub(crate) fn known(&self) -> Vec<CaseId> {
        self.cases.iter().filter_map(|asked| asked.case).collect()
    }

    /// A draft was asked to become this.
    pub(crate) fn draft(&mut self, case: CaseId, text: Option<String>, told: Told) {
        let possible = self.drafts.entry(case).or_insert_with(|| vec![None]);
        if told == Told::Acknowledged {
            possible.clear();
        }
        possible.push(text);
    }
}
