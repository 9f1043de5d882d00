import { wholeStateOf } from '../blocks/form-values.js';
import { handoffModal, groupsOf, openedIn } from '../blocks/handoff-modal.js';
import { readPacketFields } from '../blocks/packet-inputs.js';
import { reviewPage } from '../blocks/review-page.js';
import { sentPage } from '../blocks/sent-page.js';
import { NeedsReason, WrongInput } from '../core/errors.js';
import { FROM_NOTHING, LAST_LOOK_KEYS, typedFrom } from '../core/packet-draft.js';
import { presserOf } from './presser.js';
import { keptForm } from './write-packet.js';
/** The form came back: everything in it is asked, and the last page shows what becomes of it. */
export function reviewPacket(deps) {
    return async ({ ack, body, view }) => {
        const by = presserOf(body);
        const form = await keptForm(deps, view, by, null);
        const page = await deps.sending
            .preview(commandOf(form, by))
            .then((preview) => lastPage(form, preview))
            .catch((error) => askedAgain(error, form, view));
        await ack({ response_action: 'update', view: page });
    };
}
/** The last page came back: what was typed on it is kept, it is saved, then acknowledged, with a page that says what becomes of it. */
export function sendHandoff(deps) {
    const reviewOld = reviewOldForm(deps, ({ private_metadata: id }) => ({ ...FROM_NOTHING, revisionOf: id || null }));
    return async (args) => {
        const { ack, body, view } = args;
        if (isOldForm(view))
            return reviewOld(args);
        const by = presserOf(body);
        await deps.drafts.find(view.private_metadata, by);
        const form = await keptForm(deps, view, by, null);
        const page = await deps.sending
            .send(commandOf(form, by))
            .then(sentPage)
            .catch((error) => askedOnceMore(deps, error, { form, by, view }));
        await ack({ response_action: 'update', view: page });
    };
}
/** The same from a help request, in a form that was opened before there was a last page. */
export function sendFromHelp(deps) {
    return reviewOldForm(deps, ({ private_metadata: id }) => ({ ...FROM_NOTHING, helpRequest: id }));
}
/** A form that was opened before there were drafts holds all of the packet itself: nothing of that is lost. */
const isOldForm = ({ blocks }) => blocks.some(({ block_id: key }) => key === 'account');
function reviewOldForm({ sending, drafts, packetForms }, originOf) {
    return async ({ ack, body, view }) => {
        const by = presserOf(body);
        const typed = typedFrom(readPacketFields(wholeStateOf(view)));
        const form = await packetForms.of(await drafts.begin(by, { ...originOf(view), typed }));
        const page = await sending.preview(commandOf(form, by)).then((preview) => lastPage(form, preview));
        await ack({ response_action: 'update', view: page });
    };
}
function commandOf({ draft, whole }, by) {
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
function lastPage({ draft, partner }, preview, wrong = null) {
    // A packet that passed names a contact, and so a partner.
    if (partner === null)
        throw new WrongInput({ partner_contact: 'Choose the person who acts for the partner.' });
    return reviewPage({ draft, partner, wrong, ...preview });
}
/** What is wrong beside fields that the form does not ask is said above it, with those fields; throws on whatever can be said beside its own. */
function askedAgain(error, form, view) {
    if (!(error instanceof WrongInput))
        throw error;
    const opened = openedIn(view);
    const unasked = Object.keys(error.errors).filter((key) => !view.blocks.some(({ block_id: id }) => id === key));
    if (unasked.length === 0)
        throw error;
    return backWith(error, form, opened);
}
/** The form again, with what is wrong above it and the fields that it is about. */
function backWith({ errors }, form, opened = new Set()) {
    return handoffModal({ ...form, opened: new Set([...opened, ...groupsOf(Object.keys(errors))]), errors });
}
/** What is wrong with the packet is said above its form. The last page is drawn anew when it lacks the field for a reason that is needed by now. */
async function askedOnceMore({ sending }, error, { form, by, view }) {
    const again = async (wrong) => lastPage(form, await sending.preview(commandOf(form, by)), wrong);
    if (error instanceof NeedsReason)
        return again('Say in a few words why there is another handoff for this account.');
    if (!(error instanceof WrongInput))
        throw error;
    const lacking = LAST_LOOK_KEYS.find((key) => Object.hasOwn(error.errors, key));
    if (lacking === undefined)
        return backWith(error, form);
    if (view.blocks.some(({ block_id: key }) => key === lacking))
        throw error;
    return again(error.errors[lacking] ?? '');
}
