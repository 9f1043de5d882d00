import { CHECK_NOTICES } from './check-notices.js';
import { AGREEMENT_NOTICES } from './agreement-notices.js';
import { awaiting, running } from './handoff.js';
import { CREDIT_NOTICES } from './credit-notices.js';
import { DRAFT_NOTICES } from './draft-notices.js';
import { HELP_NOTICES } from './help-notices.js';
import { callKey } from './intake-call.js';
import { MOVE_NOTICES, PARTNER_MOVED } from './move-notices.js';
import { NOTED_NOTICES } from './noted-notices.js';
import { OUTCOME_NOTICES } from './outcome-notices.js';
import { OWN_NOTICES } from './own-notices.js';
import { REGISTRATION_NOTICES } from './registration-notices.js';
import { STALL_NOTICES } from './stall-notices.js';
import { inWork } from './taken-up.js';
/** After these the account executive has nothing to answer here any more, or until another moment. */
const ANSWERED_OR_MOVED = [
    'accepted',
    'declined',
    'reopened',
    'withdrawn',
    'rerouted',
    'check_renewed',
    'extended',
    'retimed',
];
/** After these the intake owner has nothing to decide here any more. */
const TAKEN_IN = [
    'accepted',
    'declined',
    'reopened',
    'withdrawn',
    'rerouted',
    'check_renewed',
    'extended',
    'mended',
    'parked',
    'deal_closed',
];
/** After these nothing is asked about a declined deal any more, or something else. */
const DEAL_DECIDED = ['reopened', 'rerouted', 'check_renewed', 'mended', 'parked', 'deal_closed'];
/** After these a question before the answer is settled, or its answer is due at another moment. */
const SETTLES_QUESTIONS = [...ANSWERED_OR_MOVED, 'lapsed', 'replied'];
const ONLY_ONE = () => [];
const NOBODY = () => [];
/** That working days have changed is found by the clock; everything else somebody decided. */
const paceOfNews = ({ news }) => news === 'retimed' || news === 'put_off' ? 'by_day' : 'at_once';
/** Whom an answer is expected of. */
const asked = (handoff) => (awaiting(handoff) ? [handoff.packet.ae] : []);
/** Who has accepted it and owns it now; nobody once it has ended. */
const accepter = (handoff) => (inWork(handoff) ? [handoff.packet.ae] : []);
/** Whose packet it is and who is to answer; once accepted, who owns it. */
const behindIt = (handoff) => (running(handoff) ? [handoff.author, handoff.packet.ae] : accepter(handoff));
/** The rules of each kind of notice. How it is drawn stands in `blocks/render.ts`, in a table of the same kinds. */
export const NOTICES = {
    ae_card: {
        as: 'card',
        to: 'named',
        urgency: 0,
        pace: 'as_asked',
        presents: NOBODY,
        demandedBy: ['sent', 'cleared'],
        key: ({ person }) => [person],
    },
    author_card: {
        as: 'card',
        to: 'author',
        urgency: 2,
        pace: 'at_once',
        presents: accepter,
        demandedBy: ['accepted', 'declined'],
        key: ONLY_ONE,
    },
    partner_card: {
        as: 'card',
        to: 'partner',
        urgency: 1,
        pace: 'at_once',
        presents: behindIt,
        demandedBy: ['sent', 'check_asked'],
        key: ONLY_ONE,
    },
    ae_refused: {
        as: 'post',
        to: 'author',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: ['ae_refused'],
        key: ONLY_ONE,
    },
    ae_outside: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: [],
        key: ({ person, ae }) => [person, ae],
    },
    partner_decision: {
        as: 'post',
        to: 'partner',
        urgency: 1,
        pace: 'at_once',
        presents: accepter,
        demandedBy: ['accepted', 'declined'],
        // An acceptance asks for the partner's move.
        changesWith: PARTNER_MOVED,
        key: ({ version }) => (version === undefined ? [] : [version]),
    },
    partner_delay: {
        as: 'post',
        to: 'partner',
        urgency: 1,
        pace: 'by_day',
        presents: NOBODY,
        demandedBy: ['lapsed', 'promised_again'],
        key: ({ deadlineAt, hearBy }) => (hearBy === undefined ? [deadlineAt] : [deadlineAt, hearBy]),
    },
    reminder: {
        as: 'post',
        to: 'ae',
        urgency: 2,
        pace: 'at_work',
        presents: NOBODY,
        demandedBy: ['reminded'],
        changesWith: ANSWERED_OR_MOVED,
        key: ({ reminder, at }) => [reminder, at],
    },
    lapse_ae: {
        as: 'post',
        to: 'ae',
        urgency: 2,
        pace: 'by_day',
        presents: NOBODY,
        demandedBy: ['lapsed'],
        changesWith: ANSWERED_OR_MOVED,
        key: ({ deadlineAt }) => [deadlineAt],
    },
    lapse_author: {
        as: 'post',
        to: 'author',
        urgency: 2,
        pace: 'by_day',
        presents: NOBODY,
        demandedBy: ['lapsed'],
        key: ({ deadlineAt }) => [deadlineAt],
    },
    intake_call: {
        as: 'post',
        to: 'intake_owner',
        urgency: 2,
        pace: ({ about }) => (about === 'lapsed' ? 'by_day' : 'at_once'),
        presents: NOBODY,
        demandedBy: ['lapsed', 'proposed', 'ae_gone'],
        changesWith: TAKEN_IN,
        key: callKey,
    },
    escalation: {
        as: 'post',
        to: 'escalation_contact',
        urgency: 2,
        pace: 'by_day',
        presents: (_, intakeOwner) => [intakeOwner],
        demandedBy: ['escalated'],
        changesWith: TAKEN_IN,
        key: ({ deadlineAt }) => [deadlineAt],
    },
    ae_news: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: paceOfNews,
        presents: NOBODY,
        // Who declined it knows that it is passed on: after that nobody else had it.
        demandedBy: ['retimed', 'extended'],
        key: ({ news, version, person }) => [news, version, person],
    },
    ae_corrected: {
        as: 'post',
        to: 'named',
        urgency: 2,
        // Whoever gets the card in working hours reads it first.
        pace: 'as_asked',
        presents: NOBODY,
        demandedBy: ['corrected'],
        changesWith: ['corrected'],
        key: ({ at, person }) => [at, person],
    },
    ae_reopened: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: [],
        changesWith: [...ANSWERED_OR_MOVED, 'lapsed'],
        key: ({ version, person }) => [version, person],
    },
    author_news: {
        as: 'post',
        to: 'author',
        urgency: 2,
        pace: paceOfNews,
        presents: asked,
        demandedBy: ['retimed', 'extended', 'rerouted', 'reopened'],
        key: ({ news, version }) => [news, version],
    },
    author_call: {
        as: 'post',
        to: 'author',
        urgency: 2,
        pace: 'by_day',
        presents: NOBODY,
        demandedBy: ['woken', 'mend_asked'],
        changesWith: DEAL_DECIDED,
        key: ({ about, version }) => [about, version],
    },
    alliances_call: {
        as: 'post',
        to: 'alliances_owner',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: [],
        changesWith: ['reopened'],
        key: ({ version }) => [version],
    },
    partner_news: {
        as: 'post',
        to: 'partner',
        urgency: 1,
        pace: paceOfNews,
        presents: NOBODY,
        demandedBy: ['retimed', 'extended', 'rerouted', 'reopened', 'parked', 'deal_closed'],
        key: ({ news, version }) => [news, version],
    },
    partner_sentence: {
        as: 'post',
        to: 'partner',
        urgency: 1,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: ['told_partner'],
        key: ({ version }) => [version],
    },
    ...OUTCOME_NOTICES,
    question: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_once',
        presents: asked,
        demandedBy: ['asked'],
        changesWith: SETTLES_QUESTIONS,
        key: ({ number }) => [number],
    },
    ae_reply: {
        as: 'post',
        to: 'named',
        urgency: 2,
        pace: 'at_once',
        presents: NOBODY,
        demandedBy: ['replied'],
        changesWith: [...ANSWERED_OR_MOVED, 'lapsed'],
        key: ({ number }) => [number],
    },
    ...CHECK_NOTICES,
    ...MOVE_NOTICES,
    ...STALL_NOTICES,
    ...CREDIT_NOTICES,
    ...HELP_NOTICES,
    ...REGISTRATION_NOTICES,
    ...AGREEMENT_NOTICES,
    ...DRAFT_NOTICES,
    ...NOTED_NOTICES,
    ...OWN_NOTICES,
};
