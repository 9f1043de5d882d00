import { type Deed, type Part, whoMay } from './powers.ts';
import { type GroupId, groupFor, isTeamRole, namedFor, type RoleSettings, type TeamRole } from './team-roles.ts';

/** The table of who may do what, in words. */

/** After “can”. */
export const DEED_WORDS: Record<Deed, string> = {
  send_handoff: 'send handoffs',
  mend_handoff: 'mend a handoff and send it again',
  correct_packet: 'correct a packet',
  withdraw_handoff: 'withdraw a handoff',
  decide_declined: 'decide what becomes of a declined deal',
  answer_handoff: 'accept or decline a handoff',
  ask_question: 'ask before deciding',
  answer_question: 'answer a question',
  undo_answer: 'undo an answer',
  work_handoff: 'say how an accepted handoff goes on',
  reroute_handoff: 're-route a handoff',
  extend_window: 'give more time',
  reopen_answer: 'reopen an answer',
  send_message_again: 'send a message again that did not arrive',
  clear_check: 'sign a conflict check',
  register_account: 'register an account for a partner',
  see_registrations: 'see which accounts are registered',
  settle_dispute: 'settle a dispute',
  dispute_credit: 'dispute the credit',
  correct_credit: 'correct the credit',
  see_agreement: 'read the working agreement',
  confirm_agreement: 'confirm the working agreement',
  change_agreement: 'change the working agreement',
  change_settings: 'change the settings',
  see_partners: 'see the partners',
  edit_partners: 'register and edit partners',
  pause_partner: 'pause a partner and name its channel',
  confirm_contact: 'confirm a contact of a partner',
  ask_for_help: 'ask for a partner’s help',
  take_up_help: 'answer help requests',
  take_help_back: 'take a help request back',
  see_where_it_stands: 'see where a handoff stands',
  read_handoff: 'read all of a handoff',
  see_figures: 'see how well the loop is closed',
  set_own_time: 'set your working hours and days off',
};

/** Whoever has the part, in a sentence. */
export const PART_WORDS: Record<Part, string> = {
  full_member: 'full members of our own workspace',
  author: 'the author',
  account_executive: 'the account executive',
  named_for_questions: 'who is named for questions',
  signer: 'who is asked to sign it',
  alliances_owner: 'the partner’s alliances owner',
  asker_of_help: 'who has asked',
  asked_for_help: 'who was asked',
  agreement_owner: 'the owners of the working agreement',
  intake_owner: 'the intake owner',
  escalation_contact: 'the escalation contact',
  adjudicator: 'the adjudicator',
  partner_marketing: 'partner marketing',
  alliances: 'alliances',
  revops: 'RevOps',
  sales_lead: 'the sales lead',
  administrator: 'administrators',
};

const ASKED_AT_MOST = 3;

/**
 * Why somebody else may not do it, and whom to ask: three people at most, or a user group by its handle (null: Slack does not say it). Of a
 * role for which nobody is named it speaks only where it is nobody’s meanwhile.
 */
export function onlyOthersMay(deed: Deed, named: RoleSettings, handle: string | null): string {
  const parts = whoMay(deed);
  const isFilled = (part: Part): boolean => !isTeamRole(part) || part === 'administrator' || isNamed(part, named);
  const filled = parts.filter(isFilled);
  // While nobody is named for the one role that may, administrators do it in its place.
  const who = (filled.length === 0 ? (['administrator'] as const) : filled).map((part) => PART_WORDS[part]);
  return `Only ${inList(who, 'and')} can ${DEED_WORDS[deed]}. ${whomToAsk(deed, named, handle)}`;
}

function whomToAsk(deed: Deed, named: RoleSettings, handle: string | null): string {
  const role = roleToAsk(deed, named);
  const people = role === null ? [] : namedFor(role, named).slice(0, ASKED_AT_MOST);
  if (people.length > 0)
    return `Ask ${inList(
      people.map((userId) => `<@${userId}>`),
      'or',
    )}.`;
  if (role === null) return 'Ask one of them to do it with you.';
  return handle === null ? 'Ask somebody of their user group.' : `Ask somebody of @${handle}.`;
}

/** The user group that a refusal speaks of, whose handle must be known for it; null where it names people, or nobody. */
export function groupToAsk(deed: Deed, named: RoleSettings): GroupId | null {
  const role = roleToAsk(deed, named);
  return role === null || namedFor(role, named).length > 0 ? null : groupFor(role, named);
}

const roleToAsk = (deed: Deed, named: RoleSettings): TeamRole | null =>
  whoMay(deed).find((part): part is TeamRole => isTeamRole(part) && isNamed(part, named)) ?? null;

const isNamed = (role: TeamRole, named: RoleSettings): boolean =>
  namedFor(role, named).length > 0 || groupFor(role, named) !== null;

function inList(words: readonly string[], last: 'and' | 'or'): string {
  const before = words.slice(0, -1).join(', ');
  return [before, words.at(-1)].filter((part) => part).join(` ${last} `);
}
