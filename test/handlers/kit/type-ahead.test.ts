import { recordOf } from 'slack-sandbox/json';
import { expect, test } from 'vitest';
import { MENU, type MenuId, VIEW } from '../../../src/blocks/ids.ts';
import { Refusal } from '../../../src/core/kernel/errors.ts';
import { guardMenu, type MenuListener } from '../../../src/handlers/kit/guard-menu.ts';
import { ADA, ALEX, GIL, LENA, MAYA, OURS, type Person, SAM, THEIRS } from '../../../torture/fuzz/cast.ts';
import { suggestion } from '../../../torture/fuzz/payloads.ts';
import { hearingBot } from '../../support/hearing-bot.ts';
import { newId } from '../../support/listeners.ts';

/** What a menu answers, and to whom. */

type Bot = Awaited<ReturnType<typeof hearingBot>>;

const search = (bot: Bot, menu: MenuId, typed: string, by: Person) => bot.hears(suggestion(menu, typed, by, newId));
const NOTHING = [{ options: [] }];

/** All but that of accounts, in which what is typed can be chosen as it is. */
const REGISTERED = [MENU.partner, MENU.contact, MENU.findPartner];

test.each(REGISTERED)('the menu %s offers our members what they look for', async (menu) => {
  const bot = await hearingBot();
  for (const by of [MAYA, ADA]) {
    const [answer] = await search(bot, menu, 'BRIGHTWÁTER', by);
    expect(JSON.stringify(answer)).toContain(menu === MENU.contact ? 'Lena Fischer' : 'Brightwater Consulting');
  }
  expect(await search(bot, menu, 'nobody', MAYA)).toEqual(NOTHING);
});

test.each<[string, Person]>([
  ['a guest', GIL],
  ['somebody of the partner', LENA],
  ['somebody of the partner who says to be of ours', { ...LENA, team: OURS }],
  ['one of ours under another company', { ...MAYA, team: THEIRS }],
  ['nobody whom Slack knows', { user: 'U0NOBODY', team: OURS }],
])('no menu offers anything to %s', { tags: 'thorough' }, async (_, by) => {
  const bot = await hearingBot();
  for (const menu of Object.values(MENU)) {
    for (const typed of ['', 'bri', 'lena']) expect(await search(bot, menu, typed, by)).toEqual(NOTHING);
  }
  expect(bot.logged).toEqual([]);
});

test('contacts are offered with whom they act for until a partner is chosen, and with what they do there then', async () => {
  const bot = await hearingBot();
  const described = async (element: string) => {
    const sent = suggestion(MENU.contact, '', MAYA, newId);
    const [answer] = await bot.hears({ ...sent, payload: { ...sent.payload, action_id: element } });
    const [first] = (answer as { options: { description: { text: string } }[] }).options;
    return first?.description.text;
  };
  expect(await described('value')).toBe('Brightwater Consulting · Practice lead');
  expect(await described('value:brightwater')).toBe('Practice lead');
  expect(await described('value:another')).toBeUndefined();
});

test('whoever registers an account is offered those partners alone for whom they may', {
  tags: 'thorough',
}, async () => {
  const bot = await hearingBot();
  const offered = async (by: Person) => {
    const { payload, ...sent } = suggestion(MENU.partner, 'bri', by, newId);
    const view = { ...recordOf(payload.view), callback_id: VIEW.register };
    return JSON.stringify(await bot.hears({ ...sent, payload: { ...payload, view } }));
  };
  for (const by of [ALEX, ADA]) expect(await offered(by)).toContain('Brightwater Consulting');
  expect(await offered(SAM)).toBe(JSON.stringify(NOTHING));
});

test('while the database fails nobody is offered anything, which is logged once, without what was typed', {
  tags: 'thorough',
}, async () => {
  const bot = await hearingBot();
  bot.db.$client.exec('alter table contacts rename to mislaid');
  for (const typed of ['Xanthophyll', 'Quokka']) {
    expect(await search(bot, MENU.contact, typed, MAYA)).toEqual(NOTHING);
  }
  expect(bot.logged).toHaveLength(1);
  const [{ facts, words } = { facts: {}, words: '' }] = bot.logged;
  expect(words).toBe('A menu could not be filled');
  const { err } = facts as { err: Error };
  expect(`${err.message} ${err.stack} ${JSON.stringify(err)}`).not.toMatch(/xanthophyll|quokka/i);
});

/** Has a guard of little patience ask this listener so often; what it answered and what was logged. */
async function asked(times: number, listener: MenuListener) {
  const answers: unknown[] = [];
  const logged: object[] = [];
  const note = (facts: object) => void logged.push(facts);
  const ask = guardMenu(MENU.partner, listener, { error: note, warn: note, debug: note }, 1);
  const ack = async (answer: unknown) => void answers.push(answer);
  const payload = { value: 'Xanthophyll', action_id: 'value' };
  // It looks at no more than this of what Bolt hands over.
  for (let at = 0; at < times; at += 1) await ask({ ack, payload, body: {} } as unknown as Parameters<typeof ask>[0]);
  return { answers, logged };
}

test('what takes too long is no result, while Slack still waits, and is logged once', async () => {
  const { answers, logged } = await asked(3, () => new Promise(() => undefined));
  expect(answers).toEqual([...NOTHING, ...NOTHING, ...NOTHING]);
  expect(logged).toHaveLength(1);
  expect(JSON.stringify(logged)).not.toContain('Xanthophyll');
});

test('what fails anew after it went well is logged anew; a refusal never is', async () => {
  const turns = [new Error('No.'), null, new Error('No.'), new Refusal('Not you.')];
  const { answers, logged } = await asked(4, async () => {
    const error = turns.shift() ?? null;
    if (error) throw error;
    return [];
  });
  expect(answers).toHaveLength(4);
  expect(logged).toHaveLength(2);
});
