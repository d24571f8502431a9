//! The backup as a file: a manifest of hashes, then every row in a frame of its own.

use super::Backup;
use super::raw::{RAW_MAGIC, read_raw, read_raw_frame};
use crate::vault::error::{Error, Part};
use crate::vault::ids::UnixMillis;
use crate::vault::layout::{Malformed, Reader, Writer};
use crate::vault::primitive::hash::{Hash, sha256};
use crate::vault::sealing::{FORMAT, check_format};
use crate::vault::store::{KEY_BYTES_MAX, Row, Table};

/// The first bytes of every backup, readable in a text editor.
pub(super) const MAGIC: &[u8; 16] = b"MELDCODE BACKUP\n";
/// The first bytes of every frame, so that a rescue finds the next one behind damage.
pub(super) const FRAME: &[u8; 4] = b"\nROW";
/// The largest value of one row.
pub(super) const VALUE_BYTES_MAX: usize = 64 << 20;

/// The largest backup we agree to read, in bytes: a school with thousands of cases needs a quarter of it.
pub const BYTES_MAX: u64 = 512 << 20;

/// One line of the manifest.
struct Listed {
    table: Table,
    key: Vec<u8>,
    hash: Hash,
}

impl Backup {
    /// Whether bytes begin as a backup, or a raw copy, does. It proves nothing; [`Backup::from_bytes`] does.
    pub fn begins(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC) || bytes.starts_with(RAW_MAGIC)
    }

    /// The bytes of the file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let rows = self.store.rows();
        let manifest = Writer::with_capacity(64 + rows.len() * 96)
            .raw(self.standing.vault.as_bytes())
            .i64(self.made_at)
            .count(rows.len())
            .each(&rows, |out, (table, row)| {
                out.u8(table.code())
                    .bytes(&row.key)
                    .raw(&sha256(&[&row.value]))
            })
            .finish();
        let size: usize = rows.iter().map(|(_, row)| row.value.len() + 128).sum();
        Writer::with_capacity(size + manifest.len() + 64)
            .raw(MAGIC)
            .u8(FORMAT)
            .bytes(&manifest)
            .raw(&sha256(&[&manifest]))
            .each(&rows, |out, (table, row)| write_frame(out, *table, row))
            .finish()
    }

    /// Reads a file, comparing every hash. Any difference at all is [`Error::Damaged`]; then
    /// [`super::rescue()`] says what is still whole.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let damaged = Error::Damaged { part: Part::Backup };
        if let Some(rows) = bytes.strip_prefix(RAW_MAGIC) {
            let (made_at, rows) = read_raw(Reader::new(rows)).or(Err(damaged))?;
            return Self::of_rows(made_at, rows);
        }
        let mut from = Reader::new(bytes);
        let (Ok(magic), Ok(format)) = (from.array::<16>(), from.u8()) else {
            return Err(damaged);
        };
        if magic != *MAGIC {
            return Err(damaged);
        }
        check_format(Part::Backup, format)?;
        let (made_at, rows) = read_rows(from).or(Err(damaged.clone()))?;
        let vault = Self::of_rows(made_at, rows)?;
        // The vault named in front is the one inside.
        let named = bytes.get(21..37).ok_or(damaged.clone())?;
        if named == vault.standing.vault.as_bytes() {
            Ok(vault)
        } else {
            Err(damaged)
        }
    }
}

fn write_frame(out: Writer, table: Table, row: &Row) -> Writer {
    let frame = Writer::with_capacity(16 + row.key.len() + row.value.len())
        .u8(table.code())
        .bytes(&row.key)
        .bytes(&row.value)
        .finish();
    out.raw(FRAME).raw(&frame).raw(&sha256(&[&frame]))
}

/// Reads one frame; its own hash must fit.
pub(super) fn read_frame(from: &mut Reader<'_>) -> Result<(Table, Row), Malformed> {
    let (table, row) = read_raw_frame(from)?;
    let frame = Writer::with_capacity(16 + row.key.len() + row.value.len())
        .u8(table.code())
        .bytes(&row.key)
        .bytes(&row.value)
        .finish();
    if from.array()? == sha256(&[&frame]) {
        Ok((table, row))
    } else {
        Err(Malformed)
    }
}

fn read_rows(mut from: Reader<'_>) -> Result<(UnixMillis, Vec<(Table, Row)>), Malformed> {
    let manifest = from.bytes(usize::MAX)?;
    if from.array()? != sha256(&[manifest]) {
        return Err(Malformed);
    }
    let (made_at, listed) = read_manifest(manifest)?;
    let mut rows = Vec::new();
    for listed in listed {
        let (table, row) = read_frame(&mut from)?;
        let is_listed =
            (table, &row.key, sha256(&[&row.value])) == (listed.table, &listed.key, listed.hash);
        if !is_listed {
            return Err(Malformed);
        }
        rows.push((table, row));
    }
    from.end()?;
    let in_order = rows
        .windows(2)
        .all(|pair| matches!(pair, [(t, a), (u, b)] if (t, &a.key) < (u, &b.key)));
    if in_order {
        Ok((made_at, rows))
    } else {
        Err(Malformed)
    }
}

fn read_manifest(bytes: &[u8]) -> Result<(UnixMillis, Vec<Listed>), Malformed> {
    let mut from = Reader::new(bytes);
    let _vault = from.array::<16>()?;
    let made_at = from.i64()?;
    let listed = from.items(37, |from| {
        Ok(Listed {
            table: Table::from_code(from.u8()?).ok_or(Malformed)?,
            key: from.bytes(KEY_BYTES_MAX)?.to_vec(),
            hash: from.array()?,
        })
    })?;
    from.end()?;
    Ok((made_at, listed))
}
