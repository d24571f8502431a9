// The plainest save there is: one strict put of one kilobyte, the reference for saving to "opgeslagen".

import { test } from '../chromium/fixtures.ts';
import { median, tell } from './figures.ts';

test('a raw strict put', async ({ page, site }, info) => {
  await page.goto(site.url);
  const times = await page.evaluate(async () => {
    const opening = indexedDB.open('raw-put');
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const spent: number[] = [];
    for (let key = 0; key < 300; key += 1) {
      const began = performance.now();
      const transaction = opening.result.transaction('rows', 'readwrite', { durability: 'strict' });
      transaction.objectStore('rows').put(new Uint8Array(1024).fill(key), key);
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      spent.push(performance.now() - began);
    }
    return spent.slice(50);
  });
  await tell(info, { name: 'a raw strict put of 1 kB', value: median(times), unit: 'ms' });
});
