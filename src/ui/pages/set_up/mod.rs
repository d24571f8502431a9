//! First use: five questions, one per page, each with a way back; then what comes next.

pub mod member;
pub mod passphrase;
pub mod recovery;
pub mod school;
pub mod school_file;
pub mod steps;
pub mod welcome;

use leptos::prelude::*;

use steps::{Head, Steps};
pub use welcome::WelcomePage;

use crate::screen::set_up::{Answers, Fault, Field, Step, Way, school_faults};
use crate::ui::components::focus::focus_on;
use crate::ui::inside;
use crate::ui::words::say;
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
    /// New, or from the school's file; with the file and the code that opened it.
    way: RwSignal<Way>,
    file: StoredValue<(Vec<u8>, Secret), LocalStorage>,
}

impl Questions {
    /// The sentence at a field.
    fn error(self, field: Field) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.faults.with(|faults| {
                let fault = faults.iter().find(|fault| fault.field == field);
                fault.map(|fault| say(&fault.words))
            })
        })
    }

    /// Goes on when the answers to this question are good; else to the first field that is not.
    fn go_on(self) {
        let step = self.step.get_untracked();
        let found = self.answers.with_untracked(|answers| {
            if step == Step::School {
                school_faults(answers)
            } else {
                inside::faults(step, answers)
            }
        });
        let first = found.first().map(|fault| id(fault.field));
        self.faults.set(found);
        if let Some(field) = first {
            focus_on(field);
        } else {
            let way = self.way.get_untracked();
            self.turn(self.step.get_untracked().next(way));
        }
    }

    /// Changes between a new school and the school's file.
    fn change_way(self, way: Way, first: Step) {
        self.answers.set(Answers::default());
        self.file.set_value(Default::default());
        self.way.set(way);
        self.turn(Some(first));
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
        Field::Who => "who",
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
        way: RwSignal::new(Way::default()),
        file: StoredValue::new_local(Default::default()),
    };
    let question = move || {
        let step = questions.step.get();
        if step == Step::School {
            view! { <school::SchoolQuestion questions /> }.into_any()
        } else {
            inside::question(step, questions).into_any()
        }
    };
    // While the first question is answered, the rest comes.
    view! { <div class="set-up" on:input=|_| inside::expect_soon()>{question}</div> }
}

/// The questions after the first: a visit has no need of them.
pub(in crate::ui) fn later_question(step: Step, questions: Questions) -> AnyView {
    match step {
        Step::School => ().into_any(),
        Step::SchoolFile => view! { <school_file::SchoolFileQuestion questions /> }.into_any(),
        Step::Member => view! { <member::MemberQuestion questions /> }.into_any(),
        Step::Mark => view! { <member::MarkQuestion questions /> }.into_any(),
        Step::Passphrase => view! { <passphrase::PassphraseQuestion questions /> }.into_any(),
        Step::Recovery => view! { <recovery::RecoveryQuestion questions /> }.into_any(),
    }
}
