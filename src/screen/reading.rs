//! One opened case beside its plan: what the screens of a case are read from.

use chrono::NaiveDate;

use crate::casefile::Moment;
use crate::casefile::state::{AgreementOutcome, Content};
use crate::protocol::plan::SatisfyAt;
use crate::protocol::{Agenda, Alarm, DeedKind, PhaseNumber, Plan, Progress, agenda};
use crate::screen::Door;
use crate::screen::form::FormKind;
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

    /// Whether something was agreed of which nobody has looked yet how it goes.
    pub(super) fn has_pending(&self) -> bool {
        let agreements = self.dossier.file.agreements();
        agreements
            .iter()
            .any(|agreement| agreement.outcome == AgreementOutcome::Pending)
    }

    /// How many tasks of a phase are not done or not wholly; `None` where what would prove them may not be for this reader.
    pub(super) fn undone_in(&self, phase: PhaseNumber) -> Option<usize> {
        let mut entries = self.dossier.file.timeline().iter();
        let reads_all = entries.all(|entry| entry.content != Content::Withheld);
        reads_all.then(|| self.agenda.undone_in(phase))
    }

    /// Where a deed is recorded: what was never agreed cannot be looked at, so it is agreed first.
    pub(super) fn door_of_deed(&self, deed: DeedKind) -> Door {
        if deed == DeedKind::FollowUpCheck && !self.has_pending() {
            Door::Form(FormKind::AgreedAction)
        } else {
            Door::of_deed(deed)
        }
    }

    /// Where a condition is satisfied.
    pub(super) fn door_of_condition(&self, at: SatisfyAt) -> Door {
        match at {
            SatisfyAt::Record(deed) => self.door_of_deed(deed),
            SatisfyAt::ClearAlarm(Alarm::AcuteDanger) => Door::Form(FormKind::DangerOver),
            SatisfyAt::ClearAlarm(Alarm::StaffDanger) => Door::Form(FormKind::StaffDangerOver),
        }
    }
}
