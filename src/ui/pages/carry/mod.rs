//! *Bewaren*: the backup, giving cases along, taking them in, putting a backup back.

pub mod backup;
pub mod backup_check;
pub mod export;
pub mod export_choice;
pub mod exported;
pub mod folder;
pub mod hand_over;
pub mod handed_over;
pub mod import;
pub mod import_form;
pub mod import_preview;
pub mod kept_keys;
pub mod keys;
pub mod merge;
pub mod receipt;
pub mod rescue;
pub mod restore;
pub mod storage;
pub mod survival;
pub mod to_whom;
pub mod wipe;

use leptos::prelude::*;

use super::new_case::read_only;
use crate::text::Carry as Words;
use crate::ui::App;
use crate::ui::components::{PageHead, TabItem, Tabs};
use crate::ui::routes::{CarryPart, Route};
use crate::ui::words::words;

pub use restore::RestorePage;

/// The page.
#[component]
pub fn CarryPage(
    /// Which part is open.
    part: CarryPart,
) -> impl IntoView {
    let app = App::expect();
    let current = Signal::derive(move || {
        let route = app.route().get();
        let tab = if let Route::Carry(CarryPart::Export(_)) = route {
            Route::Carry(CarryPart::Export(None))
        } else if let Route::Carry(CarryPart::HandOver(_) | CarryPart::Keys) = route {
            Route::Carry(CarryPart::HandOver(None))
        } else {
            route
        };
        tab.fragment()
    });
    let is_read_only = app.look(|desk, _| desk.is_read_only()) == Some(true);
    let shown = match part {
        CarryPart::Rescue => view! { <rescue::RescuePart /> }.into_any(),
        _needs_the_store if is_read_only => read_only(app).into_any(),
        CarryPart::Backup => view! { <backup::BackupPart /> }.into_any(),
        CarryPart::Export(case) => view! { <export::ExportPart case /> }.into_any(),
        CarryPart::HandOver(case) => view! { <hand_over::HandOverPart case /> }.into_any(),
        CarryPart::Keys => view! { <keys::KeysPart /> }.into_any(),
        CarryPart::Import => view! { <import::ImportPart /> }.into_any(),
        CarryPart::Restore => view! { <merge::MergePart /> }.into_any(),
    };
    view! {
        <div class="carry">
            <PageHead title=words(Words::Heading) />
            <Tabs label=words(Words::Parts) items=parts() current />
            {shown}
        </div>
    }
}

fn parts() -> Vec<TabItem> {
    [
        (CarryPart::Backup, Words::BackupPart),
        (CarryPart::Export(None), Words::ExportPart),
        (CarryPart::HandOver(None), Words::HandoverPart),
        (CarryPart::Import, Words::ImportPart),
        (CarryPart::Restore, Words::RestorePart),
        (CarryPart::Rescue, Words::RescuePart),
    ]
    .map(|(part, text)| TabItem {
        href: Route::Carry(part).fragment(),
        text: words(text),
    })
    .to_vec()
}
