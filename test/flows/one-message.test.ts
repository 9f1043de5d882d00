import type { PersonAtKeyboard } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { sentWorld } from '../support/deeds.ts';
import { shownIn } from '../../torture/shown.ts';
import { messagesWith } from '../support/reading.ts';

const ACCOUNTS = ['Fabrikam Logistics', 'Contoso Foods', 'Adatum Steel'];

/** Maya has handed three accounts off to Sam, all with the same window. */
async function threeWaiting(): Promise<World> {
  const world = await startWorld();
  for (const Account of ACCOUNTS) await sendHandoff(world, { Account });
  return world;
}

const LAST_DAY = '2026-11-27T09:00:00-05:00';
const DEADLINE = '2026-11-27T17:00:00-05:00';

/** How many of this person's messages speak of each account in these words. */
const counts = (person: PersonAtKeyboard, words: string) => {
  const such = messagesWith(person, words);
  return [
    such.length,
    ...ACCOUNTS.map((account) => such.filter(({ blocks }) => JSON.stringify(blocks).includes(account)).length),
  ];
};

describe('what falls due for one person at one moment is one message', () => {
  test('the reminders of three handoffs', async () => {
    const world = await threeWaiting();
    await world.timeIs(LAST_DAY);
    expect(counts(world.sam, 'Today is the last day')).toEqual([1, 1, 1, 1]);
    const [reminder] = messagesWith(world.sam, 'Today is the last day');
    expect(reminder?.text.split(' · ')).toHaveLength(3);
  });

  test('the lapses of three handoffs: one for the account executive, one for the author, one for who decides', {
    tags: 'thorough',
  }, async () => {
    const world = await threeWaiting();
    await world.timeIs(DEADLINE);
    expect(counts(world.sam, 'The window for')).toEqual([1, 1, 1, 1]);
    expect(counts(world.maya, 'Nobody answered')).toEqual([1, 1, 1, 1]);
    expect(counts(world.alex, 'Nobody answered')).toEqual([1, 1, 1, 1]);
    expect(world.alex.lastMessage().buttons.filter((label) => label === 'Withdraw')).toHaveLength(3);
  });

  test('what is answered from it shows who answered, and the rest can still be answered there', {
    tags: 'thorough',
  }, async () => {
    const world = await threeWaiting();
    await world.timeIs(LAST_DAY);
    await world.sam.lastMessage().press('Accept', { below: 'Contoso Foods' });
    expect(await modalOf(world.sam).submit()).toEqual({ ok: true });
    await world.settle();
    const shared = world.sam.lastMessage();
    expect(shared.text).toContain('Contoso Foods: accepted by @Sam');
    expect(shared.buttons.filter((label) => label === 'Accept')).toHaveLength(2);
    await shared.press('Decline', { below: 'Adatum Steel' });
    expect(modalOf(world.sam).title).toContain('Decline');
  });

  test('what is decided from one message of several is settled in all of them', { tags: 'thorough' }, async () => {
    const world = await threeWaiting();
    await world.timeIs(DEADLINE);
    await world.timeIs('2026-11-30T17:00:00-05:00');
    const asking = () => world.alex.messages().map(({ blocks }) => shownIn(blocks).buttons.length);
    expect(asking(), 'the call and the escalation').toEqual([9, 9]);
    await world.alex.lastMessage().press('Keep with them', { below: 'Contoso Foods' });
    await fillForm(modalOf(world.alex), { Why: 'Sam was at a fair.' });
    expect(await modalOf(world.alex).submit()).toEqual({ ok: true });
    await world.settle();
    expect(asking()).toEqual([6, 6]);
    expect(messagesWith(world.alex, 'more time was given')).toHaveLength(2);
  });

  test('is one message also when the bot was away at that moment', { tags: 'thorough' }, async () => {
    const world = await threeWaiting();
    await world.outageUntil('2026-11-30T09:30:00-05:00');
    expect(counts(world.alex, 'Nobody answered')).toEqual([1, 1, 1, 1]);
  });
});

test('what is due for one handoff alone is as it always was', { tags: 'thorough' }, async () => {
  const world = await sentWorld();
  await world.timeIs(LAST_DAY);
  expect(messagesWith(world.sam, 'Today is the last day')).toHaveLength(1);
  expect(world.sam.lastMessage().text).not.toContain(' · ');
});
