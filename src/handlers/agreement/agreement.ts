import { agreementAnswer } from '../../blocks/agreement/agreement-answer.ts';
import { agreementModal, agreementSavedPage, readAgreementModal } from '../../blocks/agreement/agreement-form.ts';
import { agreementSentence } from '../../blocks/agreement/agreement-text.ts';
import type { AgreementKey } from '../../core/agreement/agreement-terms.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { merged } from '../kit/form-guards.ts';
import type { ActionArgs, CommandArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';

/** The working agreement: read, changed, confirmed, and said to be still right. */

type Deps = Pick<HandlerDeps, 'agreements'>;

/** `/handoff agreement` */
export function showAgreement({ agreements }: Deps) {
  return async ({ command, reply }: CommandArgs): Promise<void> => {
    const shown = await agreements.shown({ userId: command.user_id, teamId: command.team_id });
    await reply.say(agreementAnswer({ ...shown, reader: command.user_id }));
  };
}

/** Change…, Working agreement…: a window at once, the form as soon as Slack has said who asks. It holds the newest version. */
export function openAgreement({ agreements }: Deps) {
  return async ({ body, reply }: ActionArgs): Promise<void> => {
    const window = await reply.wait('Working agreement');
    if (!window) return;
    const { newest, salesLead } = await agreements.toChange(presserOf(body));
    await window.show(agreementModal(newest, salesLead));
  };
}

export function saveAgreement(deps: Deps & Pick<HandlerDeps, 'requests'>) {
  const { agreements } = deps;
  return merged(deps, {
    stored: (by) => agreements.toChange(by),
    draw: ({ newest, salesLead }) => agreementModal(newest, salesLead),
    // Its fields go by the names of the terms.
    whoChanged: (key) => agreements.whoChanged(key as AgreementKey),
    async save({ state }, { newest }, { ack, body }) {
      const saved = await agreements.save(presserOf(body), newest.id, readAgreementModal(state.values));
      await ack({ response_action: 'update', view: agreementSavedPage(saved) });
    },
  });
}

export function confirmAgreement({ agreements }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const version = await agreements.confirm(action.value ?? '', presserOf(body));
    await reply.say(agreementSentence(version));
  };
}

export function sayStillRight({ agreements }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    await agreements.stillRight(action.value ?? '', presserOf(body));
    await reply.say('Thank you. You two are asked again in a quarter.');
  };
}
