import { inPlainText, mentionedIn, whyNotMember, zoneOf } from '../core/member.js';
import { dayWords } from '../core/time/day-words.js';
const NAMED_AT_MOST = 3;
export function createEligibility(deps) {
    const { store, findMember, calendars, teamId, organisationId, now } = deps;
    const no = (refusal, standIn = null) => ({ may: 'no', refusal, standIn });
    /** A few colleagues who take handoffs and could take one more; nothing when there is none. */
    const whoHasRoom = async () => {
        const found = await Promise.all((await store.peopleWithRoom(NAMED_AT_MOST)).map(findMember));
        const free = found.filter((member) => member !== null && whyNotMember(member, teamId) === null);
        return free.length === 0 ? '' : ` (with room: ${free.map((member) => `<@${member?.id}>`).join(', ')})`;
    };
    const beforeThem = async (member) => {
        const { awaiting, cap, calendarVersion: version } = await store.deskOf(member.id);
        return { awaiting, cap, ...(await calendars.at(member.id, zoneOf(member), { version, at: now() })) };
    };
    const check = async (userId) => {
        const member = await findMember(userId);
        if (!member)
            return { may: 'unknown' };
        const refusal = whyNotMember(member, teamId, organisationId);
        if (refusal)
            return no(refusal);
        const { awaiting, cap, time, away } = await beforeThem(member);
        if (away)
            return no(awaySentence(userId, away, now()), away.standIn);
        if (awaiting >= cap) {
            const lead = `<@${userId}> has ${awaiting} handoffs to answer, and ${cap} is the most.`;
            return no(`${lead} Choose somebody else${await whoHasRoom()}, or wait until one is answered.`);
        }
        return { may: 'yes', time };
    };
    const lookAt = async (author, { ae, questions_to }) => {
        const [writer, asked, answerer] = await Promise.all([
            findMember(author),
            ae === null ? null : check(ae),
            questions_to === null ? null : findMember(questions_to),
        ]);
        const cannotAnswer = answerer && whyNotMember(answerer, teamId, organisationId);
        return {
            author: writer && whyNotMember(writer, teamId),
            refusals: {
                ...(asked?.may === 'no' ? { ae: asked.refusal } : {}),
                ...(cannotAnswer ? { questions_to: cannotAnswer } : {}),
            },
            time: asked?.may === 'yes' ? asked.time : null,
            areAllKnown: writer !== null && isKnown(questions_to, answerer !== null) && isKnown(ae, asked?.may !== 'unknown'),
        };
    };
    return {
        check,
        lookAt,
        async checkPacket(author, packet) {
            const { author: cannotWrite, refusals, time, areAllKnown } = await lookAt(author, packet);
            if (cannotWrite !== null || Object.keys(refusals).length > 0)
                return { may: 'no', author: cannotWrite, refusals };
            return areAllKnown && time !== null ? { may: 'yes', time } : { may: 'unknown' };
        },
        async deskOf(userId) {
            const member = await findMember(userId);
            if (!member || whyNotMember(member, teamId, organisationId))
                return null;
            const { awaiting, cap, away } = await beforeThem(member);
            return { awaiting, cap, away };
        },
        async inNames(refusal) {
            const members = await Promise.all(mentionedIn(refusal).map(findMember));
            return inPlainText(refusal, (userId) => members.find((member) => member?.id === userId)?.profile?.name);
        },
    };
}
/** Whom a form does not name, nobody has to know. */
const isKnown = (named, isSaid) => named === null || isSaid;
function awaySentence(userId, { until, standIn }, now) {
    const who = `<@${userId}> is out of office until ${dayWords(until, now)}.`;
    return standIn === null ? `${who} Choose somebody else.` : `${who} <@${standIn}> stands in: choose them.`;
}
