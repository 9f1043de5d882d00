import {
  extendModal,
  readExtendModal,
  readRerouteModal,
  readWithdrawModal,
  rerouteModal,
  withdrawModal,
} from '../blocks/intake-forms.ts';
import type { ModalView } from '@slack/web-api';
import type { Awaiting } from '../core/handoff.ts';
import type { HandlerDeps } from './deps.ts';
import type { ActionArgs, ViewArgs } from './guard.ts';
import { presserOf } from './presser.ts';

/** Re-route, Extend and Withdraw: what the intake owner can do with a handoff that nobody answered. Its author can withdraw it too. */

type Deps = Pick<HandlerDeps, 'intake'>;

const openForm =
  (form: (handoff: Awaiting) => ModalView, check: 'toTakeIn' | 'toWithdraw' = 'toTakeIn') =>
  ({ intake }: Deps) =>
  async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const handoff = await intake[check](action.value ?? '', presserOf(body));
    await reply.open(form(handoff));
  };

export const openReroute = openForm(rerouteModal);
export const openExtend = openForm(extendModal);
export const openWithdraw = openForm(withdrawModal, 'toWithdraw');

export function reroute({ intake }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await intake.reroute(view.private_metadata, presserOf(body), readRerouteModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}

export function extend({ intake }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await intake.extend(view.private_metadata, presserOf(body), readExtendModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}

export function withdraw({ intake }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await intake.withdraw(view.private_metadata, presserOf(body), readWithdrawModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}
