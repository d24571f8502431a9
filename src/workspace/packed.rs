//! A case's sealed records packed into one run of bytes per compartment, because pages read faster than single records.

use zeroize::Zeroizing;

use crate::vault::store::Store;
use crate::vault::{self, CaseId, Compartment, Content, RecordId, Seat, Vault};
use crate::workspace::team;

/// The layout's first byte.
const VERSION: u8 = 1;

/// How many records may stand beside a snapshot before it is made anew.
pub(super) const STEP: usize = 32;

/// Records as they were sealed, one compartment's.
#[derive(Default)]
pub(super) struct Pack(Vec<(RecordId, Zeroizing<Vec<u8>>)>);

impl Pack {
    pub(super) fn add(&mut self, record: RecordId, plaintext: &[u8]) {
        self.0.push((record, Zeroizing::new(plaintext.to_vec())));
    }

    /// `version ‖ n × (record ‖ u32 length ‖ bytes)`, big-endian.
    pub(super) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let length = self.0.iter().map(|(_, plaintext)| 20 + plaintext.len());
        // Reserved once, so that no copy stays behind in freed memory.
        let mut bytes = Zeroizing::new(Vec::with_capacity(1 + length.sum::<usize>()));
        bytes.push(VERSION);
        for (record, plaintext) in &self.0 {
            let length = u32::try_from(plaintext.len()).unwrap_or(u32::MAX);
            bytes.extend_from_slice(record.as_bytes());
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(plaintext);
        }
        bytes
    }
}

/// The records in a pack; `None` when it is of another layout.
fn unpack(bytes: &[u8]) -> Option<Vec<(RecordId, &[u8])>> {
    let (version, mut rest) = bytes.split_first()?;
    if *version != VERSION {
        return None;
    }
    let mut records = Vec::new();
    while !rest.is_empty() {
        let (record, after) = rest.split_first_chunk::<16>()?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (plaintext, after) = after.split_at_checked(length)?;
        records.push((RecordId(*record), plaintext));
        rest = after;
    }
    Some(records)
}

/// Gives every packed record of a loaded case that its reader may open to `take`, and says up to which link of the
/// chain they go; zero when there is no snapshot to go by.
///
/// The records themselves are the truth: a snapshot that is missing or damaged costs nothing but time.
///
/// # Errors
///
/// Only when the store fails.
pub(super) async fn read(
    vault: &Vault,
    store: &dyn Store,
    case: CaseId,
    mut take: impl FnMut(RecordId, &[u8]),
) -> Result<u64, vault::Error> {
    let team = vault.team(case)?;
    let needed: &[Compartment] = if team::reads_confidential(vault, &team) {
        &Compartment::ALL
    } else {
        &[Compartment::Shared]
    };
    let mut snapshots = Vec::new();
    for compartment in needed {
        match vault.read_snapshot(store, case, *compartment).await {
            Ok(Some(snapshot)) => snapshots.push(snapshot),
            Err(vault::Error::Store(error)) => return Err(error.into()),
            Ok(None) | Err(_) => return Ok(0),
        }
    }
    let through = snapshots.first().map_or(0, |snapshot| snapshot.through);
    let packs: Option<Vec<_>> = snapshots
        .iter()
        .map(|snapshot| unpack(&snapshot.plaintext).filter(|_| snapshot.through == through))
        .collect();
    let Some(packs) = packs else {
        return Ok(0);
    };
    for (record, plaintext) in packs.into_iter().flatten() {
        take(record, plaintext);
    }
    Ok(through)
}

/// What stands in a loaded case already, by compartment, when a new snapshot is due with `more` records to come.
///
/// Nothing is packed that is not whole, nor by somebody who does not read all of it.
///
/// # Errors
///
/// When the case cannot be read.
pub(super) async fn due(
    vault: &Vault,
    store: &dyn Store,
    (case, team): (CaseId, &[Seat]),
    more: usize,
) -> Result<Option<[Pack; 2]>, vault::Error> {
    let packed = vault.packed_through(case)?;
    let links = vault.links(case)?.iter();
    let beside = links.filter(|link| link.sequence > packed).count();
    if beside + more < STEP || !team::reads_confidential(vault, team) {
        return Ok(None);
    }
    let [mut shared, mut confidential] = [Pack::default(), Pack::default()];
    for found in vault.read_records(store, case, 0).await? {
        match found.content {
            Content::Open {
                compartment,
                plaintext,
            } => match compartment {
                Compartment::Shared => shared.add(found.link.record, &plaintext),
                Compartment::Confidential => confidential.add(found.link.record, &plaintext),
            },
            Content::Erased(_) => {}
            Content::Closed | Content::Damaged | Content::Missing => return Ok(None),
        }
    }
    Ok(Some([shared, confidential]))
}
