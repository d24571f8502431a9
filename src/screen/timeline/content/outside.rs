//! Contact with others, weighing, and Veilig Thuis.

use super::super::lines::{Lines, party_words};
use super::{answer, record, yes_no};
use crate::casefile::event::{
    CareTeam, Consent, ExternalContact, ParentsAtReport, SafeHomeAdvice, SafeHomeFeedback,
    SafeHomeReport, Weighing, WideConsultation,
};
use crate::text::{Choice, Day, Label, Message};
use crate::workspace::desk::Dossier;

pub(super) fn contact<'a>(lines: Lines<'a>, contact: &ExternalContact) -> Lines<'a> {
    let by_name = match contact.by_name {
        Some(true) => Choice::ByName,
        Some(false) => Choice::Anonymous,
        None => Choice::NotFilledIn,
    };
    let lines = lines
        .party(Label::ContactWith, &contact.party)
        .text(Label::ContactPurpose, &contact.purpose)
        .say(Label::ContactByName, by_name)
        .text(Label::ContactShared, &contact.shared);
    let lines = match &contact.consent {
        Consent::Given => lines.say(Label::ContactConsent, Choice::ConsentGiven),
        Consent::Told => lines.say(Label::ContactConsent, Choice::ConsentTold),
        Consent::NotAsked => lines.say(Label::ContactConsent, Choice::NotFilledIn),
        Consent::NotTold(why) => lines
            .say(Label::ContactConsent, Choice::ConsentNotTold)
            .text(Label::WhyNotTold, why),
    };
    lines.text(Label::ContactOutcome, &contact.outcome)
}

pub(super) fn care_team<'a>(lines: Lines<'a>, team: &CareTeam) -> Lines<'a> {
    lines
        .text(Label::Present, &team.present)
        .text(Label::CareTeamResult, &team.result)
}

pub(super) fn wide<'a>(lines: Lines<'a>, wide: &WideConsultation) -> Lines<'a> {
    let participants = wide.participants.iter().map(party_words).collect();
    lines
        .say(Label::WideNeeded, yes_no(wide.needed))
        .all(Label::WideParticipants, participants)
        .text(Label::WideSummary, &wide.summary)
}

pub(super) fn weighing<'a>(lines: Lines<'a>, weighing: &Weighing) -> Lines<'a> {
    let lines = lines.people(Label::WeighedBy, &weighing.weighed_by);
    let lines = weighing.answers.iter().fold(lines, |lines, given| {
        let question = weighing_question(given.question);
        let mut said = vec![Message::from(answer(given.answer))];
        let why = given.explanation.trim();
        if !why.is_empty() {
            said.push(Message::verbatim(why.to_owned()));
        }
        lines.all(question, said)
    });
    lines
        .say(Label::ReportNeeded, answer(weighing.report_needed))
        .say(Label::HelpPossible, answer(weighing.help_possible))
        .text(Label::WhyDecided, &weighing.reason)
}

/// One of the five questions of the assessment framework.
pub(in crate::screen) fn weighing_question(number: u8) -> Label {
    match number {
        1 => Label::WeighingSuspicion,
        2 => Label::WeighingSafety,
        3 => Label::WeighingHelp,
        4 => Label::WeighingAcceptance,
        _ => Label::WeighingResult,
    }
}

pub(super) fn advice<'a>(lines: Lines<'a>, advice: &SafeHomeAdvice) -> Lines<'a> {
    lines
        .text(Label::SafeHomeSpokeTo, &advice.spoke_to)
        .text(Label::SafeHomeQuestion, &advice.question)
        .text(Label::SafeHomeAdvice, &advice.advice)
}

pub(super) fn report<'a>(lines: Lines<'a>, report: &SafeHomeReport) -> Lines<'a> {
    let lines = lines
        .text(Label::SafeHomeSpokeTo, &report.spoke_to)
        .text(Label::SafeHomeReference, &report.reference)
        .text(Label::SafeHomeReported, &report.summary);
    parents_know(lines, Label::ParentsAtReport, &report.parents).maybe(
        Label::FeedbackDueOn,
        report.feedback_due_on.map(|on| Day::Full { on }),
    )
}

/// Where parents stand on a report or a handover.
pub(super) fn parents_know<'a>(
    lines: Lines<'a>,
    label: impl Into<Message>,
    parents: &ParentsAtReport,
) -> Lines<'a> {
    match parents {
        ParentsAtReport::ReportToo => lines.say(label, Choice::ParentsReportToo),
        ParentsAtReport::Know => lines.say(label, Choice::ParentsKnow),
        ParentsAtReport::NotTold(why) => lines
            .say(label, Choice::ParentsNotTold)
            .text(Label::WhyNotTold, why),
    }
}

pub(super) fn feedback<'a>(
    lines: Lines<'a>,
    dossier: &Dossier,
    told: &SafeHomeFeedback,
) -> Lines<'a> {
    let report = told.report.and_then(|report| record(dossier, report));
    lines
        .maybe(Label::FeedbackMeant, report)
        .text(Label::FeedbackSummary, &told.summary)
}
