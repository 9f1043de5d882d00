import { WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import type { Member } from '../../src/core/people/member.ts';
import type { NoticeRow } from '../../src/db/notices/notices.ts';
import { createMentions } from '../../src/delivery/mentions.ts';
import { NotYet } from '../../src/delivery/rate-limiter.ts';
import { NotSaid } from '../../src/delivery/readers.ts';
import { awaiting, memberOf, MINUTE, NOW, partnerCard, rowOf } from '../support/delivery-parts.ts';
import { brightwater } from '../support/packets.ts';

const THEIRS: Partial<Member> = { teamIds: ['T0BRIGHTWATER'] };
const decision = rowOf({ kind: 'partner_decision', notice: { kind: 'partner_decision' }, conversation: 'partner:x' });

/** Who is in the channel and who Lena is, or what Slack does instead of saying it. */
type Slack = { channel?: string[] | Error; lena?: Partial<Member> | Error; readyAt?: number };

function mentionsWith({ channel = ['U0LENA'], lena = THEIRS, readyAt = 0 }: Slack) {
  const said = { channel, lena, at: NOW };
  const asked: string[] = [];
  const mentions = createMentions({
    slack: {
      async membersOf(id) {
        asked.push(id);
        if (said.channel instanceof Error) throw said.channel;
        return said.channel;
      },
    },
    async describePresented(id) {
      if (said.lena instanceof Error) throw said.lena;
      return { ...memberOf(id), ...said.lena };
    },
    rateLimiter: { readyAt: () => readyAt, room: () => 4, spend: () => undefined },
    elapsed: () => said.at,
  });
  const once = (row: NoticeRow, contactId: string | null): Promise<string> =>
    mentions.contactOf(row, { about: 'handoff', handoff: { ...awaiting, contactId }, partner: brightwater }).then(
      (userId) => userId ?? 'nobody',
      (error: unknown) => (error instanceof NotYet ? `not before ${error.readyAt - said.at}` : String(error)),
    );
  /** As the lanes do it: again at once, after a call. */
  const mentioned = async (row = decision, contactId: string | null = 'lena'): Promise<string> => {
    const first = await once(row, contactId);
    return first === 'not before 0' ? once(row, contactId) : first;
  };
  return { said, asked, once, mentioned, mentions };
}

const refused = (code: string) => new WebAPIPlatformError({ ok: false, error: code });
const silence = new WebAPIRequestError(new Error('socket hang up'));

describe('who has accepted', () => {
  const hint = rowOf({ kind: 'ae_outside', notice: { kind: 'ae_outside', person: 'U0MAYA', ae: 'U0SAM' } });
  const isOutside = async (channel: string[] | Error, row = hint): Promise<boolean> => {
    const { mentions } = mentionsWith({ channel });
    const ask = () => mentions.isAeOutside(row, brightwater);
    return ask().catch(ask);
  };

  test('is told how to join the partner’s channel when Slack says that they are not in it, and otherwise not', async () => {
    expect(await isOutside(['U0LENA', 'U0MAYA'])).toBe(true);
    expect(await isOutside(['U0LENA', 'U0SAM'])).toBe(false);
    expect(await isOutside(refused('missing_scope'))).toBe(false);
    expect(await isOutside(silence)).toBe(false);
    expect(await isOutside(['U0LENA'], decision)).toBe(false);
  });
});

describe('a message to a partner', () => {
  test('mentions the contact who is in the channel, after Slack was asked; what it said counts for a minute', async () => {
    const { asked, said, once, mentioned } = mentionsWith({});
    expect(await once(decision, 'lena')).toBe('not before 0');
    expect(await once(decision, 'lena')).toBe('U0LENA');
    said.at += MINUTE - 1;
    expect(await mentioned()).toBe('U0LENA');
    expect(asked).toEqual(['C0BRIGHTWATER']);
    said.channel = [];
    said.at += 1;
    expect(await mentioned()).toBe('nobody');
  });

  test('waits as long as Slack’s limits say', async () => {
    expect(await mentionsWith({ readyAt: NOW + 700 }).mentioned()).toBe('not before 700');
  });

  test.each<[string, Slack]>([
    ['who is not in the channel', { channel: ['U0OMAR'] }],
    ['who is of another company', { lena: { teamIds: ['T0FERROUS'] } }],
    ['who is deactivated', { lena: { ...THEIRS, isDeactivated: true } }],
    ['who is an app', { lena: { ...THEIRS, isBot: true } }],
    ['of whom Slack says nothing', { lena: new NotSaid('No answer.') }],
    ['when Slack will not say who is in the channel', { channel: refused('missing_scope') }],
  ])('mentions nobody %s', async (_, slack) => {
    expect(await mentionsWith(slack).mentioned()).toBe('nobody');
  });

  test('mentions nobody without an account in Slack, and asks Slack nothing', async () => {
    const { asked, mentioned } = mentionsWith({});
    expect(await mentioned(decision, 'omar')).toBe('nobody');
    expect(await mentioned(decision, null)).toBe('nobody');
    expect(asked).toEqual([]);
  });

  test('mentions nobody in the card, nor in what stands there already, nor inside the company', async () => {
    const { asked, mentioned } = mentionsWith({});
    const posted = { ...decision, channel: 'C0BRIGHTWATER', ts: '1' };
    for (const row of [partnerCard(), posted, rowOf()]) expect(await mentioned(row)).toBe('nobody');
    expect(asked).toEqual([]);
  });

  test('waits two minutes for Slack to answer, and then goes out without a mention', async () => {
    const { said, mentioned } = mentionsWith({ channel: silence });
    expect(await mentioned()).toContain('Error');
    said.at += 2 * MINUTE - 1;
    expect(await mentioned()).toContain('Error');
    said.at += 1;
    expect(await mentioned()).toBe('nobody');
    said.channel = ['U0LENA'];
    expect(await mentioned()).toBe('U0LENA');
    said.channel = silence;
    said.at += MINUTE;
    expect(await mentioned()).toContain('Error');
  });
});
