//! The frame of every unlocked page: a way past the navigation, the navigation, the content.

use leptos::{html, prelude::*};

use super::focus::place_focus;

/// The frame around a page. Bar below on a phone, rail beside it on a desk.
#[component]
pub fn Frame(
    /// The words of the button that jumps past the navigation.
    #[prop(into)]
    skip_text: String,
    /// The navigation.
    #[prop(into)]
    navigation: ViewFnOnce,
    /// The page.
    children: Children,
) -> impl IntoView {
    let content = NodeRef::<html::Main>::new();
    let skip = move |_| {
        if let Some(content) = content.get_untracked() {
            place_focus(&content);
        }
    };
    view! {
        <div class="frame">
            // A link would change the address, which holds the route.
            <button class="frame-skip" type="button" on:click=skip>
                {skip_text}
            </button>
            {navigation.run()}
            <main class="frame-content" node_ref=content tabindex="-1">
                {children()}
            </main>
        </div>
    }
}
