// The same fixtures in WebKitGTK, for the journeys marked @webkit: their words are those that `page.ts` knows.

import { expect as judge, type Page, test as base } from '@playwright/test';

import type { Taking } from '../house/saving.ts';
import { Site } from '../house/site.ts';
import { Driver, openScreen } from './driver.ts';
import { WebKitLocator, WebKitPage } from './page.ts';

type Worker = { display: string };
type Fixtures = {
  site: Site;
  page: Page;
  device: () => Promise<Page>;
  faults: { expect(fault: RegExp): void };
  auditA11y: () => Promise<void>;
  download: Taking;
};

export const test = base.extend<Fixtures, Worker>({
  display: [
    async ({}, use) => {
      const screen = await openScreen();
      await use(screen.display);
      screen.close();
    },
    { scope: 'worker' },
  ],

  site: async ({}, use) => {
    const site = await Site.open('http', '127.0.0.1');
    await use(site);
    await site.stop();
  },

  /** A device of its own: a browser that has never been used. */
  device: async ({ display }, use, info) => {
    const drivers: Driver[] = [];
    await use(async () => {
      const driver = await Driver.open(display);
      drivers.push(driver);
      return new WebKitPage(driver) as unknown as Page;
    });
    if (info.status !== info.expectedStatus) await Promise.all(drivers.map(showWhatItShows));
    await Promise.all(drivers.map((driver) => driver.close()));
  },

  page: async ({ device }, use) => use(await device()),

  // WebDriver tells nothing of the console; the Chromium journeys watch it.
  faults: async ({}, use) => use({ expect: () => undefined }),

  // axe runs in the Chromium journeys.
  auditA11y: async ({}, use) => use(async () => undefined),

  /** The driver has no downloads: the bytes are taken where the page hands them over. */
  download: async ({}, use) => {
    await use(async (page, act) => {
      await page.evaluate(() => {
        const taken = ((globalThis as any).taken = { name: '', bytes: undefined as Promise<string> | undefined });
        const { createObjectURL } = URL;
        URL.createObjectURL = (blob: Blob) => {
          taken.bytes = blob.arrayBuffer().then((buffer) => btoa([...new Uint8Array(buffer)].map((byte) => String.fromCharCode(byte)).join('')));
          return createObjectURL(blob);
        };
        HTMLAnchorElement.prototype.click = function () {
          taken.name = this.download;
        };
      });
      await act();
      const name = () => page.evaluate(() => (globalThis as any).taken.name as string);
      await judge.poll(name, { timeout: 30_000 }).not.toBe('');
      const bytes = await page.evaluate(() => (globalThis as any).taken.bytes as Promise<string>);
      return { name: await name(), bytes: Buffer.from(bytes, 'base64') };
    });
  },
});

/** A journey that failed says in words what stood on its screens: this driver records nothing else. */
async function showWhatItShows(driver: Driver): Promise<void> {
  const seen = await driver.execute<string>('return `${location.hash}\\n${document.body.innerText}`').catch(String);
  console.log(`the screen showed:\n${seen.replace(/\n\s*\n/g, '\n')}`);
}

type Check = (locator: WebKitLocator, wish: any) => Promise<unknown>;

/** What can be claimed of a part of the page: what is read, and what it must be. */
const claims: Record<string, [read: Check, holds: (read: any, wish: any) => boolean]> = {
  toBeVisible: [(part) => part.isVisible(), (is) => is],
  toBeHidden: [(part) => part.isVisible(), (is) => !is],
  toBeEnabled: [(part) => part.isEnabled(), (is) => is],
  toBeDisabled: [(part) => part.isEnabled(), (is) => !is],
  toBeFocused: [(part) => part.isFocused(), (is) => is],
  toBeChecked: [(part) => part.isChecked(), (is) => is],
  toHaveCount: [(part) => part.count(), (count, wish) => count === wish],
  toHaveValue: [(part) => part.inputValue(), (value, wish) => value === wish],
  toHaveText: [(part) => part.innerText(), (text, wish) => (wish instanceof RegExp ? wish.test(text) : plain(text) === wish)],
  toContainText: [(part) => part.innerText(), (text, wish) => (wish instanceof RegExp ? wish.test(text) : plain(text).includes(wish))],
};

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

function claimOf(locator: WebKitLocator, isNot: boolean): object {
  return Object.fromEntries(
    Object.entries(claims).map(([claim, [read, holds]]) => [
      claim,
      async (wish: unknown, { timeout = 10_000 } = {}) => {
        let last: unknown;
        const check = async () => {
          last = await read(locator, wish);
          return holds(last, wish) !== isNot;
        };
        await judge.poll(check, { timeout, message: `${isNot ? 'not ' : ''}${claim} ${wish ?? ''}` }).toBe(true);
      },
    ]),
  );
}

/** Playwright's `expect`, which also takes a part of a WebKit page. */
export const expect = new Proxy(judge, {
  apply(target, self, [value, ...rest]) {
    if (!(value instanceof WebKitLocator)) return Reflect.apply(target, self, [value, ...rest]);
    // Accessibility trees are compared in Chromium.
    return { ...claimOf(value, false), not: claimOf(value, true), toMatchAriaSnapshot: async () => undefined };
  },
});
