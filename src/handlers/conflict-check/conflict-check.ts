import {
  clearModal,
  passModal,
  readClearModal,
  readPassModal,
  readReturnModal,
  returnModal,
} from '../../blocks/conflict-check/check-forms.ts';
import { registrationModal } from '../../blocks/registration/registration-forms.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { wholeStateOf } from '../../blocks/kit/form-values.ts';
import { asShown } from '../kit/form-guards.ts';
import type { ActionArgs, ViewArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';
import { rememberPress } from '../kit/remember-press.ts';

/** Clear, Return and "Somebody else signs": what is done with an open conflict check. */

type Deps = Pick<HandlerDeps, 'conflictChecks'>;
type PressDeps = Pick<HandlerDeps, 'conflictChecks' | 'rememberPress'>;

/** One press, when the directory shows nothing. */
export function clearAsFound({ conflictChecks, rememberPress: remember }: PressDeps) {
  return async ({ action, body }: ActionArgs): Promise<void> => {
    rememberPress(remember, body);
    await conflictChecks.clearAsFound(action.value ?? '', presserOf(body));
  };
}

export function openClear({ conflictChecks, rememberPress: remember }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const { open, ...known } = await conflictChecks.toSign(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(clearModal(open, known));
  };
}

/** Who signs has read what our records say. */
export function clearCheck({ conflictChecks }: Deps) {
  return asShown(async ({ ack, body, view }, mustShow) => {
    const form = readClearModal(wholeStateOf(view));
    await conflictChecks.clear(view.private_metadata, presserOf(body), form, ({ open, ...known }) =>
      mustShow(clearModal(open, known)),
    );
    await ack({ response_action: 'clear' });
  });
}

export function openReturn({ conflictChecks, rememberPress: remember }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const { open } = await conflictChecks.toSign(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(returnModal(open));
  };
}

export function returnCheck({ conflictChecks }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await conflictChecks.returnIt(view.private_metadata, presserOf(body), readReturnModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}

/** The account is registered for the partner that brought it: the form holds what the packet says. */
export function openRegisterFromCheck({ conflictChecks }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const { open, partner } = await conflictChecks.toSign(action.value ?? '', presserOf(body));
    const { customer_trigger: need, ...packet } = open.packet;
    await reply.open(registrationModal(partner, { ...packet, need }));
  };
}

export function openPass({ conflictChecks, rememberPress: remember }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const open = await conflictChecks.toPass(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(passModal(open));
  };
}

export function passCheck({ conflictChecks }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await conflictChecks.pass(view.private_metadata, presserOf(body), readPassModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}
