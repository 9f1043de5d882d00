import { describe, expect, test } from 'vitest';
import type { NoticeRow } from '../../src/db/notices.ts';
import { createLostAnswers } from '../../src/delivery/lost-answers.ts';
import { createPatience } from '../../src/delivery/patience.ts';
import { NotYet } from '../../src/delivery/rate-limiter.ts';
import { createSetbacks } from '../../src/delivery/setbacks.ts';
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

const HOUR = 60 * MINUTE;
const CONTEXT = {
  handoff: awaiting,
  partner: brightwater,
  reader: null,
  history: [],
  stuck: null,
  left: null,
  intakeOwner: 'U0IRIS',
};
const POSTED = { channel: 'D0SAM', ts: '1795532400.000100' };

const POST = { kind: 'author_decision', notice: { kind: 'author_decision' } } as const;
const CARD = {};

/** What came of a look for this message, `afterMs` after it was claimed: what Slack was asked, and what was decided. */
async function lookedFor(
  what: Partial<NoticeRow>,
  { afterMs = MINUTE, isThere = false, isGone = false, readyAt = NOW }: Looking = {},
): Promise<string[]> {
  const said: string[] = [];
  const now = () => NOW;
  const outbox = outboxThatSays(said);
  const destinations = {
    contextOf: async () => (isGone ? null : CONTEXT),
    channelOf: async () => POSTED.channel,
    threadOf: async () => 'the thread',
  };
  const lostAnswers = createLostAnswers({
    outbox,
    slack: {
      async findPosted(...asked) {
        said.push(lineOf('look', ...asked));
        return isThere ? POSTED : null;
      },
    },
    destinations,
    // They ask for no more than this.
    setbacks: createSetbacks({ store: { outbox }, now } as Parameters<typeof createSetbacks>[0]),
    patience: createPatience({ now, elapsed: now }),
    spendLook: () => {
      if (readyAt > NOW) throw new NotYet(readyAt);
    },
    now,
  });
  const claimedAt = NOW - afterMs;
  const row = rowOf({ status: 'unknown', claimedAt, resendFrom: claimedAt + HOUR, ...what });
  const outcome = await outcomeOf(lostAnswers.resolve(row));
  return outcome === undefined ? said : [...said, outcome];
}

type Looking = { afterMs?: number; isThere?: boolean; isGone?: boolean; readyAt?: number };

const DAY = 24 * HOUR;
const LOOK = `look D0SAM N1 the thread ${-MINUTE - DAY}`;
const later = (status: string, waitMs: number, problem: string) =>
  lineOf('later', 'N1', { status, nextTryAt: NOW + waitMs, problem });

describe('a message whose answer was lost is looked for', () => {
  test('where it should stand, by its key, from a day before it was claimed: clocks differ', async () => {
    expect((await lookedFor(POST))[0]).toBe(LOOK);
  });

  test('from a day ago when nobody knows when it was claimed, or a clock that was set back says that it will be', async () => {
    expect((await lookedFor({ ...POST, claimedAt: null }))[0]).toBe(`look D0SAM N1 the thread ${-DAY}`);
    expect((await lookedFor({ ...POST, claimedAt: NOW + HOUR }))[0]).toBe(`look D0SAM N1 the thread ${-DAY}`);
  });

  test('when Slack’s limits allow it, and not before', async () => {
    expect(await lookedFor(POST, { readyAt: NOW + 1250 })).toEqual(['not yet: 1250']);
  });

  test('no more when its handoff is gone', async () => {
    expect(await lookedFor(POST, { isGone: true })).toEqual(['drop N1 0']);
  });
});

describe('a message that is found', () => {
  const sent = (revision: number) => lineOf('sent', 'N1', { ...POSTED, now: NOW, revision });

  test('is done when it is a post: it says for good what it said', async () => {
    expect(await lookedFor(POST, { isThere: true })).toEqual([LOOK, sent(3)]);
  });

  test('is drawn once more when it is a card: what it shows may be out of date', async () => {
    expect(await lookedFor(CARD, { isThere: true })).toEqual([LOOK, sent(-1)]);
  });
});

describe('a message that is not found', () => {
  const AGAIN = later('queued', 0, 'looked for and not found');

  test('is looked for a second time a minute later: Slack may still take it', async () => {
    const again = later('unknown', MINUTE, 'looked for once and not found');
    expect(await lookedFor(POST)).toEqual([LOOK, again]);
    expect((await lookedFor(POST, { afterMs: 1_000 }))[1]).toBe(again);
    const almost = 2 * MINUTE - 1;
    expect((await lookedFor(POST, { afterMs: almost }))[1]).toBe(
      later('unknown', almost, 'looked for once and not found'),
    );
  });

  test('by the second look is told to a person, and looked for ever more rarely', async () => {
    expect((await lookedFor(POST, { afterMs: 2 * MINUTE }))[1]).toBe(`doubt N1 ${2 * MINUTE} U0IRIS 0`);
    expect((await lookedFor(POST, { afterMs: 20 * MINUTE }))[1]).toBe(`doubt N1 ${20 * MINUTE} U0IRIS 0`);
  });

  test('is looked for the last time an hour after it was claimed', async () => {
    expect((await lookedFor(POST, { afterMs: 40 * MINUTE }))[1]).toBe(`doubt N1 ${20 * MINUTE} U0IRIS 0`);
    // A minute after it was claimed, and ten seconds before it cannot arrive any more.
    const soon = { resendFrom: NOW + 10_000 };
    expect((await lookedFor({ ...POST, ...soon }))[1]).toBe(later('unknown', 10_000, 'looked for once and not found'));
  });

  test('is sent again when it cannot arrive any more', async () => {
    expect((await lookedFor(POST, { afterMs: HOUR - 1 }))[1]).toContain('doubt');
    expect((await lookedFor(POST, { afterMs: HOUR }))[1]).toBe(AGAIN);
    expect((await lookedFor(POST, { afterMs: 2 * HOUR }))[1]).toBe(AGAIN);
    expect((await lookedFor({ ...POST, resendFrom: null }))[1]).toBe(AGAIN);
  });

  test('is sent again at once when a person asked for it, whatever the clock says', async () => {
    expect((await lookedFor({ ...POST, resendFrom: NOW - MINUTE }))[1]).toBe(AGAIN);
    expect((await lookedFor({ ...POST, claimedAt: NOW + HOUR, resendFrom: NOW + HOUR }))[1]).toBe(AGAIN);
  });

  test('is in doubt for an hour at most, also when a clock that was set says more', async () => {
    expect((await lookedFor({ ...POST, resendFrom: NOW + 5 * HOUR }, { afterMs: HOUR }))[1]).toBe(AGAIN);
  });
});

describe('a change of a card that was on its way', () => {
  test('is made again at once, without a look: that is harmless twice; and once more as long as it may be taken late', async () => {
    const again = { status: 'queued', nextTryAt: NOW, problem: 'the process ended', resendFrom: NOW + HOUR };
    const change = { channel: 'D0SAM', ts: '1', problem: 'the process ended' };
    expect(await lookedFor(change)).toEqual([lineOf('later', 'N1', again)]);
  });
});
