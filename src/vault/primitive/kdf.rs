//! Argon2id (RFC 9106): a passphrase into a key, at a cost an attacker pays for every guess.

use std::time::Duration;

use argon2::{Algorithm, Argon2, Params, Version};
use rand_core::CryptoRngCore;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::vault::error::{Error, Part};
use crate::vault::layout::{Malformed, Reader, Writer};

/// The cost of one derivation. Read from a slot it is hostile input: [`Cost::checked`] bounds it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes; more than one buys nothing in single-threaded WASM.
    pub lanes: u32,
}

impl Cost {
    /// What a new vault takes when the device is neither slow nor fast.
    pub const DEFAULT: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };
    /// The least that is accepted: OWASP's floor for Argon2id.
    pub const FLOOR: Self = Self {
        memory_kib: 19 * 1024,
        passes: 2,
        lanes: 1,
    };
    /// The most that is accepted: a header asking more would freeze a tablet.
    pub const CEILING: Self = Self {
        memory_kib: 256 * 1024,
        passes: 12,
        lanes: 4,
    };
    /// The most that memory times passes may come to (1 536 MiB), so that not both stand at their ceiling.
    const WORK_MAX: u64 = 1_536 * 1024;

    /// Itself when within floor and ceiling.
    pub const fn checked(self) -> Result<Self, Error> {
        let work = self.memory_kib as u64 * self.passes as u64;
        if self.memory_kib < Self::FLOOR.memory_kib
            || self.memory_kib > Self::CEILING.memory_kib
            || self.passes < Self::FLOOR.passes
            || self.passes > Self::CEILING.passes
            || self.lanes < Self::FLOOR.lanes
            || self.lanes > Self::CEILING.lanes
            || work > Self::WORK_MAX
        {
            return Err(Error::KdfOutOfBounds {
                memory_kib: self.memory_kib,
                passes: self.passes,
                lanes: self.lanes,
            });
        }
        Ok(self)
    }

    /// The cost for a device on which [`Cost::DEFAULT`] took `measured`: as dear as fits in 0.8 s, and
    /// cheaper than the default only where that would take over two seconds.
    pub fn calibrated(measured: Duration) -> Self {
        let Self {
            memory_kib, passes, ..
        } = Self::DEFAULT;
        let pass_ms = measured.as_millis().max(1) / u128::from(passes);
        let affordable = |budget_ms: u128, ceiling: u32| {
            u32::try_from(budget_ms / pass_ms.max(1)).map_or(ceiling, |n| n.min(ceiling))
        };
        if measured <= Duration::from_secs(2) {
            let passes = affordable(800, Self::CEILING.passes).max(passes);
            return Self {
                passes,
                ..Self::DEFAULT
            };
        }
        // Fewer passes first, then less memory: memory is what hurts an attacker most.
        let passes = affordable(2_000, passes).max(Self::FLOOR.passes);
        let needed_ms = pass_ms * u128::from(passes);
        let memory_kib = if needed_ms <= 2_000 {
            memory_kib
        } else {
            u32::try_from(u128::from(memory_kib) * 2_000 / needed_ms)
                .map_or(memory_kib, |kib| kib.max(Self::FLOOR.memory_kib))
        };
        Self {
            memory_kib,
            passes,
            lanes: 1,
        }
    }
}

/// What a derivation needs besides the passphrase. It stands plainly in the slot and is authenticated by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// The cost, not yet bounded.
    pub cost: Cost,
    /// Random per slot.
    pub salt: [u8; 16],
}

impl Request {
    /// A request with a fresh salt.
    pub fn new(rng: &mut dyn CryptoRngCore, cost: Cost) -> Self {
        let mut salt = [0; 16];
        rng.fill_bytes(&mut salt);
        Self { cost, salt }
    }

    /// Algorithm number, cost and salt as they stand in a slot.
    pub(in crate::vault) fn write(&self, out: Writer) -> Writer {
        out.u8(1)
            .u32(self.cost.memory_kib)
            .u32(self.cost.passes)
            .u32(self.cost.lanes)
            .raw(&self.salt)
    }

    pub(in crate::vault) fn read(from: &mut Reader<'_>) -> Result<Self, Malformed> {
        // 1 is Argon2id version 0x13; no other has ever been written.
        if from.u8()? != 1 {
            return Err(Malformed);
        }
        Ok(Self {
            cost: Cost {
                memory_kib: from.u32()?,
                passes: from.u32()?,
                lanes: from.u32()?,
            },
            salt: from.array()?,
        })
    }
}

/// What Argon2id made of a passphrase: 32 secret bytes. Made here or in a worker; spent on one slot.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Derived([u8; 32]);

impl Derived {
    /// The bytes a worker sent back; the caller wipes its own copy.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The secret bytes, to send them out of a worker.
    pub const fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Debug for Derived {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("kdf::Derived")
    }
}

/// Derives; takes as long as the request's cost says. `passphrase` is in Unicode NFC, so that it is the same from every keyboard.
pub fn derive(passphrase: &str, request: &Request) -> Result<Derived, Error> {
    let cost = request.cost.checked()?;
    let mut output = Zeroizing::new([0; 32]);
    argon2id(passphrase.as_bytes(), &request.salt, cost, &mut output)
        .or(Err(Error::Damaged { part: Part::Slot }))?;
    Ok(Derived(*output))
}

fn argon2id(
    passphrase: &[u8],
    salt: &[u8],
    cost: Cost,
    output: &mut [u8; 32],
) -> Result<(), argon2::Error> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(output.len()))?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase, salt, output)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calibration_spends_at_most_what_a_person_waits_for() {
        let cases = [
            (10, 64, 12),
            (140, 64, 12),
            (300, 64, 8),
            (600, 64, 4),
            (900, 64, 3),
            (2_000, 64, 3),
            (2_400, 64, 2),
            (3_000, 64, 2),
            (6_000, 32, 2),
            (60_000, 19, 2),
        ];
        for (measured_ms, memory_mib, passes) in cases {
            let cost = Cost::calibrated(Duration::from_millis(measured_ms));
            assert_eq!(
                (cost.memory_kib / 1024, cost.passes, cost.lanes),
                (memory_mib, passes, 1),
                "{measured_ms} ms"
            );
            assert!(cost.checked().is_ok(), "{measured_ms} ms");
        }
    }
}
