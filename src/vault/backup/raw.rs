//! A raw copy: the rows as they lie in the store, without a head that must be read or a hash that must be made.
//!
//! It is what the plain page writes when the program does not start, and what is written where the head is gone.

use super::file::{FRAME, VALUE_BYTES_MAX};
use crate::vault::error::Error;
use crate::vault::ids::UnixMillis;
use crate::vault::layout::{Malformed, Reader, Writer};
use crate::vault::store::{KEY_BYTES_MAX, Row, Store, Table, read_all};

/// The first bytes of every raw copy, readable in a text editor.
pub(super) const RAW_MAGIC: &[u8; 16] = b"MELDCODE ROWS 1\n";

/// Everything a store holds, as it is. [`super::Backup::from_bytes`] reads it like a backup where its head is whole,
/// [`super::rescue()`] whatever is left of it.
pub async fn raw_copy(store: &dyn Store, made_at: UnixMillis) -> Result<Vec<u8>, Error> {
    let mut out = Writer::default().raw(RAW_MAGIC).i64(made_at);
    for table in Table::ALL {
        for row in read_all(store, table, b"").await? {
            out = out
                .raw(FRAME)
                .u8(table.code())
                .bytes(&row.key)
                .bytes(&row.value);
        }
    }
    Ok(out.finish())
}

/// Reads one frame; nothing in it says whether it is whole, the vault does.
pub(super) fn read_raw_frame(from: &mut Reader<'_>) -> Result<(Table, Row), Malformed> {
    if from.array()? != *FRAME {
        return Err(Malformed);
    }
    let table = Table::from_code(from.u8()?).ok_or(Malformed)?;
    let row = Row {
        key: from.bytes(KEY_BYTES_MAX)?.to_vec(),
        value: from.bytes(VALUE_BYTES_MAX)?.to_vec(),
    };
    Ok((table, row))
}

/// Reads a whole raw copy behind its magic.
pub(super) fn read_raw(mut from: Reader<'_>) -> Result<(UnixMillis, Vec<(Table, Row)>), Malformed> {
    let made_at = from.i64()?;
    let mut rows = Vec::new();
    while !from.rest().is_empty() {
        rows.push(read_raw_frame(&mut from)?);
    }
    Ok((made_at, rows))
}
