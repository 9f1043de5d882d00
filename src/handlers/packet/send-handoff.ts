import type { ModalView } from '@slack/web-api';
import { wholeStateOf } from '../../blocks/kit/form-values.ts';
import { handoffModal, groupsOf, openedIn } from '../../blocks/packet/handoff-modal.ts';
import { readPacketFields } from '../../blocks/packet/packet-inputs.ts';
import { whichOfBoth } from '../../blocks/kit/merged-form.ts';
import { hasShownPacket, reviewPage } from '../../blocks/packet/review-page.ts';
import { sentPage } from '../../blocks/packet/sent-page.ts';
import { NeedsReason, WrongInput } from '../../core/kernel/errors.ts';
import { FORM_GROUPS, type FormGroup } from '../../core/packet/packet-field.ts';
import {
  type DraftKey,
  FROM_NOTHING,
  LAST_LOOK_KEYS,
  type Origin,
  typedElsewhere,
  typedFrom,
} from '../../core/packet/packet-draft.ts';
import type { Preview } from '../../core/packet/preview.ts';
import type { PacketForm } from '../../services/packet/packet-forms.ts';
import type { SendCommand } from '../../services/handoff/sending.ts';
import { asShown } from '../kit/form-guards.ts';
import type { ViewArgs } from '../kit/guard.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { presserOf } from '../kit/presser.ts';
import { heldIn, inWindow, keptForm } from './write-packet.ts';

/** From the form to the last page, and from there to the account executive. */

type Deps = Pick<HandlerDeps, 'sending' | 'drafts' | 'packetForms'>;

// Object.keys types keys as plain text.
const ALL = new Set(Object.keys(FORM_GROUPS) as FormGroup[]);

/** The form came back: everything in it is asked, and the last page shows what becomes of it. */
export function reviewPacket(deps: Deps) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    const by = presserOf(body);
    const form = await keptForm(deps, view, by);
    const elsewhere = typedElsewhere(form.draft, heldIn(view));
    if (elsewhere.length > 0) return ack({ response_action: 'update', view: askedWhich(view, form, elsewhere) });
    const page = await deps.sending
      .preview(commandOf(form, by))
      .then((preview) => lastPage(form, preview))
      .catch((error: unknown) => askedAgain(error, form, view));
    await ack({ response_action: 'update', view: page });
  };
}

/** Nothing of both is lost: the window keeps what it holds, and says what the draft holds. */
function askedWhich(view: ViewArgs['view'], form: PacketForm, keys: DraftKey[]): ModalView {
  return whichOfBoth(view, handoffModal({ ...form, opened: ALL }), { draft: form.draft, keys });
}

/** The last page came back: what was typed on it is kept, it is saved, then acknowledged, with a page that says what becomes of it. */
export function sendHandoff(deps: Deps) {
  const reviewOld = reviewOldForm(deps, ({ private_metadata: id }) => ({ ...FROM_NOTHING, revisionOf: id || null }));
  return asShown(async (args): Promise<void> => {
    const { ack, body, view } = args;
    if (isOldForm(view)) return reviewOld(args);
    const by = presserOf(body);
    const { typed: kept } = await deps.drafts.find(view.private_metadata, by);
    const form = await keptForm(deps, view, by, { kept });
    const send = async () => sentPage(await deps.sending.send(commandOf(form, by)));
    const lookAgain = async () => lastPage(form, await deps.sending.preview(commandOf(form, by)), CHANGED);
    const page = await (hasShownPacket(view, form.draft) ? send() : lookAgain()).catch((error: unknown) =>
      askedOnceMore(deps, error, { form, by, view }),
    );
    await ack({ response_action: 'update', view: page });
  });
}

const CHANGED =
  'You changed this packet in another window meanwhile. It goes out as it is shown here now: send it again.';

/** The same from a help request, in a form that was opened before there was a last page. */
export function sendFromHelp(deps: Deps) {
  return reviewOldForm(deps, ({ private_metadata: id }) => ({ ...FROM_NOTHING, helpRequest: id }));
}

/** A form that was opened before there were drafts holds all of the packet itself: nothing of that is lost. */
const isOldForm = ({ blocks }: ViewArgs['view']): boolean => blocks.some(({ block_id: key }) => key === 'account');

function reviewOldForm({ sending, drafts, packetForms }: Deps, originOf: (view: ViewArgs['view']) => Origin) {
  return async ({ ack, body, view }: ViewArgs): Promise<void> => {
    const by = presserOf(body);
    const typed = typedFrom(readPacketFields(wholeStateOf(view)));
    const form = await packetForms.of(await drafts.begin(by, { ...originOf(view), typed }));
    const page = await sending.preview(commandOf(form, by)).then((preview) => lastPage(form, preview));
    await ack({ response_action: 'update', view: page });
  };
}

function commandOf({ draft, whole }: PacketForm, by: SendCommand['by']): SendCommand {
  const { id: requestKey, revisionOf, helpRequest, typed } = draft;
  return {
    by,
    input: whole,
    requestKey,
    revisionOf,
    helpRequest,
    overrideReason: typed.override_reason,
    duplicateReason: typed.duplicate_reason,
    needsResearch: typed.needs_research === true,
  };
}

function lastPage({ draft, partner }: PacketForm, preview: Preview, wrong: string | null = null): ModalView {
  // A packet that passed names a contact, and so a partner.
  if (partner === null) throw new WrongInput({ partner_contact: 'Choose the person who acts for the partner.' });
  return reviewPage({ draft, partner, wrong, ...preview });
}

/** What is wrong beside fields that the form does not ask is said above it, with those fields; throws on whatever can be said beside its own. */
function askedAgain(error: unknown, form: PacketForm, view: ViewArgs['view']): ModalView {
  if (!(error instanceof WrongInput)) throw error;
  const opened = openedIn(view);
  const unasked = Object.keys(error.errors).filter((key) => !view.blocks.some(({ block_id: id }) => id === key));
  if (unasked.length === 0) throw error;
  return backWith(error, inWindow(form, view), opened);
}

/** The form again, with what is wrong above it and the fields that it is about. */
function backWith({ errors }: WrongInput, form: PacketForm, opened = new Set<FormGroup>()): ModalView {
  return handoffModal({ ...form, opened: new Set([...opened, ...groupsOf(Object.keys(errors))]), errors });
}

type Pressed = { form: PacketForm; by: SendCommand['by']; view: ViewArgs['view'] };

/** What is wrong with the packet is said above its form. The last page is drawn anew when it lacks the field for a reason that is needed by now. */
async function askedOnceMore({ sending }: Deps, error: unknown, { form, by, view }: Pressed): Promise<ModalView> {
  const again = async (wrong: string) => lastPage(form, await sending.preview(commandOf(form, by)), wrong);
  if (error instanceof NeedsReason) return again('Say in a few words why there is another handoff for this account.');
  if (!(error instanceof WrongInput)) throw error;
  const lacking = LAST_LOOK_KEYS.find((key) => Object.hasOwn(error.errors, key));
  if (lacking === undefined) return backWith(error, form);
  if (view.blocks.some(({ block_id: key }) => key === lacking)) throw error;
  return again(error.errors[lacking] ?? '');
}
