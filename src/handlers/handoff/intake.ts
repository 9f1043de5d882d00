import {
  extendModal,
  readExtendModal,
  readRerouteModal,
  readWithdrawModal,
  rerouteModal,
  withdrawModal,
} from '../../blocks/handoff/intake-forms.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { wholeStateOf } from '../../blocks/kit/form-values.ts';
import { lastDeedWords } from '../../blocks/handoff/timeline.ts';
import { asShown } from '../kit/form-guards.ts';
import type { ActionArgs, ViewArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';

/** Re-route, Extend and Withdraw: what the intake owner can do with a handoff that nobody answered. Its author can withdraw it too. */

type Deps = Pick<HandlerDeps, 'intake'>;

export function openReroute({ intake }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    await reply.open(rerouteModal(await intake.toReroute(action.value ?? '', presserOf(body))));
  };
}

export function openExtend({ intake }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    await reply.open(extendModal(await intake.toTakeIn(action.value ?? '', presserOf(body))));
  };
}

export function openWithdraw({ intake }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    await reply.open(withdrawModal(await intake.toWithdraw(action.value ?? '', presserOf(body))));
  };
}

/** One press: whom the account executive named is asked next. */
export function passOn({ intake }: Deps) {
  return async ({ action, body }: ActionArgs): Promise<void> => {
    await intake.passOn(action.value ?? '', presserOf(body));
  };
}

export function reroute({ intake }: Deps) {
  return asShown(async ({ ack, body, view }, mustShow) => {
    const form = readRerouteModal(wholeStateOf(view));
    await intake.reroute(view.private_metadata, presserOf(body), form, (handoff, history) =>
      mustShow(rerouteModal(handoff), lastDeedWords(history)),
    );
    await ack({ response_action: 'clear' });
  });
}

export function extend({ intake }: Deps) {
  return asShown(async ({ ack, body, view }, mustShow) => {
    const form = readExtendModal(wholeStateOf(view));
    await intake.extend(view.private_metadata, presserOf(body), form, (handoff, history) =>
      mustShow(extendModal(handoff), lastDeedWords(history)),
    );
    await ack({ response_action: 'clear' });
  });
}

export function withdraw({ intake }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await intake.withdraw(view.private_metadata, presserOf(body), readWithdrawModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}
