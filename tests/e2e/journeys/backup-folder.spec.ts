// A folder for backups: a new file each time, read back and checked; what is not ours stays, old ones go.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { Device } from '../pages/device.ts';

/** The browser's own question is answered with a real folder, of the browser itself. */
function answerThePicker(): void {
  Object.assign(globalThis, {
    showDirectoryPicker: async () => (await navigator.storage.getDirectory()).getDirectoryHandle('kluis', { create: true }),
  });
}

async function inTheFolder(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('kluis', { create: true });
    const names: string[] = [];
    for await (const name of (folder as never as { keys(): AsyncIterable<string> }).keys()) names.push(name);
    return names.sort();
  });
}

async function lay(page: Page, names: string[]): Promise<void> {
  await page.evaluate(async (names) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('kluis', { create: true });
    for (const name of names) {
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await writable.write('een ander bestand');
      await writable.close();
    }
  }, names);
}

test('every copy in the folder is a new file that was checked, and only our old ones go @secure', async ({ context, site, auditA11y }) => {
  await context.addInitScript(answerThePicker);
  const device = await Device.setUp(context, site.url);
  const caseId = await device.beginCase('Bo Verzonnen');
  await device.go('#/bewaren/reservekopie');
  await device.page.getByRole('button', { name: 'Map kiezen' }).click();
  await expect(device.page.getByText('Gekozen map: kluis')).toBeVisible();
  const write = device.page.getByRole('button', { name: 'Kopie in de map maken' });
  await write.click();
  await expect(device.page.getByText(/^Gecontroleerd: 1 dossier/)).toBeVisible();
  await expect(device.page.getByText('Veilig', { exact: true })).toBeVisible();
  await auditA11y(device.page);

  const [first] = await inTheFolder(device.page);
  expect(first).toMatch(/^reservekopie-\d{8}-\d{4}-\d+-[0-9a-f]{8}-[0-9a-f]{8}\.mcb$/);
  const vault = /-([0-9a-f]{8})-[0-9a-f]{8}\.mcb$/.exec(first)?.[1];
  const strangers = ['begroting.xlsx', 'reservekopie-20200101-0900-1-00000001.mcb'];
  const old = Array.from({ length: 12 }, (_, day) => `reservekopie-202001${String(day + 10)}-0900-1-${vault}.mcb`);
  await lay(device.page, [...strangers, ...old]);

  // The folder is still known after coming back.
  await device.comeBack();
  await device.observe(caseId, 'Bo kwam zonder jas naar school.');
  await device.go('#/bewaren/reservekopie');
  await expect(device.page.getByText('Gekozen map: kluis')).toBeVisible();
  await device.page.getByRole('button', { name: 'Kopie in de map maken' }).click();
  await expect(device.page.getByText('4 oude kopieën zijn opgeruimd.')).toBeVisible();
  const left = await inTheFolder(device.page);
  expect(left).toEqual(expect.arrayContaining([first, ...strangers, ...old.slice(4)]));
  expect(left).toHaveLength(1 + 1 + strangers.length + 8);
});

test('a browser that cannot choose a folder says so in one sentence', async ({ context, site }) => {
  const device = await Device.setUp(context, site.url);
  await device.page.evaluate(() => Reflect.deleteProperty(globalThis, 'showDirectoryPicker'));
  await device.go('#/bewaren/reservekopie');
  await expect(device.page.getByText(/kun je geen vaste map kiezen/)).toBeVisible();
  await expect(device.page.getByRole('button', { name: 'Map kiezen' })).toHaveCount(0);
});
