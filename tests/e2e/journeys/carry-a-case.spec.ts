// A case goes to another device and comes back with work of both; what is wrong with a file is said, and nothing changes.

import { expect, test } from '../fixtures.ts';
import { Device } from '../pages/device.ts';
import { Keeping, type Saved } from '../pages/keeping.ts';

const pupil = 'Bo Verzonnen';

test('two gigabytes of zeros are refused without being read', async ({ context, site }) => {
  const device = await Device.setUp(context, site.url);
  await device.go('#/bewaren/inlezen');
  // A file that says how large it is and must never be asked for its bytes.
  await device.page.getByLabel('Bestand van je collega').evaluate((input: HTMLInputElement) => {
    const file = new File(['0'], 'nullen.age');
    Object.defineProperty(file, 'size', { value: 2 * 1024 ** 3 });
    Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.reject(new Error('was read')) });
    const files = { length: 1, 0: file, item: () => file };
    Object.defineProperty(input, 'files', { value: files, configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(device.page.getByText('Dit bestand is te groot', { exact: false })).toBeVisible();
});
