import type { Browser } from 'playwright-core';
import { createClock } from 'slack-sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemo } from '../../demo/demo.ts';
import { fillDialog, launchBrowser, openWindow, type Window } from './browser.ts';
import { checkCard, clearCheck, sendPacket, review } from './packet.ts';

/** What is settled before a handoff lands: whose the account is, and what accepting means. */

const SHOTS = new URL('./shots/', import.meta.url);
const TUESDAY = Date.parse('2026-11-24T15:00:00Z');
const MEANS = 'You call the customer within a day and say what came of it.';

let browser: Browser;
let demo: Awaited<ReturnType<typeof startDemo>>;
let maya: Window;
let alex: Window;
let sam: Window;

beforeAll(async () => {
  demo = await startDemo({ port: 0, clock: createClock({ startAt: TUESDAY }) });
  browser = await launchBrowser();
  maya = await windowOf('U0MAYA');
  alex = await windowOf('U0ALEX');
  sam = await windowOf('U0SAM');
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

const windowOf = (personId: string) => openWindow(browser, demo.url, personId, SHOTS);

test('a contact is found by a few letters of their own name or their partner’s, and says which partner it is', async () => {
  await maya.open('Handoff');
  await maya.type('/handoff');
  await maya.dialog().waitFor();
  await offers('Partner contact', { typed: 'ferr', names: ['Finn Keller'] });
  await maya.shot('b1-contact-found');
  await fillDialog(maya, {}, { 'Partner contact': 'Finn Keller' });
  await maya.sees('Ferrous Systems, Partner manager.');
  await fillDialog(maya, {}, { 'Partner contact': 'Lena Fischer' });
  await maya.sees('Brightwater Consulting, ');
  await maya.press('Close');
});

const field = (label: string) => maya.dialog().getByLabel(label, { exact: true }).first();

/** Waits until the menu under this label offers Maya these names, and no others, for what she types there. */
async function offers(label: string, { typed, names }: { typed: string; names: string[] }): Promise<void> {
  await field(label).click();
  await field(label).fill(typed);
  const shown = maya.page.getByRole('option');
  // A name, and under it what it belongs to.
  const firstLines = async () => (await shown.allInnerTexts()).map((words) => words.split('\n')[0]);
  await expect.poll(firstLines, { timeout: 10_000 }).toEqual(names);
}

test('an account that another partner has registered is cleared in words, which the account executive reads', async () => {
  await registerForFerrous('Fabrikam Logistics');
  await sendPacket(maya);
  await alex.open('Handoff');
  await alex.sees('By the rule of claims: Ferrous Systems comes first');
  await alex.shot('b2-conflict-check');
  expect(await alex.page.getByRole('button', { name: 'Clear', exact: true }).count(), 'one press is not enough').toBe(
    0,
  );
  await alex.press('Clear…');
  await alex.dialog().waitFor();
  expect(await alex.dialog().getByLabel('Registered resellers', { exact: true }).inputValue()).toBe('');
  expect(await alex.dialog().getByLabel('Competing partners', { exact: true }).inputValue()).toBe(
    'No other partner works on it with us.',
  );
  await fillDialog(
    alex,
    {
      'Registered resellers': 'Ferrous has registered the fleet only, and agrees to this.',
      'Compensation for this account executive': 'Full commission: Brightwater sells services alone.',
    },
    { 'Partner’s move': 'The partner has confirmed its move' },
  );
  await alex.shot('b3-clear-form');
  await alex.press('Clear');
  await alex.sees('Cleared by');
  await sam.open('Handoff');
  await sam.sees('Full commission: Brightwater sells services alone.');
  await sam.shot('b4-what-it-means');
});

/** Alex types it in, as who owns the partnership does. */
async function registerForFerrous(account: string): Promise<void> {
  // Elsewhere, so that the card of the check is the first that is new in their own conversation.
  await alex.open('general');
  await alex.type(`/handoff register ${account}`);
  await alex.dialog().waitFor();
  await fillDialog(
    alex,
    {
      'Partner’s touch': '2026-11-18',
      Evidence: 'Meeting note: https://docs.example.com/fabrikam-fleet',
      Need: 'Their fleet is planned by hand.',
    },
    { Partner: 'Ferrous Systems', 'Partner contact': 'Finn Keller' },
  );
  await alex.press('Register');
  await alex.sees('registered for Ferrous Systems until');
  await alex.press('Close');
}

test('a returned handoff is mended in place: its author reads why, and it comes back under the same reference', async () => {
  await sendPacket(maya, { Account: 'Contoso Foods' });
  await alex.open('Handoff');
  const reference = await referenceOf(alex);
  await checkCard(alex, 'Contoso Foods').getByRole('button', { name: 'Return…' }).click();
  await alex.dialog().waitFor();
  await fillDialog(alex, { 'What stands in the way': 'Nobody says how Brightwater is paid.' }, {});
  await alex.press('Return');
  await maya.sees('Why: Nobody says how Brightwater is paid.');
  await maya.shot('b5-returned');
  await checkCard(alex, 'Contoso Foods').getByText('Returned to its author').waitFor();
  await maya.press('Mend and send again');
  await maya.dialog().waitFor();
  await maya.press('Change the rest…');
  await maya.dialog().getByLabel('Risk and channel conflict', { exact: true }).waitFor();
  const texts = {
    'Risk and channel conflict': 'Checked on Monday. Brightwater is paid by the customer, for services.',
  };
  await fillDialog(maya, texts, { 'Partner’s agreement': 'The partner agreed to this in writing' });
  await review(maya);
  await maya.press('Send');
  await maya.sees('checks it for conflicts first');
  await maya.press('Close');
  await checkCard(alex, 'Contoso Foods').getByRole('button', { name: 'Clear', exact: true }).waitFor();
  expect(await referenceOf(alex)).toBe(reference);
});

/** The reference on the newest card that asks somebody for a conflict check. */
async function referenceOf(signer: Window): Promise<string> {
  const [reference] = /H\d{7}/.exec(await checkCard(signer, 'Contoso Foods').innerText()) ?? [];
  if (reference === undefined) throw new Error('The card has no reference.');
  return reference;
}

test('what accepting means is read beside Accept once both owners of the working agreement have confirmed it', async () => {
  const ada = await windowOf('U0ADA');
  const iris = await windowOf('U0IRIS');
  await sendPacket(maya, { Account: 'Adatum Stores' });
  await clearCheck(alex, 'Adatum Stores');
  await sam.open('Handoff');
  await sam.sees('Adatum Stores, brought by');
  await alex.open('general');
  await ada.open('Handoff');
  await ada.type('/handoff settings');
  await ada.dialog().waitFor();
  await ada.press('Working agreement…');
  await ada.sees('What accepting means');
  await fillDialog(
    ada,
    { 'What accepting means': MEANS },
    { 'Owner in partnerships': 'Alex Romero', 'Owner in sales': 'Iris Chen' },
  );
  await ada.press('Save');
  await ada.sees('It is in force once confirmed by');
  await ada.shot('b6-agreement-saved');
  await ada.press('Close');
  // It is new before they look.
  await alex.page.getByLabel('1 mention').waitFor();
  await alex.open('Handoff');
  await alex.sees('proposes version 1 of the working agreement.');
  await alex.shot('b7-agreement-to-confirm');
  await alex.press('Confirm');
  await alex.sees('you have confirmed it; not yet');
  await sam.press('Accept');
  await sam.dialog().waitFor();
  expect(await sam.dialog().innerText(), 'one has not confirmed yet').not.toContain('Accepting means');
  await sam.press('Cancel');
  await iris.open('Handoff');
  await iris.press('Confirm');
  await iris.sees('in force since');
  await sam.press('Accept');
  await sam.dialog().waitFor();
  await sam.sees(`Accepting means: ${MEANS}`);
  await sam.shot('b8-accepting-means');
});
