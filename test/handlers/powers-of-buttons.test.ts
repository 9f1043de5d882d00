import { expect, test } from 'vitest';
import { ACTION, type PartnerActionId } from '../../src/blocks/ids.ts';
import { type Deed, type Part, whoMay } from '../../src/core/people/powers.ts';
import type { Role } from '../support/pressed-cast.ts';
import { type Button, rolesFor } from '../support/pressed-rules.ts';
import { type PressedStage, STAGES } from '../support/pressed-stages.ts';

/**
 * The table of who may do what, against whose presses the bot lets through: those are written down in `pressed-rules.ts`, and
 * `pressers-table.test.ts` presses every button by everybody.
 */

type Asked = typeof ACTION.stillGoing | typeof ACTION.remindPartner | typeof ACTION.keepCredit;
/** Alliances own the partner, and in these tests they take in what nobody answered: they press it for another part. */
type OfTwoParts = typeof ACTION.disputeCredit;
/** Of those who clear a check, only the intake owner asks somebody else to. */
type OfOnePart = typeof ACTION.passCheck;
/** Nobody but its author begins another like theirs, and only while they may send at all. */
type OfItsAuthor = typeof ACTION.startAnother;

/** Those of the partner’s people, and those that nobody was asked for in any of the stages, left out. */
const DEED_OF: Record<Exclude<Button, PartnerActionId | Asked | OfTwoParts | OfOnePart | OfItsAuthor>, Deed> = {
  [ACTION.clearCheck]: 'clear_check',
  [ACTION.clearCheckWith]: 'clear_check',
  [ACTION.returnCheck]: 'clear_check',
  // What is typed there is asked of the table when it is sent.
  [ACTION.registerFromCheck]: 'clear_check',
  [ACTION.accept]: 'answer_handoff',
  [ACTION.decline]: 'answer_handoff',
  [ACTION.propose]: 'answer_handoff',
  [ACTION.remindTomorrow]: 'answer_handoff',
  [ACTION.remindOnLastDay]: 'answer_handoff',
  [ACTION.ask]: 'ask_question',
  [ACTION.reply]: 'answer_question',
  [ACTION.reroute]: 'reroute_handoff',
  [ACTION.passOn]: 'reroute_handoff',
  [ACTION.extend]: 'extend_window',
  [ACTION.withdraw]: 'withdraw_handoff',
  [ACTION.correct]: 'correct_packet',
  [ACTION.undo]: 'undo_answer',
  [ACTION.reopen]: 'reopen_answer',
  [ACTION.park]: 'decide_declined',
  [ACTION.tellPartner]: 'decide_declined',
  [ACTION.closeDeal]: 'decide_declined',
  [ACTION.worthWorking]: 'work_handoff',
  [ACTION.notWorthBudget]: 'work_handoff',
  [ACTION.notWorthTiming]: 'work_handoff',
  [ACTION.notWorthFit]: 'work_handoff',
  [ACTION.outcome]: 'work_handoff',
  [ACTION.outcomeWon]: 'work_handoff',
  [ACTION.outcomeLost]: 'work_handoff',
  [ACTION.outcomeNoDeal]: 'work_handoff',
  [ACTION.moveDone]: 'work_handoff',
  [ACTION.moveChanged]: 'work_handoff',
  [ACTION.moveDidNotHappen]: 'work_handoff',
  [ACTION.introduced]: 'work_handoff',
  [ACTION.changeRoles]: 'work_handoff',
  [ACTION.revise]: 'mend_handoff',
  [ACTION.correctCredit]: 'correct_credit',
  [ACTION.retryNotice]: 'send_message_again',
};

/** Null: somebody of the partner’s, who has no part of ours. */
const PART_OF: Record<Role, Part | null> = {
  'account executive': 'account_executive',
  author: 'author',
  'intake owner': 'intake_owner',
  signer: 'signer',
  'escalation contact': 'escalation_contact',
  'named for questions': 'named_for_questions',
  RevOps: 'revops',
  contact: null,
  'colleague of the contact': null,
};

const pressing = new Set(Object.values(PART_OF));
const stages: PressedStage[] = Object.values(STAGES);

test.each(Object.entries(DEED_OF))(
  'whoever may press %s at some time is who the table lets do that',
  (button, deed) => {
    // Object.entries types keys as plain text.
    const roles = rolesFor(button as keyof typeof DEED_OF, stages);
    // Whoever signs owns the partner in these tests: what else they may, they may for that part.
    const theirs = roles.filter((role) => role !== 'signer' || deed === 'clear_check').map((role) => PART_OF[role]);
    const agreed = whoMay(deed).filter((part) => pressing.has(part));
    expect(new Set(theirs)).toEqual(new Set(agreed));
  },
);
