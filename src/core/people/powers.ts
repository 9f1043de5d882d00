import type { Backstops } from '../notices/conversations.ts';
import { checking, type Handoff } from '../handoff/handoff.ts';
import type { UserId } from './member.ts';
import { TEAM_ROLES, type TeamRole } from './team-roles.ts';

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
] as const;
export type Part = (typeof PARTS)[number];

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
  escalation_contact: ['settle_dispute', 'take_up_help', 'send_message_again'],
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
} as const satisfies Record<Part, readonly string[]>;

/** What our people do. */
export type Deed = (typeof POWERS)[Part][number];
export const DEEDS: readonly Deed[] = [...new Set(PARTS.flatMap(whatMay))];

/** Whether somebody with these parts may do it. */
export function may(deed: Deed, parts: readonly Part[]): boolean {
  return parts.some((part) => whatMay(part).includes(deed));
}

/** All that a part may do. */
export function whatMay(part: Part): readonly Deed[] {
  return POWERS[part];
}

/** The parts of which each may do it, in the order of PARTS. */
export function whoMay(deed: Deed): Part[] {
  return PARTS.filter((part) => may(deed, [part]));
}

/** Whose part a role is while nobody is named for it. For an administrator that is an owner or admin of the Slack workspace. */
const UNTIL_NAMED: Record<TeamRole, 'everybody' | 'administrators' | 'workspace admins' | 'nobody'> = {
  partner_marketing: 'everybody',
  alliances: 'nobody',
  revops: 'administrators',
  sales_lead: 'nobody',
  administrator: 'workspace admins',
};

/** What is known of a full member of ours: the roles for which they are named, those for which somebody is, and Slack's own word. */
export type Standing = {
  named: readonly TeamRole[];
  taken: readonly TeamRole[];
  isWorkspaceAdmin: boolean;
};

/** The team roles of a full member of ours, with those that are theirs only while nobody is named. */
export function teamRolesOf({ named, taken, isWorkspaceAdmin }: Standing): TeamRole[] {
  const isFree = (role: TeamRole): boolean => !taken.includes(role);
  const isAdministrator = named.includes('administrator') || (isFree('administrator') && isWorkspaceAdmin);
  const isTheirsMeanwhile = (role: TeamRole): boolean => {
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
        return stand satisfies never;
    }
  };
  return TEAM_ROLES.filter((role) => named.includes(role) || (isFree(role) && isTheirsMeanwhile(role)));
}

/** What a part of theirs lets somebody do, beside what everybody may. */
export type SaidPower = { part: Part; deeds: readonly Deed[] };

/**
 * All that a full member of ours may do for the whole workspace, part by part. What is theirs only while nobody is named for a role stands
 * with what they are anyway. `others` is what they are beside the team roles.
 */
export function powersOf(standing: Standing, others: readonly Part[]): SaidPower[] {
  const roles = teamRolesOf(standing);
  const isTheirs = (role: TeamRole): boolean => standing.named.includes(role) || role === 'administrator';
  const meanwhile = (stand: (typeof UNTIL_NAMED)[TeamRole]): Part[] =>
    roles.filter((role) => !isTheirs(role) && UNTIL_NAMED[role] === stand);
  const ofEverybody = [...new Set(['full_member' as const, ...meanwhile('everybody')].flatMap(whatMay))];
  const own = [...others, ...roles.filter(isTheirs)].map((part) => {
    const parts = part === 'administrator' ? [part, ...meanwhile('administrators')] : [part];
    const deeds = parts.flatMap(whatMay);
    return { part, deeds: deeds.filter((deed) => !ofEverybody.includes(deed)) };
  });
  return [{ part: 'full_member', deeds: ofEverybody }, ...own.filter(({ deeds }) => deeds.length > 0)];
}

/** Who has each part in what a deed is about; who is left out has none. */
export type PeopleIn = Partial<Record<Exclude<Part, TeamRole | 'full_member'>, UserId | readonly UserId[] | null>>;

/** What this person is to it. */
export function partsIn(people: PeopleIn, userId: UserId): Part[] {
  return PARTS.filter((part) => part in people && [people[part as keyof PeopleIn]].flat().includes(userId));
}

/** Who has which part in a handoff now. */
export function peopleIn(handoff: Handoff, backstops: Backstops): PeopleIn {
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
