//! The receipt that was made for a colleague: it is saved at once, and has to go back.

use leptos::prelude::*;

use crate::platform::files;
use crate::text::{Handover as Words, Message, Problem, Trouble};
use crate::ui::App;
use crate::ui::components::{Button, ButtonVariant, Glyph, Notice, Tone, notice::Voice};
use crate::ui::words::words;
use crate::workspace::action::MadeFile;

/// A receipt, and what to do with it.
#[derive(Clone, Debug)]
pub struct Receipt {
    file: MadeFile,
    send: Message,
}

impl Receipt {
    /// Hands the file to the browser.
    pub(super) fn handed_out(app: App, file: MadeFile, send: Message) -> Self {
        let receipt = Self { file, send };
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
    let send = receipt.send.clone();
    view! {
        <Notice tone=Tone::Warn voice=Voice::Status title=words(Words::ReceiptMade)>
            <p>{words(send)}</p>
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
