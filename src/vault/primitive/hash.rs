//! SHA-256 (FIPS 180-4), with the parts of a message kept apart, and HMAC-SHA-256 (RFC 2104).

use hkdf::hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use super::key::SymmetricKey;

/// A SHA-256 value.
pub type Hash = [u8; 32];

/// SHA-256 of `parts` one after the other; every caller's parts have fixed lengths or a length in front.
pub fn sha256(parts: &[&[u8]]) -> Hash {
    let mut state = Sha256::new();
    for part in parts {
        state.update(part);
    }
    state.finalize().into()
}

fn keyed(key: &SymmetricKey, parts: &[&[u8]]) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    let mut state =
        <Hmac<Sha256> as Mac>::new_from_slice(key.expose()).expect("any length is a key");
    for part in parts {
        state.update(part);
    }
    state
}

/// The authenticator of `parts` under `key`.
pub fn mac(key: &SymmetricKey, parts: &[&[u8]]) -> Hash {
    keyed(key, parts).finalize().into_bytes().into()
}

/// Whether `found` is the authenticator of `parts`, compared in constant time.
pub fn mac_holds(key: &SymmetricKey, parts: &[&[u8]], found: &Hash) -> bool {
    keyed(key, parts).verify_slice(found).is_ok()
}
