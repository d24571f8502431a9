// The journeys marked @webkit, in WebKitGTK. It is not Safari: quota, eviction and standalone mode stay open risks.

import { defineConfig } from '@playwright/test';

process.env.MELDCODE_ENGINE = 'webkit';

export default defineConfig({
  testDir: 'journeys',
  outputDir: '../../target/e2e-webkit',
  grep: /@webkit/,
  // A drive with a vault file needs a browser's own file picker, which this driver has not.
  testIgnore: /vault-file/,
  forbidOnly: true,
  retries: 0,
  workers: 1,
  timeout: 240_000,
  reporter: 'list',
  projects: [{ name: 'webkit' }],
});
