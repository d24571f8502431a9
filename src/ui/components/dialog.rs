//! One question in front of the page. The browser keeps the focus inside and answers Escape.

use leptos::{html, prelude::*};

use super::{Glyph, Icon};

/// Whether it is in front of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogState {
    /// It is not there.
    #[default]
    Closed,
    /// It is.
    Open,
}

/// A dialog. Its content lives only while it is open.
#[component]
pub fn Dialog(
    /// The dialog's id; its heading is `<id>-title`.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    title: String,
    /// The words of the closing cross.
    #[prop(into)]
    close_text: String,
    /// Open or closed.
    #[prop(into)]
    state: Signal<DialogState>,
    /// What stands in it, its buttons last.
    children: ChildrenFn,
    /// Called when the person closes it, by cross or Escape.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let wanted = state.get() == DialogState::Open;
        let Some(dialog) = dialog.get() else { return };
        if wanted && !dialog.open() {
            // It only refuses when it is open or has left the page: nothing to show then.
            drop(dialog.show_modal());
        } else if !wanted && dialog.open() {
            dialog.close();
        }
    });
    let closed = move |_| {
        if state.get_untracked() == DialogState::Open {
            on_close.run(());
        }
    };
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    view! {
        <dialog class="dialog" id=id node_ref=dialog aria-labelledby=labelled_by on:close=closed>
            <div class="dialog-head">
                <h2 class="dialog-title" id=title_id>
                    {title}
                </h2>
                <button class="dialog-close" type="button" on:click=move |_| on_close.run(())>
                    <Icon glyph=Glyph::Close />
                    <span class="visually-hidden">{close_text}</span>
                </button>
            </div>
            <div class="dialog-body">
                <Show when=move || state.get() == DialogState::Open>{children()}</Show>
            </div>
        </dialog>
    }
}
