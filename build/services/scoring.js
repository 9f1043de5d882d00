import { agreedWindow } from '../core/agreement.js';
import { checking, windowOf } from '../core/handoff.js';
import { ZONE_OF_LAST_RESORT } from '../core/member.js';
import { gatesOf } from '../core/score/gates.js';
import { recommend } from '../core/score/recommendation.js';
import { scorePacket } from '../core/score/score.js';
import { businessDaysBetween } from '../core/time/business-time.js';
import { dayOf } from '../core/time/calendar.js';
export function createScoring(deps) {
    const { store, accounts, calendars, now } = deps;
    /** `landed`: as its account executive would have it. */
    const factsOf = async (landed) => {
        const { packet } = landed;
        const window = windowOf(landed);
        const zone = window?.aeZone ?? ZONE_OF_LAST_RESORT;
        const [account, partner, { calendar }, agreement] = await Promise.all([
            accounts.meantBy(packet),
            store.partner(packet.partner),
            calendars.of(packet.ae, zone),
            store.agreement.standing(),
        ]);
        const landsOn = dayOf(zone, now());
        const owns = account?.owner === packet.ae;
        return {
            packet,
            now: now(),
            landsOn,
            answerBy: window && dayOf(zone, window.deadlineAt),
            sellerMoveBusinessDays: businessDaysBetween(calendar, landsOn, packet.seller_move_by),
            isOnPriorityList: account?.priorityOf.includes(packet.ae) ?? false,
            ownsOpenOpportunity: owns && account.opportunity !== '' && account.opportunityClosedOn === null,
            isAccountOwner: account === null || account.owner === null ? null : owns,
            partnerName: partner?.name ?? '',
            partnerDoes: partner?.does || null,
            // Who is away cannot be asked, and of the other nobody has asked.
            areAeAndQuestionsThere: { ae: window === null ? null : true, questions: null },
            agreedWindow: agreedWindow(agreement),
        };
    };
    return async ({ landed, sent, needsResearch }) => {
        const facts = await factsOf(landed);
        const score = scorePacket(facts);
        // While Slack does not say who they are it is kept, and goes to nobody.
        const asked = { isAeMember: true, conflictCheck: conflictCheckOf(sent), needsResearch };
        const gates = gatesOf({ ...facts, ...asked }, score);
        return { score, gates, recommendation: recommend(score, gates) };
    };
}
function conflictCheckOf(sent) {
    if (checking(sent) || sent.clearing === null)
        return 'will_be_asked';
    return sent.clearing.answers === null ? 'author_may_certify' : 'cleared';
}
