//! Appending, summing up, packing and erasing what a case consists of.

use rand_core::CryptoRngCore;

use super::Transaction;
use crate::vault::contents::{Fate, Link, Paged};
use crate::vault::error::Error;
use crate::vault::ids::{CaseId, Compartment, RecordId, UnixMillis};
use crate::vault::primitive::hash::sha256;
use crate::vault::sealing::{Header, seal};
use crate::vault::store::Table;
use crate::vault::unlocked::reading::{page_place, record_place, summary_place};

/// Bytes of one page of a snapshot before sealing; large pages read over three times faster than single records.
pub(super) const PAGE_BYTES: usize = 256 * 1024;

impl Transaction {
    /// Seals a record and appends it to a loaded case.
    ///
    /// Where a former holder of the case's keys has left, new keys are made first, so that nothing
    /// written from now on opens for them.
    pub fn append(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        case: CaseId,
        compartment: Compartment,
        (record, plaintext): (RecordId, &[u8]),
    ) -> Result<Link, Error> {
        if self.state.index(case)?.keeps_out(record) {
            return Err(Error::RecordExists(record));
        }
        self.rotate_if_due(rng, case)?;
        let epoch = self.index_mut(case)?.epoch;
        let key = self.state.keyring.get(case, compartment, epoch);
        let header = Header { compartment, epoch };
        let place = record_place(self.state.head.vault, case, record, header);
        let mut row = record.as_bytes().to_vec();
        row.extend_from_slice(&seal(
            rng,
            key.ok_or(Error::NoKey(case))?,
            &place,
            plaintext,
        ));
        let hash = sha256(&[&row]);
        let sequence = self.link(case.0, record.0, hash);
        let link = Link {
            sequence,
            record,
            hash,
            fate: Fate::Present,
        };
        let index = self.index_mut(case)?;
        index.links.push(link);
        let key = index.record_key(sequence);
        self.put(Table::Records, &key, Some(row));
        self.state.head.count += 1;
        Ok(link)
    }

    /// Puts a loaded case's summary, which opens with the shared key.
    pub fn put_summary(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        case: CaseId,
        plaintext: &[u8],
    ) -> Result<(), Error> {
        let epoch = self.index_mut(case)?.epoch;
        let key = self.state.keyring.get(case, Compartment::Shared, epoch);
        let place = summary_place(self.state.head.vault, case, epoch);
        let sealed = seal(rng, key.ok_or(Error::NoKey(case))?, &place, plaintext);
        self.put(Table::Summaries, case.as_bytes(), Some(sealed));
        Ok(())
    }

    /// Packs a loaded case's records up to the last one; `plaintext` is what [`crate::vault::Vault::read_snapshot`] gives back.
    pub fn put_snapshot(
        &mut self,
        rng: &mut dyn CryptoRngCore,
        case: CaseId,
        compartment: Compartment,
        plaintext: &[u8],
    ) -> Result<(), Error> {
        let vault = self.state.head.vault;
        let index = self.index_mut(case)?;
        let (epoch, through) = (
            index.epoch,
            index.links.last().map_or(0, |link| link.sequence),
        );
        self.drop_snapshot(case, compartment)?;
        let key = self.state.keyring.get(case, compartment, epoch);
        let key = key.ok_or(Error::NoKey(case))?.clone();
        let mut hashes = Vec::new();
        for (number, page) in plaintext.chunks(PAGE_BYTES).enumerate() {
            let place = page_place(vault, case, (compartment, epoch), number);
            let sealed = seal(rng, &key, &place, page);
            hashes.push(sha256(&[&sealed]));
            let row_key = self.index_mut(case)?.page_key(compartment, number);
            self.put(Table::Pages, &row_key, Some(sealed));
        }
        let paged = Paged {
            through,
            epoch,
            pages: hashes,
        };
        self.index_mut(case)?.snapshots.insert(compartment, paged);
        Ok(())
    }

    /// Lets go of a compartment's snapshot.
    pub(super) fn drop_snapshot(
        &mut self,
        case: CaseId,
        compartment: Compartment,
    ) -> Result<(), Error> {
        let index = self.index_mut(case)?;
        let Some(paged) = index.snapshots.remove(&compartment) else {
            return Ok(());
        };
        let keys: Vec<_> = (0..paged.pages.len())
            .map(|number| index.page_key(compartment, number))
            .collect();
        for key in keys {
            self.put(Table::Pages, &key, None);
        }
        Ok(())
    }

    /// Erases one record's content: its place, id and hash stay, and the chain still verifies.
    ///
    /// The snapshots go with it, because they hold the content too; the summary is the caller's to put anew.
    pub fn erase_record(
        &mut self,
        case: CaseId,
        record: RecordId,
        at: UnixMillis,
    ) -> Result<(), Error> {
        self.require_administers()?;
        let index = self.index_mut(case)?;
        let present = |link: &&mut Link| link.record == record && link.fate == Fate::Present;
        let link = index
            .links
            .iter_mut()
            .find(present)
            .ok_or(Error::UnknownRecord(record))?;
        link.fate = Fate::Erased(at);
        let sequence = link.sequence;
        let key = index.record_key(sequence);
        self.put(Table::Records, &key, None);
        self.state.head.count = self.state.head.count.saturating_sub(1);
        for compartment in Compartment::ALL {
            self.drop_snapshot(case, compartment)?;
        }
        Ok(())
    }
}
