import type { Browser } from 'playwright-core';
import { createClock } from 'slack-sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemo } from '../../demo/demo.ts';
import { launchBrowser, openWindow } from './browser.ts';
import { clearCheck, fillPacket, review } from './packet.ts';

/** The job done in a browser by the people whom it concerns, each in a window of their own. */

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

test('partner marketing hands off, alliances clears it in one press, the account executive accepts, the partner reads it', async () => {
  const maya = await openWindow(browser, demo.url, 'U0MAYA', SHOTS);
  const alex = await openWindow(browser, demo.url, 'U0ALEX', SHOTS);
  const sam = await openWindow(browser, demo.url, 'U0SAM', SHOTS);
  const lena = await openWindow(browser, demo.url, 'U0LENA', SHOTS);

  await maya.open('Handoff');
  await maya.type('/handoff');
  await maya.dialog().waitFor();
  await maya.shot('1-form');
  await maya.press('Review');
  await maya.sees('Please complete this required field.');
  await fillPacket(maya);
  await maya.shot('2-form-filled');
  await review(maya);
  await maya.shot('2b-before-you-send');
  await maya.press('Send');
  await maya.sees('checks it for conflicts first');
  await maya.shot('3-sent');
  await maya.press('Close');

  await alex.open('Handoff');
  await alex.sees('In our directory: nothing else on this account.');
  await alex.shot('3b-conflict-check');
  await clearCheck(alex);
  await alex.shot('3c-cleared');

  await sam.open('Handoff');
  await sam.sees('Your move:');
  await sam.sees('What it means for you:');
  await sam.shot('4-account-executive-card');
  await lena.open('partner-brightwater');
  await lena.sees('You will hear from us by');
  await lena.shot('5-partner-received');

  await sam.press('Accept');
  await sam.dialog().waitFor();
  await sam.shot('6-accept');
  await sam.press('Accept');
  await sam.sees('Accepted by');
  await sam.shot('7-accepted');

  await lena.sees('Handoff accepted: Fabrikam Logistics');
  await lena.page.getByRole('button', { name: /1 reply/ }).click();
  await lena.sees('has accepted this handoff');
  await lena.shot('8-partner-accepted');
  await maya.sees('Next move, as suggested:');
  await maya.shot('9-author-told');
  expect(await sam.page.getByRole('button', { name: 'Accept', exact: true }).count()).toBe(0);
});
