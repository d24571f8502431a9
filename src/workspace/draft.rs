//! A text that is being typed, as it is sealed to the member who types it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::desk::DraftKey;
use crate::vault::DraftId;

/// How many bytes of an id tell the form; the rest tell the tab.
const OF_FORM: usize = 12;

/// One tab between an unlock and a lock. Zero is every tab of a program that did not tell them apart.
pub type Tab = u32;

/// A text as one tab last kept it: the tab, and the first eight bytes of SHA-256 over the text.
pub type Version = (Tab, u64);

/// One draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Which text.
    pub key: DraftKey,
    /// The text, as the page wants it back.
    pub text: String,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub tab: Tab,
    /// The text that this one went on from: it need not come up any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<Version>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
const fn is_zero(tab: &Tab) -> bool {
    *tab == 0
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

    /// Where the vault keeps it.
    pub fn id(&self) -> DraftId {
        self.key.id_in(self.tab)
    }

    /// Which text it is now.
    pub fn version(&self) -> Version {
        let digest = Sha256::digest(self.text.as_bytes());
        let first = digest.first_chunk().copied().unwrap_or_default();
        (self.tab, u64::from_be_bytes(first))
    }
}

impl DraftKey {
    /// Where the vault keeps the text of one tab: the same text always in the same place, so that it replaces itself.
    pub fn id_in(&self, tab: Tab) -> DraftId {
        let digest = Sha256::digest(serde_json::to_vec(self).unwrap_or_default());
        let of_tab = tab.to_be_bytes();
        let end = of_tab.iter().filter(|_| tab != 0);
        let mut id = [0; 16];
        id.iter_mut()
            .zip(&digest)
            .for_each(|(byte, hashed)| *byte = *hashed);
        id.iter_mut()
            .skip(OF_FORM)
            .zip(end)
            .for_each(|(byte, of_tab)| *byte = *of_tab);
        DraftId(id)
    }

    /// Whether a text of this form is kept there, of whichever tab.
    pub fn is_kept_at(&self, id: DraftId) -> bool {
        self.id_in(0)
            .0
            .iter()
            .take(OF_FORM)
            .eq(id.0.iter().take(OF_FORM))
    }
}

/// The texts that still have to come up, and those that another went on from.
#[must_use]
pub fn parted(drafts: Vec<Draft>) -> (Vec<Draft>, Vec<Draft>) {
    // Two that name each other both stay: nothing says which was last.
    let goes_on = |later: &Draft, earlier: &Draft| {
        later.key == earlier.key
            && later.replaces == Some(earlier.version())
            && earlier.replaces != Some(later.version())
    };
    let is_last = |draft: &Draft| !drafts.iter().any(|other| goes_on(other, draft));
    let last: Vec<bool> = drafts.iter().map(is_last).collect();
    let (mut stay, mut replaced) = (Vec::new(), Vec::new());
    for (draft, is_last) in drafts.into_iter().zip(last) {
        if is_last { &mut stay } else { &mut replaced }.push(draft);
    }
    (stay, replaced)
}
