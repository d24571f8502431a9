// Prints the figures as a table and keeps them as JSON.

import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';

import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

import type { Figure } from './figures.ts';

export default class Report implements Reporter {
  private readonly figures: Figure[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    for (const { name, body } of result.attachments) {
      if (name === 'figures' && body) this.figures.push(...(JSON.parse(String(body)) as Figure[]));
    }
    if (result.status !== 'passed') console.log(`   ${test.title}: ${result.error?.message ?? result.status}`);
  }

  onEnd(result: FullResult): void {
    const rows = this.figures.map(({ name, value, unit, reference }) => [
      name,
      `${rounded(value)} ${unit}`,
      reference ? `${(value / reference.value).toFixed(2)} x ${reference.name} (${rounded(reference.value)})` : '',
    ]);
    const width = (column: number) => Math.max(0, ...rows.map((row) => row[column].length));
    for (const [name, value, ratio] of rows) {
      console.log(`   ${name.padEnd(width(0))}  ${value.padStart(width(1))}  ${ratio}`);
    }
    const place = process.env.MELDCODE_BENCH_RESULTS;
    if (!place) return;
    mkdirSync(dirname(place), { recursive: true });
    const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`;
    writeFileSync(place, `${JSON.stringify({ machine, status: result.status, figures: this.figures }, null, 2)}\n`);
  }
}

const rounded = (value: number) => (value >= 100 ? Math.round(value).toString() : value.toFixed(1));
