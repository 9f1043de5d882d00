import { handoffModal, noPartnersModal } from '../blocks/handoff-modal.ts';
import type { ActionArgs, CommandArgs } from './guard.ts';
import type { HandlerDeps } from './deps.ts';
import { presserOf } from './presser.ts';

/** `/handoff`: the empty form, for those who may send it. */
export function openHandoff({
  powers,
  registry,
  preferences,
}: Pick<HandlerDeps, 'powers' | 'registry' | 'preferences'>) {
  return async ({ command, reply }: CommandArgs): Promise<void> => {
    await powers.mustBeAllowedOnceKnown('send_handoff', { userId: command.user_id, teamId: command.team_id });
    const usualWindow = await preferences.usualWindow();
    const authorsCertify = await registry.authorsCertify();
    const form = { partner: null, authorsCertify, author: command.user_id, usualWindow, previous: null };
    await reply.open((await registry.hasPartners()) ? handoffModal(form) : noPartnersModal());
  };
}

/** "Mend and send again", "Choose somebody else": the form, filled with what was sent before. */
export function reviseHandoff({ sending, registry }: Pick<HandlerDeps, 'sending' | 'registry'>) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const previous = await sending.toRevise(action.value ?? '', presserOf(body));
    const partner = await registry.partner(previous.packet.partner);
    const authorsCertify = await registry.authorsCertify();
    await reply.open(handoffModal({ partner, authorsCertify, author: previous.author, previous }));
  };
}
