// Starts the app: fetches its modules once, keeps them compiled, and makes and drops instances of them.
//
// A visit fetches the first piece of the app's module. The second, and the worker's module, come when somebody unlocks.
//
// The page itself (lock screen, emergency numbers) is plain HTML and is there before this file runs.
// Every word a person can read here stands in `index.html`; this file only shows the right part of it.

const names = document.querySelector('meta[name="meldcode-app"]').dataset;
const workerNames = document.querySelector('meta[name="meldcode-worker"]').dataset;
const insideNames = document.querySelector('meta[name="meldcode-inside"]').dataset;

/** The glue of the app's module, once it runs. */
let app;

/** Makes it once and keeps it; a failure is not kept, so that it can be tried again. */
function once(make) {
  let made;
  return () => {
    made ??= make().catch((failure) => {
      made = undefined;
      throw failure;
    });
    return made;
  };
}

/**
 * What a vault file is held by while this page is open (`platform::vault_file` is the other side): its rows over a lock,
 * as sealed as they are, how it was left, the browser's own hold on the file, what is kept plainly elsewhere, and whether
 * the person had the browser emptied. Without a vault file only the name of the database is used.
 */
const desk = { rows: undefined, facts: '', handle: undefined, journal: 'meldcode', plain: new Map(), emptied: false };

/** What a worker is made of: the text of its script and its compiled module. Never fetched twice. */
const workshop = once(furnishWorkshop);

/** The second piece of the app's module, compiled: everything behind the lock. Never fetched twice. */
const inside = once(async () => WebAssembly.compile(await bytesOf(insideNames.wasm)));

/** How often the app broke off since the page was opened. */
let crashes = 0;

/**
 * Why the running instance was made ("first", "locked" or "stopped"), and what the one before it left: never a name,
 * never a word that somebody wrote. A page that was loaded anew for a new version finds both here.
 */
let { why: reason, left: legacy } = inherited();

function inherited() {
  try {
    const left = sessionStorage.getItem('meldcode-left');
    sessionStorage.removeItem('meldcode-left');
    return JSON.parse(left) ?? { why: 'first', left: '' };
  } catch {
    return { why: 'first', left: '' };
  }
}

/** Addresses of our own files that are asked for when somebody unlocks. */
const forUnlocking = [...Object.values(workerNames), ...Object.values(insideNames)].map((name) => new URL(name, document.baseURI).href);

/** Addresses of our own files, once for each time that one did not come. */
const askedInVain = [];

/** Everything that was asked of the network after the start, by the browser's own measure. */
const askedLater = [];

function watchNetwork() {
  const note = ({ name }) => /^(?:blob|data):/.test(name) || askedLater.push(name);
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: 'resource' });
}

/** What can be shown to whoever does not take our word for it, a line each (`platform::evidence` is the other side). */
function evidence() {
  const build = document.querySelector('meta[name="meldcode-build"]').content;
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]').content;
  const loaded = performance.getEntriesByType('resource').filter(({ name }) => !/^(?:blob|data):/.test(name));
  // "offline" where a service worker keeps the app: it then opens without the network. "here" is http from this
  // device itself, which a browser trusts like https and keeps as well: it came over no network.
  const kept = navigator.serviceWorker?.controller ? 'offline' : location.protocol.replace(':', '');
  const way = location.protocol === 'http:' && globalThis.isSecureContext ? 'here' : kept;
  // Each of our own files once, and again for each time that it did not come; there should be nothing else.
  const due = [...forUnlocking, ...askedInVain];
  const strange = askedLater.filter((name) => due.indexOf(name) < 0 || !due.splice(due.indexOf(name), 1));
  const unlocking = forUnlocking.filter((name) => askedLater.includes(name)).length;
  return [build, policy, way, loaded.length - askedLater.length, unlocking, ...strange].join('\n');
}

/** Makes the static page say what is wrong: "no-webassembly", "file-missing", "framed", "crashed" or "crashed-again". */
function fail(how) {
  document.body.dataset.failure = how;
}

/** One of our files is not there. */
function missed(name, cause) {
  askedInVain.push(new URL(name, document.baseURI).href);
  return new Error(`${name} could not be fetched`, { cause });
}

/** Without this file nothing starts: its name is what the ICT department needs. */
function lacks(name, cause) {
  document.querySelector('[data-boot="file"]').textContent = name.replace('./', '');
  fail('file-missing');
  return missed(name, cause);
}

/** One of our files where it stands in the page itself (`xtask/src/single.rs`), as bytes. */
function held(name) {
  const place = document.querySelector(`[data-file="${name}"]`);
  return place && Uint8Array.from(atob(place.textContent), (sign) => sign.charCodeAt(0)).buffer;
}

/** The bytes of one of our files. Bytes need no MIME type, so that any web server will do. */
async function bytesOf(name) {
  const here = held(name);
  if (here) return here;
  const answer = await fetch(new URL(name, document.baseURI)).catch((cause) => Promise.reject(missed(name, cause)));
  if (!answer.ok) throw missed(name, answer.status);
  return answer.arrayBuffer();
}

/** The glue of the app's module. In a page that needs no server it is a function beside this one. */
async function glueOf(name) {
  return globalThis.meldcodeGlue?.() ?? import(new URL(name, document.baseURI));
}

async function startApp() {
  const [glue, module] = await Promise.all([
    glueOf(names.js).catch((cause) => Promise.reject(lacks(names.js, cause))),
    bytesOf(names.wasm).then((bytes) => WebAssembly.compile(bytes)).catch((cause) => Promise.reject(lacks(names.wasm, cause))),
  ]);
  app = glue;
  await glue.default({ module_or_path: module });
}

/**
 * Puts the second piece beside the running instance: it works on its memory and is reached through its table. What it is
 * made of is fetched when this is first asked, together with what a worker is made of.
 */
async function openInside(callback, data) {
  const exports = app.initSync();
  let isOpen = true;
  try {
    const [module] = await Promise.all([inside(), workshop()]);
    if (app.initSync() === exports) await WebAssembly.instantiate(module, { __wasm_split: exports });
  } catch (failure) {
    console.error(String(failure));
    isOpen = false;
  }
  // An instance that was dropped meanwhile hears nothing any more.
  if (app.initSync() === exports) exports.__indirect_function_table.get(callback)(data, isOpen);
}

async function furnishWorkshop() {
  const [glue, script, bytes, reader] = await Promise.all(
    [workerNames.glue, workerNames.script, workerNames.wasm, workerNames.reader].map(bytesOf),
  );
  // One script in memory: a worker starts from it without the network, also when the server is gone.
  const code = new Blob([glue, '\n', script], { type: 'text/javascript' });
  return { source: URL.createObjectURL(code), module: await WebAssembly.compile(bytes), code, bytes, reader };
}

/** Bytes as base64, which a page can hold. */
async function base64(bytes) {
  const reader = new FileReader();
  const read = new Promise((resolve) => reader.addEventListener('load', resolve));
  reader.readAsDataURL(new Blob([bytes]));
  await read;
  return reader.result.split(',')[1];
}

/**
 * One file that opens by itself (`reader.html`): our own worker in it, what it lets people read, and the case itself,
 * both sealed. Everything it is made of came when somebody unlocked.
 */
async function readingFile(reading, records, name) {
  const { code, bytes, reader } = await workshop();
  const worker = (await code.text()).replaceAll(/<\/script/g, '<\\/script');
  const [module, read, carried] = await Promise.all([bytes, reading, records].map(base64));
  const parts = { worker, module, reading: read, records: carried, name };
  const page = new TextDecoder().decode(reader).replaceAll(/slot:([a-z]+)/g, (_whole, slot) => parts[slot]);
  return new TextEncoder().encode(page);
}

/** A new worker around a new instance of the kept module. Its memory goes when it is terminated. */
async function startWorker() {
  const { source, module } = await workshop();
  const worker = new Worker(source);
  worker.postMessage(module);
  return worker;
}

/**
 * Drops the app's instance, with every key and every decrypted word in its memory, and makes a new
 * one from the kept module. Asks nothing of the network. Callbacks of the old instance that still
 * arrive are refused by the glue.
 */
function restart(why, left = '') {
  // A person who chose a new version gets that one instead (`versions.js`).
  const restarting = new CustomEvent('meldcode:restart', { cancelable: true, detail: { why, left } });
  if (!document.dispatchEvent(restarting)) return;
  reason = why;
  legacy = left;
  // Not in this turn: the old instance is still on the stack of whoever calls us.
  setTimeout(() => {
    // Until the new app has drawn something, the static lock screen is what people see.
    delete document.body.dataset.failure;
    delete document.body.dataset.app;
    document.getElementById('app').replaceChildren();
    try {
      app.__wbg_reset_state();
    } catch (failure) {
      neverRan(failure);
    }
  });
}

/** The app broke off. Nothing of its memory is used again; the plain page says what to do. */
function stopped() {
  delete document.body.dataset.app;
  document.getElementById('app').replaceChildren();
  crashes += 1;
  fail(crashes > 1 ? 'crashed-again' : 'crashed');
}

/** An instance that broke off while it was made: not every failure in there goes through the app's own `stopped`. */
function neverRan(failure) {
  console.error(String(failure));
  if (!document.body.dataset.failure) stopped();
}

/** The outcome of one request to the browser's database. */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The tables in the order of their codes, as `vault::store::Table` has them. */
const tables = ['head', 'meta', 'slots', 'keyrings', 'deliveries', 'cases', 'records', 'pages', 'summaries', 'drafts', 'inbox', 'tally'];

const bigEndian = (length) => new Uint8Array([length >>> 24, length >>> 16, length >>> 8, length]);

/**
 * Saves everything that is stored as it lies there (`docs/FORMATS.md`, raw copy). It asks nothing of the app's modules,
 * so that it also works where those do not start. A row that the browser cannot read costs only itself.
 */
async function rawCopy() {
  const request = indexedDB.open(desk.journal);
  // Where nothing is, nothing is made.
  request.onupgradeneeded = () => request.transaction.abort();
  const database = await settled(request);
  const now = Date.now();
  const parts = ['MELDCODE ROWS 1\n', bigEndian(Math.floor(now / 2 ** 32)), bigEndian(now % 2 ** 32)];
  for (const [code, table] of tables.entries()) {
    if (!database.objectStoreNames.contains(table)) continue;
    const rows = () => database.transaction(table).objectStore(table);
    for (const key of await settled(rows().getAllKeys())) {
      const value = await settled(rows().get(key)).catch(() => undefined);
      if (value === undefined) continue;
      parts.push('\nROW', new Uint8Array([code]), bigEndian(key.byteLength), key, bigEndian(value.byteLength), value);
    }
  }
  database.close();
  const link = Object.assign(document.createElement('a'), { download: `ruwe-kopie-${now}.mcb` });
  link.href = URL.createObjectURL(new Blob(parts, { type: 'application/octet-stream' }));
  link.click();
}

/**
 * Every name of ours begins so: of databases, of what is kept plainly, of caches. All local files share one browser's
 * store: of the databases only the crash journal of this vault file is ours there, another may hold work of somebody else.
 */
const isOurs = (name) => name.startsWith('meldcode');
const isOurDatabase = (name) => (location.protocol === 'file:' ? name === desk.journal : isOurs(name));

/** What the browser bars this page from, as a page from a drive from every worker, holds nothing of ours. */
async function unlessBarred(ask) {
  try {
    return await ask();
  } catch (failure) {
    if (failure.name !== 'SecurityError') throw failure;
  }
}

/** The line of the tabs (`platform::tabs`). A local page has none, and where a browser keeps nothing there is nothing to tell. */
const line = lineOfTabs();

function lineOfTabs() {
  try {
    return location.protocol === 'file:' ? undefined : new BroadcastChannel('meldcode');
  } catch {
    return undefined;
  }
}

/**
 * Loads the page anew, where nothing of what is on it may stay: what is drawn goes in this very turn, and the app is
 * not asked to keep what was being typed.
 */
function beginAnew() {
  delete document.body.dataset.app;
  document.getElementById('app').replaceChildren();
  for (const sign of ['beforeunload', 'pagehide', 'visibilitychange']) {
    globalThis.addEventListener(sign, (event) => event.stopImmediatePropagation(), { capture: true });
  }
  // Without the place one was at: an address that differs in its fragment only would not load the page anew.
  history.replaceState(null, '', location.pathname);
  location.reload();
}

// Another tab emptied this device: what is open here has no store any more, and must not stay in sight.
line?.addEventListener('message', ({ data }) => data === 'wiped' && beginAnew());

// A tab beside the one that began the test with closing the browser (`platform::preferences`) is the same visit.
const visit = 'meldcode-visit';
line?.addEventListener('message', ({ data }) => unlessBarred(() => {
  if (data === 'visit?' && sessionStorage.getItem(visit)) line.postMessage(visit);
  if (data === visit) sessionStorage.setItem(visit, 'true');
  if (data === 'wiped') sessionStorage.removeItem(visit);
}));
line?.postMessage('visit?');

/**
 * Takes everything of this program out of the browser and begins anew. Other tabs let go of the database when they are
 * asked; until the last one has, this waits.
 */
async function wipe() {
  const kept = (await indexedDB.databases?.())?.map(({ name }) => name) ?? [desk.journal, 'meldcode-folder'];
  for (const name of kept.filter(isOurDatabase)) await settled(indexedDB.deleteDatabase(name));
  for (const shelfOf of [() => localStorage, () => sessionStorage]) {
    const shelf = (await unlessBarred(shelfOf)) ?? {};
    for (const name of Object.keys(shelf).filter(isOurs)) shelf.removeItem(name);
  }
  line?.postMessage('wiped');
  // Both are absent over plain http.
  const stores = await unlessBarred(() => globalThis.caches?.keys());
  for (const name of (stores ?? []).filter(isOurs)) await globalThis.caches.delete(name);
  const helpers = (await unlessBarred(() => navigator.serviceWorker?.getRegistrations?.())) ?? [];
  for (const helper of helpers) if (document.baseURI.startsWith(helper.scope)) await helper.unregister();
  // Nothing is left that leaving would lose.
  desk.emptied = true;
  beginAnew();
}

// What the app may ask of its loader (`platform::loader` is the other side).
globalThis.meldcode = Object.freeze({ inside: { __wasm_split_load_inside: openInside }, startWorker, restart, stopped, wipe, evidence, readingFile, desk, reason: () => reason, legacy: () => legacy });

for (const button of document.querySelectorAll('[data-boot="restart"]')) {
  button.addEventListener('click', () => restart('stopped'));
}

// A copy of everything first: a fresh instance makes it, because nothing of the broken one can be trusted.
for (const button of document.querySelectorAll('[data-boot="copy"]')) {
  button.addEventListener('click', () => restart('stopped', 'copy'));
}

// The same without the app, for when that breaks off every time or never comes.
for (const button of document.querySelectorAll('[data-boot="raw"]')) {
  button.addEventListener('click', () => {
    rawCopy().catch(() => {
      document.body.dataset.raw = 'failed';
    });
  });
}

/**
 * Gives the browser its icon from memory: it asks for it again whenever it likes, also when the server is gone,
 * and the running app asks the network for nothing.
 */
function showIcon() {
  const drawing = document.getElementById('icon-app');
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${drawing.getAttribute('viewBox')}">${drawing.innerHTML}</svg>`;
  const link = Object.assign(document.createElement('link'), { rel: 'icon', type: 'image/svg+xml' });
  link.href = URL.createObjectURL(new Blob([text], { type: link.type }));
  document.head.append(link);
}

showIcon();
document.body.dataset.transport = location.protocol.replace(':', '');

if (globalThis.top !== globalThis.self) {
  // In somebody else's frame a click can be stolen; `frame-ancestors` only works as a header.
  fail('framed');
} else if (typeof WebAssembly !== 'object') {
  fail('no-webassembly');
} else {
  const started = startApp().then(() => {
    watchNetwork();
    document.dispatchEvent(new Event('meldcode:loaded'));
  });
  started.catch(neverRan);
}
