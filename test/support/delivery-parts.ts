import type { Member } from '../../src/core/people/member.ts';
import type { ChannelFacts } from '../../src/core/partner/shared-channel.ts';
import type { NoticeRow } from '../../src/db/notices/notices.ts';
import type { Outbox } from '../../src/db/notices/outbox.ts';
import { NotYet } from '../../src/delivery/rate-limiter.ts';
import { brightwater, everyState, NOW, packetOf, sam } from './packets.ts';

/** What the parts of delivery work with, without a database: rows, and an outbox that says what it was told. */

export { brightwater, NOW };

export const { awaiting } = everyState(packetOf());
export const MINUTE = 60_000;

/** As a partner’s channel should be. */
export const SHARED: ChannelFacts = {
  isArchived: false,
  isMember: true,
  isShared: true,
  isPending: false,
  otherTeamIds: [brightwater.teamId],
};

/** A full member of ours, as Slack describes one. */
export const memberOf = (id: string): Member => ({
  id,
  teamIds: [awaiting.teamId],
  zone: null,
  isBot: false,
  isDeactivated: false,
  isGuest: false,
  isInvitedOnly: false,
  isAdministrator: false,
});

/** Sam’s card, not posted yet, unless it is said otherwise. */
export function rowOf(changes: Partial<NoticeRow> = {}): NoticeRow {
  return {
    position: 1,
    id: 'N1',
    handoffId: awaiting.id,
    helpRequestId: null,
    registrationId: null,
    agreementId: null,
    draftId: null,
    event: null,
    notedMessageId: null,
    key: 'ae_card:U0SAM',
    kind: 'ae_card',
    notice: { kind: 'ae_card', person: sam.userId },
    conversation: 'person:U0SAM',
    status: 'queued',
    revision: 3,
    attempts: 0,
    nextTryAt: NOW,
    claimedAt: null,
    resendFrom: null,
    problem: null,
    carriedBy: null,
    channel: null,
    ts: null,
    sentAt: null,
    ...changes,
  };
}

/** The partner’s card, in the same way. */
export function partnerCard(changes: Partial<NoticeRow> = {}): NoticeRow {
  const notice = { kind: 'partner_card' } as const;
  return rowOf({ id: 'N2', kind: notice.kind, notice, conversation: 'partner:brightwater', ...changes });
}

/** An outbox that keeps nothing: `said` has a line for each change that was asked of it. */
export function outboxThatSays(said: string[], changes: Partial<Outbox> = {}): Outbox {
  const says =
    (word: string) =>
    async (row: { id: string }, ...rest: unknown[]): Promise<void> => {
      said.push(lineOf(word, row.id, ...rest));
    };
  const outbox = {
    later: says('later'),
    drop: says('drop'),
    forgetMessage: says('forget'),
    giveUp: says('give up'),
    sendAgain: says('send again'),
    sent: async (id: string, sent: unknown) => void said.push(lineOf('sent', id, sent)),
    async claim(row: NoticeRow, now: number): Promise<NoticeRow | null> {
      said.push(lineOf('claim', row.id, now));
      return { ...row, status: 'claimed', claimedAt: now };
    },
    isWatched: async () => false,
    carriedBy: async () => [],
    dueTogether: async () => [],
    ...changes,
  };
  // The parts of delivery that are tested with it ask no more of it than this.
  return outbox as Outbox;
}

/** One call in a line, with times as the time since NOW. */
export function lineOf(word: string, ...rest: unknown[]): string {
  const since = (_: string, value: unknown) => (typeof value === 'number' && value > NOW / 2 ? value - NOW : value);
  return [word, ...rest.map((one) => (typeof one === 'string' ? one : JSON.stringify(one, since)))].join(' ');
}

/** What came of it; `not yet` with the time since NOW from which it may be tried again. */
export async function outcomeOf<Answer>(attempt: Promise<Answer>): Promise<Answer | string> {
  try {
    return await attempt;
  } catch (error) {
    if (error instanceof NotYet) return `not yet: ${error.readyAt - NOW}`;
    throw error;
  }
}
