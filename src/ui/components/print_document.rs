//! A document for paper: its head and foot return on every sheet. On the screen it is a preview.

use leptos::prelude::*;

/// A printed document.
#[component]
pub fn PrintDocument(
    /// What it is.
    #[prop(into)]
    title: String,
    /// How it may be used, such as "confidential".
    #[prop(into)]
    marking: String,
    /// What names this copy on every sheet, a line each: case code, version, date.
    #[prop(into)]
    foot: String,
    /// Whether somebody will read it aloud.
    #[prop(optional)]
    is_read_aloud: bool,
    /// Its content: [`super::Section`]s, [`super::FactList`]s, tables.
    children: Children,
) -> impl IntoView {
    view! {
        <article class="print-document" data-aloud=is_read_aloud>
            <div class="print-document-head" aria-hidden="true">
                <div class="print-document-band">
                    <span>{title.clone()}</span>
                    <span>{marking}</span>
                </div>
            </div>
            <div class="print-document-body">
                <h1 class="print-document-title">{title}</h1>
                {children()}
            </div>
            <div class="print-document-foot">
                <p class="print-document-line">{foot}</p>
            </div>
        </article>
    }
}
