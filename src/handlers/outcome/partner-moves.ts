import { notYetModal, readNotYetModal } from '../../blocks/outcome/partner/moves.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { wholeStateOf } from '../../blocks/kit/form-values.ts';
import { asShown } from '../kit/form-guards.ts';
import type { ActionArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';
import { rememberPress } from '../kit/remember-press.ts';

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

/** Of what has changed they read the day that is planned now, as on their card, and nothing of who did what. */
export function partnerNotYet({ partnerMoves }: Deps) {
  return asShown(async ({ ack, body, view }, mustShow) => {
    const form = readNotYetModal(wholeStateOf(view));
    await partnerMoves.notYet(view.private_metadata, presserOf(body), form, (told) => mustShow(notYetModal(told)));
    await ack({ response_action: 'clear' });
  });
}
