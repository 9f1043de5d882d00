import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { newFolder } from '../support/disk.ts';
import { packProgram } from '../support/packed-program.ts';
import { landed, openStore } from '../support/store.ts';

const racer = fileURLToPath(new URL('./racer.ts', import.meta.url));

/** Both with the same `ids`, each with an answer of its own; they wait until they are told to go. */
async function startRacers(url: string, answers: [string, string], ids: string[]): Promise<ChildProcess[]> {
  const program = await packProgram(racer);
  const children = answers.map((answer) => fork(program, [url, answer, ...ids], { execArgv: [] }));
  await Promise.all(children.map((child) => once(child, 'message')));
  return children;
}

test('two processes on one file that answer the same handoffs: one of them wins each, never both', {
  tags: 'thorough',
}, async () => {
  const url = `file:${join(newFolder(), 'handoff.db')}`;
  const { store } = await openStore(url);
  const ids = Array.from({ length: 40 }, (_, at) => `H${at}`);
  for (const id of ids) await landed(store, id);

  const children = await startRacers(url, ['accept', 'decline'], ids);
  const ended = children.map((child) => once(child, 'exit'));
  const answers = children.map(async (child) => (await once(child, 'message'))[0] as string[]);
  for (const child of children) child.send('go');
  const [accepting = [], declining = []] = await Promise.all(answers);
  await Promise.all(ended);

  for (const [at, id] of ids.entries()) {
    const [first, second] = [accepting[at], declining[at]];
    expect(
      [first, second].filter((result) => result === 'won'),
      id,
    ).toHaveLength(1);
    expect(first === 'won' ? second : first).toMatch(/^(Refusal|Conflict)$/);
    const handoff = await store.handoff(id);
    expect(handoff).toMatchObject({ version: 2, stage: first === 'won' ? 'accepted' : 'declined' });
    expect(await store.history(id)).toHaveLength(2);
    const kinds = (await store.outbox.of(id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'partner_decision' || kind === 'author_card')).toHaveLength(2);
  }
});

test('two processes on one file that save the same packet, each from a form of its own: it is one handoff', {
  tags: 'thorough',
}, async () => {
  const url = `file:${join(newFolder(), 'handoff.db')}`;
  const { store } = await openStore(url);
  const accounts = Array.from({ length: 40 }, (_, at) => `Account ${at}`);
  const children = await startRacers(url, ['send', 'send'], accounts);
  const ended = children.map((child) => once(child, 'exit'));
  const answers = children.map(async (child) => (await once(child, 'message'))[0] as string[]);
  for (const child of children) child.send('go');
  const [one = [], other = []] = await Promise.all(answers);
  await Promise.all(ended);

  for (const [at, account] of accounts.entries()) {
    expect(new Set([one[at], other[at]]), account).toEqual(new Set(['Refusal', 'won']));
  }
  expect(await store.openHandoffsOf('U0MAYA', 100)).toHaveLength(accounts.length);
});
