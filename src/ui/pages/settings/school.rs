//! *School*: its name, where its own protocol is kept, titles, terms, days off, choices and the lock.

use leptos::prelude::*;

use super::kept::Kept;
use super::terms::{Choices, Holidays, Terms};
use super::{Failed, fault_at};
use crate::screen::settings::Fault;
use crate::screen::settings::school::{Field, SchoolForm, SchoolPage, filled, school};
use crate::text::{Message, Settings as Words, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonPurpose, Fact, FactList, Form, Notice, Section, TextArea, TextField, TextRoom,
    Tone, focus::focus_on,
};
use crate::ui::words::{busy_state, words};
use crate::workspace::Action;

/// What the parts of the form share.
pub(super) type Filling = Kept<SchoolForm>;

#[component]
pub(super) fn SchoolPart() -> impl IntoView {
    let shown = App::expect().look(|desk, _| school(desk))?;
    Some(match shown.form.clone() {
        Some(form) => view! { <Change form shown /> }.into_any(),
        None => view! { <OnlyRead facts=shown.facts /> }.into_any(),
    })
}

#[component]
fn OnlyRead(facts: Vec<(Message, Message)>) -> impl IntoView {
    let facts: Vec<Fact> = facts
        .into_iter()
        .map(|(name, value)| Fact {
            name: words(name),
            value: words(value),
        })
        .collect();
    view! {
        <Section id="school" title=words(Words::School)>
            <Notice tone=Tone::Info>{words(Words::OnlyLeaders)}</Notice>
            <FactList facts=Signal::stored(facts) />
        </Section>
    }
}

#[component]
fn Change(form: SchoolForm, shown: SchoolPage) -> impl IntoView {
    let app = App::expect();
    let filling = Kept::open(app, "school", form, SchoolForm::over);
    let faults = RwSignal::new(Vec::<Fault<Field>>::new());
    let trouble = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let submit = move |()| {
        let form = filling.form.get_untracked();
        match app.look(|desk, _| filled(desk, &form)) {
            None => {}
            Some(Err(found)) => {
                let first = found.first().map(|fault| id(fault.field));
                faults.set(found);
                if let Some(first) = first {
                    focus_on(&first);
                }
            }
            Some(Ok(changed)) => {
                faults.set(Vec::new());
                trouble.set(None);
                busy.set(true);
                let action = Action::ChangeSchool(Box::new(changed));
                app.send(action, move |outcome| {
                    let _gone = busy.try_set(false);
                    match outcome {
                        Ok(_) => filling.let_go(),
                        Err(found) => {
                            let _gone = trouble.try_set(Some(found));
                        }
                    }
                });
            }
        }
    };
    view! {
        <Form on_submit=submit>
            {filling.restored()}
            <Section id="school" title=words(Words::School)>
                <Names filling faults />
            </Section>
            <Section id="terms" title=words(Words::Terms) lead=words(Words::TermsLead)>
                <Terms filling lines=shown.terms />
            </Section>
            <Section id="holidays" title=words(Words::Holidays) lead=words(Words::HolidaysLead)>
                <Holidays filling faults />
            </Section>
            <Section id="choices" title=words(Words::Choices)>
                <Choices filling choices=shown.choices />
            </Section>
            <Section id="titles" title=words(Words::ParnasSys)>
                <Titles filling />
            </Section>
            <Failed trouble />
            <Button purpose=ButtonPurpose::Submit state=busy_state(busy)>
                {words(Words::Save)}
            </Button>
        </Form>
    }
}

/// The id of a field on the page.
pub(super) fn id(field: Field) -> String {
    match field {
        Field::Name => "school-name".to_owned(),
        Field::Holiday(place) => format!("holiday-{place}-first"),
    }
}

#[component]
fn Names(filling: Filling, faults: RwSignal<Vec<Fault<Field>>>) -> impl IntoView {
    view! {
        <TextField
            id="school-name"
            label=words(Words::SchoolName)
            error=fault_at(faults, Field::Name)
            value=text(&filling, |form| &form.name)
            on_input=move |typed| filling.write(|form| form.name = typed)
        />
        <TextArea
            id="own-protocol"
            label=words(Words::OwnProtocol)
            hint=words(Words::OwnProtocolHint)
            room=TextRoom::Short
            value=text(&filling, |form| &form.own_protocol)
            on_input=move |typed| filling.write(|form| form.own_protocol = typed)
        />
    }
}

#[component]
fn Titles(filling: Filling) -> impl IntoView {
    view! {
        <TextField
            id="observation-title"
            label=words(Words::PlacedTitle)
            hint=words(Words::PlacedTitleHint)
            value=text(&filling, |form| &form.observation_title)
            on_input=move |typed| filling.write(|form| form.observation_title = typed)
        />
        <TextField
            id="step-report-title"
            label=words(Words::StepReportTitle)
            hint=words(Words::StepReportTitleHint)
            value=text(&filling, |form| &form.step_report_title)
            on_input=move |typed| filling.write(|form| form.step_report_title = typed)
        />
    }
}

fn text(filling: &Filling, of: fn(&SchoolForm) -> &String) -> Signal<String> {
    let form = filling.form;
    Signal::derive(move || form.with(|form| of(form).clone()))
}
