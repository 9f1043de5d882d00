import {
  noPartnerToRegisterFor,
  readReasonModal,
  readRegistrationModal,
  registeredPage,
  registrationModal,
  withdrawRegistrationModal,
} from '../../blocks/registration/registration-forms.ts';
import { registrationsAnswer } from '../../blocks/registration/registration-list.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import type { ActionArgs, CommandArgs, ViewArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';
import { rememberPress } from '../kit/remember-press.ts';

/** Accounts that partners register. */

type Deps = Pick<HandlerDeps, 'registrations'>;
type PressDeps = Pick<HandlerDeps, 'registrations' | 'rememberPress'>;

/** `/handoff register`; what is typed behind it is the account. */
export function openRegister({ registrations }: Deps) {
  return async ({ command, reply }: CommandArgs, account: string): Promise<void> => {
    const by = { userId: command.user_id, teamId: command.team_id };
    const { areAny, only } = await registrations.partnersFor(by);
    await reply.open(areAny ? registrationModal(only, { account }) : noPartnerToRegisterFor());
  };
}

export function registerAccount({ registrations }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    const { made, ...said } = await registrations.register(presserOf(body), readRegistrationModal(view.state.values));
    await ack({ response_action: 'update', view: registeredPage(made, said) });
  };
}

/** `/handoff registrations`; what is typed behind it is an account. */
export function showRegistrations({ registrationLists, now }: Pick<HandlerDeps, 'registrationLists' | 'now'>) {
  return async ({ command, reply }: CommandArgs, account: string): Promise<void> => {
    const by = { userId: command.user_id, teamId: command.team_id };
    await reply.say(registrationsAnswer(await registrationLists.of(by, account), now()));
  };
}

export function extendRegistration({ registrations, rememberPress: remember }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    rememberPress(remember, body);
    await registrations.extend(action.value ?? '', presserOf(body));
    await reply.say('It is extended by 30 days. The partner reads so.');
  };
}

export function letRegistrationEnd({ registrations, rememberPress: remember }: PressDeps) {
  return async ({ action, body }: ActionArgs): Promise<void> => {
    rememberPress(remember, body);
    await registrations.letEnd(action.value ?? '', presserOf(body));
  };
}

export function openWithdrawRegistration({ registrations, rememberPress: remember }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const { registration, partner } = await registrations.toWithdraw(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(withdrawRegistrationModal(registration, partner.name));
  };
}

export function withdrawRegistration({ registrations }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await registrations.withdraw(view.private_metadata, presserOf(body), readReasonModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}
