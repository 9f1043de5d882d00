import { randomUUID } from 'node:crypto';
import { accept, decline } from '../../src/core/answering.ts';
import type { Handoff } from '../../src/core/handoff.ts';
import { openDatabase } from '../../src/db/open.ts';
import { createStore } from '../../src/db/store.ts';
import { NOW, sam } from '../support/packets.ts';

/** A process of its own that answers handoffs as fast as it can: `racer.ts URL accept|decline ID…`, once it is told to go. */
const [, , url = '', answer = '', ...ids] = process.argv;
const store = createStore(await openDatabase(url, NOW), randomUUID);

const decide = (handoff: Handoff) =>
  answer === 'accept'
    ? accept(handoff, { by: sam, move: 'Call.', moveBy: '2026-11-30', now: NOW })
    : decline(handoff, { by: sam, reason: 'bad_timing', note: null, betterAe: null, now: NOW });

process.once('message', () => void race());
process.send?.('ready');

async function race(): Promise<void> {
  const results: string[] = [];
  for (const id of ids) {
    const result = await store.change(id, decide).then(
      () => 'won',
      (error: unknown) => (error instanceof Error ? error.name : 'lost'),
    );
    results.push(result);
  }
  await store.close();
  process.send?.(results, () => process.disconnect());
}
