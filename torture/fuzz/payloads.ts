import { isRecord } from 'slack-sandbox/json';
import {
  ACTION,
  type ActionId,
  COMMAND,
  MENU,
  type MenuId,
  SHORTCUT,
  type ShortcutName,
  VIEW,
  type ViewId,
} from '../../src/blocks/ids.ts';
import type { PacketKey } from '../../src/core/packet/packet.ts';
import type { SlackEventName } from '../../src/handlers/kit/slack-events.ts';
import { RESPONSE_URL } from './answering-slack.ts';
import { ALEX, BOT, CHANNEL, LENA, OURS, type Person, PRIYA, SAM, THEIRS } from './cast.ts';

/** What Slack sends, of every kind, whole and right: a name in ids.ts without its payload here does not compile. */

export type Inbound = { type: 'slash_commands' | 'interactive' | 'events_api'; payload: Json };
export type Json = Record<string, unknown>;

/** Ids that are good for nothing twice: of triggers, views and events. */
export type NewId = () => string;

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
export function command(text: string, by: Person, newId: NewId): Inbound {
  return {
    type: 'slash_commands',
    payload: {
      token: 'legacy-fixed-token',
      team_id: by.team,
      team_domain: 'northwind',
      channel_id: 'C0GENERAL',
      channel_name: 'general',
      user_id: by.user,
      user_name: 'somebody',
      command: COMMAND.handoff,
      text,
      api_app_id: 'A0HANDOFF',
      is_enterprise_install: 'false',
      response_url: RESPONSE_URL,
      trigger_id: newId(),
    },
  };
}

/** The words behind `/handoff`; `status` needs a reference. */
export const WORDS = [
  '',
  'ask',
  'register',
  'registrations',
  'list',
  'drafts',
  'status',
  'help',
  'example',
  'partners',
  'agreement',
  'settings',
  'me',
] as const;

/** Buttons that stand in a window, not in a message: with them comes the window, and no address to answer at. */
const IN_WINDOW: Record<ActionId, ViewId | 'partners' | null> = {
  [ACTION.accept]: null,
  [ACTION.decline]: null,
  [ACTION.propose]: null,
  [ACTION.ask]: null,
  [ACTION.reply]: null,
  [ACTION.remindTomorrow]: null,
  [ACTION.remindOnLastDay]: null,
  [ACTION.moveDone]: null,
  [ACTION.moveChanged]: null,
  [ACTION.moveDidNotHappen]: null,
  [ACTION.introduced]: null,
  [ACTION.changeRoles]: null,
  [ACTION.partnerMoveDone]: null,
  [ACTION.partnerMoveNotYet]: null,
  [ACTION.startFromHelp]: null,
  [ACTION.helpNotNow]: null,
  [ACTION.helpTakeBack]: null,
  [ACTION.clearCheck]: null,
  [ACTION.clearCheckWith]: null,
  [ACTION.returnCheck]: null,
  [ACTION.passCheck]: null,
  [ACTION.registerFromCheck]: null,
  [ACTION.extendRegistration]: null,
  [ACTION.letRegistrationEnd]: null,
  [ACTION.withdrawRegistration]: null,
  [ACTION.ruleForClaim]: null,
  [ACTION.ruleForNeither]: null,
  [ACTION.choosePartner]: VIEW.register,
  [ACTION.showExample]: VIEW.packet,
  [ACTION.changeTouch]: VIEW.packet,
  [ACTION.changeDays]: VIEW.packet,
  [ACTION.changeRest]: VIEW.packet,
  [ACTION.backToPacket]: VIEW.send,
  [ACTION.proposeContact]: VIEW.packet,
  [ACTION.confirmContact]: null,
  [ACTION.refuseContact]: null,
  [ACTION.continueDraft]: null,
  [ACTION.putOffDraft]: null,
  [ACTION.throwAwayDraft]: null,
  [ACTION.bringBackDraft]: null,
  [ACTION.reroute]: null,
  [ACTION.extend]: null,
  [ACTION.withdraw]: null,
  [ACTION.correct]: null,
  [ACTION.passOn]: null,
  [ACTION.undo]: null,
  [ACTION.reopen]: null,
  [ACTION.correctCredit]: null,
  [ACTION.disputeCredit]: null,
  [ACTION.keepCredit]: null,
  [ACTION.park]: null,
  [ACTION.tellPartner]: null,
  [ACTION.closeDeal]: null,
  [ACTION.worthWorking]: null,
  [ACTION.notWorthBudget]: null,
  [ACTION.notWorthTiming]: null,
  [ACTION.notWorthFit]: null,
  [ACTION.outcome]: null,
  [ACTION.outcomeWon]: null,
  [ACTION.outcomeLost]: null,
  [ACTION.outcomeNoDeal]: null,
  [ACTION.stillGoing]: null,
  [ACTION.remindPartner]: null,
  [ACTION.revise]: null,
  [ACTION.startAnother]: null,
  [ACTION.retryNotice]: null,
  [ACTION.addPartner]: 'partners',
  [ACTION.editPartner]: 'partners',
  [ACTION.findPartner]: 'partners',
  [ACTION.moveChannel]: null,
  [ACTION.pausePartner]: null,
  [ACTION.resumePartner]: null,
  [ACTION.nameRoles]: VIEW.saveSettings,
  [ACTION.changeAgreement]: null,
  [ACTION.confirmAgreement]: null,
  [ACTION.agreementStillRight]: null,
  [ACTION.addAbsence]: VIEW.saveMyTime,
  [ACTION.removeAbsence]: VIEW.saveMyTime,
};

/** What is chosen there stands in the window, not in the press. */
const CHOSEN_IN: Partial<Record<ActionId, MenuId>> = {
  [ACTION.choosePartner]: MENU.partner,
  [ACTION.findPartner]: MENU.findPartner,
};

/** A button pressed; `about` is its value. https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function press(action: ActionId, about: string, by: Person, newId: NewId): Inbound {
  const window = IN_WINDOW[action];
  const menu = CHOSEN_IN[action];
  const typed = menu === undefined ? {} : { [menu]: { [action]: choice(about) } };
  const id = newId();
  const place =
    window === null
      ? {
          container: {
            type: 'message',
            message_ts: '1790000000.000100',
            channel_id: 'D0SOMEBODY',
            is_ephemeral: false,
          },
          channel: { id: 'D0SOMEBODY', name: 'directmessage' },
          message: { ts: '1790000000.000100', text: 'Somebody hands off a deal.', blocks: [] },
          response_url: RESPONSE_URL,
        }
      : {
          container: { type: 'view', view_id: id },
          view: view(id, window === 'partners' ? '' : window, window === VIEW.packet ? about : '', typed),
        };
  return {
    type: 'interactive',
    payload: {
      type: 'block_actions',
      ...origin(by, newId),
      // Ours, whoever pressed. https://docs.slack.dev/apis/slack-connect
      team: { id: OURS, domain: 'northwind' },
      ...place,
      actions: [{ type: 'button', action_id: action, block_id: 'b', value: about, action_ts: '1790000001.000100' }],
    },
  };
}

/** A form sent; `about` is its `private_metadata`. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function form(
  callback: ViewId,
  about: string,
  by: Person,
  newId: NewId,
  typed: Record<string, Json> = {},
): Inbound {
  const values = Object.fromEntries(
    Object.entries({ ...FILLED[callback], ...typed }).map(([key, value]) => [key, { value: { ...value } }]),
  );
  return {
    type: 'interactive',
    payload: {
      type: 'view_submission',
      ...origin(by, newId),
      team: { id: by.team, domain: 'somewhere' },
      view: view(newId(), callback, about, values),
      response_urls: [],
    },
  };
}

/** A shortcut, on a message of the partner's or on none. https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export function shortcut(name: ShortcutName, by: Person, newId: NewId): Inbound {
  const common = {
    ...origin(by, newId),
    team: { id: OURS, domain: 'northwind' },
    callback_id: name,
    action_ts: '1790000001.000100',
  };
  if (name === SHORTCUT.start) return { type: 'interactive', payload: { type: 'shortcut', ...common } };
  const message = {
    type: 'message',
    user: LENA.user,
    ts: '1790000000.000300',
    thread_ts: '1790000000.000200',
    text: 'Jonas asked for <https://example.com|this>.',
  };
  const channel = { id: CHANNEL, name: 'partner-brightwater' };
  const place = { channel, message, message_ts: message.ts, response_url: RESPONSE_URL };
  return { type: 'interactive', payload: { type: 'message_action', ...common, ...place } };
}

/** A pause in typing: the packet of this draft, and the field in which it was. */
export function pause(field: PacketKey, draft: string, by: Person, newId: NewId): Inbound {
  const id = newId();
  const values = Object.fromEntries(Object.entries(PACKET).map(([key, value]) => [key, { value: { ...value } }]));
  return {
    type: 'interactive',
    payload: {
      type: 'block_actions',
      ...origin(by, newId),
      team: { id: OURS, domain: 'northwind' },
      container: { type: 'view', view_id: id },
      view: view(id, VIEW.packet, draft, values),
      actions: [{ ...PACKET[field], action_id: 'value', block_id: field, action_ts: '1790000001.000100' }],
    },
  };
}

/** Something typed into a menu of a form: no trigger comes with it. https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export function suggestion(menu: MenuId, typed: string, by: Person, newId: NewId): Inbound {
  const id = newId();
  const { trigger_id: _, ...from } = origin(by, newId);
  return {
    type: 'interactive',
    payload: {
      type: 'block_suggestion',
      ...from,
      team: { id: OURS, domain: 'northwind' },
      container: { type: 'view', view_id: id },
      view: view(id, menu === MENU.findPartner ? '' : VIEW.packet, '', {}),
      action_id: menu === MENU.contact ? 'value' : menu,
      block_id: menu,
      value: typed,
    },
  };
}

/** https://docs.slack.dev/apis/events-api#events-JSON */
export function event(name: SlackEventName, newId: NewId): Inbound {
  return {
    type: 'events_api',
    payload: {
      token: 'legacy-fixed-token',
      team_id: OURS,
      api_app_id: 'A0HANDOFF',
      type: 'event_callback',
      event_id: newId(),
      event_time: 1_790_000_000,
      authorizations: [
        { enterprise_id: null, team_id: OURS, user_id: BOT, is_bot: true, is_enterprise_install: false },
      ],
      event: { type: name, event_ts: '1790000000.000100', ...EVENTS[name] },
    },
  };
}

const EVENTS: Record<SlackEventName, Json> = {
  app_home_opened: { channel: 'D0SAM', user: SAM.user, tab: 'messages' },
  app_uninstalled: {},
  channel_archive: { channel: CHANNEL, user: SAM.user },
  channel_id_changed: { old_channel_id: 'C0BEFORE', new_channel_id: 'C0AFTER' },
  channel_left: { channel: CHANNEL },
  channel_shared: { channel: CHANNEL, connected_team_id: THEIRS },
  channel_unarchive: { channel: CHANNEL, user: SAM.user },
  channel_unshared: { channel: CHANNEL, previously_connected_team_id: THEIRS, is_ext_shared: false },
  group_archive: { channel: CHANNEL },
  group_left: { channel: CHANNEL },
  group_unarchive: { channel: CHANNEL },
  message: { channel: 'D0SAM', channel_type: 'im', user: SAM.user, team: OURS, text: 'Hello', ts: '1790000000.000200' },
  member_joined_channel: { channel: CHANNEL, user: BOT, team: OURS },
  tokens_revoked: { tokens: { oauth: [], bot: [BOT] } },
  user_change: { user: { id: SAM.user, team_id: OURS, deleted: false } },
};

const text = (value: string | null): Json => ({ type: 'plain_text_input', value });
const number = (value: string): Json => ({ type: 'number_input', value });
const day = (value: string | null): Json => ({ type: 'datepicker', selected_date: value });
const time = (value: string): Json => ({ type: 'timepicker', selected_time: value });
const person = (value: string | null): Json => ({ type: 'users_select', selected_user: value });
const option = (value: string) => ({ text: { type: 'plain_text', text: value, emoji: false }, value });
const choice = (value: string): Json => ({ type: 'static_select', selected_option: option(value) });
const ticks = (...values: string[]): Json => ({ type: 'checkboxes', selected_options: values.map(option) });

/** A week in which all of this is right: from Tuesday, 24 November 2026. */
const HOURS = {
  workdays: ticks('1', '2', '3', '4', '5'),
  opens_at: time('09:00'),
  closes_at: time('17:30'),
  holiday_region: text(null),
};

/** What an author can correct later. */
const FACTS = {
  account: text('Fabrikam Logistics'),
  account_ref: text(null),
  why_account: text('On the priority list; their warehouse contract ends in March.'),
  why_partner: text('Runs the order system in nine of twelve warehouses.'),
  customer_trigger: text('“Not another peak season on spreadsheets.” Jonas Weber, last week.'),
  joint_value: text('We bring live stock data; Brightwater connects it to the order system.'),
  warm_path: text('Lena meets Jonas every other week; she writes the introduction.'),
  warmth: choice('strong'),
  seller_move: text('Join Lena’s call with Jonas and show the live stock view.'),
  seller_move_by: day('2027-12-01'),
  partner_move: text('Lena introduces you by mail.'),
  partner_move_by: day('2027-12-01'),
  partner_agreed: ticks('yes'),
  conflict_note: text('Checked by Alex on Monday: nothing registered.'),
  conflict_checked: ticks('yes'),
  evidence: text('Notes: https://docs.example.com/fabrikam'),
  questions_to: person(SAM.user),
};

const SENTENCE = 'We ask the customer for the minutes.';

const PACKET: Record<string, Json> = {
  ...FACTS,
  opportunity: text(null),
  opportunity_created_on: day(null),
  opportunity_closed_on: day(null),
  partner_touch_on: day('2026-11-20'),
  partner_touch_source: text('https://mail.example.com/thread/4711'),
  partner_contact: choice('lena'),
  partner_contact_role: text(null),
  ae: person(SAM.user),
  window_days: number('3'),
  window_reason: text('The customer decides on Monday.'),
};

/** What is typed into each form, by block_id. */
const FILLED: Record<ViewId, Record<string, Json>> = {
  [VIEW.packet]: PACKET,
  [VIEW.send]: { override_reason: text('The account executive asked for it as it is.') },
  [VIEW.sendFromHelp]: { ...PACKET, account: text('Contoso Foods') },
  [VIEW.askForHelp]: {
    account: text('Fabrikam Logistics'),
    help: text('An introduction to their head of logistics.'),
    partner: choice('brightwater'),
  },
  [VIEW.clearCheck]: {
    found_resellers: text('None on this account.'),
    found_competitors: text('None.'),
    found_compensation: text('Full quota.'),
    found_credit: text('Brightwater, sourced.'),
    partner_confirmed: ticks('yes'),
  },
  [VIEW.returnCheck]: { reason: text('Another partner has registered it.') },
  [VIEW.proposeContact]: {
    partner: choice('brightwater'),
    name: text('Tomas Novak'),
    role: text('Delivery lead'),
  },
  [VIEW.putOffDraft]: { wakes_on: day('2026-12-01') },
  [VIEW.passCheck]: { signer: person(PRIYA.user) },
  [VIEW.helpNotNow]: { words: text('Their buyer is away until January.') },
  [VIEW.register]: {
    account: text('Contoso Foods'),
    partner: choice('brightwater'),
    partner_contact: choice('lena'),
    partner_touch_on: day('2026-11-20'),
    evidence: text('Meeting note: https://docs.example.com/contoso'),
    need: text('They plan by hand.'),
    days: number('90'),
  },
  [VIEW.withdrawRegistration]: { reason: text('The partner asked for it.') },
  [VIEW.ruleForClaim]: { reason: text('They were there first.') },
  [VIEW.ruleForNeither]: { reason: text('Both only sent a brochure.') },
  [VIEW.accept]: { next_move: text('Call Jonas with Lena in the room.'), next_move_by: day('2027-12-01') },
  [VIEW.decline]: {
    reason: choice('bad_timing'),
    note: text('After the peak season.'),
    better_ae: person(null),
    come_back_on: day(null),
  },
  [VIEW.ask]: { question: text('Who signs at the customer?') },
  [VIEW.reply]: { answer: text('Jonas Weber does.') },
  [VIEW.propose]: { better_ae: person(PRIYA.user) },
  [VIEW.reroute]: { ae: person(PRIYA.user), days: number('3'), reason: text('Priya knows them.') },
  [VIEW.extend]: { days: number('9'), reason: text('They were at a fair.') },
  [VIEW.withdraw]: { reason: text('The customer has decided.') },
  [VIEW.correct]: { ...FACTS, warm_path: text('Lena meets Jonas on Thursday.') },
  [VIEW.reopen]: { reason: text('They pressed the wrong button.') },
  [VIEW.correctCredit]: {
    classification: choice('partner_influenced'),
    reason: text('The opportunity is older than the packet says: see the CRM.'),
  },
  [VIEW.disputeCredit]: { reason: text('Lena’s first mail is older than the packet says.') },
  [VIEW.keepCredit]: { reason: text('The first mail was about another project of theirs.') },
  [VIEW.park]: { come_back_on: day('2027-12-01') },
  [VIEW.tellPartner]: { sentence: text(SENTENCE) },
  [VIEW.closeDeal]: {},
  [VIEW.outcome]: {
    what: choice('won'),
    opportunity_link: text('https://crm.example.com/4712'),
    opened_on: day('2026-11-24'),
    amount: text('EUR 40,000'),
    partner_did: text('Lena introduced us.'),
    end_reason: text(null),
  },
  [VIEW.moveChanged]: { next_move: text('Write to Jonas first.'), next_move_by: day('2027-12-02') },
  [VIEW.moveDidNotHappen]: { why: text('Jonas was ill.') },
  [VIEW.changeRoles]: {
    leads_customer: choice('partner'),
    leads_fit: choice('partner'),
    leads_close: choice('ae'),
  },
  [VIEW.partnerMoveNotYet]: { new_day: day('2026-12-04'), said: text('Jonas is away.') },
  [VIEW.choosePartnerChannel]: {
    channel: { type: 'conversations_select', selected_conversation: CHANNEL },
  },
  [VIEW.moveChannel]: { channel: { type: 'conversations_select', selected_conversation: CHANNEL } },
  [VIEW.savePartner]: {
    account_shown_as: choice('code'),
    updates: ticks('dates', 'progress'),
    author_certifies: ticks('yes'),
    name: text('Brightwater Consulting'),
    channel: { type: 'conversations_select', selected_conversation: CHANNEL },
    contacts: text('Lena Fischer, Practice lead'),
    alliances_owner: person('U0ALEX'),
    zone: text('Europe/Berlin'),
  },
  [VIEW.saveSettings]: {
    ...HOURS,
    closures: text('2026-12-24 to 2026-12-31 Winter break'),
    extra_days: text(null),
    intake_owner: person(null),
    escalation_contact: person(null),
    adjudicator: person(null),
    sales_channel: { type: 'conversations_select', selected_conversation: null },
    open_cap: number('50'),
    undo_minutes: number('15'),
    stalled_accepted_days: number('2'),
    stalled_working_days: number('30'),
  },
  [VIEW.saveAgreement]: {
    target_accounts: text(null),
    acceptance: text('You take the next move by its day.'),
    window_days: number('3'),
    influence: text('Sourced before the opportunity, influenced after it.'),
    conflict_rule: text('The earlier registration comes first.'),
    leads_customer: choice('ae'),
    leads_fit: choice('partner'),
    leads_close: choice('ae'),
    partnerships_owner: person(ALEX.user),
    sales_owner: person(PRIYA.user),
  },
  [VIEW.saveRoles]: {
    administrators: { type: 'multi_users_select', selected_users: [] },
    partner_marketing: { type: 'multi_users_select', selected_users: [] },
    alliances: { type: 'multi_users_select', selected_users: ['U0ALEX'] },
    revops: { type: 'multi_users_select', selected_users: ['U0ADA'] },
    sales_lead: { type: 'multi_users_select', selected_users: [] },
  },
  [VIEW.saveMyTime]: { ...HOURS, cards_in_hours: { type: 'checkboxes', selected_options: [] } },
  [VIEW.saveAbsence]: { from_day: day('2027-06-01'), to_day: day('2027-06-04'), stand_in: person(null) },
};

/** The form for the partner once it has shown how the sentence reads: only then it is posted. */
export function showing(sent: Inbound): Inbound {
  const shown = {
    type: 'rich_text',
    block_id: 'shown',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: SENTENCE }] }],
  };
  const { view: window } = sent.payload;
  if (isRecord(window) && Array.isArray(window.blocks)) window.blocks.push(shown);
  return sent;
}

/** What is typed so that two partners register one account on one day. */
export const DISPUTED = { account: text('Fabrikam Logistics') };
export const OF_FERROUS = { partner: choice('ferrous'), partner_contact: choice('finn') };

/** What its author hands off is checked by somebody else. */
export const NOT_CERTIFIED = { author_certifies: ticks() };

/** What is typed to decline because somebody else owns the account. */
export const WRONG_OWNER = { reason: choice('wrong_owner'), better_ae: person(PRIYA.user) };

function origin(by: Person, newId: NewId): Json {
  return {
    user: { id: by.user, username: 'somebody', name: 'somebody', team_id: by.team },
    api_app_id: 'A0HANDOFF',
    token: 'legacy-fixed-token',
    trigger_id: newId(),
    enterprise: null,
    is_enterprise_install: false,
  };
}

function view(id: string, callback: ViewId | '', about: string, values: Json): Json {
  return {
    id,
    team_id: OURS,
    type: 'modal',
    blocks: Object.keys(values).map((key) => ({ type: 'input', block_id: key, element: { type: 'plain_text_input' } })),
    private_metadata: about,
    callback_id: callback,
    state: { values },
    hash: '1790000000.a',
    title: { type: 'plain_text', text: 'A form', emoji: false },
    clear_on_close: false,
    notify_on_close: false,
    close: { type: 'plain_text', text: 'Cancel', emoji: false },
    submit: { type: 'plain_text', text: 'Send', emoji: false },
    previous_view_id: null,
    root_view_id: `${id}-root`,
    app_id: 'A0HANDOFF',
    external_id: '',
    app_installed_team_id: OURS,
    bot_id: 'B0HANDOFF',
  };
}
