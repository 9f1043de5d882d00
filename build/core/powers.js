import { checking } from './handoff.js';
import { TEAM_ROLES } from './team-roles.js';
/**
 * Who may do what: one table. What somebody is to the whole workspace, or to what a deed is about, are their parts. Nobody outside our
 * workspace, no guest and nobody whom Slack does not describe has any part, so that they may do nothing. In which stage something can be
 * done stands with the thing itself.
 */
/** `signer`: who is asked to sign the conflict check. `full_member`: everybody of ours. */
export const PARTS = [
    'full_member',
    'author',
    'account_executive',
    'named_for_questions',
    'signer',
    'alliances_owner',
    'asker_of_help',
    'asked_for_help',
    'agreement_owner',
    'intake_owner',
    'escalation_contact',
    'adjudicator',
    ...TEAM_ROLES,
];
/** What each part may do. A part without a line does not compile, and a deed is one only by standing in a line. */
const POWERS = {
    full_member: ['see_where_it_stands', 'see_registrations', 'see_agreement', 'ask_for_help', 'set_own_time'],
    author: [
        'mend_handoff',
        'correct_packet',
        'withdraw_handoff',
        'decide_declined',
        'answer_question',
        'dispute_credit',
        'send_message_again',
        'read_handoff',
    ],
    account_executive: ['answer_handoff', 'ask_question', 'undo_answer', 'work_handoff', 'read_handoff'],
    named_for_questions: ['answer_question'],
    signer: ['clear_check', 'read_handoff'],
    alliances_owner: [
        'register_account',
        'pause_partner',
        'confirm_contact',
        'dispute_credit',
        'take_up_help',
        'send_message_again',
        'read_handoff',
    ],
    asker_of_help: ['take_help_back'],
    asked_for_help: ['take_up_help'],
    agreement_owner: ['confirm_agreement', 'change_agreement'],
    intake_owner: [
        'clear_check',
        'withdraw_handoff',
        'reroute_handoff',
        'extend_window',
        'reopen_answer',
        'take_up_help',
        'send_message_again',
        'read_handoff',
        'see_figures',
    ],
    escalation_contact: ['take_up_help', 'send_message_again'],
    adjudicator: ['settle_dispute'],
    partner_marketing: ['send_handoff'],
    alliances: ['register_account', 'see_partners'],
    revops: ['correct_credit'],
    // Owns the sales side of the agreement unless it says otherwise; by itself it is no power.
    sales_lead: [],
    administrator: [
        'send_handoff',
        'register_account',
        'change_agreement',
        'change_settings',
        'see_partners',
        'edit_partners',
        'pause_partner',
        'confirm_contact',
        'take_up_help',
        'send_message_again',
    ],
};
export const DEEDS = [...new Set(PARTS.flatMap(whatMay))];
/** Whether somebody with these parts may do it. */
export function may(deed, parts) {
    return parts.some((part) => whatMay(part).includes(deed));
}
/** All that a part may do. */
export function whatMay(part) {
    return POWERS[part];
}
/** The parts of which each may do it, in the order of PARTS. */
export function whoMay(deed) {
    return PARTS.filter((part) => may(deed, [part]));
}
/** Whose part a role is while nobody is named for it. For an administrator that is an owner or admin of the Slack workspace. */
const UNTIL_NAMED = {
    partner_marketing: 'everybody',
    alliances: 'nobody',
    revops: 'administrators',
    sales_lead: 'nobody',
    administrator: 'workspace admins',
};
/** The team roles of a full member of ours, with those that are theirs only while nobody is named. */
export function teamRolesOf({ named, taken, isWorkspaceAdmin }) {
    const isFree = (role) => !taken.includes(role);
    const isAdministrator = named.includes('administrator') || (isFree('administrator') && isWorkspaceAdmin);
    const isTheirsMeanwhile = (role) => {
        const stand = UNTIL_NAMED[role];
        switch (stand) {
            case 'everybody':
                return true;
            case 'administrators':
                return isAdministrator;
            case 'workspace admins':
                return isWorkspaceAdmin;
            case 'nobody':
                return false;
            default:
                return stand;
        }
    };
    return TEAM_ROLES.filter((role) => named.includes(role) || (isFree(role) && isTheirsMeanwhile(role)));
}
/**
 * All that a full member of ours may do for the whole workspace, part by part. What is theirs only while nobody is named for a role stands
 * with what they are anyway. `others` is what they are beside the team roles.
 */
export function powersOf(standing, others) {
    const roles = teamRolesOf(standing);
    const isTheirs = (role) => standing.named.includes(role) || role === 'administrator';
    const meanwhile = (stand) => roles.filter((role) => !isTheirs(role) && UNTIL_NAMED[role] === stand);
    const ofEverybody = [...new Set(['full_member', ...meanwhile('everybody')].flatMap(whatMay))];
    const own = [...others, ...roles.filter(isTheirs)].map((part) => {
        const parts = part === 'administrator' ? [part, ...meanwhile('administrators')] : [part];
        const deeds = parts.flatMap(whatMay);
        return { part, deeds: deeds.filter((deed) => !ofEverybody.includes(deed)) };
    });
    return [{ part: 'full_member', deeds: ofEverybody }, ...own.filter(({ deeds }) => deeds.length > 0)];
}
/** What this person is to it. */
export function partsIn(people, userId) {
    return PARTS.filter((part) => part in people && [people[part]].flat().includes(userId));
}
/** Who has which part in a handoff now. */
export function peopleIn(handoff, backstops) {
    const { author, packet } = handoff;
    return {
        author,
        account_executive: packet.ae,
        named_for_questions: packet.questions_to,
        signer: checking(handoff)?.check.signer ?? null,
        alliances_owner: backstops.alliancesOwner,
        intake_owner: backstops.intakeOwner,
        escalation_contact: backstops.escalationContact,
    };
}
