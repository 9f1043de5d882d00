import { messageFault } from 'slack-sandbox/block-kit';
import { describe, expect, test } from 'vitest';
import { statusAnswer } from '../../src/blocks/handoff/command-answers.ts';
import { timeline } from '../../src/core/handoff/timeline.ts';
import { brightwater, CALENDAR, everyState, NOW, packetOf } from '../support/packets.ts';
import { mrkdwnIn } from './drawn.ts';

describe('a history that is longer than a message', () => {
  const { awaiting } = everyState(packetOf());
  const mayaAsked = 'U'.padEnd(11, '0');
  const sent = { kind: 'sent' as const, actor: mayaAsked, at: NOW, detail: mayaAsked };
  /** The longest line that there is, again and again. */
  const long = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ ...sent, kind: 'rerouted' as const, at: NOW + (at + 1) * 86_399_000 }));
  const inBuenosAires = { ...CALENDAR, zone: 'America/Argentina/ComodRivadavia' };
  const blocksOf = (count: number) => {
    const shown = timeline([sent, ...long(count - 1)], [inBuenosAires]);
    const handoff = { ...awaiting, window: { ...awaiting.window, aeZone: inBuenosAires.zone } };
    const answer = statusAnswer({
      handoff,
      partner: brightwater,
      intakeOwner: 'U0IRIS',
      timeline: shown,
      stuck: 0,
      isInsider: false,
    });
    expect(messageFault({ ...answer }, 'chat.postEphemeral')).toBeNull();
    return mrkdwnIn(answer.blocks).join('\n');
  };

  test('is shown whole as long as it fits', () => {
    expect(blocksOf(36)).toContain(`sent to <@${mayaAsked}>`);
    expect(blocksOf(36)).not.toContain('left out');
  });

  test.each([
    [37, '1 earlier entry is left out'],
    [400, '364 earlier entries are left out'],
  ])('of %d entries shows the newest, and says how many earlier ones are left out', (count, words) => {
    const text = blocksOf(count);
    expect(text).toContain(`*History* (${words})`);
    expect(text).not.toContain('sent to');
    expect(text).toContain(`round ${count} begins`);
    expect(text).not.toContain('…');
    expect(text.match(/round \d+ begins/g)).toHaveLength(36);
    expect(text.length).toBeLessThan(12_000);
  });
});
