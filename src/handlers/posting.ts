import { moveChannelModal } from '../blocks/partner-channel.ts';
import { readChannel } from '../blocks/partner-channel-field.ts';
import type { HandlerDeps } from './deps.ts';
import type { ActionArgs, ViewArgs } from './guard.ts';
import { presserOf } from './presser.ts';
import { rememberPress } from './remember-press.ts';

/** Whether and where a partner is posted to: what its alliances owner can press when nothing can be posted in its channel. */

type Deps = Pick<HandlerDeps, 'posting'>;
type PressDeps = Pick<HandlerDeps, 'posting' | 'rememberPress'>;

export function openMoveChannel({ posting, rememberPress: remember }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const partner = await posting.toMove(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(moveChannelModal(partner));
  };
}

export function moveChannel({ posting }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await posting.move(view.private_metadata, presserOf(body), readChannel(view.state.values));
    await ack({ response_action: 'clear' });
  };
}

/** The message in which it was pressed says what is so now. */
export function pausePartner({ posting, rememberPress: remember }: PressDeps) {
  return async ({ action, body }: ActionArgs): Promise<void> => {
    rememberPress(remember, body);
    await posting.pause(action.value ?? '', presserOf(body));
  };
}

export function resumePartner({ posting, rememberPress: remember }: PressDeps) {
  return async ({ action, body }: ActionArgs): Promise<void> => {
    rememberPress(remember, body);
    await posting.resume(action.value ?? '', presserOf(body));
  };
}
