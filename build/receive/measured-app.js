import { App } from '@slack/bolt';
import { isRecord, kindOf } from './payload.js';
/** Bolt's app, which measures how long Slack waits for each acknowledgement. */
export class MeasuredApp extends App {
    #meters;
    #elapsed;
    constructor(options, meters, elapsed) {
        super(options);
        this.#meters = meters;
        this.#elapsed = elapsed;
    }
    async processEvent(event) {
        const receivedAt = this.#elapsed();
        let isAcknowledged = false;
        const ack = async (...answer) => {
            await event.ack(...answer);
            if (!isAcknowledged && isRecord(event.body))
                this.#meters.acknowledged(kindOf(event.body), this.#elapsed() - receivedAt);
            isAcknowledged = true;
        };
        await super.processEvent({ ...event, ack });
    }
}
