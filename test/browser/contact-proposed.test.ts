import { createClock } from 'slack-sandbox';
import { test } from 'vitest';
import { startDemo } from '../../demo/demo.ts';
import { launchBrowser, openWindow } from './browser.ts';

const SHOTS = new URL('./shots/', import.meta.url);
const TUESDAY = Date.parse('2026-11-24T15:00:00Z');

test('somebody who is not in the registry is proposed over the packet, confirmed in one press, and named in it', async () => {
  const demo = await startDemo({ port: 0, clock: createClock({ startAt: TUESDAY }) });
  const browser = await launchBrowser();
  try {
    const maya = await openWindow(browser, demo.url, 'U0MAYA', SHOTS);
    await maya.open('Handoff');
    await maya.type('/handoff');
    await maya.dialog().waitFor();
    await maya.dialog().getByRole('button', { name: 'Propose a contact…' }).click();
    await maya.sees('Their name');
    const form = maya.dialog().last();
    await form.getByLabel('Partner', { exact: true }).click();
    await maya.page.getByRole('option', { name: 'Brightwater Consulting' }).first().click();
    await form.getByLabel('Their name', { exact: true }).fill('Tomas Novak');
    await form.getByLabel('What they do there', { exact: true }).fill('Delivery lead');
    await maya.shot('p1-propose');
    await form.getByRole('button', { name: 'Propose', exact: true }).click();
    await maya.sees('You proposed Tomas Novak');
    await maya.shot('p2-proposed');
    await maya.dialog().getByRole('button', { name: 'Close', exact: true }).last().click();
    const alex = await openWindow(browser, demo.url, 'U0ALEX', SHOTS);
    await alex.open('Handoff');
    await alex.sees('proposes Tomas Novak, Delivery lead');
    await alex.shot('p3-asked');
    await alex.page.getByRole('button', { name: 'Confirm', exact: true }).click();
    await alex.sees('confirmed by');
    await maya.sees('Tomas Novak is a contact of Brightwater Consulting now.');
    await maya.page.getByRole('button', { name: 'Continue', exact: true }).click();
    await maya.dialog().waitFor();
    await maya.sees('Tomas Novak');
    await maya.shot('p4-named');
  } finally {
    await browser.close();
    await demo.stop();
  }
});
