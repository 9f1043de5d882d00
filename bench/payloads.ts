import { OURS } from './fake-slack.ts';
import { TOLD_ALL } from '../src/core/partner/telling.ts';

/** What Slack sends for the three things that are measured, and the answer that makes each one done. */
export type Inbound = {
  type: 'slash_commands' | 'interactive';
  payload: object;
  answer: object;
};

/** A view as the app opened it; sent back with what was filled in. */
export type OpenView = { callback_id: string; private_metadata?: string; blocks: object[] };

export const AUTHOR = 'U0MAYA';
/** A team's worth: each has about as many handoffs open as one person can have. */
export const AES = Array.from({ length: 20 }, (_, index) => `U0SAM${index}`);
export const PARTNER = {
  id: 'partner-brightwater',
  name: 'Brightwater Consulting',
  channelId: 'C0BRIGHTWATER',
  teamId: 'T0BRIGHTWATER',
  alliancesOwner: 'U0ALEX',
  zone: null,
  ...TOLD_ALL,
  contactAlone: false,
  authorCertifies: true,
  does: '',
  contacts: [{ id: 'contact-lena', name: 'Lena Fischer', role: 'Practice lead', userId: null }],
};

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
let forms = 0;
let sent = 0;
const newId = (prefix: string) => `${prefix}${String((sent += 1)).padStart(9, '0')}`;

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
export function command(): Inbound {
  return {
    type: 'slash_commands',
    payload: {
      token: 'legacy-fixed-token',
      team_id: OURS,
      team_domain: 'northwind',
      channel_id: 'C0GENERAL',
      channel_name: 'general',
      user_id: AUTHOR,
      user_name: 'maya.lindqvist',
      command: '/handoff',
      text: '',
      api_app_id: 'A0HANDOFF',
      is_enterprise_install: 'false',
      response_url: 'https://hooks.slack.com/commands/T0NORTHWIND/1/x',
      trigger_id: newId('1.2.'),
    },
    answer: {},
  };
}

/** A handoff that waits for an answer, and who is asked. */
export type Waiting = { id: string; ae: string };

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function pressAccept({ id, ae }: Waiting): Inbound {
  return {
    type: 'interactive',
    payload: {
      type: 'block_actions',
      ...origin(ae),
      container: { type: 'message', message_ts: '1790000000.000100', channel_id: 'D0SOMEBODY', is_ephemeral: false },
      channel: { id: 'D0SOMEBODY', name: 'directmessage' },
      response_url: 'https://hooks.slack.com/actions/T0NORTHWIND/1/x',
      actions: [{ type: 'button', action_id: 'handoff.accept', block_id: 'b', value: id, action_ts: '1.2' }],
    },
    answer: {},
  };
}

/** The form of a packet, filled with a complete one. A draft and an account of its own each time: the same one twice is one handoff. */
export function submitForm(view: OpenView): Inbound {
  forms += 1;
  return submission(
    { ...view, private_metadata: `draft-${forms}` },
    { userId: AUTHOR, answer: 'update' },
    {
      account: text(`Fabrikam Logistics ${forms}`),
      account_ref: text(null),
      why_account: text('On the priority list; their warehouse contract ends in March.'),
      opportunity: text(null),
      opportunity_created_on: date(null),
      opportunity_closed_on: date(null),
      partner_touch_on: date(inDays(-4)),
      partner_touch_source: text('https://mail.example.com/thread/4711'),
      partner: select(PARTNER.id),
      partner_contact: select('contact-lena'),
      partner_contact_role: text(null),
      why_partner: text('Runs the order system in nine of twelve warehouses.'),
      customer_trigger: text('“Not another peak season on spreadsheets.” Jonas Weber, VP Operations, last week.'),
      joint_value: text('We bring live stock data; Brightwater connects it to the order system.'),
      warm_path: text('Lena meets Jonas every other week; she writes the introduction.'),
      warmth: select('strong'),
      seller_move: text('Join Lena’s call with Jonas and show the live stock view.'),
      seller_move_by: date(inDays(7)),
      partner_move: text('Lena introduces you by mail.'),
      partner_move_by: date(inDays(5)),
      partner_agreed: ticked(),
      conflict_note: text('Checked by Alex on Monday: nothing registered.'),
      conflict_checked: ticked(),
      evidence: text('Notes: https://docs.example.com/fabrikam'),
      ae: { type: 'users_select', selected_user: AES[forms % AES.length] },
      window_days: { type: 'number_input', value: '3' },
      questions_to: { type: 'users_select', selected_user: AUTHOR },
    },
  );
}

/** The last look at the packet that was filled in last: it is sent. */
export function sendPacket(view: OpenView): Inbound {
  const look = { ...view, callback_id: 'handoff.send', private_metadata: `draft-${forms}`, blocks: [] };
  const override_reason = { type: 'plain_text_input', value: 'The account executive asked for it.' };
  return submission(look, { userId: AUTHOR, answer: 'update' }, { override_reason });
}

/** The accept form of one handoff, with another move than the suggested one. */
export function submitAccept(view: OpenView, { id, ae }: Waiting): Inbound {
  return submission(
    { ...view, private_metadata: id },
    { userId: ae, answer: 'clear' },
    {
      next_move: text('Call Jonas myself on Thursday, with Lena in the room.'),
      next_move_by: date(inDays(6)),
    },
  );
}

/** Who sends the form, and what becomes of it when it is taken. */
type Sender = { userId: string; answer: 'clear' | 'update' };

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
function submission(view: OpenView, { userId, answer }: Sender, fields: Record<string, object>): Inbound {
  const values = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }]));
  const id = newId('V');
  return {
    type: 'interactive',
    payload: {
      type: 'view_submission',
      ...origin(userId),
      view: { id, team_id: OURS, ...view, state: { values }, hash: '1.a', root_view_id: id, app_id: 'A0HANDOFF' },
      response_urls: [],
    },
    answer: { response_action: answer },
  };
}

const origin = (userId: string) => ({
  team: { id: OURS, domain: 'northwind' },
  user: { id: userId, username: 'somebody', name: 'somebody', team_id: OURS },
  api_app_id: 'A0HANDOFF',
  token: 'legacy-fixed-token',
  trigger_id: newId('1.2.'),
  is_enterprise_install: false,
  enterprise: null,
});

const text = (value: string | null) => ({ type: 'plain_text_input', value });
const date = (day: string | null) => ({ type: 'datepicker', selected_date: day });
const select = (value: string) => ({ type: 'static_select', selected_option: option(value) });
const ticked = () => ({ type: 'checkboxes', selected_options: [option('yes')] });
const option = (value: string) => ({ text: { type: 'plain_text', text: value, emoji: false }, value });
