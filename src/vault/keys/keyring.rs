//! A ring of case keys: everything its owner may read, opened in one go.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use crate::order::Gather as _;
use crate::vault::ids::{CaseId, Compartment};
use crate::vault::layout::{Malformed, Reader, Writer};
use crate::vault::primitive::hash::Hash;
use crate::vault::primitive::key::SymmetricKey;

/// Case keys by case, compartment and epoch, and how far their owner has been told of changes.
#[derive(Clone, Debug, Default)]
pub(in crate::vault) struct Keyring {
    keys: BTreeMap<(CaseId, Compartment, u32), SymmetricKey>,
    /// The hash of the delivery each case's keys were last taken from, so that it is opened once.
    taken: BTreeMap<CaseId, Hash>,
    /// The directory entry up to which the owner has handed on keys to whoever was due them.
    pub(in crate::vault) caught_up: u64,
    /// The directory entry up to which the owner was shown what happened to their keys.
    pub(in crate::vault) seen: u64,
}

const KEY_BYTES: usize = 16 + 1 + 4 + 32;

impl Keyring {
    pub(in crate::vault) fn get(
        &self,
        case: CaseId,
        compartment: Compartment,
        epoch: u32,
    ) -> Option<&SymmetricKey> {
        self.keys.get(&(case, compartment, epoch))
    }

    pub(in crate::vault) fn add(
        &mut self,
        case: CaseId,
        compartment: Compartment,
        epoch: u32,
        key: SymmetricKey,
    ) {
        self.keys.insert((case, compartment, epoch), key);
    }

    pub(in crate::vault) fn has_taken(&self, case: CaseId, delivery: &Hash) -> bool {
        self.taken.get(&case) == Some(delivery)
    }

    pub(in crate::vault) fn take(&mut self, case: CaseId, delivery: Hash) {
        self.taken.insert(case, delivery);
    }

    pub(in crate::vault) fn forget(&mut self, case: CaseId) {
        self.keys.retain(|(of, _, _), _| *of != case);
        self.taken.remove(&case);
    }

    pub(in crate::vault) fn forget_before(&mut self, case: CaseId, epoch: u32) {
        self.keys
            .retain(|(of, _, since), _| *of != case || *since >= epoch);
    }

    pub(in crate::vault) fn forget_confidential(&mut self, case: CaseId) {
        self.keys.retain(|(of, compartment, _), _| {
            *of != case || *compartment != Compartment::Confidential
        });
    }

    /// Every epoch's key of one compartment of one case.
    pub(in crate::vault) fn of(
        &self,
        case: CaseId,
        compartment: Compartment,
    ) -> impl Iterator<Item = (u32, &SymmetricKey)> {
        self.keys
            .range((case, compartment, 0)..=(case, compartment, u32::MAX))
            .map(|((_, _, epoch), key)| (*epoch, key))
    }

    /// The case of every key on the ring.
    pub(in crate::vault) fn cases(&self) -> impl Iterator<Item = CaseId> {
        self.keys.keys().map(|(case, _, _)| *case)
    }

    /// Whether there is any key of that case on the ring.
    pub(in crate::vault) fn holds(&self, case: CaseId) -> bool {
        Compartment::ALL
            .iter()
            .any(|compartment| self.of(case, *compartment).next().is_some())
    }

    pub(in crate::vault) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Writer::with_capacity(24 + self.taken.len() * 48 + self.keys.len() * KEY_BYTES)
            .u64(self.seen)
            .u64(self.caught_up)
            .count(self.taken.len())
            .each(&self.taken, |out, (case, hash)| {
                out.raw(case.as_bytes()).raw(hash)
            })
            .count(self.keys.len())
            .each(&self.keys, |out, ((case, compartment, epoch), key)| {
                out.raw(case.as_bytes())
                    .u8(compartment.code())
                    .u32(*epoch)
                    .raw(key.expose())
            })
            .finish_secret()
    }

    pub(in crate::vault) fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut from = Reader::new(bytes);
        let (seen, caught_up) = (from.u64()?, from.u64()?);
        let taken = from.items(48, |from| Ok((CaseId(from.array()?), from.array()?)))?;
        let keys = from.items(KEY_BYTES, |from| {
            let case = CaseId(from.array()?);
            let compartment = Compartment::from_code(from.u8()?).ok_or(Malformed)?;
            let epoch = from.u32()?;
            let key = SymmetricKey::from_bytes(from.array()?);
            Ok(((case, compartment, epoch), key))
        })?;
        from.end()?;
        Ok(Self {
            keys: keys.into_iter().gather(),
            taken: taken.into_iter().gather(),
            seen,
            caught_up,
        })
    }
}

/// Epoch and key of each compartment, as a case delivery carries them.
pub(in crate::vault) fn pack(keys: &[(Compartment, u32, &SymmetricKey)]) -> Zeroizing<Vec<u8>> {
    Writer::with_capacity(4 + keys.len() * 37)
        .count(keys.len())
        .each(keys, |out, (compartment, epoch, key)| {
            out.u8(compartment.code()).u32(*epoch).raw(key.expose())
        })
        .finish_secret()
}

pub(in crate::vault) fn unpack(
    bytes: &[u8],
) -> Result<Vec<(Compartment, u32, SymmetricKey)>, Malformed> {
    let mut from = Reader::new(bytes);
    let keys = from.items(37, |from| {
        let compartment = Compartment::from_code(from.u8()?).ok_or(Malformed)?;
        Ok((
            compartment,
            from.u32()?,
            SymmetricKey::from_bytes(from.array()?),
        ))
    })?;
    from.end()?;
    Ok(keys)
}
