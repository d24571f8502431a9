//! Puts the page on paper.

use super::context::App;
use crate::platform::printing;
use crate::text::{Problem, Trouble};

impl App {
    /// Opens the browser's print window; a browser that refuses is named.
    pub fn print(self) {
        if printing::print().is_err() {
            self.warn(Trouble::from(Problem::PrintRefused));
        }
    }
}
