//! A text that is being typed, as it is sealed to the member who types it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::desk::DraftKey;
use crate::vault::DraftId;

/// One draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Which text.
    pub key: DraftKey,
    /// The text, as the page wants it back.
    pub text: String,
}

impl Draft {
    /// The bytes that are sealed.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads one back; `None` when it is not one.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

impl DraftKey {
    /// The same text, typed in another tab at the same time.
    #[must_use]
    pub fn beside(&self, tag: u32) -> Self {
        let of_form = self.of_form();
        Self {
            form: format!("{}#{tag:08x}", of_form.form),
            ..of_form
        }
    }

    /// What its page looks for, in whichever tab it was typed.
    #[must_use]
    pub fn of_form(&self) -> Self {
        let form = self.form.split('#').next().unwrap_or_default();
        Self {
            form: form.to_owned(),
            ..self.clone()
        }
    }

    /// Where the vault keeps it: the same text always in the same place, so that it replaces itself.
    pub fn id(&self) -> DraftId {
        let digest = Sha256::digest(serde_json::to_vec(self).unwrap_or_default());
        let mut id = [0; 16];
        id.iter_mut()
            .zip(digest)
            .for_each(|(byte, hashed)| *byte = hashed);
        DraftId(id)
    }
}
