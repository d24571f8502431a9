//! *Telefoonnummers*: each with the day on which somebody last called it.

use leptos::prelude::*;

use crate::protocol::ContactId;
use crate::screen::settings::contacts::{
    ContactForm, ContactLine, ContactState, checked, contacts, filled,
};
use crate::text::Settings as Words;
use crate::ui::App;
use crate::ui::components::{
    Badge, Button, ButtonPurpose, ButtonVariant, Card, CheckBox, Disclosure, Form, Glyph, Notice,
    Section, TextField, TextKind, Tone,
};
use crate::ui::words::words;
use crate::workspace::Action;
use crate::workspace::school::School;

#[component]
pub(super) fn ContactsPart() -> impl IntoView {
    let shown = App::expect().screen(|desk, _| contacts(desk));
    view! {
        <Section id="contacts" title=words(Words::Contacts) lead=words(Words::ContactFunctionOnly)>
            {move || {
                shown
                    .get()
                    .map(|shown| {
                        let can_change = shown.can_change;
                        let cards = shown
                            .lines
                            .into_iter()
                            .map(|line| view! { <OneContact line can_change /> })
                            .collect_view();
                        view! {
                            {(!can_change)
                                .then(|| {
                                    view! { <Notice tone=Tone::Info>{words(Words::OnlyLeaders)}</Notice> }
                                })}
                            <div class="grid">{cards}</div>
                        }
                    })
            }}
        </Section>
    }
}

#[component]
fn OneContact(line: ContactLine, can_change: bool) -> impl IntoView {
    let tone = match line.state {
        ContactState::Checked => Tone::Good,
        ContactState::Unchecked => Tone::Warn,
        ContactState::Gap => Tone::Info,
    };
    let has_number = line.state != ContactState::Gap;
    let (id, form) = (
        line.id.clone(),
        ContactForm {
            number: line.number.clone(),
            hours: line.hours.clone(),
            is_checked: false,
        },
    );
    let name = line.name.clone();
    let summary = words(if has_number {
        Words::ContactChangeNumber { name }
    } else {
        Words::ContactFillIn { name }
    });
    view! {
        <Card title=line.name>
            <p class="settings-quiet">{line.purpose}</p>
            {has_number.then(|| view! { <p class="settings-number">{line.number}</p> })}
            <p class="settings-quiet">{line.hours}</p>
            <p>
                <Badge tone text=words(line.checked) />
            </p>
            {line.source.map(|source| view! { <p class="settings-source">{words(source)}</p> })}
            {can_change
                .then(|| {
                    view! {
                        {has_number.then(|| view! { <CheckedNow id=id.clone() /> })}
                        <Disclosure summary>
                            <ChangeNumber id form />
                        </Disclosure>
                    }
                })}
        </Card>
    }
}

/// Sends the settings; a failure is said at the top.
fn change(app: App, school: School) {
    app.send(Action::ChangeSchool(Box::new(school)), move |outcome| {
        if let Err(trouble) = outcome {
            app.warn(trouble);
        }
    });
}

#[component]
fn CheckedNow(id: ContactId) -> impl IntoView {
    let app = App::expect();
    let check = move |()| {
        let school = app.look(|desk, now| checked(&desk.school, &id, now.date_naive()));
        if let Some(school) = school {
            change(app, school);
        }
    };
    view! {
        <Button variant=ButtonVariant::Quiet glyph=Glyph::Check on_press=check>
            {words(Words::ContactCheckedNow)}
        </Button>
    }
}

#[component]
fn ChangeNumber(id: ContactId, form: ContactForm) -> impl IntoView {
    let app = App::expect();
    let form = RwSignal::new(form);
    let error = RwSignal::new(None::<String>);
    let field = format!("number-{id}");
    let (hours, ticked) = (format!("hours-{id}"), format!("checked-{id}"));
    let submit = move |()| {
        let made = app.look(|desk, now| {
            form.with_untracked(|form| filled(&desk.school, &id, form, now.date_naive()))
        });
        match made {
            None => {}
            Some(Ok(school)) => change(app, school),
            Some(Err(found)) => error.set(Some(words(found))),
        }
    };
    view! {
        <Form on_submit=submit>
            <TextField
                id=field
                label=words(Words::ContactNumber)
                kind=TextKind::Telephone
                error
                value=Signal::derive(move || form.with(|form| form.number.clone()))
                on_input=move |typed| {
                    error.set(None);
                    form.update(|form| form.number = typed);
                }
            />
            <TextField
                id=hours
                label=words(Words::ContactHours)
                hint=words(Words::ContactHoursHint)
                value=Signal::derive(move || form.with(|form| form.hours.clone()))
                on_input=move |typed| form.update(|form| form.hours = typed)
            />
            <CheckBox
                id=ticked
                label=words(Words::ContactIsChecked)
                ticked=Signal::derive(move || form.with(|form| form.is_checked))
                on_toggle=move |is_on| form.update(|form| form.is_checked = is_on)
            />
            <Button variant=ButtonVariant::Quiet purpose=ButtonPurpose::Submit>
                {words(Words::ContactChange)}
            </Button>
        </Form>
    }
}
