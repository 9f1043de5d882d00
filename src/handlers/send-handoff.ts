import { wholeStateOf } from '../blocks/form-values.ts';
import { readHandoffModal } from '../blocks/handoff-modal.ts';
import { sentPage } from '../blocks/sent-page.ts';
import type { ViewArgs } from './guard.ts';
import type { HandlerDeps } from './deps.ts';
import { presserOf } from './presser.ts';

/** The form came back: it is saved first, then acknowledged, with a page that says what becomes of it. */
export function sendHandoff({ sending }: Pick<HandlerDeps, 'sending'>) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    const handoff = await sending.send({
      by: presserOf(body),
      input: readHandoffModal(wholeStateOf(view)),
      requestKey: view.id,
      revisionOf: view.private_metadata || null,
    });
    await ack({ response_action: 'update', view: sentPage(handoff) });
  };
}
