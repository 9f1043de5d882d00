import { expect, onTestFinished, test, vi } from 'vitest';
import { modalOf, PACKET, sendHandoff, startWorld, type Typing, typesHandoff, type World } from '../support/bot.ts';
import { accept, decline } from '../support/deeds.ts';
import { QUESTION } from './asked.ts';

/** What an operator reads in the log: what happens, by ids alone, and never a word that somebody typed. */

const CANARY = 'Xylophon';
const WORDS: Typing = Object.fromEntries(
  ['Account', 'Why this account', 'Why this partner matters', 'Customer trigger', 'Warm path', 'Seller next move'].map(
    (label) => [label, `${String(PACKET[label])} ${CANARY}`],
  ),
);

/** All that is printed from now on, a line each. */
function printed(): () => Record<string, unknown>[] {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest) => {
    lines.push(String(text));
    const done = rest.find((one) => typeof one === 'function');
    done?.();
    return true;
  });
  onTestFinished(() => spy.mockRestore());
  return () => lines.map((line) => JSON.parse(line));
}

/** A whole life with words everywhere: two handoffs, a question, an answer, a decline with a note, a refused press, a wrong form. */
async function lives(world: World): Promise<void> {
  const { maya, sam, settle } = world;
  await typesHandoff(world, WORDS);
  await sam.lastMessage().press('Ask…');
  await modalOf(sam).fill({ [QUESTION]: `Who is ${CANARY}?` });
  await modalOf(sam).submit();
  await settle();
  await accept(world);
  await typesHandoff(world, { ...WORDS, Account: `Contoso ${CANARY}` });
  await decline(world, { Reason: 'Bad timing', 'Note to the author': `In May, says ${CANARY}.` });
  await maya.slash(`/handoff status ${CANARY}`);
  await maya.slash(`/handoff ${CANARY} Industries`);
  await modalOf(maya).submit();
  await modalOf(maya).closeAll();
}

test('says each change with its handoff, and in detail each request and each message', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld({ settings: { LOG_LEVEL: 'debug' } });
  const lines = printed();
  await sendHandoff(world);
  await accept(world);
  const all = lines();
  const changes = all.filter(({ msg }) => msg === 'A handoff changed');
  expect(changes.map(({ event, actor }) => [event, actor])).toEqual([
    ['sent', 'U0MAYA'],
    ['accepted', 'U0SAM'],
  ]);
  const [{ handoff } = { handoff: null }] = changes;
  expect(handoff).toMatch(/^H\d{7}$/);
  const asked = all.filter(({ msg }) => msg === 'A request was worked on');
  expect(asked).toContainEqual(
    expect.objectContaining({ action: 'handoff.accept', about: handoff, user: 'U0SAM', result: 'done' }),
  );
  const sent = all.filter(({ msg }) => msg === 'Slack has a message');
  expect(sent).toContainEqual(expect.objectContaining({ handoff, kind: 'ae_card', by: 'chat.postMessage' }));
});

test('holds no word that somebody typed, no token and no address for answers, at the most talkative', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld({ settings: { LOG_LEVEL: 'debug' } });
  const lines = printed();
  await lives(world);
  const text = JSON.stringify(lines());
  expect(lines().length).toBeGreaterThan(30);
  expect(text).not.toContain(CANARY);
  expect(text).not.toMatch(/xox[a-z]-\w|xapp-\w|\/response\/\w/);
});
