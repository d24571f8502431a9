//! First use: five questions, one per page, each with a way back; then what comes next.

pub mod member;
pub mod passphrase;
pub mod recovery;
pub mod school;
pub mod welcome;

use leptos::prelude::*;

pub use welcome::WelcomePage;

use crate::screen::set_up::{Answers, Fault, Field, Step, faults};
use crate::text::FirstUse as Words;
use crate::ui::components::{
    Button, ButtonPurpose, ButtonVariant, LinkButton, PageHead, focus::focus_on,
};
use crate::ui::routes::{CarryPart, Route};
use crate::ui::words::words;
use crate::workspace::action::Secret;

/// What the questions share.
#[derive(Clone, Copy, Debug)]
pub struct Questions {
    step: RwSignal<Step>,
    answers: RwSignal<Answers>,
    faults: RwSignal<Vec<Fault>>,
    /// The chosen passphrase, until the vault is made; wiped with the page.
    passphrase: StoredValue<Secret, LocalStorage>,
    /// The offered recovery code, once there is one.
    code: RwSignal<String>,
}

impl Questions {
    /// The sentence at a field.
    fn error(self, field: Field) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.faults.with(|faults| {
                let fault = faults.iter().find(|fault| fault.field == field);
                fault.map(|fault| words(fault.words.clone()))
            })
        })
    }

    /// Goes on when the answers to this question are good; else to the first field that is not.
    fn go_on(self) {
        let found = self
            .answers
            .with_untracked(|answers| faults(self.step.get_untracked(), answers));
        let first = found.first().map(|fault| id(fault.field));
        self.faults.set(found);
        match first {
            Some(field) => focus_on(field),
            None => self.turn(self.step.get_untracked().next()),
        }
    }

    fn turn(self, to: Option<Step>) {
        if let Some(step) = to {
            self.faults.set(Vec::new());
            self.step.set(step);
        }
    }
}

/// The id of a field on the page.
const fn id(field: Field) -> &'static str {
    match field {
        Field::School => "school",
        Field::Name => "name",
        Field::Role => "role",
        Field::Mark => "mark",
        Field::Passphrase => "passphrase",
        Field::Again => "again",
    }
}

/// The page.
#[component]
pub fn SetUpPage() -> impl IntoView {
    let questions = Questions {
        step: RwSignal::new(Step::default()),
        answers: RwSignal::new(Answers::default()),
        faults: RwSignal::new(Vec::new()),
        passphrase: StoredValue::new_local(Secret::default()),
        code: RwSignal::new(String::new()),
    };
    let question = move || match questions.step.get() {
        Step::School => view! { <school::SchoolQuestion questions /> }.into_any(),
        Step::Member => view! { <member::MemberQuestion questions /> }.into_any(),
        Step::Mark => view! { <member::MarkQuestion questions /> }.into_any(),
        Step::Passphrase => view! { <passphrase::PassphraseQuestion questions /> }.into_any(),
        Step::Recovery => view! { <recovery::RecoveryQuestion questions /> }.into_any(),
    };
    view! { <div class="set-up">{question}</div> }
}

/// The head of a question: which of how many it is.
#[component]
fn Head(questions: Questions, title: Words) -> impl IntoView {
    let place = questions.step.get_untracked().place();
    view! { <PageHead title=words(title) lead=words(place) /> }
}

/// On, and back.
#[component]
fn Steps(questions: Questions, on: Words) -> impl IntoView {
    let previous = questions.step.get_untracked().previous();
    view! {
        <div class="cluster">
            <Button purpose=ButtonPurpose::Submit>{words(on)}</Button>
            {match previous {
                Some(_) => {
                    view! {
                        <Button
                            variant=ButtonVariant::Plain
                            on_press=move |()| questions.turn(previous)
                        >
                            {words(Words::Back)}
                        </Button>
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <LinkButton href=Route::Carry(CarryPart::Restore).fragment() variant=ButtonVariant::Plain>
                            {words(Words::OrRestore)}
                        </LinkButton>
                    }
                        .into_any()
                }
            }}
        </div>
    }
}
