import { isRecord } from 'slack-sandbox/json';
import { describe, expect, test } from 'vitest';
import {
  BRIGHTWATER,
  fillForm,
  modalOf,
  openForm,
  readsLastPage,
  sendHandoff,
  startWorld,
  type Typing,
  type World,
} from '../support/bot.ts';
import { openRegister, writtenWorld } from '../support/deeds.ts';
import { answerTo, referenceOf } from '../support/reading.ts';

const HOSTILE = '<!channel> <@U0ADA> <https://evil.example|bank> *bold* _it_ ~gone~ `code` :tada: &lt; &amp; @here';
const ZALGO = 'Z\u0351\u036b\u0343\u036a\u0302a\u0334\u0306\u0311l\u0315\u0330go\u0489';

const SINGLE_LINE: [string, number][] = [
  ['Account', 150],
  ['Why this account', 300],
  ['Opportunity', 300],
  ['Contact’s role', 150],
  ['Why this partner matters', 300],
  ['Seller next move', 300],
  ['Partner next move', 300],
];
const MULTI_LINE: [string, number][] = [
  ['Customer trigger', 600],
  ['Joint value proposition', 600],
  ['Warm path', 600],
  ['Risk and channel conflict', 600],
];

/** The same in every field of free text, as long as each field takes it. Without a reason of its own for the partner nothing can be sent. */
function inEveryField(words: (max: number) => string): Typing {
  const fields = [...SINGLE_LINE, ...MULTI_LINE].map(([label, max]) => [label, words(max)]);
  const evidence = `https://docs.example.com/a ${words(1000)}`;
  const [partner, reason] = ['Why this partner matters', 'They run the order system there. '];
  const whyPartner = { [partner]: `${reason}${words(300 - reason.length)}` };
  return { ...Object.fromEntries(fields), ...whyPartner, Evidence: evidence, 'Opportunity created on': '2026-11-02' };
}

/** Sends it, reminds, lapses, and lets Sam decline with the same words: every message there is. */
async function tellTheWholeStory(world: World, words: (max: number) => string): Promise<void> {
  await openForm(world, inEveryField(words));
  await world.maya.modal()?.submit();
  await fillForm(modalOf(world.maya), { 'Why it goes out all the same': words(300) });
  expect(await world.maya.modal()?.submit()).toEqual({ ok: true });
  await readsLastPage(world);
  await world.settle();
  await world.timeIs('2026-11-27T09:00:00-05:00');
  await world.timeIs('2026-11-27T17:00:00-05:00');
  await world.maya.slash(`/handoff status ${await referenceOf(world.maya)}`);
  await world.sam.lastMessage().press('Accept');
  expect(modalOf(world.sam).value('Your next move')).toBe(words(300).trim());
  await modalOf(world.sam).close();
  await world.sam.lastMessage().press('Decline');
  await fillForm(modalOf(world.sam), { Reason: 'No evidence', 'Note to the author': words(1000) });
  expect(await modalOf(world.sam).submit()).toEqual({ ok: true });
  await world.settle();
  await world.maya.lastMessage().press('Mend and send again');
  expect(modalOf(world.maya).value('Account')).toBe(words(150).trim());
}

/** What Slack would turn into a mention, a link or formatting: every mrkdwn text of every message and view, in one. */
function interpretedTexts(world: World): string {
  const sent = world.sandbox.control.record().filter(({ direction }) => direction === 'app→slack');
  const found: string[] = [];
  const collect = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(collect);
    if (!isRecord(part)) return;
    if (part.type === 'mrkdwn') found.push(String(part.text));
    if (['user', 'broadcast', 'usergroup'].includes(String(part.type))) found.push(JSON.stringify(part));
    Object.values(part).forEach(collect);
  };
  for (const { request } of sent) {
    collect(request);
    if (isRecord(request) && typeof request.text === 'string') found.push(request.text);
  }
  return found.join('\n');
}

function refusedCalls(world: World): unknown[] {
  const sent = world.sandbox.control.record().filter(({ direction }) => direction === 'app→slack');
  return sent
    .filter(({ outcome }) => outcome !== 'ok')
    .map(({ what, outcome, response }) => ({ what, outcome, response }));
}

describe('words that would be commands', () => {
  test('are shown literally everywhere and mention nobody', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    const words = (max: number) => HOSTILE.slice(0, max);
    await tellTheWholeStory(world, words);
    expect(refusedCalls(world)).toEqual([]);
    expect(world.sam.messages().length).toBeGreaterThan(0);
    const card = world.sam.messages()[0];
    expect(JSON.stringify(card)).toContain('<!channel> <@U0ADA>');
    const interpreted = interpretedTexts(world);
    expect(interpreted).not.toMatch(/<!channel>|<!here>|<@U0ADA>|"U0ADA"|"channel"|<https:\/\/evil/);
    const root = world.lena.lastMessage('partner-brightwater');
    expect(root.text).toContain('<!channel> <@U0ADA>');
  });

  test('formatting marks stay marks: the account is read as it was typed', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    const account = '*Fabrikam* _it_ ~x~ `y` :tada:';
    await sendHandoff(world, { Account: account });
    expect(world.sam.lastMessage().text).toContain(account);
    expect(world.lena.lastMessage('partner-brightwater').text).toContain(account);
    await world.maya.slash('/handoff list');
    expect(answerTo(world.maya)).toContain(account);
    await world.maya.slash(`/handoff status ${await referenceOf(world.maya)}`);
    expect(answerTo(world.maya)).toContain(account);
    for (const button of ['Accept', 'Decline']) {
      await world.sam.lastMessage().press(button);
      expect(modalOf(world.sam).text).toContain(account);
      await modalOf(world.sam).close();
    }
    // Alex takes in what nobody answers, as the partner's alliances owner.
    await world.timeIs('2026-11-27T17:00:00-05:00');
    for (const button of ['Re-route', 'Keep with them', 'Withdraw']) {
      await world.alex.lastMessage().press(button);
      expect(modalOf(world.alex).text, button).toContain(account);
      await modalOf(world.alex).close();
    }
    const posted = world.sandbox.control.calls('chat.postMessage').map(({ request }) => request);
    for (const request of posted) expect(request).toMatchObject({ mrkdwn: 'false' });
  });

  test('a partner’s name is read as it was typed, also when its channel is lost', { tags: 'thorough' }, async () => {
    const world = await startWorld({ withPartner: false });
    const name = '*Bright* _water_ & `Co` <!here>';
    await openRegister(world);
    await fillForm(modalOf(world.ada), { ...BRIGHTWATER, Name: name });
    await modalOf(world.ada).submit();
    expect(modalOf(world.ada).text).toContain(name);
    await modalOf(world.ada).close();
    await sendHandoff(world, { Partner: name });
    expect(world.sam.lastMessage().text).toContain(name);
    world.sandbox.control.patchChannel('C0BRIGHTWATER', { isArchived: true });
    await world.settle();
    expect(world.alex.lastMessage().text).toContain(`${name} cannot be told anything: the channel is archived.`);
    expect(refusedCalls(world)).toEqual([]);
  });

  test('text that turns around, hides or stacks cannot disguise what stands there', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await sendHandoff(world, {
      Account: `\u202eevil\u202c \u2066x\u2069 ${ZALGO}\u0000`,
      'Seller next move': 'Call\nhim\r\nnow',
    });
    const { text } = world.sam.lastMessage();
    expect(text).toContain('evil x Z');
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(text).toContain('Call\nhim\nnow');
    expect(refusedCalls(world)).toEqual([]);
  });

  test('a link shows where it leads, and only https links can be pressed', async () => {
    const world = await startWorld();
    const evidence = 'See https://docs.example.com/a(b), javascript:alert(1) and <https://evil.example|bank>.';
    const opportunity = 'OPP-4711 https://crm.example@evil.example/4711';
    await sendHandoff(world, {
      Evidence: evidence,
      Opportunity: opportunity,
      'Opportunity created on': '2026-11-10',
    });
    const { text, blocks } = world.sam.lastMessage();
    expect(text).toContain(evidence);
    expect(text).toContain(`${opportunity} (leads to evil.example)`);
    const links = JSON.stringify(blocks).match(/"url":"[^"]*"/g);
    expect(links).toEqual([
      expect.stringContaining('https://northwind-cloud.slack.com/archives/'),
      '"url":"https://crm.example@evil.example/4711"',
      '"url":"https://mail.example.com/thread/4711"',
      '"url":"https://docs.example.com/a(b)"',
      '"url":"https://evil.example"',
    ]);
  });
});

describe('as much as the fields take', { tags: 'thorough' }, () => {
  test.each([
    ['letters', 'x'],
    ['ampersands', '&'],
    ['angle brackets', '<'],
    ['emoji', '🚀'],
    ['letters of three bytes', '語'],
    ['quotes and backslashes', '"\\'],
  ])('%s: every message and every form stays within what Slack takes', async (_name, unit) => {
    const world = await startWorld();
    await tellTheWholeStory(world, (max) => `F${unit.repeat(3000)}`.slice(0, max).replace(/[\ud800-\udbff]$/, ''));
    expect(refusedCalls(world)).toEqual([]);
  });

  test('three thousand emoji in one field are too many, and the form says so', async () => {
    const world = await writtenWorld();
    const form = await fillForm(modalOf(world.maya), { 'Customer trigger': 'Go! '.padEnd(3000, '🚀') });
    await form.submit();
    expect(Object.keys(form.errors())).toEqual(['Customer trigger']);
  });
});
