// What is due, in one's own calendar: a file without a name in it, read by a parser that is not ours.

import ICAL from 'ical.js';

import { expect, test } from '../fixtures.ts';
import { saved } from '../house/saving.ts';
import { Casework, write } from '../pages/casework.ts';
import { Device } from '../pages/device.ts';

type Entry = { uid: string; start: string; title: string; allDay: boolean; alarms: number };

/** Every entry of a file, as another program reads it. */
function entries(text: string): Entry[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      start: event.startDate.toString(),
      title: event.summary,
      allDay: event.startDate.isDate,
      alarms: component.getAllSubcomponents('valarm').length,
    };
  });
}

async function made(device: Device): Promise<string> {
  await device.go('#/');
  const make = device.page.getByRole('button', { name: 'Agendabestand maken' });
  const { name, bytes } = await saved(device.page, () => make.click());
  expect(name).toMatch(/^agenda-\d{8}-\d{4}\.ics$/);
  return bytes.toString('utf8');
}

test('the agenda file holds every day and no name, and a day that moves stays one entry @file', async ({
  context,
  site,
  auditA11y,
}) => {
  const device = await Device.setUp(context, site.url);
  const { page } = device;
  const id = await device.beginCase('Bo Verzonnen');
  await device.observe(id, 'Bo bleef bij het hek staan.');
  const work = Casework.at(page, id);
  const looks = (on: string) =>
    work.record('next-check', write('Wanneer', on), write('Waar', 'eet Bo weer tussen de middag'));
  await looks('2031-02-03');

  const first = await made(device);
  expect(first).not.toMatch(/Bo|Verzonnen|tussen de middag|Ada/);
  const before = entries(first);
  const check = before.find((entry) => entry.start === '2031-02-03');
  expect(check?.title).toMatch(/^Dossier [0-9A-F]{4}-[0-9A-F]{4}: kijken hoe het gaat$/);
  expect(before.every((entry) => entry.allDay && entry.alarms === 1)).toBe(true);
  expect(new Set(before.map((entry) => entry.uid)).size).toBe(before.length);
  await expect(page.getByText('Het bestand staat bij je downloads.', { exact: false })).toBeVisible();
  await auditA11y(page);

  await looks('2031-02-10');
  const moved = entries(await made(device)).find((entry) => entry.uid === check?.uid);
  expect(moved?.start).toBe('2031-02-10');

  // The code in the calendar finds the case again.
  const code = /Dossier (\S+):/.exec(check?.title ?? '')?.[1] ?? '';
  await device.go('#/dossiers');
  await page.getByRole('searchbox').fill(code);
  await expect(page.getByRole('link', { name: 'Bo Verzonnen' })).toBeVisible();
});
