import { type Conversation, conversationFrom, conversationKey } from '../../core/notices/conversations.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Notice } from '../../core/notices/notice.ts';
import type { Partner } from '../../core/partner/partner.ts';
import type { ChannelFault } from '../../core/partner/shared-channel.ts';
import { LATE_AT_MOST_MS } from '../../core/notices/stuck-notices.ts';
import { type Subject, subjectOf } from '../../core/notices/subject.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { CarriedNotices } from './carried-notices.ts';
import type { ChannelQuestions } from '../partner/channel-questions.ts';
import type { Inbound } from './inbound.ts';
import type { LostPost, LostPostRows } from './lost-posts.ts';
import type { Later, NoticeRow, NoticeRows, Sent } from './notices.ts';
import type { Pauses } from '../partner/pauses.ts';

/** The notices on their way to Slack. */
export type Outbox = ReturnType<typeof createOutbox>;

/** What is told about a notice that does not go out, and to whom. */
export type Told = { notice: Notice; to: UserId };

/** Where a post was sent. */
export type Place = { channel: string; threadTs: string | null };

export function createOutbox(parts: {
  notices: NoticeRows;
  lostPosts: LostPostRows;
  carried: CarriedNotices;
  pauses: Pauses;
  questions: ChannelQuestions;
  transact: <T>(work: () => T) => T;
  inbound: Inbound;
}) {
  const { notices: rows, lostPosts, carried, pauses, questions, transact, inbound } = parts;

  /** Tells `person` that a notice did not arrive; once for each `since`. */
  const tell = (stuck: NoticeRow, person: UserId, since: EpochMs, now: EpochMs): void => {
    // Not for a notice about a notice: it would go to the same person.
    if (stuck.kind === 'undeliverable') return;
    const notice: Notice = { kind: 'undeliverable', person, notice: stuck.id, since };
    rows.queue({ ...subjectOf(stuck), notice, to: { to: 'person', userId: person }, at: now });
  };

  /** What Slack refused is not there, and what it carries goes by itself again. False when it is no longer as it was read. */
  const putOff = (row: NoticeRow, change: Later): boolean => {
    const isLater = rows.markForLater(row, change);
    const isRefused = row.status === 'claimed' && row.ts === null && change.status !== 'unknown';
    if (isLater && isRefused && !lostPosts.has(row.id)) carried.letGo(row.id);
    return isLater;
  };

  /** Something arrived in this conversation: what could not because of the channel is tried again. */
  const arrivedIn = (key: string, now: EpochMs): void => {
    const conversation = conversationFrom(key);
    if (conversation.to !== 'partner') return;
    const fault = questions.mended(conversation.partnerId, now);
    if (fault !== null) rows.reviveDeadLetters(key, now, fault);
  };

  /** Our own cards lead to the partner's, wherever that stands. */
  const linkAnew = ({ kind, handoffId }: NoticeRow, now: EpochMs): void => {
    if (kind === 'partner_card' && handoffId !== null) rows.linkAnew(handoffId, now);
  };

  return {
    async heads() {
      return rows.heads();
    },
    async releaseHeld(now: EpochMs, upTo: EpochMs = now) {
      rows.releaseHeld(now, upTo);
    },
    async nextHeldCard() {
      return rows.nextHeldCard();
    },
    /** Draws the cards of this handoff once more that `person` has, and with them the partner's; nothing when `person` has none. */
    async drawAgain(handoff: Handoff, person: UserId, now: EpochMs) {
      const partner = conversationKey({ to: 'partner', partnerId: handoff.packet.partner });
      transact(() => {
        const isTheirs = rows.drawAgain(
          { about: 'handoff', id: handoff.id },
          conversationKey({ to: 'person', userId: person }),
          now,
        );
        if (isTheirs) rows.drawAgain({ about: 'handoff', id: handoff.deal }, partner, now);
      });
    },

    /** The same for what `person` has of something else. */
    async drawAgainAbout(about: Subject, person: UserId, now: EpochMs) {
      transact(() => void rows.drawAgain(about, conversationKey({ to: 'person', userId: person }), now));
    },
    async find(id: string) {
      return rows.find(id);
    },
    async findOf(handoffId: string, notice: Notice) {
      return rows.findOf({ about: 'handoff', id: handoffId }, notice);
    },
    async of(handoffId: string) {
      return rows.of(handoffId);
    },
    // The functions below change a row only as it was read: another process may have changed it.

    /** The claimed row, which carries those of `companions` that nobody else has taken; or null, also when its partner is paused. */
    async claim(row: NoticeRow, now: EpochMs, companions: readonly NoticeRow[] = []) {
      return transact(() => {
        if (pauses.isOn(row.conversation)) return null;
        if (row.ts === null) lostPosts.keepLonger(row.id, now + LATE_AT_MOST_MS);
        return rows.claim(row, companions, now);
      });
    },
    /** It waits until the pause of its partner is lifted; nothing happens when that is over already. */
    async holdWhilePaused(row: NoticeRow) {
      transact(() => void pauses.hold(row));
    },
    /** What is said in the message of this one. */
    async carriedBy(id: string) {
      return carried.by(id);
    },
    /** What is due in a conversation by now and may share a message. */
    async dueTogether(conversation: string, now: EpochMs, limit: number) {
      return carried.dueTogether(conversation, now, limit);
    },
    async later(row: NoticeRow, change: Later) {
      transact(() => void putOff(row, change));
    },
    async drop(row: NoticeRow, now: EpochMs) {
      rows.drop(row, now);
    },
    async forgetMessage(row: NoticeRow, now: EpochMs) {
      rows.forgetMessage(row, now);
    },
    /** The channels of people's direct messages, by conversation, as far as the newest `among` notices tell. */
    async placesOfPeople(among: number) {
      return rows.placesOfPeople(among);
    },
    async unsent() {
      return rows.countUnsent();
    },

    /** Tries the dead letters of this conversation again. */
    async tryAgainIn(conversation: Conversation, now: EpochMs) {
      transact(() => void rows.reviveDeadLetters(conversationKey(conversation), now));
    },

    /** Makes it a dead letter until a person asks for it again, and tells `person`, once for what it is about, conversation and problem. */
    async giveUp(row: NoticeRow, problem: string, person: UserId, now: EpochMs) {
      transact(() => {
        const isKnown = rows.hasDeadLetterLike(row, problem);
        const isDead = putOff(row, { status: 'dead_letter', nextTryAt: now, problem });
        if (isDead && !isKnown) tell(row, person, now, now);
      });
    },

    /** Makes it a dead letter because of its partner's channel, and asks the alliances owner, once for each partner and fault. */
    async giveUpOnChannel(row: NoticeRow, partner: Partner, fault: ChannelFault, now: EpochMs) {
      transact(() => {
        if (!putOff(row, { status: 'dead_letter', nextTryAt: now, problem: fault })) return;
        questions.ask(partner, fault, subjectOf(row), now);
      });
    },

    /**
     * Makes it a dead letter because of who would read it, or read of somebody in it; `told` is queued once for one handoff, conversation
     * and problem.
     */
    async turnAway(row: NoticeRow, problem: string, told: Told | null, now: EpochMs) {
      transact(() => {
        const isKnown = rows.hasDeadLetterLike(row, problem);
        const isDead = rows.markForLater(row, { status: 'dead_letter', nextTryAt: now, problem });
        if (isDead && row.ts === null) carried.letGo(row.id);
        if (!isDead || isKnown || !told) return;
        const to = { to: 'person', userId: told.to } as const;
        rows.queue({ ...subjectOf(row), notice: told.notice, to, at: now });
      });
    },

    /** It goes to somebody else: `notice` is what it then says. */
    async readdress(row: NoticeRow, notice: Notice, userId: UserId, now: EpochMs) {
      transact(() => {
        carried.letGo(row.id);
        rows.readdress(row, notice, conversationKey({ to: 'person', userId }), now);
      });
    },

    /** It was not found at this place and is sent again; `until` then Slack may still take it there, and a copy too many stands. */
    async sendAgain(row: NoticeRow, place: Place & { until: EpochMs }, now: EpochMs) {
      transact(() => {
        const again = { status: 'queued', nextTryAt: now, problem: 'looked for and not found' } as const;
        if (rows.markForLater(row, again))
          lostPosts.keep({ notice: row.id, ...place, since: Math.min(row.claimedAt ?? now, now) });
      });
    },

    /** Posts that were sent again, and of which an earlier copy may turn up; oldest first. */
    async lostPosts() {
      return lostPosts.all();
    },

    /** True of what was sent again, as long as an earlier copy of it may turn up. */
    async isWatched(notice: string) {
      return lostPosts.has(notice);
    },

    /** It is in doubt, and there is reason to look for it now. */
    async lookSoon(row: NoticeRow, now: EpochMs) {
      rows.lookSoon(row, now);
    },

    /** No copy of it can turn up any more, unless it was sent once more meanwhile. */
    async forgetLostPost(post: LostPost) {
      lostPosts.forget(post);
    },

    /** Of its copies it is the one at this place that counts. False when the notice is no longer as it was read. */
    async moveTo(row: NoticeRow, place: { channel: string; ts: string }, now: EpochMs) {
      return transact(() => {
        const isMoved = rows.moveTo(row, place, now);
        if (isMoved) linkAnew(row, now);
        return isMoved;
      });
    },

    /** Slack has it: this holds whatever another process wrote, so the row is not compared. */
    async sent(id: string, sent: Sent) {
      transact(() => {
        const before = rows.find(id);
        rows.markSent(id, sent);
        if (before && before.ts !== sent.ts) linkAnew(before, sent.now);
        if (before) arrivedIn(before.conversation, sent.now);
      });
    },

    async releaseClaimed(nextTryAt: EpochMs) {
      rows.releaseClaimed(nextTryAt);
    },

    /** Word of work that stood still and was not sent while it did. */
    async forgetStalls() {
      rows.forgetStalls();
    },

    /**
     * Tries every dead letter of this notice's conversation again, and looks for everything in doubt there; false when there is nothing
     * of that kind. The same `requestId` again throws Duplicate.
     */
    async retry(id: string, now: EpochMs, requestId?: string): Promise<boolean> {
      return transact(() => {
        inbound.mustBeNew(requestId);
        inbound.keep(requestId, now);
        const row = rows.find(id);
        if (!row) return false;
        const conversation = conversationFrom(row.conversation);
        // Should it fail once more, that is told anew: they wait for it.
        if (conversation.to === 'partner') questions.mended(conversation.partnerId, now);
        const revived = rows.reviveDeadLetters(row.conversation, now);
        return rows.lookNow(row.conversation, now) + revived > 0;
      });
    },
  };
}
