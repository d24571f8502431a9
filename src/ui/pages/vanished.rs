//! A mark says that there was a school here: the way back, before anything is set up anew.

use leptos::prelude::*;

use crate::screen::gate::vanished;
use crate::text::LockScreen as Words;
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonVariant, Disclosure, Glyph, LinkButton, Notice, PageHead, Tone,
};
use crate::ui::routes::{CarryPart, Route};
use crate::ui::words::words;

/// The page.
#[component]
pub fn VanishedPage(
    /// The person wants to set up anew, and was told what that means.
    #[prop(into)]
    on_anew: Callback<()>,
) -> impl IntoView {
    let stage = App::expect().stage();
    let told = Memo::new(move |_| stage.with(vanished));
    view! {
        <PageHead title=words(Words::VanishedHeading) />
        {move || {
            told.get()
                .map(|[lost, back]| {
                    view! {
                        <Notice tone=Tone::Warn>{words(lost)}</Notice>
                        <p class="prose">{words(back)}</p>
                    }
                })
        }}
        <LinkButton href=Route::Carry(CarryPart::Restore).fragment() glyph=Glyph::Upload>
            {words(Words::RestoreBackup)}
        </LinkButton>
        <Disclosure summary=words(Words::StartAnew)>
            <p>{words(Words::StartAnewWarning)}</p>
            <Button variant=ButtonVariant::Quiet on_press=on_anew>
                {words(Words::SetUp)}
            </Button>
        </Disclosure>
    }
}
