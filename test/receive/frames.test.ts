import { SocketModeReceiver } from '@slack/bolt';
import { expect, test } from 'vitest';
import { boltLogger, createLog } from '../../src/log.ts';
import { readOnlyFrames } from '../../src/receive/frames.ts';
import { COMMANDS, EVENTS, FORMS, type Ids, PRESSES } from '../support/listeners.ts';
import { unheardDuring } from '../support/rejections.ts';

const IDS: Ids = {
  checked: 'HCHECKED',
  awaiting: 'H1',
  question: 'H1-1',
  withdrawn: 'H2',
  declined: 'H3',
  accepted: 'H4',
  deadLetter: 'N1',
  partner: 'P1',
  absence: 'A1',
  registration: 'R1',
  dispute: 'D1',
  help: 'R1',
  agreement: 'agreement-1',
  draft: 'draft-1',
  proposal: 'D1 1790000000000',
};

/** The client that Bolt's receiver has, without a connection: what it makes of one frame. */
async function heard(frame: unknown) {
  const log = createLog('silent');
  const { client } = new SocketModeReceiver({ appToken: 'xapp-1', logger: boltLogger(log) });
  const warnings: string[] = [];
  readOnlyFrames(client, { warn: (words: string) => void warnings.push(words) });
  const news: string[] = [];
  for (const name of ['slack_event', 'connected', 'disconnected', 'authenticated', 'error']) {
    client.on(name, () => void news.push(name));
  }
  const unheard = await unheardDuring(async () => {
    client.emit('ws_message', typeof frame === 'string' ? frame : JSON.stringify(frame), false);
  });
  return { news, unheard, warnings };
}

const envelope = (type: string, payload: unknown) => ({ envelope_id: 'E1', type, payload });
const event = { type: 'event_callback', event_id: 'Ev1' };

test.each([...COMMANDS, ...PRESSES, ...FORMS, ...EVENTS])(
  '%s is passed on to Bolt, as Slack sends it',
  { tags: 'thorough' },
  async (_, inbound) => {
    const { type, payload } = inbound(IDS);
    expect(await heard(envelope(type, payload))).toEqual({ news: ['slack_event'], unheard: [], warnings: [] });
  },
);

test('what Slack says about the connection is heard by the client', async () => {
  expect((await heard({ type: 'hello', num_connections: 1 })).news).toEqual(['connected']);
  expect((await heard({ type: 'disconnect', reason: 'warning' })).warnings).toEqual([]);
});

test.each<[string, unknown]>([
  ['null', null],
  ['a list', []],
  ['half a frame', '{"type":'],
  [
    'half a character',
    JSON.stringify(envelope('slash_commands', COMMANDS[0]?.[1](IDS).payload)).replace('"U0', '"\\ud83dU0'),
  ],
  ['a frame of no type', {}],
  ['an envelope without a payload', envelope('events_api', null)],
  ['an envelope with an empty payload', envelope('events_api', {})],
  ['an event without a name', envelope('events_api', { ...event, event: {} })],
  ['a press that is none', envelope('interactive', { type: 'block_actions', actions: [] })],
  ['an event in the place of a press', envelope('interactive', { ...event, event: { type: 'user_change' } })],
  ['a press in the place of an event', envelope('events_api', PRESSES[0]?.[1](IDS).payload)],
  ['an envelope without an id', { type: 'interactive', payload: PRESSES[0]?.[1](IDS).payload }],
  ['news of the client’s own, as a frame', { type: 'disconnected' }],
  ['news of the client’s own, as an event', envelope('events_api', { ...event, event: { type: 'disconnected' } })],
  ['a frame within a frame', envelope('events_api', { ...event, event: { type: 'ws_message' } })],
  ['an error', envelope('error', {})],
])('%s is left alone: nobody takes it for news, and the process goes on', async (_, frame) => {
  expect(await heard(frame)).toEqual({
    news: [],
    unheard: [],
    warnings: ['Something came over the socket that Slack does not send'],
  });
});
