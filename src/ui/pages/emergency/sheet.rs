//! Today's three with their stamps, and what goes with them: whom it is about, and where it is kept.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::timer::Timer;
use crate::screen::emergency::{Destination, Duty, DutyLine, Emergency, Sheet};
use crate::text::Emergency as Words;
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonVariant, Disclosure, Glyph, Notice, StampButton, TextArea, TextField, TextRoom,
    Tone, Voice, focus::focus_on,
};
use crate::ui::inside::{self, CasePick};
use crate::ui::words::{busy_state, words};

/// The id of the sheet's heading.
const HEADING: &str = "emergency-today";

/// Today's three.
#[component]
pub(super) fn Today(shown: Memo<Emergency>) -> impl IntoView {
    let app = App::expect();
    let note = move || {
        shown.with(|shown| {
            let since = shown.since.clone().map(words);
            let left = shown.left.clone().map(words);
            [since, left]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · ")
        })
    };
    view! {
        <section class="emergency-today" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{words(Words::TodayThree)}</h2>
            <p class="emergency-since" role="status">{note}</p>
            {Duty::ALL.map(|duty| view! { <OneDuty duty shown /> })}
            <Disclosure summary=words(Words::StillToWrite)>
                <p class="field-hint">{words(Words::StillToWriteHint)}</p>
                <Field id="pupil" label=Words::WhichChild of=|sheet| &mut sheet.pupil />
                {move || {
                    let is_known = shown
                        .with(|shown| matches!(shown.destination, Destination::Cases(_)));
                    (!is_known)
                        .then(|| view! { <Field id="author" label=Words::WhoAreYou of=|sheet| &mut sheet.author /> })
                }}
                <Area id="parents" label=Words::ParentsQuestion of=|sheet| &mut sheet.parents />
                <Area id="remark" label=Words::Remark of=|sheet| &mut sheet.remark />
            </Disclosure>
            <Disclosure summary=words(Words::FalseAlarm)>
                <Area id="false-alarm" label=Words::FalseAlarmWhy of=|sheet| &mut sheet.false_alarm />
            </Disclosure>
            {move || match shown.with(|shown| shown.destination.clone()) {
                Destination::Screen => view! { <OnScreen /> }.into_any(),
                Destination::Inbox => view! { <Keeping shown /> }.into_any(),
                Destination::Cases(cases) => {
                    let settled = shown.with(|shown| shown.settled.clone());
                    let pick = match settled {
                        Some(text) => Some(view! { <p class="field-hint">{words(text)}</p> }.into_any()),
                        None => inside::pick_case(CasePick {
                            label: words(Words::LinkToCase),
                            unchosen: words(Words::NoCaseYet),
                            cases,
                            chosen: Signal::derive(move || app.emergency().with(|sheet| sheet.case)),
                            on_choose: Callback::new(move |case| app.emergency().update(|sheet| sheet.case = case)),
                        }),
                    };
                    view! {
                        {pick}
                        <Keeping shown />
                    }
                        .into_any()
                }
            }}
        </section>
    }
}

#[component]
fn OneDuty(duty: Duty, shown: Memo<Emergency>) -> impl IntoView {
    let app = App::expect();
    let sheet = app.emergency();
    let line = Memo::new(move |_| {
        shown.with(|shown| shown.duties.iter().find(|line| line.duty == duty).cloned())
    });
    let stamped = Signal::derive(move || {
        let stamped = line.get().and_then(|line: DutyLine| line.stamped);
        stamped.map(words).unwrap_or_default()
    });
    let is_stamped = Memo::new(move |_| line.get().is_some_and(|line| line.stamped.is_some()));
    let can_be_taken_back =
        Memo::new(move |_| line.get().is_some_and(|line| line.can_be_taken_back));
    let said = move || {
        sheet.with(|sheet| {
            let stamped = sheet.stamped(duty);
            stamped.map_or_else(String::new, |stamped| stamped.words.clone())
        })
    };
    let id = match duty {
        Duty::Talk => "talk",
        Duty::SafeHome => "safe-home",
        Duty::CaseManager => "case-manager",
    };
    view! {
        <div class="emergency-stamp">
            <StampButton
                label=words(duty.name())
                invitation=words(Words::Stamp)
                stamped
                on_stamp=move |()| sheet.update(|sheet| sheet.stamp(duty, app.now()))
            />
            {move || {
                is_stamped
                    .get()
                    .then(|| {
                        view! {
                            <TextField
                                id=id
                                label=words(duty.question())
                                mark=words(Words::StampNote)
                                value=Signal::derive(said)
                                on_input=move |text| sheet.update(|sheet| sheet.describe(duty, text))
                            />
                        }
                    })
            }}
            {move || {
                can_be_taken_back
                    .get()
                    .then(|| {
                        view! {
                            <Button
                                variant=ButtonVariant::Plain
                                glyph=Glyph::Return
                                on_press=move |()| {
                                    sheet.update(|sheet| sheet.take_back(duty, app.now()));
                                }
                            >
                                {words(Words::StampUndo)}
                            </Button>
                        }
                    })
            }}
        </div>
    }
}

/// One line of the sheet.
#[component]
fn Field(id: &'static str, label: Words, of: fn(&mut Sheet) -> &mut String) -> impl IntoView {
    let sheet = App::expect().emergency();
    let value = Signal::derive(move || sheet.with(|sheet| of(&mut sheet.clone()).clone()));
    view! {
        <TextField id label=words(label) value on_input=move |text| sheet.update(|sheet| *of(sheet) = text) />
    }
}

/// Several lines of the sheet.
#[component]
fn Area(id: &'static str, label: Words, of: fn(&mut Sheet) -> &mut String) -> impl IntoView {
    let sheet = App::expect().emergency();
    let value = Signal::derive(move || sheet.with(|sheet| of(&mut sheet.clone()).clone()));
    view! {
        <TextArea
            id
            label=words(label)
            room=TextRoom::Short
            value
            on_input=move |text| sheet.update(|sheet| *of(sheet) = text)
        />
    }
}

/// Keeps it now; it keeps itself when nobody touches it for a moment, and at a lock.
#[component]
fn Keeping(shown: Memo<Emergency>) -> impl IntoView {
    let app = App::expect();
    let busy = RwSignal::new(false);
    let keep = move |is_pressed: bool| {
        let is_busy = busy.try_get_untracked().unwrap_or(true);
        if !is_busy && app.emergency().with_untracked(Sheet::has_unkept) {
            busy.set(true);
            spawn_local(async move {
                let _is_kept = if is_pressed {
                    app.keep_sheet().await
                } else {
                    app.keep_sheet_meanwhile().await
                };
                let _gone = busy.try_set(false);
            });
        }
    };
    let timer = StoredValue::new_local(None::<Timer>);
    Effect::new(move |_| {
        let due_in = app
            .emergency()
            .with(|sheet| sheet.keeps_itself().then(|| sheet.rests_for()));
        let next = due_in.map(|seconds| Timer::after(seconds * 1_000, move || keep(false)));
        timer.set_value(next.and_then(Result::ok));
    });
    let begin_anew = move |()| {
        app.emergency().set(Sheet::default());
        // The button goes, and would take the focus along.
        focus_on(HEADING);
    };
    let kept = move || shown.with(|shown| shown.kept.clone());
    view! {
        {move || {
            shown
                .with(|shown| shown.opens_again.clone())
                .map(|text| view! { <Notice tone=Tone::Warn>{words(text)}</Notice> })
        }}
        {move || {
            kept().map(|text| view! { <Notice tone=Tone::Good voice=Voice::Status>{words(text)}</Notice> })
        }}
        {move || {
            shown
                .with(|shown| shown.ends_there.clone())
                .map(|text| view! { <Notice tone=Tone::Warn>{words(text)}</Notice> })
        }}
        {move || {
            shown
                .with(|shown| shown.has_unkept)
                .then(|| {
                    view! {
                        <Button state=busy_state(busy) on_press=move |()| keep(true)>
                            {words(Words::Keep)}
                        </Button>
                        <p class="field-hint">
                            {shown.with(|shown| shown.keeps_itself).then(|| words(Words::KeepsItself))}
                            " "
                            {words(shown.with(|shown| shown.goes.clone()))}
                        </p>
                    }
                })
        }}
        {move || {
            shown
                .with(|shown| shown.can_begin_anew)
                .then(|| {
                    view! {
                        <Button variant=ButtonVariant::Quiet on_press=begin_anew>
                            {words(Words::BeginAnew)}
                        </Button>
                    }
                })
        }}
    }
}

/// Before there is a vault: it stands here, and on paper.
#[component]
fn OnScreen() -> impl IntoView {
    let app = App::expect();
    let print = move |()| app.print();
    view! {
        <Notice tone=Tone::Warn>{words(Words::KeptOnScreen)}</Notice>
        <Button variant=ButtonVariant::Quiet glyph=Glyph::Print on_press=print>
            {words(Words::PrintIt)}
        </Button>
    }
}
