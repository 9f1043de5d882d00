import { describe, expect, test } from 'vitest';
import { fillForm, openForm, readsLastPage, type Typing, type World } from '../support/bot.ts';
import { worldsAfter } from '../support/worlds.ts';
import { submitForged } from '../support/forged.ts';
import { requestsTo } from '../support/reading.ts';

/** The last look before a packet goes out: what is complete goes, what is not goes with a reason, and a hard gate stops it. */

const REASON = 'Why it goes out all the same';
const RESEARCH = 'Can they act on it as it is?';
const OPEN_ENDED = ['They would have to find something out first'];
const WORD = 'Sam asked for it before their board meets on Monday.';

/** With which all five checks hold. */
const COMPLETE: Typing = {
  Evidence:
    'What the order system runs in their warehouses: https://docs.example.com/warehouses\nNotes of the review in which Jonas said it: https://docs.example.com/review',
};
/** Their move would have to be guessed. */
const VAGUE: Typing = { ...COMPLETE, 'Seller next move': 'Follow up with them.' };
/** A company’s name is all that is said. */
const NO_REASON: Typing = { ...COMPLETE, 'Why this partner matters': 'Good fit.' };

/** Maya has filled the form, and looks at it for the last time. */
const looked = worldsAfter(looksAgain);

async function looksAgain(world: World, typed: Typing): Promise<void> {
  await openForm(world, typed);
  await world.maya.modal()?.submit();
}

const look = ({ maya }: World) => {
  const modal = maya.modal();
  if (!modal) throw new Error('Maya has nothing open.');
  return modal;
};

async function sends(world: World, typed: Typing = {}) {
  await fillForm(look(world), typed);
  const result = await look(world).submit();
  await world.settle();
  return result;
}

describe('a packet with which all is well', () => {
  test('goes out with one press, and nobody is asked for a reason', { tags: 'thorough' }, async () => {
    const world = await looked(COMPLETE);
    expect(look(world).text).not.toContain('✗');
    expect(look(world).fields()).toEqual([RESEARCH]);
    expect(await sends(world)).toEqual({ ok: true });
    expect(world.sam.lastMessage().text).not.toContain('not all is complete');
  });

  test('needs a reason once its author says that something has to be found out first', async () => {
    const world = await looked(COMPLETE);
    await sends(world, { [RESEARCH]: OPEN_ENDED });
    expect(world.sam.messages()).toEqual([]);
    expect(look(world).text).toContain('Say in 20 characters or more why it goes out all the same.');
    expect(await sends(world, { [REASON]: WORD })).toEqual({ ok: true });
    expect(world.sam.lastMessage().text).toContain(WORD);
  });
});

describe('a packet with which not all is well', { tags: 'thorough' }, () => {
  test('goes out with a reason, which the account executive reads and the partner does not', async () => {
    const world = await looked(VAGUE);
    expect(look(world).text).toContain('✗  Their move is not yet concrete and doable this week.');
    expect(await sends(world, { [REASON]: WORD })).toEqual({ ok: true });
    await readsLastPage(world);
    expect(world.sam.lastMessage().text).toContain(`Why it was sent although not all is complete: ${WORD}`);
    expect(JSON.stringify(requestsTo(world, 'C0BRIGHTWATER'))).not.toContain(WORD);
  });

  test('goes out with a reason, which whoever signs its conflict check reads first', async () => {
    const world = await looked(VAGUE, { isChecked: true });
    await sends(world, { [REASON]: WORD });
    expect(world.alex.lastMessage().text).toContain(WORD);
    await world.alex.lastMessage().press('Clear');
    await world.settle();
    expect(world.sam.lastMessage().text).toContain(WORD);
  });

  test.each([
    ['no reason', null],
    ['a short one', 'Because.'],
    ['spaces', ' '.repeat(40)],
    ['nothing that can be read', '\u200b'.repeat(40)],
  ])('stays where it is with %s', async (_name, reason) => {
    const world = await looked(VAGUE);
    expect((await sends(world, { [REASON]: reason })).ok).toBe(false);
    expect(world.sam.messages()).toEqual([]);
    expect(Object.keys(look(world).errors())).toEqual([REASON]);
  });

  test('goes without a word about writing when the partner has not agreed in writing', async () => {
    const world = await looked({ ...COMPLETE, 'Partner’s agreement': [] });
    expect(look(world).text).toContain('✗  The partner has not agreed to its move in writing.');
    expect(await sends(world, { [REASON]: WORD })).toEqual({ ok: true });
    expect(world.sam.lastMessage().text).toContain(', not agreed in writing)');
  });

  test('keeps the reason that was typed: on the way back, after a close, and from its drafts', async () => {
    const world = await looked(VAGUE);
    await fillForm(look(world), { [REASON]: WORD });
    await look(world).press('Back to the packet');
    await look(world).submit();
    expect(look(world).value(REASON)).toBe(WORD);
    await look(world).close();
    await world.maya.slash('/handoff drafts');
    await world.maya.lastMessage().press('Continue');
    await look(world).submit();
    expect(look(world).value(REASON)).toBe(WORD);
  });

  test('goes without the reason that it needed before it was mended', async () => {
    const world = await looked(VAGUE);
    await fillForm(look(world), { [REASON]: WORD });
    await look(world).press('Back to the packet');
    await fillForm(look(world), { 'Seller next move': 'Join Lena’s call with Jonas and show the live stock view.' });
    await look(world).submit();
    expect(look(world).fields()).not.toContain(REASON);
    expect(await sends(world)).toEqual({ ok: true });
    expect(world.sam.lastMessage().text).not.toContain(WORD);
  });
});

describe('a packet that a hard gate stops', { tags: 'thorough' }, () => {
  test('cannot be sent, reads why, and goes once that is mended', async () => {
    const world = await looked(NO_REASON);
    expect(look(world).title).toBe('Not ready yet');
    expect(look(world).text).toContain('First: Say why this partner matters at this account');
    expect(look(world).fields()).toEqual([]);
    await look(world).press('Back to the packet');
    await fillForm(look(world), { 'Why this partner matters': 'Runs the order system in nine of twelve warehouses.' });
    await look(world).submit();
    expect(await sends(world)).toEqual({ ok: true });
    expect(world.sam.messages()).toHaveLength(1);
  });

  test('is not sent by a forged press either, whatever reason comes with it', async () => {
    const world = await looked(NO_REASON, { mode: 'http' });
    const values = { override_reason: { value: { type: 'plain_text_input', value: WORD } } };
    const forge = (_: unknown, view: Record<string, unknown>) =>
      Object.assign(view, { callback_id: 'handoff.send', blocks: [], state: { values } });
    const answer = await submitForged(world, forge, 'packet.review');
    await world.settle();
    expect(JSON.stringify(answer)).toContain('It cannot be sent yet. Say why this partner matters');
    expect(world.sam.messages()).toEqual([]);
  });
});
