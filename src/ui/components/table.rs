//! A table that scrolls inside its own frame when the screen is narrow.

use leptos::prelude::*;

/// A table; put `<tr>`s in it, the first cell of each a `<th scope="row">`.
#[component]
pub fn Table(
    /// The table's id; its caption is `<id>-caption`.
    #[prop(into)]
    id: String,
    /// What it shows.
    #[prop(into)]
    caption: String,
    /// The words above the columns.
    heads: Vec<String>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let caption_id = format!("{id}-caption");
    let labelled_by = caption_id.clone();
    let (again, columns) = (caption.clone(), heads.len().to_string());
    view! {
        // It takes the focus, so that a keyboard can scroll it.
        <div class="table" id=id role="region" tabindex="0" aria-labelledby=labelled_by>
            <table class="table-grid">
                <caption class="table-caption" id=caption_id>
                    {caption}
                </caption>
                <thead>
                    // On paper it stands here, for a caption does not return on the next sheet.
                    <tr class="paper-only">
                        <th colspan=columns>{again}</th>
                    </tr>
                    <tr>
                        {heads
                            .into_iter()
                            .map(|head| view! { <th scope="col">{head}</th> })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}
