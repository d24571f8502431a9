//! What every store must do, claim by claim; the memory store, the faulty one and IndexedDB run the same list.
//!
//! A claim gets an empty store, answers what is broken instead of panicking, and leaves its rows behind.
//! So a browser test and a native one are the same loop:
//!
//! ```
//! use futures_executor::block_on;
//! use meldcode::vault::store::{MemoryStore, conformance};
//!
//! for claim in conformance::CLAIMS {
//!     let store = MemoryStore::new();
//!     assert_eq!(block_on((claim.holds)(&store)), Ok(()), "{}", claim.name);
//! }
//! ```

use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, join};
use thiserror::Error as ThisError;

use super::{Batch, Error, Expected, HEAD_KEY, Query, Row, Store, Table, get, read_all};
use crate::order::Gather as _;

/// One thing every store must do.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// The claim, as a test would be named.
    pub name: &'static str,
    /// Tries it on an empty store.
    pub holds: for<'a> fn(&'a dyn Store) -> LocalBoxFuture<'a, Result<(), Broken>>,
}

/// How a claim does not hold.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
pub enum Broken {
    /// Something was not as it must be.
    #[error("not so: {0}")]
    NotSo(&'static str),
    /// The store failed where it must not.
    #[error("the store failed: {0}")]
    Failed(#[from] Error),
}

type Outcome = Result<(), Broken>;

macro_rules! claims {
    ($($name:ident),+ $(,)?) => {
        /// Every claim, each to be tried on an empty store of its own.
        pub const CLAIMS: &[Claim] = &[$(
            Claim {
                name: stringify!($name),
                holds: |store| $name(store).boxed_local(),
            },
        )+];
    };
}

claims![
    an_empty_store_has_no_rows,
    what_was_committed_reads_back_byte_for_byte,
    a_large_row_reads_back_like_a_small_one,
    rows_come_in_the_order_of_their_keys_bytes,
    a_prefix_reads_and_counts_its_own_rows_only,
    pages_cover_every_row_once,
    tables_do_not_mix,
    a_put_replaces_and_a_delete_removes,
    a_batch_on_the_expected_head_takes_place,
    a_batch_on_another_head_is_a_conflict_and_changes_nothing,
    a_founding_batch_does_not_overwrite_a_vault,
    a_batch_repeated_after_it_took_place_is_ok_and_changes_nothing,
    of_two_batches_on_one_head_exactly_one_takes_place,
    a_batch_outside_the_head_needs_no_head_and_keeps_it,
    a_cleared_store_is_empty,
];

fn so(holds: bool, what: &'static str) -> Outcome {
    if holds {
        Ok(())
    } else {
        Err(Broken::NotSo(what))
    }
}

type Put<'a> = (Table, &'a [u8], &'a [u8]);

fn guarded(expected: Expected, head: &[u8], puts: &[Put<'_>]) -> Batch {
    let changes = puts
        .iter()
        .map(|(table, key, value)| ((*table, key.to_vec()), Some(value.to_vec())));
    Batch::guarded(expected, head.to_vec(), changes.gather())
}

fn founding(head: &[u8], puts: &[Put<'_>]) -> Batch {
    guarded(Expected::Nothing, head, puts)
}

fn after(expected: &[u8], head: &[u8], puts: &[Put<'_>]) -> Batch {
    guarded(Expected::Head(expected.to_vec()), head, puts)
}

async fn everything(store: &dyn Store) -> Result<Vec<(Table, Row)>, Error> {
    let mut all = Vec::new();
    for table in Table::ALL {
        let rows = read_all(store, table, b"").await?;
        all.extend(rows.into_iter().map(|row| (table, row)));
    }
    Ok(all)
}

async fn an_empty_store_has_no_rows(store: &dyn Store) -> Outcome {
    so(everything(store).await?.is_empty(), "no rows to read")?;
    for table in Table::ALL {
        so(store.count(table, b"").await? == 0, "no rows to count")?;
    }
    Ok(())
}

async fn what_was_committed_reads_back_byte_for_byte(store: &dyn Store) -> Outcome {
    let every_byte: Vec<u8> = (0..=255).collect();
    let large = vec![0xa5; 1 << 20];
    let batch = founding(
        b"head 1",
        &[
            (Table::Meta, b"empty", b""),
            (Table::Meta, b"every byte", &every_byte),
            (Table::Pages, &[0, 255, 0], &large),
        ],
    );
    store.commit(&batch).await?;
    let empty = get(store, Table::Meta, b"empty").await?;
    so(empty.as_deref() == Some(b""), "an empty value is a value")?;
    let bytes = get(store, Table::Meta, b"every byte").await?;
    so(bytes == Some(every_byte), "every byte comes back")?;
    let page = get(store, Table::Pages, &[0, 255, 0]).await?;
    so(page == Some(large), "a large value comes back whole")?;
    let head = get(store, Table::Head, HEAD_KEY).await?;
    so(head.as_deref() == Some(b"head 1"), "the head is stored")
}

/// Bytes that nothing makes smaller, the same every time.
fn noise(length: usize) -> Vec<u8> {
    let mut state: u64 = 0x9E37_79B9_7F4A_7C15;
    let next = std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    });
    next.flatten().take(length).collect()
}

async fn a_large_row_reads_back_like_a_small_one(store: &dyn Store) -> Outcome {
    // Browsers keep large values apart, some from 64 kB on; what repeats itself they make small first.
    for length in [60_000, 70_000, 700_000] {
        let value = noise(length);
        let batch = Batch::loose([((Table::Drafts, b"large".to_vec()), Some(value.clone()))]);
        store.commit(&batch).await?;
        let found = get(store, Table::Drafts, b"large").await?;
        so(found.as_ref() == Some(&value), "a large value by its key")?;
        let rows = read_all(store, Table::Drafts, b"").await?;
        so(
            rows.first().map(|row| &row.value) == Some(&value),
            "a large value among all",
        )?;
    }
    Ok(())
}

async fn rows_come_in_the_order_of_their_keys_bytes(store: &dyn Store) -> Outcome {
    let keys: [&[u8]; 6] = [&[255], &[0], &[0, 0], &[127], &[128], &[1, 255]];
    let puts = keys.map(|key| (Table::Records, key, b"x".as_slice()));
    store.commit(&founding(b"head", &puts)).await?;
    let found: Vec<_> = read_all(store, Table::Records, b"")
        .await?
        .into_iter()
        .map(|row| row.key)
        .collect();
    let mut sorted = keys.map(<[u8]>::to_vec);
    sorted.sort();
    so(found == sorted, "keys are unsigned bytes, shorter first")
}

async fn a_prefix_reads_and_counts_its_own_rows_only(store: &dyn Store) -> Outcome {
    let keys: [&[u8]; 6] = [b"a", b"ab", b"b", &[b'a', 255], &[255, 255, 1], &[255, 254]];
    let puts = keys.map(|key| (Table::Records, key, b"x".as_slice()));
    store.commit(&founding(b"head", &puts)).await?;
    let cases: [(&[u8], u64); 5] = [(b"a", 3), (b"ab", 1), (&[255, 255], 1), (b"c", 0), (b"", 6)];
    for (prefix, expected) in cases {
        let read = read_all(store, Table::Records, prefix).await?;
        let are_its_own = read.iter().all(|row| row.key.starts_with(prefix));
        so(are_its_own, "every row read begins with the prefix")?;
        let counted = store.count(Table::Records, prefix).await?;
        so(counted == expected, "the count is that of the prefix")?;
        so(
            u64::try_from(read.len()) == Ok(expected),
            "all of the prefix is read",
        )?;
    }
    Ok(())
}

async fn pages_cover_every_row_once(store: &dyn Store) -> Outcome {
    let keys: Vec<[u8; 2]> = (0..50_u8).map(|number| [7, number]).collect();
    let puts: Vec<Put<'_>> = keys
        .iter()
        .map(|key| (Table::Records, key.as_slice(), b"x".as_slice()))
        .collect();
    store.commit(&founding(b"head", &puts)).await?;
    let mut seen: Vec<Vec<u8>> = Vec::new();
    loop {
        let last = seen.last().cloned();
        let query = Query {
            prefix: &[7],
            after: last.as_deref(),
            limit: 7,
        };
        let page = store.read(Table::Records, query).await?;
        so(page.len() <= 7, "a page is no longer than asked")?;
        if page.is_empty() {
            break;
        }
        seen.extend(page.into_iter().map(|row| row.key));
    }
    so(seen == keys, "every row once, in order")
}

async fn tables_do_not_mix(store: &dyn Store) -> Outcome {
    let puts: Vec<Put<'_>> = Table::ALL
        .into_iter()
        .filter(|table| *table != Table::Head)
        .map(|table| (table, b"key".as_slice(), table.name().as_bytes()))
        .collect();
    store.commit(&founding(b"head", &puts)).await?;
    for (table, _, value) in puts {
        let found = get(store, table, b"key").await?;
        so(
            found.as_deref() == Some(value),
            "each table has its own row",
        )?;
    }
    Ok(())
}

async fn a_put_replaces_and_a_delete_removes(store: &dyn Store) -> Outcome {
    let puts: [Put<'_>; 2] = [(Table::Meta, b"a", b"1"), (Table::Meta, b"b", b"1")];
    store.commit(&founding(b"head 1", &puts)).await?;
    let changes = [
        ((Table::Meta, b"a".to_vec()), Some(b"2".to_vec())),
        ((Table::Meta, b"b".to_vec()), None),
        ((Table::Meta, b"never there".to_vec()), None),
    ];
    let expected = Expected::Head(b"head 1".to_vec());
    let batch = Batch::guarded(expected, b"head 2".to_vec(), changes.into());
    store.commit(&batch).await?;
    let replaced = get(store, Table::Meta, b"a").await?;
    so(replaced.as_deref() == Some(b"2"), "the new value stands")?;
    let removed = get(store, Table::Meta, b"b").await?;
    so(removed.is_none(), "the removed row is gone")
}

async fn a_batch_on_the_expected_head_takes_place(store: &dyn Store) -> Outcome {
    store.commit(&founding(b"head 1", &[])).await?;
    let next = after(b"head 1", b"head 2", &[(Table::Meta, b"a", b"1")]);
    store.commit(&next).await?;
    let head = get(store, Table::Head, HEAD_KEY).await?;
    so(head.as_deref() == Some(b"head 2"), "the head moved on")?;
    let row = get(store, Table::Meta, b"a").await?;
    so(row.is_some(), "the row came with it")
}

async fn a_batch_on_another_head_is_a_conflict_and_changes_nothing(store: &dyn Store) -> Outcome {
    store
        .commit(&founding(b"head 1", &[(Table::Meta, b"a", b"1")]))
        .await?;
    let before = everything(store).await?;
    let late = after(b"head 0", b"head 2", &[(Table::Meta, b"a", b"2")]);
    so(
        store.commit(&late).await == Err(Error::Conflict),
        "a conflict",
    )?;
    so(everything(store).await? == before, "nothing changed")
}

async fn a_founding_batch_does_not_overwrite_a_vault(store: &dyn Store) -> Outcome {
    store
        .commit(&founding(b"head 1", &[(Table::Meta, b"a", b"1")]))
        .await?;
    let before = everything(store).await?;
    let second = founding(b"other", &[(Table::Meta, b"a", b"2")]);
    so(
        store.commit(&second).await == Err(Error::Conflict),
        "a conflict",
    )?;
    so(everything(store).await? == before, "nothing changed")
}

async fn a_batch_repeated_after_it_took_place_is_ok_and_changes_nothing(
    store: &dyn Store,
) -> Outcome {
    store.commit(&founding(b"head 1", &[])).await?;
    let batch = after(b"head 1", b"head 2", &[(Table::Meta, b"a", b"1")]);
    store.commit(&batch).await?;
    let before = everything(store).await?;
    store.commit(&batch).await?;
    so(everything(store).await? == before, "nothing changed")?;
    store.commit(&after(b"head 2", b"head 3", &[])).await?;
    let repeated = store.commit(&batch).await;
    so(
        repeated == Err(Error::Conflict),
        "after another writer it is a conflict",
    )
}

async fn of_two_batches_on_one_head_exactly_one_takes_place(store: &dyn Store) -> Outcome {
    store.commit(&founding(b"head 1", &[])).await?;
    let (one, other) = (
        after(b"head 1", b"head one", &[(Table::Meta, b"one", b"1")]),
        after(b"head 1", b"head other", &[(Table::Meta, b"other", b"1")]),
    );
    let outcomes = join(store.commit(&one), store.commit(&other)).await;
    let (winner, loser) = match outcomes {
        (Ok(()), Err(Error::Conflict)) => (b"one".as_slice(), b"other".as_slice()),
        (Err(Error::Conflict), Ok(())) => (b"other".as_slice(), b"one".as_slice()),
        _ => return Err(Broken::NotSo("one succeeds and one conflicts")),
    };
    so(
        get(store, Table::Meta, winner).await?.is_some(),
        "the winner is stored",
    )?;
    so(
        get(store, Table::Meta, loser).await?.is_none(),
        "the loser is not",
    )
}

async fn a_batch_outside_the_head_needs_no_head_and_keeps_it(store: &dyn Store) -> Outcome {
    let note = |key: &[u8], table| ((table, key.to_vec()), Some(b"note".to_vec()));
    store
        .commit(&Batch::loose([note(b"1", Table::Inbox)]))
        .await?;
    so(
        get(store, Table::Inbox, b"1").await?.is_some(),
        "stored in an empty store",
    )?;
    store.commit(&founding(b"head 1", &[])).await?;
    let loose = Batch::loose([note(b"2", Table::Drafts), note(b"3", Table::Meta)]);
    store.commit(&loose).await?;
    so(
        get(store, Table::Drafts, b"2").await?.is_some(),
        "stored beside a vault",
    )?;
    so(
        get(store, Table::Meta, b"3").await?.is_none(),
        "no guarded row without its head",
    )?;
    let head = get(store, Table::Head, HEAD_KEY).await?;
    so(head.as_deref() == Some(b"head 1"), "the head stands")
}

async fn a_cleared_store_is_empty(store: &dyn Store) -> Outcome {
    store
        .commit(&founding(b"head 1", &[(Table::Meta, b"a", b"1")]))
        .await?;
    store.clear().await?;
    so(everything(store).await?.is_empty(), "no rows are left")?;
    store.commit(&founding(b"head 1", &[])).await?;
    Ok(())
}
