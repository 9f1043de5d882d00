import { ALL_THE_SAME } from '../support/packets.ts';
import type { Sandbox } from 'slack-sandbox';
import { examplePacket } from '../../src/core/packet/example.ts';
import type { Presser } from '../../src/core/handoff/handoff.ts';
import type { PacketInput } from '../../src/core/packet/read-packet.ts';
import type { Partner } from '../../src/core/partner/partner.ts';
import { TOLD_ALL } from '../../src/core/partner/telling.ts';
import { type MortalBot, REFERENCE } from './mortal-bot.ts';

/** What happens to one handoff, step by step, and what people must have been told in the end, each once and in this order. */
export type Flow = {
  steps: Step[];
  events: string[];
  told: Record<string, string[]>;
};

/** Done again by a new process when the one that did it died: as people press again when they see no answer. */
export type Step = (bot: MortalBot, sandbox: Sandbox) => Promise<unknown> | void;

/** Each fills in one form only, so the form's id is theirs. */
const ours = (userId: string): Presser => ({ userId, teamId: 'T0NORTHWIND', requestId: `V0FORM:${userId}` });
export const maya = ours('U0MAYA');
export const sam = ours('U0SAM');
export const priya = ours('U0PRIYA');
export const alex = ours('U0ALEX');
export const robin = ours('U0ROBIN');

export const BRIGHTWATER: Partner = {
  id: 'brightwater',
  name: 'Brightwater Consulting',
  channelId: 'C0BRIGHTWATER',
  teamId: 'T0BRIGHTWATER',
  alliancesOwner: alex.userId,
  zone: null,
  contactAlone: false,
  authorCertifies: true,
  does: '',
  ...TOLD_ALL,
  contacts: [{ id: 'lena', name: 'Lena Fischer', role: 'Practice lead', userId: 'U0LENA' }],
};

export const FORM: PacketInput = {
  ...examplePacket({ ae: sam.userId, questionsTo: robin.userId }, Date.parse('2026-11-24T15:00:00Z')),
  account: 'Fabrikam Logistics',
  account_ref: '',
  why_account: 'On the priority list.',
  opportunity: null,
  opportunity_created_on: null,
  opportunity_closed_on: null,
  partner_touch_on: '2026-11-20',
  partner_touch_source: 'https://mail.example.com/thread/4711',
  partner: BRIGHTWATER.id,
  partner_contact: 'lena',
  partner_contact_role: null,
  why_partner: 'Runs the order system there.',
  customer_trigger: 'The buyer asked for it last week.',
  joint_value: 'We bring live stock data, they connect it.',
  warm_path: 'Lena meets Jonas every other week.',
  warmth: 'strong',
  seller_move: 'Join the call with Jonas.',
  seller_move_by: '2026-11-30',
  partner_move: 'Lena introduces you by mail.',
  partner_move_by: '2026-11-27',
  partner_agreed: true,
  conflict_note: 'Checked: nothing registered.',
  conflict_checked: true,
  evidence: 'Notes: https://docs.example.com/notes',
  ae: sam.userId,
  window_days: 3,
  window_reason: null,
  questions_to: robin.userId,
};

export const sends: Step = ({ sending }) =>
  sending.send({ by: maya, input: FORM, requestKey: 'V0FORM', revisionOf: null, overrideReason: ALL_THE_SAME });

export const sendsAnother: Step = ({ sending }) =>
  sending.send({
    by: maya,
    input: { ...FORM, account: 'Contoso Foods' },
    requestKey: 'V0FORM2',
    revisionOf: null,
    overrideReason: ALL_THE_SAME,
  });

export const corrects: Step = ({ corrections }) => {
  const input = { ...FORM, warm_path: 'Lena meets Jonas on Thursdays.', partner_move_by: '2026-11-30' };
  return corrections.correct(REFERENCE, maya, { input, openedOn: 0 });
};

export const takesOneLate: Step = (_bot, { control }) => {
  const fault = { kind: 'late', ms: 10 * 60_000, isCutOff: true } as const;
  control.fail({ method: 'chat.postMessage', channel: BRIGHTWATER.channelId, fault });
};

export const acceptsAs =
  (by: Presser, handoff: string): Step =>
  ({ handoffs }) =>
    handoffs.accept(handoff, by, { move: FORM.seller_move, moveBy: '2026-12-01' });
export const accepts = (by: Presser) => acceptsAs(by, REFERENCE);

export const choosesSalesChannel: Step = ({ store }) => store.set('sales_channel', 'C0PRIVBOT');

export const finds =
  (what: 'opportunity' | 'won'): Step =>
  ({ outcomes }) =>
    outcomes.record(
      REFERENCE,
      { ...sam, requestId: `V0OUTCOME:${what}` },
      {
        what,
        opportunity_link: 'https://crm.example.com/4712',
        opened_on: null,
        amount: 'EUR 40,000',
        partner_did: FORM.partner_move,
        end_reason: null,
      },
    );

export const findsItNotWorthIt: Step = ({ outcomes }) =>
  outcomes.disqualify(REFERENCE, { ...sam, requestId: 'T0TAP' }, 'budget');

export const asks: Step = ({ questions }) =>
  questions.ask(REFERENCE, { ...sam, requestId: 'V0ASK' }, 'Who signs there?');

export const answers: Step = ({ questions }) => questions.reply(REFERENCE, robin, 1, 'Jonas Weber does.');

const lena = (form: string): Presser => ({ userId: 'U0LENA', teamId: 'T0BRIGHTWATER', requestId: form });

export const partnerNeedsTime: Step = ({ partnerMoves }) =>
  partnerMoves.notYet(REFERENCE, lena('V0NOTYET'), { day: '2026-12-04', words: 'Jonas is away.' });

export const partnerHasMoved: Step = ({ partnerMoves }) => partnerMoves.done(REFERENCE, lena('T0DONE'));

export const sellerHasMoved: Step = ({ sellerMoves }) => sellerMoves.done(REFERENCE, { ...sam, requestId: 'T0MOVED' });

export const introductionIsMade: Step = ({ sellerMoves }) =>
  sellerMoves.introduced(REFERENCE, { ...sam, requestId: 'T0MET' });

export const declines: Step = ({ handoffs }) =>
  handoffs.decline(REFERENCE, sam, { reason: 'bad_timing', note: 'Ask in spring.', betterAe: null });

export const declinesFor =
  (reason: string, betterAe: string | null = null): Step =>
  ({ handoffs }) =>
    handoffs.decline(REFERENCE, sam, { reason, note: null, betterAe });

/** The packet of the declined one, with a word on what was missing. */
export const mends: Step = ({ sending }) => {
  const input = { ...FORM, evidence: 'Minutes: https://docs.example.com/minutes' };
  return sending.send({ by: maya, input, requestKey: 'V0MEND', revisionOf: REFERENCE, overrideReason: ALL_THE_SAME });
};

export const timeIs =
  (iso: string): Step =>
  (_bot, { clock }) =>
    clock.advanceTo(Math.max(Date.parse(iso), clock.now()));

export const windowCloses = timeIs('2026-11-27T17:00:00-05:00');
export const atSent = ['sent'];

/** Its author has read in the form what becomes of it. */
export const LANDED = { sam: ['ae_card'], brightwater: ['partner_card'] };
