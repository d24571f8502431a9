//! Forms as data: what a person is asked for each kind of record, and the command their answers make.
#![expect(
    clippy::unnecessary_wraps,
    reason = "every recipe reads alike; some need nothing of their context"
)]

mod check;
mod choices;
mod context;
mod field;
mod kind;
mod local_time;
mod reader;
mod recipe;
mod value;

mod course;
mod danger;
mod help;
mod keeping;
mod opening;
mod outside;
mod parents;
mod safe_home;
mod seen;
mod talk;
mod weighing;

pub use context::{
    CaseChoice, ClosingGround, EditionOffer, FormContext, IndicatorChoice, PhaseChoice, PlanOption,
    RecordChoice, TopicChoice,
};
pub use field::{ChoiceOption, Condition, DateRange, Field, FieldId, Input, Need, id};
pub use kind::FormKind;
pub use local_time::offset_at;
pub use value::{OtherPerson, ParentRow, PartyRow, Value, Values};

use crate::casefile::{Command, Moment};
use crate::text::{Intro, Message, RecordPage, Submit, Title};

/// A form, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Which form.
    pub kind: FormKind,
    /// Its title.
    pub title: Title,
    /// The lines above the first question.
    pub intro: Option<Intro>,
    /// The fields in their order, hidden ones included; ask [`Form::visible`] which to draw.
    pub fields: Vec<Field>,
    /// What the button says.
    pub submit: Submit,
}

impl Form {
    /// What stands in the fields before anybody has typed: now, today, the record one came from.
    pub fn start(&self) -> Values {
        self.fields
            .iter()
            .filter_map(|field| Some((field.id.clone(), field.initial.clone()?)))
            .collect()
    }

    /// The fields to draw, given the answers so far.
    pub fn visible(&self, values: &Values) -> Vec<&Field> {
        check::visible(&self.fields, values).0
    }

    /// A fault away from its field, such as above the form: the question it is about goes before it.
    pub fn named(&self, fault: &FieldFault) -> Message {
        let field = self.fields.iter().find(|field| field.id == fault.field);
        match field {
            Some(field) => RecordPage::FaultAt {
                question: field.label.nl().into_owned(),
                fault: fault.message.nl().into_owned(),
            }
            .into(),
            None => fault.message.clone(),
        }
    }
}

/// One field that cannot be saved like this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// The field.
    pub field: FieldId,
    /// What to do about it.
    pub message: Message,
}

/// What the form for one kind of record is called.
pub fn title(kind: FormKind) -> Title {
    recipe::of(kind).title
}

/// Builds the form for one kind of record.
pub fn form(kind: FormKind, context: &FormContext) -> Form {
    let recipe = recipe::of(kind);
    Form {
        kind,
        title: recipe.title,
        intro: recipe.intro,
        fields: (recipe.fields)(context),
        submit: recipe.submit,
    }
}

/// Makes the command a filled form asks for, and the moment it happened.
///
/// # Errors
///
/// Every field that is missing or wrong, all at once and in the order of the form; never for a form that
/// [waits for nothing](FormKind::never_waits).
pub fn command(
    kind: FormKind,
    values: &Values,
    context: &FormContext,
) -> Result<(Command, Moment), Vec<FieldFault>> {
    let form = form(kind, context);
    let (fields, mut answers) = check::visible(&form.fields, values);
    check::complete(&fields, &mut answers, context);
    let faults = check::faults(&fields, &answers, context);
    if kind.never_waits() {
        // An answer that cannot be read is left out; what is typed as text always can.
        for fault in &faults {
            answers.unset(&fault.field);
        }
    } else if !faults.is_empty() {
        return Err(faults);
    }
    let reader = reader::Reader::new(&answers, context);
    let happened_at = reader.moment(&id::WHEN).unwrap_or(context.now);
    match (recipe::of(kind).read)(&reader) {
        Some(command) => Ok((command, happened_at)),
        None => Err(check::not_now(&fields)),
    }
}
