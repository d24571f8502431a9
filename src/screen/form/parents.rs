//! Parents: what they were told, and what they make of it.

use super::choices::{choice, coded};
use super::context::FormContext;
use super::field::{ChoiceOption, Condition, Field, Input, id};
use super::reader::Reader;
use super::recipe::{Recipe, line, record, text, topics, when};
use crate::casefile::Command;
use crate::casefile::event::{NotToldGround, ParentView, ParentsInformed, Telling};
use crate::order::Gather as _;
use crate::protocol::TopicId;
use crate::text::{Choice, Hint, Intro, Label, Message, Submit, Title};

/// Stands for a parent who is not in the case yet.
const OTHER: &str = "other";

/// One record per telling; not telling has a ground and a reason (domain 2.5).
pub(super) const PARENTS_INFORMED: Recipe = Recipe {
    title: Title::ParentsInformed,
    intro: Some(Intro::ParentsInformed),
    fields: informed_fields,
    submit: Submit::Save,
    read: read_informed,
};

fn parent_options(context: &FormContext) -> Vec<ChoiceOption> {
    context
        .parents
        .iter()
        .map(|parent| {
            let name = Message::verbatim(parent.name.clone());
            ChoiceOption::new(parent.number.to_string(), name)
        })
        .chain([ChoiceOption::new(OTHER, Choice::OtherParent)])
        .collect()
}

/// The name an option stands for.
fn parent_name(reader: &Reader<'_>, value: &str) -> Option<String> {
    if value == OTHER {
        return Some(reader.text(&id::PARENT_NAME));
    }
    reader
        .context
        .parents
        .iter()
        .find(|parent| parent.number.to_string() == value)
        .map(|parent| parent.name.clone())
}

fn other_parent() -> Field {
    line(id::PARENT_NAME, Label::ParentName)
        .shown_when(Condition::is(id::PARENTS, &[OTHER]))
        .required()
}

fn informed_fields(context: &FormContext) -> Vec<Field> {
    let told = || Condition::is(id::TOLD, &["yes"]);
    let not_told = || Condition::is(id::TOLD, &["no"]);
    let told_or_not = choice(
        id::TOLD,
        Label::ToldOrNot,
        &[("yes", Choice::Told), ("no", Choice::NotTold)],
    );
    let parents = Input::Checks(parent_options(context));
    let mut fields = vec![
        when(context),
        Field::new(id::PARENTS, Label::WhichParents, parents).required(),
        other_parent(),
    ];
    fields.extend(topics(context));
    fields.extend([
        text(id::ABOUT, Label::ToldAbout).required(),
        told_or_not.required(),
        line(id::HOW, Label::ToldHow)
            .hint(Hint::ToldHow)
            .shown_when(told())
            .required(),
        text(id::REACTION, Label::ToldReaction).shown_when(told()),
        coded::<NotToldGround>(id::GROUND, Label::NotToldGround)
            .hint(Hint::NotTold)
            .shown_when(not_told())
            .required(),
        text(id::REASON, Label::Why)
            .shown_when(not_told())
            .required(),
    ]);
    fields
}

fn read_informed(reader: &Reader<'_>) -> Option<Command> {
    let telling = if reader.yes(&id::TOLD)? {
        Telling::Told {
            how: reader.text(&id::HOW),
            reaction: reader.text(&id::REACTION),
        }
    } else {
        Telling::NotTold {
            ground: reader.coded(&id::GROUND)?,
            reason: reader.text(&id::REASON),
        }
    };
    Some(Command::RecordParentsInformed(ParentsInformed {
        parents: reader
            .checks(&id::PARENTS)
            .filter_map(|value| parent_name(reader, value))
            .collect(),
        topics: reader.checks(&id::TOPICS).map(TopicId::from).gather(),
        about: reader.text(&id::ABOUT),
        telling,
    }))
}

/// Domain 3.3: a parent's view stands beside the record and never over it.
pub(super) const PARENT_VIEW: Recipe = Recipe {
    title: Title::ParentView,
    intro: Some(Intro::ParentView),
    fields: view_fields,
    submit: Submit::Save,
    read: read_view,
};

fn view_fields(context: &FormContext) -> Vec<Field> {
    let parent = Input::Choice(parent_options(context));
    vec![
        when(context),
        record(
            id::TARGET,
            Label::RecordMeant,
            context,
            context.records.iter(),
        )
        .required(),
        Field::new(id::PARENTS, Label::WhichParent, parent).required(),
        other_parent(),
        text(id::VIEW, Label::ParentView)
            .hint(Hint::ParentView)
            .required(),
    ]
}

fn read_view(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::AttachParentView(ParentView {
        target: reader.record(&id::TARGET)?.hash,
        parent: parent_name(reader, reader.choice(&id::PARENTS)?)?,
        view: reader.text(&id::VIEW),
    }))
}
