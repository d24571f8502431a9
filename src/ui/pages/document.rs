//! One document about a case: seen here as it will lie on paper, and printed.

use leptos::prelude::*;

use super::opened_case::OpenedCase;
use super::paper::paper;
use super::reading_file::ReadingFile;
use crate::casefile::CaseId;
use crate::screen::documents::{DocumentKind, document};
use crate::text::Paper as Words;
use crate::ui::App;
use crate::ui::components::{Button, Glyph, Section};
use crate::ui::routes::CasePlace;
use crate::ui::words::words;

/// The page.
#[component]
pub fn DocumentPage(
    /// The case.
    case: CaseId,
    /// Which document.
    kind: DocumentKind,
) -> impl IntoView {
    let shown = App::expect().screen(move |desk, now| document(desk, case, kind, now));
    view! {
        <OpenedCase case place=CasePlace::Document(kind)>
            <PrintIt title=words(kind.heading()) />
            {(kind == DocumentKind::WholeCase)
                .then(|| view! { <div class="paper-ask"><ReadingFile case /></div> })}
            {move || shown.get().flatten().map(paper)}
        </OpenedCase>
    }
}

/// What a print is, and the button that makes it.
#[component]
pub(super) fn PrintIt(
    /// What stands above it.
    title: String,
) -> impl IntoView {
    let app = App::expect();
    let print = move |()| app.print();
    view! {
        <div class="paper-ask">
            <Section id="ask" title lead=words(Words::PaperIsYours)>
                <div>
                    <Button glyph=Glyph::Print on_press=print>
                        {words(Words::Print)}
                    </Button>
                </div>
            </Section>
        </div>
    }
}
