import { describe, expect, test } from 'vitest';
import { EVENT_KINDS } from '../../src/core/handoff/history.ts';
import { send, supersede } from '../../src/core/handoff/sending.ts';
import { everyState, iris, maya, NOW, packetOf, sending, TIME } from '../support/packets.ts';
import { type EventRow, unwritten, type WrittenNotice } from '../../torture/demanded.ts';
import { faultsOf, livedWorld, NOTHING, smallWorld } from './small-world.ts';

const event = (kind: string, detail: string | null = null): EventRow => ({
  handoff_id: 'H1',
  kind,
  actor: null,
  at: NOW,
  detail,
});
const notice = (kind: string, facts: object = {}, status = 'sent'): WrittenNotice => ({
  handoff_id: 'H1',
  kind,
  status,
  detail: JSON.stringify({ kind, ...facts }),
});

const LANDED = [notice('ae_card', { person: 'U0SAM' }), notice('partner_card')];

const NEWS_TO_ALL = ['ae_news of H1: 0 of 1', 'author_news of H1: 0 of 1', 'partner_news of H1: 0 of 1'];

describe('the history demands', () => {
  test.each<[string, string[]]>([
    ['sent', ['ae_card for U0SAM of H1: 0 of 1', 'partner_card of H1: 0 of 1']],
    ['ae_refused', ['ae_refused of H1: 0 of 1']],
    ['check_asked', ['check_card of H1: 0 of 1', 'partner_card of H1: 0 of 1']],
    ['cleared', ['ae_card for U0SAM of H1: 0 of 1']],
    ['returned', ['author_check of H1: 0 of 1']],
    ['check_lapsed', ['check_call of H1: 0 of 1', 'author_check of H1: 0 of 1']],
    ['accepted', ['author_card of H1: 0 of 1', 'partner_decision of H1: 0 of 1']],
    ['declined', ['author_card of H1: 0 of 1', 'partner_decision of H1: 0 of 1']],
    [
      'lapsed',
      [
        'lapse_ae of H1: 0 of 1',
        'lapse_author of H1: 0 of 1',
        'intake_call of H1: 0 of 1',
        'partner_delay of H1: 0 of 1',
      ],
    ],
    ['escalated', ['escalation of H1: 0 of 1']],
    ['reminded', ['reminder of H1: 0 of 1']],
    ['proposed', ['intake_call of H1: 0 of 1']],
    ['asked', ['question of H1: 0 of 1']],
    ['replied', ['ae_reply of H1: 0 of 1']],
    ['ae_gone', ['intake_call of H1: 0 of 1']],
    ['corrected', ['ae_corrected of H1: 0 of 1']],
    ['rerouted', ['ae_card for U0SAM of H1: 0 of 1', ...NEWS_TO_ALL]],
    ['extended', NEWS_TO_ALL],
    ['retimed', NEWS_TO_ALL],
    ['partner_move_done', ['ae_moves of H1: 0 of 1']],
    ['partner_move_moved', ['ae_moves of H1: 0 of 1']],
    ['partner_reminded', ['partner_reminder of H1: 0 of 1']],
    ['partner_slipped', ['ae_moves of H1: 0 of 1']],
    ['move_asked', ['ae_move of H1: 0 of 1']],
    ['move_done', ['partner_moves of H1: 0 of 1']],
    ['move_changed', ['partner_moves of H1: 0 of 1']],
    ['introduced', ['partner_moves of H1: 0 of 1']],
    ['roles_changed', ['partner_moves of H1: 0 of 1', 'author_roles of H1: 0 of 1']],
    ['stall_asked', ['ae_stalled of H1: 0 of 1']],
    ['update_owed', ['author_owed of H1: 0 of 1']],
    ['credit_corrected', ['credit_corrected of H1: 0 of 1']],
    ['credit_disputed', ['credit_dispute of H1: 0 of 1']],
    ['credit_kept', []],
    ['still_going', []],
    ['move_slipped', []],
    ['move_did_not_happen', []],
    ['withdrawn', []],
    ['dialed_down', []],
    ['kept', []],
  ])('of "%s" what people must hear, and misses all of it when nothing was written', (kind, missing) => {
    expect(unwritten([event(kind, 'U0SAM')], [])).toEqual(missing);
  });

  test('something of every kind of event that there is, or nothing on purpose', () => {
    const silent = EVENT_KINDS.filter((kind) => unwritten([event(kind, 'U0SAM')], []).length === 0);
    expect(silent, 'a draft is known to its author alone').toEqual([
      'kept',
      'dialed_down',
      'withdrawn',
      'mended',
      'worth_working',
      'move_slipped',
      'move_did_not_happen',
      'still_going',
      'credit_kept',
    ]);
  });

  test('one post for each time that it happened', () => {
    const twice = [event('reminded'), event('reminded')];
    expect(unwritten(twice, [notice('reminder')])).toEqual(['reminder of H1: 1 of 2']);
    expect(unwritten(twice, [notice('reminder'), notice('reminder')])).toEqual([]);
  });

  test('one post for what was corrected within ten minutes, and one for each account executive', () => {
    const at = (minutes: number) => ({ ...event('corrected'), at: NOW + minutes * 60_000 });
    const posts = (count: number) => Array.from({ length: count }, () => notice('ae_corrected'));
    expect(unwritten([at(0), at(4), at(9)], posts(1))).toEqual([]);
    expect(unwritten([at(0), at(9), at(10)], posts(1))).toEqual(['ae_corrected of H1: 1 of 2']);
    const moved = [event('sent', 'U0SAM'), at(0), event('rerouted', 'U0PRIYA'), at(1)];
    expect(unwritten(moved, posts(1))).toContain('ae_corrected of H1: 1 of 2');
  });

  test('a card once, however often it is changed', () => {
    const history = [event('kept'), event('sent', 'U0SAM'), event('rerouted', 'U0PRIYA'), event('rerouted', 'U0SAM')];
    const news = [1, 2].flatMap(() => [notice('ae_news'), notice('author_news'), notice('partner_news')]);
    expect(unwritten(history, [...LANDED, notice('ae_card', { person: 'U0PRIYA' }), ...news])).toEqual([]);
  });

  test('a card for whoever it was re-routed to, whatever stands with the one before', () => {
    const history = [event('sent', 'U0SAM'), event('rerouted', 'U0PRIYA')];
    const news = [notice('ae_news'), notice('author_news'), notice('partner_news')];
    expect(unwritten(history, [...LANDED, ...news])).toEqual(['ae_card for U0PRIYA of H1: 0 of 1']);
  });

  test('of each handoff its own, and takes no other’s for it', () => {
    const others = LANDED.map((written) => ({ ...written, handoff_id: 'H2' }));
    expect(unwritten([event('sent', 'U0SAM')], others)).toHaveLength(2);
  });

  test('news for everybody when a handoff that had landed is withdrawn', () => {
    expect(unwritten([event('sent', 'U0SAM'), event('withdrawn')], LANDED)).toEqual(NEWS_TO_ALL);
  });

  test('no news when its author sends a draft again, mended', async () => {
    const world = await smallWorld();
    const draft = send({ ...sending(packetOf({ account: 'Account 1' }), null), id: 'H1' });
    await world.store.create({ decision: draft, requestKey: 'form 1', decideOnPrevious: null });
    const previous = { ...everyState(packetOf()).declined, id: 'H1', deal: 'H1' };
    const mended = send({ ...sending(packetOf({ account: 'Account 2' }), TIME), id: 'H2', previous });
    const decideOnPrevious = (current: typeof draft.next) => supersede(current, maya, NOW);
    await world.store.create({ decision: mended, requestKey: 'form 2', decideOnPrevious });
    await world.deliver();
    expect((await world.store.history('H1')).map(({ kind }) => kind)).toEqual(['kept', 'withdrawn']);
    expect(faultsOf(world.report())).toEqual(NOTHING);
  });
});

describe('taken for needless and reported is', () => {
  test.each([
    ['ae_card', { person: 'U0SAM' }],
    ['author_card', {}],
    ['partner_card', {}],
    ['partner_decision', {}],
    ['author_news', { news: 'withdrawn', version: 4 }],
    ['partner_news', { news: 'withdrawn', version: 4 }],
  ])('what stays true whatever comes later: %s %j', (kind, facts) => {
    expect(unwritten([], [notice(kind, facts, 'dropped')])).toEqual([`${kind} of H1: taken for needless`]);
  });

  test.each([
    ['reminder', { reminder: 'halfway', at: 1 }],
    ['lapse_ae', { deadlineAt: 1 }],
    ['intake_call', { about: 'lapsed', deadlineAt: 1 }],
    ['escalation', { deadlineAt: 1 }],
    ['author_news', { news: 'extended', version: 4 }],
    ['partner_news', { news: 'rerouted', version: 4 }],
    ['undeliverable', { person: 'U0IRIS', notice: 'n1', since: 1 }],
  ])('nothing that a later event can make untrue: %s %j', (kind, facts) => {
    expect(unwritten([], [notice(kind, facts, 'dropped')])).toEqual([]);
  });

  test('news of a withdrawal, and is not demanded for an author who withdrew it themselves', () => {
    const by = (actor: string) => [
      { ...event('sent', 'U0SAM'), actor: 'U0MAYA' },
      { ...event('withdrawn'), actor },
    ];
    const others = [notice('ae_news'), notice('partner_news'), ...LANDED];
    const dropped = notice('author_news', { news: 'withdrawn', version: 2 }, 'dropped');
    expect(unwritten(by('U0IRIS'), [...others, dropped])).toEqual(['author_news of H1: taken for needless']);
    expect(unwritten(by('U0IRIS'), others)).toEqual(['author_news of H1: 0 of 1']);
    expect(unwritten(by('U0MAYA'), others)).toEqual([]);
  });

  test('a decision that the bot dropped, among all that it said', async () => {
    const world = await livedWorld();
    const { id } = await world.notice('H1', 'partner_decision');
    world.inSlack.splice(
      world.inSlack.findIndex(({ key }) => key === id),
      1,
    );
    world.plant(`update notices set status = 'dropped' where id = ?`, id);
    const lost = ['partner_decision of H1: taken for needless'];
    expect(faultsOf(world.report())).toEqual({ ...NOTHING, lost });
  });
});

test('the bot writes all that the history demands, whatever happens to a handoff', async () => {
  const world = await livedWorld();
  expect((await world.store.history('H3')).map(({ kind }) => kind)).toEqual([
    'sent',
    'reminded',
    'lapsed',
    'escalated',
    'extended',
    'withdrawn',
  ]);
  expect((await world.store.outbox.of('H3')).map(({ conversation }) => conversation)).toContain(
    `person:${iris.userId}`,
  );
  expect(world.report().lost).toEqual([]);
});
