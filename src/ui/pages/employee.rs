//! "Gaat het om een medewerker?": the question, and the stop before anything stands in a case or in the inbox.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::clipboard;
use crate::screen::employee_stop::{SheetLine, as_text, stop};
use crate::text::{EmployeeStop as Words, Problem, QuickObservation, Trouble};
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonVariant, CallButton, Choice, ChoiceLayout, ChoiceOption, Glyph, Notice, PageHead,
    Tone,
};
use crate::ui::shell::EmergencyLink;
use crate::ui::words::{say, words};

/// The id of the question on the page.
pub(super) const QUESTION: &str = "employee";

/// The question.
#[component]
pub(super) fn EmployeeQuestion(
    /// The answer so far.
    answer: RwSignal<Option<bool>>,
    /// That it still has to be answered.
    missing: RwSignal<Option<String>>,
) -> impl IntoView {
    view! {
        <Choice
            id=QUESTION
            legend=words(Words::Question)
            layout=ChoiceLayout::Inline
            options=vec![
                ChoiceOption::new(true, words(QuickObservation::IsColleagueYes)),
                ChoiceOption::new(false, words(QuickObservation::IsColleagueNo)),
            ]
            error=missing
            chosen=answer
            on_choose=move |is_employee| {
                missing.set(None);
                answer.set(Some(is_employee));
            }
        />
    }
}

/// The stop: this plan does not apply, whom to tell, and the words that were written.
#[component]
pub(super) fn EmployeeStop(
    /// What was written.
    lines: Vec<SheetLine>,
    /// Where the text stands now.
    standing: Words,
    /// What else can be done; folded.
    #[prop(optional, into)]
    more: Option<ViewFnOnce>,
    /// It is not about a member of staff after all.
    #[prop(into)]
    on_back: Callback<()>,
    /// The text goes.
    #[prop(into)]
    on_throw_away: Callback<()>,
) -> impl IntoView {
    let app = App::expect();
    let shown = stop(&app.contacts().get_untracked());
    let hours = words(shown.hours);
    view! {
        <PageHead title=words(Words::Heading) lead=words(Words::NotThisPlan) />
        <Notice tone=Tone::Warn>{words(Words::TellBoard)}</Notice>
        <p class="prose">{words(Words::BoardMust)}</p>
        {shown
            .inspector
            .map(|(number, name)| view! { <CallButton number name=words(name) hint=hours /> })}
        <p class="cluster">
            <span>{words(Words::DangerStill)}</span>
            <EmergencyLink text=QuickObservation::ToEmergency />
        </p>
        <p class="prose">{words(Words::NothingKept)} " " {words(standing)}</p>
        <WrittenSheet lines on_back on_throw_away />
        {more.map(ViewFnOnce::run)}
    }
}

/// What was written, to print, to copy, to throw away.
#[component]
fn WrittenSheet(
    lines: Vec<SheetLine>,
    on_back: Callback<()>,
    on_throw_away: Callback<()>,
) -> impl IntoView {
    let app = App::expect();
    let text = StoredValue::new(as_text(&lines, say));
    let print = move |()| app.print();
    let copy = move |()| {
        spawn_local(async move {
            match clipboard::copy(&text.get_value()).await {
                Ok(()) => app.say(Words::Copied),
                Err(_refused) => app.warn(Trouble::from(Problem::CopyRefused)),
            }
        });
    };
    let lines = lines
        .into_iter()
        .map(|line| {
            view! {
                <div class="stop-sheet-line">
                    <dt>{words(line.name)}</dt>
                    <dd class="verbatim">{line.text}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="stop-sheet" aria-labelledby="stop-sheet">
            <h2 id="stop-sheet">{words(Words::PrintHeading)}</h2>
            <dl class="stop-sheet-lines">{lines}</dl>
        </section>
        <div class="cluster">
            <Button glyph=Glyph::Print on_press=print>
                {words(QuickObservation::PrintIt)}
            </Button>
            <Button variant=ButtonVariant::Quiet glyph=Glyph::Copy on_press=copy>
                {words(Words::CopyIt)}
            </Button>
        </div>
        <div class="cluster">
            <Button variant=ButtonVariant::Plain glyph=Glyph::Back on_press=on_back>
                {words(Words::BackItIsNot)}
            </Button>
            <Button variant=ButtonVariant::Plain glyph=Glyph::Trash on_press=on_throw_away>
                {words(Words::ThrowAway)}
            </Button>
        </div>
    }
}
