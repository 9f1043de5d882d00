import { afterEach, describe, expect, test } from 'vitest';
import { StoreTrouble } from '../../src/core/kernel/errors.ts';
import { createHealth } from '../../src/operations/health.ts';
import { startWorld } from '../support/bot.ts';
import { sentWorld } from '../support/deeds.ts';

const NOW = Date.parse('2026-11-24T15:00:00Z');
const MINUTE = 60_000;
const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Health of a bot in which all is well, but for what is changed. */
async function asking(
  changes: {
    answers?: boolean;
    writes?: boolean | (() => Promise<void>);
    isOpen?: boolean;
    lateMs?: number | (() => Promise<never>);
    takenAt?: number;
    isCatchingUp?: boolean;
  } = {},
) {
  const { answers = true, writes = true, isOpen = true, lateMs = 0, takenAt = NOW - 11 * MINUTE } = changes;
  const { isCatchingUp = false } = changes;
  const unless = (isWell: boolean | (() => Promise<void>)) => async () => {
    if (typeof isWell === 'function') return isWell();
    if (!isWell) throw new Error('SQLITE_FULL: /secret/path');
  };
  const health = createHealth({
    probes: { mustAnswer: unless(answers), mustTakeWrites: unless(writes) },
    oldestDueMs: async () => (typeof lateMs === 'function' ? lateMs() : lateMs),
    lastTakenAt: () => takenAt,
    isOpen: () => isOpen,
    mode: 'socket',
    isCatchingUp: () => isCatchingUp,
    now: () => NOW,
    elapsed: () => NOW,
  });
  stops.push(health.stop);
  const port = await health.start(0);
  return async (path: string): Promise<[number, unknown]> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    const text = await response.text();
    return [response.status, text === '' ? null : JSON.parse(text)];
  };
}

describe('the health of the bot', () => {
  test('is well when it lives, and when it can be reached, can save and delivers', async () => {
    const ask = await asking();
    expect(await ask('/healthz')).toEqual([200, { isWell: true, database: true }]);
    const well = { isWell: true, mode: 'socket', database: true, slack: true, delivery: true, oldestDueSeconds: 0 };
    expect(await ask('/readyz')).toEqual([200, well]);
    expect(await ask('/')).toEqual([404, null]);
    expect(await ask('/__proto__')).toEqual([404, null]);
  });

  test('is well while it catches up after an absence, and says that it does', async () => {
    const ask = await asking({ isCatchingUp: true });
    expect(await ask('/readyz')).toEqual([200, expect.objectContaining({ isWell: true, catchingUp: true })]);
  });

  test('is bad when the database does not answer, and says no more than that', async () => {
    const ask = await asking({ answers: false, writes: false });
    expect(await ask('/healthz')).toEqual([503, { isWell: false, database: false }]);
    expect(await ask('/readyz')).toEqual([503, expect.objectContaining({ isWell: false, database: false })]);
  });

  test('is well but not ready while nothing can be saved, or Slack cannot reach it', async () => {
    const full = await asking({ writes: false });
    expect((await full('/healthz'))[0]).toBe(200);
    expect(await full('/readyz')).toEqual([503, expect.objectContaining({ database: false, slack: true })]);
    const away = await asking({ isOpen: false });
    expect((await away('/healthz'))[0]).toBe(200);
    expect(await away('/readyz')).toEqual([503, expect.objectContaining({ database: true, slack: false })]);
  });

  test.each(['busy', 'full', 'failing', 'damaged'] as const)(
    'says in a word why nothing can be saved or read: %s',
    async (trouble) => {
      const fails = async () => {
        throw new StoreTrouble(trouble);
      };
      const notReady = [503, expect.objectContaining({ isWell: false, database: false, trouble })];
      expect(await (await asking({ writes: fails }))('/readyz')).toEqual(notReady);
      expect(await (await asking({ lateMs: fails }))('/readyz')).toEqual(notReady);
    },
  );

  test.each([
    [9, 200],
    [11, 503],
  ])('with a message that has been due for %i minutes', async (minutes, status) => {
    const ask = await asking({ lateMs: minutes * MINUTE });
    expect(await ask('/readyz')).toEqual([status, expect.objectContaining({ oldestDueSeconds: minutes * 60 })]);
  });

  test('is well while Slack’s limits make many wait, as long as some of them go', async () => {
    const lateMs = 40 * MINUTE;
    expect((await (await asking({ lateMs, takenAt: NOW - MINUTE }))('/readyz'))[0]).toBe(200);
    expect((await (await asking({ lateMs, takenAt: NOW - 3 * MINUTE }))('/readyz'))[0]).toBe(503);
  });

  test('cannot be asked on a port that is taken: Node says which, and the process names the setting', async () => {
    const world = await startWorld({ settings: { HEALTH_PORT: '0' }, withPartner: false });
    const health = createHealth({
      probes: { mustAnswer: async () => undefined, mustTakeWrites: async () => undefined },
      oldestDueMs: async () => 0,
      lastTakenAt: () => NOW,
      isOpen: () => true,
      mode: 'socket',
      now: () => NOW,
      elapsed: () => NOW,
    });
    const port = world.bot().healthPort ?? 0;
    const taken = { code: 'EADDRINUSE', syscall: 'listen', port };
    await expect(health.start(port)).rejects.toMatchObject(taken);
    await expect(health.start(port), 'tried again').rejects.toMatchObject(taken);
  });
});

describe.each(['socket', 'http'] as const)('a bot that receives by %s', { tags: 'thorough' }, (mode) => {
  test('is ready once it runs, says how it receives, and tells nobody who writes about whom', async () => {
    const world = await sentWorld({ mode, settings: { HEALTH_PORT: '0' } });
    const response = await fetch(`http://127.0.0.1:${world.bot().healthPort}/readyz`);
    expect(response.status).toBe(200);
    const facts = (await response.json()) as Record<string, unknown>;
    expect(facts.mode).toBe(mode);
    expect(Object.keys(facts).toSorted()).toEqual([
      'database',
      'delivery',
      'isWell',
      'mode',
      'oldestDueSeconds',
      'slack',
    ]);
  });

  test('is not asked unless it was told to', async () => {
    const world = await startWorld({ mode, withPartner: false });
    expect(world.bot().healthPort).toBeNull();
  });
});
