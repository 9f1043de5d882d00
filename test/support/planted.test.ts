import { describe, expect, test } from 'vitest';
import { driver } from '../../src/db/engine/driver.ts';
import { sendHandoff, startWorld, type Typing, typesHandoff, type World, type WorldOptions } from './bot.ts';

/** What `sendHandoff` saves and says is what the form makes of the same words. */

const TABLES = ['handoffs', 'events', 'notices', 'drafts', 'people', 'partners', 'contacts'];

/** All that is saved, and all that stands in Slack, but for which presses brought it. */
async function lived(send: (world: World, typed: Typing) => Promise<unknown>, typed: Typing, options: WorldOptions) {
  const world = await startWorld(options);
  await send(world, typed);
  const people = ['U0MAYA', 'U0SAM', 'U0ALEX', 'U0LENA', 'U0FINN', 'U0ADA', 'U0PRIYA'];
  const shown = people.map((id) => world.sandbox.as(id).state().conversations);
  const calls = world.sandbox.control.record().filter(({ what }) => what.startsWith('chat.'));
  await world.stop();
  const db = new (driver())(world.config.databaseUrl.slice('file:'.length));
  db.prepare('UPDATE drafts SET stamp = 0').run();
  const saved = TABLES.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]);
  db.close();
  return inOrder(JSON.stringify({ shown, saved, calls: calls.map(({ what, request }) => [what, request]) }, null, 1));
}

/** Ids and the moments of messages are numbered as they come: there are more of them where somebody types. */
function inOrder(text: string): string {
  const found = new Map<string, number>();
  return text.replaceAll(/\bH\d{7}\b|\b[0-9a-f]{32}\b|=[0-9a-z]{4}\b|\b\d{10}\.\d{6}\b/g, (id) => {
    found.set(id, found.get(id) ?? found.size);
    return `#${found.get(id)}`;
  });
}

const CASES: [string, Typing, WorldOptions][] = [
  ['a complete packet', {}, {}],
  [
    'one with all that can be asked for',
    {
      'Partner contact': 'Omar Haddad',
      'Account executive': 'Priya Raman',
      Opportunity: 'OPP-4711',
      'Opportunity created on': '2026-11-02',
      'Response window (business days)': '5',
      'Seller next move by': '2026-12-04',
      'Questions go to': 'Alex Romero',
      'Partner’s agreement': false,
      Evidence: 'Notes: https://docs.example.com/1\nThread: https://docs.example.com/2',
    },
    {},
  ],
  ['one whose conflicts are looked for', { 'How warm': 'Cold: a name only' }, { isChecked: true }],
];

describe.each(CASES)('%s', { tags: 'thorough' }, (_, typed, options) => {
  test('stands as if it had been typed into its form', async () => {
    expect(await lived(sendHandoff, typed, options)).toBe(await lived(typesHandoff, typed, options));
  });
});
