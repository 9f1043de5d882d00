import { App, type BlockAction, type ButtonAction } from '@slack/bolt';
import { WebAPIRequestError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { Duplicate, Refusal, StoreTrouble, WrongInput } from '../../../src/core/kernel/errors.ts';
import { guardAction, guardCommand, guardView, type ViewArgs } from '../../../src/handlers/kit/guard.ts';

/** What both ways of receiving hand over: a payload of Slack's, and the one answer that it waits for. */

const PERSON = { user: { id: 'U0SAM', team_id: 'T0NORTHWIND' }, team: { id: 'T0NORTHWIND' }, trigger_id: '1' };
const FIELD = { type: 'input', block_id: 'account', label: { type: 'plain_text', text: 'Account' }, element: {} };
const RESPONSE_URL = 'https://hooks.slack.example/1';
const FORM = {
  ...PERSON,
  type: 'view_submission',
  view: { id: 'V1', callback_id: 'form', private_metadata: '', blocks: [FIELD], state: { values: {} } },
};
const PRESS = {
  ...PERSON,
  type: 'block_actions',
  response_url: RESPONSE_URL,
  actions: [{ type: 'button', action_id: 'press', block_id: 'buttons', value: 'H2345678' }],
};
const COMMAND = { command: '/handoff', text: '', user_id: 'U0SAM', response_url: RESPONSE_URL, trigger_id: '1' };
const REQUESTS = { 'a form': FORM, 'a press': PRESS, 'a command': COMMAND };

/** Only a form is given a way to acknowledge. */
type Listener = (args: { ack?: ViewArgs['ack']; reply: unknown }) => Promise<void>;

/** Has a listener work on a request, and says what Slack was answered, what the presser was told, and what was logged. */
async function work(body: Record<string, unknown>, listener: Listener, fetch = async () => new Response('ok')) {
  const answers: unknown[] = [];
  const told: string[] = [];
  const said: string[] = [];
  const logged: object[] = [];
  const app = new App({
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B0', botUserId: 'U0APP' }),
    clientOptions: {
      fetch: async (address, request) => {
        told.push(String(address));
        said.push(JSON.stringify(request?.body));
        return fetch();
      },
      retryConfig: { retries: 0 },
    },
    deferInitialization: true,
  });
  await app.init();
  const note = (facts: object) => void logged.push(facts);
  const log = { error: note, warn: note, debug: () => undefined };
  app.view({ type: 'view_submission' }, guardView(listener, log));
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions' }, guardAction(listener, log));
  app.command(/^/, guardCommand(listener, log));
  await app.processEvent({
    body,
    ack: async (answer) => {
      answers.push(answer);
    },
  });
  return { answers, told, said: said.join(), logged };
}

const THROWN: [string, Error][] = [
  ['is refused', new Refusal('Only Sam can do this.')],
  ['has wrong input', new WrongInput({ account: 'Name the account.' })],
  ['has wrong input that belongs to no field', new WrongInput({ other: 'Name the account.' })],
  ['was worked on before', new Duplicate('This request was worked on before.')],
  ['cannot be saved', new StoreTrouble('full')],
  ['meets a fault of ours', new TypeError('x is not a function')],
  ['meets a Slack that does not answer', new WebAPIRequestError(new Error('socket hang up'))],
];

describe.each(Object.entries(REQUESTS))('%s is answered exactly once', (_, body) => {
  test('when all goes well', async () => {
    const { answers, told } = await work(body, async ({ ack }) => ack?.());
    expect(answers).toEqual([undefined]);
    expect(told).toEqual([]);
  });

  test.each(THROWN)('when it %s', async (_what, error) => {
    const { answers } = await work(body, async () => {
      throw error;
    });
    expect(answers).toHaveLength(1);
  });
});

test.each(THROWN)('when a form %s after it was answered, that answer stands', async (_what, error) => {
  const { answers } = await work(FORM, async ({ ack }) => {
    await ack?.();
    throw error;
  });
  expect(answers).toEqual([undefined]);
});

describe.each([
  ['a press', PRESS],
  ['a command', COMMAND],
])('%s', (_, body) => {
  test.each(THROWN.filter(([, error]) => !(error instanceof Duplicate)))(
    'that %s is explained to its presser, at the address that came with it, once',
    async (_what, error) => {
      const { answers, told } = await work(body, async () => {
        throw error;
      });
      expect(answers).toEqual([undefined]);
      expect(told).toEqual([RESPONSE_URL]);
    },
  );

  test('that was worked on before is explained to nobody', async () => {
    const { told, logged } = await work(body, async () => {
      throw new Duplicate('This request was worked on before.');
    });
    expect([told, logged]).toEqual([[], []]);
  });

  test('has no way to acknowledge: it has happened', async () => {
    await work(body, async (args) => {
      expect(Object.keys(args)).not.toContain('ack');
    });
  });

  test('whose words cannot be said is logged without the address', async () => {
    const { answers, logged } = await work(
      body,
      async () => {
        throw new Refusal('Only Sam can do this.');
      },
      async () => {
        throw new TypeError(`Failed to parse URL from ${RESPONSE_URL}`);
      },
    );
    expect(answers).toEqual([undefined]);
    expect(logged).toHaveLength(2);
    expect(logged[0]).toMatchObject({ call: 'respond', code: 'TypeError' });
    expect(JSON.stringify(logged)).not.toContain('hooks');
  });
});

describe('what cannot be saved', () => {
  const full = async () => {
    throw new StoreTrouble('full');
  };

  test('leaves the form open with all that was typed, under a sentence that says so', async () => {
    const { answers, logged } = await work(FORM, full);
    expect(answers).toMatchObject([{ response_action: 'push' }]);
    expect(JSON.stringify(answers)).toContain(
      'The bot cannot save at the moment: its disk is full. Nothing you typed is lost: keep this window open and try again in a minute.',
    );
    expect(logged, 'it is logged when it begins, not for each press').toEqual([]);
  });

  test.each([
    ['a press', PRESS],
    ['a command', COMMAND],
  ])('is said to whoever made %s', async (_, body) => {
    const { said, logged } = await work(body, full);
    expect(said).toContain('its disk is full. Nothing has changed: please try again in a minute.');
    expect(logged).toEqual([]);
  });
});
