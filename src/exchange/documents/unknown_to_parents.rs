//! Records that tell a parent of danger, what was kept from the parents, or what their child or one of them told, because knowing it can put somebody in danger.

use super::access::{Ground, about, outside};
use super::named::begins;
use crate::casefile::event::{
    Answer, CaseHandedOver, Consent, ConversationKind, IndicatorListFilled, NotToldGround,
    ParentsAtReport, Sighting, Source, Telling,
};
use crate::casefile::people::{Party, PartyKind};
use crate::casefile::state::TimelineEntry;
use crate::casefile::{CaseFile, Event, RecordHash, wire};
use crate::protocol::{Alarm, PhaseNumber, Plan};

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

/// How people write of both parents together.
const PARENTS: [&str; 1] = [" ouders "];

/// How people write of one parent without a name.
const ONE_OF_THEM: [[&str; 2]; 2] = [[" moeder ", " mama "], [" vader ", " papa "]];

/// The records that parents were not to know of, those that tell of danger and those in which their child or one of
/// them told something, each with its ground, in the journal's order.
///
/// Where a report was made that they do not know of, everything that leads to it or comes of it tells of it too.
pub fn unknown_to_parents(case: &CaseFile, plan: Option<&Plan>) -> Vec<(RecordHash, Ground)> {
    let is_secret = |event: &Event| {
        let Event::SafeHomeReported(report) = event else {
            return false;
        };
        matches!(report.parents, ParentsAtReport::NotTold(_))
    };
    let has_secret_report = case.events().any(|(_, event)| is_secret(event));
    let reported_in = plan.and_then(|plan| plan.alarm(Alarm::AcuteDanger)?.after_report);
    let repeats = |event| {
        let words = repeated(event)?;
        let mut said = case.events().filter_map(|(_, event)| said_of_danger(event));
        said.find(|(of_danger, _)| *of_danger == words)
    };
    let mut found: Vec<(RecordHash, Ground)> = Vec::new();
    for (entry, event) in case.events() {
        let tells = has_secret_report
            && (tells_of_the_report(event)
                || reported_in.is_some_and(|phase| is_on_the_way(event, phase))
                || came_of_itself(case, (entry, event), &found));
        let is_of_child = tells || is_held_for_danger(event) || told_by_the_child(case, event);
        let of_target = |target| found.iter().find(|(record, _)| *record == target);
        let ground = kept_from_them(event)
            .or_else(|| {
                let of_danger = said_of_danger(event).or_else(|| repeats(event));
                of_danger.map(|(_, ground)| ground)
            })
            .or(is_of_child.then_some(Ground::ChildSafety))
            .or_else(|| {
                about(event)
                    .into_iter()
                    .find_map(of_target)
                    .map(|known| known.1)
            })
            .or_else(|| told_by_one_parent(case, event).then_some(Ground::OneParent));
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
        // Words are kept literally because the child said them, whoever heard them.
        seen.source == Source::Child || !seen.literal_words.trim().is_empty()
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

/// Whether one parent told it: the other, from whom it may have been kept, reads the same file.
fn told_by_one_parent(case: &CaseFile, event: &Event) -> bool {
    if let Event::ObservationRecorded(seen) = event {
        matches!(&seen.source, Source::Parent(name) if parents_in(case, name) < 2)
    } else if let Event::ConversationHeld(held) = event {
        parents_in(case, &held.present) == 1
    } else if let Event::ParentsInformed(informed) = event {
        informed.parents.len() == 1
            && matches!(&informed.telling, Telling::Told { reaction, .. } if !reaction.trim().is_empty())
    } else {
        matches!(event, Event::ParentViewAttached(_))
    }
}

/// How many of the parents stand in a line of who was there. One who is named and one who is not count as one: that
/// proposes too much rather than too little.
fn parents_in(case: &CaseFile, line: &str) -> usize {
    if holds(line, &PARENTS) {
        return 2;
    }
    let is_named = |name: &str| {
        let mut words = name.split(|sign: char| !sign.is_alphanumeric());
        let first = words.find(|word| !word.is_empty());
        first.is_some_and(|first| holds(line, &[&format!(" {} ", first.to_lowercase())]))
    };
    let parents = case.parent_ledger();
    let named = parents
        .iter()
        .filter(|parent| is_named(parent.name))
        .count();
    let called = ONE_OF_THEM.iter().filter(|words| holds(line, *words));
    named.max(called.count())
}

/// What was said of danger when it was raised or over: it is what a report is made of, and can tell where somebody is
/// safe, whatever the parents know.
fn said_of_danger(event: &Event) -> Option<(&str, Ground)> {
    if let Event::DangerRaised(raised) = event {
        Some((raised.what.trim(), Ground::ChildSafety))
    } else if let Event::DangerCleared(cleared) = event {
        Some((cleared.reason.trim(), Ground::ChildSafety))
    } else if let Event::StaffDangerRaised(raised) = event {
        Some((raised.what.trim(), Ground::OtherPerson))
    } else if let Event::StaffDangerCleared(cleared) = event {
        Some((cleared.reason.trim(), Ground::OtherPerson))
    } else {
        None
    }
}

/// Whether it is a talk that is held because there is danger.
fn is_held_for_danger(event: &Event) -> bool {
    matches!(event, Event::ConversationHeld(held) if held.kind == ConversationKind::Emergency)
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

/// Whether it goes into or on from the phase of the report, or is the report of that step.
fn is_on_the_way(event: &Event, reported_in: PhaseNumber) -> bool {
    if let Event::PhaseEntered(entered) = event {
        entered.phase.max(entered.from) >= reported_in
    } else {
        matches!(event, Event::StepReportWritten(report) if report.phase >= reported_in)
    }
}

/// Whether somebody became case manager in one go with one of these records: danger, or a move, brought it.
fn came_of_itself(
    case: &CaseFile,
    (entry, event): (&TimelineEntry, &Event),
    found: &[(RecordHash, Ground)],
) -> bool {
    let is_brought = matches!(event, Event::CaseManagerAppointed(made) if made.reason.is_empty());
    let is_with = |with: &TimelineEntry| {
        (with.author.id, with.written_at) == (entry.author.id, entry.written_at)
    };
    let mut found = found.iter();
    is_brought && found.any(|(record, _)| case.entry(*record).is_some_and(is_with))
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
