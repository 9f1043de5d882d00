import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fillForm, modalOf, readsLastPage, typesHandoff, type Typing, type World } from '../support/bot.ts';
import { confirm, irisOf, propose } from '../support/agreed.ts';
import { accept, decline, recordOutcome } from '../support/deeds.ts';
import { worldAfter } from '../support/worlds.ts';
import { setRoles } from '../support/help.ts';
import { referenceOf, requestsTo } from '../support/reading.ts';
import { addFerrous, OF_FERROUS, register } from '../support/registering.ts';

/** What is found before a handoff lands, and what is agreed and registered, in any order of events: no partner reads it, and no log has it. */

const ANSWERS: Typing = {
  'Registered resellers': 'CANARY-resellers: Ferrous Systems came first.',
  'Competing partners': 'CANARY-competitors: Ferrous Systems is at it too.',
  'Compensation for this account executive': 'CANARY-compensation: half of the usual commission.',
  'Credit line': 'CANARY-credit: sourced by Brightwater.',
  'Partner’s move': true,
};
const RETURNED: Typing = { 'What stands in the way': 'CANARY-returned: ask Ferrous Systems first.' };
const REGISTERED: Typing = {
  Need: 'CANARY-need: they plan by hand.',
  Evidence: 'CANARY-evidence https://docs.example.com/CANARY-seen',
};
const AGREED: Typing = {
  'What accepting means': 'CANARY-means: you call within a day.',
  'Response window (business days)': '3',
};
const PACKET: Typing = {
  'Where the touch is seen': 'CANARY-touch https://mail.example.com/CANARY-thread',
  'Risk and channel conflict': 'CANARY-conflict with Ferrous Systems.',
};

let world: World;
let logged: string[];

beforeEach(async () => {
  logged = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => logged.push(String(line)) > 0);
  world = await sentWorld({ isChecked: true, settings: { LOG_LEVEL: 'debug' } });
}, 60_000);

/** With a claim of each of two partners, an agreement and a packet, all marked. */
const sentWorld = worldAfter(async (begun) => {
  await setRoles(begun, { Adjudicator: 'Iris Chen', 'Intake owner': 'Iris Chen' });
  await addFerrous(begun);
  await propose(begun, AGREED);
  for (const owner of [begun.alex, irisOf(begun)]) await confirm(begun, owner);
  await register(begun, REGISTERED);
  await register(begun, { ...REGISTERED, ...OF_FERROUS }, begun.sandbox.as('U0ROBIN'));
  expect(await typesHandoff(begun, PACKET)).toEqual({ ok: true });
});

// After each flow: every byte that went to a partner's channel, and every line of the log.
afterEach(() => {
  vi.restoreAllMocks();
  const [brightwater, ferrous] = ['C0BRIGHTWATER', 'C0FERROUS'].map((channel) => {
    const requests = requestsTo(world, channel);
    expect(requests.length).toBeGreaterThan(0);
    return JSON.stringify(requests.map(({ what, request }) => [what, request]));
  });
  expect(brightwater).not.toMatch(/ferrous|finn/i);
  expect(ferrous).not.toMatch(/brightwater|lena|sam|maya/i);
  for (const bytes of [brightwater, ferrous]) {
    expect(bytes).not.toMatch(/CANARY|commission|conflict|agreement|example\.com|U0ROBIN|U0ALEX|U0IRIS/i);
    expect(bytes).not.toMatch(/partner.?sourced|partner.?influenced/i);
  }
  expect(logged.length, 'the log is listened to').toBeGreaterThan(0);
  expect(logged.join('')).not.toMatch(/CANARY|commission|Fabrikam/i);
});

async function press(person: World['maya'], words: string, button: string, typed: Typing): Promise<void> {
  await person.messageSaying(words).press(button);
  expect(await (await fillForm(modalOf(person), typed)).submit()).toEqual({ ok: true });
  await world.settle();
}

const ON_CARD = 'brought by Brightwater';
const clears = (who = world.alex) => press(who, ON_CARD, 'Clear…', ANSWERS);
const returns = () => press(world.alex, ON_CARD, 'Return…', RETURNED);

async function mends(typed: Typing, words = 'CANARY-returned'): Promise<void> {
  await world.maya.messageSaying(words).press('Mend and send again');
  await fillForm(modalOf(world.maya), { 'Partner’s agreement': true, ...typed });
  expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  await readsLastPage(world);
  await world.settle();
}

async function correctsCredit(): Promise<void> {
  await world.ada.slash(`/handoff status ${await referenceOf(world.maya)}`);
  await world.ada.lastMessage().press('Correct the credit…');
  const typed = { 'Counts from now on as': 'Partner-influenced', Why: 'CANARY-correction: the touch came later.' };
  expect(await (await fillForm(modalOf(world.ada), typed)).submit()).toEqual({ ok: true });
  await world.settle();
}

const partnerReads = () => JSON.stringify(world.lena.messages('partner-brightwater'));

describe('nothing of what is found before a handoff lands leaves the company', () => {
  test('when it is cleared, accepted, its credit corrected, and won', { tags: 'thorough' }, async () => {
    await clears();
    expect(world.sam.messageSaying(ON_CARD).text).toContain('CANARY-compensation');
    await accept(world);
    await correctsCredit();
    await recordOutcome(world, 'Won');
    expect(partnerReads()).toContain('We have won this together.');
  });

  test('when it is returned, mended, cleared and declined, and mended once more', async () => {
    await returns();
    await mends({ 'Risk and channel conflict': 'CANARY-conflict: settled with Ferrous Systems.' });
    await clears();
    await decline(world, { Reason: 'No evidence', 'Note to the author': 'CANARY-note' });
    await mends({ Evidence: 'CANARY https://docs.example.com/more' }, 'CANARY-note');
    await accept(world);
    expect(partnerReads()).toContain('Handoff accepted');
  });

  test('when it is returned and nobody mends it', { tags: 'thorough' }, async () => {
    await returns();
    await world.timeIs('2026-11-27T09:00:00-05:00');
    await world.timeIs('2026-12-01T17:00:00-05:00');
    expect(partnerReads()).toContain('Handoff withdrawn');
  });

  test('when nobody signs, somebody else is asked, and clears it late', async () => {
    await world.timeIs('2026-11-26T17:00:00-05:00');
    await world.timeIs('2026-11-27T10:00:00-05:00');
    await press(irisOf(world), 'Nobody signed', 'Somebody else signs…', { 'Who signs': 'Priya Raman' });
    await clears(world.sandbox.as('U0PRIYA'));
    await accept(world);
    expect(partnerReads()).toContain('Handoff accepted');
  });

  test('when its author withdraws it in the check, with a reason', { tags: 'thorough' }, async () => {
    await world.maya.slash(`/handoff status ${await referenceOf(world.maya)}`);
    await world.maya.lastMessage().press('Withdraw…');
    await fillForm(modalOf(world.maya), { Why: 'CANARY-withdrawn: Ferrous Systems keeps it.' });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await world.settle();
    expect(partnerReads()).toContain('Handoff withdrawn');
  });
});
