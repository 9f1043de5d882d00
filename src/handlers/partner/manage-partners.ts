import { redrawn } from '../../blocks/kit/notice.ts';
import {
  CONTACT_DETAILS,
  CONTACT_LINES,
  partnerChannelModal,
  partnerModal,
  partnerModalLike,
  partnersModal,
  readPartnerModal,
  readPartnerSearch,
  waitingModal,
} from '../../blocks/partner/partner-forms.ts';
import { readChannel } from '../../blocks/partner/partner-channel-field.ts';
import { withQuestion } from '../../blocks/partner/partner-questions.ts';
import type { ActionArgs, CommandArgs, ViewArgs } from '../kit/guard.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { merged } from '../kit/form-guards.ts';
import { presserOf } from '../kit/presser.ts';

type Deps = Pick<HandlerDeps, 'registry' | 'contactProposals'>;

const NOT_OPENED =
  'Slack did not show the form. Close this window and open “Register a partner” again. Nothing was saved yet.';

const NOT_LISTED = 'Slack did not show this partner. Close this window and type `/handoff partners` again.';

/** `/handoff partners`: a window at once, the list as soon as Slack has said who asks. */
export function managePartners({ registry, contactProposals }: Deps) {
  return async ({ command, reply }: CommandArgs): Promise<void> => {
    const window = await reply.wait('Partners');
    if (!window) return;
    const { list, mayEdit } = await registry.seenBy({ userId: command.user_id, teamId: command.team_id });
    await window.show(partnersModal(list, mayEdit, mayEdit ? await contactProposals.waiting() : []));
  };
}

/** One of the registry was looked for: it stands first in the list, to be edited. */
export function findPartner({ registry }: Deps) {
  return async ({ body, reply }: ActionArgs): Promise<void> => {
    const { view } = body;
    const found = view && (await registry.partner(readPartnerSearch(view) ?? ''));
    const { list, mayEdit } = await registry.seenBy(presserOf(body), found?.name ?? null);
    if (found) await reply.update(view.id, partnersModal(list, mayEdit), NOT_LISTED);
  };
}

/** "Register a partner" asks for the channel first. "Edit" opens the form once Slack has said who is in it. */
export function openPartner({ registry }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const partner = await registry.partner(action.value ?? '');
    if (!partner) {
      await registry.mustAdminister(presserOf(body));
      return reply.push(partnerChannelModal());
    }
    const window = await reply.wait('Edit a partner');
    if (!window) return;
    await registry.mustAdminister(presserOf(body));
    await window.show(partnerModal(await registry.toEdit(partner)));
  };
}

/** The form takes the place of the question for the channel, once Slack has said who is in it. */
export function choosePartnerChannel({ registry }: Deps) {
  return async ({ ack, body, reply, view }: ViewArgs): Promise<void> => {
    const by = presserOf(body);
    const company = await registry.sharedWith(by, readChannel(view.state.values));
    await ack({ response_action: 'update', view: waitingModal('Register a partner') });
    const form = partnerModal(await registry.toRegister(company, by));
    await reply.update(view.id, form, NOT_OPENED);
  };
}

/** Saved, and the list beneath shows it; or the same form again with a question. A new partner is stored nowhere yet. */
export function savePartner(deps: Deps & Pick<HandlerDeps, 'requests'>) {
  const { registry } = deps;
  return merged(deps, {
    stored: (by, id) => registry.toChange(by, id || null),
    draw: (partner, sent) => (partner ? partnerModalLike(sent, partner) : redrawn(sent, sent.blocks)),
    parts: { lines: CONTACT_LINES, described: CONTACT_DETAILS },
    whoChanged: async (key, partner) => partner && registry.whoChanged(key, partner),
    async save(form, partner, { ack, body, reply, view }) {
      const { typed } = readPartnerModal(form);
      const question = await registry.save(presserOf(body), partner, typed);
      if (question) return ack({ response_action: 'update', view: redrawn(view, withQuestion(view.blocks, question)) });
      await ack();
      if (view.root_view_id && view.root_view_id !== view.id)
        await reply.update(view.root_view_id, partnersModal(await registry.list(typed.name)));
    },
  });
}
