//! It is about a member of staff: the step plans do not apply (domain 1.6 no. 33). Whom to tell, and the words
//! that were written so far, kept nowhere by themselves.

use super::form::{Form, FormKind, Value, Values};
use super::notice::Draft;
use crate::casefile::Moment;
use crate::protocol::Contact;
use crate::text::{Day, EmployeeStop as Words, Message, QuickObservation};

/// What the stop screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// The number of the confidential inspector, as this school has it, and what the button says.
    pub inspector: Option<(String, Message)>,
    /// When it can be reached.
    pub hours: Message,
}

/// One line of what was written.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetLine {
    /// What was asked.
    pub name: Message,
    /// What was answered.
    pub text: String,
}

/// Whether this form asks, before anything of it is saved, whether it is about a member of staff.
pub fn asks(kind: FormKind) -> bool {
    matches!(kind, FormKind::Observation | FormKind::CaseOpening)
}

/// Whom to call (domain 2.2).
pub fn stop(contacts: &[Contact]) -> Stop {
    let inspector = contacts
        .iter()
        .find(|contact| contact.id.as_str() == "confidential-inspector" && !contact.is_gap());
    let hours = inspector.map(|contact| contact.hours.trim().to_owned());
    Stop {
        inspector: inspector.map(|contact| (contact.number.clone(), Words::CallInspector.into())),
        hours: match hours {
            Some(hours) if !hours.is_empty() => Message::verbatim(hours),
            _ => Words::InspectorHours.into(),
        },
    }
}

/// What was written under *Ik heb iets gezien*.
pub fn note_lines(draft: &Draft, now: Moment) -> Vec<SheetLine> {
    let when = Day::At {
        at: draft.happened_at(now),
    };
    [
        (QuickObservation::WriterName, draft.author.clone()),
        (QuickObservation::Who, draft.pupil.clone()),
        (QuickObservation::When, when.nl().into_owned()),
        (QuickObservation::Place, draft.place.clone()),
        (QuickObservation::Seen, draft.seen.clone()),
        (QuickObservation::LiteralWords, draft.literal_words.clone()),
        (QuickObservation::SourceName, draft.told_by.clone()),
        (
            QuickObservation::Interpretation,
            draft.interpretation.clone(),
        ),
    ]
    .into_iter()
    .map(|(name, text)| (Message::from(name), text))
    .filter_map(line)
    .collect()
}

/// What was written in a form.
pub fn form_lines(form: &Form, values: &Values) -> Vec<SheetLine> {
    form.visible(values)
        .into_iter()
        .filter_map(|field| {
            let text = match values.get(&field.id)? {
                Value::Text(text) => text.clone(),
                Value::Date(on) | Value::Moment { date: Some(on), .. } => {
                    Day::Full { on: *on }.nl().into_owned()
                }
                Value::Moment { date: None, .. }
                | Value::Choice(_)
                | Value::Checks(_)
                | Value::People { .. }
                | Value::Parties(_)
                | Value::Parents(_) => return None,
            };
            Some((Message::from(field.label.clone()), text))
        })
        .filter_map(line)
        .collect()
}

fn line((name, text): (Message, String)) -> Option<SheetLine> {
    let text = text.trim().to_owned();
    (!text.is_empty()).then_some(SheetLine { name, text })
}

/// The same as one text, to copy; `say` gives a line's name in words.
pub fn as_text(lines: &[SheetLine], say: impl Fn(&Message) -> String) -> String {
    lines
        .iter()
        .map(|line| format!("{}\n{}\n", say(&line.name), line.text))
        .collect::<Vec<_>>()
        .join("\n")
}
