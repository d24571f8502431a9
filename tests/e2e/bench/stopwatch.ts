// Times what a person waits for, inside the page: from a press to what then stands on the screen, and the worker's part of it.

import type { Locator, Page } from '@playwright/test';

export type Waited = {
  /** From the press to the sight, in milliseconds. */
  whole: number;
  /** What of it the worker had: the key derivation, sealing or opening a file. */
  worker: number;
};

/** Lets a page keep how long each question to a worker took. Before the first visit of that page. */
export async function watchWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const spent: number[] = ((globalThis as any).workerTimes = []);
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (this: Worker, ...question: any[]) {
      // The first message brings the module; a question has a job.
      if (question[0]?.job !== undefined) {
        const asked = performance.now();
        this.addEventListener('message', () => spent.push(performance.now() - asked));
      }
      return (postMessage as any).apply(this, question);
    };
  });
}

/** Presses, and waits until the words stand on the screen. */
export async function wait(page: Page, press: Locator, seen: { css: string; words: RegExp }): Promise<Waited> {
  await page.evaluate(({ css, source }) => {
    const words = new RegExp(source);
    const isSeen = () => [...document.querySelectorAll(css)].some((part) => words.test(part.textContent ?? '') && part.checkVisibility());
    const times = (globalThis as any).workerTimes as number[];
    (globalThis as any).waited = new Promise<Waited>((resolve) => {
      addEventListener(
        'click',
        ({ timeStamp }) => {
          const before = times.length;
          const watcher = new MutationObserver(() => {
            if (!isSeen()) return;
            watcher.disconnect();
            const worker = times.slice(before).reduce((sum, time) => sum + time, 0);
            resolve({ whole: performance.now() - timeStamp, worker });
          });
          watcher.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
        },
        { once: true, capture: true },
      );
    });
  }, { css: seen.css, source: seen.words.source });
  await press.click();
  return page.evaluate(() => (globalThis as any).waited as Promise<Waited>);
}

/** The plainest save there is: one strict put of one kilobyte, so many times. */
export async function rawPuts(page: Page, count: number): Promise<number[]> {
  return page.evaluate(async (puts) => {
    const opening = indexedDB.open('raw-put');
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const spent: number[] = [];
    for (let key = 0; key < puts; key += 1) {
      const began = performance.now();
      const transaction = opening.result.transaction('rows', 'readwrite', { durability: 'strict' });
      transaction.objectStore('rows').put(new Uint8Array(1024).fill(key), key);
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      spent.push(performance.now() - began);
    }
    opening.result.close();
    return spent;
  }, count);
}
