// The loader: the app starts under its policy, begins again without the network, and says what is wrong.

import { expect, test } from '../fixtures.ts';
import { School } from '../pages/school.ts';

const running = () => Number(document.body.dataset.app === 'running');

test('the app starts in a browser that allows nothing but its own files @http @webkit', async ({ page, site }) => {
  await page.goto(site.url);
  await expect.poll(() => page.evaluate(running)).toBeGreaterThan(0);
});

test('every file is fetched once, by a visit and by what it asks for later @http @webkit', async ({ page, site }) => {
  await page.goto(site.url);
  await expect.poll(() => page.evaluate(running)).toBeGreaterThan(0);
  await page.evaluate(() => (window as never as Loader).meldcode.startWorker());
  await page.evaluate(() => (window as never as Loader).meldcode.startWorker());
  // Then the service worker, where there is one, takes a copy of its own to keep.
  const byThePage = site.asked.slice(0, site.asked.includes('offline.js') ? site.asked.indexOf('offline.js') : undefined);
  expect(new Set(byThePage).size, 'each file once').toBe(byThePage.length);
});

test('with the server gone a lock still makes a fresh app and a worker still starts @http', async ({ page, site }) => {
  const school = new School(page);
  await school.setUp(site.url);
  await site.stop();

  for (let lock = 0; lock < 5; lock += 1) {
    await school.lock();
    expect(await page.evaluate(() => (window as never as Loader).meldcode.reason())).toBe('locked');
    // The passphrase is derived in a worker, which starts without the network too.
    await school.unlock();
    await school.isUnlocked();
  }
});

test('a server that withholds .wasm files is named to the ICT department @served', async ({ page, site, faults }) => {
  faults.expect(/404|could not be fetched/);
  site.missing = /\.wasm$/;
  await page.goto(site.url);
  await expect(page.getByRole('alert').filter({ visible: true })).toContainText('.wasm');
});

test('a browser without WebAssembly is told so', async ({ page, site }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await page.goto(site.url);
  await expect(page.getByRole('alert').filter({ visible: true })).toContainText('browser');
});

test('a lock lets go of the memory of the app before it', async ({ page, site }) => {
  await page.addInitScript(() => {
    const memories: WeakRef<object>[] = [];
    const seen = new WeakSet<object>();
    // The second piece works on the memory of the first.
    const keep = ({ exports: { memory } }: WebAssembly.Instance) => {
      if (!memory || seen.has(memory)) return;
      seen.add(memory);
      memories.push(new WeakRef(memory));
    };
    const { instantiate, Instance } = WebAssembly;
    WebAssembly.instantiate = (async (module: WebAssembly.Module, imports: WebAssembly.Imports) => {
      const instance = await instantiate(module, imports);
      keep(instance);
      return instance;
    }) as never;
    WebAssembly.Instance = new Proxy(Instance, {
      construct(target, [module, imports]) {
        const instance = new target(module, imports);
        keep(instance);
        return instance;
      },
    });
    Object.assign(globalThis, { alive: () => memories.map((memory) => memory.deref() !== undefined) });
  });
  const school = new School(page);
  await school.setUp(site.url);
  await school.lock();

  const engine = await page.context().newCDPSession(page);
  await expect
    .poll(async () => {
      await engine.send('HeapProfiler.collectGarbage');
      return page.evaluate(() => (globalThis as never as { alive(): boolean[] }).alive());
    })
    .toEqual([false, true]);
});

test('an app that broke off is begun again by hand', async ({ page, site, faults }) => {
  // Nothing of its memory is touched again, so what it still had running is refused, loudly.
  faults.expect(/previous WASM instance/);
  await page.goto(site.url);
  await expect.poll(() => page.evaluate(running)).toBeGreaterThan(0);
  await page.evaluate(() => (window as never as Loader).meldcode.stopped());
  await page.getByRole('button', { name: 'Opnieuw beginnen' }).click();
  await expect(page.locator('[data-app="running"]')).toHaveCount(1);
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0);
});

test('inside another page the app does not start @http @served', async ({ page, site, faults }) => {
  site.neighbours.set('other.html', `<link rel="icon" href="data:,"><iframe src="${site.url}"></iframe>`);
  // Over https the header keeps it out; without headers the page itself refuses.
  faults.expect(/frame-ancestors/);
  await page.goto(`${site.url}other.html`);
  const frame = page.frameLocator('iframe');
  if (site.address === 'http') await expect(frame.getByRole('alert').filter({ visible: true })).toContainText('eigen venster');
  await expect(frame.locator('[data-app="running"]')).toHaveCount(0);
});

type Loader = { meldcode: { startWorker(): Promise<unknown>; restart(why: string): void; stopped(): void; reason(): string } };
