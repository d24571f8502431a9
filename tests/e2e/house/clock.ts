// A clock that a journey winds itself.

import type { Page } from '@playwright/test';

/**
 * From the next page on, time stands in the journey's hands. A browser's timers have small whole numbers; those of the
 * stand-in do not fit into the 32 bits in which the app, as the Web IDL has it, keeps them, and could never be called off.
 */
export async function windByHand(page: Page): Promise<void> {
  await page.clock.install();
  await page.addInitScript(() => {
    for (const kind of ['Timeout', 'Interval'] as const) {
      const set = globalThis[`set${kind}`] as (ring: TimerHandler, after?: number, ...rest: unknown[]) => number;
      const clear = globalThis[`clear${kind}`];
      const first = set(() => undefined, 0);
      clear(first);
      Object.assign(globalThis, {
        [`set${kind}`]: (ring: TimerHandler, after?: number, ...rest: unknown[]) => set(ring, after, ...rest) - first,
        [`clear${kind}`]: (number?: number) => clear(number === undefined ? undefined : number + first),
      });
    }
  });
}
