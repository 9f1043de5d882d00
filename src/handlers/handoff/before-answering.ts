import { proposeModal, readProposeModal } from '../../blocks/handoff/intake-forms.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { wholeStateOf } from '../../blocks/kit/form-values.ts';
import { lastDeedWords } from '../../blocks/handoff/timeline.ts';
import { asShown } from '../kit/form-guards.ts';
import type { ActionArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';
import { rememberPress } from '../kit/remember-press.ts';

/** What an account executive can do short of answering: name somebody better placed, and ask for fewer reminders. */

type Deps = Pick<HandlerDeps, 'handoffs'>;

export function openPropose({ handoffs, rememberPress: remember }: Pick<HandlerDeps, 'handoffs' | 'rememberPress'>) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const handoff = await handoffs.toAnswer(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(proposeModal(handoff));
  };
}

export function proposeBetterPlaced({ handoffs }: Deps) {
  return asShown(async ({ ack, body, view }, mustShow) => {
    const better = readProposeModal(wholeStateOf(view));
    await handoffs.propose(view.private_metadata, presserOf(body), better, (handoff, history) =>
      mustShow(proposeModal(handoff), lastDeedWords(history)),
    );
    await ack({ response_action: 'clear' });
  });
}

export function dialDown({ handoffs }: Deps, until: 'tomorrow' | 'last_day') {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    await handoffs.dialDown(action.value ?? '', presserOf(body), until);
    await reply.say(
      until === 'tomorrow'
        ? 'I remind you again when your next working day begins.'
        : 'I remind you again on the last day only.',
    );
  };
}
