import { describe, expect, test } from 'vitest';
import type { Notice, NoticeKind } from '../../src/core/notices/notice.ts';
import { NOTICES } from '../../src/core/notices/notices.ts';
import { AFTER_RESTORE } from '../../src/core/notices/stuck-notices.ts';
import type { NoticeRow } from '../../src/db/notices/notices.ts';
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
import { asItStands } from '../support/packets.ts';

const HOUR = 60 * MINUTE;
const CONTEXT = {
  ...asItStands(awaiting),
  partner: brightwater,
  reader: null,
  previous: null,
  stuck: null,
  left: null,
  intakeOwner: 'U0IRIS',
};
const POSTED = { channel: 'D0SAM', ts: '1795532400.000100' };

const POST = { kind: 'ae_refused', notice: { kind: 'ae_refused' } } as const;
const CARD = {};

/** What came of a look for this message, `afterMs` after it was claimed: what Slack was asked, and what was decided. */
async function lookedFor(
  what: Partial<NoticeRow>,
  { afterMs = MINUTE, isThere = false, isGone = false, readyAt = NOW, carries = [] }: Looking = {},
): Promise<string[]> {
  const said: string[] = [];
  const now = () => NOW;
  const outbox = outboxThatSays(said, { carriedBy: async () => carries });
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
    onSentAgain: () => said.push('is watched'),
    now,
  });
  const row = rowOf({ status: 'unknown', claimedAt: NOW - afterMs, ...what });
  const outcome = await outcomeOf(lostAnswers.resolve(row));
  return outcome === undefined ? said : [...said, outcome];
}

/** `carries`: what else its message says. */
type Looking = { afterMs?: number; isThere?: boolean; isGone?: boolean; readyAt?: number; carries?: NoticeRow[] };

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

  test('is drawn once more when it says more than one thing, and when it stood before a restore: some of it may be settled', async () => {
    const carries = [rowOf({ id: 'N2', ...POST })];
    expect(await lookedFor(POST, { isThere: true, carries })).toEqual([LOOK, sent(-1)]);
    expect(await lookedFor({ ...POST, problem: AFTER_RESTORE }, { isThere: true })).toEqual([LOOK, sent(-1)]);
  });
});

describe('a message that is not found', () => {
  const SECOND = 1_000;
  const afterwards = async (what: Partial<NoticeRow>, looking: Looking) => (await lookedFor(what, looking)).slice(1);
  const again = (untilMs: number) => [
    lineOf('send again', 'N1', { channel: 'D0SAM', threadTs: 'the thread', until: NOW + untilMs }, NOW),
    'is watched',
  ];

  test.each([
    ['20 s', 0, 20],
    ['60 s', 20, 40],
    ['60 s, also when the first look was late', 35, 25],
    ['120 s', 60, 60],
    ['120 s', 119, 1],
  ])('is looked for again %s after it was claimed', async (_, seconds, wait) => {
    const looked = [later('unknown', wait * SECOND, 'looked for and not found yet')];
    expect(await afterwards(POST, { afterMs: seconds * SECOND })).toEqual(looked);
  });

  test('by the third look is sent again, and watched for the rest of the hour: Slack may still take it', async () => {
    expect(await afterwards(POST, { afterMs: 2 * MINUTE })).toEqual(again(58 * MINUTE));
    expect(await afterwards(POST, { afterMs: 20 * MINUTE })).toEqual(again(40 * MINUTE));
  });

  test('for hours is watched for as well: the machine may have slept, and its request with it', async () => {
    expect(await afterwards(POST, { afterMs: 60 * HOUR })).toEqual(again(11 * MINUTE));
  });

  test.each(Object.keys(NOTICES) as NoticeKind[])(
    'is sent again whatever it is, and dropped by no look before: %s',
    async (kind) => {
      // Where it goes and what it says is not asked here.
      const what = { kind, notice: { kind } as Notice };
      for (const seconds of [0, 20, 60])
        expect((await afterwards(what, { afterMs: seconds * SECOND })).join()).toContain(
          'looked for and not found yet',
        );
      expect(await afterwards(what, { afterMs: 2 * MINUTE })).toEqual(again(58 * MINUTE));
    },
  );

  test('and that was on its way before a restore is sent at once: no process of before can still send it', async () => {
    const now = [later('queued', 0, 'not sent before the restore')];
    expect(await afterwards({ ...POST, problem: AFTER_RESTORE }, {})).toEqual(now);
  });
});

describe('a change of a card that was on its way', () => {
  test('is made again at once, without a look: that is harmless twice; and once more as long as it may be taken late', async () => {
    const again = { status: 'queued', nextTryAt: NOW, problem: 'the process ended', resendFrom: NOW + HOUR };
    const change = { channel: 'D0SAM', ts: '1', problem: 'the process ended' };
    expect(await lookedFor(change)).toEqual([lineOf('later', 'N1', again)]);
  });
});
