// The loader: the app starts under its policy, begins again without the network, and says what is wrong.

import { expect, test } from '../fixtures.ts';

const running = () => Number(document.body.dataset.app === 'running');

test('the app starts in a browser that allows nothing but its own files @http @webkit', async ({ page, site }) => {
  await page.goto(site.url);
  await expect.poll(() => page.evaluate(running)).toBeGreaterThan(0);
});

test('everything is fetched at the start and nothing later @http @webkit', async ({ page, site }) => {
  await page.goto(site.url);
  await expect.poll(() => site.asked.some((name) => /^transport.*\.wasm$/.test(name))).toBe(true);
  await page.evaluate(() => (window as never as Loader).meldcode.startWorker());
  expect(new Set(site.asked).size, 'each file once').toBe(site.asked.length);
});

test('a server that withholds .wasm files is named to the ICT department', async ({ page, site, faults }) => {
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

test('inside another page the app does not start @http', async ({ page, site, faults }) => {
  site.neighbours.set('other.html', `<link rel="icon" href="data:,"><iframe src="${site.url}"></iframe>`);
  // Over https the header keeps it out; without headers the page itself refuses.
  faults.expect(/frame-ancestors/);
  await page.goto(`${site.url}other.html`);
  const frame = page.frameLocator('iframe');
  if (site.address === 'http') await expect(frame.getByRole('alert').filter({ visible: true })).toContainText('eigen venster');
  await expect(frame.locator('[data-app="running"]')).toHaveCount(0);
});

type Loader = { meldcode: { startWorker(): Promise<unknown>; restart(why: string): void; stopped(): void; reason(): string } };
