import type { Sandbox } from 'slack-sandbox';
import { createMeters } from '../../src/metrics/meters.ts';
import { createWork } from '../../src/work.ts';
import { openDatabase } from '../../src/db/engine/open.ts';
import { createStore, type Store } from '../../src/db/store.ts';
import type { DeliveryLoop } from '../../src/delivery/loop.ts';
import { createLog } from '../../src/log.ts';
import type { Auditor } from '../../src/operations/auditor.ts';
import type { Services } from '../../src/services/services.ts';
import { createClients } from '../../src/slack/clients.ts';
import { createSlack } from '../../src/slack/web-api.ts';
import type { Crash } from './crash.ts';

/** The bot without its ears: services, store and delivery as the real one is built, each step of which may be its last. */
export type MortalBot = Services & {
  store: Store;
  loop: DeliveryLoop;
  auditor: Auditor;
  /** Does what is due and delivers it; resolves with the next due moment (epoch ms), or null. Throws when it has died. */
  catchUp: () => Promise<number | null>;
  /** Leaves nothing running, whether it died or not. */
  bury: () => Promise<void>;
};

/** The handoffs of a database are called the same in every run, so that runs can be compared word by word. */
export const REFERENCE = 'H2345678';
export const SECOND = 'H3456789';

/** A registration of the one or the other is called R2345678 or R3456789. */
const ANY_MADE = 'select id from handoffs union all select id from registrations';

let ids = 0;

export async function startMortalBot(sandbox: Sandbox, databaseUrl: string, crash: Crash): Promise<MortalBot> {
  const { now } = sandbox.clock;
  const db = await openDatabase(databaseUrl, now());
  // The process dies here, never the machine: what reached the file stays in it.
  db.$client.pragma('synchronous = OFF');
  crash.aroundStatements(db.$client);
  const newId = () => `${(ids += 1)}`.padStart(32, '0');
  const store = crash.around(createStore(db), 'store');
  const clients = createClients({ botToken: sandbox.tokens.bot, slackApiUrl: sandbox.apiUrl }, undefined);
  const { services, delivery, loop, auditor } = createWork({
    store,
    slack: crash.around(createSlack(clients), 'slack', true),
    meters: createMeters(),
    teamId: 'T0NORTHWIND',
    workspaceUrl: 'https://northwind-cloud.slack.com/',
    log: createLog(process.env.TEST_LOG_LEVEL ?? 'silent'),
    now,
    elapsed: now,
    random: () => 0.5,
    newId,
    newReference: () => (db.$client.prepare(ANY_MADE).get() ? SECOND : REFERENCE),
    onLost: () => undefined,
  });
  const bury = async (): Promise<void> => {
    loop.stop();
    await loop.idle();
    await crash.quiet();
    db.$client.close();
  };
  try {
    await delivery.recover();
  } catch (error) {
    await bury();
    throw error;
  }
  return {
    ...services,
    store,
    loop,
    auditor,
    async catchUp() {
      await services.dueWork.doWhatIsDue();
      loop.nudge();
      await loop.idle();
      crash.mustLive();
      return loop.nextDue();
    },
    bury,
  };
}
