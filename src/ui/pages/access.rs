//! A parent asks to see the file: decide about each name and record, and print what the parent gets.

use leptos::prelude::*;

use super::document::{PrintIt, warned};
use super::opened_case::OpenedCase;
use super::paper::paper;
use crate::casefile::CaseId;
use crate::exchange::documents::{Ground, LeftOut, NameChoice, Reach};
use crate::screen::case::is_with;
use crate::screen::documents::access::{
    Question, Side, access, caution, draft_key, questions, start,
};
use crate::text::AccessPaper as Words;
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonVariant, CheckBox, Choice, ChoiceOption, Glyph, Notice, Section, Select,
    TextField, Tone, Voice,
};
use crate::ui::routes::CasePlace;
use crate::ui::words::words;

/// The page.
#[component]
pub fn AccessPage(
    /// The case.
    case: CaseId,
) -> impl IntoView {
    view! {
        <OpenedCase case place=CasePlace::Access>
            <Deciding case />
        </OpenedCase>
    }
}

#[component]
fn Deciding(case: CaseId) -> impl IntoView {
    let app = App::expect();
    let begun = app.look(move |desk, _| start(desk, case));
    app.go_on_from(&draft_key(case));
    let left_out = RwSignal::new(begun.flatten().unwrap_or_default());
    // Kept like every text that is being typed: a lock or another page takes no decision away.
    let keep = move |decided: &LeftOut, _: Option<&LeftOut>, _: Option<()>| {
        if let Some(text) = decided.to_draft() {
            app.keep(draft_key(case), text);
        }
    };
    Effect::watch(move || left_out.get(), keep, false);
    let side = RwSignal::new(Side::Parent);
    let shown = app.screen(move |desk, now| {
        left_out.with(|left_out| access(desk, case, (left_out, side.get()), now))
    });
    let known = app.screen(move |desk, _| left_out.with(|left_out| caution(desk, case, left_out)));
    let is_with = app.screen(move |desk, _| is_with(desk, case));
    let papers = vec![
        ChoiceOption::new(Side::Parent, words(Words::PaperParent)),
        ChoiceOption::new(Side::School, words(Words::PaperSchool)),
    ];
    // It tells whoever prints; on the paper it would tell the parent. It stands before all there is to decide, and once
    // more at the print where it is pressing.
    let warning = move |at_print: bool| {
        let known = known.get().flatten();
        let known = known.filter(|known| known.is_open || !at_print);
        known.map(|known| {
            view! {
                <div class="paper-ask">
                    <Notice
                        tone=if known.is_open { Tone::Danger } else { Tone::Warn }
                        voice=if at_print { Voice::Alert } else { Voice::Silent }
                        title=words(known.title)
                    >
                        <p>{words(known.text)}</p>
                    </Notice>
                </div>
            }
        })
    };
    view! {
        <div class="paper-ask stack" data-gap="large">
            {move || warning(false)}
            <Section id="access" title=words(Words::Heading) lead=words(Words::Lead)>
                <Names case left_out />
            </Section>
            <Records case left_out />
            <Choice
                id="access-paper"
                legend=words(Words::WhichPaper)
                options=papers
                chosen=Signal::derive(move || Some(side.get()))
                on_choose=move |chosen| side.set(chosen)
            />
        </div>
        {move || warning(true)}
        {move || warned(is_with.get().flatten())}
        <PrintIt title=words(crate::text::Paper::Print) />
        {move || shown.get().flatten().map(paper)}
    }
}

#[component]
fn Names(case: CaseId, left_out: RwSignal<LeftOut>) -> impl IntoView {
    let more = RwSignal::new(String::new());
    let count = Memo::new(move |_| left_out.with(|left_out| left_out.names.len()));
    let add = move |()| {
        let name = more.get_untracked().trim().to_owned();
        if !name.is_empty() {
            left_out.update(|left_out| {
                left_out.names.push(NameChoice {
                    name,
                    reach: Reach::Everywhere,
                    ground: Ground::OtherPerson,
                    is_left_out: true,
                });
            });
            more.set(String::new());
        }
    };
    view! {
        <h3>{words(Words::NamesHeading)}</h3>
        <p>{words(Words::NamesLead)}</p>
        // Anew only when a name comes in: ticking keeps the focus where it is.
        {move || {
            count.track();
            rows(case, left_out, true)
        }}
        <TextField
            id="access-more"
            label=words(Words::AddWords)
            hint=words(Words::AddWordsHint)
            value=more
            on_input=move |text| more.set(text)
        />
        <div>
            <Button variant=ButtonVariant::Quiet glyph=Glyph::Plus on_press=add>
                {words(Words::Add)}
            </Button>
        </div>
    }
}

#[component]
fn Records(case: CaseId, left_out: RwSignal<LeftOut>) -> impl IntoView {
    view! {
        <Section id="access-records" title=words(Words::RecordsHeading) lead=words(Words::RecordsLead)>
            {rows(case, left_out, false)}
        </Section>
    }
}

/// One row for each question, as they are now.
fn rows(case: CaseId, left_out: RwSignal<LeftOut>, is_names: bool) -> Vec<AnyView> {
    let asked = App::expect()
        .look(move |desk, _| left_out.with_untracked(|left_out| questions(desk, case, left_out)));
    let [names, records] = asked.unwrap_or_default();
    let asked = if is_names { names } else { records };
    let rows = asked.into_iter().enumerate();
    rows.map(|(place, question)| row(left_out, (is_names, place), question).into_any())
        .collect()
}

fn row(
    left_out: RwSignal<LeftOut>,
    (is_names, place): (bool, usize),
    question: Question,
) -> impl IntoView {
    let (ground, ticked) = (
        RwSignal::new(question.ground),
        RwSignal::new(question.is_left_out),
    );
    let settle = move || {
        let (ground, is_left_out) = (ground.get_untracked(), ticked.get_untracked());
        left_out.update(|left_out| left_out.settle(is_names, place, (ground, is_left_out)));
    };
    let label = words(question.label);
    let what = label.clone();
    let id = format!(
        "access-{}-{place}",
        if is_names { "name" } else { "record" }
    );
    let why = format!("{id}-why");
    let options =
        Ground::ALL.map(|ground| ChoiceOption::new(ground, words(Words::GroundName { ground })));
    let choose = move |chosen: Option<Ground>| {
        ground.update(|ground| *ground = chosen.unwrap_or(*ground));
        settle();
    };
    view! {
        <CheckBox
            id
            label
            ticked
            on_toggle=move |is_ticked| {
                ticked.set(is_ticked);
                settle();
            }
        />
        {move || ticked.get().then(|| view! {
            <Select
                id=why.clone()
                label=words(Words::GroundLabel { what: what.clone() })
                options=options.to_vec()
                chosen=Signal::derive(move || Some(ground.get()))
                on_choose=choose
            />
        })}
    }
}
