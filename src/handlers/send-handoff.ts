import { wholeStateOf } from '../blocks/form-values.ts';
import { readHandoffModal } from '../blocks/handoff-modal.ts';
import { sentPage } from '../blocks/sent-page.ts';
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

function send(
  { sending }: Pick<HandlerDeps, 'sending'>,
  origin: (view: ViewArgs['view']) => Pick<SendCommand, 'revisionOf' | 'helpRequest'>,
) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    const handoff = await sending.send({
      by: presserOf(body),
      input: readHandoffModal(wholeStateOf(view)),
      requestKey: view.id,
      ...origin(view),
    });
    await ack({ response_action: 'update', view: sentPage(handoff) });
  };
}
