//! The terms, days off and choices of the school.

use leptos::prelude::*;

use super::fault_at;
use super::school::{Filling, id};
use crate::protocol::OptionId;
use crate::screen::settings::Fault;
use crate::screen::settings::school::{Field, HolidayLine, Term, TermLine, holiday_words};
use crate::text::{Message, Settings as Words};
use crate::ui::components::{
    Button, ButtonVariant, CheckBox, ChoiceOption, DateField, Glyph, Select, TextField,
};
use crate::ui::words::words;

#[component]
pub(super) fn Terms(filling: Filling, lines: Vec<TermLine>) -> impl IntoView {
    let lines = lines
        .into_iter()
        .enumerate()
        .map(|(place, line)| {
            let (read, written) = (line.term.clone(), line.term);
            let hint = match read {
                Term::LockMinutes => words(Words::LockTimeHint),
                Term::Discuss(_)
                | Term::ActionDays
                | Term::AfterCheckDays
                | Term::FeedbackDays
                | Term::RetentionYears => String::new(),
            };
            let options: Vec<_> = line
                .offers
                .into_iter()
                .map(|(value, label)| ChoiceOption::new(value, words(label)))
                .collect();
            let choose = move |value: Option<u16>| {
                if let Some(value) = value {
                    filling.write(|form| form.set_term(&written, value));
                }
            };
            view! {
                <Select
                    id=format!("term-{place}")
                    label=words(line.label)
                    hint
                    options=Signal::stored(options)
                    chosen=Signal::derive(move || filling.form.with(|form| form.term(&read)))
                    on_choose=choose
                />
            }
        })
        .collect_view();
    view! { <div class="settings-terms">{lines}</div> }
}

#[component]
pub(super) fn Holidays(filling: Filling, faults: RwSignal<Vec<Fault<Field>>>) -> impl IntoView {
    let count = Memo::new(move |_| filling.form.with(|form| form.holidays.len()));
    let add = move |()| {
        filling.write(|form| form.holidays.push(HolidayLine::default()));
    };
    view! {
        {move || match count.get() {
            0 => view! { <p class="settings-quiet">{words(Words::HolidayNone)}</p> }.into_any(),
            count => {
                (0..count)
                    .map(|place| view! { <Stretch filling faults place /> })
                    .collect_view()
                    .into_any()
            }
        }}
        <div class="cluster">
            <Button variant=ButtonVariant::Quiet glyph=Glyph::Plus on_press=add>
                {words(Words::HolidayAdd)}
            </Button>
        </div>
    }
}

/// One stretch of days off, by its place in the list.
#[component]
fn Stretch(filling: Filling, faults: RwSignal<Vec<Fault<Field>>>, place: usize) -> impl IntoView {
    let line = Memo::new(move |_| {
        let line = filling.form.with(|form| form.holidays.get(place).cloned());
        line.unwrap_or_default()
    });
    let write = move |change: &dyn Fn(&mut HolidayLine)| {
        filling.write(|form| {
            if let Some(line) = form.holidays.get_mut(place) {
                change(line);
            }
        });
    };
    let rename = move |typed: String| write(&|line| typed.clone_into(&mut line.name));
    let remove = move |()| {
        faults.set(Vec::new());
        filling.write(|form| {
            if place < form.holidays.len() {
                form.holidays.remove(place);
            }
        });
    };
    let remove_text = move || {
        line.with(|line| match line.name.trim() {
            "" => words(Words::HolidayRemoveOne),
            name => words(Words::HolidayRemove {
                name: name.to_owned(),
            }),
        })
    };
    let told = move || line.with(holiday_words).map(words);
    view! {
        <fieldset class="settings-holiday">
            <legend class="visually-hidden">{told}</legend>
            <TextField
                id=format!("holiday-{place}-name")
                label=words(Words::HolidayName)
                value=Signal::derive(move || line.with(|line| line.name.clone()))
                on_input=rename
            />
            <DateField
                id=id(Field::Holiday(place))
                label=words(Words::HolidayFirst)
                error=fault_at(faults, Field::Holiday(place))
                value=Signal::derive(move || line.with(|line| line.first_on))
                on_change=move |on| write(&|line| line.first_on = on)
            />
            <DateField
                id=format!("holiday-{place}-last")
                label=words(Words::HolidayLast)
                value=Signal::derive(move || line.with(|line| line.last_on))
                on_change=move |on| write(&|line| line.last_on = on)
            />
            <Button variant=ButtonVariant::Plain glyph=Glyph::Trash on_press=remove>
                {remove_text}
            </Button>
        </fieldset>
    }
}

#[component]
pub(super) fn Choices(filling: Filling, choices: Vec<(OptionId, Message)>) -> impl IntoView {
    let choices = choices
        .into_iter()
        .map(|(option, text)| {
            let (read, written) = (option.clone(), option.clone());
            let ticked =
                move || filling.form.with(|form| form.choices.get(&read).copied()) == Some(true);
            view! {
                <CheckBox
                    id=format!("choice-{option}")
                    label=words(text)
                    ticked=Signal::derive(ticked)
                    on_toggle=move |is_on| {
                        filling
                            .write(|form| {
                                form.choices.insert(written.clone(), is_on);
                            });
                    }
                />
            }
        })
        .collect_view();
    let keeps = move || filling.form.with(|form| form.teacher_keeps_reading);
    view! {
        <CheckBox
            id="teacher-keeps-reading"
            label=words(Words::NeedToKnow)
            hint=words(Words::NeedToKnowHint)
            ticked=Signal::derive(keeps)
            on_toggle=move |is_on| filling.write(|form| form.teacher_keeps_reading = is_on)
        />
        {choices}
    }
}
