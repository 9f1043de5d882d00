import { partnerModal, partnersModal, readPartnerModal } from '../blocks/partner-forms.ts';
import type { ActionArgs, CommandArgs, ViewArgs } from './guard.ts';
import type { HandlerDeps } from './deps.ts';
import { presserOf } from './presser.ts';

type Deps = Pick<HandlerDeps, 'registry'>;

/** `/handoff partners`: a window at once, the list as soon as Slack has said who asks. */
export function managePartners({ registry }: Deps) {
  return async ({ command, reply }: CommandArgs): Promise<void> => {
    const window = await reply.wait('Partners');
    if (!window) return;
    await registry.mustAdminister({ userId: command.user_id, teamId: command.team_id });
    await window.show(partnersModal(await registry.partners()));
  };
}

/** "Register a partner" and "Edit": the form over the list. */
export function openPartner({ registry }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    await registry.mustAdminister(presserOf(body));
    await reply.push(partnerModal(await registry.partner(action.value ?? '')));
  };
}

/** Saved, and the list beneath shows it; or the same form again with a question, when the partner would be another company. */
export function savePartner({ registry }: Deps) {
  return async ({ ack, body, reply, view }: ViewArgs): Promise<void> => {
    const typed = readPartnerModal(view.state.values);
    const change = await registry.save(presserOf(body), view.private_metadata || null, typed);
    if (change) return ack({ response_action: 'update', view: partnerModal(change.partner, { typed, change }) });
    await ack();
    if (view.root_view_id && view.root_view_id !== view.id) {
      await reply.update(view.root_view_id, partnersModal(await registry.partners()));
    }
  };
}
