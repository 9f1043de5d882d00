import type { ModalView } from '@slack/web-api';
import { wholeStateOf } from '../blocks/form-values.ts';
import { readHandoffModal } from '../blocks/handoff-modal.ts';
import { asksWhyAnother, askingWhyAnother, readWhyAnother, WHY_ANOTHER } from '../blocks/another-handoff.ts';
import { sentPage } from '../blocks/sent-page.ts';
import { NeedsReason, WrongInput } from '../core/errors.ts';
import type { SendCommand } from '../services/sending.ts';
import type { ViewArgs } from './guard.ts';
import type { HandlerDeps } from './deps.ts';
import { presserOf } from './presser.ts';

/** The form came back: it is saved first, then acknowledged, with a page that says what becomes of it. */
export function sendHandoff(deps: Pick<HandlerDeps, 'sending'>) {
  return send(deps, ({ private_metadata: id }) => ({ revisionOf: id || null }));
}

/** The same form, opened from a help request, which the handoff answers. */
export function sendFromHelp(deps: Pick<HandlerDeps, 'sending'>) {
  return send(deps, ({ private_metadata: id }) => ({ revisionOf: null, helpRequest: id }));
}

/** The same form with the field for the reason that it lacks; throws on whatever else is wrong. */
function whyAnotherIn(view: ViewArgs['view'], error: unknown): ModalView {
  if (!(error instanceof NeedsReason)) throw error;
  if (asksWhyAnother(view)) throw new WrongInput({ [WHY_ANOTHER]: 'Say in a few words why there is another handoff.' });
  return askingWhyAnother(view, error.message);
}

function send(
  { sending }: Pick<HandlerDeps, 'sending'>,
  origin: (view: ViewArgs['view']) => Pick<SendCommand, 'revisionOf' | 'helpRequest'>,
) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    const state = wholeStateOf(view);
    const form = { input: readHandoffModal(state), duplicateReason: readWhyAnother(state) };
    const page = await sending
      .send({ by: presserOf(body), ...form, requestKey: view.id, ...origin(view) })
      .then(sentPage, (error: unknown) => whyAnotherIn(view, error));
    await ack({ response_action: 'update', view: page });
  };
}
