import { messageFault } from 'slack-sandbox/block-kit';
import { describe, expect, test } from 'vitest';
import { exampleAnswer, helpAnswer, listAnswer, statusAnswer } from '../../src/blocks/command-answers.ts';
import { EVENT_KINDS } from '../../src/core/history.ts';
import { timeline } from '../../src/core/timeline.ts';
import { brightwater, CALENDAR, everyState, NOW, packetOf } from '../support/packets.ts';
import { snapshotOf } from '../support/snapshot.ts';
import { detailsOf, KINDS, messagesOf, statesOf } from './drawn.ts';

describe('every message as it is', () => {
  const states = Object.entries(statesOf(packetOf()));
  const drawn = states.flatMap(([state, handoff]) =>
    messagesOf(handoff, brightwater).map(([name, message]) => ({ name, state, file: snapshotOf(message) })),
  );
  const looks = (name: string) => new Set(drawn.filter((one) => one.name === name).map(({ file }) => file));
  // What says the same in several states is kept once, under the first of them.
  const kept = drawn
    .map((one) => (looks(one.name).size > 1 ? one : { ...one, state: 'any' }))
    .filter((one, at, all) => all.findIndex(({ name, file }) => name === one.name && file === one.file) === at);

  test.each(kept)('$name, $state', async ({ name, state, file }) => {
    await expect(file).toMatchFileSnapshot(`./snapshots/${name}/${state.replaceAll(' ', '-')}.json`);
  });

  test('is drawn for every kind and detail in one state at least', () => {
    const all = KINDS.flatMap((kind) => Object.keys(detailsOf(kind, everyState(packetOf()).awaiting)));
    expect(new Set(drawn.map(({ name }) => name))).toEqual(new Set(all));
  });

  test('the answers to the command', async () => {
    const { awaiting, accepted, lapsed } = everyState(packetOf());
    const history = EVENT_KINDS.map((kind, at) => ({
      kind,
      actor: at % 2 ? 'U0SAM' : null,
      at: NOW + at * 60_000,
      detail: { sent: 'U0SAM', rerouted: 'U0PRIYA', proposed: 'U0PRIYA' }[kind as string] ?? null,
    }));
    const shown = timeline(history, [CALENDAR]);
    const answers = {
      help: helpAnswer(),
      'list-empty': listAnswer([], 'U0MAYA'),
      list: listAnswer([awaiting, lapsed, accepted], 'U0MAYA'),
      status: statusAnswer({ handoff: awaiting, partner: brightwater, owner: 'U0MAYA', timeline: shown, stuck: 0 }),
      'status-stuck': statusAnswer({ handoff: accepted, partner: null, owner: 'U0SAM', timeline: shown, stuck: 1 }),
      example: exampleAnswer(packetOf(), 'Brightwater Consulting'),
    };
    for (const [name, answer] of Object.entries(answers)) {
      expect(messageFault({ ...answer }, 'chat.postEphemeral'), name).toBeNull();
      await expect(snapshotOf(answer)).toMatchFileSnapshot(`./snapshots/answers/${name}.json`);
    }
  });
});
