//! What of a plan is carried out, once somebody has said which destroyed cases are brought back.

use std::collections::BTreeSet;

use super::{CasePlan, Countersigned, Handover, Plan, Standing};
use crate::casefile::{CaseId, Journal, RecordHash, StoredRecord};

/// What to store for one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addition<'a> {
    /// The case.
    pub case: CaseId,
    /// Records to append, in the journal's order; their bytes are stored as they are.
    pub records: &'a [StoredRecord],
    /// Records here whose content goes.
    pub erases: &'a [RecordHash],
    /// Signatures to keep beside records that are here.
    pub signatures: &'a [Countersigned],
    /// The journal afterwards.
    pub journal: &'a Journal,
    /// Whether the case was destroyed here and a person asked for it.
    pub is_brought_back: bool,
}

impl Plan {
    /// Everything to store, in one batch, all or nothing. A destroyed case is among it only when asked for.
    pub fn additions(&self, bring_back: &BTreeSet<CaseId>) -> Vec<Addition<'_>> {
        self.cases
            .iter()
            .filter(|plan| match plan.standing {
                Standing::Destroyed { .. } => bring_back.contains(&plan.case),
                Standing::New | Standing::Newer | Standing::Diverged => true,
                Standing::Same | Standing::Older => !plan.signatures.is_empty(),
            })
            .map(|plan| Addition {
                case: plan.case,
                records: &plan.new,
                erases: &plan.erases,
                signatures: &plan.signatures,
                journal: &plan.merged,
                is_brought_back: matches!(plan.standing, Standing::Destroyed { .. }),
            })
            .collect()
    }

    /// What is handed over when exactly these destroyed cases are brought back: all of it or nothing, because a
    /// receipt says that the cases are here.
    pub fn taken_over(&self, bring_back: &BTreeSet<CaseId>) -> Option<&Handover> {
        let stays_away = |plan: &CasePlan| {
            matches!(plan.standing, Standing::Destroyed { .. }) && !bring_back.contains(&plan.case)
        };
        let handover = self.handover.as_ref();
        handover.filter(|_| !self.cases.iter().any(stays_away))
    }
}
