//! The cryptography, one file per primitive, each a thin door to a `RustCrypto` or dalek crate.
//!
//! Nothing here is invented: XChaCha20-Poly1305, Argon2id (RFC 9106), HKDF-SHA-256 (RFC 5869),
//! HMAC-SHA-256 (RFC 2104), X25519 (RFC 7748), Ed25519 (RFC 8032) and SHA-256 (FIPS 180-4).

pub mod aead;
pub mod commitment;
pub mod crockford;
pub mod hash;
pub mod hkdf;
pub mod kdf;
pub mod key;
pub mod sealed_box;
pub mod signature;
