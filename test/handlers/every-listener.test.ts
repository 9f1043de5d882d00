import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Spoil } from '../../torture/fuzz/answering-slack.ts';
import { type EventRow, unwritten, type WrittenNotice } from '../../torture/demanded.ts';
import { type HearingBot, hearingBots } from '../support/hearing-bot.ts';
import { COMMANDS, EVENTS, FORMS, type Listener, PRESSES, SEARCHES } from '../support/listeners.ts';
import { unheardDuring } from '../support/rejections.ts';
import { someOf } from '../support/sample.ts';

/** Every listener of the routing table, with every call to Slack that follows it failing in every way. */

const refused = (error: string) => () => Response.json({ ok: false, error });
const FAULTS: Record<string, () => Response> = {
  'the connection is refused': () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) });
  },
  'the connection breaks': () => {
    throw new TypeError('fetch failed', { cause: new Error('other side closed') });
  },
  'Slack answers 503': () => new Response('', { status: 503 }),
  'Slack says to wait': () => new Response('', { status: 429, headers: { 'retry-after': '30' } }),
  'Slack has an error of its own': refused('fatal_error'),
  'Slack refuses what it is sent': refused('invalid_arguments'),
  'it comes too late': refused('expired_trigger_id'),
  'the window was closed': refused('view_not_found'),
};

/** The one call at `place`, from 1, meets this fault; all of them when there is no place. */
function failing(fault: () => Response, place?: number): Spoil {
  let calls = 0;
  return () => {
    calls += 1;
    return place === undefined || calls === place ? fault() : null;
  };
}

const ends: (() => Promise<void> | void)[] = [];
let onBot: Awaited<ReturnType<typeof hearingBots>>;
beforeAll(async () => {
  onBot = await hearingBots((end) => void ends.push(end));
});
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

/** What is kept, whatever Slack did: the history, each message with how far it came, and what people have set. */
function keptIn({ db }: HearingBot) {
  const rows = (statement: string) => db.$client.prepare(statement).all();
  return {
    events: rows('select handoff_id, kind, at, detail from events order by id') as EventRow[],
    notices: rows(
      'select handoff_id, kind, status, detail from notices where handoff_id is not null order by handoff_id, key',
    ) as WrittenNotice[],
    help: rows('select state, asked, help_requests.words from help_requests order by rowid'),
    ofHelp: rows('select kind, status, detail from notices where help_request_id is not null order by position'),
    set: ['settings', 'partners', 'people', 'absences'].map((table) => rows(`select * from ${table}`).length),
  };
}

/** What of it shows what was done; when is another matter. */
const facts = ({ events, notices, set, help, ofHelp }: ReturnType<typeof keptIn>) =>
  JSON.stringify([
    events.map(({ handoff_id: id, kind }) => [id.length, kind]),
    notices.map(({ kind, status }) => [kind, status]),
    set,
    help,
    ofHelp,
  ]);

/** Where a person sees something: all but a look-up. */
const SEEN = new Set(['respond', 'views.open', 'views.push', 'views.update']);

/** Has a new bot hear it while Slack fails as told; then Slack is well again, and all that waits is delivered. */
async function hear(inbound: Listener[1] | null, spoil: Spoil = () => null, getsThrough = true) {
  let isWell = false;
  const spoilt: Spoil = (method) => (isWell ? null : spoil(method));
  return onBot(spoilt, async (bot) => {
    const answers = inbound ? await bot.hears(inbound(bot.ids), getsThrough) : [];
    const calls = [...bot.slack.calls()];
    isWell = true;
    await bot.deliverAll();
    const hasSeen = calls.some(({ method, isOk }) => isOk && SEEN.has(method));
    const { logged } = bot;
    return { answers, calls, hasSeen, logged, kept: keptIn(bot), unsent: await bot.store.outbox.unsent() };
  });
}
type Heard = Awaited<ReturnType<typeof hear>>;

/** What came of it while nothing was wrong; asked for twice, and the same each time. */
const calms = new Map<string, Promise<Heard>>();
function calmly(name: string, inbound: Listener[1]): Promise<Heard> {
  const heard = calms.get(name) ?? hear(inbound);
  calms.set(name, heard);
  return heard;
}

/** It was acknowledged once, and what was saved was told: all that the history demands was written, and nothing waits. */
function expectPromisesKept({ answers, kept, unsent }: Heard): void {
  expect(answers).toHaveLength(1);
  // Nobody has named a sales channel here, so that nothing is said in one.
  expect(unwritten(kept.events, kept.notices).filter((each) => !each.startsWith('sales_won'))).toEqual([]);
  expect(unsent).toBe(0);
}

/** Every fault at each call that follows, and at all of them together. */
function mishapsOf({ calls }: Heard) {
  const places = [undefined, ...calls.map((_, at) => at + 1)];
  return Object.entries(FAULTS).flatMap(([what, fault]) => places.map((place) => ({ what, fault, place })));
}

const LISTENERS = [...COMMANDS, ...PRESSES, ...FORMS, ...SEARCHES, ...EVENTS];
const NAMES = LISTENERS.map(([name]) => name);
const TRIES_ONE_IN = 40;

test.each(someOf(LISTENERS, 4))(
  '%s is acknowledged once and told, whatever Slack does, and never ends the process',
  async (name, inbound) => {
    const unheard = await unheardDuring(async () => {
      const calm = await calmly(name, inbound);
      expectPromisesKept(calm);
      expect(calm.logged).toEqual([]);
      if (calm.calls.length === 0) return;
      // Its answer is what a person sees of a form or a menu; nobody waits for an answer to an event.
      const isSeenAnyhow = [...FORMS, ...SEARCHES, ...EVENTS].some(([listener]) => listener === name);
      for (const { what, fault, place } of someOf(mishapsOf(calm), TRIES_ONE_IN, NAMES.indexOf(name))) {
        const heard = await hear(inbound, failing(fault, place));
        expectPromisesKept(heard);
        const call = place === undefined ? undefined : calm.calls[place - 1];
        if (!call) continue;
        const when = `${what} at ${call.method}, call ${place}`;
        expect(heard.hasSeen || isSeenAnyhow || what === 'the window was closed', when).toBe(true);
        if (SEEN.has(call.method)) expect(facts(heard.kept), when).toBe(facts(calm.kept));
      }
    });
    expect(unheard).toEqual([]);
  },
);

// Events come again until they are acknowledged; nothing else does.
test.each(someOf([...COMMANDS, ...PRESSES, ...FORMS, ...SEARCHES], 4, 1))(
  '%s is worked on also when its acknowledgement does not get through',
  async (name, inbound) => {
    const unheard = await unheardDuring(async () => {
      const calm = await calmly(name, inbound);
      const unanswered = await hear(inbound, undefined, false);
      expectPromisesKept(unanswered);
      expect(facts(unanswered.kept)).toBe(facts(calm.kept));
    });
    expect(unheard).toEqual([]);
  },
);
