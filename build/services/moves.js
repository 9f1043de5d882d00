import { Refusal } from '../core/errors.js';
import { readRoles } from '../core/joint-roles.js';
import { readDidNot, readNotYet } from '../core/move-forms.js';
import { changeRoles, introduce, mayMove, mayMoveOn, mustAwaitPartner, partnerDone, partnerNotYet, sellerChanges, sellerDidNot, sellerDone, } from '../core/moving.js';
import { readNextMove } from '../core/next-move.js';
import { contactOf } from '../core/partner.js';
import { mustSpeakFor } from '../core/partner-pressers.js';
import { partnerView } from '../core/partner-view.js';
import { remindPartner, stillGoing } from '../core/unstalling.js';
const NOT_KNOWN = 'This handoff is not known here. Nothing has changed.';
function overStore({ store, onSaved }) {
    return {
        async find(id) {
            const handoff = await store.handoff(id);
            if (!handoff)
                throw new Refusal(NOT_KNOWN);
            return handoff;
        },
        async change(id, by, decide) {
            const changed = await store.change(id, decide, by.requestId);
            if (!changed)
                throw new Refusal(NOT_KNOWN);
            onSaved();
        },
    };
}
/** What the account executive says. */
export function createSellerMoves(deps) {
    const { now } = deps;
    const { find, change } = overStore(deps);
    return {
        /** The handoff, if this presser may say now what came of their move; throws Refusal otherwise. */
        async toMoveOn(id, by) {
            return mayMoveOn(await find(id), by);
        },
        /** The handoff, if this presser owns it since it was accepted and it has not ended; throws Refusal otherwise. */
        async toChangeRoles(id, by) {
            return mayMove(await find(id), by);
        },
        async done(id, by) {
            return change(id, by, (handoff) => sellerDone(handoff, { by, now: now() }));
        },
        async changes(id, by, form) {
            return change(id, by, (handoff) => {
                mayMoveOn(handoff, by);
                return sellerChanges(handoff, { by, ...readNextMove(form, now()), now: now() });
            });
        },
        async didNot(id, by, why) {
            return change(id, by, (handoff) => {
                mayMoveOn(handoff, by);
                return sellerDidNot(handoff, { by, why: readDidNot(why), now: now() });
            });
        },
        async introduced(id, by) {
            return change(id, by, (handoff) => introduce(handoff, { by, now: now() }));
        },
        /** It is being worked, although nothing of it has changed for long. */
        async stillGoing(id, by) {
            return change(id, by, (handoff) => stillGoing(handoff, { by, now: now() }));
        },
        /** The partner is asked for its move once more. */
        async remindPartner(id, by) {
            return change(id, by, (handoff) => remindPartner(handoff, { by, now: now() }));
        },
        async changeRoles(id, by, typed) {
            return change(id, by, (handoff) => {
                mayMove(handoff, by);
                return changeRoles(handoff, { by, roles: readRoles(typed), now: now() });
            });
        },
    };
}
/** What somebody of the partner says. Whose press it is, is asked here: no member of ours is let through. */
export function createPartnerMoves(deps) {
    const { store, findMember, now } = deps;
    const { find, change } = overStore(deps);
    const contactIn = async (handoff, partner) => {
        const userId = contactOf(handoff, partner)?.userId ?? null;
        // Nobody has to be looked up where anybody of theirs may answer.
        if (userId === null || !partner.contactAlone)
            return userId === null ? null : { userId, member: null };
        return { userId, member: await findMember(userId) };
    };
    const mustBeTheirs = async (id, by) => {
        const [handoff, member] = await Promise.all([find(id), findMember(by.userId)]);
        const partner = await store.partner(handoff.packet.partner);
        if (!partner)
            throw new Refusal(NOT_KNOWN);
        mustSpeakFor(partner, { by, member, contact: await contactIn(handoff, partner) });
        return { handoff, partner };
    };
    return {
        /** What the form may show, if this presser speaks for the partner and its move is awaited; throws Refusal otherwise. */
        async toSayNotYet(id, by) {
            const { handoff, partner } = await mustBeTheirs(id, by);
            const view = partnerView(mustAwaitPartner(handoff), partner);
            if (!view)
                throw new Refusal(NOT_KNOWN);
            return view;
        },
        async done(id, by) {
            await mustBeTheirs(id, by);
            return change(id, by, (handoff) => partnerDone(handoff, { by, now: now() }));
        },
        async notYet(id, by, form) {
            await mustBeTheirs(id, by);
            return change(id, by, (handoff) => {
                mustAwaitPartner(handoff);
                return partnerNotYet(handoff, { by, ...readNotYet(form, now()), now: now() });
            });
        },
    };
}
