import { describe, expect, test } from 'vitest';
import type { Modal } from 'slack-sandbox';
import {
  askFor,
  fillForm,
  modalOf,
  PACKET,
  readsLastPage,
  sendHandoff,
  startWorld,
  type Typing,
} from '../support/bot.ts';
import { accept, decline, declinedWorld, sentWorld, whatIsWrong } from '../support/deeds.ts';
import { submitForged, tamper } from '../support/forged.ts';
import { answerTo, messagesWith, referenceOf, refusalOver } from '../support/reading.ts';

const REASONS: [reason: string, fix: string, outside: string][] = [
  [
    'Vague partner mention',
    'Name in “Partner contact” and “Contact’s role” who acts',
    'describe your part more clearly',
  ],
  ['No account logic', 'Say in “Why this account” why this account', 'the right place for this account'],
  [
    'No next move',
    'Write one action that can be done this week into “Seller next move”, and one into “Partner next move”',
    'a more concrete first step',
  ],
  ['Wrong owner', 'The intake owner is asked to pass it on.', 'somebody else on our side'],
  ['No evidence', 'Add links to “Evidence”', 'some more background'],
  [
    'Conflict',
    'Clear it with the alliances owner of the partner first, and write into “Risk and channel conflict” what was found',
    'something to sort out on our side',
  ],
  ['Generic use case', 'Write into “Customer trigger”', 'what the customer asked for'],
  ['No warm path', 'Name in “Warm path” a person on each side', 'who can introduce us'],
  ['Bad timing', 'Agree with the account executive when to come back', 'the timing is not right'],
  [
    'Already working it',
    'Ask the alliances owner of the partner to settle the credit',
    'something to sort out on our side',
  ],
];

describe('accepting', { tags: 'thorough' }, () => {
  test('a move that says nothing, or a day that is over, is said beside its field; then it is taken', async () => {
    const world = await sentWorld();
    const old = world.sam.lastMessage();
    await old.press('Accept');
    const form = modalOf(world.sam);
    expect(form.value('Your next move')).toBe(PACKET['Seller next move']);
    expect(form.value('By')).toBe('2026-11-30');
    await fillForm(form, { 'Your next move': ' \u200b ', By: '2026-11-20' });
    expect((await form.submit()).ok).toBe(false);
    expect(form.errors()).toEqual({ 'Your next move': 'Name the one action that you ask of the account executive.' });
    await fillForm(form, { 'Your next move': 'Call Jonas first.' });
    await form.submit();
    expect(form.errors()).toEqual({ By: 'That day is over: choose today or later.' });
    await fillForm(form, { By: '2026-12-01' });
    expect(await form.submit()).toEqual({ ok: true });
    await world.settle();
    for (const person of [world.sam, world.maya]) {
      expect(person.lastMessage().text).toContain('Next move, in place of the suggested one: Call Jonas first.');
      expect(person.lastMessage().text).toContain('By: Tue 1 Dec');
    }
  });

  test('a suggested day that is over by now is chosen anew, and the partner reads the new one', async () => {
    const world = await startWorld();
    await sendHandoff(world, { 'Seller next move by': '2026-11-27' });
    await world.timeIs('2026-12-02T10:00:00-05:00');
    await world.sam.lastMessage().press('Accept');
    expect(modalOf(world.sam).value('By')).toBeNull();
    expect(modalOf(world.sam).text).toContain('Fri 27 Nov was suggested, and is over.');
    expect(await whatIsWrong(world.sam, { By: '2026-11-27' })).toEqual({
      By: 'That day is over: choose today or later.',
    });
    await fillForm(modalOf(world.sam), { By: '2026-12-04' });
    expect(await modalOf(world.sam).submit()).toEqual({ ok: true });
    await world.settle();
    expect(messagesWith(world.sam, 'Accepted by ')).toHaveLength(1);
    const card = world.lena.lastMessage('partner-brightwater').text;
    expect(card).toContain('(by Fri 4 Dec)');
    expect(card).toContain('(planned for Fri 27 Nov, before our answer: please tell us the new day here)');
  });

  test('words that were kept as they are count as suggested, also with marks that Slack composes', async () => {
    const world = await startWorld();
    await sendHandoff(world, { 'Seller next move': '  Call Rene\u0301 & show <b>it</b>  ' });
    await accept(world);
    expect(world.maya.lastMessage().text).toContain('Next move, as suggested: Call René & show <b>it</b>');
  });
});

describe('declining', { tags: 'thorough' }, () => {
  test.each(REASONS)(
    '“%s”: the author reads reason, note and what to do; the partner reads a sentence for outsiders',
    async (reason, fix, outside) => {
      const world = await sentWorld();
      await decline(world, {
        Reason: reason,
        'Better placed': 'Priya Raman',
        'Note to the author': 'See the last review.',
      });
      const news = world.maya.lastMessage();
      expect(news.text).toContain(`Reason: ${reason}`);
      expect(news.text).toContain('Note: See the last review.');
      expect(news.text).toContain('Better placed: @Priya');
      expect(news.text).toContain(`What to do: ${fix}`);
      expect(news.buttons).toEqual(['Mend and send again', 'Wait until…', 'Tell the partner…', 'Close the deal…']);
      const root = world.lena.lastMessage('partner-brightwater');
      expect(root.text).toContain('You will hear from us by');
      expect(root.replies()[0]?.text).toContain(outside);
      expect(world.sam.lastMessage().text).toContain(`Reason: ${reason}`);
    },
  );

  test('each reason has a line that explains it', async () => {
    const world = await sentWorld();
    await world.sam.lastMessage().press('Decline');
    const { text } = modalOf(world.sam);
    for (const [reason] of REASONS) expect(text).toContain(reason);
    expect(text).toContain('It would fit any account: nothing that this customer said or did.');
    expect(text).toContain('No source that opens and can be checked in five minutes.');
  });

  test('bad timing comes with a day to come back, which the author reads', async () => {
    const world = await sentWorld();
    await world.sam.lastMessage().press('Decline');
    const timing = { Reason: 'Bad timing', 'Come back on': '2026-11-02' };
    expect(await whatIsWrong(world.sam, timing)).toEqual({
      'Come back on': 'That day is over: choose a later one, or leave it empty.',
    });
    await (await fillForm(modalOf(world.sam), { 'Come back on': '2026-12-10' })).submit();
    await world.settle();
    expect(world.maya.lastMessage().text).toContain('Come back on: Thu 10 Dec');
  });

  test('a wrong owner needs the name of a better one, and no reason is no answer', async () => {
    const world = await sentWorld();
    await world.sam.lastMessage().press('Decline');
    const form = modalOf(world.sam);
    await form.submit();
    expect(Object.keys(form.errors())).toEqual(['Reason']);
    await fillForm(form, { Reason: 'Wrong owner', 'Note to the author': 'Not mine.' });
    await form.submit();
    expect(form.errors()).toEqual({ 'Better placed': 'Name who should be asked instead.' });
    await fillForm(form, { 'Better placed': 'Sam Okafor' });
    await form.submit();
    expect(form.errors()).toEqual({ 'Better placed': 'Name somebody other than yourself.' });
    expect(form.value('Note to the author')).toBe('Not mine.');
    await fillForm(form, { 'Better placed': 'Priya Raman' });
    expect(await form.submit()).toEqual({ ok: true });
  });
});

/** Everything that was typed is there; what was agreed and checked must be ticked anew. */
async function isFilledWith(form: Modal, typed: Typing): Promise<void> {
  const { 'Partner’s agreement': _agreement, 'Conflict check': _check, Partner: _partner, ...kept } = typed;
  for (const [label, value] of Object.entries(kept)) {
    await askFor(label, form);
    expect(form.value(label), label).toBe(value);
  }
}

describe('mending what was declined', () => {
  test('the form comes back filled; unchanged it is refused, changed it is a new handoff, once', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    const ofOpportunity = { Opportunity: 'O-1', 'Opportunity created on': '2026-11-02' };
    await sendHandoff(world, ofOpportunity);
    await decline(world, { Reason: 'No evidence' });
    const news = world.maya.lastMessage();
    await news.press('Mend and send again');
    const form = modalOf(world.maya);
    expect(form.title).toBe('Mend the handoff');
    expect(form.text).toContain('Why it came back: No evidence');
    expect(form.text).toContain('What to do: Add links to “Evidence” that open and support the claims.');
    await isFilledWith(form, { ...PACKET, ...ofOpportunity, 'Account executive': 'Sam' });
    await fillForm(form, { 'Partner’s agreement': true, 'Conflict check': true });
    for (const spaces of ['', ' ']) {
      await fillForm(form, { Account: `Fabrikam Logistics${spaces}` });
      await form.submit();
      expect(await refusalOver(world.maya)).toContain('Nothing has changed in this packet. Mend what was missing');
    }
    await fillForm(form, { Evidence: 'Notes: https://docs.example.com/fabrikam-2' });
    expect(await form.submit()).toEqual({ ok: true });
    expect(await readsLastPage(world)).toContain('Sent to @Sam, who answers by');
    await world.settle();
    expect(world.sam.lastMessage().buttons).toEqual(['Accept', 'Decline', 'Better placed…', 'Ask…']);
    expect(world.sam.lastMessage().text).toContain('fabrikam-2');
    expect(messagesWith(world.lena, 'Handoff received', 'partner-brightwater')).toHaveLength(1);

    await news.press('Mend and send again');
    expect(world.maya.modal()).toBeNull();
    expect(answerTo(world.maya)).toMatch(/^You have already sent this again, as H\d{7}\.$/);
  });

  test('after a wrong owner the form proposes who was named, and shows the note before what to do', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    const note = 'Priya has this account since May.';
    await decline(world, { Reason: 'Wrong owner', 'Better placed': 'Priya Raman', 'Note to the author': note });
    await world.maya.lastMessage().press('Mend and send again');
    const form = modalOf(world.maya);
    expect(form.value('Account executive')).toBe('Priya');
    expect(form.text).toMatch(
      /Why it came back: .*Wrong owner\n.*@Priya\nNote: Priya has this account.*\nWhat to do: The intake owner/s,
    );
    await fillForm(form, { 'Partner’s agreement': true, 'Conflict check': true });
    expect(await form.submit()).toEqual({ ok: true });
    await world.settle();
    expect(world.sandbox.as('U0PRIYA').lastMessage().buttons).toContain('Accept');
  });

  test('two forms of the same declined handoff, sent at the same moment, make one new handoff', async () => {
    const world = await declinedWorld({ Reason: 'No evidence' }, { mode: 'http' });
    await world.maya.lastMessage().press('Mend and send again');
    await fillForm(modalOf(world.maya), { 'Partner’s agreement': true, 'Conflict check': true });
    await modalOf(world.maya).submit();
    await refusalOver(world.maya);
    await fillForm(modalOf(world.maya), { Evidence: 'Notes: https://docs.example.com/first' });
    await world.maya.modal()?.submit();
    const second = () => submitForged(world, (_payload, view) => (view.id = 'V0SECOND'));
    await modalOf(world.maya).submit();
    const other = await second();
    await world.settle();
    const [reference] = /H\d{7}/.exec(world.maya.modal()?.text ?? '') ?? [];
    expect(JSON.stringify(other)).toContain('Sent to');
    expect(reference).toBeUndefined();
    expect(messagesWith(world.sam, 'brought by')).toHaveLength(2);
  });

  test('nobody but the author can send it again', { tags: 'thorough' }, async () => {
    const world = await declinedWorld({ Reason: 'No evidence' });
    const news = world.maya.lastMessage();
    world.sandbox.control.join(news.channel, 'U0SAM');
    await world.sam.lastMessage(news.channel).press('Mend and send again');
    expect(world.sam.modal()).toBeNull();
    expect(world.sam.lastMessage(news.channel).text).toBe('Only @Maya can send this handoff again.');
  });

  test('an accepted handoff offers no such button, and the old one of another handoff cannot send it again', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    const accepted = await referenceOf(world.maya);
    await accept(world);
    expect(world.maya.lastMessage().buttons).toEqual([]);
    await sendHandoff(world, { Account: 'Contoso' });
    await decline(world, { Reason: 'No evidence' });
    const old = world.maya.lastMessage();
    tamper(old.blocks, accepted);
    await old.press('Mend and send again');
    expect(world.maya.modal()).toBeNull();
    expect(answerTo(world.maya)).toBe('@Sam has already accepted this handoff. Nothing has changed.');
  });
});
