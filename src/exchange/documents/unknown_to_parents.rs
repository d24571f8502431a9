//! Records that tell a parent what was kept from the parents, or what their child told, because knowing it can put somebody in danger.

use std::collections::BTreeSet;

use super::access::{Ground, about, outside};
use super::named::begins;
use crate::casefile::event::{
    Answer, CaseHandedOver, Consent, ConversationKind, IndicatorListFilled, NotToldGround,
    ParentsAtReport, Sighting, Source, Telling,
};
use crate::casefile::people::{Party, PartyKind};
use crate::casefile::{CaseFile, Event, RecordHash, wire};
use crate::order::Gather as _;

/// How people write of the one thing that most must not come out, as [`says`] looks for it.
const OF_A_REPORT: [&str; 12] = [
    " veilig thuis",
    " veiligthuis",
    " vt ",
    " melding",
    " zorgmelding",
    " gemeld",
    " melden ",
    " meldt ",
    " meldde",
    " melder",
    " meldpunt",
    " kinderbescherming ",
];

/// How people write that what they tell comes from the child.
const THE_CHILD: [&str; 2] = [" kind ", " leerling "];

/// The records that parents were not to know of and those in which their child told something, each with its ground, in the journal's order.
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
    let of_danger: BTreeSet<&str> = case
        .events()
        .filter_map(|(_, event)| said_of_danger(event))
        .gather();
    let repeats = |event| repeated(event).is_some_and(|words| of_danger.contains(words));
    let mut found: Vec<(RecordHash, Ground)> = Vec::new();
    for (entry, event) in case.events() {
        let tells = has_secret_report
            && (said_of_danger(event).is_some() || repeats(event) || tells_of_the_report(event));
        let of_target = |target| found.iter().find(|(record, _)| *record == target);
        let ground = kept_from_them(event)
            .or(told_by_the_child(case, event).then_some(Ground::ChildSafety))
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

/// Whether the child told it: that it did may be what puts it in danger, also where parents knew that it was asked.
fn told_by_the_child(case: &CaseFile, event: &Event) -> bool {
    if let Event::ObservationRecorded(seen) = event {
        seen.source == Source::Child
    } else if let Event::ConversationHeld(held) = event {
        held.kind == ConversationKind::Child
    } else if let Event::IndicatorListFilled(IndicatorListFilled { answers, .. }) = event {
        let child = case.pupil().map_or("", |pupil| pupil.name.as_str());
        answers.iter().any(|answer| {
            matches!(&answer.sighting, Sighting::HeardFrom(name)
                if begins(name, child) || holds(name, &THE_CHILD))
        })
    } else {
        false
    }
}

fn on_safety(ground: NotToldGround) -> Option<Ground> {
    match ground {
        NotToldGround::ChildSafety => Some(Ground::ChildSafety),
        NotToldGround::StaffSafety => Some(Ground::OtherPerson),
        NotToldGround::Trust | NotToldGround::Urgency | NotToldGround::Unreachable => None,
    }
}

/// What was said of danger when it was raised or over: it is what a report is made of, and can tell where somebody is safe.
fn said_of_danger(event: &Event) -> Option<&str> {
    if let Event::DangerRaised(raised) = event {
        Some(raised.what.trim())
    } else if let Event::DangerCleared(cleared) = event {
        Some(cleared.reason.trim())
    } else {
        None
    }
}

/// The reason of a move. Where danger makes it, it is what was said of the danger.
fn repeated(event: &Event) -> Option<&str> {
    let reason = if let Event::PhaseEntered(entered) = event {
        &entered.reason
    } else if let Event::CaseReopened(reopened) = event {
        &reopened.reason
    } else {
        return None;
    };
    Some(reason.trim()).filter(|reason| !reason.is_empty())
}

/// Whether a record gives away that there was a report, in a case with one that the parents do not know of.
fn tells_of_the_report(event: &Event) -> bool {
    let is_theirs = |party: &Party| party.kind == PartyKind::SafeHome;
    let by_kind = if outside(event).iter().any(is_theirs) {
        true
    } else if let Event::ParentsInformed(informed) = event {
        matches!(informed.telling, Telling::NotTold { .. })
    } else if let Event::ConversationHeld(held) = event {
        // It is held because there is danger.
        held.kind == ConversationKind::Emergency
    } else {
        matches!(
            event,
            Event::WeighingRecorded(_)
                | Event::SafeHomeAdviceAsked(_)
                | Event::SafeHomeReported(_)
                | Event::SafeHomeFeedbackReceived(_)
        )
    };
    by_kind || says(event, &OF_A_REPORT)
}

/// Whether any text of a record holds one of these words. A space stands for where a word begins or ends.
pub(super) fn says(event: &Event, wanted: &[&str]) -> bool {
    let mut is_said = false;
    wire::texts(event, &mut |_, text| is_said |= holds(text, wanted));
    is_said
}

fn holds(text: &str, wanted: &[&str]) -> bool {
    let mut words = " ".to_owned();
    for word in text
        .to_lowercase()
        .split(|sign: char| !sign.is_alphanumeric())
    {
        if !word.is_empty() {
            words.push_str(word);
            words.push(' ');
        }
    }
    wanted.iter().any(|one| words.contains(one))
}
