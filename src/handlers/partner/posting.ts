import { moveChannelModal } from '../../blocks/partner/partner-channel.ts';
import { readChannel } from '../../blocks/partner/partner-channel-field.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { wholeStateOf } from '../../blocks/kit/form-values.ts';
import { changeWords } from '../../blocks/kit/shown-anew.ts';
import { asShown } from '../kit/form-guards.ts';
import type { ActionArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';
import { rememberPress } from '../kit/remember-press.ts';

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
  return asShown(async ({ ack, body, view }, mustShow) => {
    const by = presserOf(body);
    const change = await posting.whoMoved(view.private_metadata);
    await posting.move(view.private_metadata, by, readChannel(wholeStateOf(view)), (partner) =>
      mustShow(moveChannelModal(partner), changeWords(change)),
    );
    await ack({ response_action: 'clear' });
  });
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
