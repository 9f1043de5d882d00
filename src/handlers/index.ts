import type { App, BlockAction, ButtonAction, ViewSubmitAction } from '@slack/bolt';
import {
  ACTION,
  type ActionId,
  COMMAND,
  type CommandName,
  type FORM_GUARDS,
  MENU,
  type MenuId,
  type PartnerActionId,
  type PartnerViewId,
  SHORTCUT,
  type ShortcutName,
  TYPED_FIELDS,
  VIEW,
  type ViewId,
} from '../blocks/ids.ts';
import { confirmAgreement, openAgreement, saveAgreement, sayStillRight } from './agreement/agreement.ts';
import { LAST_LOOK_KEYS } from '../core/packet/packet-draft.ts';
import { answerQuestion, askQuestion, openAsk, openReply } from './handoff/ask.ts';
import { acceptHandoff, declineHandoff, openAccept, openDecline } from './handoff/answer-handoff.ts';
import {
  clearAsFound,
  clearCheck,
  openClear,
  openPass,
  openRegisterFromCheck,
  openReturn,
  passCheck,
  returnCheck,
} from './conflict-check/conflict-check.ts';
import { correctHandoff, openCorrection } from './handoff/correct-handoff.ts';
import {
  correctCredit,
  disputeCredit,
  keepCredit,
  openCorrectCredit,
  openDisputeCredit,
  openKeepCredit,
} from './credit/credit.ts';
import { answerProposal, openProposeContact, proposeContact } from './packet/contact-proposals.ts';
import type { HandlerDeps } from './kit/deps.ts';
import { bringBackDraft, continueDraft, openPutOffDraft, putOffDraft, throwAwayDraft } from './packet/drafts.ts';
import {
  type ActionArgs,
  type CommandArgs,
  guardAction,
  guardCommand,
  guardEvent,
  guardShortcut,
  guardView,
  type HandlerLog,
  type ShortcutArgs,
  type ViewArgs,
} from './kit/guard.ts';
import { openRuleForClaim, openRuleForNeither, ruleForClaim, ruleForNeither } from './registration/disputes.ts';
import { guardMenu, type MenuListener } from './kit/guard-menu.ts';
import { choosePartner, showExampleOver } from './kit/fill-form.ts';
import { adds, asTyped, doneOnce, type FormListener } from './kit/form-guards.ts';
import { handoffCommand } from './handoff/handoff-command.ts';
import { askForHelp, openHelpNotNow, sayHelpNotNow, startFromHelp, takeHelpBack } from './help-request/help.ts';
import { choosePartnerChannel, findPartner, openPartner, savePartner } from './partner/manage-partners.ts';
import { ASK_THEMSELVES, membersOnly } from './packet/members-only.ts';
import { openAbsence, removeAbsence, saveAbsence, saveMyTime } from './people/my-time.ts';
import { moveChannel, openMoveChannel, pausePartner, resumePartner } from './partner/posting.ts';
import {
  changeMove,
  changeRoles,
  introductionMade,
  moveDidNotHappen,
  moveDone,
  openMoveChanged,
  openMoveDidNotHappen,
  openRoles,
  remindPartner,
  stillGoing,
} from './outcome/moves.ts';
import { reviseHandoff } from './packet/open-handoff.ts';
import { openOutcome, recordOutcome, sayNotWorth, sayWorthWorking } from './outcome/outcomes.ts';
import { openPartnerNotYet, partnerMoveDone, partnerNotYet } from './outcome/partner-moves.ts';
import { dialDown, openPropose, proposeBetterPlaced } from './handoff/before-answering.ts';
import { closeDeal, openCloseDeal, openPark, openTellPartner, park, tellPartner } from './handoff/declined-deal.ts';
import { extend, openExtend, openReroute, openWithdraw, passOn, reroute, withdraw } from './handoff/take-in.ts';
import { openReopen, reopen, undo } from './handoff/reopen.ts';
import {
  extendRegistration,
  letRegistrationEnd,
  openWithdrawRegistration,
  registerAccount,
  withdrawRegistration,
} from './registration/registrations.ts';
import { retryNotice } from './notices/retry-notice.ts';
import { reviewPacket, sendFromHelp, sendHandoff } from './packet/send-handoff.ts';
import { openRoleSettings, saveRoles } from './people/role-settings.ts';
import { saveSettings } from './people/settings.ts';
import { backToPacket, changeGroup, typePacket } from './packet/write-packet.ts';
import { offerAccounts, offerContacts, offerPartners } from './kit/type-ahead.ts';
import { startAnother, startFromMessage, startHandoff } from './packet/start-packet.ts';
import { type EventListener, type EventListeners, SLACK_EVENTS, slackEvents } from './kit/slack-events.ts';

type Routes = {
  shortcuts: Record<ShortcutName, (args: ShortcutArgs) => Promise<void>>;
  commands: Record<CommandName, (args: CommandArgs) => Promise<void>>;
  views: { [Id in Exclude<ViewId, PartnerViewId>]: FormListener<(typeof FORM_GUARDS)[Id]> };
  actions: Record<Exclude<ActionId, PartnerActionId>, (args: ActionArgs) => Promise<void>>;
  /** Each pause in typing, in whatever field of a packet. */
  typed: (args: ActionArgs) => Promise<void>;
  /** Looked through while somebody types. */
  menus: Record<MenuId, MenuListener>;
  /** Heard from people of other companies: a door of its own, behind which each listener asks itself whose press it is. */
  partnerViews: { [Id in PartnerViewId]: FormListener<(typeof FORM_GUARDS)[Id]> };
  partnerActions: Record<PartnerActionId, (args: ActionArgs) => Promise<void>>;
  events: EventListeners;
};

/** Everything of Slack's that the bot listens to. A name in ids.ts without a line here does not compile. */
const routes = (deps: HandlerDeps): Routes => ({
  shortcuts: { [SHORTCUT.start]: startHandoff(deps), [SHORTCUT.startFromMessage]: startFromMessage(deps) },
  commands: { [COMMAND.handoff]: handoffCommand(deps) },
  views: {
    [VIEW.packet]: asTyped(reviewPacket(deps)),
    [VIEW.send]: sendHandoff(deps),
    [VIEW.accept]: acceptHandoff(deps),
    [VIEW.decline]: doneOnce(declineHandoff(deps)),
    [VIEW.propose]: proposeBetterPlaced(deps),
    [VIEW.ask]: adds(askQuestion(deps)),
    [VIEW.reply]: doneOnce(answerQuestion(deps)),
    [VIEW.reroute]: reroute(deps),
    [VIEW.extend]: extend(deps),
    [VIEW.withdraw]: doneOnce(withdraw(deps)),
    [VIEW.correct]: correctHandoff(deps),
    [VIEW.reopen]: doneOnce(reopen(deps)),
    [VIEW.correctCredit]: correctCredit(deps),
    [VIEW.disputeCredit]: doneOnce(disputeCredit(deps)),
    [VIEW.keepCredit]: doneOnce(keepCredit(deps)),
    [VIEW.park]: park(deps),
    [VIEW.tellPartner]: adds(tellPartner(deps)),
    [VIEW.closeDeal]: doneOnce(closeDeal(deps)),
    [VIEW.outcome]: recordOutcome(deps),
    [VIEW.moveChanged]: changeMove(deps),
    [VIEW.moveDidNotHappen]: moveDidNotHappen(deps),
    [VIEW.changeRoles]: changeRoles(deps),
    [VIEW.clearCheck]: clearCheck(deps),
    [VIEW.returnCheck]: doneOnce(returnCheck(deps)),
    [VIEW.passCheck]: doneOnce(passCheck(deps)),
    [VIEW.askForHelp]: adds(askForHelp(deps)),
    [VIEW.helpNotNow]: doneOnce(sayHelpNotNow(deps)),
    [VIEW.sendFromHelp]: adds(sendFromHelp(deps)),
    [VIEW.register]: adds(registerAccount(deps)),
    [VIEW.withdrawRegistration]: doneOnce(withdrawRegistration(deps)),
    [VIEW.ruleForClaim]: doneOnce(ruleForClaim(deps)),
    [VIEW.ruleForNeither]: doneOnce(ruleForNeither(deps)),
    [VIEW.choosePartnerChannel]: adds(choosePartnerChannel(deps)),
    [VIEW.savePartner]: savePartner(deps),
    [VIEW.moveChannel]: moveChannel(deps),
    [VIEW.saveSettings]: saveSettings(deps),
    [VIEW.saveRoles]: saveRoles(deps),
    [VIEW.saveAgreement]: saveAgreement(deps),
    [VIEW.saveMyTime]: saveMyTime(deps),
    [VIEW.saveAbsence]: adds(saveAbsence(deps)),
    [VIEW.putOffDraft]: putOffDraft(deps),
    [VIEW.proposeContact]: adds(proposeContact(deps)),
  },
  actions: {
    [ACTION.accept]: openAccept(deps),
    [ACTION.decline]: openDecline(deps),
    [ACTION.propose]: openPropose(deps),
    [ACTION.ask]: openAsk(deps),
    [ACTION.reply]: openReply(deps),
    [ACTION.remindTomorrow]: dialDown(deps, 'tomorrow'),
    [ACTION.remindOnLastDay]: dialDown(deps, 'last_day'),
    [ACTION.reroute]: openReroute(deps),
    [ACTION.extend]: openExtend(deps),
    [ACTION.withdraw]: openWithdraw(deps),
    [ACTION.correct]: openCorrection(deps),
    [ACTION.passOn]: passOn(deps),
    [ACTION.undo]: undo(deps),
    [ACTION.reopen]: openReopen(deps),
    [ACTION.correctCredit]: openCorrectCredit(deps),
    [ACTION.disputeCredit]: openDisputeCredit(deps),
    [ACTION.keepCredit]: openKeepCredit(deps),
    [ACTION.park]: openPark(deps),
    [ACTION.tellPartner]: openTellPartner(deps),
    [ACTION.closeDeal]: openCloseDeal(deps),
    [ACTION.worthWorking]: sayWorthWorking(deps),
    [ACTION.notWorthBudget]: sayNotWorth(deps, 'budget'),
    [ACTION.notWorthTiming]: sayNotWorth(deps, 'timing'),
    [ACTION.notWorthFit]: sayNotWorth(deps, 'fit'),
    [ACTION.outcome]: openOutcome(deps),
    [ACTION.outcomeWon]: openOutcome(deps, 'won'),
    [ACTION.outcomeLost]: openOutcome(deps, 'lost'),
    [ACTION.outcomeNoDeal]: openOutcome(deps, 'no_deal'),
    [ACTION.stillGoing]: stillGoing(deps),
    [ACTION.revise]: reviseHandoff(deps),
    [ACTION.moveDone]: moveDone(deps),
    [ACTION.moveChanged]: openMoveChanged(deps),
    [ACTION.moveDidNotHappen]: openMoveDidNotHappen(deps),
    [ACTION.introduced]: introductionMade(deps),
    [ACTION.changeRoles]: openRoles(deps),
    [ACTION.remindPartner]: remindPartner(deps),
    [ACTION.clearCheck]: clearAsFound(deps),
    [ACTION.clearCheckWith]: openClear(deps),
    [ACTION.returnCheck]: openReturn(deps),
    [ACTION.passCheck]: openPass(deps),
    [ACTION.registerFromCheck]: openRegisterFromCheck(deps),
    [ACTION.startFromHelp]: startFromHelp(deps),
    [ACTION.helpNotNow]: openHelpNotNow(deps),
    [ACTION.helpTakeBack]: takeHelpBack(deps),
    [ACTION.extendRegistration]: extendRegistration(deps),
    [ACTION.letRegistrationEnd]: letRegistrationEnd(deps),
    [ACTION.withdrawRegistration]: openWithdrawRegistration(deps),
    [ACTION.ruleForClaim]: openRuleForClaim(deps),
    [ACTION.ruleForNeither]: openRuleForNeither(deps),
    [ACTION.choosePartner]: choosePartner(deps),
    [ACTION.changeTouch]: changeGroup(deps, 'touch'),
    [ACTION.changeDays]: changeGroup(deps, 'days'),
    [ACTION.changeRest]: changeGroup(deps, 'rest'),
    [ACTION.backToPacket]: backToPacket(deps),
    [ACTION.startAnother]: startAnother(deps),
    [ACTION.continueDraft]: continueDraft(deps),
    [ACTION.putOffDraft]: openPutOffDraft(deps),
    [ACTION.throwAwayDraft]: throwAwayDraft(deps),
    [ACTION.bringBackDraft]: bringBackDraft(deps),
    [ACTION.proposeContact]: openProposeContact(deps),
    [ACTION.confirmContact]: answerProposal(deps, 'confirm'),
    [ACTION.refuseContact]: answerProposal(deps, 'refuse'),
    [ACTION.showExample]: showExampleOver(deps),
    [ACTION.retryNotice]: retryNotice(deps),
    [ACTION.addPartner]: openPartner(deps),
    [ACTION.editPartner]: openPartner(deps),
    [ACTION.findPartner]: findPartner(deps),
    [ACTION.moveChannel]: openMoveChannel(deps),
    [ACTION.pausePartner]: pausePartner(deps),
    [ACTION.resumePartner]: resumePartner(deps),
    [ACTION.nameRoles]: openRoleSettings(deps),
    [ACTION.changeAgreement]: openAgreement(deps),
    [ACTION.confirmAgreement]: confirmAgreement(deps),
    [ACTION.agreementStillRight]: sayStillRight(deps),
    [ACTION.addAbsence]: openAbsence(),
    [ACTION.removeAbsence]: removeAbsence(deps),
  },
  typed: typePacket(deps),
  menus: {
    [MENU.partner]: offerPartners(deps),
    [MENU.contact]: offerContacts(deps),
    [MENU.account]: offerAccounts(deps),
    [MENU.findPartner]: offerPartners(deps),
  },
  partnerViews: { [VIEW.partnerMoveNotYet]: partnerNotYet(deps) },
  partnerActions: {
    [ACTION.partnerMoveDone]: partnerMoveDone(deps),
    [ACTION.partnerMoveNotYet]: openPartnerNotYet(deps),
  },
  events: slackEvents(deps),
});

/**
 * Registers each listener under its own name, for members only but for those of partners, and guarded: what it throws becomes words for the
 * presser.
 */
export function register(app: App, deps: HandlerDeps, log: HandlerLog): void {
  const { shortcuts, commands, views, actions, typed, menus, partnerViews, partnerActions, events } = routes(deps);
  const ours = membersOnly(deps);
  const onSubmit = (id: string, listener: (args: ViewArgs) => Promise<void>) =>
    app.view<ViewSubmitAction>({ callback_id: id, type: 'view_submission' }, guardView(listener, log));
  const onPress = (id: string, listener: (args: ActionArgs) => Promise<void>) =>
    app.action<BlockAction<ButtonAction>>({ action_id: id, type: 'block_actions' }, guardAction(listener, log));
  for (const [name, listener] of Object.entries(shortcuts)) {
    app.shortcut(name, guardShortcut(ours.shortcut(listener), log));
  }
  for (const [name, listener] of Object.entries(commands)) {
    app.command(name, guardCommand(ours.command(listener), log));
  }
  for (const [id, { listen }] of Object.entries(views)) {
    onSubmit(id, ASK_THEMSELVES.has(id) ? ours.unlessUnknown(listen) : ours.press(listen));
  }
  for (const [id, listener] of Object.entries(actions)) {
    onPress(id, ASK_THEMSELVES.has(id) ? ours.unlessUnknown(listener) : ours.press(listener));
  }
  for (const key of [...TYPED_FIELDS, ...LAST_LOOK_KEYS]) {
    const pause = { type: 'block_actions', block_id: key } as const;
    app.action<BlockAction<ButtonAction>>(pause, guardAction(ours.unlessUnknown(typed), log));
  }
  for (const id of Object.values(MENU)) {
    const suggestion = { type: 'block_suggestion', block_id: id } as const;
    app.options<'block_suggestion'>(suggestion, guardMenu(id, ours.menu(menus[id]), log));
  }
  for (const [id, { listen }] of Object.entries(partnerViews)) onSubmit(id, listen);
  for (const [id, listener] of Object.entries(partnerActions)) onPress(id, listener);
  for (const name of SLACK_EVENTS) {
    // Which event a listener is for is lost here; Bolt calls each with the event of its name.
    app.event(name, guardEvent(events[name] as EventListener, name, log));
  }
}
