//! A form that the page answers itself: nothing is ever posted anywhere.

use leptos::{ev::SubmitEvent, prelude::*};

/// A form; Enter in a field sends it.
#[component]
pub fn Form(
    /// Fields, then one primary button with purpose `Submit`.
    children: Children,
    /// Called when it is sent.
    #[prop(into)]
    on_submit: Callback<()>,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    view! {
        <form class="form" novalidate autocomplete="off" on:submit=submit>
            {children()}
        </form>
    }
}
