import {
  correctCreditModal,
  disputeCreditModal,
  keepCreditModal,
  readCorrectCreditModal,
  readCreditReasonModal,
} from '../../blocks/credit/credit-forms.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { wholeStateOf } from '../../blocks/kit/form-values.ts';
import { lastDeedWords } from '../../blocks/handoff/timeline.ts';
import { asShown } from '../kit/form-guards.ts';
import type { ActionArgs, ViewArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';
import { rememberPress } from '../kit/remember-press.ts';

/** What becomes of a credit after it was decided. */

type Deps = Pick<HandlerDeps, 'crediting'>;
type PressDeps = Pick<HandlerDeps, 'crediting' | 'rememberPress'>;

export function openCorrectCredit({ crediting, rememberPress: remember }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const credited = await crediting.toCorrect(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(correctCreditModal(credited));
  };
}

export function correctCredit({ crediting }: Deps) {
  return asShown(async ({ ack, body, view }, mustShow) => {
    const form = readCorrectCreditModal(wholeStateOf(view));
    await crediting.correct(view.private_metadata, presserOf(body), form, (handoff, history) =>
      mustShow(correctCreditModal({ handoff, history }), lastDeedWords(history)),
    );
    await ack({ response_action: 'clear' });
  });
}

export function openDisputeCredit({ crediting }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    await reply.open(disputeCreditModal(await crediting.toDispute(action.value ?? '', presserOf(body))));
  };
}

export function disputeCredit({ crediting }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await crediting.dispute(view.private_metadata, presserOf(body), readCreditReasonModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}

export function openKeepCredit({ crediting, rememberPress: remember }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const credited = await crediting.toKeep(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(keepCreditModal(credited));
  };
}

export function keepCredit({ crediting }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await crediting.keep(view.private_metadata, presserOf(body), readCreditReasonModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}
