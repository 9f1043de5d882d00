import {
  askedPage,
  helpModal,
  notNowModal,
  readHelpModal,
  readNotNowModal,
} from '../../blocks/help-request/help-forms.ts';
import { handoffModal, noPartnersModal } from '../../blocks/packet/handoff-modal.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import type { ActionArgs, CommandArgs, ViewArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';
import { rememberPress } from '../kit/remember-press.ts';

/** An account executive asks for a partner's help, and who is asked answers. */

type Deps = Pick<HandlerDeps, 'helpRequests'>;
type PressDeps = Pick<HandlerDeps, 'helpRequests' | 'rememberPress'>;

/** `/handoff ask`; what is typed behind it is the account. */
export function openAskForHelp({ registry }: Pick<HandlerDeps, 'registry'>) {
  return async ({ reply }: CommandArgs, account: string): Promise<void> => {
    await reply.open(helpModal(await registry.hasPartners(), account));
  };
}

export function askForHelp({ helpRequests }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    const request = await helpRequests.ask(presserOf(body), readHelpModal(view.state.values));
    await ack(request ? { response_action: 'update', view: askedPage(request) } : { response_action: 'clear' });
  };
}

/** Start a handoff: the form, filled with what was asked for. */
export function startFromHelp(deps: PressDeps & Pick<HandlerDeps, 'registry' | 'drafts' | 'packetForms'>) {
  const { helpRequests, registry, drafts, packetForms, rememberPress: remember } = deps;
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const by = presserOf(body);
    const madeOf = await helpRequests.toTakeUp(action.value ?? '', by);
    rememberPress(remember, body);
    if (!(await registry.hasPartners())) return reply.open(noPartnersModal());
    const draft = await drafts.beginFromHelp(by, madeOf);
    await reply.open(handoffModal({ ...(await packetForms.of(draft)), opened: new Set() }));
  };
}

export function openHelpNotNow({ helpRequests, rememberPress: remember }: PressDeps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const request = await helpRequests.toTakeUp(action.value ?? '', presserOf(body));
    rememberPress(remember, body);
    await reply.open(notNowModal(request));
  };
}

export function sayHelpNotNow({ helpRequests }: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    await helpRequests.sayNotNow(view.private_metadata, presserOf(body), readNotNowModal(view.state.values));
    await ack({ response_action: 'clear' });
  };
}

/** Take it back, in the list of who has asked. */
export function takeHelpBack({ helpRequests }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    await helpRequests.takeBack(action.value ?? '', presserOf(body));
    await reply.say('It is taken back. Whoever was asked reads that, and is not reminded.');
  };
}
