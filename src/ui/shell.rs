//! What stands around a page: navigation and the lock when unlocked, the two doors when not.

use leptos::prelude::*;

use super::components::{
    Button, ButtonVariant, Frame, Glyph, Icon, LinkButton, Menu, NavBar, NavItem, NavWeight,
};
use super::context::App;
use super::cover::CoverButton;
use super::inside;
use super::legacy::Cause;
use super::outlet::file_part;
use super::presenting::{PresentingBar, PresentingButton};
use super::root::LOCK_KEY;
use super::routes::{CarryPart, Route, SettingsPart};
use super::vault_file::Part;
use super::words::words;
use crate::casefile::CaseId;
use crate::screen::who_unlocked;
use crate::text::{Inbox, LockScreen, Message, Shell};
use crate::workspace::Stage;

/// The frame of an unlocked page.
#[component]
pub fn Framed(
    /// The page.
    children: Children,
) -> impl IntoView {
    view! {
        <Frame skip_text=words(Shell::SkipToContent) navigation=navigation>
            <div class="shell-bar">
                <Menu label=words(Shell::MoreMenu)>
                    <Lesser />
                </Menu>
                <CoverButton />
                <LockButton />
            </div>
            {file_part(Part::Bar, Callback::new(|()| ()))}
            <PresentingBar />
            {children()}
        </Frame>
    }
}

fn navigation() -> impl IntoView {
    let app = App::expect();
    let me = app.screen(who_unlocked);
    let current = Signal::derive(move || app.route().get().fragment());
    view! {
        <NavBar label=words(Shell::Navigation) items=Signal::derive(items) current>
            <Lesser />
            <p class="shell-me">{move || me.get().map(words)}</p>
            <CoverButton />
            <LockButton />
        </NavBar>
    }
}

fn items() -> Vec<NavItem> {
    let item = |route: Route, text: Shell, glyph: Glyph| NavItem {
        href: route.fragment(),
        text: words(text),
        glyph,
        weight: if route == Route::Emergency {
            NavWeight::Emergency
        } else {
            NavWeight::Plain
        },
        mark: String::new(),
    };
    vec![
        item(Route::Today, Shell::ToToday, Glyph::Today),
        item(Route::Cases, Shell::ToCases, Glyph::Folder),
        item(Route::Notice, Shell::ToQuickObservation, Glyph::Eye),
        item(Route::Emergency, Shell::ToEmergency, Glyph::Siren),
    ]
}

/// The places one needs less often.
#[component]
fn Lesser() -> impl IntoView {
    let app = App::expect();
    let unread = app.screen(|desk, _| desk.notes.len());
    let unread = move || {
        let count = u32::try_from(unread.get().unwrap_or_default()).unwrap_or(u32::MAX);
        (count > 0).then(|| {
            view! { <span class="shell-unread">{words(Inbox::Unread { count })}</span> }
        })
    };
    view! {
        <LinkButton href=Route::Inbox.fragment() variant=ButtonVariant::Plain glyph=Glyph::Inbox>
            {words(Shell::ToInbox)}
            {unread}
        </LinkButton>
        <LinkButton href=Route::Carry(CarryPart::Backup).fragment() variant=ButtonVariant::Plain glyph=Glyph::Download>
            {words(Shell::ToKeeping)}
        </LinkButton>
        <LinkButton
            href=Route::Settings(SettingsPart::School).fragment()
            variant=ButtonVariant::Plain
            glyph=Glyph::Settings
        >
            {words(Shell::ToSettings)}
        </LinkButton>
        <PresentingButton />
    }
}

/// Locks at once; its key stands on it.
#[component]
pub fn LockButton() -> impl IntoView {
    let app = App::expect();
    view! {
        <Button
            variant=ButtonVariant::Quiet
            glyph=Glyph::Lock
            on_press=move |()| app.lock(Cause::ByHand)
        >
            {words(Shell::Lock)}
            <kbd class="shell-key">{LOCK_KEY}</kbd>
        </Button>
    }
}

/// Around a page that works in every state: the frame when unlocked, the way back and the cover when not: a name can stand there too.
#[component]
pub fn Around(
    /// The page.
    children: ChildrenFn,
) -> impl IntoView {
    let stage = App::expect().stage();
    let is_unlocked = Memo::new(move |_| stage.with(|stage| *stage == Stage::Unlocked));
    move || {
        if is_unlocked.get() {
            let children = ChildrenFn::clone(&children);
            inside::framed(Box::new(move || children()))
        } else {
            let children = ChildrenFn::clone(&children);
            view! {
                <main class="screen">
                    <div class="bare-doors">
                        <a class="static-screen-back" href=Route::Today.fragment()>
                            <Icon glyph=Glyph::Back />
                            <span>{words(Shell::Back)}</span>
                        </a>
                        <CoverButton />
                    </div>
                    {children()}
                </main>
            }
            .into_any()
        }
    }
}

/// The way to Spoed, as red as everywhere.
#[component]
pub fn EmergencyLink(
    /// Its words.
    #[prop(into)]
    text: Message,
    /// The case that it is about.
    #[prop(default = None)]
    case: Option<CaseId>,
) -> impl IntoView {
    let route = case.map_or(Route::Emergency, Route::EmergencyOf);
    view! {
        <a class="bare-emergency" href=route.fragment()>
            <Icon glyph=Glyph::Siren />
            <span>{words(text)}</span>
        </a>
    }
}

/// The frame of a page for which nobody unlocked.
#[component]
pub fn Bare(
    /// The page.
    children: Children,
) -> impl IntoView {
    view! {
        <main class="screen bare">
            <nav class="bare-doors" aria-label=words(Shell::Navigation)>
                <p class="lock-name">"Schoolmap"</p>
                <EmergencyLink text=Shell::ToEmergency />
            </nav>
            {children()}
            <p class="lock-privacy">{words(LockScreen::SealedAlways)}</p>
        </main>
    }
}
