import { exampleModal } from '../../blocks/packet/example.ts';
import { wholeStateOf } from '../../blocks/kit/form-values.ts';
import { readPacketFields, withContactsOf } from '../../blocks/packet/packet-inputs.ts';
import type { HandlerDeps } from './deps.ts';
import type { ActionArgs } from './guard.ts';
import { exampleFor } from './show.ts';

/** What a form answers while it is filled in. Nothing that was typed is lost. */

/** A partner was chosen: the contacts are theirs. */
export function choosePartner({ registry }: Pick<HandlerDeps, 'registry'>) {
  return async ({ body: { view }, reply }: ActionArgs): Promise<void> => {
    if (!view) return;
    const { partner: id } = readPacketFields(wholeStateOf(view));
    const partner = typeof id === 'string' ? await registry.partner(id) : null;
    if (partner) await reply.update(view.id, withContactsOf(view, partner), NOT_NARROWED);
  };
}

const NOT_NARROWED =
  'Slack did not show the contacts of this partner. Choose another partner, and then this one again.';

/** A filled packet, over the form. */
export function showExampleOver({ now }: Pick<HandlerDeps, 'now'>) {
  return async ({ body, reply }: ActionArgs): Promise<void> => {
    await reply.push(exampleModal(...exampleFor(body.user.id, now())));
  };
}
