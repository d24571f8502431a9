// The system's Chromium and how it is started: nothing is downloaded, nothing calls home.

/** Names that lead to this machine. Only `localhost` would be a secure context without a certificate. */
export const hosts = { https: 'meldcode.school.test', http: 'school.intranet' } as const;

export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A service worker is not registered over our throw-away certificate otherwise.
  '--ignore-certificate-errors',
  `--host-resolver-rules=${Object.values(hosts).map((host) => `MAP ${host} 127.0.0.1`).join(', ')}`,
];

export const chromium = {
  browserName: 'chromium',
  channel: undefined,
  launchOptions: { executablePath, args: flags },
} as const;
