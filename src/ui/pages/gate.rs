//! Slot: choose your mark, say your passphrase; Spoed and the quick observation stay in reach.

use leptos::{html, prelude::*};

use super::safari::SafariNotice;
use super::sealed_copy::SaveAsItIs;
use crate::screen::gate::{Gate, gate, is_broken_place, is_damage};
use crate::text::{Backup, LockScreen as Words, Shell};
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonPurpose, ButtonVariant, CheckBox, Choice, ChoiceLayout, ChoiceOption, Disclosure,
    Form, Glyph, Icon, Notice, PassphraseField, TextField, Tone, focus::focus_on, take_passphrase,
};
use crate::ui::inside;
use crate::ui::legacy::Cause;
use crate::ui::outlet::file_part;
use crate::ui::routes::Route;
use crate::ui::vault_file::Part;
use crate::ui::words::{busy_state, sentence, words};
use crate::workspace::Action;
use zeroize::Zeroizing;

/// The page.
#[component]
pub fn GatePage() -> impl IntoView {
    let app = App::expect();
    let stage = app.stage();
    let shown = Memo::new(move |_| stage.with(gate));
    let with_code = RwSignal::new(false);
    view! {
        <main class="screen lock">
            <p class="lock-name">
                <Icon glyph=Glyph::Folder />
                <span>"Schoolmap"</span>
            </p>
            <div class="lock-doors">
                <Door
                    route=Route::Notice
                    glyph=Glyph::Pencil
                    name=words(Shell::ToQuickObservation)
                    hint=words(Words::NoticeHint)
                />
                <Door
                    route=Route::Emergency
                    glyph=Glyph::Siren
                    name=words(Shell::ToEmergency)
                    hint=words(Words::EmergencyHint)
                />
            </div>
            <section class="lock-slot" aria-labelledby="lock-title" on:input=|_| inside::expect_soon()>
                <h1 class="lock-title" id="lock-title">
                    {words(Words::Heading)}
                </h1>
                <WhyLocked />
                <SafariNotice />
                {file_part(Part::AtLock, Callback::new(|()| ()))}
                {move || match (with_code.get(), shown.get()) {
                    (true, _) => view! { <WithCode on_back=move |()| with_code.set(false) /> }.into_any(),
                    (false, Some(gate)) if gate.members.is_empty() => {
                        view! { <NobodyLeft on_code=move |()| with_code.set(true) /> }.into_any()
                    }
                    (false, Some(gate)) => {
                        view! { <WithPassphrase gate on_code=move |()| with_code.set(true) /> }.into_any()
                    }
                    (false, None) => ().into_any(),
                }}
            </section>
            <p class="lock-privacy">
                <Icon glyph=Glyph::Shield />
                <span>{words(Words::SealedAlways)}</span>
            </p>
        </main>
    }
}

#[component]
fn Door(route: Route, glyph: Glyph, name: String, hint: String) -> impl IntoView {
    let weight = (route == Route::Emergency).then_some("emergency");
    view! {
        <a class="lock-door" href=route.fragment() data-weight=weight>
            <Icon glyph />
            <span class="lock-door-text">
                <span class="lock-door-name">{name}</span>
                <span>{hint}</span>
            </span>
        </a>
    }
}

#[component]
fn WhyLocked() -> impl IntoView {
    let legacy = App::expect().legacy();
    let why = match legacy.cause {
        Cause::Opened | Cause::Stopped => None,
        Cause::ByHand | Cause::ElsewhereByHand => Some(Words::LockedByYou),
        Cause::Updated => Some(Words::Updated),
        Cause::Idle(minutes) => Some(Words::LockedForIdle { minutes }),
    };
    why.map(|why| {
        let kept = legacy.has_kept.then(|| words(Words::DraftKept));
        view! { <p class="lock-why" role="status">{words(why)} " " {kept}</p> }
    })
}

#[component]
fn WithPassphrase(gate: Gate, #[prop(into)] on_code: Callback<()>) -> impl IntoView {
    let app = App::expect();
    let Gate {
        members,
        only,
        damaged,
    } = gate;
    let chosen = RwSignal::new(only);
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    let is_damaged = RwSignal::new(false);
    let is_place_broken = RwSignal::new(damaged.is_some());
    let reads = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let submit = move |()| {
        let Some(member) = chosen.get_untracked() else {
            return error.set(Some(words(Words::ChooseFirst)));
        };
        if busy.get_untracked() {
            return;
        }
        let passphrase = take_passphrase(input);
        if passphrase.is_empty() {
            error.set(Some(words(Words::PassphraseMissing)));
            return focus_on("passphrase");
        }
        busy.set(true);
        error.set(None);
        let action = if reads.get_untracked() {
            let secret = passphrase;
            Action::OpenToRead {
                key: Some(member),
                secret,
            }
        } else {
            Action::Unlock { member, passphrase }
        };
        app.send(action, move |outcome| {
            if let Err(refused) = outcome {
                busy.set(false);
                is_damaged.update(|known| *known |= is_damage(&refused));
                is_place_broken.update(|known| *known |= is_broken_place(&refused));
                error.set(Some(sentence(&refused)));
                focus_on("passphrase");
            }
        });
    };
    let choose = move |member| {
        chosen.set(Some(member));
        error.set(None);
        focus_on("passphrase");
    };
    Effect::new(move |_| {
        // One member has one thing to do here.
        if input.get().is_some() && only.is_some() {
            focus_on("passphrase");
        }
    });
    let marks: Vec<_> = members
        .into_iter()
        .map(|one| ChoiceOption::new(one.member, one.mark))
        .collect();
    view! {
        {damaged.map(|text| view! { <Notice tone=Tone::Warn>{words(text)}</Notice> })}
        <Form on_submit=submit>
            <Choice
                id="mark"
                legend=words(Words::WhoAreYou)
                layout=ChoiceLayout::Inline
                options=marks
                chosen
                on_choose=choose
            />
            <PassphraseField
                id="passphrase"
                label=words(Words::Passphrase)
                show_text=words(Words::ShowPassphrase)
                hide_text=words(Words::HidePassphrase)
                error
                input
            />
            {move || is_damaged.get().then(|| view! { <ReadOnly reads /> })}
            <Button purpose=ButtonPurpose::Submit state=busy_state(busy)>
                {words(Words::Unlock)}
            </Button>
            <p role="status">{move || busy.get().then(|| words(Words::Unlocking))}</p>
        </Form>
        {move || is_place_broken.get().then(|| view! { <ByCode on_code /> })}
        {move || (is_damaged.get() || is_place_broken.get()).then(|| view! { <SaveAsItIs /> })}
        {move || (!is_place_broken.get()).then(|| view! { <Forgotten on_code /> })}
    }
}

/// Where every place on the lock is gone or damaged, there is nothing to choose.
#[component]
fn NobodyLeft(#[prop(into)] on_code: Callback<()>) -> impl IntoView {
    view! {
        <Notice tone=Tone::Danger title=words(Words::NoPlaceLeft)>
            <p>{words(Words::NoPlaceLeftNow)}</p>
        </Notice>
        <ByCode on_code />
        <SaveAsItIs />
    }
}

/// The way that no damaged place stands in.
#[component]
fn ByCode(on_code: Callback<()>) -> impl IntoView {
    view! {
        <div class="cluster">
            <Button variant=ButtonVariant::Quiet on_press=on_code>
                {words(Words::UseRecoveryCode)}
            </Button>
        </div>
    }
}

/// What still opens can be read, where unlocking meets damage.
#[component]
fn ReadOnly(reads: RwSignal<bool>) -> impl IntoView {
    view! {
        <CheckBox
            id="read-what-is-whole"
            label=words(Backup::ReadWhatIsWhole)
            hint=words(Backup::ReadWhatIsWholeHint)
            ticked=reads
            on_toggle=move |ticked| reads.set(ticked)
        />
    }
}

#[component]
fn Forgotten(on_code: Callback<()>) -> impl IntoView {
    view! {
        <Disclosure summary=words(Words::ForgotPassphrase)>
            <p>{words(Words::ForgotHelp)}</p>
            <Button variant=ButtonVariant::Quiet on_press=on_code>
                {words(Words::UseRecoveryCode)}
            </Button>
        </Disclosure>
    }
}

#[component]
fn WithCode(#[prop(into)] on_back: Callback<()>) -> impl IntoView {
    let app = App::expect();
    let code = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let (is_damaged, reads) = (RwSignal::new(false), RwSignal::new(false));
    let error = RwSignal::new(None::<String>);
    let submit = move |()| {
        busy.set(true);
        let code = Zeroizing::new(code.get_untracked());
        let action = if reads.get_untracked() {
            Action::OpenToRead {
                key: None,
                secret: code,
            }
        } else {
            Action::UnlockWithRecovery { code }
        };
        app.send(action, move |outcome| {
            if let Err(refused) = outcome {
                busy.set(false);
                is_damaged.update(|known| *known |= is_damage(&refused));
                error.set(Some(sentence(&refused)));
            }
        });
    };
    view! {
        <Form on_submit=submit>
            <TextField
                id="code"
                label=words(Words::RecoveryCode)
                hint=words(Words::RecoveryCodeHint)
                error
                value=code
                on_input=move |text| code.set(text)
            />
            {move || is_damaged.get().then(|| view! { <ReadOnly reads /> })}
            <div class="cluster">
                <Button purpose=ButtonPurpose::Submit state=busy_state(busy)>
                    {words(Words::UseRecoveryCode)}
                </Button>
                <Button variant=ButtonVariant::Plain on_press=on_back>
                    {words(Words::BackToPassphrase)}
                </Button>
            </div>
        </Form>
    }
}
