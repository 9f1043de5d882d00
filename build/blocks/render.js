import { settledBy } from '../core/changing-notices.js';
import { isForPartner, isOfAgreement, isOfDraft, isOfHelp, isOfNoted, isOfRegistration } from '../core/notice-rules.js';
import { partnerView } from '../core/partner-view.js';
import { isWanted } from '../core/partner-updates.js';
import { registrationView } from '../core/registration-view.js';
import { aeCard } from './ae-card.js';
import { aeOutside } from './ae-outside.js';
import { aeCorrected, aeNews, lapseForAe, reminder } from './ae-posts.js';
import { drawAboutAgreement, drawSettledAgreement } from './agreement-render.js';
import { alliancesCall, authorCall } from './declined-posts.js';
import { authorCard } from './author-card.js';
import { drawAboutDraft, drawSettledDraft } from './draft-render.js';
import { disputeCall, disputeEscalation, disputeOutcome, disputeReminder, settledDispute } from './dispute-posts.js';
import { aeRefused, authorNews, lapseForAuthor } from './author-posts.js';
import { helpAnswer, helpEscalation, helpReminder, helpWanted, settledHelp } from './help-posts.js';
import { creditCorrected, creditDispute, creditKept, settledCreditDispute } from './credit-posts.js';
import { checkCard, checkReminder } from './check-card.js';
import { authorCheck, checkCall, checkEscalation } from './check-posts.js';
import { escalation, intakeCall } from './intake-posts.js';
import { drawAboutNoted, drawSettledNoted } from './noted-render.js';
import { authorOutcome, salesWon } from './outcome-posts.js';
import { aeMove, aeMoves, authorRoles, settledAeMove, settledAeMoves } from './move-posts.js';
import { authorOwed, settledAuthorOwed } from './owed-posts.js';
import { partnerCard } from './partner/card.js';
import { partnerCredit } from './partner/credit.js';
import { partnerOutcome } from './partner/outcomes.js';
import { partnerDecision, partnerDelay, partnerNews, partnerSentence, settledDecision } from './partner/posts.js';
import { partnerMoves, partnerReminder, settledReminder } from './partner/moves.js';
import { partnerRegistration } from './partner/registration.js';
import { partnerChannel, settledChannel } from './partner-channel.js';
import { aeReply, question, settledQuestion, settledReply } from './question-posts.js';
import { registrationEnds, settledEnds } from './registration-posts.js';
import { aeReopened } from './reopening.js';
import { roleLost } from './role-lost.js';
import { settled } from './settled.js';
import { aeStalled, settledAeStalled } from './stall-posts.js';
import { stalled } from './stalled.js';
import { ofHandoff, ofHelpRequest, ofRegistration, undelivered } from './undelivered.js';
/** Null for what is about something else. */
export function handoffIn(context) {
    return 'handoff' in context ? context.handoff : null;
}
/** What people of our own company read, each by themselves or in a channel of ours. A kind of notice without a line here does not compile. */
const FOR_PEOPLE = {
    ae_card: ({ handoff, partner, ...context }, { person }) => aeCard(handoff, partner, person, context),
    author_card: ({ handoff, partner, intakeOwner, thread }) => authorCard(handoff, { partner, intakeOwner, thread }),
    ae_refused: ({ handoff }) => aeRefused(handoff),
    ae_outside: ({ handoff, partner, isAeOutside }, notice) => isAeOutside === true ? aeOutside(handoff, partner, notice) : null,
    reminder: ({ handoff, left }, notice) => reminder(handoff, notice, left),
    lapse_ae: ({ handoff }, notice) => lapseForAe(handoff, notice),
    lapse_author: ({ handoff, ...context }, notice) => lapseForAuthor(handoff, context, notice),
    intake_call: ({ handoff, partner, reader }, notice) => intakeCall(handoff, { partner, reader }, notice),
    escalation: ({ handoff, intakeOwner, reader }, notice) => escalation(handoff, { intakeOwner, reader }, notice),
    ae_news: ({ handoff, history }, notice) => aeNews(handoff, notice, history),
    ae_corrected: ({ handoff, history }, notice) => aeCorrected(handoff, notice, history),
    author_call: ({ handoff, partner, intakeOwner }, notice) => authorCall(handoff, { partner, intakeOwner }, notice),
    ae_reopened: ({ handoff, history }, notice) => aeReopened(handoff, notice, history),
    alliances_call: ({ handoff, partner, reader }, notice) => alliancesCall(handoff, { partner, reader }, notice),
    check_card: ({ handoff, ...context }, notice) => checkCard(handoff, context, notice),
    check_reminder: ({ handoff, ...context }, notice) => checkReminder(handoff, context, notice),
    check_call: ({ handoff, ...context }, notice) => checkCall(handoff, context, notice),
    check_escalation: ({ handoff, ...context }, notice) => checkEscalation(handoff, context, notice),
    author_check: ({ handoff, ...context }, notice) => authorCheck(handoff, context, notice),
    author_outcome: ({ handoff, ...context }, notice) => authorOutcome(handoff, context, notice),
    sales_won: ({ handoff, partner }) => salesWon(handoff, partner),
    author_news: ({ handoff, ...context }, notice) => authorNews(handoff, context, notice),
    question: (context, notice) => question(context, notice),
    ae_reply: (context, notice) => aeReply(context, notice),
    ae_move: ({ handoff }, notice) => aeMove(handoff, notice),
    ae_moves: (context, notice) => aeMoves(context, notice),
    author_roles: (context) => authorRoles(context),
    ae_stalled: (context, notice) => aeStalled(context, notice),
    author_owed: (context, notice) => authorOwed(context, notice),
    credit_corrected: creditCorrected,
    credit_dispute: creditDispute,
    credit_kept: creditKept,
    partner_channel: ({ partner, channel }) => (channel ? partnerChannel(partner, channel) : null),
    role_lost: (_, notice) => roleLost(notice),
    stalled: ({ handoff }, { stall }) => stalled(handoff.packet.account, handoff.id, stall),
    undeliverable: ({ handoff, partner, stuck }) => stuck && undelivered(ofHandoff(handoff), partner, stuck),
};
/** What is said about help requests, to people of our own company alone. */
const ABOUT_HELP = {
    help_request: helpWanted,
    help_reminder: helpReminder,
    help_escalation: helpEscalation,
    help_answer: helpAnswer,
    stalled: ({ helpRequest }, { stall }) => stalled(helpRequest.account, 'a help request', stall),
    undeliverable: ({ helpRequest, partner, stuck }) => stuck && undelivered(ofHelpRequest(helpRequest), partner, stuck),
};
/** What is said about registrations to people of our own company. */
const ABOUT_REGISTRATION = {
    registration_ends: registrationEnds,
    dispute_call: disputeCall,
    dispute_reminder: disputeReminder,
    dispute_escalation: disputeEscalation,
    dispute_outcome: disputeOutcome,
    partner_registration: ({ registration, partner, dispute }) => {
        const view = registrationView(registration, partner, dispute);
        return view && partnerRegistration(view);
    },
    partner_channel: ({ partner, channel }) => (channel ? partnerChannel(partner, channel) : null),
    stalled: ({ registration }, { stall }) => stalled(registration.account, 'a registration', stall),
    undeliverable: ({ registration, partner, stuck }) => stuck && undelivered(ofRegistration(registration), partner, stuck),
};
/** What partners read: drawn from their own view, never from the handoff. */
const FOR_PARTNERS = {
    partner_card: partnerCard,
    partner_decision: partnerDecision,
    partner_delay: partnerDelay,
    partner_news: partnerNews,
    partner_sentence: partnerSentence,
    partner_outcome: partnerOutcome,
    partner_reminder: partnerReminder,
    partner_moves: partnerMoves,
    partner_credit: partnerCredit,
};
/** The message of a notice, or null when there is nothing left to say. */
export function drawNotice(notice, context) {
    if ('helpRequest' in context)
        return drawAboutHelp(notice, context);
    if ('registration' in context)
        return drawAboutRegistration(notice, context);
    if ('agreement' in context)
        return drawAboutAgreement(notice, context);
    if ('draft' in context)
        return drawAboutDraft(notice, context);
    if ('noted' in context)
        return drawAboutNoted(notice, context);
    if (isOfHelp(notice) || isOfRegistration(notice) || isOfAgreement(notice))
        return null;
    if (isOfDraft(notice) || isOfNoted(notice))
        return null;
    if (!isForPartner(notice))
        return drawForPerson(notice.kind, notice, context);
    if (!isWanted(notice, context.partner))
        return null;
    const { handoff, partner, contact: mention, keeper, correctsNothing } = context;
    if (correctsNothing)
        return null;
    const view = partnerView(handoff, partner, { mention: mention ?? null, keeper: keeper ?? null });
    return view && drawForPartner(notice.kind, notice, view);
}
/** What a post that asked something says once that is settled: what was decided, by whom and when. Null while it is not. */
export function drawSettled(notice, context) {
    if ('helpRequest' in context)
        return drawSettledHelp(notice, context);
    if ('registration' in context)
        return drawSettledRegistration(notice, context);
    if ('agreement' in context)
        return drawSettledAgreement(notice, context);
    if ('draft' in context)
        return drawSettledDraft(notice, context);
    if ('noted' in context)
        return drawSettledNoted(notice, context);
    if (notice.kind === 'partner_decision')
        return settledForPartner(context, (view) => settledDecision(view, notice));
    if (notice.kind === 'partner_reminder')
        return settledForPartner(context, settledReminder);
    if (notice.kind === 'ae_move')
        return settledAeMove(context.handoff, notice);
    if (notice.kind === 'ae_moves')
        return settledAeMoves(context, notice);
    if (notice.kind === 'ae_stalled')
        return settledAeStalled(context, notice);
    if (notice.kind === 'author_owed')
        return settledAuthorOwed(context, notice);
    if (notice.kind === 'credit_dispute')
        return settledCreditDispute(context, notice);
    if (notice.kind === 'question')
        return settledQuestion(context, notice);
    if (notice.kind === 'ae_reply')
        return settledReply(context, notice);
    if (notice.kind === 'partner_channel')
        return settledChannel(context.partner, context.channel ?? null);
    const { handoff, history } = context;
    const event = settledBy(notice, history);
    return event && settled(handoff, event);
}
function drawAboutHelp(notice, context) {
    if (!isOfHelp(notice) && notice.kind !== 'stalled' && notice.kind !== 'undeliverable')
        return null;
    return drawOfHelp(notice.kind, notice, context);
}
function drawOfHelp(kind, notice, context) {
    return ABOUT_HELP[kind](context, notice);
}
function drawSettledHelp(notice, context) {
    if (notice.kind === 'help_request' || notice.kind === 'help_reminder')
        return settledHelp(context, notice.person);
    return notice.kind === 'help_escalation' ? settledHelp(context, null) : null;
}
function drawAboutRegistration(notice, context) {
    if (isOfRegistration(notice))
        return drawOfRegistration(notice.kind, notice, context);
    const { kind } = notice;
    if (kind !== 'partner_channel' && kind !== 'stalled' && kind !== 'undeliverable')
        return null;
    return drawOfRegistration(kind, notice, context);
}
function drawOfRegistration(kind, notice, context) {
    return ABOUT_REGISTRATION[kind](context, notice);
}
function drawSettledRegistration(notice, context) {
    const { kind } = notice;
    if (kind === 'registration_ends')
        return settledEnds(context, notice);
    if (kind === 'partner_channel')
        return settledChannel(context.partner, context.channel);
    const hasAsked = kind === 'dispute_call' || kind === 'dispute_reminder' || kind === 'dispute_escalation';
    return hasAsked ? settledDispute(context) : null;
}
/** Never who decided what: only that a request is settled. */
function settledForPartner(context, drawn) {
    const view = partnerView(context.handoff, context.partner);
    return view && drawn(view);
}
function drawForPerson(kind, notice, context) {
    return FOR_PEOPLE[kind](context, notice);
}
function drawForPartner(kind, notice, view) {
    return FOR_PARTNERS[kind](view, notice);
}
