import { bringBack, leaveBehind, mustBeAtHand, putOff, readWakesOn, throwAway } from '../core/draft-away.js';
import { passDraftTime } from '../core/draft-clock.js';
import { Refusal } from '../core/errors.js';
import { ZONE_OF_LAST_RESORT, zoneOf } from '../core/member.js';
import { FROM_NOTHING, mustBeTheirs, startDraft, typedFromHelp, typedIn, } from '../core/packet-draft.js';
export function createDrafts(deps) {
    const { store, calendars, namedAccounts, describe, findMember, newId, now, onSaved } = deps;
    /** While Slack does not say where they are, they are where they were: `zone` is what was known last. */
    const calendarOf = async (author, zone = null) => {
        const member = await findMember(author);
        return (await calendars.of(author, member ? zoneOf(member) : (zone ?? ZONE_OF_LAST_RESORT))).calendar;
    };
    /** Who is refused may have pressed what stands there from before: it is drawn once more. */
    const drawnAgain = async (id, { userId }, work) => work.catch(async (error) => {
        if (error instanceof Refusal) {
            await store.outbox.drawAgainAbout({ about: 'draft', id }, userId, now());
            onSaved();
        }
        throw error;
    });
    /** Throws a Refusal for anybody but its author, and what `decide` throws. */
    const change = async (id, by, decide) => {
        const decideOnTheirs = (draft) => draft && decide(mustBeTheirs(draft, by));
        const changed = await drawnAgain(id, by, store.drafts.change(id, decideOnTheirs, now()));
        if (!changed)
            throw new Refusal(NOT_HERE);
        onSaved();
        return changed;
    };
    const allOf = async (by) => {
        const drafts = await store.drafts.of(by.userId);
        return drafts.filter(({ teamId }) => teamId === by.teamId);
    };
    return {
        /** For an empty form. It is not saved before something is typed into it. */
        blank: (by) => startDraft(newId(), by, FROM_NOTHING, now()),
        /** One that begins with what is known already. */
        async begin(by, origin) {
            const draft = startDraft(newId(), by, origin, now());
            await store.drafts.change(draft.id, () => draft, now());
            return draft;
        },
        /** One in which this handoff is mended: what they have begun already, or one that begins with `typed`. */
        async beginRevision(by, revisionOf, typed) {
            const begun = (await this.listOf(by)).find((draft) => draft.revisionOf === revisionOf);
            return begun ?? this.begin(by, { ...FROM_NOTHING, revisionOf, typed });
        },
        /** The same for one that answers this help request. */
        async beginFromHelp(by, request) {
            const begun = (await this.listOf(by)).find((draft) => draft.helpRequest === request.id);
            return begun ?? this.begin(by, { ...FROM_NOTHING, helpRequest: request.id, typed: typedFromHelp(request) });
        },
        /**
         * Keeps what its form holds now. `stamp` is Slack's number of the action that brought it; null for a form that was sent. Returns the draft as
         * it is then. Throws a Refusal for anybody but its author.
         */
        async keep(id, by, written, stamp = null) {
            const begun = (await store.drafts.find(id))?.typed ?? {};
            const fill = await namedAccounts.filling(begun, written, by);
            let isAsRead = true;
            const keepIn = (current) => {
                const draft = current ? mustBeTheirs(current, by) : startDraft(id, by, FROM_NOTHING, now());
                isAsRead = draft.typed.account === begun.account;
                const next = isAsRead ? typedIn(draft, written, stamp, now()) : null;
                return next && { ...next, typed: fill(next.typed) };
            };
            const kept = await store.drafts.change(id, keepIn, now());
            // Another account was named meanwhile: what the directory fills is worked out anew.
            if (!isAsRead)
                return this.keep(id, by, written, stamp);
            // Its first words are what the partner hears of.
            if (kept?.partnerMessage)
                onSaved();
            return kept ?? this.find(id, by);
        },
        /** Throws a Refusal unless it is there, and theirs. */
        async find(id, by) {
            const draft = await store.drafts.find(id);
            if (!draft)
                throw new Refusal(NOT_HERE);
            return mustBeTheirs(draft, by);
        },
        /** Those at hand in which they have typed something, the last one first. */
        async listOf(by) {
            return (await allOf(by)).filter(({ away }) => away === null);
        },
        /** All of theirs, as they read of them. */
        async shown(by) {
            const [drafts, calendar] = await Promise.all([allOf(by), calendarOf(by.userId)]);
            const listed = drafts.map(async (draft) => ({ draft, summary: await describe(draft, calendar) }));
            const all = await Promise.all(listed);
            return {
                atHand: all.filter(({ draft }) => draft.away === null),
                away: all.flatMap(({ draft: { away: why }, summary }) => (why === null ? [] : [{ why, summary }])),
            };
        },
        /** To go on with. Throws a Refusal that says what became of it, unless it is at hand and theirs. */
        async toContinue(id, by) {
            return drawnAgain(id, by, this.find(id, by).then(mustBeAtHand));
        },
        /** The same, as they read of it. */
        async toPutOff(id, by) {
            return describe(await this.toContinue(id, by));
        },
        /** They hear of it on that day. Throws WrongInput for a day that is none to wait for, and a Refusal as above. */
        async putOff(id, by, day) {
            const wakesOn = readWakesOn(day, await calendarOf(by.userId), now());
            await change(id, by, (draft) => putOff(draft, wakesOn, now()));
        },
        /** Throws a Refusal as above. */
        async throwAway(id, by) {
            return describe(await change(id, by, (draft) => throwAway(draft, now())));
        },
        /** As it stood. Throws a Refusal when its words are gone, or it was sent. */
        async bringBack(id, by) {
            return change(id, by, (draft) => bringBack(draft, now()));
        },
        /** They are no full member of ours any more: nobody else reads what they began. */
        async lose(author) {
            for (const { id } of await store.drafts.of(author))
                await store.drafts.change(id, (draft) => draft && leaveBehind(draft, now()), now());
        },
        /** The clock has brought something to it. */
        async attend(id) {
            const draft = await store.drafts.find(id);
            if (!draft)
                return;
            const calendar = await calendarOf(draft.author, draft.zone);
            await store.drafts.pass(id, (current) => passDraftTime(current, calendar, now()), now());
        },
    };
}
const NOT_HERE = 'This draft is not here any more. Type `/handoff` to begin another.';
