//! The few plain things kept outside the vault: preferences and the mark that can prove a loss.

use gloo_storage::Storage;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::failure::Failure;
use super::{page, vault_file};

#[expect(
    clippy::disallowed_types,
    reason = "this is the one file that may use it"
)]
type Shelf = gloo_storage::LocalStorage;

/// What may be kept in plain sight. Nothing about a child, a parent or a member belongs here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    /// Light, dark or as the device says.
    Appearance,
    /// The last head seen: a lower bound that makes a loss visible at the next start.
    LossMark,
    /// That the test with closing the browser was begun.
    SurvivalTest,
    /// Emergency contacts: functions and numbers, never a person.
    Contacts,
    /// Whether the screen is covered when another window comes in front.
    CoverWhenAway,
    /// Whether everyone in a case is called otherwise, for on a beamer.
    OtherNames,
}

impl Preference {
    const fn name(self) -> &'static str {
        match self {
            Self::Appearance => "meldcode-appearance",
            Self::LossMark => "meldcode-loss-mark",
            Self::SurvivalTest => "meldcode-survival-test",
            Self::Contacts => "meldcode-contacts",
            Self::CoverWhenAway => "meldcode-cover-when-away",
            Self::OtherNames => "meldcode-other-names",
        }
    }
}

impl Preference {
    /// Whether it stays in the browser where the vault is a file: it tells nothing of a school, and what guards the screen
    /// must hold when the page is opened again.
    const fn stays_beside_file(self) -> bool {
        matches!(self, Self::CoverWhenAway | Self::OtherNames)
    }
}

/// Something that goes when the tab is closed; stays when the page is loaded again.
type Visit = gloo_storage::SessionStorage;

const VISIT: &str = "meldcode-visit";

/// Marks this visit: the mark is gone once the tab, or the browser, was closed.
pub fn mark_visit() -> Result<(), Failure> {
    Visit::set(VISIT, true).map_err(|error| refused(&error))
}

/// Whether this is still the visit that was marked.
pub fn is_marked_visit() -> bool {
    Visit::get(VISIT).unwrap_or(false)
}

/// What was kept, or nothing: absent, unreadable and forbidden are alike for a preference.
pub fn recall<T: DeserializeOwned>(preference: Preference) -> Option<T> {
    serde_json::from_str(&text_of(preference)?).ok()
}

/// The shelf of this browser, where it lets a local page have one.
fn beside_file(preference: Preference) -> Option<web_sys::Storage> {
    let window = preference.stays_beside_file().then(page::window)?.ok()?;
    window.local_storage().ok()?
}

/// Whether what guards the screen is forgotten when this page is closed.
pub fn is_forgotten() -> bool {
    vault_file::is_the_way() && beside_file(Preference::CoverWhenAway).is_none()
}

/// All local files share one shelf of the browser, so there most is kept with the page.
fn text_of(preference: Preference) -> Option<String> {
    if vault_file::is_the_way() {
        return vault_file::plain(preference.name())
            .or_else(|| beside_file(preference)?.get_item(preference.name()).ok()?);
    }
    Shelf::raw().get_item(preference.name()).ok()?
}

/// Keeps it, where the browser lets us.
pub fn keep<T: Serialize>(preference: Preference, value: &T) -> Result<(), Failure> {
    let text = serde_json::to_string(value).map_err(|error| refused(&error))?;
    if vault_file::is_the_way() {
        vault_file::keep_plain(preference.name(), Some(&text));
        return match beside_file(preference) {
            Some(shelf) => Ok(shelf.set_item(preference.name(), &text)?),
            None => Ok(()),
        };
    }
    Ok(Shelf::raw().set_item(preference.name(), &text)?)
}

fn refused(error: &dyn std::error::Error) -> Failure {
    Failure {
        name: "StorageError".to_owned(),
        message: error.to_string(),
    }
}

/// Keeps it no longer.
pub fn forget(preference: Preference) {
    if vault_file::is_the_way() {
        if let Some(shelf) = beside_file(preference) {
            // A shelf that refuses keeps a preference, and nothing else.
            let _kept = shelf.remove_item(preference.name());
        }
        return vault_file::keep_plain(preference.name(), None);
    }
    Shelf::delete(preference.name());
}
