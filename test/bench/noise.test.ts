import { readFileSync } from 'node:fs';
import { createClock, createSandbox, type Sandbox } from 'slack-sandbox';
import { describe, expect, onTestFinished, test } from 'vitest';
import { keepBook } from '../../bench/noise/book.ts';
import { isNight, momentOn } from '../../bench/noise/calendar.ts';
import { AUTHORS, EXECUTIVES, INTAKE_OWNER, NORTHWIND, PARTNERS } from '../../bench/noise/cast.ts';
import { countFor, countMentions, type Over, toldOf } from '../../bench/noise/counts.ts';
import { DEALS } from '../../bench/noise/courses.ts';
import { sightOf } from '../../bench/noise/sight.ts';
import { planned } from '../../bench/noise/two-weeks.ts';

/** The counting, over messages that are planted in Slack where no bot is. */

const NAMES = new Map([
  ['Adatum Foods', ['Adatum Foods', 'H0000001']],
  ['Contoso Rail', ['Contoso Rail', 'H0000002']],
]);
const { sam, kei } = EXECUTIVES;
const { kestrel } = PARTNERS;
const manifest = JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'));
const TEN_IN_BERLIN = momentOn(0, '10:00', 'Europe/Berlin');

async function startSlack() {
  const clock = createClock({ manual: true, startAt: TEN_IN_BERLIN });
  const sandbox = await createSandbox({
    manifest,
    clock,
    world: NORTHWIND,
  });
  onTestFinished(sandbox.stop);
  const { book, note, look } = keepBook(sightOf(sandbox), NAMES);
  const call = (method: string, args: Record<string, unknown>) => callSlack(sandbox, method, args);
  const post = (channel: string, ...blocks: object[]) => call('chat.postMessage', { channel, text: 'Said', blocks });
  return { clock, book, note, look, post, call };
}

async function callSlack({ apiUrl, tokens }: Sandbox, method: string, args: object) {
  const headers = { authorization: `Bearer ${tokens.bot}`, 'content-type': 'application/json; charset=utf-8' };
  const response = await fetch(`${apiUrl}${method}`, { method: 'POST', headers, body: JSON.stringify(args) });
  const answer = (await response.json()) as { ok: boolean; error?: string; channel: string; ts: string };
  if (!answer.ok) throw new Error(`${method}: ${answer.error}`);
  return { channel: answer.channel, ts: answer.ts };
}

const words = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const buttons = (action: string, about: string) => ({
  type: 'actions',
  elements: [{ type: 'button', text: { type: 'plain_text', text: 'Press' }, action_id: action, value: about }],
});

describe('a message', () => {
  test('of two deals speaks of both, and is half of one for each', async () => {
    const { book, note, post } = await startSlack();
    await post(sam.id, words('Adatum Foods and Contoso Rail are due.'));
    await post(sam.id, words('Adatum Foods was accepted.'));
    note(null);
    expect(toldOf('Adatum Foods', book.posts)).toEqual({ messages: 2, share: 1.5 });
    expect(toldOf('Contoso Rail', book.posts)).toEqual({ messages: 1, share: 0.5 });
  });

  test('is known by the reference behind its button as well', async () => {
    const { book, note, post } = await startSlack();
    await post(sam.id, buttons('handoff.accept', 'H0000002'));
    note(null);
    expect(book.posts).toMatchObject([{ deals: ['Contoso Rail'] }]);
  });

  test('that is changed is an edit and no second post, and one that is taken away is told apart', async () => {
    const { book, note, post, call } = await startSlack();
    const posted = await post(kestrel.id, words('Adatum Foods was received.'));
    await call('chat.update', { ...posted, text: 'Adatum Foods was accepted.' });
    await call('chat.delete', posted);
    note(null);
    expect([book.posts.length, book.edits, book.deleted]).toEqual([1, [{ deals: ['Adatum Foods'] }], 1]);
  });
});

test('an answer that only the presser sees is no message', async () => {
  const { book, note, call } = await startSlack();
  await call('chat.postEphemeral', { channel: kestrel.id, user: sam.id, text: 'Adatum Foods is not yours.' });
  note(null);
  expect([book.posts, book.answers]).toEqual([[], 1]);
});

describe('at night', () => {
  test('what a person did is told from what the clock brought, each in its reader’s own zone', async () => {
    const { clock, book, note, post } = await startSlack();
    // 04:00 for Sam, 18:00 for Kei.
    await post(sam.id, words('Adatum Foods is for you.'));
    await post(kei.id, words('Adatum Foods is for you.'));
    note('Adatum Foods');
    await post(sam.id, words('Adatum Foods is due.'));
    note(null);
    // 20:00 for Kei.
    clock.advance(2 * 3_600_000);
    await post(kei.id, words('Contoso Rail is due.'));
    note('Adatum Foods');
    expect(countFor(sam, book.posts)).toMatchObject({ weeks: [2, 0], nightByPerson: 1, nightByClock: 1 });
    expect(countFor(kei, book.posts)).toMatchObject({ weeks: [2, 0], nightByPerson: 0, nightByClock: 1 });
  });

  test.each([
    ['2027-02-01T07:59:59+01:00', true],
    ['2027-02-01T08:00:00+01:00', false],
    ['2027-02-01T19:59:59+01:00', false],
    ['2027-02-01T20:00:00+01:00', true],
    ['2027-02-06T12:00:00+01:00', true],
    ['2027-02-07T12:00:00+01:00', true],
    ['2027-02-10T12:00:00+01:00', true],
    ['2027-02-11T12:00:00+01:00', false],
  ])('is from eight to eight, the weekend and a day off: %s', (iso, expected) => {
    expect(isNight(Date.parse(iso), AUTHORS.nina)).toBe(expected);
  });
});

describe('a question that is over', () => {
  const everywhere: Over = {
    handoff: 'H0000001',
    actions: ['handoff.accept', 'handoff.reroute'],
    reader: null,
    postedUntil: null,
  };

  test('is noticed in every message that still asks it, and in no other', async () => {
    const { book, look, post, call } = await startSlack();
    await post(sam.id, words('Adatum Foods'), buttons('handoff.accept', 'H0000001'));
    await post(INTAKE_OWNER.id, buttons('handoff.accept', 'H0000002'), buttons('handoff.reroute', 'H0000001'));
    await post(kei.id, words('Contoso Rail'), buttons('handoff.accept', 'H0000002'));
    await post(kei.id, words('Adatum Foods'), buttons('handoff.revise', 'H0000001'));
    const settled = await post(kei.id, buttons('handoff.accept', 'H0000001'));
    await call('chat.update', { ...settled, text: 'Accepted', blocks: [words('Adatum Foods was accepted.')] });
    look([everywhere]);
    look([everywhere]);
    expect(book.asking.size).toBe(2);
  });

  test('may be asked again later, and of somebody else', async () => {
    const { clock, book, look, post } = await startSlack();
    const decidedAt = clock.now();
    clock.advance(60_000);
    await post(sam.id, buttons('handoff.accept', 'H0000001'));
    look([{ ...everywhere, postedUntil: decidedAt }]);
    look([{ ...everywhere, reader: kei.id }]);
    expect(book.asking.size).toBe(0);
    look([{ ...everywhere, reader: sam.id }]);
    expect(book.asking.size).toBe(1);
  });
});

test('a mention of the contact who is named in the deal is told from one of anybody else of the partner', async () => {
  const { book, note, post } = await startSlack();
  const person = (userId: string) => ({ type: 'user', user_id: userId });
  const section = { type: 'rich_text_section', elements: [person(kestrel.contact.id), person(sam.id)] };
  await post(kestrel.id, { type: 'rich_text', elements: [section] }, words('Adatum Foods'));
  await post(kestrel.id, words(`Contoso Rail <@${kestrel.contact.id}> <@${kestrel.colleague.id}>`));
  note(null);
  const contacts = new Map([['Adatum Foods', kestrel.contact.id]]);
  const people = new Set([kestrel.contact.id, kestrel.colleague.id]);
  expect(countMentions(book.posts, (account) => contacts.get(account), people)).toEqual({ contacts: 1, others: 2 });
});

describe('the courses', () => {
  test('let nobody act within a minute of somebody else, so that a message is due to one of them', () => {
    const moments = planned().map(({ moment }) => moment);
    const pauses = moments.slice(1).map((moment, at) => moment - (moments[at] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(2 * 60_000);
  });

  test('have people act in their own working hours, and no account in the name of another', () => {
    expect(planned().filter(({ moment, who }) => isNight(moment, who))).toEqual([]);
    const accounts = DEALS.map(({ account }) => account);
    const within = accounts.filter((one) => accounts.some((other) => other !== one && other.includes(one)));
    expect([accounts.length, new Set(accounts).size, within]).toEqual([24, 24, []]);
  });
});
