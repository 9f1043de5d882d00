import { partnerModal, partnersModal, readPartnerModal, refusalModal, waitingModal } from '../blocks/partner-forms.ts';
import { Refusal } from '../core/errors.ts';
import type { ActionArgs, CommandArgs, ViewArgs } from './guard.ts';
import type { HandlerDeps } from './deps.ts';
import { presserOf } from './presser.ts';

type Deps = Pick<HandlerDeps, 'registry'>;

/** `/handoff partners`: a window at once, the list as soon as Slack has said who asks. */
export function managePartners({ registry }: Deps) {
  return async ({ ack, command, client }: CommandArgs): Promise<void> => {
    await ack();
    const { view } = await client.views.open({ trigger_id: command.trigger_id, view: waitingModal() });
    if (!view?.id) return;
    try {
      await registry.mustAdminister({ userId: command.user_id, teamId: command.team_id });
      await client.views.update({ view_id: view.id, view: partnersModal(await registry.partners()) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await client.views.update({ view_id: view.id, view: refusalModal(error.message) });
    }
  };
}

/** "Register a partner" and "Edit": the form over the list. */
export function openPartner({ registry }: Deps) {
  return async ({ ack, action, body, client }: ActionArgs): Promise<void> => {
    await ack();
    await registry.mustAdminister(presserOf(body));
    const partner = await registry.partner(action.value ?? '');
    await client.views.push({ trigger_id: body.trigger_id, view: partnerModal(partner) });
  };
}

/** Saved, and the list beneath shows it; or the same form again with a question, when the partner would be another company. */
export function savePartner({ registry }: Deps) {
  return async ({ ack, body, client, view }: ViewArgs): Promise<void> => {
    const typed = readPartnerModal(view.state.values);
    const change = await registry.save(presserOf(body), view.private_metadata || null, typed);
    if (change) return ack({ response_action: 'update', view: partnerModal(change.partner, { typed, change }) });
    await ack();
    if (view.root_view_id && view.root_view_id !== view.id) {
      await client.views.update({ view_id: view.root_view_id, view: partnersModal(await registry.partners()) });
    }
  };
}
