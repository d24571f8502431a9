//! On the start screen in Safari: that it may throw everything away, and how to prevent that.

use leptos::prelude::*;

use crate::platform::abilities;
use crate::text::LockScreen as Words;
use crate::ui::components::{Notice, Tone};
use crate::ui::words::words;

/// Nothing in other browsers, and nothing on the home screen.
#[component]
pub(super) fn SafariNotice() -> impl IntoView {
    abilities::forgets_when_unused().then(|| {
        view! {
            <Notice tone=Tone::Warn title=words(Words::SafariForgets)>
                <p>{words(Words::SafariInstall)}</p>
                <p>{words(Words::SafariOnAMac)}</p>
            </Notice>
        }
    })
}
