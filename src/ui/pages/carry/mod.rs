//! *Bewaren*: the backup, giving cases along, taking them in, putting a backup back.

pub mod backup;
pub mod backup_check;
pub mod export;
pub mod export_choice;
pub mod exported;
pub mod import;
pub mod import_preview;
pub mod rescue;
pub mod restore;
pub mod survival;

use leptos::prelude::*;

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
        if matches!(route, Route::Carry(CarryPart::Export(_))) {
            Route::Carry(CarryPart::Export(None)).fragment()
        } else {
            route.fragment()
        }
    });
    let shown = match part {
        CarryPart::Backup => view! { <backup::BackupPart /> }.into_any(),
        CarryPart::Export(case) => view! { <export::ExportPart case /> }.into_any(),
        CarryPart::Import => view! { <import::ImportPart /> }.into_any(),
        CarryPart::Restore => view! { <restore::OnlyWhenEmpty /> }.into_any(),
        CarryPart::Rescue => view! { <rescue::RescuePart /> }.into_any(),
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
