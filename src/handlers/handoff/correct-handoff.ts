import { correctionModal, handoffOfCorrection, readCorrectionModal } from '../../blocks/handoff/correction-form.ts';
import type { CorrectableKey } from '../../core/packet/correction.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { merged } from '../kit/form-guards.ts';
import type { ActionArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';

type Deps = Pick<HandlerDeps, 'corrections' | 'requests'>;

/** "Correct a fact…" was pressed: the form, filled with the packet. */
export function openCorrection({ corrections }: Pick<Deps, 'corrections'>) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const { handoff } = await corrections.toCorrect(action.value ?? '', presserOf(body));
    await reply.open(correctionModal(handoff));
  };
}

export function correctHandoff(deps: Deps) {
  const { corrections } = deps;
  return merged(deps, {
    stored: (by, id) => corrections.toCorrect(handoffOfCorrection(id), by),
    draw: ({ handoff }) => correctionModal(handoff),
    // Its fields go by the names of the facts.
    whoChanged: (key, { handoff }) => corrections.whoCorrected(handoff.id, key as CorrectableKey),
    async save({ state }, { handoff, times }, { ack, body }) {
      const form = { input: readCorrectionModal(state.values), openedOn: times };
      await corrections.correct(handoff.id, presserOf(body), form);
      await ack({ response_action: 'clear' });
    },
  });
}
