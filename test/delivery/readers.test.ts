import { WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import type { Member } from '../../src/core/people/member.ts';
import type { NoticeRow } from '../../src/db/notices/notices.ts';
import { NotYet } from '../../src/delivery/rate-limiter.ts';
import { createReaders, NotSaid, Outsider } from '../../src/delivery/readers.ts';
import { noted } from '../blocks/drawn-noted.ts';
import { awaiting, memberOf, MINUTE, NOW, partnerCard, rowOf } from '../support/delivery-parts.ts';

const GUEST: Partial<Member> = { isGuest: true };

/** Who is known since how long ago (ms), and what Slack says of the others. */
type People = {
  known?: Record<string, number>;
  says?: Record<string, Partial<Member> | Error>;
  /** When Slack's limits allow a call, if not now. */
  readyAt?: number;
  /** How many calls they allow at once. */
  room?: number;
};

/** What comes of a check: the name of what is thrown, and whom Slack was asked about. */
function readersOf({ known = {}, says = {}, readyAt = NOW, room = 4 }: People) {
  const asked: string[] = [];
  const since = new Map(Object.entries(known));
  const describedAs = (id: string): Member => {
    const said = says[id];
    return { ...memberOf(id), ...(said instanceof Error ? {} : said) };
  };
  const readers = createReaders({
    people: {
      known: (id, withinMs = MINUTE) => ((since.get(id) ?? Infinity) < withinMs ? describedAs(id) : null),
      async ask(id) {
        asked.push(id);
        const said = says[id];
        if (said instanceof Error) throw said;
        since.set(id, 0);
        return describedAs(id);
      },
    },
    rateLimiter: { readyAt: () => readyAt, room: () => room, spend: () => undefined },
    elapsed: () => NOW,
  });
  const check = (row: NoticeRow, handoff = awaiting): Promise<string> =>
    readers.check(row, { about: 'handoff', teamId: handoff.teamId, handoff, intakeOwner: 'U0IRIS' }).then(
      () => 'may go',
      (error: unknown) => {
        if (error instanceof NotYet) return `not before ${error.readyAt - NOW}`;
        if (error instanceof Outsider) return `not for ${error.person}`;
        return error instanceof NotSaid ? 'not said' : String(error);
      },
    );
  return { readers, asked, check };
}

const HERE = { U0SAM: 0, U0MAYA: 0 };
const cardOfSam = rowOf();
/** It says with whom the handoff is: Sam. */
const extended = { kind: 'author_news', news: 'extended', version: 2 } as const;
const newsToMaya = rowOf({ kind: extended.kind, notice: extended, conversation: 'person:U0MAYA' });
const changed = { channel: 'D0SAM', ts: '1' };

describe('the reader of a message inside the company', () => {
  test('is asked about unless that was done within the minute', async () => {
    const { readers } = readersOf({ known: { U0SAM: MINUTE - 1 } });
    expect(readers.mustAsk(cardOfSam)).toBe(false);
    expect(readersOf({ known: { U0SAM: MINUTE } }).readers.mustAsk(cardOfSam)).toBe(true);
    expect(readers.mustAsk(partnerCard())).toBe(false);
  });

  test('reads it as a full member of ours; Slack is asked first, and then it is the turn of what is most urgent', async () => {
    const { asked, check } = readersOf({});
    expect(await check(cardOfSam)).toBe('not before 0');
    expect(await check(cardOfSam)).toBe('may go');
    expect(asked).toEqual(['U0SAM']);
  });

  test.each(['posted', 'changed'])('reads nothing that is %s once they are a guest', async (how) => {
    const { check } = readersOf({ known: HERE, says: { U0SAM: GUEST } });
    expect(await check(rowOf(how === 'changed' ? changed : {}))).toBe('not for U0SAM');
  });

  test('is not asked about while Slack’s limits do not allow it', async () => {
    const { asked, check } = readersOf({ readyAt: NOW + 700 });
    expect(await check(cardOfSam)).toBe('not before 700');
    expect(asked).toEqual([]);
  });

  test.each([
    ['says no word that we know', new WebAPIPlatformError({ ok: false, error: 'missing_scope' }), 'not said'],
    ['fails on our side', new TypeError('undefined is not a function'), 'not said'],
  ])('waits as one of whom nothing is said when the question %s', async (_, failure, outcome) => {
    const { check } = readersOf({ says: { U0SAM: failure } });
    expect(await check(cardOfSam)).toBe(outcome);
  });

  test('waits like any call that Slack does not answer, so that the circuit breaker hears of it', async () => {
    const silence = new WebAPIRequestError(new Error('socket hang up'));
    expect(await readersOf({ says: { U0SAM: silence } }).check(cardOfSam)).toContain('socket hang up');
  });
});

describe('whom a message presents as the one who acts', () => {
  test('is one of ours when a partner reads who prepares what it wrote', async () => {
    const row = rowOf({
      kind: 'partner_noted',
      notice: { kind: 'partner_noted' },
      conversation: 'partner:brightwater',
    });
    const outcomeFor = (says: Record<string, Partial<Member>>) =>
      readersOf({ known: HERE, says }).readers.check(row, { about: 'noted_message', teamId: noted.teamId, noted });
    await outcomeFor({});
    for (const gone of [GUEST, { isDeactivated: true }])
      await expect(outcomeFor({ U0MAYA: gone })).rejects.toEqual(new Outsider('U0MAYA'));
  });

  test('may have been described within ten minutes', async () => {
    expect(await readersOf({ known: { U0MAYA: 0, U0SAM: 10 * MINUTE - 1 } }).check(newsToMaya)).toBe('may go');
    const { asked, check } = readersOf({ known: { U0MAYA: 0, U0SAM: 10 * MINUTE } });
    expect(await check(newsToMaya)).toBe('not before 0');
    expect(asked).toEqual(['U0SAM']);
  });

  test('leaves two look-ups for those who read', async () => {
    const { asked, check } = readersOf({ known: { U0MAYA: 0 }, room: 2 });
    expect(await check(newsToMaya)).toBe('not before 1000');
    expect(asked).toEqual([]);
    expect(await readersOf({ known: { U0MAYA: 0 }, room: 3 }).check(newsToMaya)).toBe('not before 0');
    expect(await readersOf({ room: 1 }).check(cardOfSam)).toBe('not before 0');
  });

  test('is nobody in the first word to a partner who is not ours: neither its author nor who is to answer', async () => {
    expect(await readersOf({ known: HERE }).check(partnerCard())).toBe('may go');
    for (const id of ['U0SAM', 'U0MAYA'])
      expect(await readersOf({ known: HERE, says: { [id]: GUEST } }).check(partnerCard())).toBe(`not for ${id}`);
  });

  test('may have left when a partner’s card is only changed, and when a colleague reads of it', async () => {
    const { check } = readersOf({ known: HERE, says: { U0SAM: GUEST } });
    expect(await check(partnerCard(changed))).toBe('may go');
    expect(await check(newsToMaya)).toBe('may go');
  });

  test('is the intake owner when an escalation says with whom it is', async () => {
    const notice = { kind: 'escalation', deadlineAt: NOW } as const;
    const { asked, check } = readersOf({ known: HERE });
    expect(await check(rowOf({ kind: 'escalation', notice, conversation: 'person:U0MAYA' }))).toBe('not before 0');
    expect(asked).toEqual(['U0IRIS']);
  });
});

describe('the name of who has a handoff on our side', () => {
  const NAMED: Partial<Member> = { profile: { name: 'Maya Chen', title: '' } };
  const nameOf = ({ readers }: ReturnType<typeof readersOf>) =>
    readers.nameOf('U0MAYA').catch((error: unknown) => (error instanceof NotYet ? 'not yet' : String(error)));

  test('is asked of Slack when it is not known, also long after it was last said', async () => {
    const maya = readersOf({ says: { U0MAYA: NAMED } });
    expect(await nameOf(maya)).toBe('not yet');
    expect(await nameOf(maya)).toBe('Maya Chen');
    expect(maya.asked).toEqual(['U0MAYA']);
    expect(await nameOf(readersOf({ known: { U0MAYA: 9 * MINUTE }, says: { U0MAYA: NAMED } }))).toBe('Maya Chen');
  });

  test('holds up nothing when Slack does not say it, and is nobody’s once nobody has it', async () => {
    const gone = readersOf({ says: { U0MAYA: new WebAPIPlatformError({ ok: false, error: 'user_not_found' }) } });
    expect(await nameOf(gone)).toBeNull();
    expect(await nameOf(readersOf({ says: { U0MAYA: new WebAPIRequestError(new Error('silence')) } }))).toBeNull();
    expect(await readersOf({}).readers.nameOf(null)).toBeNull();
  });
});
