//! Records as lists name them: kind, day, first words.

use std::borrow::Cow;

use crate::casefile::state::TimelineEntry;
use crate::casefile::{CaseFile, Event, RecordHash};
use crate::screen::timeline::kind_of;
use crate::text::{CaseAlert, Label, Message, RecordLine};

/// Characters of a record's own words that a list shows.
const FIRST_WORDS_CHARS: usize = 60;

/// A record in a list to choose from.
pub(super) fn label(entry: &TimelineEntry) -> Message {
    let kind = kind_of(entry).nl().into_owned();
    let on = entry.happened_on();
    match entry.event().map(own_words) {
        Some(words) if !words.trim().is_empty() => RecordLine::RecordNamedWith {
            kind,
            on,
            words: first_words(&words),
        },
        Some(_) | None => RecordLine::RecordNamed { kind, on },
    }
    .into()
}

/// A step of a case as something else names it, without the words it was given; empty when it is not here.
pub(super) fn step(file: &CaseFile, record: RecordHash) -> String {
    let Some(entry) = file.entry(record) else {
        return String::new();
    };
    let kind = kind_of(entry).nl().into_owned();
    let on = entry.happened_on();
    let line = if let Some(Event::PhaseEntered(entered)) = entry.event() {
        let phase = RecordLine::PhaseNamed {
            phase: entered.phase,
        };
        let words = phase.nl().into_owned();
        RecordLine::RecordNamedWith { kind, on, words }
    } else {
        RecordLine::RecordNamed { kind, on }
    };
    line.nl().into_owned()
}

/// The question that the reason of a decision answers, where it asks something else than why the plan was not followed.
pub(super) fn question(file: &CaseFile, record: RecordHash) -> Option<Label> {
    let entry = file.entry(record)?;
    let event = entry.event()?;
    if let Event::PhaseEntered(entered) = event {
        // Where the phase was chosen with the end of danger, that is what was asked.
        let is_one_with = |(other, event): (&TimelineEntry, &Event)| {
            matches!(event, Event::DangerCleared(over)
                if over.phase == entered.phase && over.reason == entered.reason)
                && (other.written_at, &other.author) == (entry.written_at, &entry.author)
        };
        return file
            .events()
            .any(is_one_with)
            .then_some(Label::WhyDangerOver);
    }
    if let Event::PlanChosen(_) = event {
        Some(Label::WhyThisPlan)
    } else if let Event::CaseClosed(_) = event {
        Some(Label::ClosingGround)
    } else if let Event::DangerCleared(_) = event {
        Some(Label::WhyDangerOver)
    } else if let Event::StaffDangerCleared(_) = event {
        Some(Label::WhyStaffDangerOver)
    } else {
        None
    }
}

/// Why something went otherwise: as the reason, or under the question that was asked where that was another one.
pub(super) fn why(
    file: &CaseFile,
    record: RecordHash,
    (reason, is_later): (String, bool),
) -> Message {
    match question(file, record).filter(|_| !is_later) {
        Some(question) => CaseAlert::DeviationAnswer {
            question: Message::from(question).nl().into_owned(),
            reason,
        },
        None => CaseAlert::DeviationReason { reason },
    }
    .into()
}

/// The words by which somebody knows the record again.
fn own_words(event: &Event) -> Cow<'_, str> {
    Cow::Borrowed(match event {
        Event::ObservationRecorded(seen) => &seen.seen,
        Event::HypothesisSettled(settled) => &settled.explanation,
        Event::ConsultationHeld(held) => &held.summary,
        Event::PlanChosen(chosen) => &chosen.reason,
        // Two moves of one day look the same without it.
        Event::PhaseEntered(entered) => {
            let phase = RecordLine::PhaseNamed {
                phase: entered.phase,
            }
            .nl();
            return Cow::Owned(
                [phase.as_ref(), entered.reason.trim()]
                    .join(". ")
                    .trim_end_matches([' ', '.'])
                    .to_owned(),
            );
        }
        Event::StepReportWritten(report) => &report.summary,
        Event::ConversationPartnersChosen(chosen) => &chosen.reason,
        Event::ConversationHeld(held) => &held.summary,
        Event::ActionAgreed(agreed) => &agreed.what,
        Event::ActionChecked(checked) => &checked.explanation,
        Event::NextCheckSet(check) => &check.what,
        Event::HelpArranged(help) => &help.what,
        Event::ExternalContactMade(contact) => &contact.purpose,
        Event::CareTeamConsulted(team) => &team.result,
        Event::WideConsultationHeld(wide) => &wide.summary,
        Event::ParentsInformed(informed) => &informed.about,
        Event::ParentViewAttached(view) => &view.view,
        Event::WeighingRecorded(weighing) => &weighing.reason,
        Event::SafeHomeAdviceAsked(advice) => &advice.question,
        Event::SafeHomeReported(report) => &report.summary,
        Event::SafeHomeFeedbackReceived(told) => &told.summary,
        Event::DangerRaised(raised) => &raised.what,
        Event::DangerCleared(cleared) => &cleared.reason,
        Event::StaffDangerRaised(raised) => &raised.what,
        Event::StaffDangerCleared(cleared) => &cleared.reason,
        Event::CaseManagerAppointed(appointed) => &appointed.who.name,
        Event::RecordCorrected(correction) => &correction.correction,
        Event::ReasonGiven(given) => &given.reason,
        Event::ConflictSettled(settled) => &settled.reason,
        Event::EditionMoved(moved) => &moved.reason,
        Event::CaseClosed(closed) => &closed.reason,
        Event::CaseReopened(reopened) => &reopened.reason,
        Event::RetentionHeld(held) => &held.reason,
        Event::CaseOpened(_)
        | Event::IndicatorListFilled(_)
        | Event::PlacedInParnasSys(_)
        | Event::RecordErased(_)
        | Event::SiblingLinked(_)
        | Event::CaseHandedOver(_)
        | Event::Unknown { .. } => "",
    })
}

/// Whole words only: of a name that is taken out of what is drawn, no half may stay behind.
fn first_words(words: &str) -> String {
    let mut short = String::new();
    for word in words.split_whitespace() {
        let space = if short.is_empty() { "" } else { " " };
        if [short.as_str(), space, word].concat().chars().count() > FIRST_WORDS_CHARS {
            short.push('…');
            break;
        }
        short.push_str(space);
        short.push_str(word);
    }
    short
}
