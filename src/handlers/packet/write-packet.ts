import type { ViewOutput } from '@slack/bolt';
import { accountIdIn } from '../../blocks/directory/account-menu.ts';
import { type FormView, wholeStateOf } from '../../blocks/kit/form-values.ts';
import { handoffModal, openedIn } from '../../blocks/packet/handoff-modal.ts';
import { MENU, VIEW } from '../../blocks/ids.ts';
import { readLastLook } from '../../blocks/packet/last-look.ts';
import { toldIn } from '../../blocks/kit/merged-form.ts';
import { readAskedFields } from '../../blocks/packet/packet-inputs.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import { asInWindow, type Typed, typedFrom, writtenIn } from '../../core/packet/packet-draft.ts';
import type { FormGroup } from '../../core/packet/packet-field.ts';
import type { WrittenWithAccount } from '../../services/directory/named-accounts.ts';
import type { PacketForm } from '../../services/packet/packet-forms.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import type { ActionArgs } from '../kit/guard.ts';
import { presserOf } from '../kit/presser.ts';

/** A packet while it is written: each pause in typing is kept. */

type Deps = Pick<HandlerDeps, 'drafts' | 'packetForms'>;

/** What the form holds now is kept; the contact and the account also say what follows. */
export function typePacket({ drafts, packetForms }: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const { view } = body;
    if (view?.callback_id !== VIEW.packet && view?.callback_id !== VIEW.send) return;
    const held = heldIn(view, action.block_id);
    const draft = await drafts.keep(view.private_metadata, presserOf(body), held, stampOf(action));
    if (!bringsMore(action)) return;
    const form = await packetForms.of(asInWindow(draft, held));
    await reply.updateAsItIs(view, handoffModal({ ...form, opened: openedIn(view) }), NOT_SHOWN);
  };
}

/** With a contact comes their partner, and with an account of the menu what the directory says. Whoever writes is not drawn over. */
function bringsMore({ block_id: field, type }: Pick<ActionArgs['action'], 'block_id'> & { type: string }): boolean {
  return field === MENU.contact || (field === MENU.account && type === 'external_select');
}

/** "Change…": the fields that follow from others are asked. */
export function changeGroup(deps: Deps, group: FormGroup) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const { view } = body;
    if (view?.callback_id !== VIEW.packet) return;
    const kept = await keptForm(deps, view, presserOf(body), { stamp: stampOf(action) });
    const form = inWindow(kept, view);
    await reply.update(view.id, handoffModal({ ...form, opened: openedIn(view).add(group) }), NOT_SHOWN);
  };
}

/** From the last page back to the packet, with all that it held. */
export function backToPacket(deps: Deps) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const { view } = body;
    const by = presserOf(body);
    const draft = await deps.drafts.find(action.value ?? '', by);
    if (!view) return;
    const form = await keptForm(deps, { ...view, private_metadata: draft.id }, by, { stamp: stampOf(action) });
    await reply.update(view.id, handoffModal({ ...form, opened: new Set() }), NOT_SHOWN);
  };
}

/** What the form holds is kept, and what follows from it. `kept`: what the draft is known to hold beside it. */
export async function keptForm(
  { drafts, packetForms }: Deps,
  view: ViewOutput,
  by: Presser,
  { stamp = null, kept = {} }: { stamp?: number | null; kept?: Typed } = {},
) {
  const held = heldIn(view);
  const ahead = packetForms.lookUp({ ...kept, ...held.asDrawn, ...held.changed }, by.userId);
  return packetForms.of(await drafts.keep(view.private_metadata, by, held, stamp), ahead);
}

/** What is drawn into an open window: of what another window of theirs changed since, that stays as it was drawn there. */
export function inWindow(form: PacketForm, view: ViewOutput): PacketForm {
  return { ...form, draft: asInWindow(form.draft, heldIn(view)) };
}

export function heldIn(view: ViewOutput, pressed: string | null = null): WrittenWithAccount {
  const read = (form: FormView): Typed => {
    const state = wholeStateOf(form);
    return typedFrom({ ...readAskedFields(state), ...readLastLook(state) });
  };
  const drawn = read({ blocks: view.blocks, state: null });
  const window = { id: view.id, drawn, pressed, told: toldIn(view) };
  return { ...writtenIn(drawn, read(view), pressed), window, accountId: accountIdIn(view) };
}

/** Slack numbers actions by their moment, in microseconds: a later one can come first. */
export function stampOf({ action_ts: at }: ActionArgs['action']): number {
  const micros = Math.round(Number(at) * 1_000_000);
  return Number.isSafeInteger(micros) ? micros : 0;
}

export const NOT_SHOWN = 'Slack did not draw the form anew. What you typed is saved: `/handoff drafts` brings it back.';
