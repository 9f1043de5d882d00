import { conversationFrom } from '../core/conversations.js';
import { whyNotMember } from '../core/member.js';
import { isForPartner, presentedBy } from '../core/notice-rules.js';
import { failureOf } from '../slack/failures.js';
import { NotYet } from './rate-limiter.js';
/** This person is no full member of ours: the message must not go out. */
export class Outsider extends Error {
    name = 'Outsider';
    person;
    constructor(person) {
        super('Somebody is no full member of this workspace.');
        this.person = person;
    }
}
/** Slack answers, and does not say who somebody is: the message waits. */
export class NotSaid extends Error {
    name = 'NotSaid';
}
/** So long counts what Slack said of somebody whom a message presents; of its reader, a minute. A change that Slack reports ends both. */
const PRESENTED_WITHIN_MS = 10 * 60_000;
/** So many look-ups are never used for those who are presented: nobody's own message waits for them. */
const KEPT_FOR_READERS = 2;
const SPARE_AGAIN_MS = 1_000;
export function createReaders(deps) {
    const { people, rateLimiter, elapsed } = deps;
    /** `kept` calls are left for those who wait more urgently. */
    const spend = (kept) => {
        const readyAt = rateLimiter.readyAt('users.info');
        if (readyAt > elapsed())
            throw new NotYet(readyAt);
        if (rateLimiter.room('users.info') <= kept)
            throw new NotYet(elapsed() + SPARE_AGAIN_MS);
        rateLimiter.spend('users.info');
    };
    /** Throws NotYet also after a call: by now another notice may be more urgent, so the lanes choose again. */
    const describe = async (userId, withinMs, kept = 0) => {
        const known = people.known(userId, withinMs);
        if (known)
            return known;
        spend(kept);
        await people.ask(userId).catch((error) => {
            const failure = failureOf(error);
            throw failure === null || failure.kind === 'never' ? new NotSaid('No answer.', { cause: error }) : error;
        });
        throw new NotYet(elapsed());
    };
    return {
        /** What Slack says of somebody whom a message presents. Throws NotSaid when it says nothing, and NotYet as `check`. */
        describePresented: (userId) => describe(userId, PRESENTED_WITHIN_MS, KEPT_FOR_READERS),
        /** The name of who has a handoff on our side; null while Slack does not say it: nothing waits for a name. Throws NotYet as `check`. */
        async nameOf(userId) {
            if (userId === null)
                return null;
            const member = await describe(userId, PRESENTED_WITHIN_MS, KEPT_FOR_READERS).catch(nobodyUnlessNotYet);
            return member?.profile?.name ?? null;
        },
        /** True when Slack must be asked who reads this before anything can be sent. */
        mustAsk({ conversation: key }) {
            const conversation = conversationFrom(key);
            return conversation.to === 'person' && people.known(conversation.userId) === null;
        },
        /** Throws Outsider or NotSaid when this notice must not go out, and NotYet as above. */
        async check(row, about) {
            const conversation = conversationFrom(row.conversation);
            const { teamId } = whatIn(about);
            const isOurs = (member) => whyNotMember(member, teamId) === null;
            if (conversation.to === 'person' && !isOurs(await describe(conversation.userId)))
                throw new Outsider(conversation.userId);
            // A message that stands there already is changed whoever has left since.
            if (row.ts !== null)
                return;
            for (const userId of presentedIn(row, about)) {
                const member = await describe(userId, PRESENTED_WITHIN_MS, KEPT_FOR_READERS);
                if (conversation.to === 'partner' && !isOurs(member))
                    throw new Outsider(userId);
            }
        },
    };
}
/** What is said of anything else presents nobody to anybody outside. */
function presentedIn({ notice }, about) {
    if ('handoff' in about)
        return presentedBy(notice, about.handoff, about.intakeOwner);
    return 'noted' in about && isForPartner(notice) ? [about.noted.author] : [];
}
function whatIn(about) {
    if ('handoff' in about)
        return about.handoff;
    if ('agreement' in about)
        return about.agreement;
    if ('draft' in about)
        return about.draft;
    if ('noted' in about)
        return about.noted;
    return 'helpRequest' in about ? about.helpRequest : about.registration;
}
function nobodyUnlessNotYet(error) {
    if (error instanceof NotYet)
        throw error;
    return null;
}
