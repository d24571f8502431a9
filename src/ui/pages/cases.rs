//! *Dossiers*: find a case by name, or begin one.

use leptos::prelude::*;

use crate::screen::cases::{CaseRow, CaseShelf, cases};
use crate::screen::destruction::Line;
use crate::text::{Act, CaseFinder, Destruction, Message, Today as TodayWords, Year};
use crate::ui::App;
use crate::ui::components::{
    Badge, ButtonVariant, Card, Empty, Glyph, LinkButton, PageHead, Section, TextField, TextKind,
    Tone,
};
use crate::ui::routes::{CasePlace, Route, YearPart};
use crate::ui::words::{in_a_row, words};

/// The page.
#[component]
pub fn CasesPage() -> impl IntoView {
    let query = RwSignal::new(String::new());
    let shown = App::expect().screen(move |desk, now| query.with(|query| cases(desk, now, query)));
    // Apart, so that the button is not drawn anew with every letter that is searched for.
    let may_begin =
        Memo::new(move |_| shown.with(|shown| shown.as_ref().is_some_and(|cases| cases.may_begin)));
    let found = move || {
        let found = shown.with(|shown| shown.as_ref().and_then(|cases| cases.found.clone()));
        found.map_or_else(String::new, words)
    };
    view! {
        <div class="cases stack" data-gap="large">
            <PageHead title=words(CaseFinder::Heading) lead=words(CaseFinder::Lead) />
            {move || may_begin.get().then(|| view! {
                <LinkButton href=Route::NewCase.fragment() glyph=Glyph::Plus>
                    {words(Act::OpenCase)}
                </LinkButton>
            })}
            <div class="stack" data-gap="small" role="search">
                <TextField
                    id="case-search"
                    label=words(CaseFinder::SearchLabel)
                    hint=words(CaseFinder::SearchHint)
                    kind=TextKind::Search
                    value=query
                    on_input=move |typed| query.set(typed)
                />
                <p class="cases-found" role="status">
                    {found}
                </p>
            </div>
            {move || {
                shown
                    .get()
                    .map(|cases| {
                        view! {
                            {cases.empty.map(|text| view! { <Empty glyph=Glyph::Folder title=words(text) /> })}
                            {shelf("open-cases", cases.open)}
                            {shelf("closed-cases", cases.closed)}
                            {destroyed(cases.destroyed)}
                            {cases.has_year.then(|| view! { <ToYear /> })}
                        }
                    })
            }}
        </div>
    }
}

/// The way to the overview of the year.
#[component]
fn ToYear() -> impl IntoView {
    let href = Route::Year(YearPart::Counts).fragment();
    view! {
        <Section id="year" title=words(Year::Heading) lead=words(Year::Lead)>
            <div class="cluster">
                <LinkButton href variant=ButtonVariant::Quiet>
                    {words(Year::Act)}
                </LinkButton>
            </div>
        </Section>
    }
}

fn shelf(id: &'static str, shelf: CaseShelf) -> Option<impl IntoView> {
    (!shelf.rows.is_empty()).then(|| {
        view! {
            <Section id title=words(shelf.heading)>
                <div class="grid">{shelf.rows.into_iter().map(row).collect_view()}</div>
            </Section>
        }
    })
}

fn destroyed(lines: Vec<Line>) -> Option<impl IntoView> {
    let is_any = !lines.is_empty();
    let all = |lines: Vec<Message>| lines.into_iter().map(|line| view! { <p>{words(line)}</p> });
    let lines = lines
        .into_iter()
        .map(|line| {
            view! {
                <li>
                    <p>{words(line.what)}</p>
                    <p class="cases-who">{in_a_row(&line.why)}</p>
                    {all(line.copies).collect_view()}
                </li>
            }
        })
        .collect::<Vec<_>>();
    is_any.then(|| {
        let title = words(Destruction::LinesHeading);
        view! {
            <Section id="destroyed" title lead=words(Destruction::LinesLead)>
                <ul class="cases-destroyed">{lines}</ul>
            </Section>
        }
    })
}

fn row(row: CaseRow) -> impl IntoView {
    let tone = if row.in_danger {
        Tone::Danger
    } else {
        Tone::Plain
    };
    view! {
        <Card title=row.pupil href=Route::Case(row.case, CasePlace::Overview).fragment() tone>
            <p class="cases-who">{words(row.who)}</p>
            <p>{words(row.standing)}</p>
            {row.destroy_from.map(|text| view! { <p>{words(text)}</p> })}
            {row.in_danger
                .then(|| view! { <Badge tone=Tone::Danger glyph=Glyph::Alert text=words(TodayWords::DangerStands) /> })}
        </Card>
    }
}
