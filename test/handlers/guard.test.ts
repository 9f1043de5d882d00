import { App, type BlockAction, type ButtonAction } from '@slack/bolt';
import { WebAPIRequestError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { Duplicate, Refusal, StoreTrouble, WrongInput } from '../../src/core/errors.ts';
import {
  type ActionArgs,
  type CommandArgs,
  guardAction,
  guardCommand,
  guardView,
  type ViewArgs,
} from '../../src/handlers/guard.ts';

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

type Acking = Pick<ViewArgs | ActionArgs | CommandArgs, 'ack'>;

/** Has a listener work on a request, and says what Slack was answered and how often the presser was told something. */
async function work(body: Record<string, unknown>, listener: (args: Acking) => Promise<void>) {
  const answers: unknown[] = [];
  const said: string[] = [];
  const logged: string[] = [];
  let told = 0;
  const app = new App({
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B0', botUserId: 'U0APP' }),
    clientOptions: {
      fetch: async (_url, request) => {
        told += 1;
        said.push(JSON.stringify(request?.body));
        return new Response('ok');
      },
    },
    deferInitialization: true,
  });
  await app.init();
  const quiet = (_facts: object, words: string) => void logged.push(words);
  app.view({ type: 'view_submission' }, guardView(listener, quiet));
  app.action<BlockAction<ButtonAction>>({ type: 'block_actions' }, guardAction(listener, quiet));
  app.command(/^/, guardCommand(listener, quiet));
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
    const { answers, told } = await work(body, async ({ ack }) => ack());
    expect(answers).toHaveLength(1);
    expect(told).toBe(0);
  });

  test.each(THROWN)('when it %s', async (_what, error) => {
    const { answers } = await work(body, async () => {
      throw error;
    });
    expect(answers).toHaveLength(1);
  });

  test.each(THROWN)('when it %s after it was answered: that answer stands', async (_what, error) => {
    const { answers } = await work(body, async ({ ack }) => {
      await ack();
      throw error;
    });
    expect(answers).toEqual([undefined]);
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
