//! What comes after the set-up: the test with closing the browser, then a backup; where the vault is a file, saving it.

use leptos::prelude::*;

use crate::text::{FirstUse as Words, SurvivalTest, VaultFile};
use crate::ui::App;
use crate::ui::components::{Button, ButtonVariant, Notice, PageHead, Section, Tone};
use crate::ui::routes::{CarryPart, Route};
use crate::ui::words::words;

/// The page.
#[component]
pub fn WelcomePage() -> impl IntoView {
    let app = App::expect();
    let leave = move |route| {
        app.welcome().set(false);
        app.go(route);
    };
    if app.vault_file().is_some() {
        return view! {
            <div class="set-up">
            <PageHead title=words(Words::DoneHeading) />
            <Notice tone=Tone::Warn title=words(VaultFile::Nowhere)>{words(VaultFile::NowhereText)}</Notice>
            <Button on_press=move |()| leave(Route::Today)>{words(Words::ToToday)}</Button>
            </div>
        }
        .into_any();
    }
    view! {
        <div class="set-up">
        <PageHead title=words(Words::DoneHeading) />
        <Section id="survival" title=words(SurvivalTest::Heading) lead=words(SurvivalTest::Why)>
            <Notice tone=Tone::Info>{words(SurvivalTest::Do)}</Notice>
        </Section>
        <p class="prose">{words(Words::DoneBackup)}</p>
        <div class="cluster">
            <Button on_press=move |()| leave(Route::Today)>{words(Words::ToToday)}</Button>
            <Button variant=ButtonVariant::Quiet on_press=move |()| leave(Route::Carry(CarryPart::Backup))>
                {words(Words::ToBackup)}
            </Button>
        </div>
        </div>
    }
    .into_any()
}
