import { describe, expect, test } from 'vitest';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import type { Notice } from '../../src/core/notices/notice.ts';
import type { NoticeRow } from '../../src/db/notices/notices.ts';
import { createOutsiders } from '../../src/delivery/outsiders.ts';
import { lineOf, NOW, outboxThatSays, partnerCard, rowOf } from '../support/delivery-parts.ts';
import { brightwater, everyState, packetOf } from '../support/packets.ts';

/** Maya writes, Sam answers, Iris takes in, Esme is the escalation contact, Ada administers. */

const states = everyState(packetOf());
const RESPONDERS = ['U0IRIS', 'U0ESME', 'U0ADA', 'U0MAYA'];

/** What becomes of a message because of this person, a line for each step. */
async function turnedAway(
  row: NoticeRow,
  person: string,
  { handoff = states.awaiting, responders = RESPONDERS }: { handoff?: Handoff | null; responders?: string[] } = {},
): Promise<string[]> {
  const said: string[] = [];
  const says =
    (word: string) =>
    async (one: NoticeRow, ...rest: unknown[]): Promise<void> =>
      void said.push(lineOf(word, one.id, ...rest));
  const outbox = outboxThatSays(said, { turnAway: says('turn away'), readdress: says('readdress') });
  const outsiders = createOutsiders({
    store: {
      outbox,
      handoff: async () => handoff,
      partner: async () => brightwater,
      responders: async () => responders,
      respondersAbout: async () => responders,
      help: { find: async () => null, change: async () => null },
      drafts: { change: async () => null },
      registrations: { adjudicators: async () => ['U0IRIS', 'U0ROBIN'], escalatedTo: async () => ['U0MAYA', 'U0SAM'] },
      backstops: async () => ({
        intakeOwner: responders[0] ?? '',
        escalationContact: responders[1] ?? '',
        alliancesOwner: responders[0] ?? '',
      }),
    },
    now: () => NOW,
    log: { error: (_, words) => void said.push(words) },
  });
  await outsiders.turnAway(row, person);
  return said;
}

const noticed = (notice: Notice, person: string) =>
  rowOf({ kind: notice.kind, notice, conversation: `person:${person}`, attempts: 2 });
/** It tells her what was decided. */
const cardOfMaya = noticed({ kind: 'author_card', version: 2 }, 'U0MAYA');
const refusalToMaya = noticed({ kind: 'ae_refused' }, 'U0MAYA');
const lapseToMaya = noticed({ kind: 'lapse_author', deadlineAt: 5 }, 'U0MAYA');
const callTo = (person: string) => noticed({ kind: 'intake_call', about: 'lapsed', deadlineAt: 5 }, person);
const wordTo = (person: string) => noticed({ kind: 'undeliverable', person, notice: 'N9', since: 0 }, person);

const deadLetter = (problem: string, told: unknown) => [lineOf('turn away', 'N1', problem, told, NOW)];
const word = (to: string) => ({ to, notice: { kind: 'undeliverable', person: to, notice: 'N1', since: 2 } });
const call = (about: object) => ({ to: 'U0IRIS', notice: { kind: 'intake_call', ...about } });

describe('a handoff that waits for its answer', () => {
  test('has lost its account executive: the intake owner is called, once in each round', async () => {
    const told = call({ about: 'ae_gone', round: 1 });
    expect(await turnedAway(rowOf(), 'U0SAM')).toEqual(deadLetter('reader_not_ours', told));
    expect(await turnedAway(partnerCard({ id: 'N1' }), 'U0SAM')).toEqual(deadLetter('presents_outsider', told));
  });

  test('has lost its author: the intake owner is called', async () => {
    const told = call({ about: 'author_gone' });
    expect(await turnedAway(lapseToMaya, 'U0MAYA')).toEqual(deadLetter('reader_not_ours', told));
  });

  test('whose lost account executive takes in what nobody answers: the next who can mend it is told', async () => {
    const responders = ['U0SAM', 'U0ESME'];
    const told = { ...word('U0ESME'), notice: { ...word('U0ESME').notice, since: 0 } };
    expect(await turnedAway(rowOf(), 'U0SAM', { responders })).toEqual(deadLetter('reader_not_ours', told));
  });
});

describe('somebody else is told', () => {
  test('when the author of an answered handoff has left', async () => {
    expect(await turnedAway(cardOfMaya, 'U0MAYA', { handoff: states.accepted })).toEqual(
      deadLetter('reader_not_ours', word('U0IRIS')),
    );
  });

  test('the escalation contact, when it is the intake owner', async () => {
    expect(await turnedAway(callTo('U0IRIS'), 'U0IRIS')).toEqual(deadLetter('reader_not_ours', word('U0ESME')));
  });

  test('nobody, when there is nobody else', async () => {
    expect(await turnedAway(callTo('U0IRIS'), 'U0IRIS', { responders: ['U0IRIS'] })).toEqual(
      deadLetter('reader_not_ours', null),
    );
  });
});

describe('what was for somebody in a role', () => {
  test('goes to whoever has it by now', async () => {
    expect(await turnedAway(callTo('U0OLD'), 'U0OLD')).toEqual([
      lineOf('readdress', 'N1', callTo('U0OLD').notice, 'U0IRIS', NOW),
    ]);
    const escalation = noticed({ kind: 'escalation', deadlineAt: 5 }, 'U0OLD');
    expect(await turnedAway(escalation, 'U0OLD')).toEqual([
      lineOf('readdress', 'N1', escalation.notice, 'U0ESME', NOW),
    ]);
  });
});

describe('the word that something was not delivered', () => {
  test.each([
    ['U0IRIS', 'U0ESME'],
    ['U0ESME', 'U0ADA'],
    ['U0STRANGER', 'U0IRIS'],
  ])('goes on from %s to %s, and never back', async (from, to) => {
    const notice = { ...wordTo(from).notice, person: to };
    expect(await turnedAway(wordTo(from), from)).toEqual([lineOf('readdress', 'N1', notice, to, NOW)]);
  });

  test('ends with the last who could be told, in the log', async () => {
    expect(await turnedAway(wordTo('U0MAYA'), 'U0MAYA')).toEqual([
      'Nobody is left who could be told that a message was not delivered',
      lineOf('drop', 'N1', NOW),
    ]);
  });
});

describe('nobody is told', () => {
  const dropped = [lineOf('drop', 'N1', NOW)];

  test('of the card of an earlier account executive, nor of one whose handoff is closed', async () => {
    expect(await turnedAway(rowOf(), 'U0SAM', { handoff: states['re-routed'] })).toEqual(dropped);
    expect(await turnedAway(rowOf(), 'U0SAM', { handoff: states['closed by time'] })).toEqual(dropped);
  });

  test('of what is for the author of a draft: that goes back by itself', async () => {
    expect(await turnedAway(refusalToMaya, 'U0MAYA', { handoff: states.kept })).toEqual(dropped);
    expect(await turnedAway(refusalToMaya, 'U0MAYA', { handoff: states.withdrawn })).toEqual(dropped);
    const packet = noticed({ kind: 'intake_call', about: 'author_gone' }, 'U0MAYA');
    expect(await turnedAway(packet, 'U0MAYA', { handoff: states.withdrawn, responders: ['U0MAYA', 'U0ADA'] })).toEqual(
      deadLetter('reader_not_ours', word('U0ADA')),
    );
  });

  test('of a handoff that is not there', async () => {
    expect(await turnedAway(rowOf(), 'U0SAM', { handoff: null })).toEqual(dropped);
  });
});

describe('about a registration', () => {
  const about = (notice: Notice, person: string) => ({
    ...noticed(notice, person),
    handoffId: null,
    registrationId: 'R1',
  });
  const ends = (person: string) => about({ kind: 'registration_ends', days: 30, endsOn: '2027-02-22' }, person);
  const dispute = (person: string) => about({ kind: 'dispute_call', person, dispute: 'D1' }, person);

  test('its end is said to whoever owns the partnership now; while that is who has left, somebody else is told', async () => {
    const responders = ['U0NORA', 'U0IRIS'];
    expect(await turnedAway(ends('U0ALEX'), 'U0ALEX', { responders })).toEqual([
      lineOf('readdress', 'N1', { kind: 'registration_ends', days: 30, endsOn: '2027-02-22' }, 'U0NORA', NOW),
    ]);
    expect(await turnedAway(ends('U0NORA'), 'U0NORA', { responders })).toEqual(
      deadLetter('reader_not_ours', word('U0IRIS')),
    );
  });

  test('who decides a dispute is the next who can, and nobody who cannot', async () => {
    const next = { kind: 'dispute_call', person: 'U0ROBIN', dispute: 'D1' };
    expect(await turnedAway(dispute('U0IRIS'), 'U0IRIS')).toEqual([lineOf('readdress', 'N1', next, 'U0ROBIN', NOW)]);
    const [said] = await turnedAway(dispute('U0ROBIN'), 'U0ROBIN');
    expect(said).toBe('Nobody is left who could be told that a message was not delivered');
  });

  test('that nobody has decided a dispute is told to who follows the escalation contact, who can decide it then', async () => {
    const late = (person: string) => ({ kind: 'dispute_escalation', person, dispute: 'D1' }) as const;
    expect(await turnedAway(about(late('U0MAYA'), 'U0MAYA'), 'U0MAYA')).toEqual([
      lineOf('readdress', 'N1', late('U0SAM'), 'U0SAM', NOW),
    ]);
  });
});
