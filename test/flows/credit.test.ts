import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, readsLastPage, sendHandoff, startWorld, type Typing, type World } from '../support/bot.ts';
import { accept, whatIsWrong, writtenWorld } from '../support/deeds.ts';
import { answerTo, referenceOf } from '../support/reading.ts';

const CHANNEL = 'partner-brightwater';

/** How the partner is credited: decided by rule when it is sent, shown with its reasoning, and verifiable later. */

const SOURCED: Typing = { Opportunity: 'OPP-7, discovery', 'Opportunity created on': '2026-11-21' };
const SOURCED_WORDS = 'Touch 20 Nov 2026, opportunity created 21 Nov 2026: partner-sourced';

async function statusFor({ maya }: World, person = maya): Promise<string> {
  await person.slash(`/handoff status ${await referenceOf(maya)}`);
  return answerTo(person);
}

describe('the credit', { tags: 'thorough' }, () => {
  test('is read with its reasoning by its author after sending, on the card and in the status', async () => {
    const world = await writtenWorld();
    await fillForm(modalOf(world.maya), SOURCED);
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    expect(await readsLastPage(world)).toContain(`Credit: ${SOURCED_WORDS}.`);
    await world.settle();
    expect(world.sam.lastMessage().text).toContain(SOURCED_WORDS);
    expect(await statusFor(world)).toContain(`Credit: ${SOURCED_WORDS}`);
  });

  test('goes by the touch, whose source stands beside it on the card', async () => {
    const world = await startWorld();
    await sendHandoff(world, { 'Where the touch is seen': 'Lena’s mail https://mail.example.com/4711' });
    expect(world.sam.lastMessage().text).toContain(
      'Partner’s touch Fri 20 Nov. Seen at Lena’s mail https://mail.example.com/4711',
    );
  });

  test('cannot be claimed without a link under which the touch is seen', async () => {
    const world = await writtenWorld();
    const wrong = await whatIsWrong(world.maya, { 'Where the touch is seen': 'Lena told me' });
    expect(wrong).toEqual({
      'Where the touch is seen': 'Add the link under which the touch is seen: a mail, a Slack message, a CRM entry.',
    });
  });

  test('cannot rest on an opportunity that was closed before it was created', async () => {
    const world = await writtenWorld();
    await fillForm(modalOf(world.maya), SOURCED);
    const wrong = await whatIsWrong(world.maya, { 'Opportunity closed on': '2026-11-20' });
    expect(wrong).toEqual({ 'Opportunity closed on': 'It was created later: choose that day or a later one.' });
  });
});

describe('a partner reads how it is credited', { tags: 'thorough' }, () => {
  test.each<[string, Typing, string]>([
    ['brought to us', {}, 'We count it as brought to us by you.'],
    [
      'moved forward',
      { Opportunity: 'OPP-7', 'Opportunity created on': '2026-11-02' },
      'We count it as moved forward with your help.',
    ],
  ])('as %s, in one sentence of the acceptance, and nothing of why', async (_, typed, sentence) => {
    const world = await startWorld();
    await sendHandoff(world, typed);
    expect(JSON.stringify(world.lena.messages(CHANNEL))).not.toContain('We count it');
    await accept(world);
    const [acceptance] = world.lena.lastMessage(CHANNEL).replies();
    expect(acceptance?.text).toContain(sentence);
    expect(JSON.stringify(acceptance?.blocks)).not.toMatch(/touch|opportunity|sourced|influenced|2 Nov/i);
  });
});
