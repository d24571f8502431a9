//! On the lock screen: what is wrong with the opened file, and what waits for somebody to unlock.

use std::rc::Rc;

use leptos::prelude::*;

use super::Hold;
use crate::platform::vault_file;
use crate::text::{Message, VaultFile as Words};
use crate::ui::App;
use crate::ui::components::{Button, ButtonVariant, Notice, Tone};
use crate::ui::words::words;

/// What is told there, and the way to another file.
pub(super) fn notices(hold: &Rc<Hold>) -> AnyView {
    let app = App::expect();
    let older = hold
        .is_older()
        .map(|(here, file)| Words::Older { here, file });
    let forked = hold.is_forked().then_some(Words::Forked);
    let unsettled = hold.store.is_unsettled().then_some(Words::Unsettled);
    let unsaved = hold.has_more_than_files().then_some(Words::UnsavedLocked);
    let kept_here = Rc::clone(hold);
    let other = move |()| {
        if kept_here.has_more_than_files() {
            return app.say(Words::OtherFileUnsaved);
        }
        // A browser that refuses leaves it to the person to load the page anew.
        let _begun = vault_file::begin_anew();
    };
    let other = StoredValue::new_local(other);
    let told = [older, forked, unsettled, unsaved].into_iter().flatten();
    view! {
        {told
            .map(|words_of| view! { <Notice tone=Tone::Warn>{words(Message::from(words_of))}</Notice> })
            .collect_view()}
        <p class="file-name">{hold.name()}</p>
        <Button variant=ButtonVariant::Plain on_press=move |()| other.with_value(|other| other(()))>
            {words(Words::OtherFile)}
        </Button>
    }
    .into_any()
}
