import {
  proposeContactModal,
  readProposal,
  readProposalButton,
  readProposalOf,
} from '../../blocks/packet/contact-proposal.ts';
import { handoffModal, openedIn } from '../../blocks/packet/handoff-modal.ts';
import { VIEW } from '../../blocks/ids.ts';
import { partnersModal } from '../../blocks/partner/partner-forms.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import type { ActionArgs, ViewArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';
import { rememberPress } from '../kit/remember-press.ts';
import { keptForm, NOT_SHOWN, stampOf } from './write-packet.ts';

/** A contact who is not in the registry: proposed by an author over their form, confirmed or not by whoever may. */

type Deps = Pick<HandlerDeps, 'contactProposals' | 'drafts' | 'packetForms' | 'registry' | 'rememberPress'>;

/** Over the packet's form, whose words are kept first. */
export function openProposeContact(deps: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const { view } = body;
    if (view?.callback_id !== VIEW.packet) return;
    const { draft } = await keptForm(deps, view, presserOf(body), { stamp: stampOf(action) });
    await reply.push(proposeContactModal(draft, await deps.contactProposals.toPropose(draft), openedIn(view)));
  };
}

/** The form beneath shows how it stands, or names them already. */
export function proposeContact({ contactProposals, packetForms }: Deps) {
  return async ({ ack, body, view, reply }: ViewArgs): Promise<void> => {
    const { draft: id, opened } = readProposalOf(view);
    const draft = await contactProposals.propose(id, presserOf(body), readProposal(view));
    await ack();
    const form = await packetForms.of(draft);
    if (view.previous_view_id) await reply.update(view.previous_view_id, handoffModal({ ...form, opened }), NOT_SHOWN);
  };
}

/** In a message, which is drawn anew by itself, or in the list of partners. */
export function answerProposal(deps: Deps, is: 'confirm' | 'refuse') {
  const { contactProposals, registry } = deps;
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    rememberPress(deps.rememberPress, body);
    const { draft, at } = readProposalButton(action.value ?? '');
    await contactProposals[is](draft, at, presserOf(body));
    if (!body.view) return;
    const { list, mayEdit } = await registry.seenBy(presserOf(body));
    await reply.update(body.view.id, partnersModal(list, mayEdit, await contactProposals.waiting()));
  };
}
