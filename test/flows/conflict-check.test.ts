import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, readsLastPage, startWorld, type Typing } from '../support/bot.ts';
import { accept, decide, decline, registerFerrous, whatIsWrong, writtenWorld } from '../support/deeds.ts';
import { messagesWith, refusalOver } from '../support/reading.ts';
import { ANSWERED, card, checkedWorld, clear, isNamed, sendToCheck, thread } from './checked.ts';

const BUTTONS = ['Clear', 'Clear with other words…', 'Return…', 'Register the account…'];

describe('what is handed off is checked for conflicts first', { tags: 'thorough' }, () => {
  test('one press of the alliances owner clears it when the directory shows nothing, and the account executive is asked', async () => {
    const world = await checkedWorld();
    expect(world.sam.messages()).toHaveLength(0);
    expect(world.alex.lastMessage().text).toContain('In our directory: nothing else on this account.');
    expect(world.alex.lastMessage().buttons).toEqual(BUTTONS);
    await clear(world);
    expect(world.sam.lastMessage().buttons).toEqual(['Accept', 'Decline', 'Better placed…', 'Ask…']);
    expect(world.alex.messages()).toHaveLength(1);
    expect(world.alex.lastMessage().text).toContain('Cleared by @Alex');
    expect(world.alex.lastMessage().buttons).toEqual([]);
  });

  test('shows on the pressed card at once, through the press itself', async () => {
    const world = await checkedWorld();
    await clear(world);
    expect(world.sandbox.control.calls('response_url')).toHaveLength(1);
    expect(world.alex.lastMessage().text).toContain('Cleared by @Alex');
  });

  test('the account executive reads near the top what it means for them, who signed that, and when', async () => {
    const world = await checkedWorld();
    await clear(world);
    const lines = world.sam.lastMessage().text.split('\n');
    const at = lines.findIndex((line) => line.startsWith('What it means for you: '));
    expect(lines[at]).toMatch(
      /: Nothing changes for quota and commission\. Brightwater Consulting is credited as partner-sourced\. .* Signed by @Alex, Tue 24 Nov\./,
    );
    expect(at).toBeLessThan(lines.indexOf('Accept'));
  });

  test('the partner hears at once that it is received, with a day that covers both windows and is not moved forward', async () => {
    const world = await checkedWorld();
    expect(card(world)).toContain('Handoff received');
    // Two business days for the check, three for the answer, Thanksgiving not counted, and one to tell.
    expect(card(world)).toContain('You will hear from us by Wednesday 2 December.');
    await clear(world);
    expect(card(world)).toContain('You will hear from us by Wednesday 2 December.');
    expect(thread(world)).toEqual([]);
  });

  test('an answer that is late after a quick check is no delay for the partner before its own day comes near', async () => {
    const world = await checkedWorld();
    await clear(world);
    await world.timeIs('2026-11-27T17:00:00-05:00');
    expect(messagesWith(world.sam, 'The window closed')).not.toEqual([]);
    expect(card(world)).toContain('Handoff received');
    expect(thread(world)).toEqual([]);
    await world.timeIs('2026-11-30T17:00:00-05:00');
    await world.timeIs('2026-12-01T09:00:00-05:00');
    expect(card(world)).toContain('Handoff delayed');
    expect(thread(world)).toHaveLength(1);
  });

  test('with other words: the account executive reads what this deal means for their own quota', async () => {
    const world = await checkedWorld();
    const compensation = 'Half of the usual commission: Brightwater resells the licence.';
    const typed = { ...ANSWERED, 'Compensation for this account executive': compensation };
    expect(await decide(world, world.alex, 'Clear with other words…', typed)).toEqual({ ok: true });
    expect(world.sam.lastMessage().text).toContain(compensation);
    await accept(world);
    expect(JSON.stringify(world.lena.messages('partner-brightwater'))).not.toContain('commission');
  });

  test('is not cleared while the partner has not confirmed its move', async () => {
    const world = await checkedWorld();
    await world.alex.lastMessage().press('Clear with other words…');
    expect(await whatIsWrong(world.alex, {})).toEqual({
      'Partner’s move': 'Please complete this required field.',
    });
    expect(world.sam.messages()).toHaveLength(0);
  });

  test('an open handoff of another partner is shown, and must be answered in words: no press alone clears it', async () => {
    const world = await checkedWorld();
    await clear(world);
    await registerFerrous(world);
    await sendToCheck(world, {
      Account: 'FABRIKAM Logistics, Inc.',
      Partner: 'Ferrous Systems',
      'Partner contact': 'Finn Keller',
    });
    const asked = world.alex.lastMessage();
    expect(asked.text).toContain('Open with another partner: Brightwater Consulting, H');
    expect(asked.buttons).toEqual(['Clear…', 'Return…', 'Register the account…']);
    await asked.press('Clear…');
    expect(await whatIsWrong(world.alex, { 'Partner’s move': true })).toEqual({
      'Competing partners': 'Please complete this required field.',
    });
    const typed = { 'Competing partners': 'Brightwater has the warehouse; Ferrous has the fleet only.' };
    await fillForm(modalOf(world.alex), typed);
    expect(await modalOf(world.alex).submit()).toEqual({ ok: true });
    await world.settle();
    expect(messagesWith(world.sam, 'brought by Ferrous')).toHaveLength(1);
    for (const channel of ['partner-brightwater', 'partner-ferrous'])
      expect(isNamed(world, channel, channel === 'partner-ferrous' ? 'Brightwater' : 'Ferrous')).toBe(false);
  });

  test('what turned up after the card was posted is not cleared by a press on it', async () => {
    const world = await checkedWorld();
    await registerFerrous(world);
    await sendToCheck(world, { Partner: 'Ferrous Systems', 'Partner contact': 'Finn Keller' });
    // Drawn anew only once somebody presses it.
    await world.alex.messageSaying('brought by Brightwater').press('Clear');
    await world.settle();
    expect(messagesWith(world.alex, 'Something has turned up on this account meanwhile.')).toHaveLength(1);
    expect(world.sam.messages()).toHaveLength(0);
    expect(world.alex.messageSaying('brought by Brightwater').buttons).toEqual([
      'Clear…',
      'Return…',
      'Register the account…',
    ]);
  });
});

test('from the check the account is registered for the partner, with what the packet says: the next check on it names them', async () => {
  const world = await checkedWorld();
  await world.alex.lastMessage().press('Register the account…');
  expect(modalOf(world.alex).value('Account')).toBe('Fabrikam Logistics');
  expect(await modalOf(world.alex).submit()).toEqual({ ok: true });
  await modalOf(world.alex).close();
  await clear(world);
  await registerFerrous(world);
  await sendToCheck(world, { Partner: 'Ferrous Systems', 'Partner contact': 'Finn Keller' });
  expect(world.alex.lastMessage().text).toContain('Registered by: Brightwater Consulting, until');
  expect(world.alex.lastMessage().text).toContain(
    'By the rule of claims: Brightwater Consulting comes first: its registration is the only one that counts',
  );
});

describe('a check that is not cleared', () => {
  const REASON = { 'What stands in the way': 'Ferrous has registered it; ask whether they agree.' };

  test('goes back to its author with the reason, who mends it in place: one reference, one thread, and the partner reads no word of why', {
    tags: 'thorough',
  }, async () => {
    const world = await checkedWorld();
    expect(await decide(world, world.alex, 'Return…', REASON)).toEqual({ ok: true });
    expect(world.sandbox.control.calls('response_url'), 'the pressed card').toHaveLength(1);
    expect(world.maya.lastMessage().text).toContain('Why: Ferrous has registered it');
    expect(world.maya.lastMessage().buttons).toEqual(['Mend and send again', 'Withdraw…']);
    expect(card(world)).toContain('We are completing what our team needs.');
    const [reference] = /H\d{7}/.exec(card(world)) ?? [];
    await mend(world, { 'Risk and channel conflict': 'Ferrous agrees, see the note of Monday.' });
    expect(card(world)).toContain('Handoff received');
    expect(card(world)).toContain(reference);
    expect(world.maya.lastMessage().buttons, 'nothing is left to mend').toEqual([]);
    await clear(world);
    await accept(world);
    expect(card(world)).toContain('Handoff accepted');
    expect(world.lena.messages('partner-brightwater').filter(({ thread_ts: root }) => root === null)).toHaveLength(1);
    expect(isNamed(world, 'partner-brightwater', 'Ferrous')).toBe(false);
  });

  test('is not sent again unchanged, nor to another partner', async () => {
    const world = await checkedWorld();
    await registerFerrous(world);
    await decide(world, world.alex, 'Return…', REASON);
    await world.maya.lastMessage().press('Mend and send again');
    await fillForm(modalOf(world.maya), { 'Partner’s agreement': true });
    await modalOf(world.maya).submit();
    expect(await refusalOver(world.maya)).toContain('Nothing has changed in this packet.');
    expect(await whatIsWrong(world.maya, { 'Partner contact': 'Finn Keller' })).toEqual({
      'Partner contact': 'The partner has been told of this one. Withdraw it, and send a new one for another partner.',
    });
  });

  test('is asked about on the third business day, and withdrawn after the fifth: the partner hears it', async () => {
    const world = await checkedWorld();
    await decide(world, world.alex, 'Return…', REASON);
    await world.timeIs('2026-11-27T09:00:00-05:00');
    expect(world.maya.lastMessage().text).toContain('What becomes of Fabrikam Logistics?');
    await world.timeIs('2026-12-01T17:00:00-05:00');
    expect(world.maya.lastMessage().text).toContain('nobody sent it again in time, so it is withdrawn');
    expect(card(world)).toContain('Handoff withdrawn');
    expect(thread(world).at(-1)).toContain('we are not going on with this one');
    expect(world.sam.messages()).toHaveLength(0);
  });

  test('can be withdrawn by its author, in the check and after it', { tags: 'thorough' }, async () => {
    const world = await checkedWorld();
    await decide(world, world.alex, 'Return…', REASON);
    expect(await decide(world, world.maya, 'Withdraw…', { Why: 'The customer has decided.' })).toEqual({ ok: true });
    expect(card(world)).toContain('Handoff withdrawn');
    expect(thread(world)).toHaveLength(1);
  });
});

describe('who certifies', { tags: 'thorough' }, () => {
  test('is the author where an administrator allows it, and the card says that nobody else signed', async () => {
    const world = await writtenWorld();
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await readsLastPage(world);
    await world.settle();
    expect(world.alex.messages()).toHaveLength(0);
    expect(world.sam.lastMessage().text).toContain(
      'certified by its author, @Maya, Tue 24 Nov. Nobody else signed it.',
    );
  });

  test('is asked in words for what they found; without the tick the alliances owner is asked', async () => {
    const world = await writtenWorld();
    await fillForm(modalOf(world.maya), { 'Risk and channel conflict': null });
    expect(await whatIsWrong(world.maya, {})).toEqual({
      'Risk and channel conflict': 'Say when you checked, what you found, and how the partner is credited.',
    });
    await fillForm(modalOf(world.maya), { 'Conflict check': false });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await world.settle();
    expect(world.alex.lastMessage().buttons).toEqual(BUTTONS);
    expect(world.sam.messages()).toHaveLength(0);
  });

  test('is not the author where nobody allows it: the form does not offer it, and a forged tick counts for nothing', async () => {
    const world = await writtenWorld({ isChecked: true });
    expect(modalOf(world.maya).fields()).not.toContain('Conflict check');
  });
});

describe('a credit that the rule leaves open', { tags: 'thorough' }, () => {
  const OLD_TOUCH = { 'Partner’s touch': '2026-03-02' };

  test('is said by whoever signs, in words of theirs: no press alone clears it, and the account executive reads what counts', async () => {
    const world = await checkedWorld(OLD_TOUCH);
    const asked = world.alex.lastMessage();
    expect(asked.text).toContain('the touch is more than 180 days old, so alliances says whether it still counts.');
    expect(asked.buttons).toEqual(['Clear…', 'Return…', 'Register the account…']);
    await asked.press('Clear…');
    const typed = { ...ANSWERED, 'Credit line': 'Brightwater kept the contact warm: it counts.' };
    await fillForm(modalOf(world.alex), { ...typed, 'The partner is credited as': 'Partner-influenced' });
    expect(await modalOf(world.alex).submit()).toEqual({ ok: true });
    await world.settle();
    expect(world.sam.lastMessage().text).toContain(
      'What it means for you: Nothing changes for quota and commission. Brightwater kept the contact warm: it counts.',
    );
    expect(world.sam.lastMessage().text).toContain('partner-influenced, as alliances said');
  });

  test('is not the author’s to certify', async () => {
    const world = await writtenWorld();
    await fillForm(modalOf(world.maya), OLD_TOUCH);
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await readsLastPage(world);
    await world.settle();
    expect(world.sam.messages()).toHaveLength(0);
    expect(world.alex.lastMessage().buttons).toEqual(['Clear…', 'Return…', 'Register the account…']);
  });
});

describe('a mended packet', { tags: 'thorough' }, () => {
  test('of the same deal goes out at once as long as what was found is not too old', async () => {
    const world = await checkedWorld();
    await clear(world);
    await decline(world, { Reason: 'No evidence' });
    await mend(world, { Evidence: 'Minutes: https://docs.example.com/fabrikam-2' });
    expect(world.sam.lastMessage().buttons).toContain('Accept');
    expect(world.sam.lastMessage().text).toContain('Signed by @Alex, Tue 24 Nov.');
    expect(world.alex.messages()).toHaveLength(1);
  });

  test('is checked anew when it was declined for a conflict', async () => {
    const world = await checkedWorld();
    await clear(world);
    await decline(world, { Reason: 'Conflict' });
    await mend(world, { 'Risk and channel conflict': 'Settled with Ferrous on Monday.' });
    expect(world.sam.lastMessage().buttons).not.toContain('Accept');
    expect(world.alex.lastMessage().buttons).toContain('Clear');
  });
});

async function mend(world: Awaited<ReturnType<typeof startWorld>>, typed: Typing): Promise<void> {
  await world.maya.lastMessage().press('Mend and send again');
  await fillForm(modalOf(world.maya), { 'Partner’s agreement': true, ...typed });
  expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  await readsLastPage(world);
  await world.settle();
}
