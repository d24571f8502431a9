//! What the app asks of what is stored as a whole: opening it, looking again, and a copy of everything as it is.

use leptos::task::spawn_local;

use super::context::App;
use super::inside;
use crate::screen::settings::proof::Stored;
use crate::text::Trouble;
use crate::workspace::action::MadeFile;

impl App {
    /// Looks at what the store holds; a failure stays in sight.
    pub async fn open(self) {
        if let Some(file) = self.vault_file() {
            file.resume().await;
        }
        let office = self.office();
        if let Err(error) = office.open().await {
            self.warn(Trouble::from(&error));
        }
        self.changed();
    }

    /// Everything that is stored, as sealed as it is, as a file: for when nothing else can be trusted.
    pub fn sealed_copy(self, then: impl FnOnce(Result<MadeFile, Trouble>) + 'static) {
        let office = self.office();
        spawn_local(async move { then(inside::sealed_copy(office).await) });
    }

    /// How much is stored, for the page *Bewijs*; nothing while the store does not answer.
    pub fn holdings(self, then: impl FnOnce(Stored) + 'static) {
        let office = self.office();
        let file = self.vault_file();
        spawn_local(async move {
            let vault = office.holdings().await.unwrap_or_default();
            let browser = match file {
                Some(file) => file.in_browser().await,
                None => Vec::new(),
            };
            then(Stored { vault, browser });
        });
    }

    /// Looks again at what is stored, while it is locked.
    pub(super) async fn look_again(self) {
        let office = self.office();
        if let Err(error) = office.look_again().await {
            self.warn(Trouble::from(&error));
        }
        self.changed();
    }
}
