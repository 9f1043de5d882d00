import type { Browser } from 'playwright-core';
import { createClock } from 'slack-sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemo } from '../../demo/demo.ts';
import { fillDialog, launchBrowser, openWindow } from './browser.ts';
import { clearCheck, sendPacket, review } from './packet.ts';

/** A deal that does not go well at first, to its end, as the people see it whom it concerns. */

const SHOTS = new URL('./shots/', import.meta.url);
const TUESDAY = Date.parse('2026-11-24T15:00:00Z');

let browser: Browser;
let demo: Awaited<ReturnType<typeof startDemo>>;

beforeAll(async () => {
  demo = await startDemo({ port: 0, clock: createClock({ startAt: TUESDAY }) });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

test('a deal that is declined, mended, accepted and won is one thread for the partner', async () => {
  const maya = await openWindow(browser, demo.url, 'U0MAYA', SHOTS);
  const alex = await openWindow(browser, demo.url, 'U0ALEX', SHOTS);
  const sam = await openWindow(browser, demo.url, 'U0SAM', SHOTS);
  const lena = await openWindow(browser, demo.url, 'U0LENA', SHOTS);

  await sendPacket(maya);
  await clearCheck(alex);

  await sam.open('Handoff');
  await sam.press('Decline');
  await sam.dialog().waitFor();
  await fillDialog(sam, { 'Note to the author': 'The review notes do not open.' }, { Reason: 'No evidence' });
  await sam.press('Decline');
  await sam.sees('Declined by');
  await sam.shot('d1-declined');
  await lena.open('partner-brightwater');
  await lena.page.getByRole('button', { name: /1 reply/ }).click();
  await lena.sees('we still need some more background');
  await maya.sees('The partner reads:');
  await maya.shot('d2-author-told');

  await maya.press('Tell the partner…');
  await maya.dialog().waitFor();
  await fillDialog(maya, { 'A sentence for the partner': 'We are asking Jonas for the minutes of Friday.' }, {});
  await maya.press('Show how it reads');
  await maya.sees('So it will stand:');
  await maya.shot('d3-as-it-will-stand');
  await maya.press('Post it');
  await maya.dialog().waitFor({ state: 'detached' });
  await lena.sees('From our team:');

  await maya.press('Mend and send again');
  await maya.dialog().waitFor();
  await fillDialog(
    maya,
    {
      Evidence:
        'What Brightwater runs there: https://docs.example.com/warehouses\nMinutes of Friday in which Jonas said it: https://docs.example.com/fabrikam-minutes',
    },
    {},
  );
  await review(maya);
  await maya.press('Send');
  await maya.sees('You hear here when they do.');
  await maya.press('Close');

  await sam.sees('Mended since');
  await lena.sees('it is with them again');
  await sam.shot('d4-what-changed');
  await sam.press('Accept');
  await sam.dialog().waitFor();
  await sam.press('Accept');
  await lena.sees('has accepted this handoff');
  await sam.shot('d5-accepted');
  await sam.press('Done');
  await lena.sees('has made our next move');
  await lena.press('Done');
  await sam.sees('Both moves are done. Worth working?');
  await sam.shot('d5b-both-moved');
  await sam.press('Yes');
  await sam.press('What came of it…');
  await sam.dialog().waitFor();
  await fillDialog(sam, {}, { 'What came of it': 'Won' });
  await sam.shot('d6-outcome');
  await sam.press('Save');
  await sam.sees('Won,');
  await sam.shot('d7-won');

  await lena.sees('Won together');
  expect(await lena.page.getByRole('log').first().getByText('Fabrikam Logistics').count()).toBe(1);
  await lena.sees('Thank you! We count it');
  await lena.shot('d8-partner-thread');
  await maya.shot('d9-author-at-the-end');
});
