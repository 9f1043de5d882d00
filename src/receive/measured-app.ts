import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';
import type { Meters } from '../metrics/meters.ts';
import { isRecord, kindOf } from './payload.ts';

/** Bolt's app, which measures how long Slack waits for each acknowledgement. */
export class MeasuredApp extends App {
  readonly #meters: Pick<Meters, 'acknowledged'>;
  readonly #elapsed: () => number;

  constructor(options: AppOptions, meters: Pick<Meters, 'acknowledged'>, elapsed: () => number) {
    super(options);
    this.#meters = meters;
    this.#elapsed = elapsed;
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    const receivedAt = this.#elapsed();
    let isAcknowledged = false;
    const ack: ReceiverEvent['ack'] = async (...answer) => {
      await event.ack(...answer);
      if (!isAcknowledged && isRecord(event.body))
        this.#meters.acknowledged(kindOf(event.body), this.#elapsed() - receivedAt);
      isAcknowledged = true;
    };
    await super.processEvent({ ...event, ack });
  }
}
