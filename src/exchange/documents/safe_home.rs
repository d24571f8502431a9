//! A report to Veilig Thuis while it is prepared: what belongs under which part of its form, and what is missing.

use super::named::begins;
use super::nobody::names_nobody;
use crate::casefile::event::{ConversationKind, Source};
use crate::casefile::people::{Owner, PartyKind};
use crate::casefile::state::TimelineEntry;
use crate::casefile::state::answers_for_parents;
use crate::casefile::{CaseFile, Event, RecordHash};
use crate::order;

/// What a case holds for a report, by the parts of the form of Veilig Thuis (domain 2.5). No sentence, only records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeHomeParts<'a> {
    /// What was seen, heard, said or answered, and when danger was over. Like every list here, what happened first comes first.
    pub facts: Vec<&'a TimelineEntry>,
    /// The facts that somebody gave a meaning to: that is told apart.
    pub interpreted: Vec<RecordHash>,
    /// The last weighing.
    pub weighing: Option<&'a TimelineEntry>,
    /// Who else is around the child. What the police told is named and not repeated.
    pub network: Vec<&'a TimelineEntry>,
    /// How the steps were gone through: with whom it was discussed, what advice was asked.
    pub steps: Vec<&'a TimelineEntry>,
    /// The reports of the steps. They tell everything once more and at length, so they come last.
    pub reports: Vec<&'a TimelineEntry>,
    /// What was reported to Veilig Thuis before, and what it answered.
    pub before: Vec<&'a TimelineEntry>,
    /// Talks with the parents: at the least they know what was said there.
    pub talks: Vec<&'a TimelineEntry>,
    /// Parents by name who stand in a record and not among the parents of the case.
    pub parents_named: Vec<&'a str>,
    /// What is missing. It never stops anybody from reporting.
    pub gaps: Vec<Gap>,
}

/// Something a report usually says that the case does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// When the child was born.
    BirthDate,
    /// Who the parents are.
    Parents,
    /// Whether this parent has custody.
    Custody {
        /// The parent.
        parent: String,
    },
    /// What was seen.
    Facts,
    /// Advice of Veilig Thuis.
    Advice,
    /// The weighing.
    Weighing,
    /// What this parent knows.
    Told {
        /// The parent.
        parent: String,
    },
    /// Records that are not for whoever prepares it.
    Closed {
        /// How many.
        pieces: u32,
    },
}

/// Lays the records of a case under the parts of the form.
pub fn safe_home_parts(case: &CaseFile) -> SafeHomeParts<'_> {
    let of = |belongs: fn(&Event) -> bool| -> Vec<&TimelineEntry> {
        let events = case.events().filter(|(_, event)| belongs(event));
        let mut entries = events.map(|(entry, _)| entry).collect();
        order::sort_by_key(&mut entries, |entry| entry.happened_at);
        entries
    };
    let interpreted = case.events().filter(|(_, event)| is_interpreted(event));
    let parents_named = parents_named(case);
    SafeHomeParts {
        facts: of(is_fact),
        interpreted: interpreted.map(|(entry, _)| entry.hash).collect(),
        weighing: case.weighing().map(|(entry, _)| entry),
        network: of(is_network),
        steps: of(is_of_a_step),
        reports: of(|event| matches!(event, Event::StepReportWritten(_))),
        before: of(is_before),
        talks: of(is_with_parents),
        gaps: gaps(case, &parents_named),
        parents_named,
    }
}

fn is_fact(event: &Event) -> bool {
    matches!(
        event,
        Event::ObservationRecorded(_)
            | Event::IndicatorListFilled(_)
            | Event::ConversationHeld(_)
            | Event::DangerRaised(_)
            | Event::DangerCleared(_)
            | Event::StaffDangerRaised(_)
            | Event::StaffDangerCleared(_)
    )
}

fn is_interpreted(event: &Event) -> bool {
    let said = if let Event::ObservationRecorded(seen) = event {
        [&seen.interpretation, &seen.other_explanation]
    } else if let Event::IndicatorListFilled(list) = event {
        [&list.other_explanation, &list.other_explanation]
    } else {
        return false;
    };
    said.iter().any(|words| !words.trim().is_empty())
}

fn is_network(event: &Event) -> bool {
    matches!(
        event,
        Event::ExternalContactMade(_)
            | Event::CareTeamConsulted(_)
            | Event::WideConsultationHeld(_)
            | Event::HelpArranged(_)
    )
}

fn is_of_a_step(event: &Event) -> bool {
    matches!(
        event,
        Event::ConsultationHeld(_) | Event::SafeHomeAdviceAsked(_)
    )
}

/// Whether Veilig Thuis was spoken to for advice; a contact written down as any other counts (Seed L95).
pub fn is_advice(event: &Event) -> bool {
    matches!(event, Event::SafeHomeAdviceAsked(_))
        || matches!(event, Event::ExternalContactMade(contact) if contact.party.kind == PartyKind::SafeHome)
}

fn is_with_parents(event: &Event) -> bool {
    matches!(event, Event::ConversationHeld(held)
        if !matches!(held.kind, ConversationKind::Child | ConversationKind::Emergency))
}

/// Whose action, view or words a record holds as those of a parent; "moeder" names nobody.
fn parents_named(case: &CaseFile) -> Vec<&str> {
    let ledger = case.parent_ledger();
    let mut names: Vec<&str> = Vec::new();
    for (_, event) in case.events() {
        let name = if let Event::ActionAgreed(agreed) = event
            && let Owner::Parent(name) = &agreed.owner
        {
            name.trim()
        } else if let Event::ParentViewAttached(view) = event {
            view.parent.trim()
        } else if let Event::ObservationRecorded(seen) = event
            && let Source::Parent(name) = &seen.source
        {
            name.trim()
        } else {
            continue;
        };
        let is_known = ledger.iter().any(|line| begins(name, line.name))
            || names.iter().any(|known| begins(name, known));
        let is_name = name.starts_with(char::is_uppercase) && !names_nobody(&name.to_lowercase());
        if is_name && !is_known {
            names.push(name);
        }
    }
    names
}

fn is_before(event: &Event) -> bool {
    matches!(
        event,
        Event::SafeHomeReported(_) | Event::SafeHomeFeedbackReceived(_)
    )
}

fn gaps(case: &CaseFile, parents_named: &[&str]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut missing = |is_missing: bool, gap: Gap| {
        if is_missing {
            gaps.push(gap);
        }
    };
    let has = |belongs: fn(&Event) -> bool| case.events().any(|(_, event)| belongs(event));
    missing(
        case.pupil().is_none_or(|pupil| pupil.born_on.is_none()),
        Gap::BirthDate,
    );
    let parents = case.parent_ledger();
    missing(parents.is_empty() && parents_named.is_empty(), Gap::Parents);
    for line in &parents {
        let parent = line.name.to_owned();
        let custody = line.parent.and_then(|parent| parent.has_custody);
        missing(custody.is_none(), Gap::Custody { parent });
    }
    for name in parents_named {
        let parent = (*name).to_owned();
        missing(true, Gap::Custody { parent });
    }
    missing(!has(is_fact), Gap::Facts);
    missing(!has(is_advice), Gap::Advice);
    missing(case.weighing().is_none(), Gap::Weighing);
    let is_answered = case
        .events()
        .any(|(entry, event)| answers_for_parents(entry, event));
    for line in &parents {
        let parent = line.name.to_owned();
        missing(
            line.tellings.is_empty() && !is_answered,
            Gap::Told { parent },
        );
    }
    for name in parents_named {
        let parent = (*name).to_owned();
        missing(!is_answered, Gap::Told { parent });
    }
    let timeline = case.timeline().iter();
    let closed = timeline
        .filter(|entry| entry.content == crate::casefile::state::Content::Withheld)
        .count();
    let pieces = u32::try_from(closed).unwrap_or(u32::MAX);
    missing(closed > 0, Gap::Closed { pieces });
    gaps
}
