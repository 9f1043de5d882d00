import { afterEach, describe, expect, test } from 'vitest';
import { fillForm, modalOf, PACKET, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept, decide, decline, recordOutcome } from '../support/deeds.ts';
import { worldAfter } from '../support/worlds.ts';
import { answerTo, messagesWith, requestsTo } from '../support/reading.ts';

const CHANNEL = 'C0BRIGHTWATER';

/** Internal words, each with a mark of its own that must never leave the company. */
const INTERNAL = {
  'Why this account': 'CANARY-why-account is on the list.',
  Opportunity: 'CANARY-opportunity 4711',
  'Contact’s role': 'CANARY-role',
  'Where the touch is seen': 'CANARY-touch https://mail.example.com/CANARY-touch-link',
  'Why this partner matters': 'CANARY-why-partner installed it.',
  'Customer trigger': 'CANARY-trigger they said.',
  'Joint value proposition': 'CANARY-joint value.',
  'Warm path': 'CANARY-warm path.',
  'Risk and channel conflict': 'CANARY-conflict with Ferrous.',
  Evidence: 'CANARY-evidence https://docs.example.com/CANARY-link',
};
const CHANGES = { ...INTERNAL, 'Opportunity created on': '2026-11-02', 'Questions go to': 'Robin Hayes' };

let world: World;

const sentWorld = worldAfter((begun) => sendHandoff(begun, CHANGES));

async function start(): Promise<void> {
  world = await sentWorld();
}

// After each flow of this file: every byte that went to the partner's channel.
afterEach(() => {
  const requests = requestsTo(world, CHANNEL);
  expect(requests.length).toBeGreaterThan(0);
  const bytes = JSON.stringify(requests.map(({ what, request }) => [what, request]));
  expect(bytes).not.toContain('CANARY');
  expect(bytes).not.toMatch(/U0ROBIN|U0MAYA|U0ALEX|partner.?sourced|partner.?influenced|score|grade|of 18|weak:/i);
  const keys = requests.map(({ request }) => JSON.stringify((request as { metadata?: unknown }).metadata ?? null));
  for (const key of keys)
    expect(key).toMatch(/^(null|\{"event_type":"handoff_notice","event_payload":\{"key":"[0-9a-f]{32}"\}\})$/);
  expect(world.sandbox.control.calls('chat.postMessage').every(({ request }) => isQuiet(request))).toBe(true);
});

function isNoted({ request }: { request: unknown }): boolean {
  return JSON.stringify(request).includes('this is noted');
}

function isQuiet(request: unknown): boolean {
  const { unfurl_links: links, unfurl_media: media } = request as Record<string, unknown>;
  return String(links) === 'false' && String(media) === 'false';
}

const partnerSees = () =>
  world.lena
    .messages('partner-brightwater')
    .map(({ blocks }) => JSON.stringify(blocks))
    .join('\n');

describe('the partner reads', { tags: 'thorough' }, () => {
  test('that its message is noted and who prepares it, and nothing of what they write', async () => {
    world = await startWorld();
    const words = 'Jonas Weber asked us yesterday.';
    await world.lena.say('partner-brightwater', words);
    const { ts } = world.lena.messageSaying(words, 'partner-brightwater');
    await world.maya.shortcut('Start a handoff', { channel: CHANNEL, ts });
    await fillForm(modalOf(world.maya), { Account: 'CANARY-account', 'Warm path': 'CANARY-warm path.' });
    await world.settle();
    expect(requestsTo(world, CHANNEL).filter(isNoted)).toHaveLength(1);
  });

  test('the account, its own move and the suggested move when that was taken', async () => {
    await start();
    await accept(world);
    expect(partnerSees()).toContain(PACKET['Seller next move']);
    expect(partnerSees()).toContain(PACKET['Partner next move']);
    expect(world.maya.lastMessage().text).toContain('Next move, as suggested: ');
  });

  test('that a move was agreed and by when, when the account executive replaced it', async () => {
    await start();
    await world.sam.lastMessage().press('Accept');
    await fillForm(modalOf(world.sam), { 'Your next move': 'CANARY-own words, call first', By: '2026-12-03' });
    await modalOf(world.sam).submit();
    await world.settle();
    expect(partnerSees()).toContain('the first step, by Thu 3 Dec');
    expect(partnerSees()).not.toContain(PACKET['Seller next move']);
    expect(world.maya.lastMessage().text).toContain('in place of the suggested one: CANARY-own words');
    expect(world.sam.lastMessage().text).toContain('in place of the suggested one: CANARY-own words');
  });

  test('a replaced day, with the words that were suggested to them as well', async () => {
    await start();
    await world.sam.lastMessage().press('Accept');
    await fillForm(modalOf(world.sam), { By: '2026-12-04' });
    await modalOf(world.sam).submit();
    await world.settle();
    expect(partnerSees()).toContain(`${String(PACKET['Seller next move'])} (by Fri 4 Dec)`);
    expect(world.maya.lastMessage().text).toContain('in place of the suggested one');
  });

  test('nothing of what is asked and answered before the decision, nor that anything was', async () => {
    await start();
    const before = partnerSees();
    await decide(world, world.sam, 'Ask…', { 'What do you need to know?': 'CANARY-question: do they pay?' });
    const robin = world.sandbox.as('U0ROBIN');
    await decide(world, robin, 'Answer', { 'Your answer': 'CANARY-answer: never.' });
    expect(world.sam.lastMessage().text).toContain('CANARY-answer: never.');
    expect(robin.lastMessage().text).toContain('CANARY-question: do they pay?');
    expect(partnerSees()).toBe(before);
    await accept(world);
    expect(partnerSees()).not.toMatch(/question|asked/i);
  });

  test('of both moves the day and whether they are done, never why one did not happen or what else was said', async () => {
    await start();
    await accept(world);
    await decide(world, world.sam, 'Did not happen…', { Why: 'CANARY-why: Jonas was ill.' });
    await decide(world, world.sam, 'Changed…', { 'Your next move': 'CANARY-move: write to Jonas.', By: '2026-12-03' });
    const request = world.lena.lastMessage('partner-brightwater').replies()[0];
    await request?.press('Not yet…');
    const typed = { 'When will it be done?': '2026-12-04', 'What does it wait for?': 'CANARY-said: Jonas is away.' };
    expect(await (await fillForm(modalOf(world.lena), typed)).submit()).toEqual({ ok: true });
    await world.settle();
    expect(world.sam.lastMessage().text).toContain('CANARY-said: Jonas is away.');
    await world.timeIs('2026-12-04T09:00:00-05:00');
    await world.timeIs('2026-12-08T18:00:00-05:00');
    await world.timeIs('2026-12-09T10:00:00-05:00');
    expect(partnerSees()).toContain('our next move comes by Thursday 3 December');
    expect(partnerSees()).not.toMatch(/slipped|did not happen/);
  });

  test('one sentence for outsiders, never the reason, the note or who is better placed', async () => {
    await start();
    await decline(world, {
      Reason: 'Wrong owner',
      'Better placed': 'Priya Raman',
      'Note to the author': 'CANARY-note: they never pay.',
    });
    expect(partnerSees()).toContain('this belongs with somebody else on our side');
    expect(partnerSees()).not.toMatch(/Wrong owner|U0PRIYA|U0SAM/);
    expect(world.maya.lastMessage().text).toContain('CANARY-note: they never pay.');
  });

  test.each([
    ['Won', 'We have won this together.'],
    ['Lost', 'This one was not won.'],
    ['No deal', 'No deal came of this one.'],
  ])('what came of it (%s), and nothing of link, amount, reason or what is said of it inside', async (what, said) => {
    await start();
    await accept(world);
    const inside = {
      Opportunity: 'https://crm.example.com/CANARY-opened',
      Amount: 'CANARY-amount EUR 40,000',
      'What the partner did': 'CANARY-did: they brought Jonas.',
      Why: 'CANARY-why: the partner was late.',
    };
    await recordOutcome(world, 'Opportunity opened', inside);
    await recordOutcome(world, what, inside);
    expect(partnerSees()).toContain(said);
    expect(JSON.stringify(world.sam.lastMessage().blocks)).toContain('CANARY-opened');
  });

  test('that it is not worth working in one sentence, and nothing of our own words for it', async () => {
    await start();
    await accept(world);
    await recordOutcome(world, 'Not worth working: budget');
    expect(partnerSees()).toContain('the means for it are not there at the moment.');
    expect(partnerSees()).not.toMatch(/not worth|budget/i);
  });

  test('nothing of how complete the account executive found it, whether they said yes or no', async () => {
    await start();
    const graded = { 'Or what was weak or missing?': ['Weak: Relationship path', 'Missing: Acceptance criteria'] };
    await decline(world, { Reason: 'No evidence', ...graded });
    expect(world.maya.lastMessage().text).toMatch(/grade: 15 of 18, sent with \d+\. Weak: Relationship path\./);
    await world.sam.lastMessage().press('Undo');
    await world.settle();
    expect(await decide(world, world.sam, 'Accept', graded)).toEqual({ ok: true });
    expect(messagesWith(world.maya, '15 of 18, sent with')).toHaveLength(1);
    expect(partnerSees()).not.toMatch(/Relationship path|Acceptance criteria|weak/i);
  });

  test('of a delay, and nothing of who was silent', async () => {
    await start();
    await world.timeIs('2026-11-27T17:00:00-05:00');
    expect(partnerSees()).toContain('our answer is not there yet');
    expect(partnerSees()).not.toContain('U0SAM');
  });

  test('a fact that was corrected as it is now, and nothing of what it was', async () => {
    await start();
    await world.maya.slash('/handoff list');
    const [reference] = /H\d{7}/.exec(answerTo(world.maya)) ?? [];
    await world.maya.slash(`/handoff status ${reference}`);
    const before = requestsTo(world, CHANNEL).length;
    await world.maya.lastMessage().press('Correct a fact…');
    const changes = { 'Warm path': 'CANARY-warmer path.', Evidence: 'CANARY https://docs.example.com/other' };
    await fillForm(modalOf(world.maya), {
      ...changes,
      'Partner next move': 'Lena calls.',
      'Seller next move': 'CANARY',
    });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await world.settle();
    const since = requestsTo(world, CHANNEL).slice(before);
    expect(since.map(({ what }) => what)).toContain('chat.update');
    expect(since.map(({ what }) => what)).not.toContain('chat.postMessage');
    expect(JSON.stringify(since)).not.toContain(PACKET['Partner next move']);
    expect(partnerSees()).toContain('Lena calls.');
  });

  test('nothing more when messages fail, are looked up and are sent again', async () => {
    await start();
    world.sandbox.control.fail({ method: 'chat.postMessage', channel: CHANNEL, fault: { kind: 'lost_reply' } });
    world.sandbox.control.fail({ method: 'chat.update', channel: CHANNEL, fault: { kind: 'http', status: 500 } });
    await world.sam.lastMessage().press('Decline');
    await fillForm(modalOf(world.sam), { Reason: 'Conflict', 'Note to the author': 'CANARY-note' });
    await modalOf(world.sam).submit();
    for (const minute of ['01', '02', '04']) await world.timeIs(`2026-11-24T10:${minute}:00-05:00`);
    world.sandbox.control.patchChannel(CHANNEL, { isArchived: true });
    await world.timeIs('2026-11-24T11:00:00-05:00');
    expect(partnerSees()).toContain('Not yet: we still have something to sort out on our side.');
    expect(messagesWith(world.lena, 'CANARY', 'partner-brightwater')).toEqual([]);
  });
});
