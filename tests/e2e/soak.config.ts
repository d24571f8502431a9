// The long runs in a real browser: what damage to the browser's own files comes to.

import { defineConfig } from '@playwright/test';

import type { Options } from './chromium/fixtures.ts';
import { chromium } from './house/chromium.ts';

export default defineConfig<Options>({
  testDir: 'soak',
  outputDir: '../../target/e2e-soak',
  globalSetup: './house/certificate.ts',
  forbidOnly: true,
  retries: 0,
  workers: 1,
  timeout: 900_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: { ...chromium, address: 'https', ignoreHTTPSErrors: true, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' },
  projects: [{ name: 'soak' }],
});
