// Every journey in Chromium: a site of its own, and a page on which no error goes unnoticed.

import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, expect, type Page, test as base } from '@playwright/test';

import { squeezed } from '../house/layout.ts';
import { saved, type Taking } from '../house/saving.ts';
import { Disk } from '../house/disk.ts';
import { type Address, Site } from '../house/site.ts';

export { expect };

export type Options = { address: Address };

/** What went wrong on a page without anybody looking. */
export class Faults {
  private readonly seen: string[] = [];
  private readonly expected: RegExp[] = [];

  /** This journey is about this fault. */
  expect(fault: RegExp): void {
    this.expected.push(fault);
  }

  watch(context: BrowserContext, origin: string): void {
    const watchPage = (page: Page) => {
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') this.note(`console: ${message.text()} ${message.location().url}`);
      });
      page.on('pageerror', (error) => this.note(`page error: ${error.message}`));
    };
    context.pages().forEach(watchPage);
    context.on('page', watchPage);
    context.on('request', (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      // The one page of a drive is a request too, of the browser itself.
      const isOwn = asked === origin && (protocol !== 'file:' || request.isNavigationRequest());
      if (!['blob:', 'data:', 'about:'].includes(protocol) && !isOwn) {
        this.note(`a request left the origin: ${request.url()}`);
      }
    });
  }

  /** The faults that no journey asked for. */
  unexpected(): string[] {
    return this.seen.filter((fault) => !this.expected.some((pattern) => pattern.test(fault)));
  }

  private note(fault: string): void {
    this.seen.push(fault);
  }
}

type Fixtures = {
  site: Site;
  /** The drive with the vault file, where the program is opened from a file. */
  disk: Disk;
  faults: Faults;
  /** A device of its own: a browser profile that has never been used. */
  device: (drive?: Disk) => Promise<Page>;
  auditA11y: (page?: Page) => Promise<void>;
  /** What the page offers to save while something is done. */
  download: Taking;
};

export const test = base.extend<Fixtures & Options>({
  address: ['https', { option: true }],

  site: async ({ address }, use) => {
    const site = await Site.open(address);
    await use(site);
    await site.stop();
  },

  disk: async ({ context }, use) => {
    await use(await Disk.of(context));
  },

  // Automatic: a journey cannot forget it.
  faults: [
    async ({ context, site }, use) => {
      const faults = new Faults();
      if (site.address === 'file') await Disk.of(context);
      faults.watch(context, site.origin);
      await use(faults);
      expect(faults.unexpected(), 'no error in the console, no page error, no request that leaves the origin').toEqual([]);
    },
    { auto: true },
  ],

  device: async ({ browser, faults, site }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (drive = new Disk()) => {
      const context = await browser.newContext();
      contexts.push(context);
      if (site.address === 'file') await Disk.of(context, drive);
      faults.watch(context, site.origin);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },

  download: async ({}, use) => {
    await use(saved);
  },

  auditA11y: async ({ page }, use) => {
    await use(async (audited = page) => {
      const { violations } = await new AxeBuilder({ page: audited })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html) }));
      expect(found, 'accessibility faults').toEqual([]);
      expect(await audited.evaluate(squeezed), 'words in a column too narrow to read').toEqual([]);
    });
  },
});
