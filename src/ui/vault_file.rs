//! What a page without a server asks of whoever holds its vault file: the little that a first visit may carry.

use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;

use crate::workspace::action::Holding;
use crate::workspace::health::InFile;

/// Where something of the vault file is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A page of its own, before a file is open.
    Opening,
    /// On the lock screen.
    AtLock,
    /// Above every page of whoever unlocked.
    Bar,
}

/// Whoever holds the vault file (`ui::in_file`).
pub trait VaultFile {
    /// Puts back what a lock kept, before anybody looks at what is stored.
    fn resume(&self) -> LocalBoxFuture<'_, ()>;
    /// Keeps everything for the instance after this one, sealed as it is.
    fn keep(&self);
    /// How the file stands to what is on the page now.
    fn in_file(&self) -> InFile;
    /// What this browser keeps of it, table by table.
    fn in_browser(&self) -> LocalBoxFuture<'_, Vec<Holding>>;
    /// Draws a part; `on_anew` is called by whoever begins a new file.
    fn draw(self: Rc<Self>, part: Part, on_anew: Callback<()>) -> AnyView;
}
