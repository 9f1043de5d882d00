import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTION } from '../../src/blocks/ids.ts';
import { press } from '../../torture/fuzz/payloads.ts';
import { newId } from '../support/listeners.ts';
import { type PressedBot, startPressedBot } from '../support/pressed-bot.ts';
import { type PresserName, type PresserOf, PRESSERS } from '../support/pressed-cast.ts';
import { type Button, BUTTONS, due, isPartners, LEFT_OUT, mayRead, OPENS, REFUSED } from '../support/pressed-rules.ts';
import { type PressedStage, type StageName, STAGES } from '../support/pressed-stages.ts';
import { someOf, triesOneIn } from '../support/sample.ts';

/**
 * Every button about a handoff, pressed by everybody who can come to see it, in every stage that it can outlive: what is due to the presser
 * happens, or nothing does and they alone read why. Who may do what is written down here from the rules, not read from the code.
 */

const STAGE_NAMES = Object.keys(STAGES) as StageName[];
const NAMES = Object.keys(PRESSERS) as PresserName[];
/** Those who exist in this stage. */
const pressersIn = (stage: PressedStage): PresserName[] => NAMES.filter((name) => PRESSERS[name].who(stage) !== null);
const GROUPS = STAGE_NAMES.map((name) => [name, pressersIn(STAGES[name])] as const);

/** `npm run test:reliability` tries all cells; whenever anything changes there is time for some. */
const TRIES_ONE_IN = triesOneIn(22);

/**
 * What is somebody's to do is always tried, and what partners press of their own; of all other refusals so many that each presser has pressed
 * each button.
 */
function triedOf(stage: StageName, name: PresserName): Button[] {
  const presser: PresserOf = PRESSERS[name];
  const stages = GROUPS.flatMap(([one, pressers]) => (pressers.includes(name) ? one : []));
  const from = stages.indexOf(stage) + NAMES.indexOf(name);
  const oneIn = Math.min(TRIES_ONE_IN, stages.length);
  const isTheirs = (button: Button) => presser.of === 'the partner' && isPartners(button);
  const isDue = (button: Button) => due(button, presser, STAGES[stage]) !== REFUSED;
  return BUTTONS.filter((button, at) => isTheirs(button) || isDue(button) || (from + at) % oneIn === 0);
}

const ends: (() => Promise<void> | void)[] = [];
let bot: PressedBot;
/** As they are before each press. */
let before: Rows;
let factsBefore: string;
beforeAll(async () => {
  bot = await startPressedBot((end) => void ends.push(end));
  before = rows();
  factsBefore = factsIn(before);
}, 60_000);
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

test.each(someOf(GROUPS, 4))(
  'of a handoff that is %s, each can do what is theirs to do, and reads of all else why not',
  async (stage, pressers) => {
    const wrong: string[] = [];
    for (const name of pressers) {
      for (const button of triedOf(stage, name)) {
        const right = due(button, PRESSERS[name], STAGES[stage]);
        const found = await outcomeOf(stage, PRESSERS[name], button);
        if (found !== right) wrong.push(`${name}, ${button}: ${found}, and not: ${right}`);
      }
    }
    expect(wrong).toEqual([]);
  },
);

test('the table has a cell for each button, stage and presser, and stages for all that can be', () => {
  const all = GROUPS.reduce((sum, [, pressers]) => sum + pressers.length * BUTTONS.length, 0);
  const tried = GROUPS.flatMap(([stage, pressers]) =>
    pressers.flatMap((name) => triedOf(stage, name).map((button) => `${name}: ${button}`)),
  );
  process.stdout.write(`${tried.length} of ${all} cells are tried\n`);
  expect(tried.length).toBeGreaterThanOrEqual(1600);
  expect(new Set(tried).size).toBe(NAMES.length * BUTTONS.length);
  expect([...BUTTONS, ...LEFT_OUT].toSorted()).toEqual(Object.values(ACTION).toSorted());
});

test.each(STAGE_NAMES)('the handoff that stands for “%s” is that', (stage) => {
  const { is, ae, ourMove, partnersMove, introduced } = STAGES[stage] as PressedStage;
  const [standing, outcome = null] = is.split(': ');
  const moves =
    'seller_done_at is not null as done, seller_failure is not null as failed, ' +
    'partner_done_at is not null as partnerDone, introduced_at is not null as introduced';
  const row = bot.sqlite.prepare(`select stage, outcome, ae, ${moves} from handoffs where id = ?`).get(bot.ids[stage]);
  expect(row).toEqual({
    stage: standing,
    outcome,
    ae: ae.user,
    done: Number(ourMove === 'done'),
    failed: Number(ourMove === 'did not happen'),
    partnerDone: Number(partnersMove === 'done'),
    introduced: Number(introduced === true),
  });
});

/** What came of one press, after which the database is again as it was. */
async function outcomeOf(stage: StageName, presser: PresserOf, button: Button): Promise<string> {
  const by = presser.who(STAGES[stage]);
  if (!by) return 'nobody pressed';
  bot.slack.forget();
  bot.faults.splice(0);
  bot.sqlite.exec('begin immediate');
  try {
    const written = rowsWritten();
    const acknowledgements = await bot.hears(press(button, aboutOf(stage, button), by, newId));
    if (acknowledgements.length !== 1 || acknowledgements[0] !== undefined) return 'is not acknowledged once';
    if (bot.faults.length > 0) return 'is logged as a fault';
    const after = rowsWritten() === written ? before : rows();
    return inWords({ after, said: said() }, bot.ids[stage], { button, presser });
  } finally {
    bot.sqlite.exec('rollback');
  }
}

function aboutOf(stage: StageName, button: Button): string {
  if (button === ACTION.reply) return `${bot.ids[stage]}-1`;
  return button === ACTION.retryNotice ? (bot.letters.get(stage) ?? 'none') : bot.ids[stage];
}

type Row = Record<string, unknown>;
type EventRow = Row & { kind: string };
type Rows = { handoffs: Row[]; events: EventRow[]; notices: Row[] };

/** Grows with each row that anybody writes. */
const rowsWritten = (): unknown => bot.sqlite.prepare('select total_changes()').pluck().get();

function rows(): Rows {
  const all = (table: string) => bot.sqlite.prepare(`select * from ${table} order by rowid`).all() as Row[];
  return { handoffs: all('handoffs'), events: all('events') as EventRow[], notices: all('notices') };
}

/** Everything that Slack was told, but for who people are. */
function said(): { method: string; words: string }[] {
  const told = bot.slack.calls().filter(({ method }) => method !== 'users.info');
  return told.map(({ method, fields }) => ({ method, words: fields.body ?? fields.view ?? '' }));
}

type Came = { after: Rows; said: { method: string; words: string }[] };
type Pressed = { button: Button; presser: PresserOf };

function inWords({ after, said: told }: Came, id: string, pressed: Pressed): string {
  const spoke = told.map(({ method }) => method).join(' and ');
  const news = after.events.slice(before.events.length);
  const isRevived = before.notices.some(
    ({ status }, at) => status === 'dead_letter' && after.notices[at]?.status === 'queued',
  );
  const isKept = after === before || factsIn(after) === factsBefore;
  if (isKept && spoke === 'views.open') return OPENS;
  if (isKept && spoke === 'respond') return sentenceIn(told[0]?.words ?? '', pressed);
  if (news.length === 0 && isRevived && spoke === 'respond') return 'sends the message again';
  const others = ({ handoffs }: Rows) => handoffs.filter((row) => row.id !== id);
  const [done] = news;
  const isOwn = news.length === 1 && done?.handoff_id === id && isEqual(others(before), others(after));
  return isOwn && ['', 'respond'].includes(spoke) ? done.kind : `changes ${news.length}, says ${spoke}`;
}

/** One sentence for the presser alone, which blames nobody and shows outsiders nothing. */
function sentenceIn(body: string, { button, presser }: Pressed): string {
  const { text, response_type: to, replace_original: replaces } = JSON.parse(body);
  const isTheirsAlone = to === 'ephemeral' && replaces === false;
  return isTheirsAlone && mayRead(text, button, presser) ? REFUSED : `reads “${text}”`;
}

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** All that is kept, but for whether a message which stands is to be drawn once more. */
function factsIn({ notices, ...kept }: Rows): string {
  const stands = new Set<unknown>(['sent', 'held', 'queued']);
  const steady = (row: Row) => ({
    ...row,
    attempts: null,
    next_try_at: null,
    status: stands.has(row.status) ? 'stands' : row.status,
  });
  return JSON.stringify({ ...kept, notices: notices.map(steady) });
}
