//! Veilig Thuis: advice, report and feedback are three things (domain 1.6 no. 15).

use super::choices::choice;
use super::context::FormContext;
use super::field::{Condition, DateRange, Field, id};
use super::kind::FormKind;
use super::reader::Reader;
use super::recipe::{Recipe, date, line, record, text, when};
use super::value::Value;
use crate::casefile::Command;
use crate::casefile::event::{ParentsAtReport, SafeHomeAdvice, SafeHomeFeedback, SafeHomeReport};
use crate::text::{Choice, Hint, Intro, Label, Submit, Title};

/// Anonymous, and possible in every phase (domain 2.5).
pub(super) const ADVICE: Recipe = Recipe {
    title: Title::SafeHomeAdvice,
    intro: Some(Intro::SafeHomeAdvice),
    fields: advice_fields,
    submit: Submit::Save,
    read: read_advice,
};

fn advice_fields(context: &FormContext) -> Vec<Field> {
    vec![
        when(context),
        line(id::SPOKE_TO, Label::SafeHomeSpokeTo),
        text(id::QUESTION, Label::SafeHomeQuestion)
            .hint(Hint::SafeHomeQuestion)
            .required(),
        text(id::ADVICE, Label::SafeHomeAdvice).required(),
    ]
}

fn read_advice(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::RecordSafeHomeAdvice(SafeHomeAdvice {
        spoke_to: reader.text(&id::SPOKE_TO),
        question: reader.text(&id::QUESTION),
        advice: reader.text(&id::ADVICE),
    }))
}

/// A report is an escalation: nothing in this form waits for anything (design 3).
pub(super) const REPORT: Recipe = Recipe {
    title: Title::SafeHomeReport,
    intro: Some(Intro::SafeHomeReport),
    fields: report_fields,
    submit: Submit::Save,
    read: read_report,
};

fn report_fields(context: &FormContext) -> Vec<Field> {
    let mut moment = when(context);
    moment.need = super::Need::Optional;
    let parents = choice(
        id::PARENTS,
        Label::ParentsAtReport,
        &[
            ("report-too", Choice::ParentsReportToo),
            ("know", Choice::ParentsKnow),
            ("not-told", Choice::ParentsNotTold),
        ],
    );
    vec![
        moment,
        line(id::SPOKE_TO, Label::SafeHomeSpokeTo),
        line(id::REFERENCE, Label::SafeHomeReference).hint(Hint::SafeHomeReference),
        text(id::SUMMARY, Label::SafeHomeReported).hint(Hint::SafeHomeReported),
        parents.starting(Some(Value::Choice("not-told".to_owned()))),
        text(id::REASON, Label::WhyNotTold)
            .hint(Hint::ReasonLater)
            .shown_when(Condition::is(id::PARENTS, &["not-told"])),
        date(id::FEEDBACK_DUE_ON, Label::FeedbackDueOn, DateRange::Any)
            .hint(Hint::FeedbackDueOn)
            .starting(context.feedback_due_on.map(Value::Date)),
    ]
}

fn read_report(reader: &Reader<'_>) -> Option<Command> {
    let parents = match reader.choice(&id::PARENTS) {
        Some("report-too") => ParentsAtReport::ReportToo,
        Some("know") => ParentsAtReport::Know,
        _ => ParentsAtReport::NotTold(reader.text(&id::REASON)),
    };
    Some(Command::RecordSafeHomeReport(SafeHomeReport {
        spoke_to: reader.text(&id::SPOKE_TO),
        reference: reader.text(&id::REFERENCE),
        summary: reader.text(&id::SUMMARY),
        parents,
        feedback_due_on: reader.date(&id::FEEDBACK_DUE_ON),
    }))
}

/// Seed L76, L99, L167.
pub(super) const FEEDBACK: Recipe = Recipe {
    title: Title::SafeHomeFeedback,
    intro: Some(Intro::SafeHomeFeedback),
    fields: feedback_fields,
    submit: Submit::Save,
    read: read_feedback,
};

fn feedback_fields(context: &FormContext) -> Vec<Field> {
    let reports = context.waiting_for(FormKind::SafeHomeFeedback);
    vec![
        when(context),
        record(id::TARGET, Label::FeedbackMeant, context, reports),
        text(id::SUMMARY, Label::FeedbackSummary).required(),
    ]
}

fn read_feedback(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::RecordSafeHomeFeedback(SafeHomeFeedback {
        report: reader.record(&id::TARGET).map(|report| report.hash),
        summary: reader.text(&id::SUMMARY),
    }))
}
