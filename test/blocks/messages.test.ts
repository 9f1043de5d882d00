import { describe, expect, test } from 'vitest';
import { listAnswer, statusAnswer } from '../../src/blocks/handoff/command-answers.ts';
import { exampleAnswer } from '../../src/blocks/packet/example.ts';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import { EVENT_KINDS } from '../../src/core/handoff/history.ts';
import { MAX_REASON } from '../../src/core/handoff/intake-forms.ts';
import { introduce } from '../../src/core/outcome/moving.ts';
import { openOpportunity, win } from '../../src/core/outcome/outcomes.ts';
import type { Packet } from '../../src/core/packet/packet.ts';
import type { Partner } from '../../src/core/partner/partner.ts';
import { takenUp } from '../../src/core/outcome/taken-up.ts';
import { cut } from '../../src/core/kernel/text.ts';
import { timeline } from '../../src/core/handoff/timeline.ts';
import {
  brightwater,
  CALENDAR,
  everyState,
  HOSTILE_FILLINGS,
  longest,
  longestPartner,
  next,
  NOW,
  packetOf,
  sam,
  shortest,
} from '../support/packets.ts';
import { someOf } from '../support/sample.ts';
import { correctionsOf, listedFor, messagesOf, mrkdwnIn, statesOf } from './drawn.ts';
import { ephemeralFaultOf, faultOf } from './fault.ts';

const packets = {
  typical: [packetOf(), brightwater],
  shortest: [shortest, { ...brightwater, name: 'x', contacts: [{ id: 'x', name: 'x', role: 'x', userId: null }] }],
  ...Object.fromEntries(
    Object.entries(HOSTILE_FILLINGS).map(([name, filling]) => [
      `all ${name}`,
      [longest(filling), longestPartner(filling)],
    ]),
  ),
} as Record<string, [ReturnType<typeof packetOf>, Partner]>;

/** Everything has been said of it that can be, in words as long as its packet's: while it is worked, and once it is won. */
function afterAllWasSaid(packet: Packet): Record<string, Handoff> {
  const states = everyState(packet);
  const said = { by: sam, now: NOW + 18_000_000 };
  const { opened } = takenUp(states['working with an opportunity']) ?? {};
  if (!opened) throw new Error('No opportunity was opened.');
  const introduced = next(introduce(states['accepted, nothing happened'], said));
  const worked = next(openOpportunity(introduced, { ...said, opened }));
  const won = next(win(worked, { ...said, amount: opened.amount, partnerDid: packet.partner_move }));
  return { 'worked after all was said': worked, 'won after all was said': won };
}

const KINDS_OF_PACKETS = Object.keys(packets);

describe.each(Object.entries(packets))('a packet that is %s', (like, [packet, partner]) => {
  const all = Object.entries({ ...statesOf(packet), ...afterAllWasSaid(packet) });
  const states = someOf(all, 8, KINDS_OF_PACKETS.indexOf(like));
  const messages = states.flatMap(([state, handoff]) =>
    messagesOf(handoff, partner).map(([name, message]) => [`${name}, ${state}`, message] as const),
  );

  test('makes only messages that Slack takes, in every state', { tags: 'thorough' }, () => {
    for (const [name, message] of messages) expect(faultOf(message), name).toBeNull();
  });

  test('mentions nobody that its author did not mean', { tags: 'thorough' }, () => {
    for (const [name, message] of messages) {
      const parsed = [message.text, ...mrkdwnIn(message.blocks)].join('\n');
      expect(parsed, name).not.toMatch(/<!(channel|here|everyone)|<@U0SAM> <!/);
    }
  });

  test('has a few words in place of the blocks for those who cannot see them', { tags: 'thorough' }, () => {
    for (const [name, message] of messages) expect(message.text.trim(), name).not.toBe('');
  });

  test('can be listed, shown with its history and shown as an example', () => {
    const asked = [2, 3, 4].flatMap((number) => [
      { kind: 'asked' as const, detail: 'U0MAYA' },
      { kind: 'replied' as const, detail: String(number) },
    ]);
    const happened = EVENT_KINDS.map((kind) => ({ kind, detail: 'U0PRIYA', reason: cut(packet.evidence, MAX_REASON) }));
    const history = [...happened, ...asked].map((event) => ({
      reason: packet.evidence,
      changes: correctionsOf(packet),
      ...event,
      actor: 'U0SAM',
      at: NOW,
    }));
    const shown = timeline(history, [CALENDAR]);
    const answers = states.map(([, handoff]) =>
      statusAnswer({
        handoff,
        partner,
        intakeOwner: 'U0IRIS',
        timeline: shown,
        stuck: 2,
        isInsider: true,
        isAuthor: true,
        isAe: true,
      }),
    );
    const fifty = Array.from({ length: 50 }, (_item, at) => states[at % states.length]?.[1]).filter(
      (one) => one !== undefined,
    );
    for (const answer of [
      ...answers,
      listAnswer(fifty.map(listedFor('U0MAYA')), 'U0MAYA'),
      exampleAnswer(packet, partner.name, NOW),
    ]) {
      expect(ephemeralFaultOf(answer)).toBeNull();
    }
  });
});
