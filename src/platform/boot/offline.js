// The service worker: keeps whole builds of the app on the device, and changes builds only when a person says so.
//
// `cargo xtask` puts a line in front of this file: `const RELEASE = { build, files }`, with the name and the SHA-256 of
// every file of the app. A build is kept whole or not at all, in a cache of its own. Which build opens is written down
// apart from which worker runs: a newer worker without consent goes on giving the older build. Nothing a person wrote
// ever passes through here.

const kept = (build) => `meldcode-${build}`;

/** The cache with one entry: the build that people chose. */
const CHOICE = 'meldcode-choice';

/** The page under its one name; its address is that of the folder. */
const PAGE = 'index.html';

async function chosen() {
  const answer = await (await caches.open(CHOICE)).match('build');
  return answer?.text();
}

async function choose(build) {
  await (await caches.open(CHOICE)).put('build', new Response(build));
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** One file of this build. The page just loaded most of them, so the browser's own cache is asked before the server. */
async function fetched([name, hash]) {
  const address = name === PAGE ? './' : name;
  for (const cache of ['force-cache', 'reload']) {
    const answer = await fetch(address, { cache });
    if (!answer.ok) continue;
    const bytes = await answer.arrayBuffer();
    if ((await sha256(bytes)) !== hash) continue;
    const headers = new Headers(answer.headers);
    // The bytes are unpacked already.
    for (const packing of ['Content-Encoding', 'Content-Length']) headers.delete(packing);
    return [name, new Response(bytes, { headers })];
  }
  throw new Error(`${name} is not the file of this build`);
}

/** Everything is fetched and compared before anything is kept. */
async function keepBuild() {
  const files = await Promise.all(RELEASE.files.map(fetched));
  const cache = await caches.open(kept(RELEASE.build));
  await Promise.all(files.map(([name, answer]) => cache.put(name, answer)));
}

/** The first build on this device needs no consent; a page that is open already is looked after from now on. */
async function begin() {
  if ((await chosen()) === undefined) await choose(RELEASE.build);
  await clients.claim();
}

/** A person wants this build. The one before stays for pages that are just being loaded; older ones go. */
async function use() {
  const keep = [CHOICE, kept(RELEASE.build), kept(await chosen())];
  await choose(RELEASE.build);
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('meldcode-') && !keep.includes(name)).map((name) => caches.delete(name)));
  await skipWaiting();
}

/** From the chosen build; the names of all files but the page change with their content, so any copy is the right one. */
async function answer(request) {
  const cache = await caches.open(kept((await chosen()) ?? RELEASE.build));
  if (isPage(request)) {
    const page = await cache.match(PAGE);
    return page ?? fetch(request).catch(async () => (await caches.match(PAGE)) ?? Response.error());
  }
  return (await cache.match(request)) ?? (await caches.match(request)) ?? fetch(request);
}

function isPage(request) {
  const address = request.url.split(/[?#]/)[0];
  return address === registration.scope || address === registration.scope + PAGE;
}

addEventListener('install', (event) => event.waitUntil(keepBuild()));
addEventListener('activate', (event) => event.waitUntil(begin()));

addEventListener('fetch', (event) => {
  const isAbove = !event.request.url.startsWith(registration.scope);
  // What else lies in the folder, such as the note for the ICT department, is the server's.
  const isOther = event.request.mode === 'navigate' && !isPage(event.request);
  if (event.request.method === 'GET' && !isAbove && !isOther) event.respondWith(answer(event.request));
});

addEventListener('message', (event) => {
  const [reply] = event.ports;
  if (event.data === 'which') reply.postMessage(RELEASE.build);
  if (event.data === 'use') event.waitUntil(use().then(() => reply.postMessage(RELEASE.build)));
});
