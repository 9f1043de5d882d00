import { describe, expect, test } from 'vitest';
import { accept, decline } from '../../src/core/handoff/answering.ts';
import type { Decision } from '../../src/core/handoff/decision.ts';
import type { DeclineReason, Handoff } from '../../src/core/handoff/handoff.ts';
import { reroute } from '../../src/core/handoff/intake.ts';
import { closeDeal, park, passMending } from '../../src/core/handoff/mending.ts';
import { send, supersede } from '../../src/core/handoff/sending.ts';
import { tellPartner } from '../../src/core/handoff/sentence-for-partner.ts';
import { CALENDAR, maya, packetOf, priya, sam, sending, takenIn, TIME } from '../support/packets.ts';
import { surplus, unwritten } from '../../torture/demanded.ts';
import { faultsOf, HOUR, NOTHING, smallWorld, type SmallWorld } from './small-world.ts';

/** The judge of declined deals: what they demand, in the one thread of the deal. */

const { seller_move: move, seller_move_by: moveBy } = packetOf();

const declineFor =
  (world: SmallWorld, reason: DeclineReason, betterAe: string | null = null) =>
  (handoff: Handoff): Decision =>
    decline(handoff, { by: sam, reason, note: null, betterAe, calendar: CALENDAR, now: world.now() });

async function declinedWorld(reason: DeclineReason, betterAe: string | null = null): Promise<SmallWorld> {
  const world = await smallWorld();
  await world.handOff(1);
  await world.deliver();
  world.timeIs(world.now() + HOUR);
  await world.happens('H1', declineFor(world, reason, betterAe));
  world.timeIs(world.now() + HOUR);
  return world;
}

async function passOn(world: SmallWorld): Promise<void> {
  const asked = { ...takenIn, ae: priya.userId, days: 3, reason: null, time: TIME, history: [] };
  await world.happens('H1', (handoff) => reroute(handoff, { ...asked, now: world.now() }));
  world.timeIs(world.now() + HOUR);
}

const acceptByPriya = (world: SmallWorld) => (handoff: Handoff) =>
  accept(handoff, { by: priya, move, moveBy, now: world.now() });

async function mend(world: SmallWorld): Promise<void> {
  const previous = await world.store.handoff('H1');
  const packet = packetOf({ account: 'Account 1', warm_path: 'Lena meets Jonas on Thursdays.' });
  const decision = send({ ...sending(packet, TIME), id: 'H2', previous, now: world.now() });
  const decideOnPrevious = (current: Handoff) => supersede(current, maya, world.now());
  await world.store.create({ decision, requestKey: 'form 2', decideOnPrevious });
  await world.deliver();
}

async function mendedWorld(): Promise<SmallWorld> {
  const world = await declinedWorld('no_evidence');
  await mend(world);
  return world;
}

const passes = (world: SmallWorld) => (handoff: Handoff) => passMending(handoff, CALENDAR, world.now());
const dueIn = async (world: SmallWorld) => {
  const handoff = await world.store.handoff('H1');
  if (!handoff || !('nextActionAt' in handoff) || handoff.nextActionAt === null) throw new Error('Nothing is due.');
  return handoff.nextActionAt;
};

/** Each life of a declined deal, and what the partner finds in its thread. */
const LIVES: Record<string, { reason: DeclineReason; live: (world: SmallWorld) => Promise<void>; events: string[] }> = {
  'passed on to whom the account executive named, who accepts': {
    reason: 'wrong_owner',
    async live(world) {
      await passOn(world);
      await world.happens('H1', acceptByPriya(world));
    },
    events: ['rerouted', 'accepted'],
  },
  'mended and sent again': { reason: 'no_evidence', live: mend, events: ['mended'] },
  'a sentence for the partner, and closed by its author': {
    reason: 'conflict',
    async live(world) {
      const told = { by: maya, sentence: 'We ask for the minutes.' };
      await world.happens('H1', (handoff) => tellPartner(handoff, { ...told, now: world.now() }));
      await world.happens('H1', (handoff) => closeDeal(handoff, { by: maya, now: world.now() }));
    },
    events: ['told_partner', 'deal_closed'],
  },
  'waiting, woken, asked and closed by time': {
    reason: 'already_working_it',
    async live(world) {
      const waits = { by: maya, day: '2026-12-08', calendar: CALENDAR };
      await world.happens('H1', (handoff) => park(handoff, { ...waits, now: world.now() }));
      for (let times = 0; times < 3; times += 1) {
        world.timeIs(await dueIn(world));
        await world.happens('H1', passes(world));
      }
    },
    events: ['parked', 'woken', 'mend_asked', 'deal_closed'],
  },
};

describe('nothing is wrong with a declined deal that is', () => {
  test.each(Object.entries(LIVES))('%s', async (_, { reason, live, events }) => {
    const world = await declinedWorld(reason, reason === 'wrong_owner' ? priya.userId : null);
    expect(faultsOf(world.report())).toEqual(NOTHING);
    await live(world);
    expect((await world.store.history('H1')).map(({ kind }) => kind)).toEqual(['sent', 'declined', ...events]);
    expect(faultsOf(world.report())).toEqual(NOTHING);
  });
});

describe('the judge notices', () => {
  test('a second decision that the partner was not told', async () => {
    const world = await declinedWorld('wrong_owner', priya.userId);
    await passOn(world);
    await world.happens('H1', acceptByPriya(world));
    const second = (await world.store.outbox.of('H1')).findLast(({ kind }) => kind === 'partner_decision');
    world.inSlack.splice(
      world.inSlack.findIndex(({ key }) => key === second?.id),
      1,
    );
    world.plant('delete from notices where id = ?', second?.id);
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, lost: ['partner_decision of H1: 1 of 2'] });
  });

  test('a deal that was closed, and nobody told the partner', async () => {
    const world = await declinedWorld('conflict');
    await world.happens('H1', (handoff) => {
      const decision = closeDeal(handoff, { by: maya, now: world.now() });
      return { ...decision, notices: decision.notices.filter(({ kind }) => kind !== 'partner_news') };
    });
    expect(world.report().lost).toEqual(['partner_news of H1: 0 of 1']);
  });

  test('a card of the deal that still shows the packet before', async () => {
    const world = await declinedWorld('no_evidence');
    const card = await world.message('H1', 'partner_card');
    const { text, shown } = card;
    await mend(world);
    Object.assign(card, { text, shown });
    const stale = ['partner_card of H1, awaiting: does not say "Handoff received"; is not as it would be drawn now'];
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, stale });
  });

  test('what the partner reads of a mended packet outside of the thread of its deal', async () => {
    const world = await mendedWorld();
    (await world.message('H2', 'partner_news')).threadTs = null;
    const misplaced = ['partner_news of H2 (sent) stands outside its thread'];
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, misplaced });
  });

  test('what the partner reads of a mended packet before what it was mended for', async () => {
    const world = await mendedWorld();
    const decision = await world.message('H1', 'partner_decision');
    const news = await world.message('H2', 'partner_news');
    const later = `${Number(news.ts) + 60}`;
    world.plant('update notices set ts = ? where id = ?', later, decision.key);
    decision.ts = later;
    expect(world.report().outOfOrder).toEqual([
      'partner:brightwater: partner_news of H2 (sent) stands before partner_decision of H1 (sent)',
    ]);
  });

  test.each(['Wait until…', 'Tell the partner…', 'Close the deal…', 'Mend and send again', 'Pass it on to them'])(
    '"%s" in the hands of the account executive who declined',
    async (label) => {
      const world = await declinedWorld('wrong_owner', priya.userId);
      (await world.message('H1', 'ae_card')).shown.buttons.push({ label, action: 'x', about: 'H1' });
      expect(world.report().misplaced).toEqual([`ae_card of H1 (sent) lets U0SAM press ${label}`]);
    },
  );

  test('a button of a call whose deal is decided', async () => {
    const world = await declinedWorld('wrong_owner', priya.userId);
    await passOn(world);
    const button = { label: 'Pass it on to them', action: 'x', about: 'H1' };
    (await world.message('H1', 'intake_call')).shown.buttons.push(button);
    expect(world.report().misplaced).toEqual(['intake_call of H1 (sent) lets U0IRIS press Pass it on to them']);
  });

  test('that the partner can still be told once more, on the author’s card', async () => {
    const world = await declinedWorld('conflict');
    const told = { by: maya, sentence: 'We ask for the minutes.' };
    await world.happens('H1', (handoff) => tellPartner(handoff, { ...told, now: world.now() }));
    const { shown } = await world.message('H1', 'author_card');
    expect(shown.buttons.map(({ label }) => label)).toEqual(['Mend and send again', 'Wait until…', 'Close the deal…']);
    shown.buttons.push({ label: 'Tell the partner…', action: 'x', about: 'H1' });
    expect(world.report().stale[0]).toContain('has the buttons [Mend and send again,Wait until…,Close the deal…,Tell');
  });

  test('a deal that was decided after it was closed', async () => {
    const world = await declinedWorld('conflict');
    await world.happens('H1', (handoff) => closeDeal(handoff, { by: maya, now: world.now() }));
    world.plant(`insert into events (handoff_id, kind, actor, at) values ('H1', 'accepted', 'U0SAM', ?)`, world.now());
    expect(world.report().twice).toContain('end of H1: declined and deal_closed and accepted');
  });
});

describe('of the partner’s answer', () => {
  const event = (kind: string, detail: string | null = null) => ({
    handoff_id: 'H1',
    kind,
    actor: 'U0SAM',
    at: 0,
    detail,
  });
  const notice = (status: string) => ({
    handoff_id: 'H1',
    kind: 'partner_decision',
    status,
    detail: '{"kind":"partner_decision"}',
  });

  test('one that was taken back is needless, and one that stands never is', () => {
    const takenBack = [event('sent', 'U0SAM'), event('declined', 'wrong_owner'), event('reopened')];
    const needless = (events: typeof takenBack, ...statuses: string[]) =>
      unwritten(events, statuses.map(notice)).filter((fault) => fault.endsWith('needless'));
    expect(needless(takenBack, 'dropped')).toEqual([]);
    const accepted = [...takenBack, event('accepted')];
    expect(needless(accepted, 'dropped', 'sent')).toEqual([]);
    expect(needless(accepted, 'sent', 'dropped')).toEqual(['partner_decision of H1: taken for needless']);
  });

  test('there is one for each decision, and no more', () => {
    const decided = [event('sent', 'U0SAM'), event('accepted')];
    expect(surplus(decided, [notice('sent')])).toEqual([]);
    expect(surplus(decided, [notice('sent'), notice('sent')])).toEqual(['partner_decision of H1: 2 in place of 1']);
  });
});
