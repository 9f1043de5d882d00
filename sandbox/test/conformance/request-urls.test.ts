import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { input } from './row.ts';
import { createGround, type Ground } from './ground.ts';

let ground: Ground;
let server: Server;
let base: string;
/** `/path` of every request, and what it said. */
let requests: { path: string; body: string; isSigned: boolean }[];
let answer: (body: string) => { type: string; body: string };

beforeEach(async () => {
  ground = await createGround();
  requests = [];
  answer = () => ({ type: 'text/plain', body: '' });
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const isSigned = request.headers['x-slack-signature'] !== undefined;
      requests.push({ path: request.url ?? '', body, isSigned });
      const { type, body: said } = answer(body);
      response.writeHead(200, { 'content-type': type }).end(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await ground.stop();
  server.closeAllConnections();
  server.close();
});

/** https://docs.slack.dev/reference/app-manifest */
describe('an app with several request URLs', () => {
  const menu = { type: 'external_select', action_id: 'menu' };
  const view = {
    type: 'modal',
    title: { type: 'plain_text', text: 'Form' },
    submit: { type: 'plain_text', text: 'Send' },
    blocks: [input('Menu', menu, { block_id: 'b', optional: true })],
  };

  it('gets each kind of payload at its own', { tags: 'thorough' }, async () => {
    const urls = {
      events: `${base}/events`,
      interactivity: `${base}/actions`,
      options: `${base}/menus`,
      commands: { '/bare': `${base}/bare` },
    };
    ground.sandbox.deliverTo({ mode: 'http', url: `${base}/all`, urls });
    const { sandbox } = ground;
    await sandbox.as('U0SAM').say('sales', 'Hello');
    await sandbox.as('U0SAM').slash('/bare');
    const trigger_id = new URLSearchParams(requests.at(-1)?.body).get('trigger_id');
    await ground.call('views.open', { trigger_id, view });
    const modal = sandbox.as('U0SAM').modal();
    await expect(modal?.fill({ Menu: 'Nothing there' })).rejects.toThrow();
    await modal?.submit();
    expect([...new Set(requests.map(({ path }) => path))]).toEqual(['/events', '/bare', '/menus', '/actions']);
  });

  it('gets the rest at the one address', async () => {
    ground.sandbox.deliverTo({ mode: 'http', url: `${base}/all`, urls: { events: `${base}/events` } });
    await ground.sandbox.as('U0SAM').slash('/bare');
    await ground.sandbox.as('U0SAM').say('sales', 'Hello');
    expect(requests.map(({ path }) => path)).toEqual(['/all', '/events']);
  });

  it('has them on this machine only', () => {
    const urls = { commands: { '/bare': 'https://elsewhere.example/bare' } };
    expect(() => ground.sandbox.deliverTo({ mode: 'http', url: `${base}/all`, urls })).toThrow('elsewhere.example');
  });
});

/** https://docs.slack.dev/reference/events/url_verification */
describe('a request URL', () => {
  const challengeIn = (body: string) => (JSON.parse(body) as { challenge: string }).challenge;

  it.each([
    ['text', 'text/plain', (word: string) => word],
    ['a form', 'application/x-www-form-urlencoded', (word: string) => `challenge=${word}`],
    ['JSON', 'application/json', (word: string) => JSON.stringify({ challenge: word })],
  ])('proves itself with %s', async (_how, type, say) => {
    ground.sandbox.deliverTo({ mode: 'http', url: `${base}/events` });
    answer = (body) => ({ type, body: say(challengeIn(body)) });
    expect(await ground.sandbox.control.verifyUrl()).toEqual({ ok: true });
    expect(requests).toMatchObject([{ path: '/events', isSigned: true }]);
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({ type: 'url_verification', token: expect.any(String) });
  });

  it.each(['', 'something else'])('is refused when it answers “%s”', async (body) => {
    ground.sandbox.deliverTo({ mode: 'http', url: `${base}/events` });
    answer = () => ({ type: 'text/plain', body });
    expect(await ground.sandbox.control.verifyUrl()).toMatchObject({ ok: false });
  });

  it('is none in Socket Mode', async () => {
    expect(await ground.sandbox.control.verifyUrl()).toEqual({ ok: false, problem: 'The app has no request URL.' });
  });
});
