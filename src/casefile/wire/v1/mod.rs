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

use serde::{Deserialize, Serialize};

use self::scalars::{CaseId, Hash, Hex, Moment};
use self::twin::Twin;
use super::Error;
use crate::casefile::event::Event;
use crate::casefile::record::Record;

/// Everything of a stored record but its event.
#[derive(Serialize, Deserialize)]
struct Envelope {
    v: u16,
    id: uuid::Uuid,
    salt: Hex<16>,
    case: CaseId,
    parents: Vec<Hash>,
    author: people::PersonRef,
    device: uuid::Uuid,
    happened_at: Moment,
    written_at: Moment,
    kind: String,
}

/// The envelope with its event, as written.
#[derive(Serialize)]
struct Written<T> {
    #[serde(flatten)]
    envelope: Envelope,
    data: T,
}

/// The event alone, as read once its kind is known.
#[derive(Deserialize)]
struct Payload<T> {
    data: T,
}

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

        /// Writes a record; an event of an unknown kind has no content here and is refused.
        pub(super) fn encode(record: &Record) -> Result<Vec<u8>, Error> {
            let envelope = envelope_of(record);
            let bytes = match &record.event {
                $(Event::$variant(event) => serde_json::to_vec(&Written {
                    envelope,
                    data: <$stored as Twin>::of(event),
                })?,)*
                Event::Unknown { .. } => return Err(Error::UnknownKind),
            };
            Ok(bytes)
        }

        /// Reads the event of a known kind; any other kind is kept by its name alone.
        fn event_of(kind: String, bytes: &[u8]) -> Result<Event, Error> {
            Ok(match kind.as_str() {
                $($kind => {
                    let Payload { data } = serde_json::from_slice::<Payload<$stored>>(bytes)?;
                    Event::$variant(data.back())
                })*
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

/// Reads a record of this version.
pub(super) fn decode(bytes: &[u8]) -> Result<Record, Error> {
    let envelope: Envelope = serde_json::from_slice(bytes)?;
    let event = event_of(envelope.kind, bytes)?;
    Ok(Record {
        id: envelope.id,
        salt: envelope.salt.0,
        case: envelope.case.back(),
        parents: envelope.parents.back(),
        author: envelope.author.back(),
        device: envelope.device,
        happened_at: envelope.happened_at.back(),
        written_at: envelope.written_at.back(),
        event,
    })
}

fn envelope_of(record: &Record) -> Envelope {
    Envelope {
        v: 1,
        id: record.id,
        salt: Hex(record.salt),
        case: Twin::of(&record.case),
        parents: Twin::of(&record.parents),
        author: Twin::of(&record.author),
        device: record.device,
        happened_at: Twin::of(&record.happened_at),
        written_at: Twin::of(&record.written_at),
        kind: kind(&record.event).to_owned(),
    }
}
