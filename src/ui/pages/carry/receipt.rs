//! The receipt that was made for a colleague: it is saved at once, and has to go back.

use leptos::prelude::*;

use crate::platform::files;
use crate::text::{Handover as Words, Problem, Trouble};
use crate::ui::App;
use crate::ui::components::{Button, ButtonVariant, Glyph, Notice, Tone, notice::Voice};
use crate::ui::words::words;
use crate::workspace::action::MadeFile;

/// A receipt, and who waits for it.
#[derive(Clone, Debug)]
pub struct Receipt {
    file: MadeFile,
    to: String,
}

impl Receipt {
    /// Hands the file to the browser.
    pub(super) fn handed_out(app: App, file: MadeFile, to: String) -> Self {
        let receipt = Self { file, to };
        receipt.save(app);
        receipt
    }

    fn save(&self, app: App) {
        let saved = files::download(&self.file.name, "text/plain", &self.file.bytes);
        if saved.is_err() {
            app.warn(Trouble::from(Problem::FileNotSaved));
        }
    }
}

#[component]
pub(super) fn SendBack(receipt: Receipt) -> impl IntoView {
    let app = App::expect();
    let (name, to) = (receipt.file.name.clone(), receipt.to.clone());
    view! {
        <Notice tone=Tone::Warn voice=Voice::Status title=words(Words::ReceiptMade)>
            <p>{words(Words::ReceiptSend { name, to })}</p>
            <Button
                variant=ButtonVariant::Quiet
                glyph=Glyph::Download
                on_press=move |()| receipt.save(app)
            >
                {words(Words::ReceiptAgain)}
            </Button>
        </Notice>
    }
}
