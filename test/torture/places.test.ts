import { describe, expect, test } from 'vitest';
import { NOTICES } from '../../src/core/notices/notices.ts';
import { READERS } from '../../torture/places.ts';
import { shownIn } from '../../torture/shown.ts';
import { HANDS } from '../../torture/whose-buttons.ts';
import { messagesOf, statesOf } from '../blocks/drawn.ts';
import { brightwater, packetOf } from '../support/packets.ts';
import { faultsOf, livedWorld, NOTHING } from './small-world.ts';

describe('misplaced is', () => {
  test.each([
    ['H1', 'author_card', 'D0SAM', 'U0SAM', 'U0MAYA'],
    ['H1', 'ae_card', 'D0PRIYA', 'U0PRIYA', 'U0SAM'],
    ['H1', 'question', 'D0SAM', 'U0SAM', 'U0MAYA'],
    ['H1', 'ae_reply', 'D0MAYA', 'U0MAYA', 'U0SAM'],
    ['H3', 'reminder', 'D0MAYA', 'U0MAYA', 'U0SAM'],
    ['H3', 'lapse_ae', 'D0PRIYA', 'U0PRIYA', 'U0SAM'],
    ['H3', 'ae_news', 'D0PRIYA', 'U0PRIYA', 'U0SAM'],
    ['H3', 'intake_call', 'D0SAM', 'U0SAM', 'U0IRIS'],
    ['H3', 'escalation', 'D0ALEX', 'U0ALEX', 'U0IRIS'],
  ] as const)(
    'what stands in somebody else’s direct messages: of %s the %s in %s',
    async (id, kind, channel, reader, owner) => {
      const world = await livedWorld();
      Object.assign(await world.message(id, kind), { channel, reader, shown: shownIn([]) });
      expect(world.report().misplaced).toEqual([`${kind} of ${id} (sent) stands in ${channel} and is for ${owner}`]);
    },
  );

  test('what the books say is for somebody else than the history says', async () => {
    const world = await livedWorld();
    const toPriya = `update notices set detail = ? where handoff_id = 'H1' and kind = 'ae_card'`;
    world.plant(toPriya, JSON.stringify({ kind: 'ae_card', person: 'U0PRIYA' }));
    expect(world.report().misplaced).toEqual([
      'ae_card of H1 (sent) stands in D0SAM, and nobody can say for whom it is',
    ]);
  });

  test('what is for a partner and stands in another channel, or with a person', async () => {
    const world = await livedWorld();
    Object.assign(await world.message('H1', 'partner_decision'), { channel: 'C0FERROUS' });
    Object.assign(await world.message('H2', 'partner_card'), { channel: 'D0SAM', reader: 'U0SAM' });
    const { misplaced } = world.report();
    expect(misplaced).toContain('partner_decision of H1 (sent) stands in C0FERROUS and is for C0BRIGHTWATER');
    expect(misplaced).toContain('partner_card of H2 (sent) stands in D0SAM and is for C0BRIGHTWATER');
  });

  test('a reply outside of its thread', async () => {
    const world = await livedWorld();
    (await world.message('H1', 'partner_decision')).threadTs = null;
    const misplaced = ['partner_decision of H1 (sent) stands outside its thread'];
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, misplaced });
  });

  test('a reply in the thread of another handoff', async () => {
    const world = await livedWorld();
    const { ts } = await world.message('H2', 'partner_card');
    (await world.message('H1', 'partner_decision')).threadTs = ts;
    const misplaced = [`partner_decision of H1 (sent) stands under ${ts} and not under its card`];
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, misplaced });
  });

  test.each(['partner_card', 'ae_card', 'author_card'] as const)(
    'a %s that stands under another message',
    async (kind) => {
      const world = await livedWorld();
      (await world.message('H1', kind)).threadTs = '1.2';
      expect(world.report().misplaced).toContain(`${kind} of H1 (sent) stands under 1.2 and not by itself`);
    },
  );

  test.each([
    ['H1', 'author_card', 'Accept', 'U0MAYA'],
    ['H1', 'ae_card', 'Re-route', 'U0SAM'],
    ['H1', 'partner_card', 'Accept', 'a partner'],
    ['H1', 'question', 'Answer', 'U0MAYA'],
    ['H1', 'ae_reply', 'Ask…', 'U0SAM'],
    ['H3', 'intake_call', 'Decline', 'U0IRIS'],
    ['H3', 'escalation', 'Mend and send again', 'U0IRIS'],
    ['H1', 'ae_card', 'Try again', 'U0SAM'],
    ['H1', 'ae_card', 'Delete everything', 'U0SAM'],
  ] as const)('a button in the wrong hands: on the %s %s a "%s" for %s', async (id, kind, label, who) => {
    const world = await livedWorld();
    (await world.message(id, kind)).shown.buttons = [{ label, action: 'x', about: id }];
    expect(world.report().misplaced).toEqual([`${kind} of ${id} (sent) lets ${who} press ${label}`]);
  });
});

describe('the ledger knows', () => {
  test('whom each kind of message is for', () => {
    expect(Object.keys(READERS).toSorted()).toEqual(Object.keys(NOTICES).toSorted());
  });

  test('who may press each button that any message has', () => {
    const messages = Object.values(statesOf(packetOf())).flatMap((handoff) => messagesOf(handoff, brightwater));
    const labels = messages.flatMap(([, { blocks }]) => shownIn(blocks).buttons.map(({ label }) => label));
    expect([...new Set(labels)].filter((label) => HANDS[label] === undefined)).toEqual([]);
    expect(labels).toContain('Accept');
  });
});
