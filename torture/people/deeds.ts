import type { ActionId } from '../../src/blocks/ids.ts';
import type { HandoffEvent } from '../../src/core/handoff/history.ts';
import type { Chance } from '../chance.ts';

/** What people do with the buttons that they have before them: what is typed into the form behind each, and what may come of it. */

export type Kind = HandoffEvent['kind'];
export type Typed = Record<string, string | string[]>;

/** What somebody knows when they act. */
export type Moment = {
  chance: Chance;
  /** The day so many days from now, as a picker has it. */
  day: (offset: number) => string;
  /** A number that nobody has used: the same words twice change nothing. */
  fresh: () => number;
  /** An account executive, by name. */
  anAe: () => string;
};
type Typing = (moment: Moment) => Typed;

/** What opens, known by its titles. */
export type Form = {
  titles: readonly string[];
  /** It is a packet's, which asks much: that is typed where nothing stands. */
  isPacket?: boolean;
  /** Typed whatever stands there. */
  typed: Typing;
  /** Typed where nothing stands. */
  gaps?: Typing;
  /** It shows first how it reads, and is sent once more. */
  isShownFirst?: boolean;
};

export type Deed = {
  /** What may stand in the history then; the first is what they are told is done. */
  kinds: readonly [Kind, ...Kind[]];
  /** Null: nothing opens. */
  form: Form | null;
};

const NOTHING: Typing = () => ({});
const pressed = (...kinds: Deed['kinds']): Deed => ({ kinds, form: null });
const deed = (kinds: Deed['kinds'] | Kind, title: string, typed: Typing = NOTHING, more: Partial<Form> = {}): Deed => ({
  kinds: typeof kinds === 'string' ? [kinds] : kinds,
  form: { titles: [title], typed, ...more },
});
const packet = (kinds: Deed['kinds'], typed: Typing = NOTHING): Deed => ({
  kinds,
  form: { titles: ['Hand off a deal', 'Mend the handoff'], isPacket: true, typed },
});

export const PACKET = packet(['sent', 'check_asked']);
export const KEPT = packet(['kept', 'sent', 'ae_refused']);

const DISPUTED = { Why: 'The first mail of the partner is older than that.' };
const CHECKED = {
  'Registered resellers': 'None.',
  'Competing partners': 'None.',
  'Compensation for this account executive': 'No change to your quota.',
  'Credit line': 'Counts as brought by the partner.',
};
/** Whoever is asked next may have signed the check, or it is too old: then it is asked for anew. */
const PASSED_ON: Deed['kinds'] = ['rerouted', 'check_renewed'];
const declining = (reason: string, more: Typing = NOTHING): Deed =>
  deed('declined', 'Decline the handoff', (moment) => ({ Reason: reason, ...more(moment) }));
const cameOfIt = (kind: Kind, what: string, more: Typing = NOTHING): Deed =>
  deed(kind, 'What came of it', (moment) => ({ 'What came of it': what, ...more(moment) }));

/** By what a press sends back. An empty list: nobody presses it, or only inside of a form. */
export const DEEDS: Record<ActionId, readonly Deed[]> = {
  // As it was suggested, where that day is not over, or on another day.
  'handoff.accept': [
    deed('accepted', 'Accept the handoff', NOTHING, { gaps: ({ day }) => ({ By: day(3) }) }),
    deed('accepted', 'Accept the handoff', ({ chance, day }) => ({ By: day(1 + chance.upTo(4)) })),
  ],
  'handoff.decline': [
    declining('Bad timing'),
    declining('Bad timing', ({ day }) => ({ 'Come back on': day(4) })),
    declining('No evidence'),
    declining('Conflict'),
    declining('Wrong owner', ({ anAe }) => ({ 'Better placed': anAe() })),
  ],
  'handoff.propose': [deed('proposed', 'Somebody better placed', ({ anAe }) => ({ 'Better placed': anAe() }))],
  'handoff.ask': [deed('asked', 'Ask before you decide', () => ({ 'What do you need to know?': 'Who signs there?' }))],
  'question.reply': [deed('replied', 'Answer the question', () => ({ 'Your answer': 'Their head of operations.' }))],
  'handoff.remind_tomorrow': [pressed('dialed_down')],
  'handoff.remind_on_last_day': [pressed('dialed_down')],
  'handoff.reroute': [
    deed(PASSED_ON, 'Re-route the handoff', ({ anAe }) => ({
      'Account executive': anAe(),
      Why: 'They know the customer.',
    })),
  ],
  'handoff.extend': [
    deed('extended', 'Give them more time', ({ chance }) => ({
      'Business days from today': String(2 + chance.upTo(4)),
      Why: 'They were at a fair.',
    })),
  ],
  'handoff.withdraw': [deed('withdrawn', 'Withdraw the handoff', () => ({ Why: 'The customer went elsewhere.' }))],
  'handoff.correct': [
    deed('corrected', 'Correct a fact', ({ fresh }) => ({ 'Warm path': `They met on day ${fresh()}.` })),
    deed('corrected', 'Correct a fact', ({ fresh }) => ({ 'Partner next move': `They write mail ${fresh()}.` })),
  ],
  'handoff.pass_on': [pressed(...PASSED_ON)],
  'handoff.undo': [pressed('reopened')],
  'handoff.reopen': [deed('reopened', 'Reopen the handoff', () => ({ Why: 'They read it too fast.' }))],
  'credit.correct': ['Partner-influenced', 'Partner-sourced'].map((credit) =>
    deed('credit_corrected', 'Correct the credit', () => ({ 'Counts from now on as': credit, ...DISPUTED })),
  ),
  'credit.dispute': [deed('credit_disputed', 'Dispute the credit', () => DISPUTED)],
  'credit.keep': [deed('credit_kept', 'Keep the credit', () => DISPUTED)],
  'deal.park': [deed('parked', 'Let it wait', ({ chance, day }) => ({ Until: day(1 + chance.upTo(6)) }))],
  'deal.tell_partner': [
    deed(
      'told_partner',
      'Tell the partner',
      ({ fresh }) => ({ 'A sentence for the partner': `We ask the customer for minutes ${fresh()}.` }),
      { isShownFirst: true },
    ),
  ],
  'deal.close': [deed('deal_closed', 'Close the deal')],
  'handoff.worth_working': [pressed('worth_working')],
  'handoff.not_worth_budget': [pressed('not_worth')],
  'handoff.not_worth_timing': [pressed('not_worth')],
  'handoff.not_worth_fit': [pressed('not_worth')],
  'handoff.outcome': [
    cameOfIt('won', 'Won'),
    cameOfIt('lost', 'Lost'),
    cameOfIt('no_deal', 'No deal'),
    cameOfIt('opportunity', 'Opportunity opened', ({ fresh }) => ({
      Opportunity: `https://crm.example.com/${fresh()}`,
    })),
  ],
  'handoff.won': [deed('won', 'What came of it')],
  'handoff.lost': [deed('lost', 'What came of it')],
  'handoff.no_deal': [deed('no_deal', 'What came of it')],
  'handoff.still_going': [pressed('still_going')],
  // A deal that was closed meanwhile is sent again as well, and is not mended by that.
  'handoff.revise': [packet(['sent', 'mended', 'check_asked'], mended)],
  'move.done': [pressed('move_done')],
  'move.changed': [
    deed('move_changed', 'Your move has changed', ({ fresh, day }) => ({
      'Your next move': `Write mail ${fresh()} to them.`,
      By: day(2),
    })),
  ],
  'move.did_not_happen': [deed('move_did_not_happen', 'It did not happen', () => ({ Why: 'They were ill.' }))],
  'move.introduced': [pressed('introduced')],
  'move.roles': ['The partner', 'The account executive'].map((lead) =>
    deed('roles_changed', 'Who leads what', () => ({ 'Who leads the close': lead })),
  ),
  'move.remind_partner': [pressed('partner_reminded')],
  'partner_move.done': [pressed('partner_move_done')],
  'partner_move.not_yet': [
    deed('partner_move_moved', 'Not yet', ({ chance, day }) => ({ 'When will it be done?': day(1 + chance.upTo(8)) })),
  ],
  'check.clear': [pressed('cleared')],
  'check.clear_with': [
    deed('cleared', 'Clear the check', () => ({ 'Partner’s move': ['The partner has confirmed its move'] }), {
      gaps: () => CHECKED,
    }),
  ],
  'check.return': [
    deed('returned', 'Return to its author', () => ({
      'What stands in the way': 'Another partner has registered it.',
    })),
  ],
  'check.pass': [deed('check_passed', 'Somebody else signs', ({ anAe }) => ({ 'Who signs': anAe() }))],
  'packet.another': [PACKET],
  // Pressed now and then by all who are told that something did not arrive.
  'notice.retry': [],
  // Nothing moves a channel or stops a partner here: where each message belongs stays the same to the end.
  'partner.resume': [],
  'partner.move_channel': [],
  'partner.pause': [],
  // Of other capabilities.
  'check.register': [],
  'help.start': [],
  'help.not_now': [],
  'help.take_back': [],
  'registration.extend': [],
  'registration.let_end': [],
  'registration.withdraw': [],
  'dispute.rule_for_claim': [],
  'dispute.rule_for_neither': [],
  'draft.continue': [],
  'draft.put_off': [],
  'draft.throw_away': [],
  'draft.bring_back': [],
  'agreement.change': [],
  'agreement.confirm': [],
  'agreement.still_right': [],
  // Inside of forms, or before the storm.
  'handoff.choose_partner': [],
  'packet.change_touch': [],
  'packet.change_days': [],
  'packet.change_rest': [],
  'packet.back': [],
  'contact.propose': [],
  'contact.confirm': [],
  'contact.refuse': [],
  'handoff.show_example': [],
  'partner.add': [],
  'partner.edit': [],
  'partner.find': [],
  'settings.roles': [],
  'me.add_absence': [],
  'me.remove_absence': [],
};

/** What was declined for no evidence must bring other evidence; after a wrong owner somebody else is asked. */
function mended({ fresh, day, anAe }: Moment): Typed {
  const count = fresh();
  return {
    'Warm path': `They met on day ${count}.`,
    Evidence: `Notes of day ${count}: https://docs.example.com/notes-${count}`,
    'Account executive': anAe(),
    'Seller next move by': day(14),
    'Partner next move by': day(4),
  };
}
