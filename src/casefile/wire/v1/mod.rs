//! Version 1 of the stored record, frozen once shipped: what stands here is what old files say.
//!
//! A record is `{"v":1,"id":…,"salt":…,"case":…,"parents":[…],"author":{…},"device":…,"happened_at":…,
//! "written_at":…,"kind":"observation-recorded","data":{…}}`. Names of fields are in snake case, values
//! with a fixed list in kebab case; what is absent is `null`. A new field may come in beside these; a new
//! value in a fixed list needs a new kind or a new version, because an old program must not half read it.

mod acting;
mod alarms;
mod course;
mod keeping;
mod noticing;
mod outside;
mod people;
mod scalars;
mod talking;
mod twin;

use self::scalars::{CaseId, Hash, Moment, Salt};
use self::twin::Twin;
use super::Error;
use super::tree::{Fields, Mismatch, Tree};
use crate::casefile::event::Event;
use crate::casefile::record::Record;

macro_rules! stored_kinds {
    ($($kind:literal => $variant:ident: $stored:ty),* $(,)?) => {
        /// Every kind of version 1.
        pub(super) const KINDS: &[&str] = &[$($kind),*];

        /// The stored name of an event's kind.
        pub(super) fn kind(event: &Event) -> &str {
            match event {
                $(Event::$variant(_) => $kind,)*
                Event::Unknown { kind } => kind,
            }
        }

        /// The content of an event; one of an unknown kind has none here and is refused.
        fn data_of(event: &Event) -> Result<Tree, Error> {
            match event {
                $(Event::$variant(event) => Ok(<$stored as Twin>::of(event)),)*
                Event::Unknown { .. } => Err(Error::UnknownKind),
            }
        }

        /// Reads the event of a known kind; any other kind is kept by its name alone.
        fn event_of(kind: String, data: Tree) -> Result<Event, Mismatch> {
            Ok(match kind.as_str() {
                $($kind => Event::$variant(<$stored as Twin>::back(data)?),)*
                _ => Event::Unknown { kind },
            })
        }
    };
}

stored_kinds! {
    "case-opened" => CaseOpened: course::CaseOpened,
    "observation-recorded" => ObservationRecorded: noticing::Observation,
    "hypothesis-settled" => HypothesisSettled: noticing::HypothesisSettled,
    "consultation-held" => ConsultationHeld: noticing::Consultation,
    "indicator-list-filled" => IndicatorListFilled: noticing::IndicatorListFilled,
    "plan-chosen" => PlanChosen: course::PlanChosen,
    "phase-entered" => PhaseEntered: course::PhaseEntered,
    "step-report-written" => StepReportWritten: talking::StepReport,
    "conversation-partners-chosen" => ConversationPartnersChosen: talking::ConversationPartners,
    "conversation-held" => ConversationHeld: talking::Conversation,
    "action-agreed" => ActionAgreed: acting::AgreedAction,
    "action-checked" => ActionChecked: acting::ActionCheck,
    "next-check-set" => NextCheckSet: acting::NextCheck,
    "help-arranged" => HelpArranged: acting::HelpArranged,
    "external-contact-made" => ExternalContactMade: outside::ExternalContact,
    "care-team-consulted" => CareTeamConsulted: outside::CareTeam,
    "wide-consultation-held" => WideConsultationHeld: outside::WideConsultation,
    "parents-informed" => ParentsInformed: talking::ParentsInformed,
    "parent-view-attached" => ParentViewAttached: talking::ParentView,
    "weighing-recorded" => WeighingRecorded: outside::Weighing,
    "safe-home-advice-asked" => SafeHomeAdviceAsked: outside::SafeHomeAdvice,
    "safe-home-reported" => SafeHomeReported: outside::SafeHomeReport,
    "safe-home-feedback-received" => SafeHomeFeedbackReceived: outside::SafeHomeFeedback,
    "danger-raised" => DangerRaised: alarms::DangerRaised,
    "danger-cleared" => DangerCleared: alarms::DangerCleared,
    "staff-danger-raised" => StaffDangerRaised: alarms::StaffDangerRaised,
    "staff-danger-cleared" => StaffDangerCleared: alarms::StaffDangerCleared,
    "case-manager-appointed" => CaseManagerAppointed: course::CaseManagerAppointed,
    "placed-in-parnas-sys" => PlacedInParnasSys: keeping::PlacedInParnasSys,
    "record-corrected" => RecordCorrected: keeping::RecordCorrected,
    "record-erased" => RecordErased: keeping::RecordErased,
    "reason-given" => ReasonGiven: keeping::ReasonGiven,
    "conflict-settled" => ConflictSettled: keeping::ConflictSettled,
    "sibling-linked" => SiblingLinked: keeping::SiblingLinked,
    "edition-moved" => EditionMoved: course::EditionMoved,
    "case-handed-over" => CaseHandedOver: keeping::CaseHandedOver,
    "case-closed" => CaseClosed: course::CaseClosed,
    "case-reopened" => CaseReopened: course::CaseReopened,
    "retention-held" => RetentionHeld: keeping::RetentionHeld,
}

/// Every text of an event with the name of its field; one of an unknown kind has none that can be read.
pub(super) fn texts(event: &Event, each: &mut dyn FnMut(&str, &str)) {
    if let Ok(data) = data_of(event) {
        data.texts("", each);
    }
}

/// Writes a record.
pub(super) fn encode(record: &Record) -> Result<Vec<u8>, Error> {
    let data = data_of(&record.event)?;
    let stored = twin::fields([
        ("v", Tree::Number(1)),
        ("id", <uuid::Uuid as Twin>::of(&record.id)),
        ("salt", Salt::of(&record.salt)),
        ("case", CaseId::of(&record.case)),
        ("parents", <Vec<Hash> as Twin>::of(&record.parents)),
        ("author", people::PersonRef::of(&record.author)),
        ("device", <uuid::Uuid as Twin>::of(&record.device)),
        ("happened_at", Moment::of(&record.happened_at)),
        ("written_at", Moment::of(&record.written_at)),
        ("kind", Tree::Text(kind(&record.event).to_owned().into())),
        ("data", data),
    ]);
    Ok(serde_json::to_vec(&stored)?)
}

/// Reads a record of this version.
pub(super) fn decode(stored: Fields) -> Result<Record, Error> {
    read(stored).map_err(|Mismatch| Error::Malformed { line: 0, column: 0 })
}

fn read(mut stored: Fields) -> Result<Record, Mismatch> {
    let kind = String::back(stored.take("kind"))?;
    Ok(Record {
        id: <uuid::Uuid as Twin>::back(stored.take("id"))?,
        salt: Salt::back(stored.take("salt"))?,
        case: CaseId::back(stored.take("case"))?,
        parents: <Vec<Hash> as Twin>::back(stored.take("parents"))?,
        author: people::PersonRef::back(stored.take("author"))?,
        device: <uuid::Uuid as Twin>::back(stored.take("device"))?,
        happened_at: Moment::back(stored.take("happened_at"))?,
        written_at: Moment::back(stored.take("written_at"))?,
        event: event_of(kind, stored.take("data"))?,
    })
}
