//! One form being filled: its answers, its draft, its faults, and saving it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::casefile::Moment;
use crate::casefile::{CaseId, RecordHash};
use crate::order::Gather as _;
use crate::screen::form::{
    FieldFault, FieldId, Form, FormContext, FormKind, Value, Values, command, form,
};
use crate::screen::form_context;
use crate::screen::inbox::{beginning, new_case_draft};
use crate::text::{Message, RecordPage, Trouble};
use crate::ui::App;
use crate::ui::components::ButtonState;
use crate::workspace::desk::{DraftKey, NoteId};
use crate::workspace::{Action, Desk, Done};

/// A form being filled. It dies with its page; its draft does not.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    app: App,
    about: StoredValue<About>,
    shape: StoredValue<Form>,
    values: RwSignal<Values>,
    faults: RwSignal<Vec<FieldFault>>,
    state: RwSignal<ButtonState>,
    trouble: RwSignal<Option<Trouble>>,
    restored: RwSignal<bool>,
}

/// What a form is about.
#[derive(Clone, Debug)]
struct About {
    case: Option<CaseId>,
    kind: FormKind,
    target: Option<RecordHash>,
    note: Option<NoteId>,
}

impl About {
    fn key(&self) -> DraftKey {
        if let Some(note) = self.note {
            return new_case_draft(note);
        }
        let form = match self.target {
            None => self.kind.slug(),
            Some(target) => format!("{}/{}", self.kind.slug(), target.to_hex()),
        };
        DraftKey {
            case: self.case.map(|CaseId(id)| id),
            form,
        }
    }

    fn context(&self, desk: &Desk, now: Moment) -> FormContext {
        let dossier = self.case.and_then(|case| desk.dossiers.get(&case));
        let mut context = form_context(
            desk,
            dossier.map(AsRef::as_ref),
            self.kind,
            self.target,
            now,
        );
        let begins = self.note.and_then(|note| beginning(desk, note));
        context.child = begins.map(|begins| (begins.name, begins.group));
        context
    }
}

impl Session {
    /// Opens a form with what was typed before, or else as it starts; `None` while locked.
    pub fn open(
        app: App,
        case: Option<CaseId>,
        kind: FormKind,
        target: Option<RecordHash>,
    ) -> Option<Self> {
        Self::open_about(
            app,
            About {
                case,
                kind,
                target,
                note: None,
            },
        )
    }

    /// Opens the form of a new case, for a note in the inbox where there is one.
    pub fn of_new_case(app: App, note: Option<NoteId>) -> Option<Self> {
        Self::open_about(
            app,
            About {
                case: None,
                kind: FormKind::CaseOpening,
                target: None,
                note,
            },
        )
    }

    fn open_about(app: App, about: About) -> Option<Self> {
        let (shape, draft) = app.look(|desk, now| {
            let draft = desk.drafts.get(&about.key());
            (
                form(about.kind, &about.context(desk, now)),
                // A draft of another edition of the form is no draft.
                draft.and_then(|text| serde_json::from_slice::<Values>(text.as_bytes()).ok()),
            )
        })?;
        let is_restored = draft.is_some();
        app.go_on_from(&about.key());
        let values = draft.unwrap_or_else(|| shape.start());
        Some(Self {
            app,
            about: StoredValue::new(about),
            shape: StoredValue::new(shape),
            values: RwSignal::new(values),
            faults: RwSignal::new(Vec::new()),
            state: RwSignal::new(ButtonState::Ready),
            trouble: RwSignal::new(None),
            restored: RwSignal::new(is_restored),
        })
    }

    /// The form itself.
    pub fn shape(self) -> Form {
        self.shape.get_value()
    }

    /// The answer to one field, following it.
    pub fn answer(self, field: &FieldId) -> Option<Value> {
        self.values.with(|values| values.get(field).cloned())
    }

    /// All answers as they stand.
    pub fn values(self) -> Values {
        self.values.get_untracked()
    }

    /// Takes an answer and keeps it with the others.
    pub(super) fn set(self, field: FieldId, value: Value) {
        self.values.update(|values| values.set(field, value));
        self.about.with_value(|about| self.keep(about));
    }

    fn keep(self, about: &About) {
        let text = self.values.try_with_untracked(serde_json::to_string);
        if let Some(Ok(text)) = text {
            self.app.keep(about.key(), text);
        }
    }

    pub(super) fn visible(self) -> Memo<BTreeSet<FieldId>> {
        Memo::new(move |_| {
            self.values.with(|values| {
                self.shape.with_value(|shape| {
                    shape
                        .visible(values)
                        .into_iter()
                        .map(|field| field.id.clone())
                        .gather()
                })
            })
        })
    }

    pub(super) fn faults(self) -> Vec<FieldFault> {
        self.faults.get()
    }

    /// Every fault with its field, each named by its question.
    pub(super) fn named_faults(self) -> Vec<(FieldId, Message)> {
        let faults = self.faults.get().into_iter();
        self.shape.with_value(|shape| {
            faults
                .map(|fault| (fault.field.clone(), shape.named(&fault)))
                .collect()
        })
    }

    pub(super) fn state(self) -> Signal<ButtonState> {
        self.state.into()
    }

    pub(super) fn trouble(self) -> Option<Trouble> {
        self.trouble.get()
    }

    /// Where what is typed is kept.
    pub(super) fn key(self) -> DraftKey {
        self.about.with_value(About::key)
    }

    /// Whether what stands there was typed before.
    pub fn is_restored(self) -> bool {
        self.restored.get()
    }

    /// Throws away what was typed.
    pub fn start_over(self) {
        self.values.set(self.shape.with_value(Form::start));
        self.faults.set(Vec::new());
        self.restored.set(false);
        self.app.let_go(self.about.with_value(About::key));
    }

    /// Saves it. What is missing shows at its field; once it is on disk the draft goes and `then` is called.
    pub fn submit(self, then: impl FnOnce(Done) + 'static) {
        let about = self.about.get_value();
        let made = self.app.look(|desk, now| {
            let context = about.context(desk, now);
            self.values
                .with_untracked(|values| command(about.kind, values, &context))
        });
        let (command, happened_at) = match made {
            None => return,
            Some(Err(faults)) => return self.faults.set(faults),
            Some(Ok(made)) => made,
        };
        self.faults.set(Vec::new());
        self.trouble.set(None);
        self.state.set(ButtonState::Busy);
        let action = match about.case {
            Some(case) => Action::Record {
                case,
                command,
                happened_at,
                draft: Some(about.key()),
            },
            None => Action::OpenCase {
                command,
                happened_at,
                draft: Some(about.key()),
            },
        };
        // The draft goes in the same commit; a pause that is still running must not bring it back.
        self.app.forget(&about.key());
        self.app.send(action, move |outcome| match outcome {
            Ok(done) => {
                then(done);
                // Going somewhere else takes the last word away, so it comes after.
                self.app.say(RecordPage::Saved);
            }
            Err(trouble) => {
                self.keep(&about);
                // The page may have gone in the meantime.
                self.state.try_set(ButtonState::Ready);
                self.trouble.try_set(Some(trouble));
            }
        });
    }
}
