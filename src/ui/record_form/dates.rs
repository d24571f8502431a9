//! Days, and moments as a day and a time.

use leptos::prelude::*;

use super::slot::Slot;
use crate::screen::form::Value;
use crate::text::RecordPage;
use crate::ui::components::{DateField, FieldGroup, TimeField};
use crate::ui::words::words;

pub(super) fn date(slot: &Slot) -> impl IntoView + use<> {
    let value = slot.read(|value| match value {
        Some(Value::Date(date)) => Some(date),
        _ => None,
    });
    let answer = slot.clone();
    let answer = move |date: Option<chrono::NaiveDate>| {
        answer.set(date.map_or_else(|| Value::Text(String::new()), Value::Date));
    };
    view! {
        <DateField
            id=slot.control()
            label=slot.label()
            hint=slot.hint()
            mark=slot.mark()
            error=slot.error
            value=value
            on_change=answer
        />
    }
}

pub(super) fn moment(slot: &Slot) -> impl IntoView + use<> {
    let day = slot.read(|value| halves(value.as_ref()).0);
    let time = slot.read(|value| halves(value.as_ref()).1);
    let (of_day, of_time) = (slot.clone(), slot.clone());
    let control = slot.control();
    view! {
        <FieldGroup
            id=control.clone()
            legend=slot.label()
            hint=slot.hint()
            mark=slot.mark()
            error=slot.error
        >
            <div class="record-form-moment">
                <DateField
                    id=format!("{control}-date")
                    label=words(RecordPage::Date)
                    value=day
                    on_change=move |date| {
                        let time = halves(of_day.now().as_ref()).1;
                        of_day.set(Value::Moment { date, time });
                    }
                />
                <TimeField
                    id=format!("{control}-time")
                    label=words(RecordPage::Time)
                    value=time
                    on_change=move |time| {
                        let date = halves(of_time.now().as_ref()).0;
                        of_time.set(Value::Moment { date, time });
                    }
                />
            </div>
        </FieldGroup>
    }
}

fn halves(value: Option<&Value>) -> (Option<chrono::NaiveDate>, Option<chrono::NaiveTime>) {
    match value {
        Some(Value::Moment { date, time }) => (*date, *time),
        _ => (None, None),
    }
}
