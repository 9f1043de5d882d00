import { App, type AppOptions, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { Meters } from '../metrics/meters.ts';
import { requestIdOf } from '../slack/request-id.ts';
import type { Deduplication } from './deduplication.ts';
import { isRecord, kindOf } from './payload.ts';

/** What a delivery goes through before Bolt has it, and after Bolt has answered. */
type Around = {
  deduplication: Deduplication;
  meters: Pick<Meters, 'acknowledged'>;
  elapsed: () => number;
  /** Remembers what is under way until it has ended. */
  track: <T>(begun: Promise<T>) => Promise<T>;
};

/** Bolt's app behind a receiver of ours, for the one workspace that it is installed in. Bolt gets nothing twice. */
export async function createBoltApp(
  options: Around & {
    receiver: Receiver;
    botToken: string;
    identity: { teamId: string; botId: string; botUserId: string };
    clientOptions: NonNullable<AppOptions['clientOptions']>;
    logger: NonNullable<AppOptions['logger']>;
  },
): Promise<App> {
  const { receiver, botToken, identity, clientOptions, logger, ...around } = options;
  const appOptions: AppOptions = {
    receiver,
    authorize: async () => ({ botToken, ...identity }),
    clientOptions,
    logger,
    // A payload may name a token to be used for it; there is only ours.
    attachFunctionToken: false,
    deferInitialization: true,
  };
  const app = new AnsweringApp(appOptions, around);
  await app.init();
  return app;
}

/** Bolt's app, which answers a duplicate as it answered the first delivery, and measures how long Slack waits for each answer. */
class AnsweringApp extends App {
  readonly #around: Around;

  constructor(options: AppOptions, around: Around) {
    super(options);
    this.#around = around;
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    await this.#around.track(this.#take(event));
  }

  async #take(event: ReceiverEvent): Promise<void> {
    const id = requestIdOf(event.body);
    if (id === null) return this.#workOn(event);
    const delivery = this.#around.deduplication.take(id);
    if (!delivery.isFirst) {
      const answer = await delivery.answer;
      if (answer !== null) await event.ack(answer.body);
      return;
    }
    await this.#workOn(event, delivery.answered).finally(delivery.done);
  }

  async #workOn(event: ReceiverEvent, answered: (body: unknown) => void = () => undefined): Promise<void> {
    const { meters, elapsed } = this.#around;
    const receivedAt = elapsed();
    let isAcknowledged = false;
    const ack: ReceiverEvent['ack'] = async (body?: unknown) => {
      // Begun first, so that this answer is the first to leave; but a duplicate need not wait until it has arrived.
      const leaving = event.ack(body);
      answered(body);
      await leaving;
      if (!isAcknowledged && isRecord(event.body)) meters.acknowledged(kindOf(event.body), elapsed() - receivedAt);
      isAcknowledged = true;
    };
    await super.processEvent({ ...event, ack });
  }
}
