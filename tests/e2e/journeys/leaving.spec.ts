// The page is left in the middle of something, as people leave pages: nothing is held up and nothing typed is lost.

import { expect, test } from '../fixtures.ts';
import { Casework, choose, notAboutStaff, show } from '../pages/casework.ts';
import { School } from '../pages/school.ts';

const LEAVES = 6;

test('a page that is left in the middle of reading or typing holds up nothing, and what was typed is there @webkit @http', async ({ page, site }) => {
  const school = new School(page);
  await school.ready(site.url);
  const work = await Casework.begin(page, 'Bo Verzonnen');
  for (let time = 0; time < LEAVES; time += 1) {
    const words = `Bo kwam ${time + 1} keer zonder jas.`;
    await work.open('/nieuw/observation');
    await page.getByLabel('Wat zag of hoorde je zelf?').fill(words);
    // No pause between the last key and leaving: the page itself has to keep it while it goes.
    await school.comeBack(site.url);
    await work.open('/nieuw/observation');
    await expect(page.getByLabel('Wat zag of hoorde je zelf?')).toHaveValue(words);
    // While everything is still being read after the unlock.
    await show(page, '#/vandaag');
    await school.comeBack(site.url);
  }
  await work.open('/nieuw/observation');
  await work.answerAndSave(
    choose('Van wie komt dit?', 'Ik zag of hoorde het zelf'),
    choose('Is er nú gevaar?', 'Nee'),
    notAboutStaff,
  );
  await work.timelineShows(`Bo kwam ${LEAVES} keer zonder jas.`);
});
