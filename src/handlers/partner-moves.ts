import { notYetModal, readNotYetModal } from '../blocks/partner/moves.ts';
import type { HandlerDeps } from './deps.ts';
import type { ActionArgs, ViewArgs } from './guard.ts';
import { presserOf } from './presser.ts';
import { rememberPress } from './remember-press.ts';

/**
 * What somebody of a partner presses in the shared channel. These are the only listeners that hear people of other companies: whether they
 * speak for the partner is for the service to say, at each press and each form.
 */

type Deps = Pick<HandlerDeps, 'partnerMoves'>;
type PressDeps = Pick<HandlerDeps, 'partnerMoves' | 'rememberPress'>;

export function partnerMoveDone({ partnerMoves, rememberPress: remember }: PressDeps) {
  return async ({ action, body }: ActionArgs): Promise<void> => {
    await partnerMoves.done(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
  };
}

export function openPartnerNotYet({ partnerMoves, rememberPress: remember }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const view = await partnerMoves.toSayNotYet(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(notYetModal(view));
  };
}

export function partnerNotYet({ partnerMoves }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await partnerMoves.notYet(view.private_metadata, presserOf(body), readNotYetModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}
