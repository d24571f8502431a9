//! The store could not be opened: what happened, what to do, and once more. Nothing is deleted to get in.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::sealed_copy::SaveAsItIs;
use crate::screen::gate::is_damage;
use crate::text::Shell;
use crate::ui::App;
use crate::ui::components::{Button, PageHead};
use crate::ui::shell::Bare;
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::words;

/// The page. While the store is being opened the static lock screen still stands in front of it.
#[component]
pub fn OpeningPage() -> impl IntoView {
    let app = App::expect();
    let again = move |()| {
        app.hush();
        spawn_local(app.open());
    };
    move || {
        app.trouble().get().map(|trouble| {
            let is_damaged = is_damage(&trouble);
            view! {
                <Bare>
                    <PageHead title=words(Shell::CannotOpen) />
                    <TroubleNotice trouble />
                    <Button on_press=again>{words(Shell::TryAgain)}</Button>
                    {is_damaged.then(|| view! { <SaveAsItIs /> })}
                </Bare>
            }
        })
    }
}
