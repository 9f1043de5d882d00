import { describe, expect, test } from 'vitest';
import type { Partner } from '../../src/core/partner/partner.ts';
import { createAddresses } from '../../src/delivery/addresses.ts';
import { createRateLimiter, type LimitedMethod } from '../../src/delivery/rate-limiter.ts';
import { brightwater, MINUTE, NOW, outcomeOf, SHARED } from '../support/delivery-parts.ts';

const TO_SAM = { to: 'person', userId: 'U0SAM' } as const;
const TO_BRIGHTWATER = { to: 'partner', partnerId: brightwater.id } as const;
const TO_ANOTHER = { to: 'partner', partnerId: 'cobalt' } as const;
/** Addresses over a Slack that counts its calls; times as the time since NOW. `meanwhile` happens before Slack's answer arrives. */
function addressBook({ meanwhile = (): void => undefined } = {}) {
  let now = NOW - 2 * MINUTE;
  const rateLimiter = createRateLimiter(() => now);
  now = NOW;
  const calls: string[] = [];
  const channel = { facts: SHARED };
  const slack = {
    async directMessageWith(userId: string) {
      calls.push(userId);
      return `D-${userId}`;
    },
    async sharedChannel(channelId: string) {
      calls.push(channelId);
      meanwhile();
      return channel.facts;
    },
  };
  const addresses = createAddresses({ slack, rateLimiter, elapsed: () => now });
  return {
    addresses,
    calls,
    channel,
    waits: (ms: number) => {
      now += ms;
    },
    spend: (method: LimitedMethod) => rateLimiter.spend(method),
    opens: (userId: string) => outcomeOf(addresses.directMessageWith(userId)),
    asks: (partner: Partner = brightwater) => outcomeOf(addresses.faultOf(partner)),
  };
}

/** A book in which the partner's channel was checked just now, and no message has relied on that yet. */
async function checkedBook() {
  const book = addressBook();
  expect(book.addresses.needs(TO_BRIGHTWATER)).toBe('conversations.info');
  expect(await book.asks()).toBe('not yet: 0');
  return book;
}

describe('a channel of ours', () => {
  const OURS = { ...SHARED, isShared: false, otherTeamIds: [] };

  test('is checked before each message: no check counts for a second one', async () => {
    const { addresses, calls, channel } = addressBook();
    channel.facts = OURS;
    const asks = () => outcomeOf(addresses.problemWithOurs('C0SALES'));
    expect(await asks()).toBe('not yet: 0');
    expect(await asks()).toBeNull();
    channel.facts = SHARED;
    expect(await asks()).toContain('The channel is shared with another company.');
    expect(calls).toEqual(['C0SALES', 'C0SALES']);
  });

  test('that was chosen in place of another is checked itself', async () => {
    const { addresses, calls, channel } = addressBook();
    channel.facts = OURS;
    await outcomeOf(addresses.problemWithOurs('C0SALES'));
    await outcomeOf(addresses.problemWithOurs('C0WINS'));
    expect(calls).toEqual(['C0SALES', 'C0WINS']);
  });

  test.each([
    ['archived', { ...OURS, isArchived: true }, 'The channel is archived.'],
    ['shared', SHARED, 'The channel is shared with another company.'],
    ['to be shared', { ...OURS, isPending: true }, 'Another company is invited to this channel.'],
    ['without the bot', { ...OURS, isMember: false }, 'The bot is not in the channel.'],
  ])('that is %s reads nothing', async (_, facts, why) => {
    const { addresses, channel } = addressBook();
    channel.facts = facts;
    expect(await outcomeOf(addresses.problemWithOurs('C0SALES'))).toContain(why);
  });
});

describe('the channel of a person', () => {
  test('is asked for once; afterwards the most urgent notice is chosen anew', async () => {
    const { addresses, calls, opens } = addressBook();
    expect(addresses.needs(TO_SAM)).toBe('conversations.open');
    expect(addresses.known(TO_SAM)).toBeUndefined();
    expect(await opens('U0SAM')).toBe('not yet: 0');
    expect(addresses.needs(TO_SAM)).toBeNull();
    expect(addresses.known(TO_SAM)).toBe('D-U0SAM');
    expect(await opens('U0SAM')).toBe('D-U0SAM');
    expect(calls).toEqual(['U0SAM']);
  });

  test('is not asked for when a message stands there already', async () => {
    const { addresses, calls, opens } = addressBook();
    addresses.remember('U0SAM', 'D0SAM');
    expect(addresses.needs(TO_SAM)).toBeNull();
    expect(await opens('U0SAM')).toBe('D0SAM');
    expect(calls).toEqual([]);
  });

  test('is not asked for before Slack’s limits allow it', async () => {
    const { calls, opens, waits } = addressBook();
    await opens('U0SAM');
    await opens('U0MAYA');
    expect(await opens('U0IRIS')).toBe('not yet: 1250');
    expect(calls).toEqual(['U0SAM', 'U0MAYA']);
    waits(1250);
    await opens('U0IRIS');
    expect(calls).toEqual(['U0SAM', 'U0MAYA', 'U0IRIS']);
  });
});

describe('the channel of a partner', () => {
  test('is checked before a message; afterwards the most urgent notice is chosen anew', async () => {
    const { addresses, calls, asks } = await checkedBook();
    expect(addresses.needs(TO_BRIGHTWATER)).toBeNull();
    expect(addresses.known(TO_BRIGHTWATER)).toBe(brightwater.channelId);
    expect(await asks()).toBeNull();
    expect(calls).toEqual([brightwater.channelId]);
  });

  test('is not known before it was checked', () => {
    expect(addressBook().addresses.known(TO_BRIGHTWATER)).toBeUndefined();
  });

  test('is checked anew for the next message, since another company may have joined', async () => {
    const { calls, asks } = await checkedBook();
    expect(await asks()).toBeNull();
    expect(await asks()).toBe('not yet: 0');
    expect(calls).toHaveLength(2);
  });

  test('is not checked before Slack’s limits allow it', async () => {
    const { calls, asks, spend } = addressBook();
    spend('conversations.info');
    spend('conversations.info');
    expect(await asks()).toBe('not yet: 1250');
    expect(calls).toEqual([]);
  });

  test('counts as checked for a minute, and not a moment longer', async () => {
    const { addresses, calls, asks, waits } = await checkedBook();
    waits(MINUTE - 1);
    expect(addresses.needs(TO_BRIGHTWATER)).toBeNull();
    waits(1);
    expect(addresses.needs(TO_BRIGHTWATER)).toBe('conversations.info');
    expect(await asks()).toBe(`not yet: ${MINUTE}`);
    expect(calls).toHaveLength(2);
  });

  test('is not checked for each of many messages while no check may be made', async () => {
    const { calls, asks, spend, waits } = await checkedBook();
    spend('conversations.info');
    expect([await asks(), await asks(), await asks()]).toEqual([null, null, null]);
    waits(1249);
    expect(await asks()).toBeNull();
    waits(1);
    expect(await asks()).toBe('not yet: 1250');
    expect(calls).toHaveLength(2);
  });

  test('is not checked for each of many messages while another partner waits for a check', async () => {
    const { addresses, calls, asks, waits } = await checkedBook();
    waits(10_000);
    addresses.needs(TO_ANOTHER);
    expect([await asks(), await asks()]).toEqual([null, null]);
    waits(2_499);
    expect(await asks()).toBeNull();
    waits(1);
    expect(await asks()).toBe('not yet: 12500');
    expect(calls).toHaveLength(2);
  });

  test.each([
    ['has another channel', { channelId: 'C0NEW' }],
    ['belongs to another company', { teamId: 'T0NEW' }],
  ])('is checked anew when the partner %s in the registry', async (_, change) => {
    const { calls, asks, channel } = await checkedBook();
    const changed = { ...brightwater, ...change };
    channel.facts = { ...SHARED, otherTeamIds: [changed.teamId] };
    expect(await asks(changed)).toBe('not yet: 0');
    expect(calls).toEqual([brightwater.channelId, changed.channelId]);
    expect(await asks(changed)).toBeNull();
  });

  test('takes nothing while something is wrong with it; that is looked at again for each message, since somebody may mend it', async () => {
    const { addresses, calls, asks, channel, waits } = await checkedBook();
    channel.facts = { ...SHARED, isArchived: true };
    expect(await asks()).toBeNull();
    const why = 'archived';
    expect([await asks(), addresses.needs(TO_BRIGHTWATER)]).toEqual([why, 'conversations.info']);
    waits(5_000);
    expect(await asks()).toBe(why);
    channel.facts = SHARED;
    expect(await asks()).toBe('not yet: 5000');
    expect(await asks()).toBeNull();
    expect(calls).toHaveLength(4);
  });

  test('is checked anew once Slack has told of a change', async () => {
    const { addresses, calls, asks } = await checkedBook();
    addresses.forgetChecks();
    expect(addresses.needs(TO_BRIGHTWATER)).toBe('conversations.info');
    expect(await asks()).toBe('not yet: 0');
    expect(calls).toHaveLength(2);
  });

  test('is checked anew when Slack told of a change while it was checked: that check does not count', async () => {
    let changes = 1;
    const book = addressBook({
      meanwhile: () => {
        if (changes > 0) book.addresses.forgetChecks();
        changes -= 1;
      },
    });
    const { addresses, calls, asks } = book;
    expect(await asks()).toBe('not yet: 0');
    expect(addresses.needs(TO_BRIGHTWATER)).toBe('conversations.info');
    expect(await asks()).toBe('not yet: 0');
    expect(await asks()).toBeNull();
    expect(calls).toHaveLength(2);
  });
});
