import { ACTION, type ActionId, type PartnerActionId } from '../../src/blocks/ids.ts';
import type { PresserOf, Role } from './pressed-cast.ts';
import type { PressedStage, Standing } from './pressed-stages.ts';

/** Who may do what with each button about a handoff, written down from the rules and not read from the code. */

/** They stand in windows, or are about a partner or a person’s time and not about a handoff. */
export const LEFT_OUT = [
  ACTION.choosePartner,
  ACTION.showExample,
  ACTION.addPartner,
  ACTION.editPartner,
  ACTION.findPartner,
  ACTION.moveChannel,
  ACTION.pausePartner,
  ACTION.resumePartner,
  ACTION.nameRoles,
  ACTION.addAbsence,
  ACTION.removeAbsence,
  // About the working agreement: `test/flows/agreement.test.ts`.
  ACTION.changeAgreement,
  ACTION.confirmAgreement,
  ACTION.agreementStillRight,
  // About a help request: `test/flows/handoff-ask-waits.test.ts`.
  ACTION.startFromHelp,
  ACTION.helpNotNow,
  ACTION.helpTakeBack,
  // About a registration: `test/flows/registrations.test.ts` and `registration-disputes.test.ts`.
  ACTION.extendRegistration,
  ACTION.letRegistrationEnd,
  ACTION.withdrawRegistration,
  ACTION.ruleForClaim,
  ACTION.ruleForNeither,
  // Of a packet that is no handoff yet: test/flows/drafts.test.ts.
  ACTION.changeTouch,
  ACTION.changeDays,
  ACTION.changeRest,
  ACTION.backToPacket,
  ACTION.continueDraft,
  ACTION.putOffDraft,
  ACTION.throwAwayDraft,
  ACTION.bringBackDraft,
  // Of a contact who is proposed: test/flows/contact-proposals.test.ts.
  ACTION.proposeContact,
  ACTION.confirmContact,
  ACTION.refuseContact,
] as const;
export type Button = Exclude<ActionId, (typeof LEFT_OUT)[number]>;

/** Who may press it in this stage, and what it does: a form opens, or this is noted in the history. Nobody, when it is over. */
type Rule = { does: string; may: (stage: PressedStage) => Role[] };

const when = (isSo: boolean | undefined, ...roles: Role[]): Role[] => (isSo ? roles : []);
const awaits = ({ is }: PressedStage) => is === 'awaiting';
const isChecked = ({ is }: PressedStage) => is === 'checking';
const isReturned = ({ is }: PressedStage) => is === 'returned';
const hasLanded = ({ neverLanded }: PressedStage) => !neverLanded;
const isDeclined = ({ is }: PressedStage) => is === 'declined';
const isDecided = ({ is }: PressedStage) => is === 'accepted' || is === 'declined';
const isAccepted = ({ is }: PressedStage) => is === 'accepted';
const isInWork = ({ is }: PressedStage) => is === 'accepted' || is === 'working';
const awaitsOurMove = (stage: PressedStage) => isInWork(stage) && stage.ourMove !== 'done';

export const OPENS = 'opens a form';
export const REFUSED = 'is refused';

const byAe = (isSo: (stage: PressedStage) => boolean | undefined, does = OPENS): Rule => ({
  does,
  may: (stage) => when(isSo(stage), 'account executive'),
});
const byAuthor = (isSo: (stage: PressedStage) => boolean | undefined): Rule => ({
  does: OPENS,
  may: (stage) => when(isSo(stage), 'author'),
});
const byIntakeOwner = (isSo: (stage: PressedStage) => boolean | undefined, does = OPENS): Rule => ({
  does,
  may: (stage) => when(isSo(stage), 'intake owner'),
});
/** The intake owner signs as well what nobody has signed in time. */
const bySigner = (does = OPENS): Rule => ({
  does,
  may: (stage) => [...when(isChecked(stage), 'signer'), ...when(isChecked(stage) && stage.lapsed, 'intake owner')],
});
/** Colleagues of the contact may as well, unless it is the contact’s alone and the contact is there. */
const byPartner = (does: string): Rule => ({
  does,
  may: (stage) => [
    ...when(isInWork(stage) && stage.partnersMove !== 'done', 'contact'),
    ...when(
      isInWork(stage) && stage.partnersMove !== 'done' && stage.contactAlone !== 'is there',
      'colleague of the contact',
    ),
  ],
});

/** The packet is their author's to send anew until somebody has accepted it, and once only. */
const CAN_BE_SENT_ANEW: readonly Standing[] = [
  'draft',
  'returned',
  'declined',
  'closed: declined',
  'closed: withdrawn',
];

const RULES: Record<Button, Rule> = {
  [ACTION.clearCheck]: bySigner('cleared'),
  [ACTION.clearCheckWith]: bySigner(),
  [ACTION.returnCheck]: bySigner(),
  [ACTION.registerFromCheck]: bySigner(),
  [ACTION.passCheck]: byIntakeOwner((stage) => isChecked(stage) && stage.lapsed),
  [ACTION.accept]: byAe(awaits),
  [ACTION.decline]: byAe(awaits),
  [ACTION.propose]: byAe(awaits),
  [ACTION.ask]: byAe((stage) => awaits(stage) && stage.questions !== 3),
  [ACTION.reply]: {
    does: OPENS,
    may: (stage) => when(awaits(stage) && stage.questions !== undefined, 'author', 'named for questions'),
  },
  [ACTION.remindTomorrow]: byAe((stage) => awaits(stage) && !stage.lapsed, 'dialed_down'),
  [ACTION.remindOnLastDay]: byAe((stage) => awaits(stage) && !stage.lapsed, 'dialed_down'),
  [ACTION.reroute]: byIntakeOwner((stage) => awaits(stage) || stage.wrongOwner),
  [ACTION.extend]: byIntakeOwner(awaits),
  [ACTION.startAnother]: byAuthor(() => true),
  [ACTION.withdraw]: {
    does: OPENS,
    may: (stage) => when(awaits(stage) || isChecked(stage) || isReturned(stage), 'author', 'intake owner'),
  },
  [ACTION.correct]: byAuthor(awaits),
  [ACTION.passOn]: byIntakeOwner(({ wrongOwner }) => wrongOwner, 'rerouted'),
  [ACTION.undo]: byAe((stage) => isDecided(stage) && stage.fresh, 'reopened'),
  [ACTION.reopen]: byIntakeOwner(isDecided),
  [ACTION.correctCredit]: { does: OPENS, may: (stage) => when(hasLanded(stage), 'RevOps') },
  // The intake owner of these tests owns the partnership; of what is checked, whoever signs it does.
  [ACTION.disputeCredit]: {
    does: OPENS,
    may: (stage) => when(hasLanded(stage), 'author', isChecked(stage) ? 'signer' : 'intake owner'),
  },
  // Nothing is disputed in any of these stages.
  [ACTION.keepCredit]: { does: OPENS, may: () => [] },
  [ACTION.park]: byAuthor(isDeclined),
  [ACTION.tellPartner]: byAuthor((stage) => (isDeclined(stage) && !stage.told) || isInWork(stage)),
  [ACTION.closeDeal]: byAuthor(isDeclined),
  [ACTION.worthWorking]: byAe(isAccepted, 'worth_working'),
  [ACTION.notWorthBudget]: byAe(isAccepted, 'not_worth'),
  [ACTION.notWorthTiming]: byAe(isAccepted, 'not_worth'),
  [ACTION.notWorthFit]: byAe(isAccepted, 'not_worth'),
  [ACTION.outcome]: byAe(isInWork),
  [ACTION.outcomeWon]: byAe(isInWork),
  [ACTION.outcomeLost]: byAe(isInWork),
  [ACTION.outcomeNoDeal]: byAe(isInWork),
  // Only who was asked what holds it up can say these, and none of these has stalled yet.
  [ACTION.stillGoing]: byAe(() => false),
  [ACTION.remindPartner]: byAe(() => false),
  [ACTION.moveDone]: byAe(awaitsOurMove, 'move_done'),
  [ACTION.moveChanged]: byAe(awaitsOurMove),
  [ACTION.moveDidNotHappen]: byAe(awaitsOurMove),
  [ACTION.introduced]: byAe((stage) => isInWork(stage) && !stage.introduced, 'introduced'),
  [ACTION.changeRoles]: byAe(isInWork),
  [ACTION.partnerMoveDone]: byPartner('partner_move_done'),
  [ACTION.partnerMoveNotYet]: byPartner(OPENS),
  [ACTION.revise]: byAuthor(({ is }) => CAN_BE_SENT_ANEW.includes(is)),
  [ACTION.retryNotice]: {
    does: 'sends the message again',
    may: (stage) => [
      ...when(hasLanded(stage), 'author', 'intake owner', 'escalation contact'),
      // Who owns the partner can mend it as well.
      ...when(hasLanded(stage) && isChecked(stage), 'signer'),
    ],
  },
};
export const BUTTONS = Object.keys(RULES) as Button[];

/** Whose press of it counts in one of these stages at least. */
export function rolesFor(button: Button, stages: readonly PressedStage[]): Role[] {
  return [...new Set(stages.flatMap((stage) => RULES[button].may(stage)))];
}

/** What must come of it. */
export function due(button: Button, { role }: PresserOf, stage: PressedStage): string {
  const { does, may } = RULES[button];
  return role !== null && may(stage).includes(role) ? does : REFUSED;
}

const PARTNERS_BUTTONS: readonly Button[] = [
  ACTION.partnerMoveDone,
  ACTION.partnerMoveNotYet,
] satisfies PartnerActionId[];

/** Those for the partner’s people: nobody of ours is let through. */
export const isPartners = (button: Button): boolean => PARTNERS_BUTTONS.includes(button);

const NOT_SAID = 'Slack does not say who you are at the moment. Try again in a minute.';
const NOT_OURS = ['Only full members of our own workspace can do this. Ask one of them to do it with you.', NOT_SAID];
const NOT_THEIRS = ['Only people of the company that brought this can answer here. Nothing has changed.', NOT_SAID];

/** Whether the one refused may read this: strangers read the same sentences about every handoff, and nobody is told that we are at fault. */
export function mayRead(sentence: string, button: Button, { of }: PresserOf): boolean {
  const toStrangers = isPartners(button) ? NOT_THEIRS : NOT_OURS;
  if (of !== (isPartners(button) ? 'the partner' : 'us')) return toStrangers.includes(sentence);
  return !toStrangers.includes(sentence) && !/went wrong/.test(sentence);
}
