import { once } from 'node:events';
import { createServer, type IncomingMessage, request as requestTo, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { PersonAtKeyboard } from 'slack-sandbox';
import { recordOf } from 'slack-sandbox/json';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  fillForm,
  modalOf,
  openForm,
  readsLastPage,
  registerBrightwater,
  sendHandoff,
  startWorld,
  type World,
} from '../support/bot.ts';
import { accept, sentWorld } from '../support/deeds.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { messagesWith } from '../support/reading.ts';
import { type Request, send, signedRequest } from '../support/signed.ts';

const CHANNEL = 'C0BRIGHTWATER';
const BOT = 'U0APP';

const count = ({ sandbox }: World, method: string) => sandbox.control.calls(method).length;
const inThread = (world: World) => world.lena.lastMessage('partner-brightwater').replies();

/** The newest thing of that kind that Slack sent, as the signed bytes that it sent. */
function recorded(world: World, what: string) {
  const payload = recordOf(world.sandbox.control.calls(what).at(-1)?.request);
  const isCommand = what === 'slash_command';
  const fields = isCommand ? payload : { payload: JSON.stringify(payload) };
  const body = new URLSearchParams(fields as Record<string, string>).toString();
  return signedRequest({ body, secret: world.sandbox.tokens.signingSecret, at: Date.now() });
}

const portOf = (world: World) => Number(/port (\d+)/.exec(world.bot().listensOn)?.[1]);

async function replay(world: World, what: string, times = 20): Promise<void> {
  const request = recorded(world, what);
  const answers = await Promise.all(Array.from({ length: times }, () => send(portOf(world), request)));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  await world.settle();
}

type Answered = [status: number, body: string];

/** Over a connection of its own: one that is kept may be closed just when the next request comes. */
async function pass(port: number, { body, headers }: Request): Promise<Answered> {
  const to = { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', headers, agent: false };
  const outgoing = requestTo(to);
  outgoing.end(body);
  const [incoming]: IncomingMessage[] = await once(outgoing, 'response');
  if (!incoming) throw new Error('The bot did not answer.');
  return [incoming.statusCode ?? 0, await text(incoming)];
}

/** From now on each request of Slack's comes twice at once, and Slack reads the later answer. Both answers to each, as they come. */
async function everythingTwice(world: World): Promise<[Answered, Answered][]> {
  const answers: [Answered, Answered][] = [];
  const bot = portOf(world);
  const twice = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const sent = Object.entries(request.headers).filter(([name]) => /^(content-type|x-slack-.*)$/.test(name));
    const headers = Object.fromEntries(sent.map(([name, value]) => [name, String(value)]));
    const both = await Promise.all([pass(bot, { body, headers }), pass(bot, { body, headers })]);
    answers.push(both);
    response.writeHead(both[1][0], { 'content-type': 'application/json' }).end(both[1][1]);
  };
  const between = createServer((request, response) => void twice(request, response));
  between.listen(0, '127.0.0.1');
  await once(between, 'listening');
  onTestFinished(() => void between.close());
  const { port } = between.address() as AddressInfo;
  world.sandbox.deliverTo({ mode: 'http', url: `http://127.0.0.1:${port}/slack/events` });
  return answers;
}

describe('a signed request that is repeated twenty times', { tags: 'thorough' }, () => {
  test('opens no second form', async () => {
    const world = await startWorld({ mode: 'http' });
    await world.maya.slash('/handoff');
    const opened = count(world, 'views.open');
    await replay(world, 'slash_command');
    expect(count(world, 'views.open')).toBe(opened);
  });

  test('makes no second handoff, no second answer and no second partner, and tells nobody', async () => {
    const world = await startWorld({ mode: 'http' });
    await replay(world, 'view_submission');
    await sendHandoff(world);
    const before = count(world, 'chat.postMessage');
    await replay(world, 'view_submission');
    expect(count(world, 'chat.postMessage')).toBe(before);
    await accept(world);
    const after = count(world, 'chat.postMessage');
    await replay(world, 'view_submission');
    await replay(world, 'block_actions');
    expect(count(world, 'chat.postMessage')).toBe(after);
    expect(messagesWith(world.maya, 'Accepted by')).toHaveLength(1);
    await world.maya.slash('/handoff list');
    expect(world.maya.lastMessage().text.match(/H\d{7}/g)).toHaveLength(1);
  });

  test('is known also to the next process', async () => {
    const world = await startWorld({ mode: 'http', databaseUrl: databaseOnDisk() });
    await sendHandoff(world);
    await accept(world);
    await world.sam.slash('/handoff list');
    const before = { posts: count(world, 'chat.postMessage'), forms: count(world, 'views.open') };
    await world.restart();
    for (const what of ['view_submission', 'block_actions', 'slash_command']) {
      expect(await send(portOf(world), recorded(world, what)), what).toEqual([200, '']);
      await replay(world, what);
    }
    expect({ posts: count(world, 'chat.postMessage'), forms: count(world, 'views.open') }).toEqual(before);
  });
});

describe('what Slack delivers twice', () => {
  test.each(['socket', 'http'] as const)(
    'by %s gets one answer: what was wrong stays beside its field',
    { tags: 'thorough' },
    async (mode) => {
      const world = await startWorld({ mode });
      const form = await openForm(world, { 'Seller next move by': '2026-11-20' });
      world.sandbox.control.duplicateNext('view_submission');
      await form.submit();
      expect(world.maya.modal()?.title).toBe('Hand off a deal');
      expect(form.errors()).toHaveProperty('Seller next move by');
      await fillForm(form, { 'Seller next move by': '2026-11-30' });
      expect(await form.submit()).toEqual({ ok: true });
      await world.settle();
      expect(messagesWith(world.sam, 'brought by')).toHaveLength(1);
    },
  );

  test('at once, all of it, is answered alike both times: what was wrong stays beside its field, what was right is done once', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld({ mode: 'http' });
    const answers = await everythingTwice(world);
    const form = await openForm(world, { 'Seller next move by': '2026-11-20' });
    expect(await form.submit()).toMatchObject({ ok: false });
    expect(form.errors()).toHaveProperty('Seller next move by');
    await fillForm(form, { 'Seller next move by': '2026-11-30' });
    expect(await form.submit()).toEqual({ ok: true });
    await readsLastPage(world);
    await world.settle();
    await accept(world);
    expect(answers.length).toBeGreaterThan(6);
    for (const [first, second] of answers) expect(second).toEqual(first);
    expect(answers.map(([[status]]) => status)).toEqual(answers.map(() => 200));
    expect(answers.map(([[, body]]) => body).join()).toContain('"response_action":"errors"');
    expect(messagesWith(world.sam, 'brought by')).toHaveLength(1);
    expect(messagesWith(world.maya, 'Accepted by')).toHaveLength(1);
  });

  test('registers one partner', async () => {
    const world = await startWorld({ withPartner: false });
    world.sandbox.control.duplicateNext('view_submission');
    await registerBrightwater(world);
    await world.ada.slash('/handoff partners');
    expect(JSON.stringify(world.ada.state().views).match(/Brightwater Consulting/g)).toHaveLength(1);
  });
});

describe('the two sockets', () => {
  /** Resolves when as many connections have been greeted since the start. */
  const greeted = async (world: World, times: number) =>
    expect.poll(() => world.sandbox.control.calls('hello').length, { timeout: 10_000 }).toBeGreaterThanOrEqual(times);
  const slashWorks = async (person: PersonAtKeyboard) => {
    await person.slash('/handoff');
    await modalOf(person).close();
  };

  test('are both open', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await greeted(world, 2);
    for (let times = 0; times < 6; times += 1) await slashWorks(world.maya);
    expect(world.sandbox.control.calls('apps.connections.open')).toHaveLength(2);
  });

  test.each(['warning', 'refresh_requested', 'too_many_websockets', 'abrupt'] as const)(
    'are opened anew when Slack closes them (%s)',
    { tags: 'thorough' },
    async (reason) => {
      const world = await startWorld();
      await greeted(world, 2);
      world.sandbox.control.disconnectSockets(reason);
      await greeted(world, 4);
      await slashWorks(world.maya);
      await sendHandoff(world);
      expect(messagesWith(world.sam, 'brought by')).toHaveLength(1);
      expect(world.lost).toEqual([]);
    },
  );

  test('are opened again and again while Slack opens none', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await greeted(world, 2);
    world.sandbox.control.refuseConnections(6);
    world.sandbox.control.disconnectSockets('abrupt');
    await greeted(world, 4);
    await slashWorks(world.maya);
    expect(world.lost).toEqual([]);
  });

  test('are given up, in one sentence, when Slack refuses the token', async () => {
    const world = await startWorld();
    await greeted(world, 2);
    const fault = { kind: 'error', error: 'invalid_auth' } as const;
    world.sandbox.control.fail({ method: 'apps.connections.open', times: 1000, fault });
    world.sandbox.control.disconnectSockets('refresh_requested');
    await expect
      .poll(() => world.lost[0], { timeout: 10_000 })
      .toMatch(/^Slack refuses SLACK_APP_TOKEN \(invalid_auth\)/);
  });

  test('are waited for at the start while Slack opens none', { tags: 'thorough' }, async () => {
    const world = await startWorld({ databaseUrl: databaseOnDisk() });
    world.sandbox.control.refuseConnections(4);
    await world.restart();
    await slashWorks(world.maya);
  });
});

describe.each(['socket', 'http'] as const)(
  'what happens to a partner’s channel, told by %s',
  { tags: 'thorough' },
  (mode) => {
    test('its new id is taken over: the thread goes on where it was', async () => {
      const world = await sentWorld({ mode });
      world.sandbox.control.renameChannelId(CHANNEL, 'C0RENAMED');
      await world.settle();
      await accept(world);
      const posts = world.sandbox.control.calls('chat.postMessage').map(({ request }) => recordOf(request));
      const roots = posts.filter(
        ({ channel, thread_ts }) => String(channel).startsWith('C0') && thread_ts === undefined,
      );
      expect(roots).toHaveLength(1);
      expect(inThread(world)).toHaveLength(1);
      expect(world.lena.lastMessage('partner-brightwater').text).toContain('Handoff accepted');
      expect(world.alex.messages()).toEqual([]);
    });

    test('what could not be delivered under the old id goes out under the new one', async () => {
      const world = await sentWorld({ mode });
      const fault = { kind: 'error', error: 'channel_not_found' } as const;
      world.sandbox.control.fail({ method: 'conversations.info', channel: CHANNEL, times: 2, fault });
      await accept(world);
      expect(inThread(world)).toEqual([]);
      world.sandbox.control.clear();
      world.sandbox.control.renameChannelId(CHANNEL, 'C0RENAMED');
      await world.settle();
      expect(inThread(world)).toHaveLength(1);
    });

    test.each<[string, string, (world: World) => void]>([
      [
        'archived',
        'the channel is archived',
        ({ sandbox }) => sandbox.control.patchChannel(CHANNEL, { isArchived: true }),
      ],
      ['left', 'the bot is not in the channel any more', ({ sandbox }) => sandbox.control.leave(CHANNEL, BOT)],
      [
        'not shared any more',
        'not shared with them any more',
        ({ sandbox }) => sandbox.control.patchChannel(CHANNEL, { connectedTeamIds: [] }),
      ],
      [
        'joined by a third company',
        'another company is in the channel too',
        ({ sandbox }) => sandbox.control.patchChannel(CHANNEL, { connectedTeamIds: ['T0BRIGHTWATER', 'T0FERROUS'] }),
      ],
    ])('when it is %s, who owns the partner is told once what to do', async (_, words, befall) => {
      const world = await sentWorld({ mode });
      world.sandbox.control.duplicateNext();
      befall(world);
      await world.settle();
      const told = messagesWith(world.alex, words);
      expect(told).toHaveLength(1);
      expect(world.alex.lastMessage().text).toContain('What to do:');
      expect(messagesWith(world.maya, words)).toEqual([]);
      expect(messagesWith(world.lena, words, 'partner-brightwater')).toEqual([]);
    });

    test('nobody is told while no handoff is open, nor of other channels', async () => {
      const world = await startWorld({ mode });
      const before = count(world, 'chat.postMessage');
      world.sandbox.control.patchChannel(CHANNEL, { isArchived: true });
      world.sandbox.control.patchChannel('C0FERROUS', { isArchived: true });
      await world.settle();
      expect(count(world, 'chat.postMessage')).toBe(before);
    });

    test('when the third company leaves again, what was held goes out', async () => {
      const world = await sentWorld({ mode });
      world.sandbox.control.patchChannel(CHANNEL, { connectedTeamIds: ['T0BRIGHTWATER', 'T0FERROUS'] });
      await world.settle();
      await accept(world);
      expect(inThread(world)).toEqual([]);
      world.sandbox.control.patchChannel(CHANNEL, { connectedTeamIds: ['T0BRIGHTWATER'] });
      await world.settle();
      expect(inThread(world)).toHaveLength(1);
    });
  },
);

describe.each(['socket', 'http'] as const)('the end of the installation, told by %s', { tags: 'thorough' }, (mode) => {
  test('a revoked token ends the process with one sentence, and nothing is forgotten', async () => {
    const world = await startWorld({ mode });
    world.sandbox.control.revokeToken();
    await world.sandbox.settled();
    expect(world.lost).toEqual([expect.stringMatching(/^Slack has revoked SLACK_BOT_TOKEN\./)]);
  });

  test('and so does an app that was uninstalled', async () => {
    const world = await startWorld({ mode });
    world.sandbox.control.uninstall();
    await world.sandbox.settled();
    expect(world.lost[0]).toMatch(/uninstalled|revoked/);
  });
});
