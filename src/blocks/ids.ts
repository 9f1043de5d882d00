import { PACKET_KEYS } from '../core/packet.ts';

/**
 * Every name that Slack sends back. Permanent: a message posted today is pressed next year, so none is ever renamed or used
 * for something else.
 */
export const COMMAND = { handoff: '/handoff' } as const;

export const SHORTCUT = { start: 'handoff.start', startFromMessage: 'handoff.start_from_message' } as const;

export const VIEW = {
  packet: 'packet.review',
  send: 'handoff.send',
  accept: 'handoff.accept',
  decline: 'handoff.decline',
  propose: 'handoff.propose',
  ask: 'handoff.ask',
  reply: 'question.reply',
  reroute: 'handoff.reroute',
  extend: 'handoff.extend',
  withdraw: 'handoff.withdraw',
  correct: 'handoff.correct',
  reopen: 'handoff.reopen',
  correctCredit: 'credit.correct',
  disputeCredit: 'credit.dispute',
  keepCredit: 'credit.keep',
  park: 'deal.park',
  tellPartner: 'deal.tell_partner',
  closeDeal: 'deal.close',
  outcome: 'handoff.outcome',
  moveChanged: 'move.changed',
  moveDidNotHappen: 'move.did_not_happen',
  changeRoles: 'move.roles',
  partnerMoveNotYet: 'partner_move.not_yet',
  clearCheck: 'check.clear',
  returnCheck: 'check.return',
  passCheck: 'check.pass',
  askForHelp: 'help.ask',
  helpNotNow: 'help.not_now',
  sendFromHelp: 'help.send',
  register: 'registration.register',
  withdrawRegistration: 'registration.withdraw',
  ruleForClaim: 'dispute.rule_for_claim',
  ruleForNeither: 'dispute.rule_for_neither',
  choosePartnerChannel: 'partner.channel',
  savePartner: 'partner.save',
  moveChannel: 'partner.move_channel',
  saveSettings: 'settings.save',
  saveRoles: 'settings.save_roles',
  saveAgreement: 'agreement.save',
  saveMyTime: 'me.save',
  saveAbsence: 'me.save_absence',
  putOffDraft: 'draft.put_off',
  proposeContact: 'contact.propose',
} as const;

export const ACTION = {
  accept: 'handoff.accept',
  decline: 'handoff.decline',
  propose: 'handoff.propose',
  ask: 'handoff.ask',
  reply: 'question.reply',
  remindTomorrow: 'handoff.remind_tomorrow',
  remindOnLastDay: 'handoff.remind_on_last_day',
  reroute: 'handoff.reroute',
  extend: 'handoff.extend',
  withdraw: 'handoff.withdraw',
  correct: 'handoff.correct',
  passOn: 'handoff.pass_on',
  undo: 'handoff.undo',
  reopen: 'handoff.reopen',
  correctCredit: 'credit.correct',
  disputeCredit: 'credit.dispute',
  keepCredit: 'credit.keep',
  park: 'deal.park',
  tellPartner: 'deal.tell_partner',
  closeDeal: 'deal.close',
  worthWorking: 'handoff.worth_working',
  notWorthBudget: 'handoff.not_worth_budget',
  notWorthTiming: 'handoff.not_worth_timing',
  notWorthFit: 'handoff.not_worth_fit',
  outcome: 'handoff.outcome',
  outcomeWon: 'handoff.won',
  outcomeLost: 'handoff.lost',
  outcomeNoDeal: 'handoff.no_deal',
  stillGoing: 'handoff.still_going',
  revise: 'handoff.revise',
  moveDone: 'move.done',
  moveChanged: 'move.changed',
  moveDidNotHappen: 'move.did_not_happen',
  introduced: 'move.introduced',
  changeRoles: 'move.roles',
  remindPartner: 'move.remind_partner',
  partnerMoveDone: 'partner_move.done',
  partnerMoveNotYet: 'partner_move.not_yet',
  clearCheck: 'check.clear',
  clearCheckWith: 'check.clear_with',
  returnCheck: 'check.return',
  passCheck: 'check.pass',
  registerFromCheck: 'check.register',
  startFromHelp: 'help.start',
  helpNotNow: 'help.not_now',
  helpTakeBack: 'help.take_back',
  extendRegistration: 'registration.extend',
  letRegistrationEnd: 'registration.let_end',
  withdrawRegistration: 'registration.withdraw',
  ruleForClaim: 'dispute.rule_for_claim',
  ruleForNeither: 'dispute.rule_for_neither',
  choosePartner: 'handoff.choose_partner',
  changeTouch: 'packet.change_touch',
  changeDays: 'packet.change_days',
  changeRest: 'packet.change_rest',
  backToPacket: 'packet.back',
  startAnother: 'packet.another',
  continueDraft: 'draft.continue',
  putOffDraft: 'draft.put_off',
  throwAwayDraft: 'draft.throw_away',
  bringBackDraft: 'draft.bring_back',
  proposeContact: 'contact.propose',
  confirmContact: 'contact.confirm',
  refuseContact: 'contact.refuse',
  showExample: 'handoff.show_example',
  retryNotice: 'notice.retry',
  addPartner: 'partner.add',
  editPartner: 'partner.edit',
  findPartner: 'partner.find',
  moveChannel: 'partner.move_channel',
  pausePartner: 'partner.pause',
  resumePartner: 'partner.resume',
  nameRoles: 'settings.roles',
  changeAgreement: 'agreement.change',
  confirmAgreement: 'agreement.confirm',
  agreementStillRight: 'agreement.still_right',
  addAbsence: 'me.add_absence',
  removeAbsence: 'me.remove_absence',
} as const;

/** Menus whose options are looked up while somebody types: the block_id in which they stand, whatever form it is. */
export const MENU = {
  partner: 'partner',
  contact: 'partner_contact',
  account: 'account',
  findPartner: 'partner.find',
} as const;

/** Fields that the bot hears of while a packet is written: their block_id, whatever their elements are called. */
export const TYPED_FIELDS = PACKET_KEYS.filter((key) => key !== MENU.partner);

export type ShortcutName = (typeof SHORTCUT)[keyof typeof SHORTCUT];
export type CommandName = (typeof COMMAND)[keyof typeof COMMAND];
export type ViewId = (typeof VIEW)[keyof typeof VIEW];
export type MenuId = (typeof MENU)[keyof typeof MENU];
export type ActionId = (typeof ACTION)[keyof typeof ACTION];

/** What somebody of a partner presses and sends: nobody else's press of these counts, and none of theirs of all others. */
export type PartnerViewId = typeof VIEW.partnerMoveNotYet;
export type PartnerActionId = typeof ACTION.partnerMoveDone | typeof ACTION.partnerMoveNotYet;

/** The one element of each input, unless it says otherwise: fields are told apart by their block_id. */
export const FIELD = 'value';
