import {
  readReasonModal,
  ruleForClaimModal,
  ruleForNeitherModal,
} from '../../blocks/registration/registration-forms.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import type { ActionArgs, ViewArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';
import { rememberPress } from '../kit/remember-press.ts';

/** Two partners claim one account, and the adjudicator decides, with a reason. */

type Deps = Pick<HandlerDeps, 'disputes'>;
type PressDeps = Pick<HandlerDeps, 'disputes' | 'rememberPress'>;

export function openRuleForClaim({ disputes, rememberPress: remember }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const claim = await disputes.toRuleFor(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(ruleForClaimModal(claim));
  };
}

export function openRuleForNeither({ disputes, rememberPress: remember }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const dispute = await disputes.toRuleForNeither(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(ruleForNeitherModal(dispute));
  };
}

export function ruleForClaim({ disputes }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await disputes.ruleFor(view.private_metadata, presserOf(body), readReasonModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}

export function ruleForNeither({ disputes }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await disputes.ruleForNeither(view.private_metadata, presserOf(body), readReasonModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}
