// The web server of a school: static files and nothing else, and it can be switched off. Or none: one page on a drive.

import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { certificate } from './certificate.ts';
import { hosts } from './chromium.ts';

export type Address = 'https' | 'http' | 'file';

export const dist = fileURLToPath(new URL('../../../target/dist/', import.meta.url));

const kinds: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.png': 'image/png',
  // `.wasm` is left out on purpose: no MIME type may be needed.
};

/** The page's own policy with the one line that only a header may carry. */
function headers(): Record<string, string> {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const policy = /default-src [^"]*/.exec(page)?.[0] ?? '';
  return {
    'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
}

export class Site {
  /** Requests the server got, in order, as paths within the site. */
  readonly asked: string[] = [];
  /** Files the server pretends not to have, such as an ending that an ICT department forbids. */
  missing: RegExp | undefined;
  /** The folder that is served: a release, until another one is put in its place. */
  root = dist;
  /** Pages of somebody else on the same server, without our headers. */
  readonly neighbours = new Map<string, string>();

  private constructor(
    private readonly server: Server,
    readonly address: Address,
    private readonly folder: string,
    private readonly host: string,
  ) {}

  static async open(address: Address, host: string = address === 'file' ? 'localhost' : hosts[address]): Promise<Site> {
    const answer = (request: IncomingMessage, response: ServerResponse) => site.answer(request, response);
    const server = address === 'https' ? createSecure(certificate(), answer) : createPlain(answer);
    const site: Site = new Site(server, address, address === 'https' ? '/' : '/apps/meldcode/', host);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  /** No server at all: one page, on a drive. */
  private get isDrive(): boolean {
    return this.address === 'file';
  }

  get origin(): string {
    // What a browser says of every local page.
    if (this.isDrive) return 'null';
    return `${this.address}://${this.host}:${(this.server.address() as AddressInfo).port}`;
  }

  get url(): string {
    if (this.isDrive) return pathToFileURL(join(this.root, 'meldcode.html')).href;
    return this.origin + this.folder;
  }

  /** From now on there is no server: every connection is refused. */
  async stop(): Promise<void> {
    if (!this.server.listening) return;
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = decodeURIComponent((request.url ?? '').split('?')[0]);
    const name = path.startsWith(this.folder) ? path.slice(this.folder.length) || 'index.html' : undefined;
    if (name !== undefined) this.asked.push(name);
    const neighbour = this.neighbours.get(name ?? '');
    if (neighbour !== undefined) {
      response.writeHead(200, { 'Content-Type': kinds['.html'] }).end(neighbour);
      return;
    }
    const file = name !== undefined && !this.missing?.test(name) ? join(this.root, normalize(`/${name}`)) : undefined;
    if (file === undefined || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const kind = kinds[extname(file)];
    const own = this.address === 'https' ? headers() : {};
    response.writeHead(200, { ...own, ...(kind ? { 'Content-Type': kind } : {}), 'Cache-Control': 'no-cache' });
    createReadStream(file).pipe(response);
  }
}
