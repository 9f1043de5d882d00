import type { CheckFindings } from '../../core/conflict-check/check-findings.ts';
import type { AccountLook } from '../../core/directory/account-look.ts';
import { type Decide, type Decision, momentOf } from '../../core/handoff/decision.ts';
import type { Handoff } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import { SAME_WITHIN_MS } from '../../core/handoff/sending.ts';
import { Conflict } from '../../core/kernel/errors.ts';
import { changedBy } from '../../core/notices/changing-notices.ts';
import { conversationOf } from '../../core/notices/conversations.ts';
import { isOfDeal, isTelling } from '../../core/notices/notice-rules.ts';
import type { UserId } from '../../core/people/member.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Transactions } from '../engine/transactions.ts';
import type { Rows } from '../rows.ts';
import type { Creation, Others, RefuseChanged } from './creation.ts';
import { createHandoffReads } from './handoff-reads.ts';

/** One thing that happened to a handoff, saved: by ids alone. */
export type Happened = { handoff: string; event: HandoffEvent['kind']; actor: UserId | null };

/** The handoffs' part of the store: each decision is saved with its event and its notices, or not at all. */
export function createHandoffStore(
  rows: Pick<Rows, 'handoffs' | 'notices' | 'backstops' | 'settings' | 'inbound' | 'findings' | 'help' | 'drafts'>,
  { transact, atOnce, onceCommitted }: Transactions,
  onHappened: (happened: Happened) => void,
) {
  const { handoffs, notices, backstops, settings, inbound, findings, help, drafts } = rows;

  /** Writes the event and the notices of a decision. Called inside a transaction only. */
  const saveDecision = ({ next, notices: queued, event }: Decision, at: EpochMs): void => {
    const brought = event ? handoffs.addEvent(next, event, queued.some(isTelling)) : null;
    if (event) {
      onceCommitted(() => onHappened({ handoff: next.id, event: event.kind, actor: event.actor }));
      notices.changeSaid({ about: 'handoff', id: next.id }, changedBy(event.kind), at);
    }
    const named = backstops.of(next);
    for (const notice of queued) {
      const to = conversationOf(notice, next, named);
      notices.queue({ about: 'handoff', id: isOfDeal(notice) ? next.deal : next.id, notice, to, at, event: brought });
    }
  };

  const changeNow = (id: string, decide: Decide, requestId?: string, refuse?: RefuseChanged): Handoff | null => {
    inbound.mustBeNew(requestId);
    const current = handoffs.find(id);
    if (!current) return null;
    const decision = decide(current, () => handoffs.history(id));
    if (!decision) return current;
    const next = { ...decision.next, version: current.version + 1 };
    refuse?.(next, handoffs.waitingOf(next.packet.partner));
    if (!handoffs.update(current, next)) throw new Conflict(`Handoff ${id} was changed meanwhile.`);
    saveDecision({ ...decision, next }, momentOf(decision));
    inbound.keep(requestId, momentOf(decision));
    return next;
  };

  const othersOf = (sent: Handoff): Others => ({
    earlier: handoffs.earlierOf(sent, sent.createdAt - SAME_WITHIN_MS),
    waiting: handoffs.waitingOf(sent.packet.partner),
    inWork: handoffs.inWorkOf(sent.packet.partner),
  });

  return {
    ...createHandoffReads({ handoffs, backstops, settings }),

    /** The handoffs that a packet may repeat, before it is saved. */
    async othersOf(sent: Handoff): Promise<Others> {
      return atOnce(() => othersOf(sent));
    },

    /**
     * Runs `decide` on the handoff as it is now and saves what it returns; null when there is no such handoff. What `decide`
     * throws is thrown on, and nothing is saved. `requestId` is saved with the effect: the same one again throws Duplicate.
     */
    async change(id: string, decide: Decide, requestId?: string, refuse?: RefuseChanged): Promise<Handoff | null> {
      return transact(() => changeNow(id, decide, requestId, refuse));
    },

    /** Saves a new handoff once: the same request again returns it. Throws Conflict when the one that it replaces was replaced already. */
    async create({
      decision,
      requestKey,
      decideOnPrevious,
      refuseRepeated,
      answers,
      draft,
    }: Creation): Promise<Handoff> {
      return transact(() => {
        const made = handoffs.findByRequest(requestKey);
        if (made) return made;
        const { next } = decision;
        if (next.revisionOf !== null && decideOnPrevious) {
          const revision = handoffs.findRevision(next.revisionOf);
          if (revision) throw new Conflict(`Handoff ${next.revisionOf} was sent again meanwhile, as ${revision.id}.`);
          changeNow(next.revisionOf, decideOnPrevious);
        }
        refuseRepeated?.(next, othersOf(next));
        handoffs.insert(next, requestKey);
        saveDecision(decision, next.createdAt);
        if (answers) help.changeNow(answers.id, answers.decide);
        drafts.sent(draft ?? null, next, next.createdAt);
        return next;
      });
    },

    /** What is known of the account of a handoff, that handoff left out. */
    async checkFindings(handoff: Handoff, now: EpochMs): Promise<CheckFindings> {
      return findings.beside(handoff, now);
    },

    /** What is known of an account before anybody hands it off. */
    async accountLook(account: string, now: EpochMs): Promise<Omit<AccountLook, 'owner'>> {
      return findings.before(account, now);
    },
  };
}
