//! The fields of a message as bytes: numbers are little-endian, a run of bytes is preceded by its length.

use zeroize::Zeroizing;

use super::{Malformed, Secret};
use crate::exchange::envelope::{Error, Lock, Part};

/// Writes a message, field after field.
#[derive(Default)]
pub(super) struct Writer(pub(super) Zeroizing<Vec<u8>>);

impl Writer {
    pub(super) fn byte(&mut self, byte: u8) -> &mut Self {
        self.0.push(byte);
        self
    }

    pub(super) fn number(&mut self, number: u32) -> &mut Self {
        self.0.extend_from_slice(&number.to_le_bytes());
        self
    }

    pub(super) fn long(&mut self, number: u64) -> &mut Self {
        self.0.extend_from_slice(&number.to_le_bytes());
        self
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        // Only passphrases and keys stand in a message; one of four gigabytes would not read back.
        self.number(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        self.0.extend_from_slice(bytes);
        self
    }

    pub(super) fn secret(&mut self, secret: &Secret) -> &mut Self {
        match secret {
            Secret::Passphrase(passphrase) => self.byte(1).bytes(passphrase.as_bytes()),
            Secret::Identity(identity) => self.byte(2).bytes(identity.as_slice()),
        }
    }

    pub(super) fn lock(&mut self, lock: Lock) -> &mut Self {
        match lock {
            Lock::Passphrase { log_n } => self.byte(1).byte(log_n),
            Lock::PublicKey { recipients } => self.byte(2).long(recipients as u64),
            Lock::Unsupported => self.byte(3),
        }
    }

    pub(super) fn error(&mut self, error: Error) -> &mut Self {
        match error {
            Error::TooLarge { bytes, allowed } => self.byte(1).long(bytes).long(allowed),
            Error::NotAge => self.byte(2),
            Error::NewerVersion => self.byte(3),
            Error::HeaderMalformed => self.byte(4),
            Error::HeaderTooLong { allowed } => self.byte(5).long(allowed as u64),
            Error::HeaderTampered => self.byte(6),
            Error::ArmorMalformed => self.byte(7),
            Error::UnsupportedRecipient => self.byte(8),
            Error::OtherLock { lock } => self.byte(9).lock(lock),
            Error::WorkFactorTooHigh { found, allowed } => self.byte(10).long(found).byte(allowed),
            Error::WrongPassphrase => self.byte(11),
            Error::WrongIdentity => self.byte(12),
            Error::Truncated { part: Part::Header } => self.byte(13),
            Error::Truncated {
                part: Part::Payload,
            } => self.byte(14),
            Error::Damaged => self.byte(15),
            Error::IdentityMalformed => self.byte(16),
            Error::RecipientMalformed => self.byte(17),
            Error::NoRecipients => self.byte(18),
            Error::ReadBackDiffers => self.byte(19),
        }
    }
}

/// Reads a message, field after field.
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Malformed)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], Malformed> {
        self.take(N)?.try_into().map_err(|_length| Malformed)
    }

    pub(super) fn byte(&mut self) -> Result<u8, Malformed> {
        self.array().map(|[byte]| byte)
    }

    pub(super) fn number(&mut self) -> Result<u32, Malformed> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn long(&mut self) -> Result<u64, Malformed> {
        self.array().map(u64::from_le_bytes)
    }

    pub(super) fn size(&mut self) -> Result<usize, Malformed> {
        usize::try_from(self.long()?).map_err(|_too_large| Malformed)
    }

    pub(super) fn bytes(&mut self) -> Result<&'a [u8], Malformed> {
        let count = usize::try_from(self.number()?).map_err(|_too_large| Malformed)?;
        self.take(count)
    }

    pub(super) fn text(&mut self) -> Result<Zeroizing<String>, Malformed> {
        std::str::from_utf8(self.bytes()?)
            .map(|text| Zeroizing::new(text.to_owned()))
            .map_err(|_not_utf8| Malformed)
    }

    pub(super) fn secret(&mut self) -> Result<Secret, Malformed> {
        match self.byte()? {
            1 => self.text().map(Secret::Passphrase),
            2 => {
                let key = self.bytes()?.try_into().map_err(|_length| Malformed)?;
                Ok(Secret::Identity(Zeroizing::new(key)))
            }
            _ => Err(Malformed),
        }
    }

    pub(super) fn lock(&mut self) -> Result<Lock, Malformed> {
        Ok(match self.byte()? {
            1 => Lock::Passphrase {
                log_n: self.byte()?,
            },
            2 => Lock::PublicKey {
                recipients: self.size()?,
            },
            3 => Lock::Unsupported,
            _ => return Err(Malformed),
        })
    }

    pub(super) fn error(&mut self) -> Result<Error, Malformed> {
        Ok(match self.byte()? {
            1 => Error::TooLarge {
                bytes: self.long()?,
                allowed: self.long()?,
            },
            2 => Error::NotAge,
            3 => Error::NewerVersion,
            4 => Error::HeaderMalformed,
            5 => Error::HeaderTooLong {
                allowed: self.size()?,
            },
            6 => Error::HeaderTampered,
            7 => Error::ArmorMalformed,
            8 => Error::UnsupportedRecipient,
            9 => Error::OtherLock { lock: self.lock()? },
            10 => Error::WorkFactorTooHigh {
                found: self.long()?,
                allowed: self.byte()?,
            },
            11 => Error::WrongPassphrase,
            12 => Error::WrongIdentity,
            13 => Error::Truncated { part: Part::Header },
            14 => Error::Truncated {
                part: Part::Payload,
            },
            15 => Error::Damaged,
            16 => Error::IdentityMalformed,
            17 => Error::RecipientMalformed,
            18 => Error::NoRecipients,
            19 => Error::ReadBackDiffers,
            _ => return Err(Malformed),
        })
    }

    pub(super) fn end(&self) -> Result<(), Malformed> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Malformed)
        }
    }
}
