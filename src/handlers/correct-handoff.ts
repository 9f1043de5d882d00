import { correctionModal, readCorrectionModal } from '../blocks/correction-form.ts';
import type { HandlerDeps } from './deps.ts';
import type { ActionArgs, ViewArgs } from './guard.ts';
import { presserOf } from './presser.ts';

type Deps = Pick<HandlerDeps, 'corrections'>;

/** "Correct a fact…" was pressed: the form, filled with the packet. */
export function openCorrection({ corrections }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const { handoff, times } = await corrections.toCorrect(action.value ?? '', presserOf(body));
    await reply.open(correctionModal(handoff, times));
  };
}

export function correctHandoff({ corrections }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    const { id, ...form } = readCorrectionModal(view);
    await corrections.correct(id, presserOf(body), form);
    await ack({ response_action: 'clear' });
  };
}
