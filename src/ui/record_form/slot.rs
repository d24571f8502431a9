//! What every family of inputs needs of its field: its words, its answer, its fault.

use leptos::prelude::*;

use super::Session;
use crate::screen::form::{Field, FieldId, Need, Value};
use crate::text::RecordPage;
use crate::ui::words::words;

/// A field on the page.
#[derive(Clone)]
pub(super) struct Slot {
    pub(super) session: Session,
    pub(super) field: Field,
    pub(super) error: Signal<Option<String>>,
}

/// The id of a field's control, or of its group.
pub(super) fn control_id(field: &FieldId) -> String {
    format!("field-{}", field.as_str())
}

impl Slot {
    #[expect(
        clippy::large_types_passed_by_value,
        reason = "a session is a handful of signals, handed on like one"
    )]
    pub(super) fn new(session: Session, field: Field) -> Self {
        let id = field.id.clone();
        let error = Signal::derive(move || {
            let faults = session.faults();
            let fault = faults.into_iter().find(|fault| fault.field == id);
            fault.map(|fault| words(fault.message))
        });
        Self {
            session,
            field,
            error,
        }
    }

    pub(super) fn control(&self) -> String {
        control_id(&self.field.id)
    }

    pub(super) fn label(&self) -> String {
        words(self.field.label.clone())
    }

    pub(super) fn hint(&self) -> String {
        self.field.hint.clone().map_or_else(String::new, words)
    }

    /// Marked only where it must always be answered.
    pub(super) fn mark(&self) -> String {
        match self.field.need {
            Need::Required => words(RecordPage::Required),
            Need::Optional | Need::RequiredWhen(_) => String::new(),
        }
    }

    /// What the answer comes to, following it.
    pub(super) fn read<T>(
        &self,
        read: impl Fn(Option<Value>) -> T + Send + Sync + 'static,
    ) -> Signal<T>
    where
        T: PartialEq + Clone + Send + Sync + 'static,
    {
        let (session, id) = (self.session, self.field.id.clone());
        // A memo, so that typing in one field leaves the others alone.
        Memo::new(move |_| read(session.answer(&id))).into()
    }

    /// The answer as it stands.
    pub(super) fn now(&self) -> Option<Value> {
        untrack(|| self.session.answer(&self.field.id))
    }

    pub(super) fn set(&self, value: Value) {
        self.session.set(self.field.id.clone(), value);
    }
}
