//! IndexedDB as the vault's store: every claim, two connections at once, and what browsers do to a connection.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use js_sys::{Function, Promise};
use meldcode::platform::clock;
use meldcode::platform::indexed_db::{IndexedDb, Lost};
use meldcode::vault::store::{Batch, Error, Query, Row, Store, Table, conformance, get};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{IdbDatabase, IdbFactory};

/// Counts what happens to a connection.
#[derive(Debug, Default)]
struct Told {
    superseded: Cell<u32>,
    closed: Cell<u32>,
}

impl Lost for Told {
    fn superseded(&self) {
        self.superseded.set(self.superseded.get() + 1);
    }

    fn closed(&self) {
        self.closed.set(self.closed.get() + 1);
    }
}

async fn opened(name: &str) -> IndexedDb {
    IndexedDb::open(name, Rc::new(Told::default()))
        .await
        .unwrap()
}

fn factory() -> IdbFactory {
    web_sys::window().unwrap().indexed_db().unwrap().unwrap()
}

/// Opens a database past our own code, as another program or a later version would.
async fn opened_raw(name: &str, version: u32) -> Result<IdbDatabase, JsValue> {
    let request = factory().open_with_u32(name, version)?;
    let answer = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(answer).await?;
    Ok(request.result()?.unchecked_into())
}

#[wasm_bindgen_test]
async fn every_claim_of_a_store_holds() {
    for claim in conformance::CLAIMS {
        let store = opened(&format!("claim-{}", claim.name)).await;
        assert_eq!((claim.holds)(&store).await, Ok(()), "{}", claim.name);
    }
}

/// Two connections to one database, taking turns: what two tabs are.
struct TwoTabs {
    tabs: [IndexedDb; 2],
    turn: Cell<usize>,
}

impl TwoTabs {
    fn next(&self) -> &IndexedDb {
        self.turn.set(1 - self.turn.get());
        &self.tabs[self.turn.get()]
    }
}

impl Store for TwoTabs {
    fn read<'a>(
        &'a self,
        table: Table,
        query: Query<'a>,
    ) -> LocalBoxFuture<'a, Result<Vec<Row>, Error>> {
        self.next().read(table, query)
    }

    fn count<'a>(
        &'a self,
        table: Table,
        prefix: &'a [u8],
    ) -> LocalBoxFuture<'a, Result<u64, Error>> {
        self.next().count(table, prefix)
    }

    fn commit<'a>(&'a self, batch: &'a Batch) -> LocalBoxFuture<'a, Result<(), Error>> {
        self.next().commit(batch)
    }

    fn clear(&self) -> LocalBoxFuture<'_, Result<(), Error>> {
        self.next().clear()
    }
}

#[wasm_bindgen_test]
async fn every_claim_also_holds_over_two_tabs() {
    for claim in conformance::CLAIMS {
        let name = format!("two-tabs-{}", claim.name);
        let tabs = [opened(&name).await, opened(&name).await];
        let store = TwoTabs {
            tabs,
            turn: Cell::new(0),
        };
        assert_eq!((claim.holds)(&store).await, Ok(()), "{}", claim.name);
    }
}

#[wasm_bindgen_test]
async fn what_was_committed_is_there_after_reopening() {
    let store = opened("reopened").await;
    assert_eq!((writing_claim().holds)(&store).await, Ok(()));
    drop(store);

    let store = opened("reopened").await;
    let empty = get(&store, Table::Meta, b"empty").await.unwrap();
    assert_eq!(empty.as_deref(), Some(b"".as_slice()));
}

#[wasm_bindgen_test]
async fn a_database_of_a_later_program_can_be_read_and_not_written() {
    let store = opened("newer").await;
    assert_eq!((writing_claim().holds)(&store).await, Ok(()));
    drop(store);
    opened_raw("newer", 7).await.unwrap().close();

    let store = opened("newer").await;

    assert_eq!(store.newer_schema(), Some(7));
    assert!(
        get(&store, Table::Meta, b"every byte")
            .await
            .unwrap()
            .is_some()
    );
    let refused = Err(Error::VersionTooNew {
        found: 7,
        supported: 1,
    });
    assert_eq!(store.clear().await, refused);
    assert!(
        get(&store, Table::Meta, b"every byte")
            .await
            .unwrap()
            .is_some()
    );
}

#[wasm_bindgen_test]
async fn an_open_tab_makes_way_for_a_later_program() {
    let told = Rc::new(Told::default());
    let store = IndexedDb::open("makes-way", Rc::clone(&told) as Rc<dyn Lost>)
        .await
        .unwrap();

    opened_raw("makes-way", 2).await.unwrap().close();

    assert_eq!(told.superseded.get(), 1);
    // The old tab can still read what the later program left as it was.
    assert_eq!(store.count(Table::Meta, b"").await, Ok(0));
    assert_eq!(store.newer_schema(), Some(2));
}

#[wasm_bindgen_test]
async fn a_tab_that_does_not_make_way_is_named_and_nothing_hangs() {
    // A first version of the database without our tables, held open by somebody who does not listen.
    let request = factory().open_with_f64("blocked", 1.0).unwrap();
    let answer = Promise::new(&mut |resolve, _reject| request.set_onsuccess(Some(&resolve)));
    JsFuture::from(answer).await.unwrap();
    let stubborn: IdbDatabase = request.result().unwrap().unchecked_into();
    let upgrade = factory().open_with_u32("blocked", 2).unwrap();

    let blocked = Promise::new(&mut |resolve, _reject| upgrade.set_onblocked(Some(&resolve)));
    JsFuture::from(blocked).await.unwrap();

    // Our own opening now stands behind an upgrade that waits; it goes on when the tab is closed.
    let told: Rc<dyn Lost> = Rc::new(Told::default());
    let later = Rc::new(RefCell::new(None));
    let slot = Rc::clone(&later);
    wasm_bindgen_futures::spawn_local(async move {
        slot.replace(Some(
            IndexedDb::open("blocked", told)
                .await
                .map(|store| store.newer_schema()),
        ));
    });
    clock::wait(50).await;
    assert!(later.borrow().is_none());
    let done = Promise::new(&mut |resolve, _reject| upgrade.set_onsuccess(Some(&resolve)));
    stubborn.close();
    JsFuture::from(done).await.unwrap();
    upgrade
        .result()
        .unwrap()
        .unchecked_into::<IdbDatabase>()
        .close();
    while later.borrow().is_none() {
        clock::wait(5).await;
    }
    assert_eq!(later.take(), Some(Ok(Some(2))));
}

#[wasm_bindgen_test]
async fn a_connection_that_is_gone_is_replaced_without_anybody_noticing() {
    let store = opened("gone").await;
    // As after a tablet dropped the connection in the background: the old handle throws.
    let met = fault(
        "const { transaction } = IDBDatabase.prototype;
        IDBDatabase.prototype.transaction = function () {
            IDBDatabase.prototype.transaction = transaction;
            globalThis.faultMet = true;
            throw new DOMException('', 'InvalidStateError');
        };",
    );

    assert_eq!((writing_claim().holds)(&store).await, Ok(()));
    assert!(met());
}

#[wasm_bindgen_test]
async fn a_full_disk_at_commit_is_no_success_and_leaves_nothing() {
    let store = opened("full").await;
    // As measured: every request succeeds, only the abort tells, and its message is empty.
    let met = fault(
        "const { put } = IDBObjectStore.prototype;
        const { commit } = IDBTransaction.prototype;
        IDBTransaction.prototype.commit = function () {
            IDBTransaction.prototype.commit = commit;
        };
        IDBObjectStore.prototype.put = function (...row) {
            IDBObjectStore.prototype.put = put;
            globalThis.faultMet = true;
            const { transaction } = this;
            const error = new DOMException('', 'QuotaExceededError');
            Object.defineProperty(transaction, 'error', { value: error });
            const request = put.apply(this, row);
            request.addEventListener('success', () => transaction.abort());
            return request;
        };",
    );

    assert_eq!(
        (writing_claim().holds)(&store).await,
        Err(Error::Quota.into())
    );
    assert!(met());
    for table in Table::ALL {
        assert_eq!(store.count(table, b"").await, Ok(0), "{}", table.name());
    }
}

#[wasm_bindgen_test]
async fn a_store_that_does_not_answer_is_told_and_the_change_is_taken_back() {
    let store = opened("silent").await;
    // As behind a transaction that a left page never ended: another writer keeps going and ours never begins.
    let holder = opened_raw("silent", 1).await.unwrap();
    let script =
        "const transaction = holder.transaction([...holder.objectStoreNames], 'readwrite');
        const again = () => {
            if (!globalThis.letGo) transaction.objectStore('meta').count().onsuccess = again;
        };
        again();
        const { setTimeout } = globalThis;
        globalThis.setTimeout = (ring, pause) => {
            if (pause < 20_000) return setTimeout(ring, pause);
            globalThis.setTimeout = setTimeout;
            return setTimeout(ring, 30);
        };";
    Function::new_with_args("holder", script)
        .call1(&JsValue::UNDEFINED, &holder)
        .unwrap();

    let outcome = (writing_claim().holds)(&store).await;

    assert_eq!(outcome, Err(Error::Silent.into()));
    let here = js_sys::global();
    js_sys::Reflect::set(&here, &"letGo".into(), &JsValue::TRUE).unwrap();
    for table in Table::ALL {
        assert_eq!(store.count(table, b"").await, Ok(0), "{}", table.name());
    }
}

#[wasm_bindgen_test]
async fn a_page_that_is_left_while_the_head_is_read_leaves_nothing_unfinished() {
    let store = opened("left").await;
    // As a page meets it that goes away while it waits: it is told, and hears no answer any more.
    let met = fault(
        "const { get } = IDBObjectStore.prototype;
        IDBObjectStore.prototype.get = function (...key) {
            IDBObjectStore.prototype.get = get;
            const { transaction } = this;
            transaction.addEventListener('abort', () => (globalThis.faultMet = true));
            const request = get.apply(this, key);
            queueMicrotask(() => dispatchEvent(new Event('pagehide')));
            return request;
        };",
    );

    // Back again, as from the browser's cache, the same batch is written after all.
    assert_eq!((writing_claim().holds)(&store).await, Ok(()));
    assert!(met());
}

/// The claim that writes to three tables in one commit and reads them back.
fn writing_claim() -> &'static conformance::Claim {
    let mut claims = conformance::CLAIMS.iter();
    claims
        .find(|claim| claim.name.starts_with("what_was_committed"))
        .unwrap()
}

/// Plants a fault in the browser's own interface; answers whether it was met.
fn fault(script: &str) -> impl Fn() -> bool {
    let here = js_sys::global();
    js_sys::Reflect::set(&here, &"faultMet".into(), &JsValue::FALSE).unwrap();
    Function::new_no_args(script)
        .call0(&JsValue::UNDEFINED)
        .unwrap();
    move || {
        js_sys::Reflect::get(&here, &"faultMet".into())
            .unwrap()
            .is_truthy()
    }
}
