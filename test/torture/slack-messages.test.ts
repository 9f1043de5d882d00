import { readFileSync } from 'node:fs';
import { createClock, createSandbox, type Sandbox } from 'slack-sandbox';
import { afterEach, expect, test } from 'vitest';
import { drawNotice } from '../../src/blocks/notices/render.ts';
import { send } from '../../src/core/handoff/sending.ts';
import { shownIn } from '../../torture/shown.ts';
import { messagesIn } from '../../torture/slack-messages.ts';
import { asItStands, brightwater, next, NOW, packetOf, sending, TIME } from '../support/packets.ts';

const manifest = JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'));
const CHANNEL = 'C0BRIGHTWATER';

let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.stop());

async function start(): Promise<Sandbox> {
  sandbox = await createSandbox({ manifest, clock: createClock({ manual: true, startAt: NOW }) });
  return sandbox;
}

/** Throws unless Slack takes it. */
async function call(
  { apiUrl, tokens }: Sandbox,
  method: string,
  args: object,
): Promise<{ ts: string; channel: string }> {
  const response = await fetch(`${apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.bot}`, 'content-type': 'application/json' },
    body: JSON.stringify(args),
  });
  const answer = (await response.json()) as { ok: boolean; ts: string; channel: string };
  expect(answer).toMatchObject({ ok: true });
  return answer;
}

/** As the bot posts; without a key when `key` is null. */
function post(slack: Sandbox, channel: string, key: string | null, threadTs?: string) {
  const metadata = { event_type: 'notice', event_payload: { key } };
  return call(slack, 'chat.postMessage', {
    channel,
    text: `Words of ${key}`,
    ...(key === null ? {} : { metadata }),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  });
}

const keysIn = async (slack: Sandbox) => (await messagesIn(slack)).map(({ key }) => key);

test('what the bot wrote to people and to partners is found, in threads too, in order of time, once each', async () => {
  const slack = await start();
  const card = await post(slack, CHANNEL, 'card');
  await post(slack, CHANNEL, 'next card');
  await post(slack, CHANNEL, 'decision', card.ts);
  await post(slack, 'U0SAM', 'to Sam');
  const found = await messagesIn(slack);
  expect(found.map(({ key }) => key)).toEqual(['card', 'next card', 'decision', 'to Sam']);
  expect(found[0]).toMatchObject({ channel: card.channel, ts: card.ts, text: 'Words of card' });
});

test('of each message it is known where it stands: under which other, and in whose direct messages', async () => {
  const slack = await start();
  const card = await post(slack, CHANNEL, 'card');
  await post(slack, CHANNEL, 'decision', card.ts);
  await post(slack, 'U0SAM', 'to Sam');
  const places = (await messagesIn(slack)).map(({ key, threadTs, reader }) => [key, threadTs, reader]);
  expect(places).toEqual([
    ['card', null, null],
    ['decision', card.ts, null],
    ['to Sam', null, 'U0SAM'],
  ]);
});

test('of each message it is known what it shows: its words with people as ids, and its buttons', async () => {
  const slack = await start();
  const handoff = next(send(sending(packetOf({ account: 'Contoso' }), TIME)));
  const message = drawNotice(
    { kind: 'ae_card', person: 'U0SAM' },
    {
      ...asItStands(handoff),
      partner: brightwater,
      intakeOwner: 'U0IRIS',
      reader: null,
      stuck: null,
      previous: null,
      left: null,
    },
  );
  const metadata = { event_type: 'notice', event_payload: { key: 'card' } };
  await call(slack, 'chat.postMessage', { channel: 'U0SAM', ...message, metadata });
  const [card] = await messagesIn(slack);
  expect(card?.shown).toEqual(shownIn(message?.blocks));
  expect(card?.shown.words).toContain('Contoso, brought by Brightwater Consulting');
  expect(card?.shown.words).toContain(
    'From @U0MAYA · Touch 20 Nov 2026, opportunity created 10 Nov 2026: partner-influenced · H2345678',
  );
  expect(card?.shown.buttons.map(({ label, about }) => [label, about])).toEqual([
    ['Accept', 'H2345678'],
    ['Decline', 'H2345678'],
    ['Better placed…', 'H2345678'],
    ['Ask…', 'H2345678'],
  ]);
});

test('a message that stands twice is found twice', async () => {
  const slack = await start();
  await post(slack, CHANNEL, 'card');
  await post(slack, CHANNEL, 'card');
  expect(await keysIn(slack)).toEqual(['card', 'card']);
});

test('what carries no key is nobody’s notice', async () => {
  const slack = await start();
  await post(slack, CHANNEL, null);
  expect(await keysIn(slack)).toEqual([]);
});

test('more than fits on a page is found, among messages and among replies', async () => {
  const slack = await start();
  const card = await post(slack, CHANNEL, 'card');
  for (let count = 0; count < 201; count += 1) await post(slack, CHANNEL, `reply ${count}`, card.ts);
  for (let count = 0; count < 201; count += 1) await post(slack, CHANNEL, `card ${count}`);
  const keys = await keysIn(slack);
  expect(keys).toHaveLength(403);
  expect(new Set(keys).size).toBe(403);
});

test('a card that was deleted and posted anew is found once, and what stood under it still is', async () => {
  const slack = await start();
  const card = await post(slack, CHANNEL, 'card');
  await post(slack, CHANNEL, 'decision', card.ts);
  await call(slack, 'chat.delete', { channel: card.channel, ts: card.ts });
  await post(slack, CHANNEL, 'card');
  expect(await keysIn(slack)).toEqual(['decision', 'card']);
});
