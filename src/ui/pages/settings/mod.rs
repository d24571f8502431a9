//! *Instellingen*: the school, who works here, whom to call, who reviewed the indicator list, and what can be checked.

pub mod colleague;
pub mod contacts;
pub mod device;
pub mod indicators;
pub mod kept;
pub mod member_change;
pub mod member_new;
pub mod member_remove;
pub mod members;
pub mod passphrase;
pub mod proof;
pub mod recovery;
pub mod school;
pub mod second_device;
pub mod terms;

use leptos::prelude::*;

use crate::screen::settings::{Fault, at};
use crate::text::{Settings as Words, Trouble};
use crate::ui::App;
use crate::ui::components::{Notice, PageHead, TabItem, Tabs, Tone, Voice};
use crate::ui::routes::{Route, SettingsPart};
use crate::ui::words::{sentence, words};

/// The page.
#[component]
pub fn SettingsPage(
    /// Which part is open.
    part: SettingsPart,
) -> impl IntoView {
    let app = App::expect();
    let current = Signal::derive(move || app.route().get().fragment());
    let shown = match part {
        SettingsPart::School => view! {
            <school::SchoolPart />
            <device::DevicePart />
        }
        .into_any(),
        SettingsPart::Members => view! {
            <members::MembersPart />
            <second_device::SecondDevice />
        }
        .into_any(),
        SettingsPart::Contacts => view! { <contacts::ContactsPart /> }.into_any(),
        SettingsPart::Indicators => view! { <indicators::IndicatorsPart /> }.into_any(),
        SettingsPart::Proof => view! { <proof::ProofPart /> }.into_any(),
    };
    view! {
        <div class="settings">
            <PageHead title=words(Words::Heading) />
            <Tabs label=words(Words::Parts) items=parts() current />
            {shown}
        </div>
    }
}

fn parts() -> Vec<TabItem> {
    [
        (SettingsPart::School, Words::SchoolPart),
        (SettingsPart::Members, Words::MembersPart),
        (SettingsPart::Contacts, Words::ContactsPart),
        (SettingsPart::Indicators, Words::IndicatorsPart),
        (SettingsPart::Proof, Words::ProofPart),
    ]
    .map(|(part, text)| TabItem {
        href: Route::Settings(part).fragment(),
        text: words(text),
    })
    .to_vec()
}

/// The sentence at one field.
fn fault_at<F>(faults: RwSignal<Vec<Fault<F>>>, field: F) -> Signal<Option<String>>
where
    F: PartialEq + Clone + Send + Sync + 'static,
{
    Signal::derive(move || faults.with(|faults| at(faults, &field).map(words)))
}

/// Why it was not done, beside the button that asked for it.
#[component]
fn Failed(trouble: RwSignal<Option<Trouble>>) -> impl IntoView {
    move || {
        trouble.get().map(|trouble| {
            view! {
                <Notice tone=Tone::Warn voice=Voice::Alert>{sentence(&trouble)}</Notice>
            }
        })
    }
}
