import { describe, expect, test } from 'vitest';
import { messageFault } from '../../sandbox/block-kit/validate.ts';
import { exampleAnswer, helpAnswer, listAnswer, statusAnswer } from '../../src/blocks/command-answers.ts';
import type { Message } from '../../src/blocks/kit.ts';
import { type DrawContext, drawNotice } from '../../src/blocks/render.ts';
import type { Handoff } from '../../src/core/handoff.ts';
import { EVENT_KINDS } from '../../src/core/history.ts';
import { CARD_KINDS, type NoticeKind, POST_KINDS } from '../../src/core/notices.ts';
import type { Partner } from '../../src/core/partner.ts';
import { timeline } from '../../src/core/timeline.ts';
import {
  brightwater,
  CALENDAR,
  everyState,
  HOSTILE_FILLINGS,
  longest,
  longestPartner,
  NOW,
  packetOf,
  shortest,
} from '../support/packets.ts';
import { snapshotOf } from '../support/snapshot.ts';

const KINDS: NoticeKind[] = [...CARD_KINDS, ...POST_KINDS];
const STUCK: NonNullable<DrawContext['stuck']> = {
  id: '0'.repeat(32),
  conversation: 'partner:brightwater',
  status: 'parked',
  problem: 'not_in_channel',
  resend_from: null,
};
const REMINDERS = {
  halfway: '2026-11-26T09:30:00-05:00',
  asked_for: '2026-11-25T09:00:00-05:00',
  last_day: '2026-11-27T09:00:00-05:00',
  last_hours: '2026-11-27T15:00:00-05:00',
};

const IN_DOUBT = { ...STUCK, conversation: 'person:U0SAM', status: 'unknown', resend_from: NOW + 60 * 60_000 };

/** What tells notices of one kind apart, as the core writes it once they are due; by the name of the message. */
function detailsOf(
  kind: NoticeKind,
  { deadlineAt, remindedAt, round, packet }: Handoff,
): Record<string, string | null> {
  switch (kind) {
    case 'ae_card':
      return { ae_card: packet.ae, ae_card_earlier: 'U0EARLIER' };
    case 'reminder':
      return Object.fromEntries(Object.keys(REMINDERS).map((which) => [`reminder_${which}`, `${which}:${remindedAt}`]));
    case 'lapse_ae':
    case 'lapse_author':
    case 'partner_delay':
    case 'escalation':
      return { [kind]: String(deadlineAt) };
    case 'intake_call':
      return {
        intake_call_lapsed: `lapsed:${deadlineAt}`,
        intake_call_proposed: 'proposed:2',
        intake_call_ae_gone: `ae_gone:${round}`,
      };
    case 'ae_news':
      return { ae_news_retimed: `retimed:2:${packet.ae}`, ae_news_extended: `extended:2:${packet.ae}` };
    case 'author_news':
    case 'partner_news':
      return Object.fromEntries(NEWS.map((what) => [`${kind}_${what}`, `${what}:2`]));
    case 'stalled':
      return { stalled: 'overdue' };
    case 'undeliverable':
      return { undeliverable: 'n1', undeliverable_in_doubt: 'n1' };
    case 'partner_channel':
      return Object.fromEntries(CHANNEL_CHANGES.map((change) => [`partner_channel_${change}`, change]));
    default:
      return { [kind]: null };
  }
}

const NEWS = ['retimed', 'extended', 'rerouted', 'withdrawn'];
const CHANNEL_CHANGES = ['archived', 'left', 'unshared', 'joined'];

/** Every message that can be drawn of a handoff as it is, by its name. */
function messagesOf(handoff: Handoff, partner: Partner): [string, Message][] {
  return KINDS.flatMap((kind) =>
    Object.entries(detailsOf(kind, handoff)).flatMap(([name, detail]): [string, Message][] => {
      const stuck = name === 'undeliverable_in_doubt' ? IN_DOUBT : STUCK;
      const message = drawNotice(kind, detail, { handoff, partner, stuck, intakeOwner: 'U0IRIS' });
      return message ? [[name, message]] : [];
    }),
  );
}

/** A reminder is drawn only while it is the last that fell due. */
function remindedStates(handoff: Handoff): Record<string, Handoff> {
  const reminded = Object.entries(REMINDERS).map(([kind, at]) => [
    `reminded ${kind}`,
    { ...handoff, remindedAt: Date.parse(at) },
  ]);
  return Object.fromEntries(reminded);
}

function statesOf(packet: Parameters<typeof everyState>[0]): Record<string, Handoff> {
  const states = everyState(packet);
  return { ...states, ...remindedStates(states.awaiting) };
}

/** What Slack would say of it, posted or put in place of another. */
function faultOf(message: Message) {
  const metadata = { event_type: 'handoff_notice', event_payload: { key: '0'.repeat(32) } };
  return messageFault({ ...message, metadata }, 'chat.postMessage') ?? messageFault({ ...message }, 'chat.update');
}

const packets = {
  typical: [packetOf(), brightwater],
  shortest: [shortest, { ...brightwater, name: 'x', contacts: [{ id: 'x', name: 'x', role: 'x' }] }],
  ...Object.fromEntries(
    Object.entries(HOSTILE_FILLINGS).map(([name, filling]) => [
      `all ${name}`,
      [longest(filling), longestPartner(filling)],
    ]),
  ),
} as Record<string, [ReturnType<typeof packetOf>, Partner]>;

describe.each(Object.entries(packets))('a packet that is %s', (_, [packet, partner]) => {
  const states = Object.entries(statesOf(packet));
  const messages = states.flatMap(([state, handoff]) =>
    messagesOf(handoff, partner).map(([name, message]) => [`${name}, ${state}`, message] as const),
  );

  test('makes only messages that Slack takes, in every state', () => {
    for (const [name, message] of messages) expect(faultOf(message), name).toBeNull();
  });

  test('mentions nobody that its author did not mean', () => {
    for (const [name, message] of messages) {
      const parsed = [message.text, ...mrkdwnIn(message.blocks)].join('\n');
      expect(parsed, name).not.toMatch(/<!(channel|here|everyone)|<@U0SAM> <!/);
    }
  });

  test('has a few words in place of the blocks for those who cannot see them', () => {
    for (const [name, message] of messages) expect(message.text.trim(), name).not.toBe('');
  });

  test('can be listed, shown with its history and shown as an example', () => {
    const history = EVENT_KINDS.map((kind) => ({ kind, actor: 'U0SAM', at: NOW }));
    const shown = timeline(history, [CALENDAR]);
    const answers = states.map(([, handoff]) =>
      statusAnswer({ handoff, partner, owner: 'U0MAYA', timeline: shown, stuck: 2 }),
    );
    const fifty = Array.from({ length: 50 }, (_item, at) => states[at % states.length]?.[1]).filter(
      (one) => one !== undefined,
    );
    for (const answer of [...answers, listAnswer(fifty, 'U0MAYA'), exampleAnswer(packet, partner.name)]) {
      expect(messageFault({ ...answer }, 'chat.postEphemeral')).toBeNull();
    }
  });
});

/** The texts in which Slack reads marks and mentions. */
function mrkdwnIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: unknown; text?: unknown };
  const own = type === 'mrkdwn' && typeof text === 'string' ? [text] : [];
  return [...own, ...Object.values(value).flatMap(mrkdwnIn)];
}

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
    const handoff = { ...awaiting, aeZone: inBuenosAires.zone };
    const answer = statusAnswer({ handoff, partner: brightwater, owner: 'U0MAYA', timeline: shown, stuck: 0 });
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

describe('what has come too late to be said', () => {
  const states = everyState(packetOf());
  const draw = (kind: NoticeKind, detail: string, handoff: Handoff) =>
    drawNotice(kind, detail, { handoff, partner: brightwater, stuck: null, intakeOwner: 'U0IRIS' });
  const firstDeadline = String(states.lapsed.deadlineAt);

  test.each<NoticeKind>(['lapse_ae', 'lapse_author', 'partner_delay', 'escalation'])(
    '%s is of one window: not said once it was opened anew, moved on or answered',
    (kind) => {
      expect(draw(kind, firstDeadline, states.lapsed)).not.toBeNull();
      const { extended, accepted } = states;
      const later = [extended, states['re-routed'], states['re-routed and lapsed'], states['accepted late'], accepted];
      for (const handoff of later) expect(draw(kind, firstDeadline, handoff)).toBeNull();
    },
  );

  test('a call to the intake owner is about what still holds', () => {
    expect(draw('intake_call', `lapsed:${firstDeadline}`, states.lapsed)).not.toBeNull();
    expect(draw('intake_call', `lapsed:${firstDeadline}`, states.extended)).toBeNull();
    expect(draw('intake_call', `lapsed:${firstDeadline}`, states['re-routed and lapsed'])).toBeNull();
    expect(draw('intake_call', 'proposed:2', states.proposed)).not.toBeNull();
    expect(draw('intake_call', 'proposed:2', states['re-routed'])).toBeNull();
    expect(draw('intake_call', 'ae_gone:1', states.awaiting)).not.toBeNull();
    expect(draw('intake_call', 'ae_gone:1', states['re-routed'])).toBeNull();
    for (const detail of [`lapsed:${firstDeadline}`, 'proposed:2', 'ae_gone:1', '', 'x']) {
      expect(draw('intake_call', detail, states['withdrawn by intake'])).toBeNull();
      expect(draw('intake_call', detail, states.accepted)).toBeNull();
    }
  });

  test('a new date is told to whose date it is, while it is ahead', () => {
    expect(draw('ae_news', 'extended:2:U0SAM', states.extended)).not.toBeNull();
    expect(draw('ae_news', 'extended:2:U0SAM', states['re-routed'])).toBeNull();
    for (const kind of ['ae_news', 'author_news', 'partner_news'] as const) {
      const late = [states.lapsed, states.accepted, states['withdrawn by intake']];
      for (const handoff of late) expect(draw(kind, 'retimed:2:U0SAM', handoff)).toBeNull();
    }
  });

  test('a reminder is of the window that runs', () => {
    const reminded = { ...states.awaiting, remindedAt: NOW + 1 };
    expect(draw('reminder', `halfway:${NOW + 1}`, reminded)).not.toBeNull();
    expect(draw('reminder', `halfway:${NOW + 1}`, { ...reminded, remindedAt: NOW + 2 })).toBeNull();
    for (const handoff of [states.lapsed, states['re-routed'], states.extended, states.accepted]) {
      expect(draw('reminder', `halfway:${NOW + 1}`, handoff)).toBeNull();
    }
  });
});

test('the card of an earlier account executive says where it went, and shows nothing to press and nothing of the packet', () => {
  const { 're-routed': rerouted } = everyState(packetOf());
  const context = { handoff: rerouted, partner: brightwater, stuck: null, intakeOwner: 'U0IRIS' };
  const card = JSON.stringify(drawNotice('ae_card', 'U0SAM', context));
  expect(card).toContain('U0PRIYA');
  expect(card).not.toMatch(/"type":"actions"/);
  expect(card).not.toContain(rerouted.packet.evidence.slice(0, 20));
});
