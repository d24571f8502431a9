//! What can be done about one record.

use crate::casefile::Event;
use crate::casefile::state::{Content, TimelineEntry};
use crate::screen::Door;
use crate::screen::form::FormKind;
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;

/// The forms and pages about this record; none where the case can only be read.
pub(super) fn doors(desk: &Desk, dossier: &Dossier, record: &TimelineEntry) -> Vec<Door> {
    let Content::Event(event) = &record.content else {
        return Vec::new();
    };
    let mut doors = Vec::new();
    if matches!(
        event,
        Event::ObservationRecorded(_) | Event::StepReportWritten(_)
    ) {
        doors.push(Door::ParnasSys(record.hash));
    }
    if desk.plan_of(dossier).is_none() {
        return doors;
    }
    let about = |kind| Door::About(kind, record.hash);
    if let Event::ObservationRecorded(seen) = event
        && !seen.interpretation.trim().is_empty()
        && record.hypothesis.is_empty()
    {
        doors.push(about(FormKind::Hypothesis));
    }
    // Also when it was judged: a wrong tap is mended by looking again, and the last look holds.
    if let Event::ActionAgreed(_) = event {
        doors.push(about(FormKind::ActionCheck));
    }
    if waits_for_feedback(dossier, record) {
        doors.push(about(FormKind::SafeHomeFeedback));
    }
    let owes_reason = |deviation: &crate::casefile::state::Deviation| {
        deviation.record == record.hash && deviation.reason.is_none()
    };
    if dossier.file.deviations().iter().any(owes_reason) {
        doors.push(about(FormKind::Reason));
    }
    if dossier
        .file
        .conflicts()
        .iter()
        .any(|conflict| conflict.records().contains(&record.hash))
    {
        doors.push(about(FormKind::Conflict));
    }
    doors.push(about(FormKind::Correction));
    doors.push(about(FormKind::ParentView));
    doors
}

fn waits_for_feedback(dossier: &Dossier, record: &TimelineEntry) -> bool {
    let awaited = dossier.file.feedback_awaited();
    awaited.iter().any(|(report, _)| report.hash == record.hash)
}
