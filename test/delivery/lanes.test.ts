import { describe, expect, test } from 'vitest';
import type { NoticeRow } from '../../src/db/notices/notices.ts';
import { NotYet } from '../../src/delivery/rate-limiter.ts';
import { START, type Waiting, lanesOver, SAM, MAYA, BRIGHTWATER } from '../support/lanes.ts';

describe('what goes next', () => {
  test('is what an account executive waits for, then the partner, then the others, then changes', async () => {
    const { begun, start } = lanesOver([
      { id: 'change', kind: 'author_card', to: 'person:U0IRIS', ts: '1' },
      { id: 'news', kind: 'author_news', to: MAYA },
      { id: 'partner', kind: 'partner_card', to: BRIGHTWATER },
      { id: 'asked', kind: 'ae_card', to: SAM },
    ]);
    await start();
    expect(begun).toEqual(['asked', 'partner', 'news', 'change']);
  });

  test('is the change where a partner reads, then the change of somebody’s card', async () => {
    const { begun, start } = lanesOver([
      { id: 'card', kind: 'author_card', to: MAYA, ts: '1' },
      { id: 'partner', kind: 'partner_card', to: BRIGHTWATER, ts: '1' },
    ]);
    await start();
    expect(begun).toEqual(['partner', 'card']);
  });

  test('in one conversation is one after the other, and nobody else waits for that', async () => {
    const { begun, start, end } = lanesOver([
      { id: 'first', kind: 'lapse_ae', to: SAM },
      { id: 'second', kind: 'reminder', to: SAM },
      { id: 'other', kind: 'author_news', to: MAYA },
    ]);
    await start();
    await start();
    expect(begun).toEqual(['first', 'other']);
    await end('first');
    await start();
    expect(begun).toEqual(['first', 'other', 'second']);
  });

  test('is the change before the message behind it, as long as limits let it', async () => {
    const rows: Waiting[] = [
      { id: 'change', kind: 'ae_card', to: SAM, ts: '1' },
      { id: 'new', kind: 'reminder', to: SAM },
    ];
    const usual = lanesOver(rows);
    await usual.start();
    expect(usual.begun).toEqual(['change']);
  });

  test('is the new message when limits hold the change back', async () => {
    const { begun, start, spend, end, waits } = lanesOver([
      { id: 'change', kind: 'ae_card', to: SAM, ts: '1' },
      { id: 'new', kind: 'ae_card', to: SAM },
    ]);
    spend('chat.update', 9);
    await start();
    expect(begun).toEqual(['new']);
    await end('new');
    waits(60_000);
    await start();
    expect(begun).toEqual(['new', 'change']);
  });

  test('is not a reply where the message that it stands under must be changed first', async () => {
    const { begun, start, spend } = lanesOver([
      { id: 'change', kind: 'partner_card', to: BRIGHTWATER, ts: '1' },
      { id: 'reply', kind: 'partner_decision', to: BRIGHTWATER },
    ]);
    spend('chat.update', 9);
    expect(await start()).toBeGreaterThan(START);
    expect(begun).toEqual([]);
  });

  test('is the new message, too, when the change failed and is tried again later; not so where partners read', async () => {
    const later = START + 120_000;
    const { begun, start } = lanesOver([
      { id: 'change', kind: 'ae_card', to: SAM, ts: '1', nextTryAt: later },
      { id: 'new', kind: 'reminder', to: SAM },
      { id: 'partner', kind: 'partner_card', to: BRIGHTWATER, ts: '1', nextTryAt: later },
      { id: 'reply', kind: 'partner_decision', to: BRIGHTWATER },
    ]);
    expect(await start()).toBe(later);
    expect(begun).toEqual(['new']);
  });

  test('is nothing in a conversation where another process has begun to send', async () => {
    const { begun, start } = lanesOver([
      { id: 'theirs', kind: 'reminder', to: SAM, status: 'claimed' },
      { id: 'change', kind: 'ae_card', to: SAM, ts: '1' },
    ]);
    await start();
    expect(begun).toEqual([]);
  });
});

describe('while Slack is away', () => {
  test('it is asked for, ever more rarely, and everything goes on when it is back', async () => {
    let isBack = false;
    const row: Waiting = { id: 'asked', kind: 'ae_card', to: SAM };
    const { begun, circuitBreaker, starts, waits } = lanesOver([row], { isThere: async () => isBack });
    circuitBreaker.failed(START);
    const gaps: number[] = [];
    for (let looks = 0; looks < 5; looks += 1) {
      const { started } = await starts();
      expect(started).toHaveLength(1);
      await Promise.all(started);
      const { nextDue } = await starts();
      gaps.push((nextDue ?? 0) - START - 60_000 - gaps.reduce((all, one) => all + one, 0));
      waits(gaps.at(-1) ?? 0);
    }
    expect(gaps).toEqual([2_000, 4_000, 8_000, 10_000, 10_000]);
    expect(begun).toEqual([]);
    isBack = true;
    await Promise.all((await starts()).started);
    await starts();
    expect(begun).toEqual(['asked']);
  });

  test('is not while others are answered: one that is not is no outage', async () => {
    const { begun, circuitBreaker, start } = lanesOver([{ id: 'asked', kind: 'ae_card', to: SAM }]);
    circuitBreaker.succeeded();
    circuitBreaker.failed(START);
    await start();
    expect(begun).toEqual(['asked']);
  });
});

describe('what cannot go', () => {
  const one: Waiting = { id: 'asked', kind: 'ae_card', to: SAM };
  const muchLater: Waiting = { id: 'much later', kind: 'reminder', to: MAYA, nextTryAt: START + 3_600_000 };

  test('because the limits do not allow it after all is tried again when they do', async () => {
    const { begun, failures, now, start, starts, waits } = lanesOver([one, muchLater]);
    const allowedAt = now() + 5_000;
    failures.set('asked', new NotYet(allowedAt));
    await Promise.all((await starts()).started);
    expect(await start()).toBe(allowedAt);
    expect(begun).toEqual(['asked']);
    failures.clear();
    waits(5_000);
    expect((await starts()).started).toHaveLength(1);
    expect(begun).toEqual(['asked', 'asked']);
  });

  test('for reasons of our own is said aloud, and tried again a minute later', async () => {
    const { begun, failures, now, start, starts, waits } = lanesOver([one]);
    failures.set('asked', new Error('The disk is full.'));
    await expect(Promise.all((await starts()).started)).rejects.toThrow('The disk is full.');
    expect(await start()).toBe(now() + 60_000);
    failures.clear();
    waits(60_000);
    await start();
    expect(begun).toEqual(['asked', 'asked']);
  });

  test('because as many calls are under way as Slack takes at once is looked at again soon', async () => {
    const changes = [SAM, MAYA, BRIGHTWATER].map((to): Waiting => ({ id: to, kind: 'author_card', to, ts: '1' }));
    const { begun, now, start } = lanesOver(changes, {
      beforeCall: () => new Promise((resolve) => setImmediate(resolve)),
    });
    expect(await start()).toBe(now() + 250);
    expect(begun).toHaveLength(2);
  });

  test('because twelve conversations are under way waits, whatever the limits would allow', async () => {
    const posts = Array.from(
      { length: 11 },
      (_, at): Waiting => ({ id: `${at}`, kind: 'reminder', to: `person:U${at}` }),
    );
    const changes = [SAM, MAYA].map((to): Waiting => ({ id: to, kind: 'author_card', to, ts: '1' }));
    const { begun, now, start } = lanesOver([...posts, ...changes]);
    expect(await start()).toBe(now() + 250);
    expect(begun).toHaveLength(12);
  });

  test('is due when the first of it may go; when nothing waits, nothing is due', async () => {
    const soon: Waiting = { ...one, nextTryAt: START + 90_000 };
    expect(await lanesOver([muchLater, soon]).start()).toBe(START + 90_000);
    expect(await lanesOver([one]).start()).toBeNull();
  });
});

describe('in one conversation', () => {
  const change: Waiting = { id: 'change', kind: 'ae_card', to: SAM, ts: '1' };
  const news: Waiting = { id: 'new', kind: 'ae_card', to: SAM };

  test('the earlier goes first, in whatever order the rows are read', async () => {
    const { begun, start } = lanesOver([change, news], { asRead: async (read) => read.toReversed() });
    await start();
    expect(begun).toEqual(['change']);
  });

  test('so it does among conversations that are equally urgent', async () => {
    const others = [SAM, MAYA].map((to): Waiting => ({ id: to, kind: 'reminder', to }));
    const { begun, start } = lanesOver(others, { asRead: async (read) => read.toReversed() });
    await start();
    expect(begun).toEqual([SAM, MAYA]);
  });

  test('a new message behind a change that must wait makes it as urgent as the message is', async () => {
    const partner: Waiting = { id: 'partner', kind: 'partner_card', to: BRIGHTWATER };
    const { begun, start, spend } = lanesOver([change, news, partner]);
    spend('chat.update', 9);
    await start();
    expect(begun).toEqual(['new', 'partner']);
  });

  test('nothing goes while another process sends the message behind a change', async () => {
    const { begun, start } = lanesOver([change, { ...news, status: 'claimed' }]);
    await start();
    expect(begun).toEqual([]);
  });

  test('what has gone while the rows were read does not go again', async () => {
    const reading: (() => Promise<void>)[] = [];
    const asRead = async (read: NoticeRow[]) => {
      await reading.pop()?.();
      return read;
    };
    const { begun, start, end } = lanesOver([news], { asRead });
    await start();
    reading.push(() => end('new'));
    await start();
    expect(begun).toEqual(['new']);
  });
});

describe('whether Slack answers', () => {
  test('is asked once at a time', async () => {
    let answer: (isThere: boolean) => void = () => undefined;
    const isThere = () => new Promise<boolean>((resolve) => (answer = resolve));
    const { circuitBreaker, starts, now } = lanesOver([], { isThere });
    circuitBreaker.failed(now());
    const { started } = await starts();
    expect(started).toHaveLength(1);
    expect(await starts()).toEqual({ started: [], nextDue: null });
    answer(true);
    await Promise.all(started);
    expect(circuitBreaker.probeAt()).toBeNull();
  });

  test('is known from the last call that it took; one that fails in that very moment is no outage', () => {
    const { circuitBreaker, now } = lanesOver([]);
    expect(circuitBreaker.lastSuccessAt()).toBe(Number.NEGATIVE_INFINITY);
    circuitBreaker.succeeded();
    expect(circuitBreaker.lastSuccessAt()).toBe(now());
    circuitBreaker.failed(now());
    expect(circuitBreaker.probeAt()).toBeNull();
    circuitBreaker.failed(now() + 1);
    expect(circuitBreaker.probeAt()).toBe(now());
  });
});
