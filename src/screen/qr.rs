//! A text as a square that a telephone reads (ISO/IEC 18004), as the outline of its dark parts.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// The quiet edge around it that the standard asks, in modules.
pub const EDGE: i32 = 4;

/// A square.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Square {
    /// Modules along a side, its edge included.
    pub side: i32,
    /// The dark parts, as the data of an SVG path.
    pub path: String,
}

/// The square of a text of capital letters, digits and colons; `None` for any other, or one that is too long.
pub fn square(text: &str) -> Option<Square> {
    if !QrSegment::is_alphanumeric(text) {
        return None;
    }
    let segment = QrSegment::make_alphanumeric(text);
    let code = QrCode::encode_segments(&[segment], QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in 0..code.size() {
            if code.get_module(x, y) {
                // Writing into memory does not fail.
                let _written = write!(path, "M{},{}h1v1h-1z", x + EDGE, y + EDGE);
            }
        }
    }
    Some(Square {
        side: code.size() + 2 * EDGE,
        path,
    })
}
