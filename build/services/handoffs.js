import { termsInUse } from '../core/agreement.js';
import { rolesIn } from '../core/agreement-terms.js';
import { accept, decline, propose } from '../core/answering.js';
import { readDecline } from '../core/decline-form.js';
import { Refusal, WrongInput } from '../core/errors.js';
import { NOT_GRADED, readGrade } from '../core/grade.js';
import { windowOf } from '../core/handoff.js';
import { mayAnswer } from '../core/may-answer.js';
import { readRoles } from '../core/joint-roles.js';
import { NOT_SAID } from '../core/member.js';
import { lastHeard, toldAt } from '../core/partner-heard.js';
import { promisesIn } from '../core/promise.js';
import { readNextMove } from '../core/next-move.js';
import { may, partsIn, peopleIn } from '../core/powers.js';
import { reopeningFor } from '../core/reopening.js';
import { stalledAfter, stalledDays } from '../core/stalled-handoffs.js';
import { inWork } from '../core/taken-up.js';
import { isStuck } from '../core/stuck-notices.js';
import { subjectOf } from '../core/subject.js';
import { listed, LISTED_AT_MOST, turnOf } from '../core/turn.js';
import { conversationFrom, conversationKey } from '../core/conversations.js';
import { dialDown } from '../core/window.js';
const WAITING_AT_MOST = 5;
const placeOf = ({ channel, ts }) => (channel === null || ts === null ? [] : [{ channel, ts }]);
export function createHandoffs(deps) {
    const { store, eligibility, calendars, authorCalendar, teamId, now, onSaved } = deps;
    const find = async (id) => {
        const handoff = await store.handoff(id);
        if (!handoff)
            throw new Refusal('This handoff is not known here. Nothing has changed.');
        return handoff;
    };
    const change = async (id, by, decide) => {
        const changed = await store.change(id, decide, by.requestId);
        if (!changed)
            throw new Refusal('This handoff is not known here. Nothing has changed.');
        onSaved();
    };
    /** Why this person could not be asked in the account executive's place, for beside the field; null when they could. */
    const whyNotPossible = async (betterAe) => {
        if (typeof betterAe !== 'string')
            return null;
        const asked = await eligibility.check(betterAe);
        if (asked.may === 'unknown')
            return NOT_SAID;
        return asked.may === 'no' ? eligibility.inNames(asked.refusal) : null;
    };
    const stalledDaysOf = async (handoff, after) => {
        const agreed = inWork(handoff);
        if (!agreed)
            return null;
        const { calendar } = await calendars.ofHandoff(handoff);
        return stalledDays(agreed, { calendar, after, now: now() });
    };
    /**
     * What this person is to do next, then what else of theirs is open: what they wrote, are asked to answer or have accepted, what they take in.
     */
    const listOf = async ({ userId, teamId: team }) => {
        if (team !== teamId)
            return [];
        const toTakeIn = await store.handoffsToTakeIn(userId);
        const open = await store.openHandoffsOf(userId, LISTED_AT_MOST);
        const all = [...toTakeIn, ...open];
        const after = stalledAfter(await store.settings());
        const withTurn = async (handoff) => ({
            handoff,
            turn: turnOf(handoff, userId, await store.intakeOwner(handoff)),
            stalledDays: await stalledDaysOf(handoff, after),
        });
        return listed(await Promise.all(all.map(withTurn)));
    };
    const promisesOf = (handoff, history, notices) => {
        const window = windowOf(handoff);
        const isFirstOfDeal = handoff.deal === handoff.id;
        return window && promisesIn(history, { toldAt: toldAt(notices), isFirstOfDeal, zone: window.aeZone, now: now() });
    };
    /** Throws a Refusal for a message to a partner that is paused. */
    const mustBePosted = async ({ conversation: key }) => {
        const conversation = conversationFrom(key);
        const partner = conversation.to === 'partner' ? await store.partner(conversation.partnerId) : null;
        if (partner?.paused)
            throw new Refusal(`${partner.name} is paused: nothing is posted to them. Lift that first.`);
    };
    return {
        /** The handoff, if this presser may answer it now; throws Refusal otherwise. */
        async toAnswer(id, by) {
            return mayAnswer(await find(id), by);
        },
        /** Without `roles` (a form that was opened before it had them) they are those of the working agreement. */
        async accept(id, by, form) {
            const { undo_minutes: undoMinutes } = await store.settings();
            const usual = termsInUse(await store.agreement.standing());
            return change(id, by, (handoff) => {
                mayAnswer(handoff, by);
                const roles = form.roles ? readRoles(form.roles) : rolesIn(usual);
                const grade = readGrade(form.grade ?? NOT_GRADED);
                return accept(handoff, { by, ...readNextMove(form, now()), roles, grade, undoMinutes, now: now() });
            });
        },
        async decline(id, by, form) {
            const why = await whyNotPossible(form.betterAe);
            const calendar = await authorCalendar(await find(id));
            const { undo_minutes: undoMinutes } = await store.settings();
            return change(id, by, (handoff) => {
                mayAnswer(handoff, by);
                const answer = readDecline(form, by.userId, now());
                const grade = readGrade(form.grade ?? NOT_GRADED);
                const decision = decline(handoff, { by, ...answer, grade, calendar, undoMinutes, now: now() });
                if (why !== null)
                    throw new WrongInput({ better_ae: why });
                return decision;
            });
        },
        /** The account executive, before deciding, names somebody better placed: a proposal to the intake owner. */
        async propose(id, by, betterAe) {
            if (betterAe === null)
                throw new WrongInput({ better_ae: 'Choose who is better placed.' });
            const why = await whyNotPossible(betterAe);
            return change(id, by, (handoff) => {
                const decision = propose(handoff, { by, betterAe, now: now() });
                if (why !== null)
                    throw new WrongInput({ better_ae: why });
                return decision;
            });
        },
        /** Fewer reminders of this one handoff. */
        async dialDown(id, by, until) {
            const { calendar } = await calendars.ofHandoff(await find(id));
            return change(id, by, (handoff) => dialDown(handoff, { by, until, calendar, now: now() }));
        },
        listOf,
        /** What this person is to do next, a few at most, and where the newest message about it stands in their conversation with the bot. */
        async waitingFor(by) {
            const theirs = (await listOf(by)).flatMap(({ handoff, turn }) => (turn === null ? [] : [{ handoff, turn }]));
            const conversation = conversationKey({ to: 'person', userId: by.userId });
            const placed = theirs.slice(0, WAITING_AT_MOST).map(async (one) => {
                const said = (await store.outbox.of(one.handoff.id)).filter((row) => row.conversation === conversation);
                return { ...one, place: said.flatMap(placeOf).at(-1) ?? null };
            });
            return Promise.all(placed);
        },
        /** All that is known of where it stands. */
        async status(id, by) {
            if (by.teamId !== teamId)
                throw new Refusal('Only people of our own workspace can see this.');
            const handoff = await find(id);
            const notices = await store.outbox.of(id);
            const history = await store.history(id);
            const partner = await store.partner(handoff.packet.partner);
            const backstops = await store.backstops(handoff);
            const { intakeOwner } = backstops;
            return {
                handoff,
                partner,
                intakeOwner,
                isInsider: may('read_handoff', partsIn(peopleIn(handoff, backstops), by.userId)),
                isAuthor: handoff.author === by.userId,
                reopening: reopeningFor(handoff, { by, intakeOwner, now: now() }),
                isAe: handoff.packet.ae === by.userId,
                history,
                stuck: notices.filter(isStuck).length,
                promises: promisesOf(handoff, history, notices),
                stalledDays: await stalledDaysOf(handoff, stalledAfter(await store.settings())),
                heard: lastHeard(history, notices, now()),
            };
        },
        /** Tries to deliver again what did not arrive; false when nothing waits any more. For those who can mend it, and the author. */
        async retryDelivery(noticeId, by) {
            if (by.teamId !== teamId)
                throw new Refusal('Only people of our own workspace can do this.');
            const notice = await store.outbox.find(noticeId);
            // Whoever was told of it: the escalation contact, for example, when the intake owner has left.
            const mayRetry = notice ? await store.mendersAbout(subjectOf(notice)) : [];
            if (!notice || mayRetry.length === 0)
                throw new Refusal('This message is not known here any more.');
            if (!mayRetry.includes(by.userId))
                throw new Refusal('Only the intake owner and the author can do this.');
            await mustBePosted(notice);
            const isRequeued = await store.outbox.retry(noticeId, now(), by.requestId);
            onSaved();
            return isRequeued;
        },
    };
}
