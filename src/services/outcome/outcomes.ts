import { type Decide, type Decision, mustBeAsSeen } from '../../core/handoff/decision.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import type { Accepted, Handoff, Presser, Working } from '../../core/handoff/handoff.ts';
import type { NotWorthReason } from '../../core/outcome/end.ts';
import { type OutcomeAnswer, type OutcomeInput, readOutcome } from '../../core/outcome/outcome-form.ts';
import { disqualify, lose, mayRecord, openOpportunity, qualify, win } from '../../core/outcome/outcomes.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';

/** What account executives say of a handoff after accepting it. Each promise resolves once the change is saved. */
export type Outcomes = ReturnType<typeof createOutcomes>;

export function createOutcomes(deps: {
  store: Pick<Store, 'handoff' | 'change'>;
  now: () => EpochMs;
  /** Called when there is something new to deliver. */
  onSaved: () => void;
}) {
  const { store, now, onSaved } = deps;

  const change = async (id: string, by: Presser, decide: Decide): Promise<void> => {
    mustBeKnown(await store.change(id, decide, by.requestId));
    onSaved();
  };

  return {
    /** The handoff, if this presser may say what came of it now; throws Refusal otherwise. */
    async toRecord(id: string, by: Presser): Promise<Accepted | Working> {
      return mayRecord(mustBeKnown(await store.handoff(id)), by);
    },

    /** Worth working. Throws Refusal. */
    async qualify(id: string, by: Presser): Promise<void> {
      return change(id, by, (handoff) => qualify(handoff, { by, now: now() }));
    },

    /** Not worth working. Throws Refusal. */
    async disqualify(id: string, by: Presser, reason: NotWorthReason): Promise<void> {
      return change(id, by, (handoff) => disqualify(handoff, { by, reason, now: now() }));
    },

    /**
     * What came of it, as the form has it. `seen`: the handoff that it was filled with. Throws WrongInput beside the fields, a Refusal, or Conflict
     * when it is another by now.
     */
    async record(id: string, by: Presser, form: OutcomeInput, seen?: Handoff): Promise<void> {
      return change(id, by, (handoff) => {
        const { window } = mayRecord(handoff, by);
        mustBeAsSeen(handoff, seen);
        return recorded(handoff, by, readOutcome(form, { zone: window.aeZone, now: now() }), now());
      });
    },
  };
}

function recorded(handoff: Handoff, by: Presser, answer: OutcomeAnswer, now: EpochMs): Decision | null {
  switch (answer.what) {
    case 'opportunity':
      return openOpportunity(handoff, { by, opened: answer.opened, now });
    case 'won':
      return win(handoff, { by, amount: answer.amount, partnerDid: answer.partnerDid, now });
    case 'lost':
    case 'no_deal':
      return lose(handoff, { by, outcome: answer.what, reason: answer.reason, now });
    case 'not_worth':
      return disqualify(handoff, { by, reason: answer.reason, now });
    default:
      return answer satisfies never;
  }
}

function mustBeKnown(handoff: Handoff | null): Handoff {
  if (!handoff) throw new Refusal('This handoff is not known here. Nothing has changed.');
  return handoff;
}
