// What every journey stands on, in the browser that this run is about.

import * as chromium from './chromium/fixtures.ts';
import * as webkit from './webkit/fixtures.ts';

const engine = process.env.MELDCODE_ENGINE === 'webkit' ? (webkit as unknown as typeof chromium) : chromium;

export const { test, expect } = engine;
