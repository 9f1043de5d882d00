import type { App, AppOptions, Receiver } from '@slack/bolt';
import type { Meters } from '../metrics/meters.ts';
import { requestIdOf } from '../slack/request-id.ts';
import type { Deduplication } from './deduplication.ts';
import { MeasuredApp } from './measured-app.ts';

/** Bolt's app behind a receiver of ours, for the one workspace that it is installed in. Duplicates are dropped. */
export async function createBoltApp(options: {
  receiver: Receiver;
  botToken: string;
  identity: { teamId: string; botId: string; botUserId: string };
  clientOptions: NonNullable<AppOptions['clientOptions']>;
  logger: NonNullable<AppOptions['logger']>;
  deduplication: Deduplication;
  meters: Pick<Meters, 'acknowledged'>;
  elapsed: () => number;
  /** Remembers what is under way until it has ended. */
  track: <T>(begun: Promise<T>) => Promise<T>;
}): Promise<App> {
  const { receiver, botToken, identity, clientOptions, logger, deduplication, track, meters, elapsed } = options;
  const appOptions: AppOptions = {
    receiver,
    authorize: async () => ({ botToken, ...identity }),
    clientOptions,
    logger,
    // A payload may name a token to be used for it; there is only ours.
    attachFunctionToken: false,
    deferInitialization: true,
  };
  const app = new MeasuredApp(appOptions, meters, elapsed);
  await app.init();
  app.use(async ({ body, next }) => {
    const id = requestIdOf(body);
    if (id === null) return track(next());
    // The first delivery is answered; a duplicate is not.
    if (deduplication.isDuplicate(id)) return;
    await track(next()).finally(() => deduplication.done(id));
  });
  return app;
}
