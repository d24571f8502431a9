//! Printing the page; `style/print.css` decides what of it.

use super::failure::Failure;
use super::page;

/// Opens the browser's print window. Returns when the person has closed it, in most browsers.
pub fn print() -> Result<(), Failure> {
    Ok(page::window()?.print()?)
}
