import { accountKey } from '../../core/directory/account-name.ts';
import type { Backstops } from '../../core/notices/conversations.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import type { UserId } from '../../core/people/member.ts';
import type { Moment } from '../../core/handoff/moment.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { BackstopRows } from './backstops.ts';
import type { NumberedEvent } from './handoff-history.ts';
import type { HandoffRows } from './handoffs.ts';
import type { SettingRows } from '../people/settings.ts';

/** What is read of handoffs: the part of the store that changes nothing. */

/** What decides whether an account executive may get one more handoff. */
export type Desk = {
  /** How many wait for their answer. */
  awaiting: number;
  cap: number;
  calendarVersion: number;
};

/** Of all that nobody has answered, whosever it is to decide. */
const LOOKED_AT = 500;

export function createHandoffReads({
  handoffs,
  backstops,
  settings,
}: {
  handoffs: HandoffRows;
  backstops: BackstopRows;
  settings: SettingRows;
}) {
  return {
    async handoff(id: string): Promise<Handoff | null> {
      return handoffs.find(id);
    },

    async handoffOfRequest(requestKey: string): Promise<Handoff | null> {
      return handoffs.findByRequest(requestKey);
    },

    async revisionOf(id: string): Promise<Handoff | null> {
      return handoffs.findRevision(id);
    },

    async openHandoffsOf(userId: UserId, limit: number): Promise<Handoff[]> {
      return handoffs.openOf(userId, limit);
    },

    /** What this person has handed off, newest first. */
    async handoffsWrittenBy(author: UserId, limit: number): Promise<Handoff[]> {
      return handoffs.writtenBy(author, limit);
    },

    /** What nobody answered in time, or is not theirs who did, and this person is to decide about now, longest first. */
    async handoffsToTakeIn(intakeOwner: UserId): Promise<Handoff[]> {
      const all = [handoffs.lapsed, handoffs.lapsedChecks, handoffs.withWrongOwner].flatMap((read) => read(LOOKED_AT));
      return all.filter((handoff) => backstops.of(handoff).intakeOwner === intakeOwner);
    },

    /** The latest handoff of a deal that has landed; null while none has. */
    async latestOfDeal(deal: string): Promise<Handoff | null> {
      return handoffs.latestOfDeal(deal);
    },

    async dueHandoffs(now: EpochMs, limit: number): Promise<string[]> {
      return handoffs.due(now, limit);
    },

    async handoffsPastUndo(now: EpochMs, limit: number): Promise<string[]> {
      return handoffs.undoIsOver(now, limit);
    },

    async handoffsToRetime(version: number, limit: number): Promise<string[]> {
      return handoffs.toRetime(version, limit);
    },

    async handoffsAwaiting(ae: UserId): Promise<string[]> {
      return handoffs.awaiting(ae);
    },

    /** Open conflict checks that this person is asked to sign. */
    async checksToSign(signer: UserId): Promise<string[]> {
      return handoffs.toSign(signer);
    },

    async handoffsOnAccount(account: string, limit: number): Promise<Handoff[]> {
      return handoffs.onAccount(accountKey(account), limit);
    },

    /** Each account executive whose answer is awaited, and who is to sign a conflict check. */
    async awaitedPeople(): Promise<UserId[]> {
      return handoffs.awaitedPeople();
    },

    async deskOf(ae: UserId): Promise<Desk> {
      const { open_cap: cap, calendar_version: calendarVersion } = settings.read();
      return { awaiting: handoffs.countAwaiting(ae), cap, calendarVersion };
    },

    /** Account executives who have fewer handoffs to answer than the cap, those with the fewest first. */
    async peopleWithRoom(limit: number): Promise<UserId[]> {
      return handoffs.withRoom(settings.read().open_cap, limit);
    },

    async history(id: string): Promise<HandoffEvent[]> {
      return handoffs.history(id);
    },

    /** The same with the id of each event. */
    async numberedHistory(id: string): Promise<NumberedEvent[]> {
      return handoffs.numberedHistory(id);
    },

    /** The handoff as this event (its id) left it; null when that was not kept. */
    async momentAfter(event: number): Promise<Moment | null> {
      return handoffs.momentAfter(event);
    },

    /** The handoffs that were closed last and did not go on with another packet, newest first, among the newest events. */
    async lastClosed(limit: number): Promise<{ id: string; at: EpochMs }[]> {
      return handoffs.lastClosed(limit);
    },

    async intakeOwner(handoff: Handoff): Promise<UserId> {
      return backstops.of(handoff).intakeOwner;
    },

    /** Who may sign a conflict check of this partner, in the order in which they are asked. */
    async signersOf(partner: string): Promise<UserId[]> {
      return backstops.signersOf(partner);
    },

    async backstops(handoff: Handoff): Promise<Backstops> {
      return backstops.of(handoff);
    },

    /** Everybody who can mend something about this handoff, in the order in which they are turned to; never empty. */
    async responders(handoff: Handoff): Promise<UserId[]> {
      return backstops.responders(handoff);
    },
  };
}
