import { describe, expect, test } from 'vitest';
import type { NoticeRow } from '../../src/db/notices/notices.ts';
import type { Outbox } from '../../src/db/notices/outbox.ts';
import type { CircuitBreaker } from '../../src/delivery/circuit-breaker.ts';
import { type LimitedMethod, NotYet } from '../../src/delivery/rate-limiter.ts';
import { createResponseUrls } from '../../src/delivery/response-urls.ts';
import { createPatience } from '../../src/delivery/patience.ts';
import { createSending } from '../../src/delivery/sending.ts';
import { createSetbacks } from '../../src/delivery/setbacks.ts';
import { createSharedMessages } from '../../src/delivery/shared-messages.ts';
import { createUnwritten } from '../../src/delivery/unwritten.ts';
import type { PressOutcome } from '../../src/slack/web-api.ts';
import { createMeters } from '../../src/metrics/meters.ts';
import {
  awaiting,
  brightwater,
  lineOf,
  MINUTE,
  NOW,
  outboxThatSays,
  outcomeOf,
  rowOf,
} from '../support/delivery-parts.ts';
import { asItStands } from '../support/packets.ts';

const HOUR = 60 * MINUTE;
const PLACE = { channel: 'D0SAM', ts: '1795532400.000100' };
const URL_OF_PRESS = 'https://hooks.slack.com/actions/T0NORTHWIND/1/secret';
const CONTEXT = {
  ...asItStands(awaiting),
  partner: brightwater,
  reader: 'U0SAM',
  previous: null,
  stuck: null,
  left: { ms: HOUR, isLastDay: true, dials: [] },
  intakeOwner: 'U0IRIS',
};

const posted = rowOf(PLACE);
const reminder = rowOf({ kind: 'reminder', notice: { kind: 'reminder', reminder: 'halfway', at: NOW } });
const aboutNothing = rowOf({
  kind: 'undeliverable',
  notice: { kind: 'undeliverable', person: 'U0IRIS', notice: 'N9', since: NOW },
});

/** What is not as it usually is. */
type Changes = {
  context?: typeof CONTEXT | null;
  channel?: string;
  /** When working hours begin; they have begun unless it is said. */
  readAt?: number;
  /** When Slack’s limits allow a call, if not now. */
  readyAt?: number;
  /** How long the process is paused once a notice is claimed. */
  pausedMs?: number;
  claim?: Outbox['claim'];
  /** How Slack refuses a call. */
  failure?: Error;
  /** What Slack does with a change through a press. */
  press?: PressOutcome;
  /** It was sent again, and an earlier copy may turn up. */
  isWatched?: boolean;
};

/** Sending to a Slack that does as it is told; `said` has a line for each step. */
function sender(changes: Changes = {}) {
  const said: string[] = [];
  let now = NOW;
  const responseUrls = createResponseUrls(() => now);
  const { claim, ...outbox } = outboxThatSays(said, {
    isWatched: async () => changes.isWatched ?? false,
    ...(changes.claim ? { claim: changes.claim } : {}),
  });
  const answer = (word: string, ...rest: unknown[]): void => {
    said.push(lineOf(word, ...rest));
    if (changes.failure) throw changes.failure;
  };
  const destinations = {
    contextOf: async () => (changes.context === undefined ? CONTEXT : changes.context),
    channelOf: async () => changes.channel ?? PLACE.channel,
    threadOf: async () => 'the thread',
  };
  const circuitBreaker = { succeeded: () => void said.push('Slack is there') };
  const sending = createSending({
    log: { debug: () => undefined },
    outbox: {
      ...outbox,
      async claim(...asked) {
        const claimed = await claim(...asked);
        now += changes.pausedMs ?? 0;
        return claimed;
      },
    },
    slack: {
      async post(channel, _, key, threadTs) {
        answer('post', channel, key, threadTs);
        return PLACE;
      },
      async update(place) {
        answer('update', place);
      },
      async replaceThroughPress(url) {
        answer('press', url);
        return changes.press ?? 'taken';
      },
    },
    destinations,
    readers: { check: async () => undefined, nameOf: async () => null },
    mentions: { isAeOutside: async () => false, contactOf: async () => null },
    // They ask for no more than this.
    setbacks: createSetbacks({ store: { outbox }, now: () => now } as Parameters<typeof createSetbacks>[0]),
    unwritten: createUnwritten({ mustTakeWrites: async () => undefined, now: () => now, elapsed: () => now }),
    circuitBreaker: circuitBreaker as CircuitBreaker,
    meters: createMeters(),
    responseUrls,
    patience: createPatience({ now: () => now, elapsed: () => now }),
    onDrawnAgain: () => void said.push('will be drawn again'),
    elapsed: () => now,
    readingHours: async () => changes.readAt ?? now,
    shared: createSharedMessages({
      outbox,
      destinations,
      readers: { check: async () => undefined },
      readingHours: async () => now,
      now: () => now,
    }),
    spend: (method: LimitedMethod, channel: string) => {
      if (changes.readyAt !== undefined) throw new NotYet(changes.readyAt);
      said.push(lineOf('spend', method, channel));
    },
    fail: async (row, error, startedAt) =>
      void said.push(lineOf('fail', row.id, row.status, error instanceof Error ? error.message : '', startedAt)),
    now: () => now,
  });
  return {
    sending,
    said,
    responseUrls,
    delivers: async (row: NoticeRow): Promise<string[]> => {
      const outcome = await outcomeOf(sending.deliver(row));
      return outcome === undefined ? said : [...said, outcome];
    },
  };
}

const CLAIM = 'claim N1 0';
const sent = lineOf('sent', 'N1', { ...PLACE, now: NOW, revision: 3, again: null });
const AT_PLACE = JSON.stringify(PLACE);

describe('a new message', () => {
  test('is claimed before Slack is asked; then it is posted with its key, and kept as sent', async () => {
    expect(await sender().delivers(rowOf())).toEqual([
      'spend chat.postMessage D0SAM',
      CLAIM,
      'post D0SAM N1 the thread',
      'Slack is there',
      sent,
    ]);
  });

  test.each([{ channel: 'D0SAM' }, { ts: '1' }])('is what has no place in Slack yet, such as %j', async (half) => {
    const { sending, delivers } = sender();
    expect(sending.methodOf(rowOf(half))).toBe('chat.postMessage');
    expect(await delivers(rowOf(half))).toContain('post D0SAM N1 the thread');
  });

  test('that was sent before, and is sent again, goes into its thread once more, under the same key', async () => {
    const again = rowOf({ claimedAt: NOW - 2 * MINUTE, attempts: 4, problem: 'looked for and not found' });
    expect(await sender({ isWatched: true }).delivers(again)).toContain('post D0SAM N1 the thread');
  });

  test('waits for Slack’s limits, and is not claimed meanwhile', async () => {
    expect(await sender({ readyAt: NOW + 900 }).delivers(rowOf())).toEqual(['not yet: 900']);
  });

  test('is not sent by this process when another one has claimed it', async () => {
    expect(await sender({ claim: async () => null }).delivers(rowOf())).toEqual(['spend chat.postMessage D0SAM']);
  });

  test('that Slack does not take is decided about, with the moment at which the call began', async () => {
    const said = await sender({ failure: new Error('Not taken.') }).delivers(rowOf());
    expect(said.slice(2)).toEqual(['post D0SAM N1 the thread', 'fail N1 claimed Not taken. 0']);
  });
});

describe('nothing is sent', () => {
  test('when nothing is left to say, or the handoff is gone', async () => {
    expect(await sender().delivers(aboutNothing)).toEqual(['drop N1 0']);
    expect(await sender({ context: null }).delivers(rowOf())).toEqual(['drop N1 0']);
  });

  test('for a minute after the process was paused: another one may have sent it, so it is looked for first', async () => {
    const inTime = await sender({ pausedMs: MINUTE }).delivers(rowOf());
    expect(inTime).toContain('post D0SAM N1 the thread');
    const looked = { status: 'unknown', nextTryAt: NOW + MINUTE + 1, problem: 'paused before it could be sent' };
    expect((await sender({ pausedMs: MINUTE + 1 }).delivers(rowOf())).slice(2)).toEqual([
      lineOf('later', 'N1', looked),
    ]);
  });

  test('without a word on when it was claimed: it is looked for first', async () => {
    const claim: Outbox['claim'] = async (row) => ({ ...row, claimedAt: null });
    expect((await sender({ claim }).delivers(rowOf())).at(-1)).toContain('paused before it could be sent');
  });
});

describe('what waits for its reader', () => {
  test('is held until they are there', async () => {
    const held = { status: 'held', nextTryAt: NOW + 15 * HOUR, problem: 'held until its reader is there' };
    expect(await sender({ readAt: NOW + 15 * HOUR }).delivers(reminder)).toEqual([lineOf('later', 'N1', held)]);
  });

  test('goes out then', async () => {
    expect(await sender({ readAt: NOW }).delivers(reminder)).toContain('post D0SAM N1 the thread');
  });

  test('goes on at any hour once it was begun: an earlier copy of it may turn up', async () => {
    const watched = sender({ readAt: NOW + 15 * HOUR, isWatched: true });
    expect(await watched.delivers(reminder)).toContain('post D0SAM N1 the thread');
  });

  test('is changed where it stands at any hour: nobody hears of that', async () => {
    expect(await sender({ readAt: NOW + 15 * HOUR }).delivers(posted)).toContain(`update ${AT_PLACE}`);
  });
});

describe('a card', () => {
  test('that stands in Slack is changed in its place', async () => {
    const { sending, delivers } = sender();
    expect(sending.methodOf(posted)).toBe('chat.update');
    expect(await delivers(posted)).toEqual([
      'spend chat.update D0SAM',
      CLAIM,
      `update ${AT_PLACE}`,
      'Slack is there',
      sent,
    ]);
  });

  test('is drawn once more as long as an earlier change of it may be taken late', async () => {
    const inDoubt = { ...posted, resendFrom: NOW + 59 * MINUTE };
    const again = { at: NOW + 9 * MINUTE, until: NOW + 59 * MINUTE };
    expect(await sender().delivers(inDoubt)).toEqual([
      'spend chat.update D0SAM',
      CLAIM,
      `update ${AT_PLACE}`,
      'Slack is there',
      lineOf('sent', 'N1', { ...PLACE, now: NOW, revision: 3, again }),
      'will be drawn again',
    ]);
  });

  test('in the channel that a partner had before is left there, and posted anew', async () => {
    expect(await sender({ channel: 'C0NEW' }).delivers(posted)).toEqual(['forget N1 0']);
  });

  test('that was pressed is changed through the press', async () => {
    const { sending, responseUrls, delivers } = sender();
    responseUrls.remember(PLACE, URL_OF_PRESS);
    expect(sending.methodOf(posted)).toBe('response_url');
    expect(await delivers(posted)).toEqual([
      'spend response_url D0SAM',
      CLAIM,
      `press ${URL_OF_PRESS}`,
      'Slack is there',
      sent,
    ]);
    expect(responseUrls.has(PLACE)).toBe(true);
  });

  test('that cannot be changed through the press is changed without it, at once', async () => {
    const { responseUrls, delivers } = sender({ press: 'refused' });
    responseUrls.remember(PLACE, URL_OF_PRESS);
    const said = await delivers(posted);
    const again = { status: 'queued', nextTryAt: NOW, problem: 'not taken through the press' };
    expect(said.slice(2)).toEqual([`press ${URL_OF_PRESS}`, lineOf('later', 'N1', again)]);
    expect(responseUrls.has(PLACE)).toBe(false);
  });

  test('that may have been changed through the press is changed without it, at once, and once more later', async () => {
    const { responseUrls, delivers } = sender({ press: 'unknown' });
    responseUrls.remember(PLACE, URL_OF_PRESS);
    const problem = 'no answer through the press';
    const again = { status: 'queued', nextTryAt: NOW, problem, resendFrom: NOW + HOUR };
    expect((await delivers(posted)).slice(2)).toEqual([`press ${URL_OF_PRESS}`, lineOf('later', 'N1', again)]);
    expect(responseUrls.has(PLACE)).toBe(false);
  });

  test('is not changed through a press whose address was used up while it was claimed', async () => {
    const { responseUrls, said, delivers } = sender({
      claim: async (row) => {
        for (let uses = 0; uses < 4; uses += 1) responseUrls.use(PLACE);
        return { ...row, status: 'claimed', claimedAt: NOW };
      },
    });
    responseUrls.remember(PLACE, URL_OF_PRESS);
    await delivers(posted);
    expect(said.slice(1)).toEqual([expect.stringContaining('not taken through the press')]);
  });
});
