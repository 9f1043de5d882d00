import type { Browser } from 'playwright-core';
import { createClock } from 'slack-sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemo } from '../../demo/demo.ts';
import { fillDialog, launchBrowser, openWindow } from './browser.ts';

/** The job done in a browser by the three people whom it concerns, each in a window of their own. */

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

test('partner marketing hands off, the account executive accepts, the partner reads it', async () => {
  const maya = await openWindow(browser, demo.url, 'U0MAYA', SHOTS);
  const sam = await openWindow(browser, demo.url, 'U0SAM', SHOTS);
  const lena = await openWindow(browser, demo.url, 'U0LENA', SHOTS);

  await maya.open('Handoff');
  await maya.type('/handoff');
  await maya.dialog().waitFor();
  await maya.shot('1-form');
  await maya.press('Send');
  await maya.sees('Please complete this required field.');
  await fillPacket(maya);
  await maya.shot('2-form-filled');
  await maya.press('Send');
  await maya.sees('You hear here when they do.');
  await maya.shot('3-sent');
  await maya.press('Close');

  await sam.open('Handoff');
  await sam.sees('Your move:');
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

function fillPacket(window: Parameters<typeof fillDialog>[0]): Promise<void> {
  return fillDialog(
    window,
    {
      Account: 'Fabrikam Logistics',
      'Why this account': 'On the priority list for this quarter; their warehouse contract ends in March.',
      'Partner’s touch': '2026-11-20',
      'Why this partner matters': 'Runs the order system in nine of Fabrikam’s twelve warehouses since 2023.',
      'Customer trigger':
        '“Not another peak season on spreadsheets.” Jonas Weber, VP Operations, in last week’s review.',
      'Joint value proposition':
        'We bring live stock data; Brightwater connects it to the order system they already run.',
      'Warm path': 'Lena has met Jonas every other week since May, and writes the introduction.',
      'Seller next move': 'Join Lena’s call with Jonas and show the live stock view (30 minutes).',
      'Seller next move by': '2026-11-30',
      'Partner next move': 'Lena introduces you by mail and sends the warehouse diagram.',
      'Partner next move by': '2026-11-27',
      'Risk and channel conflict': 'Checked by Alex Romero on Monday: no registered reseller, no competing partner.',
      Evidence: 'Review notes: https://docs.example.com/fabrikam-review',
    },
    {
      Partner: 'Brightwater Consulting',
      'Partner contact': 'Lena Fischer',
      'How warm': 'Strong: they spoke this month',
      'Partner’s agreement': 'The partner agreed to this in writing',
      'Conflict check': 'Somebody has checked for registered and competing partners',
      'Account executive': 'Sam Okafor',
    },
  );
}
