//! A later device of the school: its file and the printed code, and who of the school is the first here.

use leptos::prelude::*;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{Head, Questions, Steps};
use crate::protocol::Role;
use crate::screen::set_up::{Field, known_as, people};
use crate::text::{FirstUse as Words, Import, Trouble};
use crate::ui::App;
use crate::ui::components::{Busy, Choice, ChoiceOption, FileField, Form, PickedFile, TextField};
use crate::ui::file_pick::FilePick;
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::words;
use crate::vault::SCHOOL_FILE_BYTES_MAX;
use crate::workspace::action::{NewMember, SetUpFromSchoolFile};
use crate::workspace::{Action, Done};

#[component]
pub(super) fn SchoolFileQuestion(questions: Questions) -> impl IntoView {
    let app = App::expect();
    let file = FilePick::new();
    let code = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let pick = move |picked: PickedFile| {
        trouble.set(None);
        file.take(picked);
    };
    let open = move |()| {
        let Some(bytes) = file.bytes() else {
            return file.fault(words(Import::ChooseFile));
        };
        let code = Zeroizing::new(code.get_untracked());
        busy.set(true);
        trouble.set(None);
        let action = Action::ReadSchoolFile {
            file: bytes.clone(),
            code: code.clone(),
        };
        app.send(action, move |answer| {
            busy.set(false);
            match answer {
                Ok(Done::SchoolFile(found)) => {
                    questions.file.set_value((bytes, code));
                    questions.answers.update(|answers| {
                        answers.school.clone_from(&found.school);
                        answers.found = Some(*found);
                    });
                    questions.go_on();
                }
                Ok(_) => {}
                Err(refused) => trouble.set(Some(refused)),
            }
        });
    };
    view! {
        <Head questions title=Words::SchoolFileHeading />
        <p class="prose">{words(Words::SchoolFileIntro)}</p>
        <Form on_submit=open>
            <FileField
                id="school-file"
                label=words(Words::SchoolFile)
                hint=words(Words::SchoolFileHint)
                accept=".mcs"
                bytes_max=SCHOOL_FILE_BYTES_MAX as u64
                chosen=file.chosen()
                error=file.error()
                on_pick=pick
            />
            <TextField
                id="school-code"
                label=words(Words::SchoolFileCode)
                value=code
                on_input=move |text| code.set(text)
            />
            {move || trouble.get().map(|trouble| view! { <TroubleNotice trouble /> })}
            {move || busy.get().then(|| view! { <Busy text=words(Import::Opening) /> })}
            <Steps questions on=Words::SchoolFileOpen />
        </Form>
    }
}

/// Which of the people in the school's file this is.
#[component]
pub(super) fn WhoIsFirst(questions: Questions) -> impl IntoView {
    let answers = questions.answers;
    let options = answers.with_untracked(people).into_iter();
    let options = options
        .map(|(id, who)| ChoiceOption::new(id, words(who)))
        .chain([ChoiceOption::new(String::new(), words(Words::SomebodyElse))])
        .collect();
    let found = answers.with_untracked(|answers| answers.found.clone());
    view! {
        {found
            .map(|found| {
                let on = found.made_at.date_naive();
                let school = found.school;
                view! { <p class="prose">{words(Words::SchoolFound { school, on })}</p> }
            })}
        <Choice
            id="who"
            legend=words(Words::WhoHeading)
            options
            error=questions.error(Field::Who)
            chosen=Signal::derive(move || answers.with(|answers| answers.who.clone()))
            on_choose=move |who| answers.update(|answers| *answers = known_as(answers, who))
        />
    }
}

/// Makes the vault of this device from the school's file.
pub(super) fn make(
    app: App,
    questions: Questions,
    trouble: RwSignal<Option<Trouble>>,
    busy: RwSignal<bool>,
) {
    let answers = questions.answers.get_untracked();
    let (file, code) = questions.file.get_value();
    let member = NewMember {
        id: answers.who.and_then(|who| Uuid::parse_str(&who).ok()),
        name: answers.name.trim().to_owned(),
        role: answers.role.unwrap_or(Role::Principal),
        mark: answers.mark.trim().to_owned(),
        passphrase: questions.passphrase.get_value(),
    };
    busy.set(true);
    trouble.set(None);
    let set_up = SetUpFromSchoolFile { file, code, member };
    app.send(
        Action::SetUpFromSchoolFile(set_up),
        move |outcome| match outcome {
            Ok(_) => app.welcome().set(true),
            Err(refused) => {
                busy.set(false);
                trouble.set(Some(refused));
            }
        },
    );
}
