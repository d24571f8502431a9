//! "Leg iets vast": every kind of record a person can make in this case now, grouped.

use crate::casefile::Event;
use crate::protocol::{Alarm, Role};
use crate::screen::Door;
use crate::screen::documents::access::may_show;
use crate::screen::documents::{DocumentKind, REPORT};
use crate::screen::form::FormKind as F;
use crate::screen::reading::Reading;
use crate::text::{ActGroup, Message};

/// A group of things to record.
#[derive(Clone, Debug, PartialEq)]
pub struct MenuShelf {
    /// What they have in common.
    pub heading: Message,
    /// Where each is recorded.
    pub doors: Vec<Door>,
}

/// Every group that has something to offer.
pub(super) fn menu(reading: &Reading<'_>) -> Vec<MenuShelf> {
    let offers: [(ActGroup, Vec<Door>); 8] = [
        (ActGroup::Noticing, noticing(reading)),
        (
            ActGroup::Talking,
            forms(&[
                F::ConversationPartners,
                F::Conversation,
                F::ParentsInformed,
                F::ParentView,
            ]),
        ),
        (ActGroup::Helping, helping(reading)),
        (
            ActGroup::Others,
            forms(&[F::ExternalContact, F::CareTeam, F::WideConsultation]),
        ),
        (ActGroup::SafeHome, safe_home(reading)),
        (ActGroup::Course, course(reading)),
        (ActGroup::Danger, danger(reading)),
        (ActGroup::File, file(reading)),
    ];
    offers
        .into_iter()
        .filter(|(_, doors)| !doors.is_empty())
        .map(|(heading, doors)| MenuShelf {
            heading: heading.into(),
            doors,
        })
        .collect()
}

fn forms(kinds: &[F]) -> Vec<Door> {
    kinds.iter().map(|kind| Door::Form(*kind)).collect()
}

fn when(holds: bool, kind: F) -> Option<Door> {
    holds.then_some(Door::Form(kind))
}

fn noticing(reading: &Reading<'_>) -> Vec<Door> {
    let has_interpretation = reading.dossier.file.events().any(|(entry, event)| {
        matches!(event, Event::ObservationRecorded(seen) if !seen.interpretation.trim().is_empty())
            && entry.hypothesis.is_empty()
    });
    let mut doors = forms(&[F::Observation, F::Consultation]);
    doors.push(Door::Indicators);
    doors.extend(when(has_interpretation, F::Hypothesis));
    doors
}

fn helping(reading: &Reading<'_>) -> Vec<Door> {
    let has_agreed = !reading.dossier.file.agreements().is_empty();
    let mut doors = forms(&[F::AgreedAction]);
    doors.extend(when(has_agreed, F::ActionCheck));
    doors.extend(forms(&[F::NextCheck, F::Help]));
    doors
}

fn safe_home(reading: &Reading<'_>) -> Vec<Door> {
    let waits = !reading.dossier.file.feedback_awaited().is_empty();
    let mut doors = forms(&[F::SafeHomeAdvice, F::Weighing]);
    doors.push(Door::Document(REPORT));
    doors.push(Door::Form(F::SafeHomeReport));
    doors.extend(when(waits, F::SafeHomeFeedback));
    doors
}

fn course(reading: &Reading<'_>) -> Vec<Door> {
    let file = &reading.dossier.file;
    let mut doors = forms(&[F::StepReport, F::PlanChoice]);
    if file.is_open() && reading.plan.phases.len() > 1 {
        doors.push(Door::Phase);
    }
    doors.push(Door::Form(F::CaseManager));
    doors.extend(when(file.reasons_owed().next().is_some(), F::Reason));
    doors.extend(when(file.is_open(), F::Closing));
    doors.extend(when(!file.is_open(), F::Reopening));
    doors
}

fn danger(reading: &Reading<'_>) -> Vec<Door> {
    let stands = |alarm| reading.dossier.file.alarm_stands(alarm);
    let kind = |alarm, raise, clear| Door::Form(if stands(alarm) { clear } else { raise });
    vec![
        Door::Emergency,
        kind(Alarm::AcuteDanger, F::Danger, F::DangerOver),
        kind(Alarm::StaffDanger, F::StaffDanger, F::StaffDangerOver),
    ]
}

fn file(reading: &Reading<'_>) -> Vec<Door> {
    let has_newer_edition = reading
        .desk
        .plans
        .newest(reading.plan.edition.plan.as_str())
        .is_some_and(|newest| newest.edition.edition > reading.plan.edition.edition);
    let mut doors = vec![Door::HandOver, Door::ParnasSysPeriod];
    doors.extend(forms(&[F::Placement, F::Correction, F::Sibling]));
    doors.push(Door::SchoolSummary);
    doors.extend(when(has_newer_edition, F::EditionMove));
    doors.push(Door::Form(F::RetentionHold));
    doors.push(Door::Document(DocumentKind::WholeCase));
    if may_show(reading.desk, reading.dossier) {
        doors.push(Door::Access);
    }
    if reading.desk.me.role == Role::Principal {
        doors.extend([Door::Form(F::Erasure), Door::Destroy]);
    }
    doors
}
