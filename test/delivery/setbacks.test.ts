import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { Notice, NoticeKind } from '../../src/core/notices/notice.ts';
import { NOTICES } from '../../src/core/notices/notices.ts';
import type { Partner } from '../../src/core/partner/partner.ts';
import type { NoticeRow } from '../../src/db/notices/notices.ts';
import { Undeliverable } from '../../src/delivery/destinations.ts';
import { createSetbacks } from '../../src/delivery/setbacks.ts';
import { createMeters } from '../../src/metrics/meters.ts';
import { brightwater, everyState, packetOf } from '../support/packets.ts';

const NOW = Date.parse('2026-11-24T15:00:00Z');
const { awaiting } = everyState(packetOf());

const SAMS_CARD = { kind: 'ae_card', person: 'U0SAM' } as const;

const platform = (error: string) => new WebAPIPlatformError({ ok: false, error });

/** What is decided for a notice that this befell, as one line each; of a handoff that is there, unless it is said otherwise. */
async function decided(
  changes: Partial<NoticeRow>,
  error: unknown,
  handoff: typeof awaiting | null = awaiting,
  responders = ['U0IRIS'],
) {
  const said: string[] = [];
  const says =
    (word: string) =>
    async (_: NoticeRow, ...rest: unknown[]): Promise<void> => {
      said.push([word, ...rest.map((one) => JSON.stringify(one))].join(' '));
    };
  const outbox = {
    later: says('later'),
    giveUp: says('give up'),
    giveUpOnChannel: async (_: NoticeRow, { id }: Partner, fault: string) =>
      void said.push(`ask about ${id}: ${fault}`),
    forgetMessage: says('forget'),
  };
  const store = {
    outbox,
    handoff: async () => handoff,
    partner: async () => brightwater,
    respondersAbout: async () => (handoff ? responders : []),
  };
  const logged = (level: string) => (facts: object) => said.push(`${level} ${Object.keys(facts).join()}`);
  const log = { warn: logged('warn'), error: logged('error') };
  const deps = { store, now: () => NOW, random: () => 0, meters: createMeters(), log };
  const onLost = (reason: string) => said.push(`lost ${reason.slice(0, 29)}`);
  // It asks for no more of the store than this.
  const setbacks = createSetbacks({ ...deps, onLost } as unknown as Parameters<typeof createSetbacks>[0]);
  const row = {
    handoffId: awaiting.id,
    helpRequestId: null,
    registrationId: null,
    conversation: 'partner:brightwater',
    kind: 'ae_card',
    notice: SAMS_CARD,
    ts: null,
    status: 'claimed',
    attempts: 0,
    ...changes,
  };
  await setbacks.settle(row as NoticeRow, error);
  return said;
}

const HOUR_MS = 60 * 60_000;
/** `doubtMs`: for how long a change may be taken late. */
const later = (status: string, waitMs: number, problem: string, doubtMs?: number) => {
  const doubt = doubtMs === undefined ? {} : { resendFrom: NOW + doubtMs };
  return `later ${JSON.stringify({ status, nextTryAt: NOW + waitMs, problem, ...doubt })}`;
};
const givenUp = (problem: string) => `give up ${JSON.stringify(problem)} "U0IRIS" ${NOW}`;
const WARNED = 'warn handoff,notice,kind,code';
const NEW = { ts: null };
const TO_PARTNER: Partial<NoticeRow> = { ts: null, kind: 'partner_decision', notice: { kind: 'partner_decision' } };
const CHANGE = { ts: '1', channel: 'C' };
const LOOKED_FOR = { status: 'unknown' } as const;

test.each<[string, Partial<NoticeRow>, unknown, string[]]>([
  ['a new message that may have arrived is looked for', NEW, 'fatal_error', [later('unknown', 20_000, 'fatal_error')]],
  [
    'a change that may have arrived is made again, and once more as long as it may be taken late',
    CHANGE,
    'fatal_error',
    [later('queued', 1_000, 'fatal_error', HOUR_MS)],
  ],
  [
    'a call before the claim is made again',
    { status: 'queued' },
    'fatal_error',
    [later('queued', 1_000, 'fatal_error')],
  ],
  ['a look that came to nothing is made again', LOOKED_FOR, 'fatal_error', [later('unknown', 1_000, 'fatal_error')]],
  ['what Slack did not take is tried again', NEW, 'update_failed', [later('queued', 1_000, 'update_failed')]],
  ['a message that is not there any more is posted anew', CHANGE, 'message_not_found', [`forget ${NOW}`]],
  ['a new message that cannot be found is told to a person', NEW, 'message_not_found', [givenUp('message_not_found')]],
  ['what will never go is told to a person', NEW, 'channel_not_found', [givenUp('channel_not_found')]],
  [
    'a token that is refused is told to the operator, and what waits is kept',
    NEW,
    'invalid_auth',
    ['lost Slack refuses SLACK_BOT_TOKEN', later('queued', 300_000, 'invalid_auth')],
  ],
])('%s', async (_, row, code, outcome) => {
  expect(await decided(row, platform(String(code)))).toEqual([WARNED, ...outcome]);
});

test.each(Object.keys(NOTICES) as NoticeKind[])(
  'a message that may have arrived is looked for, whatever it is: %s',
  async (kind) => {
    // Where it goes and what it says is not asked here.
    const what = { ts: null, kind, notice: { kind } as Notice };
    expect(await decided(what, platform('fatal_error'))).toEqual([WARNED, later('unknown', 20_000, 'fatal_error')]);
  },
);

test('that something did not arrive is told to somebody else than the one whom it did not reach, as long as there is one', async () => {
  const toMaya = { ts: null, conversation: 'person:U0MAYA' };
  const told = async (responders: string[]) =>
    (await decided(toMaya, platform('channel_not_found'), awaiting, responders)).at(-1);
  expect(await told(['U0MAYA', 'U0IRIS'])).toContain('"U0IRIS"');
  expect(await told(['U0MAYA'])).toContain('"U0MAYA"');
});

test('what Slack makes wait waits as long as it says, and a look stays a look', async () => {
  const error = new WebAPIRateLimitedError(7);
  const [, asNew] = await decided(NEW, error);
  const [, asLook] = await decided(LOOKED_FOR, error);
  expect([asNew, asLook]).toEqual([later('queued', 7_000, 'rate limited'), later('unknown', 7_000, 'rate limited')]);
});

test('a partner’s channel that is not as it should be is asked about, whether a check or Slack itself says so', async () => {
  expect(await decided(TO_PARTNER, new Undeliverable('company_added'))).toEqual([
    'ask about brightwater: company_added',
  ]);
  for (const code of ['channel_not_found', 'not_in_channel'])
    expect(await decided(TO_PARTNER, platform(code))).toEqual([WARNED, 'ask about brightwater: bot_absent']);
  expect(await decided(TO_PARTNER, platform('is_archived'))).toEqual([WARNED, 'ask about brightwater: archived']);
  expect(await decided(TO_PARTNER, platform('missing_scope'))).toEqual([WARNED, givenUp('missing_scope')]);
});

test('a fault of our own is logged and told to a person; where the handoff is gone there is nobody to tell', async () => {
  const fault = new Error('Not drawn.');
  expect(await decided(NEW, fault)).toEqual(['error err,handoff,notice', givenUp('our own fault, see the log')]);
  expect(await decided(NEW, fault, null)).toEqual(['error err,handoff,notice']);
});
