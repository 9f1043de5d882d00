import { expect, onTestFinished, test } from 'vitest';
import { driver } from '../../src/db/engine/driver.ts';
import { modalOf, PACKET, startWorld, fillForm, type World } from '../support/bot.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { messagesWith, refusalOver } from '../support/reading.ts';

/** What people read while the database takes nothing, and what becomes of what they typed. */

const AUTHORS = ['U0MAYA', 'U0ALEX', 'U0ADA', 'U0PRIYA', 'U0IRIS'];

/** Another program, such as a backup, holds the database until it is let go. */
function holdDatabase({ config }: World): () => void {
  const client = new (driver())(config.databaseUrl.slice('file:'.length));
  onTestFinished(() => void client.close());
  client.exec('BEGIN IMMEDIATE');
  return () => void client.exec('ROLLBACK');
}

test.each(['socket', 'http'] as const)(
  'while another program holds the database five people send: each is told to try again, and nothing that they typed is lost (%s)',
  { tags: 'thorough' },
  async (mode) => {
    const world = await startWorld({ mode, databaseUrl: databaseOnDisk() });
    const people = AUTHORS.map((id) => world.sandbox.as(id));
    const accounts = AUTHORS.map((id) => `Account of ${id}`);
    for (const [at, person] of people.entries()) {
      await person.slash('/handoff');
      await fillForm(modalOf(person), { ...PACKET, Account: accounts[at] ?? '' });
    }
    const letGo = holdDatabase(world);
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 10);
    const answers = await Promise.all(people.map((person) => modalOf(person).submit()));
    clearInterval(turning);
    expect(answers).toEqual(AUTHORS.map(() => ({ ok: true })));
    expect(turns, 'everything else goes on meanwhile').toBeGreaterThan(50);
    for (const [at, person] of people.entries()) {
      expect(await refusalOver(person)).toContain(
        'The database is busy at the moment. Nothing you typed is lost: keep this window open and try again in a minute.',
      );
      expect(modalOf(person).value('Account')).toBe(accounts[at]);
    }
    letGo();
    for (const person of people) await modalOf(person).submit();
    await world.settle();
    for (const account of accounts) expect(messagesWith(world.sam, account), account).toHaveLength(1);
  },
);

test('a message that is due while another program holds the database goes out once, when it lets go', {
  tags: 'thorough',
}, async () => {
  const world = await startWorld({ databaseUrl: databaseOnDisk() });
  await world.maya.slash('/handoff');
  await fillForm(modalOf(world.maya), PACKET);
  // The clock of the draft is set, so that nothing else is to be saved.
  await world.settle();
  world.sandbox.control.fail({ method: 'conversations.open', times: 2, fault: { kind: 'delay', ms: 200 } });
  expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  const letGo = holdDatabase(world);
  await world.settle();
  expect(world.sam.messages()).toEqual([]);
  letGo();
  await world.timeIs('2026-11-24T10:00:30-05:00');
  expect(messagesWith(world.sam, 'Fabrikam')).toHaveLength(1);
  expect(world.alex.messages(), 'nothing is called undeliverable').toEqual([]);
});
