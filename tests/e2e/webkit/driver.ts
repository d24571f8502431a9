// One WebKitGTK browser with an empty profile, driven by the W3C WebDriver protocol on a screen nobody sees.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** How W3C WebDriver writes a reference to an element. */
const element = 'element-6066-11e4-a52e-4f735466cecf';

export type ElementRef = { [element]: string };

/** Debian keeps the browser of the driver out of the PATH, under the machine's own architecture. */
function miniBrowser(): string {
  for (const folder of readdirSync('/usr/lib')) {
    const place = `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`;
    if (existsSync(place)) return place;
  }
  throw new Error('MiniBrowser of webkit2gtk is missing; install the package webkit2gtk-driver');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** A screen in memory; the server chooses its number. */
export async function openScreen(): Promise<{ display: string; close(): void }> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.stdio[3]?.once('data', (chunk) => resolve(String(chunk).trim()));
  });
  return { display: `:${number}`, close: () => void server.kill() };
}

export class Driver {
  private constructor(
    private readonly process: ChildProcess,
    private readonly address: string,
    private session: string,
  ) {}

  static async open(display: string): Promise<Driver> {
    const port = await freePort();
    const child = spawn('WebKitWebDriver', [`--port=${port}`], {
      // Without a graphics card; the page is small.
      env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
      stdio: 'ignore',
    });
    const driver = new Driver(child, `http://127.0.0.1:${port}`, '');
    await driver.start();
    return driver;
  }

  /** Sends one command of the session. */
  async send<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T> {
    const answer = await fetch(`${this.address}/session${this.session}${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const { value } = (await answer.json()) as { value: { error?: string; message?: string } };
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value as T;
  }

  async execute<T>(script: string, ...args: unknown[]): Promise<T> {
    return this.send('POST', '/execute/sync', { script, args });
  }

  async executeAsync<T>(script: string, ...args: unknown[]): Promise<T> {
    return this.send('POST', '/execute/async', { script, args });
  }

  async onElement<T>(ref: ElementRef, method: 'GET' | 'POST', what: string, body: object = {}): Promise<T> {
    return this.send(method, `/element/${ref[element]}/${what}`, method === 'GET' ? undefined : body);
  }

  async close(): Promise<void> {
    await this.send('DELETE', '').catch(() => undefined);
    this.process.kill();
  }

  private async start(): Promise<void> {
    const alwaysMatch = {
      acceptInsecureCerts: true,
      'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
    };
    // The driver needs a moment before it listens.
    for (let attempt = 0; ; attempt += 1) {
      try {
        const { sessionId } = await this.send<{ sessionId: string }>('POST', '', { capabilities: { alwaysMatch } });
        this.session = `/${sessionId}`;
        return;
      } catch (failure) {
        if (attempt === 50 || !String(failure).includes('fetch failed')) throw failure;
        await pause(100);
      }
    }
  }
}
