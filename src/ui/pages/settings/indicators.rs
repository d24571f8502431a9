//! *Signalenlijst*: who looked it over as a professional, and when.

use leptos::prelude::*;

use super::kept::Kept;
use super::{Failed, fault_at};
use crate::screen::settings::Fault;
use crate::screen::settings::indicators::{
    Field, ReviewForm, ReviewPage, filled, review, withdrawn,
};
use crate::text::{Settings as Words, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonPurpose, ButtonVariant, DateField, Form, Notice, Section, TextField, Tone,
    focus::focus_on,
};
use crate::ui::words::{busy_state, words};
use crate::workspace::Action;

#[component]
pub(super) fn IndicatorsPart() -> impl IntoView {
    let shown = App::expect().screen(|desk, now| review(desk, now.date_naive()));
    view! {
        <Section
            id="indicator-review"
            title=words(Words::IndicatorReview)
            lead=words(Words::IndicatorReviewWhy)
        >
            {move || shown.get().flatten().map(|shown| view! { <Standing shown /> })}
        </Section>
    }
}

#[component]
fn Standing(shown: ReviewPage) -> impl IntoView {
    let app = App::expect();
    let tone = if shown.is_reviewed {
        Tone::Good
    } else {
        Tone::Warn
    };
    let take_back = move |()| {
        let Some(school) = app.look(|desk, _| withdrawn(&desk.school)) else {
            return;
        };
        app.send(Action::ChangeSchool(Box::new(school)), move |outcome| {
            if let Err(trouble) = outcome {
                app.warn(trouble);
            }
        });
    };
    let today = shown.today;
    view! {
        <Notice tone title=words(shown.state)>
            <p>{shown.list} " · " {words(shown.edition)}</p>
        </Notice>
        {if shown.can_withdraw {
            view! {
                <div class="cluster">
                    <Button variant=ButtonVariant::Quiet on_press=take_back>
                        {words(Words::IndicatorReviewWithdraw)}
                    </Button>
                </div>
            }
                .into_any()
        } else if shown.can_change {
            view! { <Fill today /> }.into_any()
        } else {
            view! { <p class="settings-quiet">{words(Words::OnlyLeaders)}</p> }.into_any()
        }}
    }
}

#[component]
fn Fill(today: chrono::NaiveDate) -> impl IntoView {
    let app = App::expect();
    let filling = Kept::open(app, "signalenlijst", ReviewForm::default(), |draft, _| {
        draft
    });
    let faults = RwSignal::new(Vec::<Fault<Field>>::new());
    let trouble = RwSignal::new(None::<Trouble>);
    let busy = RwSignal::new(false);
    let submit = move |()| {
        let form = filling.form.get_untracked();
        match app.look(|desk, now| filled(desk, &form, now.date_naive())) {
            None => {}
            Some(Err(found)) => {
                focus_on(match found.first().map(|fault| fault.field) {
                    Some(Field::On) => "review-on",
                    Some(Field::By) | None => "review-by",
                });
                faults.set(found);
            }
            Some(Ok(school)) => {
                faults.set(Vec::new());
                trouble.set(None);
                busy.set(true);
                app.send(Action::ChangeSchool(Box::new(school)), move |outcome| {
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
            <TextField
                id="review-by"
                label=words(Words::IndicatorReviewBy)
                error=fault_at(faults, Field::By)
                value=Signal::derive(move || filling.form.with(|form| form.by.clone()))
                on_input=move |typed| filling.write(|form| form.by = typed)
            />
            <DateField
                id="review-on"
                label=words(Words::IndicatorReviewOn)
                latest=today
                error=fault_at(faults, Field::On)
                value=Signal::derive(move || filling.form.with(|form| form.on))
                on_change=move |on| filling.write(|form| form.on = on)
            />
            <Failed trouble />
            <Button purpose=ButtonPurpose::Submit state=busy_state(busy)>
                {words(Words::IndicatorReviewSave)}
            </Button>
        </Form>
    }
}
