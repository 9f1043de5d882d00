import { ACTION, type ActionId, MENU, VIEW, type ViewId } from '../../src/blocks/ids.ts';
import { SLACK_EVENTS } from '../../src/handlers/kit/slack-events.ts';
import { ADA, ALEX, LENA, MAYA, type Person, PRIYA, SAM } from '../../torture/fuzz/cast.ts';
import { command, event, form, type Inbound, press, suggestion, WORDS } from '../../torture/fuzz/payloads.ts';

/** Every listener of the routing table, with something right for it to hear. */

let count = 0;
/** Never the same twice. */
export const newId = (): string => `n${(count += 1)}`;

/** One thing that can come in, with what it is about, from whom it may come. */
type Hearing = { about: string; by: Person };

/** Who may do it, and about what, in the database of these tests. */
const RIGHT: Record<ActionId | ViewId, (ids: Ids) => Hearing> = {
  [ACTION.accept]: ({ awaiting }) => ({ about: awaiting, by: SAM }),
  [ACTION.decline]: ({ awaiting }) => ({ about: awaiting, by: SAM }),
  [ACTION.propose]: ({ awaiting }) => ({ about: awaiting, by: SAM }),
  [ACTION.ask]: ({ awaiting }) => ({ about: awaiting, by: SAM }),
  [ACTION.reply]: ({ question }) => ({ about: question, by: MAYA }),
  [ACTION.remindTomorrow]: ({ awaiting }) => ({ about: awaiting, by: SAM }),
  [ACTION.remindOnLastDay]: ({ awaiting }) => ({ about: awaiting, by: SAM }),
  [ACTION.reroute]: ({ awaiting }) => ({ about: awaiting, by: ALEX }),
  [ACTION.extend]: ({ awaiting }) => ({ about: awaiting, by: ALEX }),
  [ACTION.withdraw]: ({ awaiting }) => ({ about: awaiting, by: ALEX }),
  [ACTION.correct]: ({ awaiting }) => ({ about: awaiting, by: MAYA }),
  [ACTION.worthWorking]: ({ accepted }) => ({ about: accepted, by: SAM }),
  [ACTION.notWorthBudget]: ({ accepted }) => ({ about: accepted, by: SAM }),
  [ACTION.notWorthTiming]: ({ accepted }) => ({ about: accepted, by: SAM }),
  [ACTION.notWorthFit]: ({ accepted }) => ({ about: accepted, by: SAM }),
  [ACTION.outcome]: ({ accepted }) => ({ about: accepted, by: SAM }),
  [ACTION.outcomeWon]: ({ accepted }) => ({ about: accepted, by: SAM }),
  [ACTION.outcomeLost]: ({ accepted }) => ({ about: accepted, by: SAM }),
  [ACTION.outcomeNoDeal]: ({ accepted }) => ({ about: accepted, by: SAM }),
  [ACTION.stillGoing]: ({ accepted }) => ({ about: accepted, by: SAM }),
  [ACTION.remindPartner]: ({ accepted }) => ({ about: accepted, by: SAM }),
  [ACTION.revise]: ({ withdrawn }) => ({ about: withdrawn, by: MAYA }),
  [ACTION.passOn]: ({ declined }) => ({ about: declined, by: ALEX }),
  [ACTION.undo]: ({ declined }) => ({ about: declined, by: SAM }),
  [ACTION.reopen]: ({ declined }) => ({ about: declined, by: ALEX }),
  [ACTION.correctCredit]: ({ accepted }) => ({ about: accepted, by: ADA }),
  [ACTION.disputeCredit]: ({ accepted }) => ({ about: accepted, by: MAYA }),
  [ACTION.keepCredit]: ({ accepted }) => ({ about: accepted, by: ADA }),
  [ACTION.park]: ({ declined }) => ({ about: declined, by: MAYA }),
  [ACTION.tellPartner]: ({ declined }) => ({ about: declined, by: MAYA }),
  [ACTION.closeDeal]: ({ declined }) => ({ about: declined, by: MAYA }),
  [ACTION.moveDone]: ({ accepted }) => ({ about: accepted, by: SAM }),
  [ACTION.moveChanged]: ({ accepted }) => ({ about: accepted, by: SAM }),
  [ACTION.moveDidNotHappen]: ({ accepted }) => ({ about: accepted, by: SAM }),
  [ACTION.introduced]: ({ accepted }) => ({ about: accepted, by: SAM }),
  [ACTION.changeRoles]: ({ accepted }) => ({ about: accepted, by: SAM }),
  [ACTION.partnerMoveDone]: ({ accepted }) => ({ about: accepted, by: LENA }),
  [ACTION.partnerMoveNotYet]: ({ accepted }) => ({ about: accepted, by: LENA }),
  [ACTION.startFromHelp]: ({ help }) => ({ about: help, by: ALEX }),
  [ACTION.helpNotNow]: ({ help }) => ({ about: help, by: ALEX }),
  [ACTION.helpTakeBack]: ({ help }) => ({ about: help, by: SAM }),
  [ACTION.clearCheck]: ({ checked }) => ({ about: checked, by: ALEX }),
  [ACTION.clearCheckWith]: ({ checked }) => ({ about: checked, by: ALEX }),
  [ACTION.returnCheck]: ({ checked }) => ({ about: checked, by: ALEX }),
  [ACTION.registerFromCheck]: ({ checked }) => ({ about: checked, by: ALEX }),
  [ACTION.passCheck]: ({ checked }) => ({ about: checked, by: ALEX }),
  [VIEW.askForHelp]: () => ({ about: '', by: PRIYA }),
  [VIEW.sendFromHelp]: ({ help }) => ({ about: help, by: ALEX }),
  [ACTION.extendRegistration]: ({ registration }) => ({ about: registration, by: ALEX }),
  [ACTION.letRegistrationEnd]: ({ registration }) => ({ about: registration, by: ALEX }),
  [ACTION.withdrawRegistration]: ({ registration }) => ({ about: registration, by: ALEX }),
  [ACTION.ruleForClaim]: ({ registration }) => ({ about: registration, by: ALEX }),
  [ACTION.ruleForNeither]: ({ dispute }) => ({ about: dispute, by: ALEX }),
  [VIEW.register]: () => ({ about: '', by: ALEX }),
  [ACTION.choosePartner]: ({ partner }) => ({ about: partner, by: MAYA }),
  [ACTION.showExample]: () => ({ about: 'example', by: MAYA }),
  [ACTION.retryNotice]: ({ deadLetter }) => ({ about: deadLetter, by: ALEX }),
  [ACTION.addPartner]: () => ({ about: 'new', by: ADA }),
  [ACTION.editPartner]: ({ partner }) => ({ about: partner, by: ADA }),
  [ACTION.findPartner]: ({ partner }) => ({ about: partner, by: ADA }),
  [ACTION.moveChannel]: ({ partner }) => ({ about: partner, by: ALEX }),
  [ACTION.pausePartner]: ({ partner }) => ({ about: partner, by: ALEX }),
  [ACTION.resumePartner]: ({ partner }) => ({ about: partner, by: ALEX }),
  [ACTION.nameRoles]: () => ({ about: 'roles', by: ADA }),
  [VIEW.saveRoles]: () => ({ about: '', by: ADA }),
  [ACTION.changeAgreement]: ({ agreement }) => ({ about: agreement, by: ADA }),
  [ACTION.confirmAgreement]: ({ agreement }) => ({ about: agreement, by: ALEX }),
  [ACTION.agreementStillRight]: ({ agreement }) => ({ about: agreement, by: ALEX }),
  [ACTION.addAbsence]: () => ({ about: 'new', by: SAM }),
  [ACTION.removeAbsence]: ({ absence }) => ({ about: absence, by: SAM }),
  [VIEW.packet]: ({ draft }) => ({ about: draft, by: MAYA }),
  [VIEW.send]: ({ draft }) => ({ about: draft, by: MAYA }),
  [ACTION.changeTouch]: ({ draft }) => ({ about: draft, by: MAYA }),
  [ACTION.changeDays]: ({ draft }) => ({ about: draft, by: MAYA }),
  [ACTION.changeRest]: ({ draft }) => ({ about: draft, by: MAYA }),
  [ACTION.startAnother]: ({ awaiting }) => ({ about: awaiting, by: MAYA }),
  [ACTION.backToPacket]: ({ draft }) => ({ about: draft, by: MAYA }),
  [ACTION.continueDraft]: ({ draft }) => ({ about: draft, by: MAYA }),
  [ACTION.putOffDraft]: ({ draft }) => ({ about: draft, by: MAYA }),
  [ACTION.throwAwayDraft]: ({ draft }) => ({ about: draft, by: MAYA }),
  [ACTION.bringBackDraft]: ({ draft }) => ({ about: draft, by: MAYA }),
  [ACTION.proposeContact]: ({ draft }) => ({ about: draft, by: MAYA }),
  [ACTION.confirmContact]: ({ proposal }) => ({ about: proposal, by: ALEX }),
  [ACTION.refuseContact]: ({ proposal }) => ({ about: proposal, by: ALEX }),
  [VIEW.choosePartnerChannel]: () => ({ about: '', by: ADA }),
  [VIEW.savePartner]: ({ partner }) => ({ about: partner, by: ADA }),
  [VIEW.saveAgreement]: ({ agreement }) => ({ about: agreement, by: ADA }),
  [VIEW.saveSettings]: () => ({ about: '', by: ADA }),
  [VIEW.saveMyTime]: () => ({ about: '', by: SAM }),
  [VIEW.saveAbsence]: () => ({ about: '', by: MAYA }),
};

export type Ids = {
  awaiting: string;
  checked: string;
  accepted: string;
  question: string;
  withdrawn: string;
  /** Because somebody else owns the account. */
  declined: string;
  deadLetter: string;
  /** A packet of Maya’s that is whole, and not sent. */
  draft: string;
  /** Whom Maya proposes as a contact of Brightwater, which Alex is asked to confirm. */
  proposal: string;
  /** A help request of Sam's that Alex is to answer. */
  help: string;
  /** One of Brightwater’s that is disputed, and its dispute, which is Alex’s to decide. */
  registration: string;
  dispute: string;
  /** A version of the working agreement that Alex and Priya are to confirm. */
  agreement: string;
  partner: string;
  absence: string;
};

export type Listener = [name: string, inbound: (ids: Ids) => Inbound];

const ADMINISTRATORS = new Set<string>(['partners', 'settings', 'register']);
export const COMMANDS = WORDS.map(
  (word): Listener => [
    `/handoff ${word}`,
    ({ awaiting }) =>
      command(word === 'status' ? `status ${awaiting}` : word, ADMINISTRATORS.has(word) ? ADA : MAYA, newId),
  ],
);
export const PRESSES = Object.values(ACTION).map(
  (action: ActionId): Listener => [
    `the button ${action}`,
    (ids) => press(action, RIGHT[action](ids).about, RIGHT[action](ids).by, newId),
  ],
);
export const FORMS = Object.values(VIEW).map(
  (view: ViewId): Listener => [
    `the form ${view}`,
    (ids) => form(view, RIGHT[view](ids).about, RIGHT[view](ids).by, newId),
  ],
);
export const SEARCHES = Object.values(MENU).map(
  (menu): Listener => [
    `the menu ${menu}`,
    () => suggestion(menu, 'bri', menu === MENU.findPartner ? ADA : MAYA, newId),
  ],
);
export const EVENTS = SLACK_EVENTS.map((name): Listener => [`the event ${name}`, () => event(name, newId)]);
