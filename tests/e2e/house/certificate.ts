// A throw-away certificate for the https journeys, made anew when it is gone or a week old.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { hosts } from './chromium.ts';

const folder = fileURLToPath(new URL('../../../target/xtask/tls/', import.meta.url));
const key = `${folder}key.pem`;
const cert = `${folder}cert.pem`;
const week = 7 * 24 * 60 * 60 * 1000;

/** Playwright calls it once, before all journeys. */
export default function makeCertificate(): void {
  if (existsSync(cert) && Date.now() - statSync(cert).mtimeMs < week) return;
  mkdirSync(folder, { recursive: true });
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30'],
      ...['-subj', `/CN=${hosts.https}`, '-addext', `subjectAltName=DNS:${hosts.https}`],
      ...['-keyout', key, '-out', cert],
    ],
    { stdio: 'pipe' },
  );
}

export function certificate(): { key: Buffer; cert: Buffer } {
  return { key: readFileSync(key), cert: readFileSync(cert) };
}
