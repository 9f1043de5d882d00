import type { Message } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, type World } from '../support/bot.ts';
import { setUndoMinutes } from '../support/deeds.ts';
import { worldAfter } from '../support/worlds.ts';
import { answerTo, dmOf, messagesWith } from '../support/reading.ts';

/** Slack takes a change of a card long after its answer was lost, and over a later one. */

const CHANNEL = 'C0BRIGHTWATER';
const TWENTY_MINUTES = 20 * 60_000;
const LAPSED = 'Lapsed without an answer, asks';
const LATE = { kind: 'late', ms: TWENTY_MINUTES, isCutOff: true } as const;

/** What Sam's one card shows: where it stands, and whether it asks for an answer. */
const shown = ({ sam }: World): string[] =>
  messagesWith(sam, 'brought by Brightwater').map(
    ({ text, blocks }) => `${text.split(':')[0]}${JSON.stringify(blocks).includes('"Accept"') ? ', asks' : ''}`,
  );
const partnerCard = ({ lena }: World) => lena.lastMessage('partner-brightwater').text.split(':')[0];
const changes = ({ sandbox }: World) => sandbox.control.calls('chat.update').length;

async function accepts(world: World, card: Message): Promise<void> {
  await card.press('Accept');
  expect(await modalOf(world.sam).submit()).toEqual({ ok: true });
  await world.settle();
  expect(shown(world)).toEqual(['Accepted']);
}

/** The card is not drawn anew a quarter of an hour after the answer. */
const withoutUndo = worldAfter(async (world) => {
  await setUndoMinutes(world, '0');
  await sendHandoff(world);
});

/** Nobody answered in time, and Slack holds up a card that says so. Five minutes later Sam accepts; then Slack lets it through. */
async function acceptedLate(whose: 'sam' | 'partner'): Promise<{ world: World; card: Message }> {
  const world = await withoutUndo();
  const card = world.sam.lastMessage();
  const channel = whose === 'sam' ? dmOf(world.sam) : CHANNEL;
  world.sandbox.control.fail({ method: 'chat.update', channel, fault: LATE });
  await world.timeIs('2026-11-27T17:00:00-05:00');
  await world.timeIs('2026-11-27T17:05:00-05:00');
  await accepts(world, card);
  expect(partnerCard(world)).toBe('Handoff accepted');
  await world.timeIs('2026-11-27T17:11:00-05:00');
  expect(world.sandbox.control.heldBack()).toEqual(['chat.update']);
  await world.timeIs('2026-11-27T17:21:00-05:00');
  return { world, card };
}

describe('a card over which Slack puts an earlier change', { tags: 'thorough' }, () => {
  test.each(['sam', 'partner'] as const)('shows what is so again within the hour: %s', async (whose) => {
    const { world } = await acceptedLate(whose);
    expect([shown(world), partnerCard(world)], 'what Slack took late').toEqual(
      whose === 'sam' ? [[LAPSED], 'Handoff accepted'] : [['Accepted'], 'Handoff delayed'],
    );
    await world.timeIs('2026-11-27T18:00:30-05:00');
    expect(shown(world)).toEqual(['Accepted']);
    expect(partnerCard(world)).toBe('Handoff accepted');
    const before = changes(world);
    await world.timeIs('2026-11-28T18:00:00-05:00');
    expect(changes(world)).toBe(before);
    expect(messagesWith(world.alex, 'stands still')).toEqual([]);
  });

  test('shows what is so as soon as somebody presses it and is refused, to the partner too', async () => {
    const { world, card } = await acceptedLate('sam');
    expect(shown(world), 'what Slack took late').toEqual([LAPSED]);
    const before = changes(world);
    await card.press('Accept');
    await world.settle();
    expect(answerTo(world.sam)).toContain('You have accepted this already');
    expect(shown(world)).toEqual(['Accepted']);
    expect(
      changes(world) - before,
      'the partner’s card and request, and what was said of the window; the card goes through his press',
    ).toBe(3);
  });

  test('shows what is so again within the hour when that change went through a press', async () => {
    const world = await withoutUndo();
    const card = world.sam.lastMessage();
    await card.press('Better placed…');
    await fillForm(modalOf(world.sam), { 'Better placed': 'Priya Raman' });
    world.sandbox.control.fail({ method: 'response_url', fault: LATE });
    await modalOf(world.sam).submit();
    await world.settle();
    await accepts(world, card);
    for (const minute of ['11', '21']) await world.timeIs(`2026-11-24T10:${minute}:00-05:00`);
    expect(shown(world), 'what Slack took late').toEqual(['Answer by Fri 27 Nov 17, asks']);
    await world.timeIs('2026-11-24T11:00:30-05:00');
    expect(shown(world)).toEqual(['Accepted']);
  });
});
