// New versions: kept ready by `offline.js` in the background, opened when the person says so, never in between.
//
// Only where the browser has service workers: over https, or on this machine itself. What a person reads about it
// stands in `index.html`.

const own = document.querySelector('meta[name="meldcode-build"]').content;

/** The worker that keeps another build ready than the one on this page. */
let ready;

/** The person chose the other build. */
let isChosen = false;

function ask(worker, question) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(question, [port2]);
  });
}

/** A worker that waits is newer than this page; the one that serves it may be, once another tab chose. */
async function look({ waiting, active }) {
  let worker = waiting;
  // Not with `??` beside `&&`: the minifier takes the brackets between them away, and the file no longer parses.
  if (!worker && navigator.serviceWorker.controller) worker = active;
  if (!worker || (await ask(worker, 'which')) === own) return;
  ready = worker;
  document.body.dataset.update = 'ready';
}

async function watch() {
  const container = navigator.serviceWorker;
  const registration = await container.register(new URL('offline.js', document.baseURI).href, { updateViaCache: 'none' });
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing.addEventListener('statechange', () => {
      if (installing.state === 'installed') look(registration);
    });
  });
  container.addEventListener('controllerchange', () => look(registration));
  await look(registration);
}

/** The choice is kept first; then the app seals what was typed and is begun anew, as at a lock. */
async function useNewVersion() {
  await ask(ready, 'use');
  isChosen = true;
  if (document.body.dataset.app === 'running') document.dispatchEvent(new Event('meldcode:update'));
  else location.reload();
}

// The app let go of everything: instead of a fresh instance of this build comes the chosen one.
document.addEventListener('meldcode:restart', (event) => {
  if (!isChosen) return;
  event.preventDefault();
  try {
    sessionStorage.setItem('meldcode-left', JSON.stringify(event.detail));
  } catch {
    // Without it the lock screen does not say why it is locked; nothing else is lost.
  }
  // The quick observation works while locked, but what was being written there waits behind the lock.
  if (location.hash === '#/gezien') history.replaceState(null, '', '#/');
  location.reload();
});

document.querySelector('[data-boot="update"]').addEventListener('click', useNewVersion);

// When all of the app is here, so that nothing is in its way and nothing is fetched twice.
document.addEventListener('meldcode:loaded', () => {
  const isServed = location.protocol !== 'file:' && globalThis.isSecureContext;
  // A browser that refuses, by a policy or in a private window, works as over plain http.
  if (isServed && navigator.serviceWorker) watch().catch(() => undefined);
});
