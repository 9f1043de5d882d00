import { createClock } from 'slack-sandbox';
import { expect, test } from 'vitest';
import { startDemo } from '../../demo/demo.ts';
import { liveAWeek, weekBefore } from '../../demo/lived.ts';
import { launchBrowser, openWindow } from './browser.ts';

const SHOTS = new URL('./shots/', import.meta.url);

test('the demo opens on a week of deals, and each of its people has something to press', async () => {
  const demo = await startDemo({
    port: 0,
    clock: createClock({ startAt: weekBefore(Date.parse('2026-11-25T10:00:00Z')) }),
  });
  const browser = await launchBrowser();
  try {
    await liveAWeek(demo.sandbox, demo.pass);
    const maya = await openWindow(browser, demo.url, 'U0MAYA', SHOTS);
    await maya.open('Handoff');
    await maya.sees('Mend and send again');
    await maya.type('/handoff list');
    await maya.sees('Fabrikam Logistics');
    await maya.shot('x1-lived-author');
    const alex = await openWindow(browser, demo.url, 'U0ALEX', SHOTS);
    await alex.open('Handoff');
    await alex.sees('Wingtip Rentals');
    await alex.shot('x2-lived-alliances');
    const sam = await openWindow(browser, demo.url, 'U0SAM', SHOTS);
    await sam.open('Handoff');
    await sam.sees('Contoso Foods');
    await sam.shot('x3-lived-seller');
    await sam.press('Accept');
    await sam.dialog().waitFor();
    const lena = await openWindow(browser, demo.url, 'U0LENA', SHOTS);
    await lena.open('partner-brightwater');
    await lena.sees('Won together');
    await lena.shot('x4-lived-partner');
    expect(await lena.page.getByText('Wingtip Rentals').count()).toBeGreaterThan(0);
  } finally {
    await browser.close();
    await demo.stop();
  }
});
