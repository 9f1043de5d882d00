import type { Kind } from './deeds.ts';

/** What is worth doing next: what happened least, and what leads there. */

const ONCE_LANDED: readonly Kind[] = [
  'accepted',
  'declined',
  'proposed',
  'asked',
  'corrected',
  'reminded',
  'lapsed',
  'ae_gone',
  'retimed',
  'withdrawn',
];
const CHECK: readonly Kind[] = ['cleared', 'returned', 'check_reminded', 'check_lapsed'];
const ONCE_ACCEPTED: readonly Kind[] = [
  'move_done',
  'move_changed',
  'move_did_not_happen',
  'introduced',
  'partner_move_done',
  'partner_move_moved',
  'partner_reminded',
  'move_asked',
  'roles_changed',
  'stall_asked',
  'update_owed',
  'reopened',
  'opportunity',
  'lost',
];
/** What can come after each, as far as something else has to come before it. */
const LEADS_TO: Partial<Record<Kind, readonly Kind[]>> = {
  kept: ['ae_refused'],
  sent: [...ONCE_LANDED, 'credit_disputed'],
  check_asked: CHECK,
  check_lapsed: ['check_passed', 'check_escalated'],
  check_passed: CHECK,
  check_renewed: CHECK,
  cleared: ONCE_LANDED,
  returned: ['return_asked'],
  reminded: ['dialed_down'],
  asked: ['replied'],
  proposed: ['rerouted'],
  lapsed: ['escalated', 'promised_again', 'rerouted', 'extended', 'check_renewed'],
  rerouted: ONCE_LANDED,
  reopened: ONCE_LANDED,
  accepted: ONCE_ACCEPTED,
  declined: ['parked', 'told_partner', 'mended', 'mend_asked', 'deal_closed', 'rerouted', 'reopened'],
  parked: ['woken'],
  mended: [...ONCE_LANDED, ...CHECK],
  move_done: ['worth_working', 'not_worth'],
  partner_move_done: ['worth_working', 'not_worth'],
  partner_reminded: ['partner_slipped'],
  move_asked: ['move_slipped'],
  worth_working: ['won', 'lost', 'no_deal', 'opportunity', 'stall_asked', 'still_going'],
  opportunity: ['won', 'no_deal', 'still_going'],
  stall_asked: ['still_going'],
  update_owed: ['told_partner'],
  credit_disputed: ['credit_corrected', 'credit_kept'],
};

/** Of what is a step further away. */
const DISCOUNT = 0.7;
const STEPS_AHEAD = 5;
/** So many from which nothing has come yet make another one half as interesting. */
const ENOUGH = 4;

/** Between 0 and 1: 1 for what never happened. `times` says how often each kind has here, `elsewhere` how often in other worlds. */
export function worths(
  times: (kind: Kind) => number,
  elsewhere: Partial<Record<Kind, number>> = {},
): (kind: Kind) => number {
  const own = (kind: Kind): number => 1 / (1 + times(kind) + (elsewhere[kind] ?? 0));
  const ahead = (kind: Kind, next: readonly Kind[]): number => {
    const stock = times(kind) - next.reduce((all, one) => all + times(one), 0);
    return (DISCOUNT * ENOUGH) / (ENOUGH + Math.max(0, stock));
  };
  let known = new Map<Kind, number>();
  const worth = (kind: Kind): number => known.get(kind) ?? own(kind);
  for (let steps = 0; steps < STEPS_AHEAD; steps += 1)
    known = new Map(
      Object.entries(LEADS_TO).map(([kind, next]) => [
        kind as Kind,
        Math.max(own(kind as Kind), ahead(kind as Kind, next) * Math.max(...next.map(worth))),
      ]),
    );
  return worth;
}

/** Whether something that it takes has happened. */
export function isPossible(kind: Kind, times: (kind: Kind) => number): boolean {
  const before = Object.entries(LEADS_TO).flatMap(([one, next]) => (next.includes(kind) ? [one as Kind] : []));
  return before.length === 0 || before.some((one) => times(one) > 0);
}
