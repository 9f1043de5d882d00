import { describe, expect, test } from 'vitest';
import { WrongInput } from '../../../src/core/kernel/errors.ts';
import type { Handoff, InWork } from '../../../src/core/handoff/handoff.ts';
import { USUAL_ROLES } from '../../../src/core/outcome/joint-roles.ts';
import { areBothMovesDone } from '../../../src/core/outcome/moves.ts';
import { passMoves } from '../../../src/core/outcome/moves-clock.ts';
import {
  changeRoles,
  introduce,
  partnerDone,
  partnerNotYet,
  sellerChanges,
  sellerDidNot,
  sellerDone,
} from '../../../src/core/outcome/moving.ts';
import { inWork } from '../../../src/core/outcome/taken-up.ts';
import { CALENDAR, lena, maya, movesTime, next, NOW, priya, sam, ZONE } from '../../support/packets.ts';
import { checkTable, rowsByStanding, states, type Thing } from '../life-table.ts';

/** What both sides say after acceptance, and what time brings. Accepted on Tuesday 24 November at 11:00 in New York. */

const LATER = NOW + 10_800_000;
const press = { by: sam, now: LATER };
const OTHER_ROLES = { ...USUAL_ROLES, leadsClose: 'partner' } as const;

const things: Record<string, Thing> = {
  'Sam has moved': (handoff) => sellerDone(handoff, press),
  'Sam changes the move': (handoff) => sellerChanges(handoff, { ...press, move: 'Write.', moveBy: '2026-12-03' }),
  'Sam did not move': (handoff) => sellerDidNot(handoff, { ...press, why: 'Ill.' }),
  'Sam has met them': (handoff) => introduce(handoff, press),
  'Sam gives the close away': (handoff) => changeRoles(handoff, { ...press, roles: OTHER_ROLES }),
  'Lena has moved': (handoff) => partnerDone(handoff, { by: lena, now: LATER }),
  'Lena needs time': (handoff) => partnerNotYet(handoff, { by: lena, now: LATER, day: '2026-12-04', words: null }),
};

const CARD = 'ae_card(U0SAM)';
const all = (sentence: string) => Object.keys(things).map(() => sentence);
const NOT_YET = 'This handoff is not accepted yet. Nothing has changed.';
const OVER = 'This handoff is closed. Nothing has changed.';
const OVER_FOR_PARTNER = 'This is over, and nothing is left to do here. Thank you!';
const NOT_SAM = 'Only <@U0PRIYA> can say this about the handoff. Nothing has changed.';
const DONE_SELLER = 'You marked this move as done <when>. Nothing has changed.';
const DONE_PARTNER = 'This move was marked as done <when>. Thank you! Nothing has changed.';

const open = (version: number) => [
  `move_done → accepted: ${CARD} partner_card partner_moves(seller_done:${version})`,
  `move_changed → accepted: ${CARD} partner_card partner_moves(seller_changed:${version})`,
  `move_did_not_happen → accepted: ${CARD}`,
  `introduced → accepted: ${CARD} partner_card partner_moves(introduced:${version})`,
  `roles_changed → accepted: ${CARD} partner_card partner_moves(roles:${version}) author_roles(${version})`,
  `partner_move_done → accepted: ${CARD} partner_card ae_moves(partner_done:${version})`,
  `partner_move_moved → accepted: ${CARD} partner_card ae_moves(partner_moved:${version})`,
];

const CLOSED = [...all(OVER).slice(0, 5), OVER_FOR_PARTNER, OVER_FOR_PARTNER];

const rows = rowsByStanding({
  'a draft': all(NOT_YET),
  'with Sam': all(NOT_YET),
  'with Priya': [...all(NOT_SAM).slice(0, 5), NOT_YET, NOT_YET],
  withdrawn: CLOSED,
  'accepted by Sam': open(2),
  'accepted by Priya': [
    ...all(NOT_SAM).slice(0, 5),
    ...open(2)
      .slice(5)
      .map((one) => one.replace('U0SAM', 'U0PRIYA')),
  ],
  'declined by Sam': CLOSED,
  'declined by Sam for Priya': CLOSED,
  'closed after Sam declined': CLOSED,
});
const [, , , , roles = ''] = open(2);
rows['accepted, both have moved'] = [
  DONE_SELLER,
  DONE_SELLER,
  DONE_SELLER,
  'The introduction was marked as made <when>. Nothing has changed.',
  roles,
  DONE_PARTNER,
  DONE_PARTNER,
];
const [, , , ...ofOthers] = open(2);
rows['accepted, we have moved'] = [DONE_SELLER, DONE_SELLER, DONE_SELLER, ...ofOthers];
/** Saying that it is worth working leaves the moves open; an end leaves nothing to say. */
const working = open(2).map((one) => one.replace('→ accepted', '→ working'));
Object.assign(rows, { working, 'working with an opportunity': working });
for (const name of ['not worth working', 'won', 'lost', 'no deal'] as const) rows[name] = CLOSED;

describe('what both sides say', () => checkTable(things, rows));

const agreedIn = (handoff: Handoff): InWork => {
  const agreed = inWork(handoff);
  if (!agreed) throw new Error(`${handoff.id} is ${handoff.stage}.`);
  return agreed;
};
const agreed = agreedIn(states.accepted);

describe('the moves', () => {
  test('are both done only once both sides said so', () => {
    const one = agreedIn(next(sellerDone(agreed, press)));
    expect([agreed, one].map(areBothMovesDone)).toEqual([false, false]);
    expect(areBothMovesDone(agreedIn(next(partnerDone(one, { by: lena, now: LATER }))))).toBe(true);
  });

  test('are nobody else’s to speak of than the one’s who accepted, in our own workspace', () => {
    for (const by of [maya, priya, { ...sam, teamId: 'T0BRIGHTWATER' }])
      expect(() => sellerDone(agreed, { by, now: LATER })).toThrow('Only <@U0SAM> can say this');
  });

  test('cannot be changed to what they are', () => {
    const { agreedMove: move, agreedMoveBy: moveBy, moves } = agreed;
    expect(() => sellerChanges(agreed, { ...press, move, moveBy })).toThrow(WrongInput);
    expect(() => changeRoles(agreed, { ...press, roles: USUAL_ROLES })).toThrow(WrongInput);
    const same = { by: lena, now: LATER, day: moves.partnerDueOn, words: 'Soon.' };
    expect(() => partnerNotYet(agreed, same)).toThrow(WrongInput);
  });

  test('keep the day that was promised in the notice of a new one, so that the partner is told only when it moved', () => {
    const { notices } = sellerChanges(agreed, { ...press, move: 'Write.', moveBy: '2026-12-03' });
    expect(notices).toContainEqual(expect.objectContaining({ kind: 'partner_moves', before: '2026-11-30' }));
  });
});

/** What the clock does and when, as long as nobody says anything. */
function silence(handoff: Handoff, partnerZone: string, from = NOW): string[] {
  const time = movesTime(CALENDAR, partnerZone);
  const happened: string[] = [];
  let current = agreedIn(handoff);
  for (let now = from, looks = 0; looks < 20; looks += 1) {
    const decision = passMoves(current, time, now);
    const { event = null } = decision ?? {};
    const isOfMoves = event !== null && event.kind !== 'stall_asked' && event.kind !== 'update_owed';
    if (isOfMoves) happened.push(`${event.kind} ${new Date(now).toISOString().slice(0, 16)}`);
    if (decision) current = agreedIn(decision.next);
    if (current.nextActionAt === null) break;
    now = Math.max(now, current.nextActionAt);
  }
  return happened;
}

describe('the clock of the moves', () => {
  // The partner's day is Friday 27, Sam's is Monday 30 November; New York is five hours behind UTC.
  const AFTER = ['partner_slipped 2026-12-01T22:00', 'move_slipped 2026-12-02T22:00'];
  test.each([
    ['Asia/Dubai', '2026-11-27T05:00'],
    ['Europe/Berlin', '2026-11-27T08:00'],
    ['America/Los_Angeles', '2026-11-27T17:00'],
    ['Pacific/Auckland', '2026-11-26T20:00'],
  ])('asks each side once on its day, and then notes its silence: a contact in %s at %s', (zone, at) => {
    expect(silence(agreed, zone)).toEqual([`partner_reminded ${at}`, 'move_asked 2026-11-30T20:00', ...AFTER]);
  });

  test('asks a partner whose day is a Saturday on Monday morning', () => {
    const moved = next(partnerNotYet(agreed, { by: lena, now: LATER, day: '2026-11-28', words: null }));
    expect(silence(moved, 'Europe/Berlin')).toContain('partner_reminded 2026-11-30T08:00');
  });

  test('does not ask a partner on the day on which it was asked with the acceptance, or who was late then already', () => {
    for (const day of ['2026-11-24', '2026-11-20']) {
      const due = { ...agreed, moves: { ...agreed.moves, partnerDueOn: day } };
      expect(silence(due, 'Europe/Berlin')).toEqual([
        'partner_slipped 2026-11-26T22:00',
        'move_asked 2026-11-30T20:00',
        'move_slipped 2026-12-02T22:00',
      ]);
    }
  });

  test('asks who agreed to today in two working hours, and whose day nobody works on the next morning', () => {
    const changed = (moveBy: string, now: number) => next(sellerChanges(agreed, { by: sam, move: 'x', moveBy, now }));
    const late = Date.parse('2026-11-24T16:00:00-05:00');
    expect(silence(changed('2026-11-24', late), ZONE, late)[0]).toBe('move_asked 2026-11-25T15:00');
    expect(silence(changed('2026-11-28', LATER), ZONE)).toContain('move_asked 2026-11-30T14:00');
  });

  test('says no more once both have moved, it has ended, or the handoff is not accepted', () => {
    expect(silence(states['accepted, both have moved'], ZONE)).toEqual([]);
    const time = movesTime();
    for (const handoff of Object.values(states))
      if (!inWork(handoff)) expect(passMoves(handoff, time, NOW + 1e10)).toBeNull();
  });

  test('brings one thing at a time after weeks offline, and nothing twice', () => {
    const back = Date.parse('2027-01-11T12:00:00-05:00');
    expect(silence(agreed, ZONE, back)).toHaveLength(4);
  });

  test('does nothing when it looks again', () => {
    const looked = next(passMoves(agreed, movesTime(), NOW));
    expect(passMoves(looked, movesTime(), NOW)).toBeNull();
  });
});
