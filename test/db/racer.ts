import { accept, decline } from '../../src/core/handoff/answering.ts';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import { refuseRepeated, send } from '../../src/core/handoff/sending.ts';
import { openDatabase } from '../../src/db/engine/open.ts';
import { createStore } from '../../src/db/store.ts';
import { CALENDAR, NOW, packetOf, sam, sending, TIME } from '../support/packets.ts';

/** A process of its own that answers handoffs, or sends them, as fast as it can: `racer.ts URL accept|decline|send ID…`, once it is told to go. */
const [, , url = '', answer = '', ...ids] = process.argv;
const store = createStore(await openDatabase(url, NOW));

const decide = (handoff: Handoff) =>
  answer === 'accept'
    ? accept(handoff, { by: sam, move: 'Call.', moveBy: '2026-11-30', now: NOW })
    : decline(handoff, { by: sam, reason: 'bad_timing', note: null, betterAe: null, calendar: CALENDAR, now: NOW });

/** The same packet of the account `id` as every other process sends, in a form of its own. */
function sends(id: string): Promise<Handoff> {
  const own = `${id} ${process.pid}`;
  const decision = send({ ...sending(packetOf({ account: id }), TIME), id: own });
  return store.create({ decision, requestKey: own, decideOnPrevious: null, refuseRepeated });
}

process.once('message', () => void race());
process.send?.('ready');

async function race(): Promise<void> {
  const results: string[] = [];
  for (const id of ids) {
    const result = await (answer === 'send' ? sends(id) : store.change(id, decide)).then(
      () => 'won',
      (error: unknown) => (error instanceof Error ? error.name : 'lost'),
    );
    results.push(result);
  }
  await store.close();
  process.send?.(results, () => process.disconnect());
}
