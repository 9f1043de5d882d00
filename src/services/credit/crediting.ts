import type { HandoffAsShown } from '../../core/handoff/as-shown.ts';
import { type CorrectionTyped, readCreditCorrection, readCreditReason } from '../../core/credit/credit-forms.ts';
import {
  correctCredit,
  disputeCredit,
  keepCredit,
  mayDispute,
  mustBeCredited,
  mustBeDisputed,
} from '../../core/credit/crediting.ts';
import type { Decide } from '../../core/handoff/decision.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import type { Handoff, Presser } from '../../core/handoff/handoff.ts';
import type { HandoffEvent } from '../../core/handoff/history.ts';
import type { UserId } from '../../core/people/member.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Powers } from '../people/powers.ts';

/** How a credit is corrected, disputed and kept. Each promise resolves once the change is saved. */
export type Crediting = ReturnType<typeof createCrediting>;

/** A handoff, and what has happened to it. */
export type Credited = { handoff: Handoff; history: readonly HandoffEvent[] };

/** More people than that would each wait for another. */
const MOST_SETTLERS = 5;

export function createCrediting(deps: {
  store: Store;
  powers: Pick<Powers, 'mustBeAllowed' | 'peopleIn'>;
  now: () => EpochMs;
  /** Called when there is something new to deliver. */
  onSaved: () => void;
}) {
  const { store, powers, now, onSaved } = deps;

  /** Throws a Refusal unless this presser may correct the credit, and so settle what is disputed. */
  const mustCorrectCredit = (by: Presser): Promise<void> => powers.mustBeAllowed('correct_credit', by);

  const find = async (id: string): Promise<Credited> => {
    const handoff = await store.handoff(id);
    if (!handoff) throw new Refusal('This handoff is not known here. Nothing has changed.');
    return { handoff, history: await store.history(id) };
  };

  const alliancesOwnerOf = async (handoff: Handoff): Promise<UserId> => (await store.backstops(handoff)).alliancesOwner;

  /** Who is told of a dispute: whoever may settle it, and where nobody is named for that whoever knows whom to ask. */
  const settlersOf = async (handoff: Handoff): Promise<UserId[]> => {
    const revops = await powers.peopleIn('revops');
    const named = revops.length > 0 ? revops : await powers.peopleIn('administrator');
    const { escalationContact } = await store.backstops(handoff);
    return named.length > 0 ? named.slice(0, MOST_SETTLERS) : [escalationContact];
  };

  const change = async (id: string, by: Presser, decide: Decide): Promise<void> => {
    await store.change(id, decide, by.requestId);
    onSaved();
  };

  return {
    /** What this presser can do about the credit of this handoff; for what is only shown to those who can. */
    async powersOver(
      { handoff, history }: Credited,
      by: Presser,
    ): Promise<{ mayCorrect: boolean; mayDispute: boolean }> {
      const alliancesOwner = await alliancesOwnerOf(handoff);
      const correcting = async () => {
        mustBeCredited(handoff);
        await mustCorrectCredit(by);
      };
      return {
        mayCorrect: await isAllowed(correcting),
        mayDispute: await isAllowed(async () => void mayDispute(handoff, { by, alliancesOwner, history })),
      };
    },

    /** The handoff, if this presser may correct its credit; throws Refusal otherwise. */
    async toCorrect(id: string, by: Presser): Promise<Credited> {
      const found = await find(id);
      mustBeCredited(found.handoff);
      await mustCorrectCredit(by);
      return found;
    },

    /** Throws WrongInput beside the fields, or a Refusal; then nothing is saved. */
    async correct(id: string, by: Presser, form: CorrectionTyped, asShown?: HandoffAsShown<Handoff>): Promise<void> {
      await mustCorrectCredit(by);
      const alliancesOwner = await alliancesOwnerOf((await find(id)).handoff);
      const typed = readCreditCorrection(form);
      return change(id, by, (handoff, history) => {
        asShown?.(mustBeCredited(handoff), history());
        return correctCredit(handoff, { by, ...typed, alliancesOwner, now: now() });
      });
    },

    /** The handoff, if this presser may dispute its credit; throws Refusal otherwise. */
    async toDispute(id: string, by: Presser): Promise<Credited> {
      const found = await find(id);
      mayDispute(found.handoff, { by, history: found.history, alliancesOwner: await alliancesOwnerOf(found.handoff) });
      return found;
    },

    /** Throws WrongInput without a reason, or a Refusal; then nothing is saved. */
    async dispute(id: string, by: Presser, typed: unknown): Promise<void> {
      const { handoff: seen } = await find(id);
      const [alliancesOwner, settlers] = [await alliancesOwnerOf(seen), await settlersOf(seen)];
      return change(id, by, (handoff, history) => {
        const asked = { by, alliancesOwner, history: history() };
        mayDispute(handoff, asked);
        return disputeCredit(handoff, { ...asked, settlers, reason: readCreditReason(typed), now: now() });
      });
    },

    /** The handoff, if its credit is disputed and this presser may keep it; throws Refusal otherwise. */
    async toKeep(id: string, by: Presser): Promise<Credited> {
      const found = await find(id);
      await mustCorrectCredit(by);
      mustBeDisputed(found.history);
      return found;
    },

    /** Throws WrongInput without a reason, or a Refusal; then nothing is saved. */
    async keep(id: string, by: Presser, typed: unknown): Promise<void> {
      await mustCorrectCredit(by);
      const alliancesOwner = await alliancesOwnerOf((await find(id)).handoff);
      const reason = readCreditReason(typed);
      return change(id, by, (handoff, history) =>
        keepCredit(handoff, { by, reason, history: history(), alliancesOwner, now: now() }),
      );
    },
  };
}

async function isAllowed(ask: () => Promise<void>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
