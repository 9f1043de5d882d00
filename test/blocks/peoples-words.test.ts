import { describe, expect, test } from 'vitest';
import { listAnswer, statusAnswer } from '../../src/blocks/handoff/command-answers.ts';
import { exampleAnswer } from '../../src/blocks/packet/example.ts';
import { section, wordsWithLinks } from '../../src/blocks/kit/kit.ts';
import { mrkdwn, summary } from '../../src/blocks/kit/mrkdwn.ts';
import { myTimeModal } from '../../src/blocks/people/my-time-form.ts';
import { settingsModal } from '../../src/blocks/people/settings-forms.ts';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import { EVENT_KINDS } from '../../src/core/handoff/history.ts';
import { type Packet, PACKET_KEYS } from '../../src/core/packet/packet.ts';
import type { Partner } from '../../src/core/partner/partner.ts';
import { timeline } from '../../src/core/handoff/timeline.ts';
import { asWorkspace } from '../../src/core/time/working-hours.ts';
import { brightwater, CALENDAR, MAX_LENGTH, NOW, packetOf } from '../support/packets.ts';
import { someOf } from '../support/sample.ts';
import { correctionsOf, listedFor, messagesOf, mrkdwnIn, statesOf } from './drawn.ts';
import { viewsOf } from './drawn-views.ts';
import { COMPANY } from './time-settings.ts';

/** What people type is read as they typed it, wherever it is shown: nothing in it is a mark, a mention, a link or a command. */

const HOSTILE = [
  '*bold* _it_ ~gone~',
  '`code` ```pre```',
  '<!channel> <!here>',
  '<@U0ADA> <#C0ADA>',
  '<!subteam^S0ALL>',
  '&amp; &lt; & <',
  '<http://x.example|bank>',
  '> quoted',
  '>>> quoted',
  '@here @channel #general',
  ':tada: :boom:',
  'http://x.example www.x.example',
  '<!date^0^{date}|x>',
  '- a list',
  '"\\" {} ${}',
];

/** Stands in ordinary words for what is typed. It is as long as the others, because titles are cut. */
const CANARY = 'Canary';
const LENGTH = Math.max(...HOSTILE.map((words) => words.length));
const padded = (words: string) => words.padEnd(LENGTH, '.');

/** Everything that can be drawn, with these words typed into every field; by its name. Of the states of a handoff those that are `chosen`. */
function everythingWith(
  words: string,
  chosen: <State>(all: State[]) => State[] = (all) => all,
): Record<string, unknown> {
  const texts = [...MAX_LENGTH.keys()].map((key) => [key, `${words} ${PACKET_KEYS.indexOf(key)}`]);
  const packet: Packet = { ...packetOf(), ...Object.fromEntries(texts) };
  const partner = partnerCalled(words);
  const all = Object.entries(statesOf(packet)).map(([name, handoff]) => [name, withNotes(handoff, words)] as const);
  const states = chosen(all);
  const messages = states.flatMap(([state, handoff]) =>
    messagesOf(handoff, partner).map(([name, message]) => [`${name}, ${state}`, message] as const),
  );
  const shown = timeline(
    AGAIN_ASKED.map((kind) => ({
      kind,
      actor: 'U0SAM',
      at: NOW,
      detail: detailOf(kind, words),
      reason: `${words} why`,
      changes: correctionsOf(packet),
    })),
    [CALENDAR],
  );
  const answers = states.map(([state, handoff]) => {
    const status = statusAnswer({
      handoff,
      partner,
      intakeOwner: 'U0IRIS',
      timeline: shown,
      stuck: 1,
      isInsider: true,
    });
    return [`status, ${state}`, status] as const;
  });
  const handoffs = all.map(([, handoff]) => handoff);
  return {
    ...Object.fromEntries([...messages, ...answers]),
    ...viewsOf(packet, [partner]),
    ...formsOfTime(words),
    list: listAnswer(handoffs.map(listedFor('U0MAYA')), 'U0MAYA'),
    example: exampleAnswer(packet, partner.name, NOW),
  };
}

function partnerCalled(words: string): Partner {
  const contacts = brightwater.contacts.map(({ id }) => ({
    id,
    name: `${words} name`,
    role: `${words} role`,
    userId: null,
  }));
  return { ...brightwater, name: `${words} partner`, contacts };
}

/** What was typed after the packet was sent. */
function withNotes(handoff: Handoff, words: string): Handoff {
  if ('agreedMove' in handoff) return { ...handoff, agreedMove: `${words} move` };
  return 'declineNote' in handoff ? { ...handoff, declineNote: `${words} note` } : handoff;
}

/** All that can happen, and a question with its answer since it was re-routed. */
const AGAIN_ASKED = [...EVENT_KINDS, 'asked', 'replied'] as const;

/** Whom it is about, or which question is answered; the reasons for an extension and a withdrawal are people's words. */
function detailOf(kind: (typeof EVENT_KINDS)[number], words: string): string {
  if (kind === 'replied') return '2';
  return ['sent', 'rerouted', 'proposed', 'asked'].includes(kind) ? 'U0PRIYA' : `${words} reason`;
}

function formsOfTime(words: string) {
  const closures = [{ from: '2026-12-24', to: '2026-12-31', name: `${words} closed` }];
  const workspace = { ...COMPANY, holiday_region: `${words} region`, closures, extra_days: closures };
  const time = { ...asWorkspace('U0SAM'), holiday_region: `${words} own` };
  return {
    settings: settingsModal(workspace),
    'my time': myTimeModal({ workspace, time, absences: [], standsInFor: [] }),
  };
}

/** The same with `words` in place of the canary; escaped in what stands for the blocks, as Slack wants it there. */
function withoutCanary(drawn: unknown, words: string): unknown {
  if (typeof drawn === 'string') return drawn.replaceAll(padded(CANARY), words);
  if (Array.isArray(drawn)) return drawn.map((part) => withoutCanary(part, words));
  if (typeof drawn !== 'object' || drawn === null) return drawn;
  const isMessage = 'blocks' in drawn && 'text' in drawn;
  return Object.fromEntries(
    Object.entries(withoutStamp(drawn)).map(([key, part]) => {
      const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      return [key, withoutCanary(part, isMessage && key === 'text' ? escaped : words)];
    }),
  );
}

/** What a form, or a field, has shown is said by a print of the words: of these it is another one. */
function withoutStamp(part: object): object {
  if ('block_id' in part && String(part.block_id).startsWith('shown:')) return { ...part, block_id: 'shown:' };
  if ('action_id' in part && String(part.action_id).startsWith('value:')) return { ...part, action_id: 'value:' };
  return part;
}

const harmless = everythingWith(padded(CANARY));

describe('what people type', () => {
  test('never stands where Slack reads marks, in any message or view', { tags: 'thorough' }, () => {
    for (const [name, drawn] of Object.entries(harmless))
      expect(mrkdwnIn(drawn).join('\n'), name).not.toContain(CANARY);
  });

  test.each(HOSTILE)('is shown word for word in every message and view: %s', { tags: 'thorough' }, (words) => {
    const everything = everythingWith(padded(words), (all) => someOf(all, 8, HOSTILE.indexOf(words)));
    for (const [name, drawn] of Object.entries(everything))
      expect(withoutCanary(drawn, ''), name).toEqual(withoutCanary(harmless[name], padded(words)));
  });

  test('stands in most of them, so that this shows something', () => {
    const drawn = Object.values(harmless);
    const withWords = drawn.filter((one) => JSON.stringify(one).includes(CANARY));
    expect(withWords.length).toBeGreaterThan(0.9 * drawn.length);
  });

  test('does not compile where Slack reads marks', () => {
    const { account }: { account: string } = packetOf({ account: '*Fabrikam*' });
    // @ts-expect-error a text of unknown origin is no mrkdwn
    section(account);
    // @ts-expect-error nor can it be put into some
    section(mrkdwn`*Account:* ${account}`);
    // @ts-expect-error nor does it stand for the blocks unescaped
    const text: ReturnType<typeof summary> = account;
    expect(text).toBe(account);
    expect(summary`Accepted: ${'<!channel> & co'}`).toBe('Accepted: &lt;!channel&gt; &amp; co');
  });
});

describe('a link', () => {
  const link = (url: string) => ({ type: 'link', url });
  const text = (words: string) => ({ type: 'text', text: words });

  test('is shown as it was typed, under no other words', () => {
    expect(wordsWithLinks('Notes: https://docs.example.com/a')).toEqual([
      text('Notes: '),
      link('https://docs.example.com/a'),
    ]);
  });

  test('that hides where it leads has its host beside it', () => {
    expect(wordsWithLinks('See https://slack.com@evil.example/x, please')).toEqual([
      text('See '),
      link('https://slack.com@evil.example/x'),
      text(' (leads to evil.example)'),
      text(', please'),
    ]);
    // The first letter is Cyrillic.
    expect(wordsWithLinks('https://аpple.com')).toEqual([
      link('https://аpple.com'),
      text(' (leads to xn--pple-43d.com)'),
    ]);
  });
});
