//! The keys of a receiver, as 32 bytes in the vault and as age writes them.

use std::str::FromStr;

use age::secrecy::ExposeSecret;
use zeroize::Zeroizing;

use super::Error;

/// The public X25519 key of a receiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient(pub(super) age::x25519::Recipient);

impl Recipient {
    /// Takes the 32 bytes of a public key.
    ///
    /// # Errors
    ///
    /// [`Error::RecipientMalformed`] for a point of low order, which has no secret key and makes `age` panic.
    pub fn from_public_key(public_key: &[u8; 32]) -> Result<Self, Error> {
        // Every scalar X25519 uses is a multiple of eight, so a point of low order gives zero with any of them.
        if x25519_dalek::x25519([0; 32], *public_key) == [0; 32] {
            return Err(Error::RecipientMalformed);
        }
        let hrp = bech32::Hrp::parse("age").map_err(|_malformed| Error::RecipientMalformed)?;
        bech32::encode::<bech32::Bech32>(hrp, public_key)
            .map_err(|_too_long| Error::RecipientMalformed)?
            .parse()
            .map(Self)
            .map_err(|_malformed| Error::RecipientMalformed)
    }
}

impl FromStr for Recipient {
    type Err = Error;

    /// Reads the `age1…` form.
    fn from_str(written: &str) -> Result<Self, Error> {
        let (hrp, public_key) =
            bech32::decode(written).map_err(|_malformed| Error::RecipientMalformed)?;
        if hrp.as_str() != "age" {
            return Err(Error::RecipientMalformed);
        }
        let public_key = <[u8; 32]>::try_from(public_key.as_slice())
            .map_err(|_length| Error::RecipientMalformed)?;
        Self::from_public_key(&public_key)
    }
}

impl std::fmt::Display for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The secret X25519 key of a receiver, erased when dropped.
#[derive(Clone)]
pub struct Identity(pub(super) age::x25519::Identity);

impl Identity {
    /// Takes the 32 bytes of a secret key.
    ///
    /// # Errors
    ///
    /// [`Error::IdentityMalformed`] is not expected: every 32 bytes are a secret key.
    pub fn from_secret_key(secret_key: &[u8; 32]) -> Result<Self, Error> {
        let hrp =
            bech32::Hrp::parse("age-secret-key-").map_err(|_malformed| Error::IdentityMalformed)?;
        let written = Zeroizing::new(
            bech32::encode_upper::<bech32::Bech32>(hrp, secret_key)
                .map_err(|_too_long| Error::IdentityMalformed)?,
        );
        written.parse()
    }

    /// The public key that belongs to it.
    pub fn to_recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// The `AGE-SECRET-KEY-1…` form, for a worker; erased when dropped.
    pub fn to_written(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }
}

impl FromStr for Identity {
    type Err = Error;

    /// Reads the `AGE-SECRET-KEY-1…` form.
    fn from_str(written: &str) -> Result<Self, Error> {
        written
            .parse()
            .map(Self)
            .map_err(|_malformed| Error::IdentityMalformed)
    }
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity")
    }
}
