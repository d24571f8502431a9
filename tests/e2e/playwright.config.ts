// Every journey through the release build with the system's Chromium: over https, and the marked ones over http and from
// a file. With MELDCODE_EVERY_WAY (`cargo xtask soak ways`) every journey goes every way, but those that are about one.

import { defineConfig } from '@playwright/test';

import type { Options } from './chromium/fixtures.ts';
import { chromium } from './house/chromium.ts';

const everyWay = process.env.MELDCODE_EVERY_WAY !== undefined;

export default defineConfig<Options>({
  testDir: 'journeys',
  outputDir: '../../target/e2e',
  globalSetup: './house/certificate.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  snapshotPathTemplate: '{testDir}/{testFileName}-snapshots/{arg}{ext}',
  use: {
    ...chromium,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    ignoreHTTPSErrors: true,
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    // Recording every step is work beside the work; what failed says where, and `--trace=on` shows it whole.
    trace: 'off',
  },
  projects: [
    // What is about the vault file alone has no server.
    { name: 'https', use: { address: 'https' }, grepInvert: /@drive/ },
    // The intranet of a school: no certificate, a sub-folder, no headers, a name that is no secure context.
    { name: 'http', use: { address: 'http' }, grep: everyWay ? /./ : /@http\b/, grepInvert: /@drive|@secure/ },
    // The network drive, a stick: one page, and the vault is a file beside it.
    { name: 'file', use: { address: 'file' }, grep: everyWay ? /./ : /@file|@drive/, grepInvert: /@served|@stored|@secure/ },
  ],
});
