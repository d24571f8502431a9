//! The few plain things kept outside the vault: preferences and the mark that can prove a loss.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::failure::Failure;
use super::{page, tabs, vault_file};

#[expect(
    clippy::disallowed_types,
    reason = "this is the one file that may use it"
)]
type Shelf = web_sys::Storage;

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

const VISIT: &str = "meldcode-visit";

/// Marks this visit: the mark is gone once the tab, or the browser, was closed; stays when the page is loaded again, and
/// `boot/boot.js` gives it to a tab that is opened beside this one.
pub fn mark_visit() -> Result<(), Failure> {
    let visit = page::window()?.session_storage()?;
    let visit = visit.ok_or_else(|| Failure::missing("sessionStorage"))?;
    visit.set_item(VISIT, "true")?;
    // Where there is no line between tabs, each is a visit of its own.
    let _told = tabs::share_visit(VISIT);
    Ok(())
}

/// Whether this is still the visit that was marked.
pub fn is_marked_visit() -> bool {
    let visit = page::window().map(|window| window.session_storage());
    let Ok(Ok(Some(visit))) = visit else {
        return false;
    };
    visit.get_item(VISIT).is_ok_and(|mark| mark.is_some())
}

/// The browser's shelf; nothing where the page itself keeps what would stand on it.
///
/// All local files share one shelf, so there most is kept with the page; and a browser that keeps nothing of this address
/// throws when it is asked for one.
fn shelf(preference: Preference) -> Option<Shelf> {
    if vault_file::is_the_way() && !preference.stays_beside_file() {
        return None;
    }
    page::window().ok()?.local_storage().ok()?
}

/// Whether what guards the screen is forgotten when this page is closed.
pub fn is_forgotten() -> bool {
    vault_file::is_the_way() && shelf(Preference::CoverWhenAway).is_none()
}

/// What was kept, or nothing: absent and unreadable are alike for a preference.
pub fn recall<T: DeserializeOwned>(preference: Preference) -> Option<T> {
    let text = match shelf(preference) {
        Some(shelf) => shelf.get_item(preference.name()).ok()?,
        None => vault_file::plain(preference.name()),
    };
    serde_json::from_slice(text?.as_bytes()).ok()
}

/// Keeps it: in the browser where that lets us, and else as long as the page.
pub fn keep<T: Serialize>(preference: Preference, value: &T) -> Result<(), Failure> {
    let text = serde_json::to_string(value).map_err(|error| Failure {
        name: "StorageError".to_owned(),
        message: error.to_string(),
    })?;
    match shelf(preference) {
        Some(shelf) => shelf.set_item(preference.name(), &text)?,
        None => vault_file::keep_plain(preference.name(), Some(&text)),
    }
    Ok(())
}

/// Keeps it no longer.
pub fn forget(preference: Preference) {
    match shelf(preference) {
        // What cannot be taken away is read again at the next visit, and nothing else.
        Some(shelf) => drop(shelf.remove_item(preference.name())),
        None => vault_file::keep_plain(preference.name(), None),
    }
}
