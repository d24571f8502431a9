//! What each kind of record says, as lines under the questions it was asked by.

mod acting;
mod alarms;
mod course;
mod keeping;
mod noticing;
mod outside;
mod talking;

pub(in crate::screen) use outside::weighing_question;
pub(in crate::screen) use talking::not_told;

use super::lines::{Block, BlockKind, Lines};
use crate::casefile::event::Answer;
use crate::casefile::state::{Content, Erasure};
use crate::casefile::{Event, RecordHash};
use crate::protocol::{ConditionId, EditionRef, PhaseNumber, TopicId};
use crate::screen::case::condition_text;
use crate::screen::records;
use crate::text::{Choice, Label, Message, RecordLine};
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;

/// What an event says.
pub(super) fn blocks(
    desk: &Desk,
    dossier: &Dossier,
    (record, event): (RecordHash, &Event),
) -> Vec<Block> {
    let lines = Lines::of(desk, &dossier.file, record);
    let plain = |lines: Lines<'_>| lines.block(BlockKind::Plain);
    match event {
        Event::ObservationRecorded(seen) => noticing::observation(desk, seen),
        Event::HypothesisSettled(settled) => plain(noticing::hypothesis(lines, dossier, settled)),
        Event::ConsultationHeld(held) => plain(noticing::consultation(lines, held)),
        Event::IndicatorListFilled(list) => noticing::indicator_list(desk, dossier, list),
        Event::CaseOpened(opened) => plain(course::opened(lines, opened)),
        Event::PlanChosen(chosen) => plain(course::plan_chosen(lines, chosen)),
        Event::PhaseEntered(entered) => plain(course::phase_entered(lines, entered)),
        Event::EditionMoved(moved) => plain(course::edition_moved(lines, moved)),
        Event::CaseClosed(closed) => plain(course::closed(lines, closed)),
        Event::CaseReopened(reopened) => plain(lines.text(Label::WhyReopened, &reopened.reason)),
        Event::CaseManagerAppointed(appointed) => plain(course::manager(lines, appointed)),
        Event::StepReportWritten(report) => plain(talking::report(lines, report)),
        Event::ConversationPartnersChosen(chosen) => plain(talking::partners(lines, chosen)),
        Event::ConversationHeld(held) => plain(talking::conversation(lines, held)),
        Event::ParentsInformed(informed) => plain(talking::informed(lines, informed)),
        Event::ParentViewAttached(view) => plain(talking::parent_view(lines, dossier, view)),
        Event::ActionAgreed(agreed) => plain(acting::agreed(lines, agreed)),
        Event::ActionChecked(checked) => plain(acting::checked(lines, dossier, checked)),
        Event::NextCheckSet(check) => plain(acting::next_check(lines, check)),
        Event::HelpArranged(help) => plain(acting::help(lines, help)),
        Event::ExternalContactMade(contact) => plain(outside::contact(lines, contact)),
        Event::CareTeamConsulted(team) => plain(outside::care_team(lines, team)),
        Event::WideConsultationHeld(wide) => plain(outside::wide(lines, wide)),
        Event::WeighingRecorded(weighing) => plain(outside::weighing(lines, weighing)),
        Event::SafeHomeAdviceAsked(advice) => plain(outside::advice(lines, advice)),
        Event::SafeHomeReported(report) => plain(outside::report(lines, report)),
        Event::SafeHomeFeedbackReceived(told) => plain(outside::feedback(lines, dossier, told)),
        Event::DangerRaised(raised) => plain(alarms::raised(lines, raised)),
        Event::DangerCleared(cleared) => plain(alarms::cleared(lines, cleared)),
        Event::StaffDangerRaised(raised) => plain(alarms::staff_raised(lines, raised)),
        Event::StaffDangerCleared(cleared) => plain(alarms::staff_cleared(lines, cleared)),
        Event::PlacedInParnasSys(placed) => plain(keeping::placed(lines, dossier, placed)),
        Event::RecordCorrected(correction) => plain(keeping::corrected(lines, dossier, correction)),
        Event::RecordErased(erased) => plain(keeping::erased(lines, erased)),
        Event::ReasonGiven(given) => plain(keeping::reason(lines, dossier, given)),
        Event::ConflictSettled(settled) => plain(keeping::settled(lines, dossier, settled)),
        Event::SiblingLinked(linked) => plain(keeping::sibling(lines, linked)),
        Event::CaseHandedOver(handed) => plain(keeping::handed_over(lines, handed)),
        Event::RetentionHeld(held) => plain(keeping::retention(lines, held)),
        Event::Unknown { kind } => plain(lines.say(
            RecordLine::List,
            RecordLine::KindUnknown { kind: kind.clone() },
        )),
    }
}

/// What is left of an erased record: by whom, when, and why.
pub(super) fn erased(desk: &Desk, erasure: &Erasure) -> Vec<Block> {
    Lines::new(desk)
        .say(
            RecordLine::Target,
            RecordLine::ErasedBy {
                name: erasure.by.name.clone(),
                on: erasure.on,
            },
        )
        .text(RecordLine::ReasonLabel, &erasure.reason)
        .block(BlockKind::Plain)
}

pub(in crate::screen) fn answer(answer: Answer) -> Choice {
    match answer {
        Answer::Yes => Choice::Yes,
        Answer::Doubt => Choice::Doubt,
        Answer::No => Choice::No,
    }
}

pub(in crate::screen) fn yes_no(holds: bool) -> Choice {
    if holds { Choice::Yes } else { Choice::No }
}

fn phase(phase: PhaseNumber) -> RecordLine {
    RecordLine::PhaseNamed { phase }
}

/// An edition by its title, where it is known here.
fn edition(desk: &Desk, edition: &EditionRef) -> RecordLine {
    match desk.plans.edition(edition) {
        Some(plan) => RecordLine::EditionNamed {
            title: plan.title.text.clone(),
            edition: edition.edition,
        },
        None => RecordLine::EditionUnknown {
            plan: edition.plan.to_string(),
            edition: edition.edition,
        },
    }
}

/// Topics in the words of whichever plan knows them: ids are the same in every plan.
fn topics<'a>(desk: &Desk, topics: impl IntoIterator<Item = &'a TopicId>) -> Vec<Message> {
    topics
        .into_iter()
        .map(|topic| {
            let known = desk
                .plans
                .editions()
                .iter()
                .find_map(|plan| plan.topic(topic));
            Message::verbatim(known.map_or_else(|| topic.to_string(), |known| known.text.clone()))
        })
        .collect()
}

/// What was not met at a move, in the plan's words.
fn unmet(lines: &Lines<'_>, ids: &[String]) -> Vec<Message> {
    let Some((file, record)) = lines.of else {
        return Vec::new();
    };
    ids.iter()
        .map(|id| condition_text(lines.desk, file, record, &ConditionId(id.clone())))
        .collect()
}

/// A record that another one is about.
fn record(dossier: &Dossier, target: RecordHash) -> Option<Message> {
    let entry = dossier.file.entry(target)?;
    // Of what is not for the reader stands only that it is: no kind, no day.
    let is_here = !matches!(entry.content, Content::Withheld);
    is_here.then(|| records::label(entry))
}
