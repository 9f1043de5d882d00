import { describe, expect, test } from 'vitest';
import type { PersonAtKeyboard } from 'slack-sandbox';
import { fillForm, modalOf, type Typing, type World } from '../support/bot.ts';
import { accept, decide, declinedWorld, registerFerrous, sentWorld } from '../support/deeds.ts';
import { answerTo, messagesWith } from '../support/reading.ts';

const DAY_MS = 24 * 3_600_000;
const CHANNEL = 'partner-brightwater';
const MENDED = {
  Evidence: 'Minutes: https://docs.example.com/fabrikam-2',
  'Partner’s agreement': true,
  'Conflict check': true,
};

/** Sam has declined on Tuesday, 24 November. */
const NO_EVIDENCE: Typing = { Reason: 'No evidence' };

/** All threads that there are about this account in the partner's channel. */
const cards = ({ lena }: World) =>
  messagesWith(lena, 'Fabrikam Logistics', CHANNEL).filter(({ thread_ts: root }) => root === null);
const card = ({ lena }: World): string => lena.lastMessage(CHANNEL).text;
const thread = ({ lena }: World): string[] =>
  lena
    .lastMessage(CHANNEL)
    .replies()
    .map(({ text }) => text);

/** Whether a message that was there before still asks for something. */
const asksStill = (person: PersonAtKeyboard, { ts }: { ts: string }): boolean =>
  JSON.stringify(person.messages().find((message) => message.ts === ts)).includes('"button"');

/** Maya mends the packet and sends it again. */
async function mend(world: World, typed: Typing = MENDED): Promise<void> {
  await world.maya.lastMessage().press('Mend and send again');
  await fillForm(modalOf(world.maya), typed);
  expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  await world.settle();
}

const AUTHORS = ['Mend and send again', 'Wait until…', 'Tell the partner…', 'Close the deal…'];

describe('a declined deal that is mended', { tags: 'thorough' }, () => {
  test('goes on in the thread that the partner knows, from not yet to accepted', async () => {
    const world = await declinedWorld(NO_EVIDENCE);
    expect(card(world)).toContain('Handoff not taken up yet');
    await mend(world);
    expect(card(world)).toContain('Handoff received');
    await accept(world);
    expect(cards(world)).toHaveLength(1);
    expect(card(world)).toContain('Handoff accepted');
    expect(thread(world).map((text) => text.replace(/ You will hear.*/, ''))).toEqual([
      '@Lena, thank you for this one. Not yet: we still need some more background.',
      '@Lena, we have completed what our team needs, and it is with them again.',
      expect.stringContaining('good news: @Sam has accepted this handoff'),
    ]);
  });

  test('shows the account executive who declined it, why, and what is different now', async () => {
    const world = await declinedWorld(NO_EVIDENCE);
    await mend(world);
    const asked = world.sam.lastMessage();
    expect(asked.buttons).toContain('Accept');
    expect(asked.text).toContain('Mended since @Sam declined it (no evidence): Evidence.');
  });

  test('shows its author that it was sent again, with nothing left to press', async () => {
    const world = await declinedWorld(NO_EVIDENCE);
    const before = world.maya.lastMessage();
    await mend(world);
    expect(messagesWith(world.maya, 'You have sent it again.')).toHaveLength(1);
    expect(asksStill(world.maya, before)).toBe(false);
    await world.timeIs('2026-12-10T10:00:00-05:00');
    expect(messagesWith(world.maya, 'What becomes of')).toEqual([]);
  });

  test('with another partner is a deal of its own, and the first partner reads a no', async () => {
    const world = await declinedWorld(NO_EVIDENCE);
    await registerFerrous(world);
    await world.maya.lastMessage().press('Mend and send again');
    await fillForm(modalOf(world.maya), { Partner: 'Ferrous Systems' });
    await fillForm(modalOf(world.maya), { ...MENDED, 'Partner contact': 'Finn Keller' });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await world.settle();
    expect(card(world)).toContain('Handoff not taken up: Fabrikam');
    expect(thread(world).at(-1)).toContain('we are not taking this up.');
    expect(messagesWith(world.sandbox.as('U0FINN'), 'Handoff received', 'partner-ferrous')).toHaveLength(1);
  });
});

describe('a declined deal that nobody mends', () => {
  test('is asked about on the third business day, and closed after the fifth: then the partner reads a no', async () => {
    const world = await declinedWorld(NO_EVIDENCE);
    expect(card(world)).toContain('You will hear from us by Wednesday 2 December.');
    await world.timeIs('2026-11-26T18:00:00-05:00');
    expect(messagesWith(world.maya, 'What becomes of')).toEqual([]);
    await world.timeIs('2026-11-27T09:00:00-05:00');
    const asked = world.maya.lastMessage();
    expect(asked.text).toContain('What becomes of Fabrikam Logistics?');
    expect(asked.buttons).toEqual(AUTHORS);
    expect(thread(world)).toHaveLength(1);
    await world.timeIs('2026-12-01T18:00:00-05:00');
    expect(card(world)).toContain('Handoff not taken up: Fabrikam');
    expect(thread(world).at(-1)).toBe(
      '@Lena, we are not taking this up. Thank you for bringing it to us. If something changes, please tell us here.',
    );
    expect(asksStill(world.maya, asked)).toBe(false);
    expect(messagesWith(world.maya, 'nobody sent it again in time')).toHaveLength(1);
    await world.timeIs('2026-12-20T12:00:00-05:00');
    expect(thread(world)).toHaveLength(2);
  });

  test('can still be sent again after that, in the same thread', { tags: 'thorough' }, async () => {
    const world = await declinedWorld(NO_EVIDENCE);
    await world.maya.lastMessage().press('Close the deal…');
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await world.settle();
    const closed = world.maya.lastMessage();
    expect(closed.buttons).toEqual(['Send it again']);
    await closed.press('Send it again');
    await fillForm(modalOf(world.maya), MENDED);
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await world.settle();
    expect(cards(world)).toHaveLength(1);
    expect(card(world)).toContain('Handoff received');
  });
});

describe('a declined deal that waits for a day', { tags: 'thorough' }, () => {
  test('reads as not now with that day, wakes its author then, and gives them five business days', async () => {
    const world = await declinedWorld({ Reason: 'Bad timing', 'Come back on': '2026-12-08' });
    expect(thread(world)).toEqual([
      '@Lena, not now: the timing is not right at the moment. We come back to it on Tuesday 8 December. You will hear from us by Wednesday 16 December.',
    ]);
    await world.timeIs('2026-12-07T12:00:00-05:00');
    expect(messagesWith(world.maya, 'has come')).toEqual([]);
    await world.timeIs('2026-12-08T09:00:00-05:00');
    const woken = world.maya.lastMessage();
    expect(woken.text).toContain('The day for Fabrikam Logistics has come.');
    expect(woken.buttons).toEqual(AUTHORS);
    expect(thread(world)).toHaveLength(1);
    await mend(world, { ...MENDED, 'Seller next move by': '2026-12-11', 'Partner next move by': '2026-12-11' });
    expect(thread(world).at(-1)).toContain('it is with them again.');
  });

  test('can be put off by its author, and the partner reads both days', async () => {
    const world = await declinedWorld(NO_EVIDENCE);
    expect(await decide(world, world.maya, 'Wait until…', { Until: '2026-12-15' })).toEqual({ ok: true });
    expect(card(world)).toContain('We come back to it on Tue 15 Dec.');
    expect(thread(world).at(-1)).toBe(
      '@Lena, we come back to it on Tuesday 15 December. You will hear from us by Wednesday 23 December, not by Wednesday 2 December.',
    );
    await world.timeIs('2026-12-08T12:00:00-05:00');
    expect(messagesWith(world.maya, 'What becomes of')).toEqual([]);
  });

  test('cannot wait for today or a day that is over', async () => {
    const world = await declinedWorld(NO_EVIDENCE);
    await world.maya.lastMessage().press('Wait until…');
    const form = await fillForm(modalOf(world.maya), { Until: '2026-11-24' });
    expect((await form.submit()).ok).toBe(false);
    expect(form.errors()).toEqual({ Until: 'Choose a day after today.' });
  });
});

describe('what belongs with somebody else', () => {
  const WRONG_OWNER = { Reason: 'Wrong owner', 'Better placed': 'Priya Raman' };

  test('is passed on by the intake owner in one press, in the same thread', { tags: 'thorough' }, async () => {
    const world = await declinedWorld(WRONG_OWNER);
    expect(thread(world)[0]).toContain('this belongs with somebody else on our side, and we are passing it on.');
    const call = world.alex.lastMessage();
    expect(call.text).toContain('Fabrikam Logistics belongs with somebody else. @Sam names @Priya.');
    await call.press('Pass it on to them');
    await world.settle();
    const priya = world.sandbox.as('U0PRIYA');
    expect(priya.lastMessage().buttons).toContain('Accept');
    expect(priya.lastMessage().text).toContain('Passed on to you by @Alex.');
    expect(asksStill(world.alex, call)).toBe(false);
    expect(cards(world)).toHaveLength(1);
    expect(thread(world).at(-1)).toContain('this is with somebody else on our side now.');
    expect(messagesWith(world.maya, 'It is open again. ')).toHaveLength(1);
    await accept(world, priya);
    expect(card(world)).toContain('@Priya');
  });

  test('is passed on once, however often the button is pressed', async () => {
    const world = await declinedWorld(WRONG_OWNER);
    const call = world.alex.lastMessage();
    await call.press('Pass it on to them');
    await call.press('Pass it on to them');
    await world.settle();
    expect(messagesWith(world.sandbox.as('U0PRIYA'), 'Passed on to you')).toHaveLength(1);
  });

  test('goes to somebody else still, when the one who was named cannot be asked', async () => {
    const world = await declinedWorld(WRONG_OWNER);
    world.sandbox.control.patchPerson('U0PRIYA', { deleted: true });
    const call = world.alex.lastMessage();
    await call.press('Pass it on to them');
    expect(answerTo(world.alex)).toContain('Priya');
    await call.press('Somebody else…');
    const form = await fillForm(modalOf(world.alex), { 'Account executive': 'Robin', Why: 'Priya has left.' });
    expect(await form.submit()).toEqual({ ok: true });
  });
});

describe('a sentence for the partner', () => {
  const SENTENCE = 'We are asking Jonas for the minutes.';

  test('is shown to its writer as it will stand, and posted once they have seen it', async () => {
    const world = await declinedWorld(NO_EVIDENCE);
    await world.maya.lastMessage().press('Tell the partner…');
    const form = await fillForm(modalOf(world.maya), { 'A sentence for the partner': SENTENCE });
    await form.submit();
    expect(thread(world)).toHaveLength(1);
    expect(modalOf(world.maya).text).toContain(`From our team: ${SENTENCE}`);
    await modalOf(world.maya).submit();
    await world.settle();
    expect(thread(world).at(-1)).toBe(`From our team: ${SENTENCE}`);
    expect(world.maya.lastMessage().buttons).not.toContain('Tell the partner…');
  });

  test('that was changed after it was shown is shown again first', async () => {
    const world = await declinedWorld(NO_EVIDENCE);
    await world.maya.lastMessage().press('Tell the partner…');
    await (await fillForm(modalOf(world.maya), { 'A sentence for the partner': SENTENCE })).submit();
    await (await fillForm(modalOf(world.maya), { 'A sentence for the partner': 'We ask *them* <@U0SAM>.' })).submit();
    expect(thread(world)).toHaveLength(1);
    await modalOf(world.maya).submit();
    await world.settle();
    expect(thread(world).at(-1)).toBe('From our team: We ask *them* <@U0SAM>.');
  });
});

describe('what is between us and the partner', { tags: 'thorough' }, () => {
  test.each(['Conflict', 'Already working it'])(
    '(%s) is told to the alliances owner, and the partner reads neutral words',
    async (reason) => {
      const world = await declinedWorld({ Reason: reason, 'Note to the author': 'Contoso has it.' });
      const told = messagesWith(world.alex, 'something between us and the partner is to be settled');
      expect(told).toHaveLength(1);
      expect(JSON.stringify(told[0]?.blocks)).toContain('Contoso has it.');
      expect(thread(world)[0]).toContain('Not yet: we still have something to sort out on our side.');
      expect(thread(world).join()).not.toMatch(/conflict|working|Contoso/i);
    },
  );
});

describe('what becomes of a declined deal', { tags: 'thorough' }, () => {
  test('is nobody’s to say any more once the packet was sent again', async () => {
    const world = await declinedWorld(NO_EVIDENCE);
    const old = world.maya.lastMessage();
    await mend(world);
    for (const button of ['Wait until…', 'Tell the partner…', 'Close the deal…']) {
      await old.press(button);
      expect(answerTo(world.maya)).toContain('You have sent this again already.');
    }
  });
});

describe('a partner who waits', { tags: 'thorough' }, () => {
  test('is promised another day before each one passes, however long nobody decides', async () => {
    const world = await sentWorld();
    const heard: string[] = [];
    for (
      let day = Date.parse('2026-11-25T12:00:00-05:00');
      day < Date.parse('2027-01-06T00:00:00-05:00');
      day += DAY_MS
    ) {
      await world.timeIs(new Date(day).toISOString());
      const promised = /You will hear from us by \w+ (\d+ \w+)/.exec(card(world))?.[1] ?? '';
      if (heard.at(-1) !== promised) heard.push(promised);
      const year = /January/.test(promised) ? 2027 : 2026;
      expect(Date.parse(`${promised} ${year} 23:59:59 GMT-0500`), `on ${new Date(day).toISOString()}`).toBeGreaterThan(
        day,
      );
    }
    expect(heard).toEqual([
      '30 November',
      '2 December',
      '9 December',
      '16 December',
      '23 December',
      '30 December',
      '6 January',
      '13 January',
    ]);
    expect(thread(world)).toHaveLength(heard.length - 1);
  });
});
