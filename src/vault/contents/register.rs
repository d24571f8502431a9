//! The register: the hash of every guarded row that is not listed in a case's own index.
//!
//! It lies in sixteen shards, so that saving one record does not rewrite the hashes of a thousand cases.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::order::Gather as _;
use crate::vault::error::{Error, Part};
use crate::vault::ids::VaultId;
use crate::vault::layout::{Malformed, Reader, Writer};
use crate::vault::primitive::hash::{Hash, sha256};
use crate::vault::sealing::{FORMAT, check_format};
use crate::vault::store::{KEY_BYTES_MAX, Table};

pub(in crate::vault) const SHARDS: usize = 16;

type Shard = BTreeMap<(Table, Vec<u8>), Hash>;

/// Hashes by table and key.
#[derive(Clone, Debug, Default)]
pub(in crate::vault) struct Register {
    shards: [(Rc<Shard>, Hash); SHARDS],
}

/// The key of a shard's row in [`Table::Meta`].
pub(in crate::vault) fn shard_key(shard: usize) -> Vec<u8> {
    format!("register/{shard:x}").into_bytes()
}

/// Which shard a row is listed in.
pub(in crate::vault) fn shard_of(key: &[u8]) -> usize {
    key.last().map_or(0, |last| usize::from(last % 16))
}

impl Register {
    /// The hash listed for a row.
    pub(in crate::vault) fn get(&self, table: Table, key: &[u8]) -> Option<&Hash> {
        let (shard, _) = self.shards.get(shard_of(key))?;
        shard.get(&(table, key.to_vec()))
    }

    /// Lists a row's hash, or strikes it.
    pub(in crate::vault) fn set(&mut self, table: Table, key: &[u8], hash: Option<Hash>) {
        if let Some((shard, _)) = self.shards.get_mut(shard_of(key)) {
            let shard = Rc::make_mut(shard);
            match hash {
                Some(hash) => shard.insert((table, key.to_vec()), hash),
                None => shard.remove(&(table, key.to_vec())),
            };
        }
    }

    /// Every listed row.
    pub(in crate::vault) fn rows(&self) -> impl Iterator<Item = (Table, &[u8], &Hash)> {
        self.shards
            .iter()
            .flat_map(|(shard, _)| shard.iter())
            .map(|((table, key), hash)| (*table, key.as_slice(), hash))
    }

    /// The keys listed of one table.
    pub(in crate::vault) fn keys(&self, table: Table) -> impl Iterator<Item = &[u8]> {
        self.rows()
            .filter(move |(of, _, _)| *of == table)
            .map(|(_, key, _)| key)
    }

    /// One shard as it is stored; its hash is remembered for [`Register::root`].
    pub(in crate::vault) fn write_shard(&mut self, vault: VaultId, number: usize) -> Vec<u8> {
        let Some((shard, hash)) = self.shards.get_mut(number) else {
            return Vec::new();
        };
        let bytes = Writer::with_capacity(32 + shard.len() * 52)
            .u8(FORMAT)
            .raw(vault.as_bytes())
            .u32(u32::try_from(number).unwrap_or(u32::MAX))
            .count(shard.len())
            .each(shard.iter(), |out, ((table, key), hash)| {
                out.u8(table.code()).bytes(key).raw(hash)
            })
            .finish();
        *hash = sha256(&[&bytes]);
        bytes
    }

    /// Takes in one shard as it is stored.
    pub(in crate::vault) fn read_shard(
        &mut self,
        vault: VaultId,
        number: usize,
        bytes: &[u8],
    ) -> Result<(), Error> {
        let part = Part::Register;
        let damaged = Error::Damaged { part };
        let mut from = Reader::new(bytes);
        check_format(part, from.u8().or(Err(damaged.clone()))?)?;
        let rows = read_rows(&mut from, vault, number).or(Err(damaged.clone()))?;
        from.end().or(Err(damaged))?;
        if let Some(shard) = self.shards.get_mut(number) {
            *shard = (Rc::new(rows), sha256(&[bytes]));
        }
        Ok(())
    }

    /// The hash over all shards, which the head authenticates.
    pub(in crate::vault) fn root(&self) -> Hash {
        let mut parts: Vec<&[u8]> = vec![b"meldcode register v1"];
        parts.extend(self.shards.iter().map(|(_, hash)| hash.as_slice()));
        sha256(&parts)
    }
}

fn read_rows(from: &mut Reader<'_>, vault: VaultId, number: usize) -> Result<Shard, Malformed> {
    let is_ours = from.array()? == vault.0 && u32::try_from(number) == Ok(from.u32()?);
    if !is_ours {
        return Err(Malformed);
    }
    let rows = from.items(37, |from| {
        let table = Table::from_code(from.u8()?).ok_or(Malformed)?;
        let key = from.bytes(KEY_BYTES_MAX)?.to_vec();
        Ok(((table, key), from.array()?))
    })?;
    Ok(rows.into_iter().gather())
}
