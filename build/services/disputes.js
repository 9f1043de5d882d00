import { mayRule, passDisputeTime, rule } from '../core/dispute.js';
import { Refusal } from '../core/errors.js';
import { whyNotMember, ZONE_OF_LAST_RESORT, zoneOf } from '../core/member.js';
import { readReason } from '../core/registration-form.js';
/** So many are looked up at most before one of them is asked. */
const LOOKED_UP_AT_MOST = 5;
export function createDisputes(deps) {
    const { store, calendars, findMember, teamId, now, newId, onSaved } = deps;
    const find = async (id) => {
        const dispute = id === null ? null : await store.registrations.dispute(id);
        if (!dispute)
            throw new Refusal('This dispute is not known here. Nothing has changed.');
        return dispute;
    };
    /** Who was asked may decide also when somebody else is named by now. */
    const mayDecide = async ({ adjudicator }) => [
        adjudicator,
        ...(await store.registrations.adjudicators()),
    ];
    const calendarOf = async (userId, member) => (await calendars.of(userId, member ? zoneOf(member) : ZONE_OF_LAST_RESORT)).calendar;
    /** The message that asked is drawn once more for who is refused. */
    const drawnAgain = async (dispute, { userId }, work) => {
        try {
            return await work();
        }
        catch (error) {
            if (error instanceof Refusal) {
                for (const { id } of await store.registrations.inDispute(dispute.id))
                    await store.outbox.drawAgainAbout({ about: 'registration', id }, userId, now());
                onSaved();
            }
            throw error;
        }
    };
    /** `winner` is the id of the registration that holds; null: none of them does. */
    const decide = async (id, winner, by, typed) => {
        const dispute = await find(id);
        const adjudicators = await mayDecide(dispute);
        await drawnAgain(dispute, by, async () => {
            mayRule(dispute, by, adjudicators);
            const reason = readReason(typed);
            const ruling = (current, claims) => rule(current, claims, { by, adjudicators, winner, reason, now: now() });
            await store.registrations.changeDispute(id, ruling, now(), by.requestId);
            onSaved();
        });
    };
    /** The dispute in which this registration is. */
    const disputeOf = async (registrationId) => {
        const registration = await store.registrations.find(registrationId);
        return find(registration?.dispute ?? null);
    };
    return {
        /** With what a dispute begins: the first who can decide and is a full member, or of whom Slack does not say that they are not. */
        async toOpen() {
            const candidates = (await store.registrations.adjudicators()).slice(0, LOOKED_UP_AT_MOST);
            const found = await Promise.all(candidates.map(async (userId) => ({ userId, member: await findMember(userId) })));
            const there = found.find(({ member }) => member === null || whyNotMember(member, teamId) === null) ?? found[0];
            if (!there)
                return null;
            const adjudicator = { userId: there.userId, calendar: await calendarOf(there.userId, there.member) };
            return { id: newId(), adjudicator, now: now() };
        },
        /** The claim with the name of its partner, if this presser may decide for it; throws a Refusal otherwise. */
        async toRuleFor(registrationId, by) {
            const dispute = await disputeOf(registrationId);
            const adjudicators = await mayDecide(dispute);
            return drawnAgain(dispute, by, async () => {
                mayRule(dispute, by, adjudicators);
                const registration = await store.registrations.find(registrationId);
                if (registration?.state !== 'live')
                    throw new Refusal('This registration does not hold any more. Nothing has changed.');
                return { registration, partner: (await store.partner(registration.partner))?.name ?? '' };
            });
        },
        /** The dispute, if this presser may decide for none of the claims; throws a Refusal otherwise. */
        async toRuleForNeither(id, by) {
            const dispute = await find(id);
            const adjudicators = await mayDecide(dispute);
            return drawnAgain(dispute, by, async () => mayRule(dispute, by, adjudicators));
        },
        async ruleFor(registrationId, by, typed) {
            await decide((await disputeOf(registrationId)).id, registrationId, by, typed);
        },
        async ruleForNeither(id, by, typed) {
            await decide(id, null, by, typed);
        },
        /** The clock has brought something to this one. */
        async attend(id) {
            const dispute = await store.registrations.dispute(id);
            if (!dispute)
                return;
            const others = (await store.registrations.escalatedTo()).filter((userId) => userId !== dispute.adjudicator);
            const calendar = await calendarOf(dispute.adjudicator, await findMember(dispute.adjudicator));
            const facts = { escalationTo: others[0] ?? null, calendar, now: now() };
            await store.registrations.changeDispute(id, (current, claims) => passDisputeTime(current, claims, facts), now());
        },
    };
}
