import { readReopenModal, reopenModal } from '../../blocks/handoff/reopening.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import type { ActionArgs, ViewArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';
import { rememberPress } from '../kit/remember-press.ts';

type Deps = Pick<HandlerDeps, 'reopening'>;

/** One press: whoever answered takes it back. */
export function undo({ reopening, rememberPress: remember }: Pick<HandlerDeps, 'reopening' | 'rememberPress'>) {
  return async ({ action, body }: ActionArgs): Promise<void> => {
    rememberPress(remember, body);
    await reopening.undo(action.value ?? '', presserOf(body));
  };
}

export function openReopen({ reopening }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    await reply.open(reopenModal(await reopening.toReopen(action.value ?? '', presserOf(body))));
  };
}

export function reopen({ reopening }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await reopening.reopen(view.private_metadata, presserOf(body), readReopenModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}
