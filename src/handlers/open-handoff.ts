import { handoffModal, noPartnersModal } from '../blocks/handoff-modal.ts';
import type { ActionArgs, CommandArgs } from './guard.ts';
import type { HandlerDeps } from './deps.ts';
import { presserOf } from './presser.ts';

/** `/handoff`: the empty form. */
export function openHandoff({ registry, preferences }: Pick<HandlerDeps, 'registry' | 'preferences'>) {
  return async ({ command, reply }: CommandArgs): Promise<void> => {
    const partners = await registry.partners();
    const usualWindow = await preferences.usualWindow();
    const form = { partners, author: command.user_id, usualWindow, previous: null };
    await reply.open(partners.length === 0 ? noPartnersModal() : handoffModal(form));
  };
}

/** "Mend and send again", "Choose somebody else": the form, filled with what was sent before. */
export function reviseHandoff({ sending, registry }: Pick<HandlerDeps, 'sending' | 'registry'>) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const previous = await sending.toRevise(action.value ?? '', presserOf(body));
    await reply.open(handoffModal({ partners: await registry.partners(), author: previous.author, previous }));
  };
}
