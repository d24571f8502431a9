//! Records that tell a parent what was kept from the parents, because knowing it can put somebody in danger.

use super::access::{Ground, about};
use super::named::outside;
use crate::casefile::event::{
    Answer, CaseHandedOver, Consent, NotToldGround, ParentsAtReport, Telling,
};
use crate::casefile::people::{Party, PartyKind};
use crate::casefile::{CaseFile, Event, RecordHash, wire};

/// How people write of the one thing that most must not come out.
const SAFE_HOME: &str = "veilig thuis";

/// The records that parents were not to know of, each with its ground, in the journal's order.
///
/// Where a report was made that they do not know of, everything that leads to it or comes of it tells of it too.
pub fn unknown_to_parents(case: &CaseFile) -> Vec<(RecordHash, Ground)> {
    let is_secret = |event: &Event| {
        let Event::SafeHomeReported(report) = event else {
            return false;
        };
        matches!(report.parents, ParentsAtReport::NotTold(_))
    };
    let has_secret_report = case.events().any(|(_, event)| is_secret(event));
    let mut found: Vec<(RecordHash, Ground)> = Vec::new();
    for (entry, event) in case.events() {
        let tells = has_secret_report && tells_of_the_report(event);
        let of_target = |target| found.iter().find(|(record, _)| *record == target);
        let ground = kept_from_them(event)
            .or(tells.then_some(Ground::ChildSafety))
            .or_else(|| {
                about(event)
                    .into_iter()
                    .find_map(of_target)
                    .map(|known| known.1)
            });
        found.extend(ground.map(|ground| (entry.hash, ground)));
    }
    found
}

/// The ground on which the record itself says that they were not told.
fn kept_from_them(event: &Event) -> Option<Ground> {
    let is_kept = if let Event::SafeHomeReported(report) = event {
        matches!(report.parents, ParentsAtReport::NotTold(_))
    } else if let Event::ExternalContactMade(contact) = event {
        matches!(contact.consent, Consent::NotTold(_) | Consent::NotAsked)
    } else if let Event::CaseHandedOver(CaseHandedOver::School { parents, .. }) = event {
        matches!(parents, ParentsAtReport::NotTold(_))
    } else if let Event::ConversationHeld(held) = event {
        held.parents_knew.as_ref().is_some_and(|how| !how.knew)
    } else if let Event::ConversationPartnersChosen(chosen) = event {
        // Doubt counts as yes where safety is asked.
        chosen.raises_danger != Answer::No
    } else {
        let Event::ParentsInformed(informed) = event else {
            return None;
        };
        let Telling::NotTold { ground, .. } = informed.telling else {
            return None;
        };
        return on_safety(ground);
    };
    is_kept.then_some(Ground::ChildSafety)
}

fn on_safety(ground: NotToldGround) -> Option<Ground> {
    match ground {
        NotToldGround::ChildSafety => Some(Ground::ChildSafety),
        NotToldGround::StaffSafety => Some(Ground::OtherPerson),
        NotToldGround::Trust | NotToldGround::Urgency | NotToldGround::Unreachable => None,
    }
}

/// Whether a record gives away that there was a report, in a case with one that the parents do not know of.
fn tells_of_the_report(event: &Event) -> bool {
    let is_theirs = |party: &Party| party.kind == PartyKind::SafeHome;
    let by_kind = if outside(event).iter().any(is_theirs) {
        true
    } else if let Event::ParentsInformed(informed) = event {
        matches!(informed.telling, Telling::NotTold { .. })
    } else {
        matches!(
            event,
            Event::WeighingRecorded(_)
                | Event::SafeHomeAdviceAsked(_)
                | Event::SafeHomeReported(_)
                | Event::SafeHomeFeedbackReceived(_)
        )
    };
    let mut by_words = false;
    wire::texts(event, &mut |_, text| {
        by_words |= text.to_lowercase().contains(SAFE_HOME);
    });
    by_kind || by_words
}
