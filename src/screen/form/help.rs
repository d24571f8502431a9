//! Help and follow-up: agreed actions, "vinger aan de pols", the next check, help that was arranged.

use super::choices::{Coded, choice};
use super::context::FormContext;
use super::field::{ChoiceOption, Condition, DateRange, Field, Input, id};
use super::kind::FormKind;
use super::reader::Reader;
use super::recipe::{Recipe, date, line, only, person, record, text, when};
use crate::casefile::Command;
use crate::casefile::event::{ActionCheck, AgreedAction, CheckOutcome, HelpArranged, NextCheck};
use crate::casefile::people::{Owner, Party, PartyKind};
use crate::text::{Choice, Hint, Intro, Label, Message, Submit, Title};

/// Every action has an owner and a due date (Seed L41-42).
pub(super) const AGREED_ACTION: Recipe = Recipe {
    title: Title::AgreedAction,
    intro: Some(Intro::AgreedAction),
    fields: action_fields,
    submit: Submit::Save,
    read: read_action,
};

fn action_fields(context: &FormContext) -> Vec<Field> {
    let mut owners = vec![ChoiceOption::new("staff", Choice::HandoverColleague)];
    owners.extend(context.parents.iter().map(|parent| {
        let name = Message::verbatim(parent.name.clone());
        ChoiceOption::new(format!("parent-{}", parent.number), name)
    }));
    owners.push(ChoiceOption::new("parent", Choice::OtherParent));
    owners.push(ChoiceOption::new("outside", Choice::OwnerOutside));
    vec![
        when(context),
        text(id::WHAT, Label::ActionWhat)
            .hint(Hint::ActionWhat)
            .required(),
        Field::new(id::OWNER, Label::ActionOwner, Input::Choice(owners)).required(),
        person(id::OWNER_PERSON, Label::OwnerColleague, context)
            .shown_when(Condition::is(id::OWNER, &["staff"]))
            .starting(Some(only(&context.me)))
            .required(),
        Field::new(
            id::OWNER_PARTY,
            Label::OwnerKind,
            Input::Pick(PartyKind::options()),
        )
        .shown_when(Condition::is(id::OWNER, &["outside"]))
        .required(),
        line(id::OWNER_NAME, Label::OwnerName)
            .shown_when(Condition::is(id::OWNER, &["parent", "outside"]))
            .required_when(Condition::is(id::OWNER, &["parent"])),
        date(id::DUE_ON, Label::DueOn, DateRange::Any)
            .hint(Hint::DueOn)
            .starting(context.action_due_on.map(super::Value::Date))
            .required(),
    ]
}

fn read_action(reader: &Reader<'_>) -> Option<Command> {
    let name = reader.text(&id::OWNER_NAME);
    let owner = match reader.choice(&id::OWNER)? {
        "staff" => Owner::Staff(reader.person(&id::OWNER_PERSON)?),
        "parent" => Owner::Parent(name),
        "outside" => Owner::Outside(Party {
            kind: reader.coded(&id::OWNER_PARTY)?,
            name,
        }),
        known => {
            let parent = reader
                .context
                .parents
                .iter()
                .find(|parent| format!("parent-{}", parent.number) == known)?;
            Owner::Parent(parent.name.clone())
        }
    };
    Some(Command::AgreeAction(AgreedAction {
        what: reader.text(&id::WHAT),
        owner,
        due_on: reader.date(&id::DUE_ON)?,
    }))
}

/// The three outcomes of domain 1.6 no. 12; an extension has a new date and a reason.
pub(super) const ACTION_CHECK: Recipe = Recipe {
    title: Title::ActionCheck,
    intro: Some(Intro::ActionCheck),
    fields: check_fields,
    submit: Submit::Save,
    read: read_check,
};

fn check_fields(context: &FormContext) -> Vec<Field> {
    let actions = context.waiting_for(FormKind::ActionCheck);
    let extended = || Condition::is(id::OUTCOME, &["extended"]);
    let outcome = choice(
        id::OUTCOME,
        Label::CheckOutcome,
        &[
            ("started", Choice::OutcomeStarted),
            ("extended", Choice::OutcomeExtended),
            ("not-started", Choice::OutcomeNotStarted),
        ],
    );
    vec![
        when(context),
        record(id::TARGET, Label::ActionMeant, context, actions).required(),
        outcome.hint(Hint::CheckOutcome).required(),
        date(id::UNTIL, Label::ExtendedUntil, DateRange::FromToday)
            .hint(Hint::Extension)
            .starting(context.action_due_on.map(super::Value::Date))
            .shown_when(extended())
            .required(),
        text(id::REASON, Label::WhyExtended)
            .shown_when(extended())
            .required(),
        text(id::EXPLANATION, Label::CheckExplanation),
    ]
}

fn read_check(reader: &Reader<'_>) -> Option<Command> {
    let outcome = match reader.choice(&id::OUTCOME)? {
        "started" => CheckOutcome::Started,
        "extended" => CheckOutcome::Extended {
            until: reader.date(&id::UNTIL)?,
            reason: reader.text(&id::REASON),
        },
        _ => CheckOutcome::NotStarted,
    };
    Some(Command::CheckAction(ActionCheck {
        action: reader.record(&id::TARGET)?.hash,
        outcome,
        explanation: reader.text(&id::EXPLANATION),
    }))
}

/// Every open case has one (domain 1.5, L45 and L61).
pub(super) const NEXT_CHECK: Recipe = Recipe {
    title: Title::NextCheck,
    intro: Some(Intro::NextCheck),
    fields: next_check_fields,
    submit: Submit::Save,
    read: read_next_check,
};

fn next_check_fields(_: &FormContext) -> Vec<Field> {
    vec![
        date(id::ON, Label::NextCheckOn, DateRange::FromToday)
            .hint(Hint::NextCheckOn)
            .required(),
        text(id::WHAT, Label::NextCheckWhat),
    ]
}

fn read_next_check(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::SetNextCheck(NextCheck {
        on: reader.date(&id::ON)?,
        what: reader.text(&id::WHAT),
    }))
}

/// Seed L151.
pub(super) const HELP: Recipe = Recipe {
    title: Title::Help,
    intro: Some(Intro::Help),
    fields: help_fields,
    submit: Submit::Save,
    read: read_help,
};

fn help_fields(context: &FormContext) -> Vec<Field> {
    let via = Input::Parties {
        kinds: PartyKind::options(),
        many: false,
    };
    vec![
        when(context),
        Field::new(id::VIA, Label::HelpVia, via)
            .hint(Hint::HelpVia)
            .required(),
        text(id::WHAT, Label::HelpWhat).required(),
        date(id::STARTS_ON, Label::HelpStartsOn, DateRange::Any),
        text(id::EXPECTED, Label::HelpExpected).hint(Hint::HelpExpected),
    ]
}

fn read_help(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::ArrangeHelp(HelpArranged {
        via: reader.party(&id::VIA)?,
        what: reader.text(&id::WHAT),
        starts_on: reader.date(&id::STARTS_ON),
        expected: reader.text(&id::EXPECTED),
    }))
}
