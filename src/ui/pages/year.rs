//! *Jaaroverzicht*: choose a school year, have it counted, print it or save it for a spreadsheet.

use leptos::prelude::*;

use super::document::PrintIt;
use super::paper::paper;
use crate::platform::files;
use crate::screen::paper::Document;
use crate::screen::year::{Ask, ask, cases, counts, counts_file, year_named};
use crate::text::{CaseFinder, Problem, Trouble, Year as Words};
use crate::ui::App;
use crate::ui::components::{
    BackLink, Button, ButtonVariant, ChoiceOption, Glyph, Notice, PageHead, Select, TabItem, Tabs,
    Tone, Voice,
};
use crate::ui::routes::{Route, YearPart};
use crate::ui::words::{busy_state, words};
use crate::workspace::Action;

/// The page.
#[component]
pub fn YearPage(
    /// Which part is open.
    part: YearPart,
) -> impl IntoView {
    let app = App::expect();
    let asked = app.screen(ask);
    let back = BackLink {
        href: Route::Cases.fragment(),
        text: words(CaseFinder::Heading),
    };
    let tab = |part, text| TabItem {
        href: Route::Year(part).fragment(),
        text: words(text),
    };
    let parts = vec![
        tab(YearPart::Counts, Words::CountsPart),
        tab(YearPart::Cases, Words::CasesPart),
    ];
    view! {
        <div class="case-page stack" data-gap="large">
            <PageHead title=words(Words::Heading) lead=words(Words::Lead) back />
            <Tabs label=words(Words::Parts) items=parts current=Route::Year(part).fragment() />
            {move || match asked.get() {
                Some(asked) if asked.is_for_me => view! { <Counting part asked /> }.into_any(),
                Some(_) => {
                    view! { <Notice tone=Tone::Info>{words(Words::NotForYou)}</Notice> }.into_any()
                }
                None => ().into_any(),
            }}
        </div>
    }
}

/// Chooses a year, opens every case and counts; what was counted stays until it is counted anew.
#[component]
fn Counting(part: YearPart, asked: Ask) -> impl IntoView {
    let app = App::expect();
    let busy = RwSignal::new(false);
    let counted = RwSignal::new(None::<Document>);
    let saved = RwSignal::new(None::<String>);
    let options: Vec<ChoiceOption<String>> = asked
        .years
        .iter()
        .map(|year| {
            let year = year.to_string();
            let label = words(Words::YearNamed { year: year.clone() });
            ChoiceOption::new(year, label)
        })
        .collect();
    let chosen = RwSignal::new(options.first().map(|first| first.value.clone()));
    let choose = move |year| {
        chosen.set(year);
        counted.set(None);
        saved.set(None);
    };
    let count = move |()| {
        busy.set(true);
        app.send(Action::LoadEveryCase, move |outcome| {
            let _gone = busy.try_set(false);
            match outcome {
                Ok(_) => {
                    let year = chosen.get_untracked().and_then(|year| year_named(&year));
                    let made = app.look(|desk, now| {
                        let year = year?;
                        Some(match part {
                            YearPart::Counts => counts(desk, year, now),
                            YearPart::Cases => cases(desk, year, now),
                        })
                    });
                    let _gone = counted.try_set(made.flatten());
                }
                Err(trouble) => app.warn(trouble),
            }
        });
    };
    view! {
        <div class="paper-ask stack">
            <Select
                id="school-year"
                label=words(Words::WhichYear)
                options=Signal::stored(options)
                chosen=chosen
                on_choose=choose
            />
            <div class="cluster">
                <Button state=busy_state(busy) on_press=count>
                    {words(Words::Count)}
                </Button>
            </div>
            <p role="status">{move || busy.get().then(|| words(Words::Counting))}</p>
        </div>
        {move || {
            counted
                .get()
                .map(|document| {
                    view! {
                        <PrintIt title=words(document.title.clone()) />
                        {(part == YearPart::Counts).then(|| view! { <Save chosen saved /> })}
                        {paper(document)}
                    }
                })
        }}
    }
}

/// Saves the counts for a spreadsheet.
#[component]
fn Save(chosen: RwSignal<Option<String>>, saved: RwSignal<Option<String>>) -> impl IntoView {
    let app = App::expect();
    let save = move |()| {
        let year = chosen.get_untracked().and_then(|year| year_named(&year));
        let made = app.look(|desk, now| Some(counts_file(desk, year?, now)));
        let Some(file) = made.flatten() else {
            return;
        };
        match files::download(&file.name, "text/csv", &file.bytes) {
            Ok(()) => saved.set(Some(file.name)),
            Err(_) => app.warn(Trouble::from(Problem::FileNotSaved)),
        }
    };
    view! {
        <div class="paper-ask stack" data-gap="small">
            <div class="cluster">
                <Button variant=ButtonVariant::Quiet glyph=Glyph::Download on_press=save>
                    {words(Words::Download)}
                </Button>
            </div>
            {move || {
                saved
                    .get()
                    .map(|name| {
                        view! {
                            <Notice tone=Tone::Good voice=Voice::Status>
                                {words(Words::Downloaded { name })}
                            </Notice>
                        }
                    })
            }}
        </div>
    }
}
