import { ACTION, COMMAND, MENU, SHORTCUT, TYPED_FIELDS, VIEW, } from '../blocks/ids.js';
import { confirmAgreement, openAgreement, saveAgreement, sayStillRight } from './agreement.js';
import { LAST_LOOK_KEYS } from '../core/packet-draft.js';
import { answerQuestion, askQuestion, openAsk, openReply } from './ask.js';
import { acceptHandoff, declineHandoff, openAccept, openDecline } from './answer-handoff.js';
import { clearAsFound, clearCheck, openClear, openPass, openRegisterFromCheck, openReturn, passCheck, returnCheck, } from './conflict-check.js';
import { correctHandoff, openCorrection } from './correct-handoff.js';
import { correctCredit, disputeCredit, keepCredit, openCorrectCredit, openDisputeCredit, openKeepCredit, } from './credit.js';
import { answerProposal, openProposeContact, proposeContact } from './contact-proposals.js';
import { bringBackDraft, continueDraft, openPutOffDraft, putOffDraft, throwAwayDraft } from './drafts.js';
import { guardAction, guardCommand, guardEvent, guardShortcut, guardView, } from './guard.js';
import { openRuleForClaim, openRuleForNeither, ruleForClaim, ruleForNeither } from './disputes.js';
import { guardMenu } from './guard-menu.js';
import { choosePartner, showExampleOver } from './fill-form.js';
import { handoffCommand } from './handoff-command.js';
import { askForHelp, openHelpNotNow, sayHelpNotNow, startFromHelp, takeHelpBack } from './help.js';
import { choosePartnerChannel, findPartner, openPartner, savePartner } from './manage-partners.js';
import { ASK_THEMSELVES, membersOnly } from './members-only.js';
import { openAbsence, removeAbsence, saveAbsence, saveMyTime } from './my-time.js';
import { moveChannel, openMoveChannel, pausePartner, resumePartner } from './posting.js';
import { changeMove, changeRoles, introductionMade, moveDidNotHappen, moveDone, openMoveChanged, openMoveDidNotHappen, openRoles, remindPartner, stillGoing, } from './moves.js';
import { reviseHandoff } from './open-handoff.js';
import { openOutcome, recordOutcome, sayNotWorth, sayWorthWorking } from './outcomes.js';
import { openPartnerNotYet, partnerMoveDone, partnerNotYet } from './partner-moves.js';
import { dialDown, openPropose, proposeBetterPlaced } from './before-answering.js';
import { closeDeal, openCloseDeal, openPark, openTellPartner, park, tellPartner } from './declined-deal.js';
import { extend, openExtend, openReroute, openWithdraw, passOn, reroute, withdraw } from './take-in.js';
import { openReopen, reopen, undo } from './reopen.js';
import { extendRegistration, letRegistrationEnd, openWithdrawRegistration, registerAccount, withdrawRegistration, } from './registrations.js';
import { retryNotice } from './retry-notice.js';
import { reviewPacket, sendFromHelp, sendHandoff } from './send-handoff.js';
import { openRoleSettings, saveRoles } from './role-settings.js';
import { saveSettings } from './settings.js';
import { backToPacket, changeGroup, typePacket } from './write-packet.js';
import { offerAccounts, offerContacts, offerPartners } from './type-ahead.js';
import { startAnother, startFromMessage, startHandoff } from './start-packet.js';
import { SLACK_EVENTS, slackEvents } from './slack-events.js';
/** Everything of Slack's that the bot listens to. A name in ids.ts without a line here does not compile. */
const routes = (deps) => ({
    shortcuts: { [SHORTCUT.start]: startHandoff(deps), [SHORTCUT.startFromMessage]: startFromMessage(deps) },
    commands: { [COMMAND.handoff]: handoffCommand(deps) },
    views: {
        [VIEW.packet]: reviewPacket(deps),
        [VIEW.send]: sendHandoff(deps),
        [VIEW.accept]: acceptHandoff(deps),
        [VIEW.decline]: declineHandoff(deps),
        [VIEW.propose]: proposeBetterPlaced(deps),
        [VIEW.ask]: askQuestion(deps),
        [VIEW.reply]: answerQuestion(deps),
        [VIEW.reroute]: reroute(deps),
        [VIEW.extend]: extend(deps),
        [VIEW.withdraw]: withdraw(deps),
        [VIEW.correct]: correctHandoff(deps),
        [VIEW.reopen]: reopen(deps),
        [VIEW.correctCredit]: correctCredit(deps),
        [VIEW.disputeCredit]: disputeCredit(deps),
        [VIEW.keepCredit]: keepCredit(deps),
        [VIEW.park]: park(deps),
        [VIEW.tellPartner]: tellPartner(deps),
        [VIEW.closeDeal]: closeDeal(deps),
        [VIEW.outcome]: recordOutcome(deps),
        [VIEW.moveChanged]: changeMove(deps),
        [VIEW.moveDidNotHappen]: moveDidNotHappen(deps),
        [VIEW.changeRoles]: changeRoles(deps),
        [VIEW.clearCheck]: clearCheck(deps),
        [VIEW.returnCheck]: returnCheck(deps),
        [VIEW.passCheck]: passCheck(deps),
        [VIEW.askForHelp]: askForHelp(deps),
        [VIEW.helpNotNow]: sayHelpNotNow(deps),
        [VIEW.sendFromHelp]: sendFromHelp(deps),
        [VIEW.register]: registerAccount(deps),
        [VIEW.withdrawRegistration]: withdrawRegistration(deps),
        [VIEW.ruleForClaim]: ruleForClaim(deps),
        [VIEW.ruleForNeither]: ruleForNeither(deps),
        [VIEW.choosePartnerChannel]: choosePartnerChannel(deps),
        [VIEW.savePartner]: savePartner(deps),
        [VIEW.moveChannel]: moveChannel(deps),
        [VIEW.saveSettings]: saveSettings(deps),
        [VIEW.saveRoles]: saveRoles(deps),
        [VIEW.saveAgreement]: saveAgreement(deps),
        [VIEW.saveMyTime]: saveMyTime(deps),
        [VIEW.saveAbsence]: saveAbsence(deps),
        [VIEW.putOffDraft]: putOffDraft(deps),
        [VIEW.proposeContact]: proposeContact(deps),
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
export function register(app, deps, log) {
    const { shortcuts, commands, views, actions, typed, menus, partnerViews, partnerActions, events } = routes(deps);
    const ours = membersOnly(deps);
    const onSubmit = (id, listener) => app.view({ callback_id: id, type: 'view_submission' }, guardView(listener, log));
    const onPress = (id, listener) => app.action({ action_id: id, type: 'block_actions' }, guardAction(listener, log));
    for (const [name, listener] of Object.entries(shortcuts)) {
        app.shortcut(name, guardShortcut(ours.shortcut(listener), log));
    }
    for (const [name, listener] of Object.entries(commands)) {
        app.command(name, guardCommand(ours.command(listener), log));
    }
    for (const [id, listener] of Object.entries(views)) {
        onSubmit(id, ASK_THEMSELVES.has(id) ? ours.unlessUnknown(listener) : ours.press(listener));
    }
    for (const [id, listener] of Object.entries(actions)) {
        onPress(id, ASK_THEMSELVES.has(id) ? ours.unlessUnknown(listener) : ours.press(listener));
    }
    for (const key of [...TYPED_FIELDS, ...LAST_LOOK_KEYS]) {
        const pause = { type: 'block_actions', block_id: key };
        app.action(pause, guardAction(ours.unlessUnknown(typed), log));
    }
    for (const id of Object.values(MENU)) {
        const suggestion = { type: 'block_suggestion', block_id: id };
        app.options(suggestion, guardMenu(id, ours.menu(menus[id]), log));
    }
    for (const [id, listener] of Object.entries(partnerViews))
        onSubmit(id, listener);
    for (const [id, listener] of Object.entries(partnerActions))
        onPress(id, listener);
    for (const name of SLACK_EVENTS) {
        // Which event a listener is for is lost here; Bolt calls each with the event of its name.
        app.event(name, guardEvent(events[name], name, log));
    }
}
