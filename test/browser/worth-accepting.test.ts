import type { Browser } from 'playwright-core';
import { createClock } from 'slack-sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemo } from '../../demo/demo.ts';
import { fillDialog, launchBrowser, openWindow, type Window } from './browser.ts';
import { fillPacket, review } from './packet.ts';

/** How a packet comes about: begun where its author is, never lost, and looked at before it goes out. */

const SHOTS = new URL('./shots/', import.meta.url);
const TUESDAY = Date.parse('2026-11-24T15:00:00Z');

let browser: Browser;
let demo: Awaited<ReturnType<typeof startDemo>>;
let maya: Window;

beforeAll(async () => {
  demo = await startDemo({ port: 0, clock: createClock({ startAt: TUESDAY }) });
  browser = await launchBrowser();
  maya = await openWindow(browser, demo.url, 'U0MAYA', SHOTS);
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const value = (label: string) => maya.dialog().getByLabel(label, { exact: true }).first().inputValue();

test('what was typed before the form was closed is brought back as it stood', async () => {
  await maya.open('Handoff');
  await maya.type('/handoff Contoso Foods');
  await maya.dialog().waitFor();
  await maya.sees('nobody has registered it');
  await fillDialog(maya, { 'Why this account': 'Their lease ends in June.' }, { 'Partner contact': 'Lena Fischer' });
  await maya.sees('Brightwater Consulting, ');
  await maya.press('Close');
  await maya.dialog().waitFor({ state: 'detached' });

  await maya.type('/handoff drafts');
  await maya.sees('Contoso Foods');
  await maya.shot('w1-drafts');
  await maya.press('Continue');
  await maya.dialog().waitFor();
  expect(await value('Account')).toBe('Contoso Foods');
  expect(await value('Why this account')).toBe('Their lease ends in June.');
  expect(await value('Partner contact')).toBe('Lena Fischer');
  await maya.press('Close');
});

test('a partner’s message becomes a packet with its contact, its touch and its trigger', async () => {
  const lena = await openWindow(browser, demo.url, 'U0LENA', SHOTS);
  await lena.open('partner-brightwater');
  await lena.type('Jonas Weber told me: not another peak season on spreadsheets.');
  await maya.open('partner-brightwater');
  const message = maya.page.getByRole('article').filter({ hasText: 'Jonas Weber told me' }).last();
  await message.hover();
  await message.getByRole('button', { name: 'More actions' }).click();
  await maya.page.getByRole('menuitem', { name: 'Start a handoff' }).click();
  await maya.dialog().waitFor();
  expect(await value('Partner contact')).toBe('Lena Fischer');
  expect(await value('Customer trigger')).toContain('not another peak season on spreadsheets');
  await maya.shot('w2-from-a-message');
  await maya.press('Close');
});

test('a weak packet reads what would make it stronger, and is stronger with it', async () => {
  await maya.open('Handoff');
  await maya.type('/handoff');
  await maya.dialog().waitFor();
  await fillPacket(maya, {
    'Why this account': 'Strategic account with great potential for both of us.',
    'Customer trigger': 'They want to improve their logistics processes.',
    Evidence: 'Site: https://example.com',
  });
  await review(maya);
  await maya.sees('Could be stronger');
  await maya.shot('w3-weak');
  const before = pointsIn(await maya.dialog().innerText());
  await maya.press('Back to the packet');
  await maya.dialog().getByLabel('Why this account', { exact: true }).waitFor();
  await fillPacket(maya);
  await review(maya);
  await maya.shot('w4-stronger');
  expect(pointsIn(await maya.dialog().innerText())).toBeGreaterThan(before);
});

const pointsIn = (words: string): number => Number(/(\d+) of 18/.exec(words)?.[1]);
