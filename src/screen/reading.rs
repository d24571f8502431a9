//! One opened case beside its plan: what the screens of a case are read from.

use chrono::NaiveDate;

use crate::casefile::Moment;
use crate::protocol::{Agenda, Plan, Progress, agenda};
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;

/// A case, the plan it follows, and what that plan asks today.
pub(super) struct Reading<'a> {
    pub(super) desk: &'a Desk,
    pub(super) dossier: &'a Dossier,
    pub(super) plan: &'a Plan,
    pub(super) progress: Progress,
    pub(super) agenda: Agenda,
    pub(super) today: NaiveDate,
}

impl<'a> Reading<'a> {
    /// `None` when this program does not know the edition the case is pinned to.
    pub(super) fn of(desk: &'a Desk, dossier: &'a Dossier, now: Moment) -> Option<Self> {
        let plan = desk.plan_of(dossier)?;
        let terms = &desk.school.terms;
        let progress = dossier.file.progress(desk.plans.handbook(), terms);
        let today = now.date_naive();
        Some(Self {
            desk,
            dossier,
            plan,
            agenda: agenda(plan, &progress, terms, today),
            progress,
            today,
        })
    }
}
