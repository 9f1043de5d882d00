import { describe, expect, test } from 'vitest';
import type { NoticeKind } from '../../src/core/notices/notice.ts';
import { readBooks } from '../../torture/books.ts';
import { staleCards } from '../../torture/cards.ts';
import { standingOf } from '../../torture/standing.ts';
import { NOW } from '../support/packets.ts';
import {
  acceptBySam,
  correctByMaya,
  faultsOf,
  HOUR,
  livedWorld,
  NOTHING,
  smallWorld,
  type SmallWorld,
} from './small-world.ts';

/** The card as it was before `happens`. */
async function keepsOldLook(
  world: SmallWorld,
  [id, kind]: [string, NoticeKind],
  happens: () => Promise<unknown>,
): Promise<void> {
  const card = await world.message(id, kind);
  const { text, shown } = card;
  await happens();
  Object.assign(card, { text, shown });
}

describe('stale is', () => {
  test.each<[NoticeKind, string]>([
    [
      'ae_card',
      'ae_card of H1 for U0SAM, accepted: does not say "Accepted by @U0SAM"; ' +
        'has the buttons [Accept,Decline,Better placed…,Ask…] in place of [Done,Changed…,Did not happen…,Introduction made,What came of it…]; ' +
        'is not as it would be drawn now',
    ],
    [
      'partner_card',
      'partner_card of H1, accepted: does not say "Handoff accepted"; does not say "@U0SAM"; is not as it would be drawn now',
    ],
  ])('an %s that still shows what was before the answer', async (kind, fault) => {
    const world = await smallWorld();
    await world.handOff(1);
    await world.deliver();
    await keepsOldLook(world, ['H1', kind], () => world.happens('H1', acceptBySam(world)));
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, stale: [fault] });
  });

  test('a card that does not say that the packet was corrected', async () => {
    const world = await smallWorld();
    await world.handOff(1);
    await world.deliver();
    await keepsOldLook(world, ['H1', 'ae_card'], () => world.happens('H1', correctByMaya(world)));
    const fault =
      'ae_card of H1 for U0SAM, awaiting: does not say "Corrected by @U0MAYA"; is not as it would be drawn now';
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, stale: [fault] });
  });

  test('an earlier account executive’s card that still can be pressed after a re-route', async () => {
    const world = await livedWorld();
    const card = await world.message('H2', 'ae_card');
    card.shown = { ...card.shown, buttons: [{ label: 'Accept', action: 'handoff.accept', about: 'H2' }] };
    const stale = [
      'ae_card of H2 for U0SAM, declined: has the buttons [Accept] in place of []; is not as it would be drawn now',
    ];
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, stale });
  });

  test('a card that names a day which has moved, although all else is right', async () => {
    const world = await livedWorld();
    const card = await world.message('H3', 'partner_card');
    card.shown = { ...card.shown, words: `${card.shown.words} by Monday` };
    expect(world.report().stale).toEqual(['partner_card of H3, withdrawn: is not as it would be drawn now']);
  });

  test('an author’s card before anything is decided: nobody gets a receipt', async () => {
    const world = await livedWorld();
    const card = await world.message('H1', 'author_card');
    world.plant(`update handoffs set stage = 'awaiting', decided_at = null where id = 'H1'`);
    world.plant(`delete from events where handoff_id = 'H1' and kind = 'accepted'`);
    expect(world.report().stale).toContain(
      'author_card of H1, awaiting: should not be there; is not as it would be drawn now',
    );
    expect(card.shown.buttons).toEqual([]);
  });

  test('a card whose button is about another handoff', async () => {
    const world = await livedWorld();
    const [mend] = (await world.message('H2', 'author_card')).shown.buttons;
    if (!mend) throw new Error('It has no button.');
    mend.about = 'H1';
    expect(world.report().stale).toEqual([
      'author_card of H2, declined: Mend and send again is about H1; is not as it would be drawn now',
    ]);
  });

  test('a partner’s card that names somebody before they have accepted', async () => {
    const world = await livedWorld();
    const card = await world.message('H2', 'partner_card');
    card.shown = { ...card.shown, words: `${card.shown.words} @U0PRIYA` };
    expect(world.report().stale[0]).toContain('names U0PRIYA');
  });
});

/** What is drawn wrongly and drawn so again is no excuse: the history alone says how a card must look. */
describe('stale is also what the bot would draw so, when', () => {
  const drawnSo = async (world: SmallWorld, id: string, kind: NoticeKind) => {
    const message = await world.message(id, kind);
    const copiesOf = ({ id: key }: { id: string }) => (key === message.key ? [message] : []);
    const books = readBooks(world.file, world.now());
    return {
      shown: message.shown,
      stale: () => staleCards(books, copiesOf, () => ({ ...message.shown, text: message.text })),
    };
  };

  test.each<[string, string, NoticeKind]>([
    ['an account executive has accepted', 'H1', 'ae_card'],
    ['an author reads of a decline', 'H2', 'author_card'],
    ['a partner reads of a withdrawal', 'H3', 'partner_card'],
  ])('%s, and the card says nothing of it', async (_, id, kind) => {
    const world = await livedWorld();
    const { stale, shown } = await drawnSo(world, id, kind);
    expect(stale()).toEqual([]);
    shown.words = '';
    expect(stale()).toHaveLength(1);
  });

  test('there is an answer, and the card still has a button', async () => {
    const world = await livedWorld();
    const { stale, shown } = await drawnSo(world, 'H1', 'ae_card');
    shown.buttons.push({ label: 'Accept', action: 'handoff.accept', about: 'H1' });
    expect(stale()).toEqual([expect.stringContaining('What came of it…,Accept] in place of [Done,')]);
  });
});

describe('where a handoff stands', () => {
  test('is read from its history', async () => {
    const world = await livedWorld();
    const of = async (id: string) =>
      standingOf((await world.store.history(id)).map((event) => ({ detail: null, ...event, handoff_id: id })));
    const none = {
      isTold: true,
      isCheckLate: false,
      isOpened: false,
      proposed: null,
      corrected: null,
      isLate: false,
      reason: null,
      waits: null,
      hasTold: false,
      said: { seller: false, partner: false, introduced: false },
    };
    const sams = { ...none, ae: 'U0SAM', asked: ['U0SAM'] };
    expect(await of('H1')).toEqual({ ...sams, stage: 'accepted', decidedBy: 'U0SAM' });
    const priyas = { ...none, ae: 'U0PRIYA', asked: ['U0SAM', 'U0PRIYA'] };
    expect(await of('H2')).toEqual({ ...priyas, stage: 'declined', decidedBy: 'U0PRIYA', reason: 'bad_timing' });
    expect(await of('H3')).toEqual({ ...sams, stage: 'withdrawn', decidedBy: null });
  });

  test('who corrected it is told to whoever has it, not to those who are asked later', () => {
    const event = (kind: string, actor: string, detail: string) => ({ handoff_id: 'H1', kind, actor, at: NOW, detail });
    const events = [event('sent', 'U0MAYA', 'U0SAM'), event('corrected', 'U0MAYA', '')];
    expect(standingOf(events)).toMatchObject({ stage: 'awaiting', corrected: 'U0MAYA' });
    expect(standingOf([...events, event('rerouted', 'U0IRIS', 'U0PRIYA')])).toMatchObject({ corrected: null });
  });

  test('an answer after the window is late', async () => {
    const world = await smallWorld();
    const events = ['sent', 'lapsed', 'accepted'].map((kind) => ({
      handoff_id: 'H1',
      kind,
      actor: 'U0SAM',
      at: world.now() + HOUR,
      detail: 'U0SAM',
    }));
    expect(standingOf(events)).toMatchObject({ stage: 'accepted', isLate: true });
    expect(standingOf(events.filter(({ kind }) => kind !== 'lapsed'))).toMatchObject({ isLate: false });
  });
});
