import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { SHORT } from '../patience.ts';
import { type Bare, startHttp } from './bare-bolt.ts';
import { modal, openOnCommand, postBlocks } from './bare-views.ts';
import { createGround, type Ground } from './ground.ts';
import { actions, button, input, textInput } from './row.ts';

let bare: (Bare & { address: string }) | undefined;
let ground: Ground | undefined;
let server: Server | undefined;
afterEach(async () => {
  await bare?.stop();
  await ground?.stop();
  server?.closeAllConnections();
  server?.close();
  bare = undefined;
  ground = undefined;
  server = undefined;
});

async function start(register: (app: App) => void, options: { signingSecret?: string } = {}) {
  bare = await startHttp(register, options);
  return bare;
}

type Request = { headers: IncomingHttpHeaders; body: string };

/** A sandbox that delivers to a server which answers every request with this status. */
async function deliverToServer(status: number, headers: Record<string, string> = {}) {
  const requests: Request[] = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  ground = await createGround();
  ground.sandbox.deliverTo({ mode: 'http', url: `http://127.0.0.1:${port}/slack/events` });
  return { requests, ...ground };
}

const isInteraction = ({ headers }: Request) => headers['content-type'] !== 'application/json';

const words = input('Words', textInput, { block_id: 'words', optional: true });

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
describe('a signature', () => {
  it('is an HMAC of version, timestamp and raw body', async () => {
    const { requests, sandbox } = await deliverToServer(200);
    await sandbox.as('U0SAM').say('sales', 'Grüße & <more>');
    await sandbox.as('U0SAM').slash('/bare ü&=', 'sales');
    expect(requests).toHaveLength(2);
    for (const { headers, body } of requests) {
      const base = `v0:${String(headers['x-slack-request-timestamp'])}:${body}`;
      const digest = createHmac('sha256', sandbox.tokens.signingSecret).update(base).digest('hex');
      expect(headers['x-slack-signature']).toBe(`v0=${digest}`);
      expect(headers['x-slack-request-timestamp']).toMatch(/^\d{10}$/);
    }
  });

  it('is what an app with another secret refuses', async () => {
    const { sandbox, heard } = await start((app) => app.command('/bare', ({ ack }) => ack()), {
      signingSecret: 'another-secret',
    });
    expect(await sandbox.as('U0SAM').slash('/bare', 'sales')).toMatchObject({ ok: false });
    expect(heard).toEqual([]);
  });

  it.each([
    ['a wrong signature', { 'x-slack-signature': 'v0=00' }],
    ['no signature', {}],
  ])('is missed in a forged request with %s', async (_what, forged) => {
    const { address, heard } = await start((app) => app.command('/bare', ({ ack }) => ack()));
    const timestamp = String(Math.floor(Date.now() / 1000));
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'x-slack-request-timestamp': timestamp, ...forged } as Record<string, string>,
      body: new URLSearchParams({ command: '/bare' }),
    });
    expect(response.status).toBe(401);
    expect(heard).toEqual([]);
  });
});

describe('what comes over HTTP', () => {
  it('is a form for commands, a form with one payload for interactions, JSON for events', {
    tags: 'thorough',
  }, async () => {
    const { requests, sandbox, call } = await deliverToServer(200);
    const sam = sandbox.as('U0SAM');
    await sam.slash('/bare x', 'sales');
    await call('chat.postMessage', {
      channel: 'C0SALES',
      text: 'A card',
      blocks: [actions([button('Take it', 'take')])],
    });
    await sam.lastMessage('sales').press('Take it');
    await sam.say('sales', 'Hello');
    const [command, click] = requests.filter(isInteraction);
    // The app's own message is an event, too.
    const event = requests.findLast((request) => !isInteraction(request));
    const form = expect.stringContaining('application/x-www-form-urlencoded');
    expect(command?.headers['content-type']).toEqual(form);
    expect(new URLSearchParams(command?.body).get('command')).toBe('/bare');
    expect(click?.headers['content-type']).toEqual(form);
    const fields = new URLSearchParams(click?.body);
    expect([...fields.keys()]).toEqual(['payload']);
    expect(JSON.parse(fields.get('payload') ?? '')).toMatchObject({ type: 'block_actions' });
    expect(event?.headers['content-type']).toContain('application/json');
    expect(JSON.parse(event?.body ?? '')).toMatchObject({ type: 'event_callback', event: { text: 'Hello' } });
  });

  it('reaches Bolt as it does over a socket: command, modal, submission, errors', { tags: 'thorough' }, async () => {
    const { sandbox, heardOf } = await start((app) => {
      openOnCommand(app, () => modal('form', [words]));
      app.view('form', ({ ack, view }) =>
        view.state.values.words?.words?.value === 'Fine'
          ? ack()
          : ack({ response_action: 'errors', errors: { words: 'Not fine' } }),
      );
    });
    const sam = sandbox.as('U0SAM');
    expect(await sam.slash('/bare', 'sales')).toEqual({ ok: true });
    expect(await sam.modal()?.submit()).toMatchObject({ ok: false, errors: { words: 'Not fine' } });
    await sam.modal()?.fill({ Words: 'Fine' });
    expect(await sam.modal()?.submit()).toEqual({ ok: true });
    expect(sam.modal()).toBeNull();
    expect(heardOf('view_submission')).toHaveLength(2);
  });

  it('may be answered in the response: text for the person alone', async () => {
    const { sandbox } = await start((app) => app.command('/bare', ({ ack }) => ack('For you')));
    await sandbox.as('U0SAM').slash('/bare', 'sales');
    expect(sandbox.as('U0SAM').lastMessage('sales')).toMatchObject({ text: 'For you', isEphemeral: true });
  });

  it('may be answered in the response: update, push and clear', { tags: 'thorough' }, async () => {
    const { sandbox } = await start((app) => {
      openOnCommand(app, () => modal('first', [words]));
      app.view('first', ({ ack }) => ack({ response_action: 'update', view: modal('second', [words]) }));
      app.view('second', ({ ack }) => ack({ response_action: 'push', view: modal('third', [words]) }));
      app.view('third', ({ ack }) => ack({ response_action: 'clear' }));
    });
    const sam = sandbox.as('U0SAM');
    const titles = () => sam.state().views.map((view) => view.title);
    await sam.slash('/bare', 'sales');
    await sam.modal()?.submit();
    expect(titles()).toEqual(['second']);
    await sam.modal()?.submit();
    expect(titles()).toEqual(['second', 'third']);
    await sam.modal()?.submit();
    expect(titles()).toEqual([]);
  });

  it('fails for the person when the app does not answer in time', { tags: 'thorough' }, async () => {
    const { sandbox, client } = await start((app) => {
      app.command('/bare', async () => {});
      app.action('take', async () => {});
    });
    sandbox.control.answerWithin(SHORT);
    expect(await sandbox.as('U0SAM').slash('/bare', 'sales')).toMatchObject({
      problem: expect.stringContaining('operation_timeout'),
    });
    await postBlocks(client, 'C0SALES', [actions([button('Take it', 'take')])]);
    expect(await sandbox.as('U0SAM').lastMessage('sales').press('Take it')).toMatchObject({ ok: false });
  });
});

/** https://docs.slack.dev/apis/events-api */
describe('an event that the app did not take', { tags: 'thorough' }, () => {
  const retries = (requests: Request[]) => requests.map(({ headers }) => headers['x-slack-retry-num']);

  it('comes again at once, after one and after five minutes, and says so', async () => {
    const { requests, sandbox, clock } = await deliverToServer(500);
    await sandbox.as('U0SAM').say('sales', 'Hello');
    await sandbox.settled();
    expect(retries(requests)).toEqual([undefined, '1']);
    clock.advance(60_000);
    await sandbox.settled();
    expect(retries(requests)).toEqual([undefined, '1', '2']);
    clock.advance(300_000);
    await sandbox.settled();
    expect(retries(requests)).toEqual([undefined, '1', '2', '3']);
    clock.advance(3_600_000);
    await sandbox.settled();
    expect(requests).toHaveLength(4);
    expect(requests.slice(1).map(({ headers }) => headers['x-slack-retry-reason'])).toEqual(
      Array.from({ length: 3 }, () => 'http_error'),
    );
    const ids = requests.map(({ body }) => (JSON.parse(body) as { event_id: string }).event_id);
    expect(new Set(ids).size).toBe(1);
  });

  it('does not come again when the answer says x-slack-no-retry', async () => {
    const { requests, sandbox, clock } = await deliverToServer(500, { 'x-slack-no-retry': '1' });
    await sandbox.as('U0SAM').say('sales', 'Hello');
    await sandbox.settled();
    clock.advance(3_600_000);
    await sandbox.settled();
    expect(requests).toHaveLength(1);
  });

  it('does not come again once the app took it, and Bolt is told which retry it was', async () => {
    const nums: unknown[] = [];
    const running = await start((app) =>
      app.message(async ({ context }) => {
        nums.push(context.retryNum);
      }),
    );
    const { sandbox, clock } = running;
    // Nothing listens on that port.
    sandbox.deliverTo({ mode: 'http', url: 'http://127.0.0.1:9/slack/events' });
    await sandbox.as('U0SAM').say('sales', 'Hello');
    await sandbox.settled();
    sandbox.deliverTo({ mode: 'http', url: running.address });
    clock.advance(60_000);
    await sandbox.settled();
    clock.advance(3_600_000);
    await sandbox.settled();
    expect(nums).toEqual([2]);
  });
});

/** https://docs.slack.dev/interactivity/handling-user-interaction */
describe('an interaction that the app did not take', { tags: 'thorough' }, () => {
  it('is never tried again', async () => {
    const { requests, sandbox, clock, call } = await deliverToServer(500);
    const sam = sandbox.as('U0SAM');
    expect(await sam.slash('/bare', 'sales')).toMatchObject({ ok: false });
    await call('chat.postMessage', {
      channel: 'C0SALES',
      text: 'A card',
      blocks: [actions([button('Take it', 'take')])],
    });
    expect(await sam.lastMessage('sales').press('Take it')).toMatchObject({ ok: false });
    expect(await sam.shortcut('Bare global')).toMatchObject({ ok: false });
    await sandbox.settled();
    clock.advance(3_600_000);
    await sandbox.settled();
    const interactions = requests.filter(isInteraction);
    expect(interactions.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, undefined, undefined]);
  });
});
