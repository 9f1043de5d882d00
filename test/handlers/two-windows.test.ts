import { expect, test } from 'vitest';
import { FORM_GUARDS, VIEW, type ViewId } from '../../src/blocks/ids.ts';
import type { Db } from '../../src/db/engine/open.ts';
import { MAYA } from '../../torture/fuzz/cast.ts';
import { form, type Inbound } from '../../torture/fuzz/payloads.ts';
import { hearingBot } from '../support/hearing-bot.ts';
import { FORMS, type Ids, newId } from '../support/listeners.ts';

/**
 * Two windows of the forms that do something once, and of those that add something, are sent one after the other. Those that show what is
 * stored, and those that decide about what they show, are in `test/flows/two-windows.test.ts`.
 */

type Bot = Awaited<ReturnType<typeof hearingBot>>;

const formsOf = (guard: (typeof FORM_GUARDS)[ViewId]) =>
  Object.values(VIEW).filter((view) => FORM_GUARDS[view] === guard);

/** What has to have happened before a form can be sent at all. */
const BEFORE: Partial<Record<ViewId, (bot: Bot) => Promise<unknown>>> = {
  [VIEW.keepCredit]: ({ hears, ids }) => hears(form(VIEW.disputeCredit, ids.accepted, MAYA, newId)),
  // The time of its signer is over.
  [VIEW.passCheck]: async ({ db, ids }) =>
    db.$client.prepare('update handoffs set check_lapsed_at = check_asked_at where id = ?').run(ids.checked),
};

/** In a window of its own each time. */
function inWindow(view: ViewId, ids: Ids): Inbound {
  const listener = FORMS.find(([name]) => name === `the form ${view}`);
  if (!listener) throw new Error(`Nobody sends ${view}.`);
  return listener[1](ids);
}

const TABLES = ['handoffs', 'events', 'drafts', 'help_requests', 'registrations', 'disputes', 'absences', 'partners'];

/** All that is stored, row by row. What is drawn once more is no change of it. */
function rowsOf(db: Db): string[] {
  return TABLES.flatMap((table) =>
    db.$client
      .prepare(`select * from ${table}`)
      .all()
      .map((row) => `${table} ${JSON.stringify(row)}`),
  );
}

const wordsIn = (answer: unknown): string =>
  [...JSON.stringify(answer ?? '').matchAll(/"text":"([^"]+)"/g)].map(([, words]) => words).join(' ');

test.each(formsOf('done_once'))(
  '%s is done once: a second window of it is refused, and undoes nothing',
  async (view) => {
    const bot = await hearingBot();
    await BEFORE[view]?.(bot);
    const before = rowsOf(bot.db);
    const [first] = await bot.hears(inWindow(view, bot.ids));
    const done = rowsOf(bot.db);
    expect(done, wordsIn(first)).not.toEqual(before);
    const [second] = await bot.hears(inWindow(view, bot.ids));
    expect(JSON.stringify(second)).toMatch(/"response_action":"(errors|push)"/);
    expect(rowsOf(bot.db)).toEqual(done);
  },
);

test.each(formsOf('adds'))(
  '%s adds something: what a first window added is as it was after a second one',
  async (view) => {
    const bot = await hearingBot();
    await BEFORE[view]?.(bot);
    await bot.hears(inWindow(view, bot.ids));
    const added = rowsOf(bot.db).filter((row) => row.startsWith('events') || row.startsWith('absences'));
    await bot.hears(inWindow(view, bot.ids));
    const after = rowsOf(bot.db);
    expect(added.filter((row) => !after.includes(row))).toEqual([]);
  },
);
