import { agreedAcceptance, CONFIRM_WITHIN_DAYS, confirm, ownersIn, propose, review, } from '../core/agreement.js';
import { passAgreementTime } from '../core/agreement-clock.js';
import { readAgreementForm } from '../core/agreement-terms.js';
import { Refusal } from '../core/errors.js';
import { mustBeRight } from '../core/form.js';
import { ZONE_OF_LAST_RESORT, zoneOf } from '../core/member.js';
import { namedFor } from '../core/team-roles.js';
import { openingAfter } from '../core/time/business-time.js';
export function createAgreements(deps) {
    const { store, membership, calendars, findMember, powers, teamId, newId, now, onSaved } = deps;
    const partsOf = (standing, { userId }) => ownersIn(standing).includes(userId) ? ['agreement_owner'] : [];
    /** Throws a Refusal unless this presser may change the agreement as it stands. */
    const mustBeAllowed = async (by) => {
        const standing = await store.agreement.standing();
        const parts = partsOf(standing, by);
        await powers.mustBeAllowed('change_agreement', by, { parts });
        // Who owns it now may own it no more when it is saved.
        return { standing, changer: { ...by, administers: parts.length === 0 } };
    };
    const ownerErrors = async ({ partnerships, sales }) => {
        const [inPartnerships, inSales] = await Promise.all([membership.whyNot(partnerships), membership.whyNot(sales)]);
        return {
            ...(inPartnerships === null ? {} : { partnerships_owner: inPartnerships }),
            ...(inSales === null ? {} : { sales_owner: inSales }),
        };
    };
    /** When this owner is reminded, should they not confirm. */
    const remindAt = async (owner) => {
        const member = await findMember(owner);
        const { calendar } = await calendars.of(owner, member ? zoneOf(member) : ZONE_OF_LAST_RESORT);
        return openingAfter(calendar, now(), CONFIRM_WITHIN_DAYS);
    };
    const checked = async (input) => {
        const reading = readAgreementForm(input);
        return mustBeRight(reading, reading.values ? await ownerErrors(reading.values.owners) : {});
    };
    /** Who is refused may have pressed what stands there from before: it is drawn once more. */
    const drawAgain = async (id, { userId }, error) => {
        if (error instanceof Refusal) {
            await store.outbox.drawAgainAbout({ about: 'agreement', id }, userId, now());
            onSaved();
        }
        throw error;
    };
    const change = async (id, by, decide) => {
        await membership.mustBeOurs(by);
        const changing = store.agreement.change(id, decide, now(), by.requestId);
        const changed = await changing.catch((error) => drawAgain(id, by, error));
        if (!changed)
            throw new Refusal('This version of the working agreement is not known here. Nothing has changed.');
        onSaved();
        return changed;
    };
    return {
        /** How it stands, and whether this presser may change it. Throws a Refusal for people of other companies. */
        async shown(by) {
            await membership.mustBeOurs(by);
            const standing = await store.agreement.standing();
            return { standing, mayChange: await powers.isAllowed('change_agreement', by, partsOf(standing, by)) };
        },
        /** The newest version, and who would own it in sales, if this presser may change it; throws a Refusal otherwise. */
        async toChange(by) {
            const { standing } = await mustBeAllowed(by);
            const [salesLead = null] = namedFor('sales_lead', await store.settings());
            return { newest: standing.newest, salesLead };
        },
        /** What accepting means, as both sides have confirmed it; null while they have confirmed nothing. */
        async acceptance() {
            return agreedAcceptance(await store.agreement.standing());
        },
        /** Saves a new version. `basedOn`: the id of the one in the form. Throws WrongInput beside the fields, or a Refusal; then nothing is saved. */
        async save(by, basedOn, input) {
            const { changer } = await mustBeAllowed(by);
            const { terms, owners } = await checked(input);
            const [partnerships, sales] = await Promise.all([remindAt(owners.partnerships), remindAt(owners.sales)]);
            const proposal = { id: newId(), teamId, by: changer, basedOn, terms, owners };
            const saved = await store.agreement.save((current) => propose(current, { ...proposal, remindAt: { partnerships, sales }, now: now() }), now(), by.requestId);
            onSaved();
            return saved;
        },
        /** An owner confirms it for their side; throws a Refusal for anybody else. */
        async confirm(id, by) {
            return change(id, by, (version, standing) => confirm(standing, { version, by, now: now() }));
        },
        /** An owner says that it is still right; throws a Refusal for anybody else. */
        async stillRight(id, by) {
            return change(id, by, (version, standing) => review(standing, { version, by, now: now() }));
        },
        /** The clock has brought something to this version. */
        async attend(id) {
            await store.agreement.change(id, (version) => passAgreementTime(version, now()), now());
        },
    };
}
