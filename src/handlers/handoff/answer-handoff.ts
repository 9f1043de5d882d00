import { acceptModal, declineModal, readAcceptModal, readDeclineModal } from '../../blocks/handoff/answer-modals.ts';
import { wholeStateOf } from '../../blocks/kit/form-values.ts';
import { lastDeedWords } from '../../blocks/handoff/timeline.ts';
import { asShown } from '../kit/form-guards.ts';
import type { ActionArgs, ViewArgs } from '../kit/guard.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { rememberPress } from '../kit/remember-press.ts';
import { presserOf } from '../kit/presser.ts';

type Deps = Pick<HandlerDeps, 'handoffs'>;
type AnswerDeps = Pick<HandlerDeps, 'handoffs' | 'rememberPress' | 'now'>;
type AcceptDeps = AnswerDeps & Pick<HandlerDeps, 'preferences' | 'agreements'>;

/** Accept was pressed. A presser who may not answer is refused here, before typing anything. */
export function openAccept({ handoffs, preferences, agreements, rememberPress: remember, now }: AcceptDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const handoff = await handoffs.toAnswer(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    const roles = await preferences.usualRoles();
    await reply.open(acceptModal(handoff, roles, now(), await agreements.acceptance()));
  };
}

/** What they accept is what they have read: the suggested move, who leads what, and what accepting means. */
export function acceptHandoff({ handoffs, preferences, agreements, now }: Omit<AcceptDeps, 'rememberPress'>) {
  return asShown(async ({ ack, body, view }, mustShow) => {
    const [roles, acceptance] = await Promise.all([preferences.usualRoles(), agreements.acceptance()]);
    const form = readAcceptModal(wholeStateOf(view));
    await handoffs.accept(view.private_metadata, presserOf(body), form, (handoff, history) =>
      mustShow(acceptModal(handoff, roles, now(), acceptance), lastDeedWords(history)),
    );
    await ack({ response_action: 'clear' });
  });
}

/** Decline was pressed. */
export function openDecline({ handoffs, rememberPress: remember }: AnswerDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const handoff = await handoffs.toAnswer(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(declineModal(handoff));
  };
}

export function declineHandoff({ handoffs }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await handoffs.decline(view.private_metadata, presserOf(body), readDeclineModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}
