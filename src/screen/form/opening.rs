//! The frame of a case: its beginning, a sibling's case beside it, another edition under it.

use super::context::FormContext;
use super::field::{ChoiceOption, DateRange, Field, Input, id};
use super::reader::Reader;
use super::recipe::{Recipe, date, line, only, people, person, text};
use super::value::Value;
use crate::casefile::Command;
use crate::casefile::event::{CaseOpened, EditionMoved, SiblingLinked};
use crate::casefile::people::Pupil;
use crate::text::{Hint, Intro, Label, Message, Submit, Title};

/// A new case is plan-neutral (domain 1.6 no. 20) and has somebody responsible from the start (no. 5).
pub(super) const CASE_OPENING: Recipe = Recipe {
    title: Title::CaseOpening,
    intro: Some(Intro::CaseOpening),
    fields: opening_fields,
    submit: Submit::OpenCase,
    read: read_opening,
};

fn opening_fields(context: &FormContext) -> Vec<Field> {
    let typed = |text: &String| (!text.is_empty()).then(|| Value::Text(text.clone()));
    let child = context.child.as_ref();
    vec![
        line(id::PUPIL_NAME, Label::PupilName)
            .hint(Hint::PupilName)
            .starting(child.and_then(|(name, _)| typed(name)))
            .required(),
        line(id::PUPIL_GROUP, Label::PupilGroup)
            .hint(Hint::PupilGroup)
            .starting(child.and_then(|(_, group)| typed(group))),
        date(id::BORN_ON, Label::PupilBornOn, DateRange::UpToToday).hint(Hint::PupilBornOn),
        Field::new(id::PARENTS, Label::Parents, Input::Parents).hint(Hint::Parents),
        person(id::RESPONSIBLE, Label::Responsible, context)
            .hint(Hint::Responsible)
            .starting(Some(only(&context.me)))
            .required(),
        people(id::EXCLUDED, Label::Excluded, context).hint(Hint::Excluded),
    ]
}

fn read_opening(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::OpenCase(CaseOpened {
        pupil: Pupil {
            name: reader.text(&id::PUPIL_NAME),
            group: reader.text(&id::PUPIL_GROUP),
            born_on: reader.date(&id::BORN_ON),
        },
        plan: reader.context.start_plan.clone()?,
        responsible: reader.person(&id::RESPONSIBLE)?,
        parents: reader.parents(&id::PARENTS),
        excluded: reader.people(&id::EXCLUDED),
    }))
}

/// Domain 1.6 no. 32: linked, never merged.
pub(super) const SIBLING: Recipe = Recipe {
    title: Title::Sibling,
    intro: Some(Intro::Sibling),
    fields: sibling_fields,
    submit: Submit::Save,
    read: read_sibling,
};

fn sibling_fields(context: &FormContext) -> Vec<Field> {
    let options = context
        .cases
        .iter()
        .map(|case| ChoiceOption::new(case.id.0.to_string(), Message::verbatim(case.label.clone())))
        .collect();
    vec![
        Field::new(id::CASE, Label::SiblingCase, Input::Pick(options)).required(),
        line(id::RELATION, Label::SiblingRelation).required(),
    ]
}

fn read_sibling(reader: &Reader<'_>) -> Option<Command> {
    let value = reader.choice(&id::CASE)?;
    let case = reader
        .context
        .cases
        .iter()
        .find(|case| case.id.0.to_string() == value)?;
    Some(Command::LinkSibling(SiblingLinked {
        case: case.id,
        relation: reader.text(&id::RELATION),
    }))
}

/// Design 3: an explicit mapping that was previewed; the form asks only the reason.
pub(super) const EDITION_MOVE: Recipe = Recipe {
    title: Title::EditionMove,
    intro: Some(Intro::EditionMove),
    fields: edition_fields,
    submit: Submit::Save,
    read: read_edition,
};

fn edition_fields(_: &FormContext) -> Vec<Field> {
    vec![text(id::REASON, Label::Why).required()]
}

fn read_edition(reader: &Reader<'_>) -> Option<Command> {
    let offer = reader.context.edition_offer.clone()?;
    Some(Command::MoveEdition(EditionMoved {
        from: offer.from,
        to: offer.to,
        phases: offer.phases,
        reason: reader.text(&id::REASON),
    }))
}
