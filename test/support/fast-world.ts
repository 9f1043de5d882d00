import { ALL_THE_SAME } from './packets.ts';
import { onTestFinished } from 'vitest';
import { createClock } from 'slack-sandbox';
import { createStore, type Store } from '../../src/db/store.ts';
import { createLog } from '../../src/log.ts';
import { createMeters } from '../../src/metrics/meters.ts';
import { createWork } from '../../src/work.ts';
import type { Slack } from '../../src/slack/web-api.ts';
import { createChance } from '../../torture/chance.ts';
import { createFastSlack } from '../../torture/fast-slack.ts';
import { formFor, partnerOf } from '../../torture/packets.ts';
import { databaseFrom, open } from './store.ts';

/** The bot without ears over a Slack without a network: every call can be looked at, and time is moved by hand. */

export const REFERENCE = 'H2345678';
export const AE = 'U0AE';
export const AUTHOR = 'U0AUTHOR';
/** Where the account executive is written to. */
export const AE_CHANNEL = `D${AE}`;
const TUESDAY = Date.parse('2026-11-24T15:00:00Z');
const NOTHING_LOST = { share: 0, neverTaken: 0, takenAfterMs: { from: 0, to: 0 } };

export type Work = ReturnType<typeof createWork>;

/** The database of a world at a moment of its clock. */
export type Image = { at: number; database: Buffer };

/** A new world, or one that goes on from an image. Slack has forgotten what stood in it before. */
export async function startFastWorld(image: Image | null = null) {
  const clock = createClock({ manual: true, startAt: image?.at ?? TUESDAY });
  const fast = createFastSlack(clock, createChance(1), NOTHING_LOST);
  let ids = 0;
  const newId = () => `N${(ids += 1)}`;
  let aheadMs = 0;
  const now = () => clock.now() + aheadMs;
  const db = await open(image ? databaseFrom(image.database) : undefined, clock.now());
  const store = createStore(db);
  let allSaidAt: number | null = null;
  const partner = partnerOf(0);
  if (!image) await store.savePartner(partner, TUESDAY);

  return {
    clock,
    slack: fast.slack,
    store,
    partner,

    /** Somebody sets the clock of the bot's machine: from now on it is `ms` ahead of Slack's, or behind when negative. No time passes. */
    setClock(ms: number): void {
      aheadMs = ms;
    },

    /** How many copies of this message stand in Slack. */
    copiesOf: (key: string) => fast.copiesOf(key).length,

    /** How long two copies of a message stood, for each that did (ms). */
    doubles: fast.doubles,

    /** Since when nothing has waited to be sent (Slack's clock); null while something does. */
    allSaidAt: () => allSaidAt,

    image: (): Image => ({ at: clock.now(), database: db.$client.serialize() }),

    /** Something goes wrong that the bot's own code would never do. */
    byHand: (statement: string) => db.$client.exec(statement),

    /** A process; several may follow one another on the same database. */
    startBot(changes: { slack?: Slack; store?: Store; random?: () => number; newReference?: () => string } = {}): Work {
      const work = createWork({
        store,
        slack: fast.slack,
        meters: createMeters(),
        teamId: 'T0NORTHWIND',
        workspaceUrl: 'https://northwind-cloud.slack.com/',
        log: createLog('silent'),
        now,
        elapsed: clock.now,
        random: () => 0.5,
        newId,
        newReference: () => REFERENCE,
        onLost: () => undefined,
        ...changes,
      });
      onTestFinished(() => work.loop.stop());
      return work;
    },

    /** The author sends the one handoff of this world. */
    async sends({ services }: Work): Promise<void> {
      const input = formFor('Fabrikam', { partner, ae: AE, author: AUTHOR });
      await services.sending.send({
        by: { userId: AUTHOR, teamId: 'T0NORTHWIND' },
        input,
        requestKey: 'form',
        revisionOf: null,
        overrideReason: ALL_THE_SAME,
      });
    },

    /** Delivers all that waits, moment by moment, as long as something waits and `isEnough` does not say so. */
    async delivers({ loop }: Work, isEnough = () => false): Promise<void> {
      const tries = async (): Promise<void> => {
        loop.nudge();
        await loop.idle();
        allSaidAt = (await store.outbox.unsent()) === 0 ? (allSaidAt ?? clock.now()) : null;
      };
      await tries();
      for (let next = loop.nextDue(); next !== null && !isEnough(); next = loop.nextDue()) {
        clock.advanceTo(Math.max(next - aheadMs, clock.now() + 1));
        await tries();
      }
    },
  };
}
