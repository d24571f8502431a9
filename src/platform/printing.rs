//! Printing the page, and what would be printed as markup; `style/print.css` decides what of it.

use zeroize::Zeroizing;

use super::failure::Failure;
use super::page;

/// Opens the browser's print window. Returns when the person has closed it, in most browsers.
pub fn print() -> Result<(), Failure> {
    Ok(page::window()?.print()?)
}

/// The document that stands on the page, as markup; nothing where none does. It holds words about a child.
pub fn markup() -> Option<Zeroizing<String>> {
    let document = page::document().ok()?;
    let sheet = document.query_selector(".print-document").ok().flatten()?;
    Some(Zeroizing::new(sheet.outer_html()))
}
