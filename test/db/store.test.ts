import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { accept, decline } from '../../src/core/handoff/answering.ts';
import { Refusal } from '../../src/core/kernel/errors.ts';
import type { Decision } from '../../src/core/handoff/decision.ts';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import { reroute } from '../../src/core/handoff/intake.ts';
import { land, refuseAe, refuseRepeated, type Send, send, supersede } from '../../src/core/handoff/sending.ts';
import { passTime, retime } from '../../src/core/handoff/window.ts';
import { rowOf } from '../../src/db/handoff/handoff-row.ts';
import { createStore } from '../../src/db/store.ts';
import {
  CALENDAR,
  everyState,
  HOSTILE_FILLINGS,
  maya,
  NOW,
  OURS,
  packetOf,
  passedOn,
  sam,
  sending,
  shortest,
  takenIn,
  TIME,
} from '../support/packets.ts';
import { newFolder } from '../support/disk.ts';
import { landed, open, openStore } from '../support/store.ts';
import { someOf } from '../support/sample.ts';
import { allStates } from '../support/checks.ts';

const LATER = NOW + 3_600_000;
const DAY = 24 * 3_600_000;
const answer = { by: sam, move: 'Call Jonas.', moveBy: '2026-11-30', now: LATER };
const acceptIt = (handoff: Handoff) => accept(handoff, answer);
const declineIt = (handoff: Handoff) =>
  decline(handoff, { by: sam, reason: 'bad_timing', note: null, betterAe: null, calendar: CALENDAR, now: LATER });

/** A change of state that nobody is told of. */
const silently = (next: Handoff): Decision => ({ next, notices: [], event: null, at: LATER });

describe('a change', () => {
  const states = Object.entries(everyState(packetOf()));

  test.each(states)(
    'from "%s" to anything else is read back as it was saved',
    { tags: 'thorough' },
    async (from, before) => {
      const { store } = await openStore();
      const nth = states.findIndex(([name]) => name === from);
      for (const [name, after] of someOf(states, 15, nth)) {
        const id = `H ${name}`;
        await store.create({ decision: silently({ ...before, id }), requestKey: id, decideOnPrevious: null });
        const changed = await store.change(id, () => silently({ ...after, id }));
        expect(changed).toEqual({ ...after, id, version: before.version + 1 });
        expect(await store.handoff(id)).toEqual(changed);
      }
    },
  );

  test.each(states)(
    'to "%s" has an outcome exactly when that is closed: the indexes of open work rest on it',
    (_, state) => {
      expect(rowOf(state).outcome !== null).toBe(state.stage === 'closed');
    },
  );

  test('saves what was decided, its history and who must be told, together', { tags: 'thorough' }, async () => {
    const { store } = await openStore();
    await landed(store);
    const changed = await store.change('H2345678', acceptIt);
    expect(changed).toMatchObject({ stage: 'accepted', version: 2, agreedMove: 'Call Jonas.' });
    expect(await store.handoff('H2345678')).toEqual(changed);
    expect((await store.history('H2345678')).map(({ kind }) => kind)).toEqual(['sent', 'accepted']);
    const kinds = (await store.outbox.of('H2345678')).map(({ kind }) => kind);
    expect(kinds).toEqual(['ae_card', 'partner_card', 'author_card', 'partner_decision', 'ae_outside', 'ae_outside']);
  });

  test('saves nothing when the decision throws', { tags: 'thorough' }, async () => {
    const { store } = await openStore();
    await landed(store);
    const before = await everything(store);
    const refuse = () => {
      throw new Refusal('No.');
    };
    await expect(store.change('H2345678', refuse)).rejects.toThrow('No.');
    expect(await everything(store)).toEqual(before);
  });

  test('saves nothing when a part of it cannot be written', { tags: 'thorough' }, async () => {
    const { db, store } = await openStore();
    await landed(store);
    const before = await everything(store);
    db.$client.exec(`create trigger full before insert on notices begin select raise(abort, 'disk full'); end`);
    await expect(store.change('H2345678', acceptIt)).rejects.toThrow('disk full');
    db.$client.exec('drop trigger full');
    expect(await everything(store)).toEqual(before);
  });

  test('saves nothing when nothing was decided, and says what is', async () => {
    const { store } = await openStore();
    const handoff = await landed(store);
    const before = await everything(store);
    expect(await store.change('H2345678', (current) => passTime(current, CALENDAR, NOW))).toEqual(handoff);
    expect(await everything(store)).toEqual(before);
  });

  test('may have nothing to note and nobody to tell: a deadline that was counted anew and is the same', {
    tags: 'thorough',
  }, async () => {
    const { store } = await openStore();
    await landed(store);
    const before = await everything(store);
    const changed = await store.change('H2345678', (current) => retime(current, { ...TIME, version: 2 }, NOW));
    expect(changed).toMatchObject({ window: { calendarVersion: 2 }, version: 2 });
    expect(await everything(store)).toEqual({ ...before, handoff: changed });
  });

  test('tells each account executive in their own conversation when it is re-routed', {
    tags: 'thorough',
  }, async () => {
    const { store } = await openStore();
    await landed(store);
    const command = { ...takenIn, ...passedOn, ae: 'U0PRIYA', time: TIME, now: LATER };
    await store.change('H2345678', (current) => reroute(current, command));
    const cards = (await store.outbox.of('H2345678')).filter(({ kind }) => kind === 'ae_card');
    expect(cards.map(({ conversation, revision }) => [conversation, revision])).toEqual([
      ['person:U0SAM', 2],
      ['person:U0PRIYA', 1],
    ]);
    expect((await store.history('H2345678')).at(-1)).toEqual({
      kind: 'rerouted',
      actor: 'U0IRIS',
      at: LATER,
      detail: 'U0PRIYA',
      reason: passedOn.reason,
      hearBy: '2026-11-30',
    });
  });

  test('of a handoff that is not there is null', async () => {
    const { store } = await openStore();
    expect(await store.change('H0000000', acceptIt)).toBeNull();
  });

  test('is decided on the row as it is: the second answer is refused', { tags: 'thorough' }, async () => {
    const { store } = await openStore();
    await landed(store);
    const answers = await Promise.allSettled([store.change('H2345678', acceptIt), store.change('H2345678', declineIt)]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(answers[1]).toMatchObject({
      reason: { message: expect.stringContaining('You have accepted this already') },
    });
  });

  test('by another connection in the middle of this one waits for it, and is refused', {
    tags: 'thorough',
  }, async () => {
    const file = `file:${join(newFolder(), 'handoff.db')}`;
    const { store } = await openStore(file);
    const other = await open(file);
    await landed(store);
    let second: Promise<unknown> = Promise.resolve();
    await store.change('H2345678', (handoff) => {
      second = createStore(other)
        .change('H2345678', declineIt)
        .catch((error: unknown) => error);
      return acceptIt(handoff);
    });
    expect(await second).toMatchObject({
      name: 'Refusal',
      message: expect.stringContaining('You have accepted this already'),
    });
    expect(await store.handoff('H2345678')).toMatchObject({ stage: 'accepted', version: 2 });
  });
});

describe('a new handoff', () => {
  test('is one, however often its form is sent', async () => {
    const { store } = await openStore();
    const first = await landed(store);
    const again = await store.create({
      decision: send({ ...sending(packetOf({ account: 'Another' }), TIME), id: 'H9999999' }),
      requestKey: 'form of H2345678',
      decideOnPrevious: null,
    });
    expect(again).toEqual(first);
    expect(await store.handoff('H9999999')).toBeNull();
    expect(await store.outbox.of('H2345678')).toHaveLength(2);
    expect(await store.handoffOfRequest('form of H2345678')).toEqual(first);
  });

  test('is not saved when its author has sent the same packet within a day', async () => {
    const { store } = await openStore();
    const create = (id: string, changes: Partial<Send> = {}) =>
      store.create({
        decision: send({ ...sending(packetOf(), TIME), id, ...changes }),
        requestKey: id,
        decideOnPrevious: null,
        refuseRepeated,
      });
    const first = await create('H1');
    await expect(create('H2', { now: NOW + DAY - 1 })).rejects.toThrow('You have sent this already, as H1');
    expect(await store.handoff('H2')).toBeNull();
    expect(await store.outbox.of('H2')).toEqual([]);
    expect(await create('H1'), 'the same form').toEqual(first);
    await store.change('H1', (handoff) =>
      reroute(handoff, { ...takenIn, ...passedOn, ae: 'U0PRIYA', time: TIME, now: LATER }),
    );
    await expect(create('H2', { now: LATER }), 're-routed meanwhile').rejects.toThrow('as H1');
    await expect(create('H3', { author: 'U0ADA' }), 'the same deal').rejects.toThrow(
      '<@U0MAYA> has handed off this account',
    );
    await create('H4', { packet: packetOf({ account: 'Contoso' }) });
    await store.change('H1', (handoff) =>
      accept(handoff, { by: { userId: 'U0PRIYA', teamId: OURS }, move: 'Call.', moveBy: '2026-12-01', now: LATER }),
    );
    await expect(create('H5', { now: NOW + DAY })).rejects.toThrow(
      'works this account with this partner already, as H1',
    );
    await create('H5', { now: NOW + DAY, duplicateReason: 'Their second site.' });
  });

  test('is not saved while a colleague’s of the same deal waits for Slack, and is once that one was refused', {
    tags: 'thorough',
  }, async () => {
    const { store } = await openStore();
    const create = (id: string, changes: Partial<Send>) =>
      store.create({
        decision: send({ ...sending(packetOf(), TIME), id, ...changes }),
        requestKey: id,
        decideOnPrevious: null,
        refuseRepeated,
      });
    await create('H1', { time: null });
    await expect(create('H2', { author: 'U0ADA' })).rejects.toThrow('as H1, and it goes out once Slack says');
    await create('H3', { author: 'U0ADA', packet: packetOf({ account: 'Contoso' }) });
    await store.change('H1', (handoff) => refuseAe(handoff, 'A guest.', LATER));
    await create('H4', { author: 'U0ADA' });
  });

  test('takes the place of the one it mends, in the same moment', async () => {
    const { store } = await openStore();
    const kept = send({ ...sending(packetOf(), null), id: 'H1' });
    await store.create({ decision: kept, requestKey: 'one', decideOnPrevious: null });
    await store.change('H1', (handoff) => refuseAe(handoff, 'A guest.', LATER));
    const previous = { ...everyState(packetOf()).declined, id: 'H1', deal: 'H1' };
    const mended = send({ ...sending(packetOf({ ae: 'U0PRIYA' }), TIME), id: 'H2', previous });
    const decideOnPrevious = (current: Handoff) => supersede(current, maya, LATER);
    await store.create({ decision: mended, requestKey: 'two', decideOnPrevious });
    expect(await store.handoff('H1')).toMatchObject({ stage: 'closed', outcome: 'withdrawn' });
    expect(await store.revisionOf('H1')).toMatchObject({ id: 'H2' });
  });

  test('is not saved when the one it mends may not be mended', async () => {
    const { store } = await openStore();
    await landed(store);
    const mended = send({ ...sending(packetOf(), TIME), id: 'H2', previous: everyState(packetOf()).declined });
    const decideOnPrevious = (current: Handoff) => supersede(current, maya, LATER);
    await expect(store.create({ decision: mended, requestKey: 'two', decideOnPrevious })).rejects.toThrow('still with');
    expect(await store.handoff('H2')).toBeNull();
  });

  test('reads back as it was written, in every state and with any words', { tags: 'thorough' }, async () => {
    const { store } = await openStore();
    const words = Object.values(HOSTILE_FILLINGS).map((filling) => `A ${filling}`.normalize('NFC').trim());
    const packets = [packetOf(), shortest, ...words.map((text) => packetOf({ account: text, evidence: text }))];
    for (const [round, packet] of packets.entries()) {
      for (const [name, state] of someOf(Object.entries(allStates(packet)), 3, round)) {
        const next = { ...state, id: `${round} ${name}` };
        const decision = { next, notices: [], event: { kind: 'sent' as const, actor: 'U0MAYA', at: NOW } };
        await store.create({ decision, requestKey: next.id, decideOnPrevious: null });
        expect(await store.handoff(next.id)).toEqual(next);
      }
    }
  });
});

describe('what is asked of the rows', () => {
  test('a draft is in its author’s list alone: whether the account executive is one of us is not known yet', {
    tags: 'thorough',
  }, async () => {
    const { store } = await openStore();
    const kept = send({ ...sending(packetOf(), null), id: 'H1' });
    await store.create({ decision: kept, requestKey: 'a form', decideOnPrevious: null });
    const idsFor = async (userId: string) => (await store.openHandoffsOf(userId, 10)).map(({ id }) => id);
    expect([await idsFor('U0MAYA'), await idsFor('U0SAM')]).toEqual([['H1'], []]);
    await store.change('H1', (draft) => land(draft, TIME, LATER));
    expect([await idsFor('U0MAYA'), await idsFor('U0SAM')]).toEqual([['H1'], ['H1']]);
  });

  test('whose calendar is behind is every handoff that waits and was counted before', async () => {
    const { store } = await openStore();
    await landed(store, 'H1');
    await landed(store, 'H2');
    await store.change('H2', acceptIt);
    expect(await store.handoffsToRetime(1, 10)).toEqual([]);
    expect(await store.handoffsToRetime(2, 10)).toEqual(['H1']);
  });

  test('what waits for this account executive, and how much, follows a re-route; what they accepted does not count', async () => {
    const { store } = await openStore();
    await landed(store, 'H1');
    await landed(store, 'H2');
    await store.change('H2', acceptIt);
    expect(await store.handoffsAwaiting('U0SAM')).toEqual(['H1']);
    expect(await store.deskOf('U0SAM')).toEqual({ awaiting: 1, cap: 5, calendarVersion: 1 });
    const command = { ...takenIn, ...passedOn, ae: 'U0PRIYA', time: TIME, now: LATER };
    await store.change('H1', (current) => reroute(current, command));
    expect(await store.handoffsAwaiting('U0SAM')).toEqual([]);
    expect(await store.handoffsAwaiting('U0PRIYA')).toEqual(['H1']);
    expect([await store.deskOf('U0SAM'), await store.deskOf('U0PRIYA')]).toMatchObject([
      { awaiting: 0 },
      { awaiting: 1 },
    ]);
  });
});

/** All that is kept about the one handoff. */
async function everything(store: Awaited<ReturnType<typeof openStore>>['store']) {
  return {
    handoff: await store.handoff('H2345678'),
    history: await store.history('H2345678'),
    notices: await store.outbox.of('H2345678'),
  };
}
