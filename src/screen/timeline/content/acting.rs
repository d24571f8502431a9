//! What was agreed and arranged, and whether it happened.

use super::super::lines::Lines;
use super::record;
use crate::casefile::event::{ActionCheck, AgreedAction, CheckOutcome, HelpArranged, NextCheck};
use crate::screen::case::owner;
use crate::text::{Choice, Day, Label, Message};
use crate::workspace::desk::Dossier;

pub(super) fn agreed<'a>(lines: Lines<'a>, agreed: &AgreedAction) -> Lines<'a> {
    let who = Message::verbatim(owner(lines.desk, &agreed.owner));
    lines
        .text(Label::ActionWhat, &agreed.what)
        .say(Label::ActionOwner, who)
        .say(Label::DueOn, Day::Full { on: agreed.due_on })
}

pub(super) fn checked<'a>(lines: Lines<'a>, dossier: &Dossier, checked: &ActionCheck) -> Lines<'a> {
    let lines = lines.maybe(Label::ActionMeant, record(dossier, checked.action));
    let lines = match &checked.outcome {
        CheckOutcome::Started => lines.say(Label::CheckOutcome, Choice::OutcomeStarted),
        CheckOutcome::Extended { until, reason } => lines
            .say(Label::CheckOutcome, Choice::OutcomeExtended)
            .say(Label::ExtendedUntil, Day::Full { on: *until })
            .text(Label::WhyExtended, reason),
        CheckOutcome::NotStarted => lines.say(Label::CheckOutcome, Choice::OutcomeNotStarted),
    };
    lines.text(Label::CheckExplanation, &checked.explanation)
}

pub(super) fn next_check<'a>(lines: Lines<'a>, check: &NextCheck) -> Lines<'a> {
    lines
        .say(Label::NextCheckOn, Day::Full { on: check.on })
        .text(Label::NextCheckWhat, &check.what)
}

pub(super) fn help<'a>(lines: Lines<'a>, help: &HelpArranged) -> Lines<'a> {
    lines
        .party(Label::HelpVia, &help.via)
        .text(Label::HelpWhat, &help.what)
        .maybe(
            Label::HelpStartsOn,
            help.starts_on.map(|on| Day::Full { on }),
        )
        .text(Label::HelpExpected, &help.expected)
}
