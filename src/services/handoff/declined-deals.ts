import type { HandoffAsShown } from '../../core/handoff/as-shown.ts';
import type { Decide } from '../../core/handoff/decision.ts';
import { readComeBack, readSentence } from '../../core/handoff/declined-forms.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import type { Declined, Handoff, InWork, Presser } from '../../core/handoff/handoff.ts';
import { closeDeal, mayMend, park } from '../../core/handoff/mending.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import { mayTellPartner, tellPartner } from '../../core/handoff/sentence-for-partner.ts';
import type { Store } from '../../db/store.ts';
import type { AuthorCalendar } from './author-calendar.ts';

/** What authors do with declined deals beside mending the packet. Each promise resolves once the change is saved. */
export type DeclinedDeals = ReturnType<typeof createDeclinedDeals>;

export function createDeclinedDeals(deps: {
  store: Store;
  authorCalendar: AuthorCalendar;
  now: () => EpochMs;
  /** Called when there is something new to deliver. */
  onSaved: () => void;
}) {
  const { store, authorCalendar, now, onSaved } = deps;

  const find = async (id: string): Promise<Handoff> => {
    const handoff = await store.handoff(id);
    if (!handoff) throw new Refusal('This handoff is not known here. Nothing has changed.');
    return handoff;
  };

  const change = async (id: string, by: Presser, decide: Decide): Promise<void> => {
    await store.change(id, decide, by.requestId);
    onSaved();
  };

  return {
    /** The handoff, if this presser may decide what becomes of the deal; throws Refusal otherwise. */
    async toDecide(id: string, by: Presser): Promise<Declined> {
      return mayMend(await find(id), by);
    },

    /** The handoff, if this presser may write a sentence for the partner, also after acceptance; throws Refusal otherwise. */
    async toTellPartner(id: string, by: Presser): Promise<Declined | InWork> {
      return mayTellPartner(await find(id), by);
    },

    async park(id: string, by: Presser, day: unknown, asShown?: HandoffAsShown<Declined>): Promise<void> {
      const calendar = await authorCalendar(await find(id));
      return change(id, by, (handoff, history) => {
        asShown?.(mayMend(handoff, by), history());
        return park(handoff, { by, day: readComeBack(day), calendar, now: now() });
      });
    },

    async tellPartner(id: string, by: Presser, sentence: unknown): Promise<void> {
      await find(id);
      return change(id, by, (handoff) => {
        mayTellPartner(handoff, by);
        return tellPartner(handoff, { by, sentence: readSentence(sentence), now: now() });
      });
    },

    async close(id: string, by: Presser): Promise<void> {
      await find(id);
      return change(id, by, (handoff) => closeDeal(handoff, { by, now: now() }));
    },
  };
}
