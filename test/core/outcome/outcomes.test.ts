import { describe, expect, test } from 'vitest';
import type { Opportunity } from '../../../src/core/outcome/end.ts';
import type { Presser } from '../../../src/core/handoff/handoff.ts';
import { disqualify, lose, openOpportunity, qualify, win } from '../../../src/core/outcome/outcomes.ts';
import { inWork } from '../../../src/core/outcome/taken-up.ts';
import { NOW, packetOf, priya, sam } from '../../support/packets.ts';
import { checkTable, states, type Thing } from '../life-table.ts';
import { NEVER_ASKED } from '../outsiders.ts';

const LATER = NOW + 10_800_000;
const opened: Opportunity = { link: 'https://crm.example.com/4712', openedOn: '2026-11-24', amount: 'EUR 40,000' };

const said = (by: Presser) => ({ by, now: LATER });
const qualifyAs =
  (by: Presser): Thing =>
  (handoff) =>
    qualify(handoff, said(by));
const disqualifyAs =
  (by: Presser): Thing =>
  (handoff) =>
    disqualify(handoff, { ...said(by), reason: 'timing' });
const openAs =
  (by: Presser): Thing =>
  (handoff) =>
    openOpportunity(handoff, { ...said(by), opened });
const winAs =
  (by: Presser): Thing =>
  (handoff) =>
    win(handoff, { ...said(by), amount: null, partnerDid: packetOf().partner_move });
const loseAs =
  (by: Presser): Thing =>
  (handoff) =>
    lose(handoff, { ...said(by), outcome: 'no_deal', reason: 'They stay as they are.' });

const things: Record<string, Thing> = {
  'Sam says that it is worth working': qualifyAs(sam),
  'Sam says that it is not': disqualifyAs(sam),
  'Sam opens an opportunity': openAs(sam),
  'Sam wins it': winAs(sam),
  'Sam closes it without a deal': loseAs(sam),
  'Priya wins it': winAs(priya),
};

const five = (line: string) => Array.from({ length: 5 }, () => line);
const NOT_PRIYA = 'Only <@U0SAM> can say what came of this handoff. Nothing has changed.';
const NOT_SAM = 'Only <@U0PRIYA> can say what came of this handoff. Nothing has changed.';
const OF_SAM = [...five('This handoff is not accepted yet. Nothing has changed.'), NOT_PRIYA];
const OF_PRIYA = [...five(NOT_SAM), 'This handoff is not accepted yet. Nothing has changed.'];
const closed = (how: string) => [...five(`This handoff is closed already: ${how}. Nothing has changed.`), NOT_PRIYA];
const ALREADY = 'You have said already that this is worth working. Nothing has changed.';

const cards = (ae: string) => `ae_card(${ae}) partner_card`;
const posts = (about: string) => `author_outcome(${about}:2) partner_outcome(${about}:2)`;
const ends = (ae: string) => [
  `won → closed: ${cards(ae)} ${posts('won')} sales_won(2)`,
  `no_deal → closed: ${cards(ae)} ${posts('no_deal')}`,
];
const OPENED = `opportunity → working: ${cards('U0SAM')} ${posts('opportunity')}`;
const ACCEPTED = [
  `worth_working → working: ${cards('U0SAM')}`,
  `not_worth → closed: ${cards('U0SAM')} ${posts('not_worth')}`,
  OPENED,
  ...ends('U0SAM'),
  NOT_PRIYA,
];

describe('what is said of a handoff once it is accepted', () => {
  checkTable(things, {
    kept: OF_SAM,
    refused: OF_SAM,
    withdrawn: closed('it was withdrawn'),
    awaiting: OF_SAM,
    'landed after a while': OF_SAM,
    'reminded tomorrow': OF_SAM,
    'reminded on the last day': OF_SAM,
    retimed: OF_SAM,
    proposed: OF_SAM,
    corrected: OF_SAM,
    lapsed: OF_SAM,
    escalated: OF_SAM,
    'promised again': OF_SAM,
    extended: OF_SAM,
    're-routed': OF_PRIYA,
    're-routed and lapsed': OF_PRIYA,
    're-routed and accepted': [...five(NOT_SAM), ends('U0PRIYA')[0] ?? ''],
    'withdrawn by intake': closed('it was withdrawn'),
    'accepted late': ACCEPTED,
    'declined late': OF_SAM,
    accepted: ACCEPTED,
    'accepted with another move': ACCEPTED,
    'accepted and graded': ACCEPTED,
    'declined and graded': OF_SAM,
    'accepted a moment ago': ACCEPTED,
    'declined a moment ago': OF_SAM,
    'taken back': OF_SAM,
    'reopened late': OF_SAM,
    'accepted, the partner needs time': ACCEPTED,
    'accepted, nothing happened': ACCEPTED,
    'accepted, we have moved': ACCEPTED,
    'accepted, both silent': ACCEPTED,
    'accepted, both have moved': ACCEPTED,
    declined: OF_SAM,
    'declined for a better one': OF_SAM,
    'declined for a conflict': OF_SAM,
    parked: OF_SAM,
    woken: OF_SAM,
    'asked what becomes of it': OF_SAM,
    'told the partner': OF_SAM,
    'closed by its author': closed('it was declined'),
    'closed by time': closed('it was declined'),
    mended: closed('it was sent again'),
    working: [ALREADY, ALREADY, OPENED, ...ends('U0SAM'), NOT_PRIYA],
    'working with an opportunity': [
      ALREADY,
      ALREADY,
      // Put right: nobody hears of it again.
      `opportunity → working: ${cards('U0SAM')}`,
      ...ends('U0SAM'),
      NOT_PRIYA,
    ],
    'not worth working': closed('it is not worth working'),
    won: closed('it was won'),
    lost: closed('it was lost'),
    'no deal': closed('no deal came of it'),
  });
});

describe('what came of it', () => {
  test('keeps link, day and amount of the opportunity, also once it has ended', () => {
    const working = openAs(sam)(states.accepted)?.next ?? states.accepted;
    const { nextActionAt } = inWork(states.accepted) ?? {};
    expect(working, 'the clock of the moves goes on').toMatchObject({ stage: 'working', opened, nextActionAt });
    expect(working).toMatchObject({ qualifiedAt: LATER });
    const won = winAs(sam)(working);
    expect(won?.next).toMatchObject({ stage: 'closed', outcome: 'won', endedAt: LATER, opened });
    expect(won?.next).not.toHaveProperty('nextActionAt');
    expect(won?.next).not.toHaveProperty('qualifiedAt');
  });

  test('changes nothing when the same opportunity is given twice', () => {
    const working = openAs(sam)(states.accepted)?.next ?? states.accepted;
    expect(openAs(sam)(working)).toBeNull();
  });

  test('stands in the history with what reports need', () => {
    expect(disqualifyAs(sam)(states.accepted)?.event).toMatchObject({ kind: 'not_worth', detail: 'timing' });
    expect(openAs(sam)(states.working)?.event).toMatchObject({ detail: opened.link, reason: 'EUR 40,000' });
    expect(winAs(sam)(states.working)?.event).toMatchObject({ kind: 'won', reason: packetOf().partner_move });
    expect(loseAs(sam)(states.working)?.event).toMatchObject({ kind: 'no_deal', reason: 'They stay as they are.' });
  });

  test.each(NEVER_ASKED)('is never said by %s, whatever state it is in', { tags: 'thorough' }, (_, by) => {
    for (const handoff of Object.values(states)) {
      const sentence = `Only <@${handoff.packet.ae}> can say what came of this handoff. Nothing has changed.`;
      for (const thing of [qualifyAs(by), disqualifyAs(by), openAs(by), winAs(by), loseAs(by)])
        expect(() => thing(handoff)).toThrow(sentence);
    }
  });
});
