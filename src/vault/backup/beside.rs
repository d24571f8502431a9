//! A backup beside the vault in use: how far each came, what the one can mend in the other, and taking it over whole.

use std::collections::BTreeMap;

use super::Backup;
use crate::order::Gather as _;
use crate::vault::Vault;
use crate::vault::contents::{CaseIndex, Comparison, Fate, Link, Standing};
use crate::vault::error::Error;
use crate::vault::ids::CaseId;
use crate::vault::keys::DeliveryKind;
use crate::vault::primitive::hash::{Hash, sha256};
use crate::vault::store::{Batch, Expected, Row, Store, Table, read_all};

/// How a backup stands to the vault in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Exactly as far.
    Same,
    /// This vault passed through it.
    Older,
    /// It passed through this vault: it holds all of it, and more.
    Newer,
    /// Both went on by themselves since they were one.
    Diverged,
    /// Another vault of the same school.
    OtherDevice,
}

/// Rows as two stores are compared by them.
type Rows = BTreeMap<(Table, Vec<u8>), Vec<u8>>;

/// Which copy has the later words of a text that is being typed and stands in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// What stands here: somebody is typing it now.
    Here,
    /// The other copy: it went on from what stands here.
    There,
}

impl Vault {
    /// Opens a backup with the keys this vault is held open with; they may not be its keys.
    pub async fn open_beside(&self, backup: &Backup) -> Result<Self, Error> {
        self.same_holder(backup.store()).await
    }

    /// How an opened backup stands to this vault, by every link of both; nothing when it is of another school.
    pub async fn relation(
        &mut self,
        store: &dyn Store,
        (inside, backup): (&mut Self, &Backup),
    ) -> Result<Option<Relation>, Error> {
        if self.school() != inside.school() {
            return Ok(None);
        }
        let there = *backup.standing();
        Ok(Some(match self.standing().compare(&there) {
            Comparison::OtherVault => Relation::OtherDevice,
            Comparison::Same => Relation::Same,
            Comparison::Diverged => Relation::Diverged,
            Comparison::Ahead => {
                match self.load_cases(store).await {
                    Ok(()) => {
                        inside.load_cases(backup.store()).await?;
                        if inside.keeps_destroyed(self) {
                            way(self, &there, Relation::Older)?
                        } else {
                            Relation::Diverged
                        }
                    }
                    Err(Error::Store(error)) => return Err(error.into()),
                    // An index here is damaged: it may be mended first, and the way looked at again.
                    Err(_damaged) => Relation::Older,
                }
            }
            Comparison::Behind { .. } => {
                inside.load_cases(backup.store()).await?;
                for case in self.cases().collect::<Vec<_>>() {
                    // A damaged index says nothing; the backup holds the case.
                    if let Err(Error::Store(error)) = self.load_case(store, case).await {
                        return Err(error.into());
                    }
                }
                if self.keeps_destroyed(inside) {
                    way(inside, &self.standing(), Relation::Newer)?
                } else {
                    Relation::Diverged
                }
            }
        }))
    }

    /// Whether all that was destroyed or erased here is so there too. It leaves no link, so the chain does not tell.
    fn keeps_destroyed(&self, inside: &Self) -> bool {
        self.state.cases.values().all(|here| {
            let Some(there) = inside.state.cases.get(&here.case) else {
                return false;
            };
            let is_erased = |link: &Link| link.fate != Fate::Present;
            // By its place: the same record may stand there again, brought back with a case that was destroyed.
            let is_gone = |link: &Link| there.link_at(link.sequence).is_none_or(is_erased);
            let mut erased = here.links.iter().filter(|link| is_erased(link));
            if there.destroyed.is_some() {
                return true;
            }
            !undoes(there, here) && erased.all(is_gone)
        })
    }

    /// The cases that were destroyed here and stand there. Both have their cases loaded.
    pub fn destroyed_only_here(&self, inside: &Self) -> Vec<CaseId> {
        let here = self.state.cases.values();
        here.filter(|here| {
            let there = inside.state.cases.get(&here.case);
            there.is_some_and(|there| there.destroyed.is_none() && undoes(there, here))
        })
        .map(|here| here.case)
        .collect()
    }

    /// Whether something was done here to who has a place, by which passphrase or with which recovery code, that stands
    /// not in the other copy. Of a passphrase nothing tells which of two is the later one.
    pub fn has_places_beside(&self, ours: &Backup, (inside, theirs): (&Self, &Backup)) -> bool {
        let slots = |backup: &Backup| -> Rows {
            let rows = backup.store().rows().into_iter();
            let slots = rows.filter(|(table, _)| *table == Table::Slots);
            slots
                .map(|(table, row)| ((table, row.key), row.value))
                .gather()
        };
        let there = slots(theirs);
        let is_other = |(at, slot): (_, &Vec<u8>)| there.get(at).is_some_and(|there| there != slot);
        self.state.directory.has_beyond(&inside.state.directory) || slots(ours).iter().any(is_other)
    }

    /// The commit that puts back every row that is gone or altered here and stands in the backup exactly as this vault
    /// vouches for it, with their number; nothing when there is none. What was erased or destroyed is not vouched for.
    pub async fn mending(
        &self,
        store: &dyn Store,
        backup: &Backup,
    ) -> Result<Option<(usize, Batch)>, Error> {
        let here = read_rows(store).await?;
        let there = read_rows(backup.store()).await?;
        let whole = |at: &(Table, Vec<u8>), hash: &Hash| {
            let is_it = |bytes: &&Vec<u8>| sha256(&[bytes]) == *hash;
            let found = here.get(at).filter(is_it);
            found.map_or_else(
                || (true, there.get(at).filter(is_it)),
                |row| (false, Some(row)),
            )
        };
        let mut vouched: Vec<((Table, Vec<u8>), Hash)> = self
            .state
            .register
            .rows()
            .map(|(table, key, hash)| ((table, key.to_vec()), *hash))
            .collect();
        for case in self.cases() {
            let at = (Table::Cases, case.as_bytes().to_vec());
            let Some(hash) = self.state.register.get(Table::Cases, case.as_bytes()) else {
                continue;
            };
            let (_, index) = whole(&at, hash);
            let index = index.map(|bytes| CaseIndex::from_bytes(self.id(), case, bytes));
            if let Some(Ok(index)) = index {
                vouch(&index, &mut vouched);
            }
        }
        let mut changes = BTreeMap::new();
        for (at, hash) in vouched {
            if let (true, Some(bytes)) = whole(&at, &hash) {
                changes.insert(at, Some(bytes.clone()));
            }
        }
        if changes.is_empty() {
            return Ok(None);
        }
        let head = self.state.head_bytes.to_vec();
        let rows = changes.len();
        let batch = Batch::guarded(Expected::Head(head.clone()), head, changes);
        Ok(Some((rows, batch)))
    }

    /// The commit by which drafts and notes of another copy join those that stand here; nothing when it has no others.
    pub async fn joining(
        &self,
        store: &dyn Store,
        (backup, typed): (&Backup, Typed),
    ) -> Result<Option<Batch>, Error> {
        let here = read_rows(store).await?;
        let theirs = backup.store().rows().into_iter();
        let loose = theirs.filter(|(table, _)| !table.is_guarded());
        let mut joined = loose
            .map(|(table, row)| ((table, row.key), row.value))
            .filter(|(at, value)| is_taken((at.0, typed), here.get(at), value))
            .map(|(at, value)| (at, Some(value)))
            .peekable();
        let is_any = joined.peek().is_some();
        Ok(is_any.then(|| Batch::loose(joined)))
    }

    /// The commit that takes over a backup that is [`Relation::Newer`]: everything under the head becomes the backup's.
    /// Drafts and notes that stand only here stay, and those of the backup join them.
    pub async fn replacing(
        &self,
        store: &dyn Store,
        (backup, typed): (&Backup, Typed),
    ) -> Result<Batch, Error> {
        let here = read_rows(store).await?;
        let mut changes: BTreeMap<_, _> = here
            .iter()
            .filter(|((table, _), _)| table.is_guarded() && *table != Table::Head)
            .map(|(at, _)| (at.clone(), None))
            .gather();
        let mut head = Vec::new();
        for (table, row) in backup.store().rows() {
            let at = (table, row.key);
            if table == Table::Head {
                head = row.value;
                continue;
            }
            if table.is_guarded() || is_taken((table, typed), here.get(&at), &row.value) {
                changes.insert(at, Some(row.value));
            }
        }
        let expected = Expected::Head(self.state.head_bytes.to_vec());
        Ok(Batch::guarded(expected, head, changes))
    }
}

/// Whether a case that was destroyed here stands there all the same. Brought back there, it is empty of what was
/// destroyed here: whoever did that asked for it.
fn undoes(there: &CaseIndex, here: &CaseIndex) -> bool {
    here.destroyed.is_some() && here.destroyed > there.brought_back_after
}

/// Whether a row outside the head comes from another copy.
fn is_taken((table, typed): (Table, Typed), own: Option<&Vec<u8>>, theirs: &[u8]) -> bool {
    own.is_none_or(|own| {
        // A counter is big-endian: the higher one has counted more.
        let counted_more = table == Table::Tally && own.as_slice() < theirs;
        let typed_later = table == Table::Drafts && typed == Typed::There;
        counted_more || (typed_later && own.as_slice() != theirs)
    })
}

/// Whether the one that came further did so by way of where the other stands.
fn way(further: &Vault, nearer: &Standing, by_that_way: Relation) -> Result<Relation, Error> {
    let is_by_way_of = further.passed(nearer)? == Comparison::Ahead;
    Ok(if is_by_way_of {
        by_that_way
    } else {
        Relation::Diverged
    })
}

/// Everything a case's own index vouches for.
fn vouch(index: &CaseIndex, vouched: &mut Vec<((Table, Vec<u8>), Hash)>) {
    for link in index.present() {
        vouched.push(((Table::Records, index.record_key(link.sequence)), link.hash));
    }
    for (compartment, paged) in &index.snapshots {
        for (number, hash) in paged.pages.iter().enumerate() {
            vouched.push(((Table::Pages, index.page_key(*compartment, number)), *hash));
        }
    }
    for (recipient, grant) in &index.grants {
        let key = DeliveryKind::Case(index.case).row_key(*recipient);
        vouched.push(((Table::Deliveries, key), grant.hash));
    }
}

async fn read_rows(store: &dyn Store) -> Result<Rows, Error> {
    let mut rows = Rows::new();
    for table in Table::ALL {
        for Row { key, value } in read_all(store, table, b"").await? {
            rows.insert((table, key), value);
        }
    }
    Ok(rows)
}
