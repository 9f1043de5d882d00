import type { Modal } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/engine/open.ts';
import {
  fillForm,
  modalOf,
  openForm,
  sendHandoff,
  startWorld,
  TUESDAY,
  type Typing,
  type World,
} from '../support/bot.ts';
import { newDatabase } from '../support/store.ts';
import { nameRoles } from '../support/name-roles.ts';
import { decide, sentWorld, whatIsWrong } from '../support/deeds.ts';
import { slashForged } from '../support/forged.ts';
import { answerTo, messagesWith, referenceOf, refusalOver } from '../support/reading.ts';

/** Full members of our own workspace use the bot, and nobody else does. */

const NOT_OURS = 'Only full members of our own workspace can do this. Ask one of them to do it with you.';
const NOT_SAID = 'Slack does not say who you are at the moment. Try again in a minute.';
const POLLING = { timeout: 10_000 };

/** Whoever types, and what they read in place of what they asked for; `isSilent`: Slack does not say who they are. */
const STRANGERS: [kind: string, id: string, team: string, said: string, isSilent?: true][] = [
  ['a guest', 'U0GUEST', 'T0NORTHWIND', NOT_OURS],
  ['a guest of one channel', 'U0SINGLE', 'T0NORTHWIND', NOT_OURS],
  ['somebody deactivated', 'U0GONE', 'T0NORTHWIND', NOT_OURS],
  ['somebody who never signed in', 'U0INVITED', 'T0NORTHWIND', NOT_OURS],
  ['an app', 'U0OTHERBOT', 'T0NORTHWIND', NOT_OURS],
  ['Slackbot', 'USLACKBOT', 'T0NORTHWIND', NOT_OURS],
  ['somebody of the partner', 'U0LENA', 'T0BRIGHTWATER', NOT_OURS],
  ['somebody of the partner who says to be of ours', 'U0LENA', 'T0NORTHWIND', NOT_OURS],
  ['one of ours under another company', 'U0MAYA', 'T0BRIGHTWATER', NOT_OURS],
  ['an account that Slack does not know', 'U0NOBODY', 'T0NORTHWIND', NOT_OURS],
  ['one of ours while Slack does not say so', 'U0MAYA', 'T0NORTHWIND', NOT_SAID, true],
  ['an administrator while Slack does not say so', 'U0ADA', 'T0NORTHWIND', NOT_SAID, true],
];

/** What members get for it: the title of a form, or words of an answer. */
const COMMANDS: [typed: string, form: string | null, words: string][] = [
  ['', 'Hand off a deal', ''],
  ['list', null, 'Fabrikam Logistics'],
  ['status', null, 'Fabrikam Logistics'],
  ['help', null, '/handoff status ID'],
  ['nonsense', null, '/handoff status ID'],
  ['example', null, 'A packet that is ready to hand off.'],
  ['me', 'My working time', ''],
  ['partners', 'Partners', 'Only administrators of this workspace can do this.'],
  ['settings', 'Settings', 'Only administrators of this workspace can do this.'],
];

const typed = (word: string, reference: string) => (word === 'status' ? `status ${reference}` : word);

describe('whoever is no full member of ours reads one sentence, whatever they type', { tags: 'thorough' }, () => {
  test.each(STRANGERS)('%s', async (_kind, id, team, said, isSilent) => {
    const world = await sentWorld({ mode: 'http' });
    const reference = await referenceOf(world.maya);
    await world.timeIs('2026-11-24T10:05:00-05:00');
    if (isSilent) world.sandbox.control.fail({ method: 'users.info', times: 100, fault: { kind: 'drop' } });
    const opened = () => world.sandbox.control.calls('views.open').filter(({ outcome }) => outcome === 'ok').length;
    const before = opened();
    for (const [word] of COMMANDS) {
      const { answer, words } = await slashForged(world, (fields) => {
        Object.assign(fields, { user_id: id, team_id: team, text: typed(word, reference) });
      });
      expect(answer, word).toEqual({});
      await expect.poll(words, POLLING).toEqual([said]);
    }
    expect(opened()).toBe(before);
  });

  test('full members get what they asked for', async () => {
    const world = await sentWorld();
    const reference = await referenceOf(world.maya);
    for (const [word, form, words] of COMMANDS) {
      await world.maya.slash(`/handoff ${typed(word, reference)}`);
      if (form === null) expect(answerTo(world.maya), word).toContain(words);
      else {
        expect(modalOf(world.maya).title, word).toBe(form);
        expect(modalOf(world.maya).text, word).toContain(words);
        await modalOf(world.maya).closeAll();
      }
    }
  });

  test('a minute later, when Slack says who they are, it works', async () => {
    const world = await startWorld();
    world.sandbox.control.fail({ method: 'users.info', times: 9, fault: { kind: 'rate_limited', retryAfterS: 30 } });
    await world.maya.slash('/handoff');
    expect(answerTo(world.maya)).toBe(NOT_SAID);
    world.sandbox.control.clear();
    await world.maya.slash('/handoff');
    expect(modalOf(world.maya).title).toBe('Hand off a deal');
  });
});

describe('power ends with membership', { tags: 'thorough' }, () => {
  test('of the account executive: no button answers any more, and what was typed is not taken', async () => {
    const world = await sentWorld();
    const card = world.sam.lastMessage();
    await card.press('Accept');
    world.sandbox.control.patchPerson('U0SAM', { isRestricted: true });
    await world.settle();
    await modalOf(world.sam).submit();
    expect(await refusalOver(world.sam)).toContain(NOT_OURS);
    await modalOf(world.sam).close();
    for (const button of card.buttons) {
      await card.press(button);
      expect(world.sam.modal(), button).toBeNull();
      expect(answerTo(world.sam), button).toBe(NOT_OURS);
    }
    await world.maya.slash('/handoff list');
    expect(answerTo(world.maya)).toContain('Awaiting response');
  });

  test('of the intake owner: what waits for their decision waits', async () => {
    const world = await startWorld();
    await names(world, { 'Intake owner': 'Iris Chen' });
    await sendHandoff(world);
    await world.timeIs('2026-11-27T17:00:00-05:00');
    const iris = world.sandbox.as('U0IRIS');
    const call = iris.lastMessage();
    world.sandbox.control.patchPerson('U0IRIS', { isRestricted: true });
    await world.settle();
    for (const button of ['Re-route', 'Keep with them', 'Withdraw']) {
      await call.press(button);
      expect(iris.modal(), button).toBeNull();
      expect(answerTo(iris), button).toBe(NOT_OURS);
    }
  });

  test('of an administrator, named or not: neither the registry nor the settings open, and an open form is not saved', async () => {
    const world = await startWorld();
    await nameRoles(world.ada, { Administrators: ['Robin Hayes', 'Ada Novak'] });
    const robin = world.sandbox.as('U0ROBIN');
    await robin.slash('/handoff settings');
    const form = await fillForm(modalOf(robin), { 'Handoffs that wait for one person': '50' });
    world.sandbox.control.patchPerson('U0ROBIN', { isRestricted: true });
    await world.settle();
    await form.submit();
    expect(await refusalOver(robin)).toContain(NOT_OURS);
    await form.close();
    for (const word of ['partners', 'settings']) {
      await robin.slash(`/handoff ${word}`);
      expect(robin.modal()).toBeNull();
      expect(answerTo(robin)).toBe(NOT_OURS);
    }
    await world.ada.slash('/handoff settings');
    expect(modalOf(world.ada).value('Handoffs that wait for one person')).toBe('5');
  });
});

/** Whom an account executive may not call better placed, and why. */
const NOT_BETTER: [id: string, why: string][] = [
  ['U0GUEST', 'Noor Aziz is a guest. Choose a full member.'],
  ['U0GONE', 'Dana Cole is deactivated. Choose somebody who is still here.'],
  ['U0OTHERBOT', 'Standup Bot is an app. Choose a person.'],
  ['U0LENA', 'Lena Fischer is at another company. Choose somebody of our own workspace.'],
];

const REASON = 'Why it goes out all the same';

type Page = 'form' | 'whole form' | 'last page';
/** Every way in which a packet’s form reaches the bot while it is written, in its window or on the last page of it. */
const WRITING: [way: string, page: Page, write: (form: Modal) => Promise<unknown>][] = [
  ['typing', 'form', (form) => form.fill({ 'Warm path': 'CANARY' })],
  ['choosing the account executive', 'form', (form) => form.choose('Account executive', 'Priya Raman')],
  ['opening the touch', 'form', (form) => form.press('Change touch or opportunity…')],
  ['opening the days', 'form', (form) => form.press('Change days…')],
  ['opening the rest', 'form', (form) => form.press('Change the rest…')],
  ['proposing a contact', 'form', (form) => form.press('Propose a contact…')],
  ['having it reviewed', 'whole form', (form) => form.submit()],
  ['typing a reason', 'last page', (form) => form.fill({ [REASON]: 'CANARY' })],
  ['going back to it', 'last page', (form) => form.press('Back to the packet')],
  ['sending it', 'last page', (form) => form.submit()],
];
const LEFT: [who: string, now: { isRestricted?: boolean; deleted?: boolean; teamId?: string }][] = [
  ['a guest', { isRestricted: true }],
  ['at another company', { teamId: 'T0BRIGHTWATER' }],
];

describe('whoever is known to be no member of ours any more neither keeps nor changes a draft', {
  tags: 'thorough',
}, () => {
  test.each(WRITING.flatMap(([way, page, write]) => LEFT.map(([who, now]) => [way, page, who, write, now] as const)))(
    'by %s, in the %s, as %s',
    async (_way, page, _who, write, now) => {
      const databaseUrl = await newDatabase('with Brightwater, which is checked');
      const world = await startWorld({ databaseUrl, withPartner: false });
      const form = await OPENED[page](world);
      world.sandbox.control.patchPerson('U0MAYA', now);
      await world.settle();
      const before = await draftsIn(databaseUrl);
      expect(before).toHaveLength(1);
      await write(form);
      await world.settle();
      expect(await draftsIn(databaseUrl)).toEqual(before);
      expect(await refusalOver(world.maya)).toContain(NOT_OURS);
    },
  );
});

const OPENED: Record<Page, (world: World) => Promise<Modal>> = {
  form: begins,
  'whole form': openWhole,
  'last page': looksForTheLastTime,
};

async function begins({ maya }: World): Promise<Modal> {
  await maya.slash('/handoff');
  return fillForm(modalOf(maya), { Account: 'Fabrikam Logistics', 'Partner contact': 'Lena Fischer' });
}

/** Not over the last page: `submit` has it reviewed, and no more. */
async function openWhole(world: World): Promise<Modal> {
  await openForm(world, { 'Seller next move': 'Follow up with them.' });
  const form = world.maya.modal();
  if (!form) throw new Error('The form is closed.');
  return form;
}

async function looksForTheLastTime(world: World): Promise<Modal> {
  const form = await openWhole(world);
  await form.submit();
  return form.fill({ [REASON]: 'Sam asked for it before their board meets.' });
}

async function draftsIn(databaseUrl: string): Promise<unknown[]> {
  const db = await openDatabase(databaseUrl, Date.parse(TUESDAY));
  try {
    return db.$client.prepare('select id, typed, touched_at, proposal, away, sent_as from drafts').all();
  } finally {
    db.$client.close();
  }
}

describe('better placed is only somebody who could be asked', { tags: 'thorough' }, () => {
  test.each([
    ['Better placed…', {}],
    ['Decline', { Reason: 'Wrong owner' }],
  ])('with “%s”: what is wrong stands beside the field, and nothing changes', async (button, rest) => {
    const world = await sentWorld();
    await world.sam.lastMessage().press(button);
    for (const [id, why] of NOT_BETTER) {
      expect(await whatIsWrong(world.sam, { ...rest, 'Better placed': id }), id).toEqual({ 'Better placed': why });
    }
    world.sandbox.control.fail({ method: 'users.info', times: 2, fault: { kind: 'drop' } });
    expect(await whatIsWrong(world.sam, { ...rest, 'Better placed': 'Priya Raman' })).toEqual({
      'Better placed': 'Slack did not say in time who this is. Try again.',
    });
    world.sandbox.control.clear();
    await modalOf(world.sam).close();
    await world.settle();
    expect(world.sam.lastMessage().buttons).toContain('Accept');
    expect(messagesWith(world.alex, 'better placed')).toHaveLength(0);
    expect(await decide(world, world.sam, button, { ...rest, 'Better placed': 'Priya Raman' })).toEqual({ ok: true });
  });

  test('who is out of office is not proposed either', async () => {
    const world = await startWorld();
    const priya = world.sandbox.as('U0PRIYA');
    await priya.slash('/handoff me');
    await modalOf(priya).press('Add days off');
    await (await fillForm(modalOf(priya), { 'First day off': '2026-11-23', 'Last day off': '2026-11-30' })).submit();
    await sendHandoff(world);
    await world.sam.lastMessage().press('Better placed…');
    const { 'Better placed': why } = await whatIsWrong(world.sam, { 'Better placed': 'Priya Raman' });
    expect(why).toContain('is out of office until');
  });
});

/** An administrator names people in the settings. */
async function names({ ada }: World, people: Typing): Promise<void> {
  await ada.slash('/handoff settings');
  expect(await (await fillForm(modalOf(ada), people)).submit()).toEqual({ ok: true });
}
