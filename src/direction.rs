//! Signs that only turn the direction of reading: they may be stored, and are never shown.
//!
//! One of them in a name turns around what stands behind it, on a screen, on paper and in another program: a date,
//! a sentence of ours, the ending of a file. Letters that are read from right to left need none of them.

use serde::{Deserialize, Deserializer};

/// The marks, embeddings, overrides and isolates of UAX #9, and the six that Unicode has deprecated.
const TURNS: [char; 18] = [
    '\u{061C}', '\u{200E}', '\u{200F}', '\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}',
    '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{206A}', '\u{206B}', '\u{206C}', '\u{206D}',
    '\u{206E}', '\u{206F}',
];

/// The text without them.
pub fn settled(mut text: String) -> String {
    // Nearly every text has none, and stays where it is.
    if text.contains(TURNS) {
        text.retain(|sign| !TURNS.contains(&sign));
    }
    text
}

/// Reads a text without them, for stored forms that are read field by field.
///
/// # Errors
///
/// Where there is no text.
pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    String::deserialize(deserializer).map(settled)
}

/// The same where a text may be absent.
///
/// # Errors
///
/// Where there is something else than a text.
pub fn read_optional<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.map(settled))
}
