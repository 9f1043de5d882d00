import type { Decide } from '../../core/handoff/decision.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import type { Accepted, Declined, Handoff, Presser } from '../../core/handoff/handoff.ts';
import { readReason } from '../../core/handoff/intake-forms.ts';
import type { UserId } from '../../core/people/member.ts';
import { mayReopen, reopen, undo } from '../../core/handoff/reopening.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Calendars } from '../people/calendars.ts';

/** How an answer is taken back. Each promise resolves once the change is saved. */
export type Reopening = ReturnType<typeof createReopening>;

export function createReopening(deps: {
  store: Store;
  calendars: Pick<Calendars, 'ofHandoff'>;
  now: () => EpochMs;
  /** Called when there is something new to deliver. */
  onSaved: () => void;
}) {
  const { store, calendars, now, onSaved } = deps;

  const find = async (id: string): Promise<{ handoff: Handoff; intakeOwner: UserId }> => {
    const handoff = await store.handoff(id);
    if (!handoff) throw new Refusal('This handoff is not known here. Nothing has changed.');
    return { handoff, intakeOwner: await store.intakeOwner(handoff) };
  };

  // Nothing is refused before: the same press that comes again is known in the transaction, and needs no sentence.
  const change = async (id: string, by: Presser, decide: Decide): Promise<void> => {
    await store.change(id, decide, by.requestId);
    onSaved();
  };

  return {
    /** Whoever answered takes it back. Throws Refusal. */
    async undo(id: string, by: Presser): Promise<void> {
      const { handoff, intakeOwner } = await find(id);
      const time = await calendars.ofHandoff(handoff);
      return change(id, by, (current) => undo(current, { by, intakeOwner, time, now: now() }));
    },

    /** The handoff, if this presser may reopen it; throws Refusal otherwise. */
    async toReopen(id: string, by: Presser): Promise<Accepted | Declined> {
      const { handoff, intakeOwner } = await find(id);
      return mayReopen(handoff, { by, intakeOwner });
    },

    /** The intake owner reopens it. Throws Refusal, or WrongInput without a reason. */
    async reopen(id: string, by: Presser, form: { reason: unknown }): Promise<void> {
      const { handoff, intakeOwner } = await find(id);
      const time = await calendars.ofHandoff(handoff);
      return change(id, by, (current) => {
        mayReopen(current, { by, intakeOwner });
        return reopen(current, { by, intakeOwner, reason: readReason(form.reason), time, now: now() });
      });
    },
  };
}
