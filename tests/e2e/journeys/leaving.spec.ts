// The page is left in the middle of something, as people leave pages: nothing is held up and nothing typed is lost.

import type { Page } from '@playwright/test';

import { expect, test } from '../fixtures.ts';
import { Casework, choose, notAboutStaff, show } from '../pages/casework.ts';
import { School } from '../pages/school.ts';

const LEAVES = 6;

const field = (page: Page) => page.getByLabel('Wat zag of hoorde je zelf?');

test('a page that is left in the middle of typing and of reading holds up nobody who writes later @webkit @http', async ({ page, site }) => {
  const school = new School(page);
  await school.ready(site.url);
  const work = await Casework.begin(page, 'Bo Verzonnen');
  for (let time = 1; time <= LEAVES; time += 1) {
    await work.open('/nieuw/observation');
    // What is typed is sealed as the page goes.
    await field(page).fill(`Bo kwam ${time} keer zonder jas.`);
    await school.comeBack(site.url);
    // Everything is being read at this moment.
    await show(page, '#/dossiers');
    await school.comeBack(site.url);
    await work.observe(`Bo kwam ${time} keer zonder tas.`);
    await work.timelineShows(`Bo kwam ${time} keer zonder tas.`);
  }
});

test('what was typed is there after the page was left without a pause @http @stored', async ({ page, site }) => {
  const school = new School(page);
  await school.ready(site.url);
  const work = await Casework.begin(page, 'Bo Verzonnen');
  for (const words of ['Bo kwam zonder jas.', 'Bo kwam zonder jas en zonder tas.']) {
    await work.open('/nieuw/observation');
    await field(page).fill(words);
    await school.comeBack(site.url);
    await work.open('/nieuw/observation');
    await expect(field(page)).toHaveValue(words);
  }
  await work.answerAndSave(choose('Van wie komt dit?', 'Ik zag of hoorde het zelf'), choose('Is er nú gevaar?', 'Nee'), notAboutStaff);
  await work.timelineShows('Bo kwam zonder jas en zonder tas.');
});
