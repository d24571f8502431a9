// The benchmarks: one at a time, each beside a reference in the same run; the report is a table and a JSON file.

import { defineConfig } from '@playwright/test';

import type { Options } from './chromium/fixtures.ts';
import { chromium } from './house/chromium.ts';

export default defineConfig<Options>({
  testDir: 'bench',
  testMatch: '*.bench.ts',
  outputDir: '../../target/e2e-bench',
  globalSetup: './house/certificate.ts',
  workers: 1,
  timeout: 900_000,
  reporter: './bench/report.ts',
  use: { ...chromium, address: 'https', ignoreHTTPSErrors: true, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' },
  projects: [{ name: 'bench' }],
});
