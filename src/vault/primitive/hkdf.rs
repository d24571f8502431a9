//! HKDF-SHA-256 (RFC 5869): one secret into several that do not tell about each other.

use sha2::Sha256;
use zeroize::Zeroizing;

use super::key::SymmetricKey;

/// More bytes asked for than RFC 5869 gives: 255 blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

/// Fills `output` from `secret`, bound to `salt` and to the parts of `info`.
pub fn expand_into(
    salt: &[u8],
    secret: &[u8],
    info: &[&[u8]],
    output: &mut [u8],
) -> Result<(), TooLong> {
    ::hkdf::Hkdf::<Sha256>::new(Some(salt), secret)
        .expand_multi_info(info, output)
        .or(Err(TooLong))
}

/// `N` bytes from `secret`, as [`expand_into`] fills them; `N` is checked when this is compiled.
///
/// # Panics
///
/// Never.
pub fn expand<const N: usize>(salt: &[u8], secret: &[u8], info: &[&[u8]]) -> Zeroizing<[u8; N]> {
    const { assert!(N <= 255 * 32, "RFC 5869 stops at 255 blocks") };
    let mut output = Zeroizing::new([0; N]);
    #[expect(clippy::expect_used, reason = "the length was checked at compile time")]
    expand_into(salt, secret, info, &mut *output).expect("within 255 blocks");
    output
}

/// A key for one named use, derived from another key.
pub fn subkey(key: &SymmetricKey, label: &str, about: &[u8]) -> SymmetricKey {
    SymmetricKey::from_bytes(*expand::<32>(
        b"meldcode vault v1",
        key.expose(),
        &[label.as_bytes(), b"\0", about],
    ))
}
