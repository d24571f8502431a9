//! Ik heb iets gezien: write it, two questions, what now. Works in every state, locked or not.

pub mod next;
pub mod questions;
pub mod stop;
pub mod writing;

use leptos::prelude::*;

use crate::screen::notice::{Draft, Notice as Shown, Step, notice};
use crate::text::QuickObservation as Words;
use crate::ui::App;
use crate::ui::components::PageHead;
use crate::ui::inside;
use crate::ui::leaving::notice_key;
use crate::ui::shell::Around;
use crate::ui::words::words;
use crate::workspace::Stage;

/// The page.
#[component]
pub fn NoticePage() -> impl IntoView {
    let app = App::expect();
    app.look_at_inbox();
    take_up(app);
    let (stage, now) = (app.stage(), app.moment());
    let cases = app.screen(|desk, _| inside::cases(desk));
    let is_in_file = app.vault_file().is_some();
    let shown = Memo::new(move |_| {
        let draft = app.notice().get();
        let shown = stage.with(|stage| notice(&draft, (stage, cases.get()), now.get()));
        if is_in_file { shown.in_file() } else { shown }
    });
    let step = Memo::new(move |_| shown.with(|shown| shown.step));
    view! {
        <Around>
            <div class="notice-page">
            {move || match step.get() {
                Step::Writing => {
                    view! {
                        <PageHead title=words(Words::Heading) lead=words(Words::Intro) />
                        {inside::unread_draft(notice_key())}
                        <writing::Writing shown />
                    }
                        .into_any()
                }
                Step::Questions => {
                    view! {
                        <PageHead title=words(Words::TwoQuestions) />
                        <questions::Questions shown />
                    }
                        .into_any()
                }
                Step::Stopped => view! { <stop::Stop shown /> }.into_any(),
                Step::Next => {
                    view! {
                        <PageHead title=words(Words::NowWhat) />
                        <next::Next shown />
                    }
                        .into_any()
                }
            }}
            </div>
        </Around>
    }
}

/// Goes on with what was being written when the app locked.
fn take_up(app: App) {
    let found = app.look(|desk, _| desk.drafts.get(&notice_key()).cloned());
    let draft = found.flatten().and_then(|text| inside::read_draft(&text));
    if let Some(draft) = draft
        && !app.notice().with_untracked(Draft::has_unkept)
    {
        app.go_on_from(&notice_key());
        app.notice().set(Draft {
            is_kept: false,
            ..draft
        });
    }
}

/// Changes what is being written, and keeps it when somebody unlocked. Of an empty page nothing is kept: it would lie over
/// what another tab has.
fn write(app: App, change: impl FnOnce(&mut Draft)) {
    app.notice().update(|draft| {
        draft.is_kept = false;
        change(draft);
    });
    if app.notice().with_untracked(Draft::is_blank) {
        app.let_go(notice_key());
    } else if app.stage_now() == Stage::Unlocked {
        let text = app.notice().with_untracked(inside::draft_text);
        app.keep(notice_key(), text);
    }
}

/// What the page shows, for its parts.
type Page = Memo<Shown>;
