import { drawNotice } from '../blocks/render.js';
import { accept, decline } from '../core/answering.js';
import { examplePacket } from '../core/example.js';
import { send } from '../core/sending.js';
import { TOLD_ALL } from '../core/telling.js';
import { plainCalendar } from '../core/time/calendar.js';
/** The messages of a handoff that nobody sent: the example packet goes out, is accepted, or is declined. Each of their notices is drawn. */
const OURS = 'T0000000000';
const CALENDAR = plainCalendar('Etc/UTC');
/** By the name of the notice and what has happened by then. `user` is the bot itself: nobody is named. */
export function exampleMessages(user, now) {
    const packet = examplePacket({ ae: user, questionsTo: user }, now);
    const sent = send({
        id: 'H0000000',
        teamId: OURS,
        // Whoever wrote a handoff cannot answer it.
        author: 'USLACKBOT',
        packet,
        contactId: 'lena',
        previous: null,
        time: { calendar: CALENDAR, version: 1 },
        gate: { clearing: { by: user, at: now, answers: null, rule: null } },
        now,
    });
    const by = { userId: user, teamId: OURS };
    const move = { move: packet.seller_move, moveBy: packet.seller_move_by };
    const no = { reason: 'no_evidence', note: 'Which meeting do the notes speak of?', betterAe: null };
    return new Map([
        ...drawnOf('sent', [sent], user),
        ...drawnOf('accepted', [sent, accept(sent.next, { by, ...move, now })], user),
        ...drawnOf('declined', [sent, decline(sent.next, { by, ...no, calendar: CALENDAR, now })], user),
    ]);
}
/** All that was ever queued, as it is drawn after the last decision. */
function drawnOf(what, decisions, user) {
    const handoff = decisions.at(-1)?.next;
    if (!handoff)
        return [];
    const history = decisions.flatMap(({ event }) => event ?? []);
    return decisions
        .flatMap(({ notices }) => notices)
        .flatMap((notice) => {
        const message = drawnNow(notice, handoff, { history, user });
        return message ? [[`${notice.kind} (${what})`, message]] : [];
    });
}
function drawnNow(notice, handoff, { history, user }) {
    const partner = partnerOf(user);
    const context = {
        handoff,
        partner,
        history,
        intakeOwner: user,
        reader: user,
        previous: null,
        stuck: null,
        left: null,
    };
    return drawNotice(notice, context);
}
const partnerOf = (user) => ({
    ...TOLD_ALL,
    id: 'brightwater',
    name: 'Brightwater',
    channelId: 'C0000000000',
    teamId: 'T0000000001',
    alliancesOwner: user,
    contacts: [{ id: 'lena', name: 'Lena Fischer', role: 'Practice lead', userId: null }],
    zone: null,
    contactAlone: false,
    authorCertifies: true,
    does: '',
});
