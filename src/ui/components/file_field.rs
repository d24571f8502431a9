//! A file to choose, read within a bound: a wrong choice costs no memory and nothing is half read.

use leptos::task::spawn_local;
use leptos::{html, prelude::*};

use super::field::{Field, described_by, invalid};
use crate::platform::files;

/// A file that was chosen.
#[derive(Debug)]
pub struct PickedFile {
    /// Its name on the device.
    pub name: String,
    /// All of it, or why it was not read.
    pub content: Result<Vec<u8>, files::Error>,
    /// The browser's own hold on it.
    pub file: files::File,
}

/// A labelled file.
#[component]
pub fn FileField(
    /// The input's id.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// Which names are offered first, such as `.age`.
    #[prop(optional, into)]
    accept: String,
    /// Larger files are not read.
    bytes_max: u64,
    /// That a file was chosen, by its name.
    #[prop(optional, into)]
    chosen: Signal<Option<String>>,
    /// What is wrong and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Called when a file was read, or could not be.
    #[prop(into)]
    on_pick: Callback<PickedFile>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let latest = StoredValue::new(0_u32);
    let described = described_by(&id, &hint, error);
    let pick = move |_| {
        let Some(file) = input
            .get_untracked()
            .and_then(|input| files::chosen(&input).into_iter().next())
        else {
            return;
        };
        latest.update_value(|latest| *latest = latest.wrapping_add(1));
        let own = latest.get_value();
        spawn_local(async move {
            let content = files::read(&file, bytes_max).await;
            // Somebody may have chosen another one, or left, while this one was read.
            if latest.try_get_value() == Some(own) {
                on_pick.run(PickedFile {
                    name: file.name(),
                    content,
                    file,
                });
            }
        });
    };
    // Emptied before each choice, so that the same file saved anew can be chosen again.
    let forget = move |_| {
        if let Some(input) = input.get_untracked() {
            input.set_value("");
        }
    };
    view! {
        <Field id=id.clone() label hint error>
            <input
                class="file-field"
                id=id
                type="file"
                accept=accept
                node_ref=input
                aria-describedby=described
                aria-invalid=invalid(error)
                on:click=forget
                on:change=pick
            />
            <p class="file-field-chosen" role="status">
                {chosen}
            </p>
        </Field>
    }
}
