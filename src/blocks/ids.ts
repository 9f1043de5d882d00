import { PACKET_KEYS } from '../core/packet/packet.ts';

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

/**
 * How a form that was open while somebody else saved is kept from undoing that without a word. `handlers/kit/form-guards.ts` says what each means
 * there, and `test/flows/two-windows.test.ts` opens each form twice.
 */
export type FormGuard =
  /** It shows what is stored, to be changed: what was changed in it is put onto what is stored now, field by field. */
  | 'merged'
  /** It decides about what it shows: once that is something else it is drawn again, and nothing is saved before they have seen it. */
  | 'as_shown'
  /** It does something that can be done once: its rule refuses it as soon as somebody else has done it. */
  | 'done_once'
  /** It adds something, and replaces nothing of anybody else's. */
  | 'adds'
  /** A packet while it is written: kept as it is typed, each field as it was typed last. */
  | 'as_typed';

/** A form without a line here does not compile. */
export const FORM_GUARDS = {
  [VIEW.packet]: 'as_typed',
  [VIEW.send]: 'as_shown',
  [VIEW.accept]: 'as_shown',
  [VIEW.decline]: 'done_once',
  [VIEW.propose]: 'as_shown',
  [VIEW.ask]: 'adds',
  [VIEW.reply]: 'done_once',
  [VIEW.reroute]: 'as_shown',
  [VIEW.extend]: 'as_shown',
  [VIEW.withdraw]: 'done_once',
  [VIEW.correct]: 'merged',
  [VIEW.reopen]: 'done_once',
  [VIEW.correctCredit]: 'as_shown',
  [VIEW.disputeCredit]: 'done_once',
  [VIEW.keepCredit]: 'done_once',
  [VIEW.park]: 'as_shown',
  [VIEW.tellPartner]: 'adds',
  [VIEW.closeDeal]: 'done_once',
  [VIEW.outcome]: 'merged',
  [VIEW.moveChanged]: 'merged',
  [VIEW.moveDidNotHappen]: 'merged',
  [VIEW.changeRoles]: 'merged',
  [VIEW.partnerMoveNotYet]: 'as_shown',
  [VIEW.clearCheck]: 'as_shown',
  [VIEW.returnCheck]: 'done_once',
  [VIEW.passCheck]: 'done_once',
  [VIEW.askForHelp]: 'adds',
  [VIEW.helpNotNow]: 'done_once',
  [VIEW.sendFromHelp]: 'adds',
  [VIEW.register]: 'adds',
  [VIEW.withdrawRegistration]: 'done_once',
  [VIEW.ruleForClaim]: 'done_once',
  [VIEW.ruleForNeither]: 'done_once',
  [VIEW.choosePartnerChannel]: 'adds',
  [VIEW.savePartner]: 'merged',
  [VIEW.moveChannel]: 'as_shown',
  [VIEW.saveSettings]: 'merged',
  [VIEW.saveRoles]: 'merged',
  [VIEW.saveAgreement]: 'merged',
  [VIEW.saveMyTime]: 'merged',
  [VIEW.saveAbsence]: 'adds',
  [VIEW.putOffDraft]: 'as_shown',
  [VIEW.proposeContact]: 'adds',
} as const satisfies Record<ViewId, FormGuard>;

/** The one element of each input, unless it says otherwise: fields are told apart by their block_id. */
export const FIELD = 'value';

/** The same where it is filled in with what is not stored yet: left as it is, it was said by whoever sends the form. */
export const SUGGESTED = 'suggested';
