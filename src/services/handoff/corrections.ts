import { correct, mayCorrect, timesCorrected } from '../../core/handoff/correcting.ts';
import type { CorrectableKey } from '../../core/packet/correction.ts';
import { Refusal } from '../../core/kernel/errors.ts';
import type { Awaiting, Handoff, Presser } from '../../core/handoff/handoff.ts';
import { NOT_SAID } from '../../core/people/member.ts';
import type { FieldChange } from '../../core/kernel/merging.ts';
import { isSameDeal } from '../../core/packet/same-account.ts';
import type { PacketErrors, PacketInput } from '../../core/packet/read-packet.ts';
import { refuseSameDeal } from '../../core/handoff/sending.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Eligibility } from './eligibility.ts';

/** What an author puts right in a packet that waits for its answer. */
export type Corrections = ReturnType<typeof createCorrections>;

/** `openedOn`: how often the packet had been corrected to which `input` is put. */
export type CorrectionForm = { input: PacketInput; openedOn: number };

export function createCorrections(deps: {
  store: Store;
  eligibility: Pick<Eligibility, 'lookAt' | 'inNames'>;
  now: () => EpochMs;
  /** Called when there is something new to deliver. */
  onSaved: () => void;
}) {
  const { store, eligibility, now, onSaved } = deps;

  const find = async (id: string): Promise<Handoff> => {
    const handoff = await store.handoff(id);
    if (!handoff) throw new Refusal('This handoff is not known here. Nothing has changed.');
    return handoff;
  };

  /** Whoever answers questions is asked about only when it is to be somebody else. */
  const errorsOfPeople = async ({ author, packet }: Handoff, input: PacketInput): Promise<PacketErrors> => {
    const { questions_to: named } = input;
    if (typeof named !== 'string' || named === packet.questions_to) return {};
    const { refusals, areAllKnown } = await eligibility.lookAt(author, { ae: null, questions_to: named });
    if (refusals.questions_to !== undefined) return { questions_to: await eligibility.inNames(refusals.questions_to) };
    return areAllKnown ? {} : { questions_to: NOT_SAID };
  };

  const save = async (id: string, by: Presser, { input, openedOn }: CorrectionForm): Promise<void> => {
    const seen = await find(id);
    const peopleErrors = await errorsOfPeople(seen, input);
    await store.change(
      id,
      (current, history) => correct(current, { by, input, openedOn, history: history(), peopleErrors, now: now() }),
      by.requestId,
      (next, waiting) => {
        if (!isSameDeal(next.packet, seen.packet)) refuseSameDeal(next, waiting);
      },
    );
  };

  return {
    /** The handoff, if this presser may correct its packet, and how often that has been done; throws Refusal otherwise. */
    async toCorrect(id: string, by: Presser): Promise<{ handoff: Awaiting; times: number }> {
      const handoff = mayCorrect(await find(id), by);
      return { handoff, times: timesCorrected(await store.history(id)) };
    },

    /** Who corrected this fact last; null when nobody has. */
    async whoCorrected(id: string, fact: CorrectableKey): Promise<FieldChange | null> {
      const events = await store.history(id);
      const last = events.findLast(({ changes }) => changes?.some(({ field }) => field === fact));
      return last ? { by: last.actor, at: last.at } : null;
    },

    /** Throws WrongInput beside the fields, a Refusal, or Conflict when it was corrected once more; then nothing is saved. */
    async correct(id: string, by: Presser, form: CorrectionForm): Promise<void> {
      await save(id, by, form);
      onSaved();
    },
  };
}
