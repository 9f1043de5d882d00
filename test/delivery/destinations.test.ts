import { describe, expect, test } from 'vitest';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import type { Partner } from '../../src/core/partner/partner.ts';
import type { ChannelFault } from '../../src/core/partner/shared-channel.ts';
import type { Store } from '../../src/db/store.ts';
import type { Addresses } from '../../src/delivery/addresses.ts';
import { createDestinations, Undeliverable } from '../../src/delivery/destinations.ts';
import type { NoticeRow } from '../../src/db/notices/notices.ts';
import { NOTHING_AGREED } from '../support/agreements.ts';
import { awaiting, brightwater, NOW, partnerCard, rowOf } from '../support/delivery-parts.ts';
import { asItStands } from '../support/packets.ts';

const BRIGHTWATER_CHANNEL = brightwater.channelId;

/** What the store holds, and what is wrong with the partner’s channel. */
type Known = { handoff?: Handoff | null; partner?: Partner | null; notices?: NoticeRow[]; problem?: ChannelFault };

const LEFT = { ms: 3_600_000, isLastDay: true, dials: [] };

/** Destinations over a store that holds one handoff, its partner and these notices. */
function destinationsOver({ handoff = awaiting, partner = brightwater, notices = [], problem }: Known = {}) {
  const store = {
    handoff: async () => handoff,
    latestOfDeal: async () => null,
    partner: async (id: string) => (id === partner?.id ? partner : null),
    intakeOwner: async () => 'U0IRIS',
    numberedHistory: async () => [],
    help: { behind: async () => null },
    agreement: { standing: async () => NOTHING_AGREED },
    outbox: {
      find: async (id: string) => notices.find((row) => row.id === id) ?? null,
      findOf: async (_: string, { kind }: { kind: string }) => notices.find((row) => row.kind === kind) ?? null,
    },
  };
  const addresses = {
    directMessageWith: async (userId: string) => `D-${userId}`,
    faultOf: async () => problem ?? null,
  };
  // They ask for no more than this.
  return createDestinations({
    store: store as unknown as Store,
    addresses: addresses as unknown as Addresses,
    workspaceUrl: 'https://northwind-cloud.slack.com/',
    timeLeft: async () => LEFT,
    describeDraft: async () => {
      throw new Error('None of these is about a draft.');
    },
    now: () => NOW,
  });
}

describe('a notice is drawn', () => {
  test('from the handoff as it is now, its partner and its intake owner', async () => {
    const drawnFrom = await destinationsOver().contextOf(rowOf());
    expect(drawnFrom).toEqual({
      ...asItStands(awaiting),
      isLeftOut: false,
      isSaid: false,
      partner: brightwater,
      reader: 'U0SAM',
      stuck: null,
      channel: null,
      left: null,
      thread: null,
      madeOf: null,
      findings: null,
      acceptance: null,
      intakeOwner: 'U0IRIS',
      previous: null,
    });
  });

  test('from what is left of the window, when it reminds', async () => {
    const reminder = rowOf({ kind: 'reminder', notice: { kind: 'reminder', reminder: 'halfway', at: NOW } });
    expect(await destinationsOver().contextOf(reminder)).toMatchObject({ left: LEFT });
  });

  test('for our own people with the place of the partner’s card, while that stands in the partner’s channel', async () => {
    const root = partnerCard({ channel: BRIGHTWATER_CHANNEL, ts: '1.2' });
    const threadOf = async (row: NoticeRow, card = root) => {
      const context = await destinationsOver({ notices: [card] }).contextOf(row);
      return context && 'thread' in context ? context.thread : undefined;
    };
    const workspaceUrl = 'https://northwind-cloud.slack.com/';
    expect(await threadOf(rowOf())).toEqual({ workspaceUrl, channel: BRIGHTWATER_CHANNEL, ts: '1.2' });
    expect(await threadOf(rowOf(), { ...root, channel: 'C0EARLIER' }), 'in another channel').toBeNull();
    expect(await threadOf(rowOf(), { ...root, channel: null, ts: null }), 'not posted yet').toBeNull();
    expect(await threadOf(root), 'partners stand in it').toBeNull();
  });

  test('from nothing when the handoff or its partner is not there', async () => {
    expect(await destinationsOver({ handoff: null }).contextOf(rowOf())).toBeNull();
    expect(await destinationsOver({ partner: null }).contextOf(rowOf())).toBeNull();
  });

  test('from the message that did not arrive, when it tells of one', async () => {
    const stuck = partnerCard({ status: 'dead_letter' });
    const notice = { kind: 'undeliverable', person: 'U0IRIS', notice: stuck.id, since: NOW } as const;
    const destinations = destinationsOver({ notices: [stuck] });
    const telling = rowOf({ kind: notice.kind, notice });
    expect((await destinations.contextOf(telling))?.stuck).toEqual(stuck);
    expect((await destinations.contextOf(rowOf({ id: stuck.id })))?.stuck).toBeNull();
  });
});

describe('a notice goes', () => {
  test('to a person where their card stands, and otherwise where Slack opens their direct messages', async () => {
    const destinations = destinationsOver();
    expect(await destinations.channelOf(rowOf({ channel: 'D0SAM', ts: '1' }), brightwater)).toBe('D0SAM');
    expect(await destinations.channelOf(rowOf(), brightwater)).toBe('D-U0SAM');
  });

  test('to a person, whatever is wrong with the partner’s channel', async () => {
    expect(await destinationsOver({ problem: 'archived' }).channelOf(rowOf(), brightwater)).toBe('D-U0SAM');
  });

  test('to a partner in the channel that the registry names now', async () => {
    const elsewhere = partnerCard({ channel: 'C0OLD', ts: '1' });
    expect(await destinationsOver().channelOf(elsewhere, brightwater)).toBe(BRIGHTWATER_CHANNEL);
  });

  test('to no partner while something is wrong with the channel; the reason is kept for a person', async () => {
    const refused = destinationsOver({ problem: 'archived' }).channelOf(partnerCard(), brightwater);
    await expect(refused).rejects.toThrow(new Undeliverable('archived'));
    await expect(refused).rejects.toBeInstanceOf(Undeliverable);
  });
});

describe('a reply to a partner', () => {
  const news = partnerCard({ kind: 'partner_decision', notice: { kind: 'partner_decision' } });
  const card = partnerCard({ channel: BRIGHTWATER_CHANNEL, ts: '1795532400.000100' });
  const threadOf = (row: NoticeRow, notices: NoticeRow[]) =>
    destinationsOver({ notices }).threadOf(row, { about: 'handoff', handoff: awaiting }, BRIGHTWATER_CHANNEL);

  test('stands in the thread under the partner’s card', async () => {
    expect(await threadOf(news, [card])).toBe('1795532400.000100');
  });

  test('stands by itself when the card is in the channel that the partner had before, or not there', async () => {
    expect(await threadOf(news, [{ ...card, channel: 'C0OLD' }])).toBeNull();
    expect(await threadOf(news, [])).toBeNull();
  });

  test('is what goes in a thread: no card, and nothing that a person of ours reads', async () => {
    expect(await threadOf(card, [card])).toBeNull();
    const forSam = rowOf({ kind: 'lapse_ae', notice: { kind: 'lapse_ae', deadlineAt: NOW } });
    expect(await threadOf(forSam, [card])).toBeNull();
  });
});
