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
