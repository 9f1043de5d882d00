import { describe, expect, test } from 'vitest';
import type { Db } from '../../src/db/engine/open.ts';
import { isPayload } from '../../src/receive/payload.ts';
import type { Inbound, Json } from '../../torture/fuzz/payloads.ts';
import { hearingBot } from '../support/hearing-bot.ts';
import { EVENTS, FORMS } from '../support/listeners.ts';
import { someOf } from '../support/sample.ts';

/** Values that no client of Slack's can send, in every field of every form, signed all the same. */

const deep: unknown[] = [];
for (let at = 0, list = deep; at < 5_000; at += 1) {
  const inner: unknown[] = [];
  list.push(inner);
  list = inner;
}
const WRONG: [string, unknown][] = [
  ['a number', 7],
  ['a huge number', 1e308],
  ['a tick', true],
  ['an object', { value: 'x' }],
  ['a list', [null]],
  ['lists in lists in lists', deep],
  ['an object in the place of words', { toString: 'x' }],
];
/** What only a library would say. */
const FOREIGN = /invalid (input|option)|expected|received|undefined|NaN|\[object/i;

/** The fields of a form: the one that holds its value, and under which name. */
function fieldsOf({ payload }: Inbound): [key: string, entry: Json, name: string][] {
  const { state } = payload.view as { state: { values: Record<string, { value: Json }> } };
  return Object.entries(state.values).map(([key, { value }]) => {
    const name = Object.keys(value).find((each) => each !== 'type') ?? '';
    return [key, value, name];
  });
}

/** All that a form can change. A refused press may draw cards once more, so notices are left out. */
function savedIn(db: Db): unknown[] {
  const tables = ['handoffs', 'events', 'partners', 'contacts', 'settings', 'people', 'absences'];
  return tables.map((table) => db.$client.prepare(`select * from ${table}`).all());
}

describe.each(FORMS.map(([name, inbound], at) => [name, inbound, at] as const))('%s', (_, inbound, nth) => {
  test.each(someOf(WRONG, 6, nth))(
    'with %s in a field is not saved, and what is said about it is said in our words',
    async (_what, wrong) => {
      const bot = await hearingBot();
      const before = savedIn(bot.db);
      const count = fieldsOf(inbound(bot.ids)).length;
      for (let at = 0; at < count; at += 1) {
        const sent = inbound(bot.ids);
        const [key, entry, name] = fieldsOf(sent)[at] ?? ['', {}, ''];
        entry[name] = wrong;
        const [answer, ...others] = await bot.hears(sent);
        expect(others).toEqual([]);
        // A packet that was typed otherwise in another window is shown again, as it is put together.
        expect(JSON.stringify(answer), key).toMatch(/"response_action":"(errors|push)"|Nothing is saved yet/);
        expect(JSON.stringify(answer), key).not.toMatch(FOREIGN);
      }
      expect(bot.logged).toEqual([]);
      expect(savedIn(bot.db)).toEqual(before);
    },
  );
});

test.each(EVENTS)('%s about something of a wrong type is left alone', async (_, inbound) => {
  const bot = await hearingBot();
  const { event } = inbound(bot.ids).payload as { event: Json };
  for (const key of Object.keys(event).filter((each) => each !== 'type' && each !== 'event_ts')) {
    for (const wrong of [null, {}, { id: 7 }]) {
      const sent = inbound(bot.ids);
      (sent.payload.event as Json)[key] = wrong;
      if (isPayload(sent.payload)) await bot.hears(sent);
    }
  }
  const failed = bot.logged.filter(({ words }) => words === 'What Slack told of could not be worked on');
  expect(failed).toEqual([]);
});
