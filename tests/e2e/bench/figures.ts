// What a benchmark tells: a figure, its unit, and the reference it is a ratio of.

import type { TestInfo } from '@playwright/test';

export type Figure = {
  name: string;
  value: number;
  unit: 'ms' | 'bytes' | 'per second';
  /** The same thing done by the plainest means, in the same run. */
  reference?: { name: string; value: number };
};

/** Adds figures to the report of this run. */
export async function tell(info: TestInfo, ...figures: Figure[]): Promise<void> {
  await info.attach('figures', { body: JSON.stringify(figures), contentType: 'application/json' });
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
