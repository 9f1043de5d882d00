import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTION, type ActionId } from '../../src/blocks/ids.ts';
import { press } from '../../torture/fuzz/payloads.ts';
import { newId } from '../support/listeners.ts';
import { type PressedBot, startPressedBot } from '../support/pressed-bot.ts';
import { type PresserName, type PresserOf, PRESSERS, type Role } from '../support/pressed-cast.ts';
import { type PressedStage, type StageName, STAGES, type Standing } from '../support/pressed-stages.ts';

/**
 * Every button about a handoff, pressed by everybody who can come to see it, in every stage that it can outlive: what is due to the presser
 * happens, or nothing does and they alone read why. Who may do what is written down here from the rules, not read from the code.
 */

/** They stand in windows, or are about a partner and not about a handoff; those about the moves after acceptance have tests of their own. */
const LEFT_OUT = [
  ACTION.choosePartner,
  ACTION.showExample,
  ACTION.addPartner,
  ACTION.editPartner,
  ACTION.moveChannel,
  ACTION.pausePartner,
  ACTION.resumePartner,
  ACTION.addAbsence,
  ACTION.removeAbsence,
  ACTION.moveDone,
  ACTION.moveChanged,
  ACTION.moveDidNotHappen,
  ACTION.introduced,
  ACTION.changeRoles,
  ACTION.partnerMoveDone,
  ACTION.partnerMoveNotYet,
] as const;
type Button = Exclude<ActionId, (typeof LEFT_OUT)[number]>;

/** Who may press it in this stage, and what it does: a form opens, or this is noted in the history. Nobody, when it is over. */
type Rule = { does: string; may: (stage: PressedStage) => Role[] };

const when = (isSo: boolean | undefined, ...roles: Role[]): Role[] => (isSo ? roles : []);
const awaits = ({ is }: PressedStage) => is === 'awaiting';
const isDeclined = ({ is }: PressedStage) => is === 'declined';
const isDecided = ({ is }: PressedStage) => is === 'accepted' || is === 'declined';
const isAccepted = ({ is }: PressedStage) => is === 'accepted';

const OPENS = 'opens a form';
const byAe = (isSo: (stage: PressedStage) => boolean | undefined, does = OPENS): Rule => ({
  does,
  may: (stage) => when(isSo(stage), 'account executive'),
});
const byAuthor = (isSo: (stage: PressedStage) => boolean | undefined): Rule => ({
  does: OPENS,
  may: (stage) => when(isSo(stage), 'author'),
});
const byIntakeOwner = (isSo: (stage: PressedStage) => boolean | undefined, does = OPENS): Rule => ({
  does,
  may: (stage) => when(isSo(stage), 'intake owner'),
});

/** The packet is their author's to send anew until somebody has accepted it, and once only. */
const CAN_BE_SENT_ANEW: readonly Standing[] = ['draft', 'declined', 'closed: declined', 'closed: withdrawn'];

const RULES: Record<Button, Rule> = {
  [ACTION.accept]: byAe(awaits),
  [ACTION.decline]: byAe(awaits),
  [ACTION.propose]: byAe(awaits),
  [ACTION.ask]: byAe((stage) => awaits(stage) && stage.questions !== 3),
  [ACTION.reply]: {
    does: OPENS,
    may: (stage) => when(awaits(stage) && stage.questions !== undefined, 'author', 'named for questions'),
  },
  [ACTION.remindTomorrow]: byAe((stage) => awaits(stage) && !stage.lapsed, 'dialed_down'),
  [ACTION.remindOnLastDay]: byAe((stage) => awaits(stage) && !stage.lapsed, 'dialed_down'),
  [ACTION.reroute]: byIntakeOwner((stage) => awaits(stage) || stage.wrongOwner),
  [ACTION.extend]: byIntakeOwner(awaits),
  [ACTION.withdraw]: { does: OPENS, may: (stage) => when(awaits(stage), 'author', 'intake owner') },
  [ACTION.correct]: byAuthor(awaits),
  [ACTION.passOn]: byIntakeOwner(({ wrongOwner }) => wrongOwner, 'rerouted'),
  [ACTION.undo]: byAe((stage) => isDecided(stage) && stage.fresh, 'reopened'),
  [ACTION.reopen]: byIntakeOwner(isDecided),
  [ACTION.park]: byAuthor(isDeclined),
  [ACTION.tellPartner]: byAuthor((stage) => isDeclined(stage) && !stage.told),
  [ACTION.closeDeal]: byAuthor(isDeclined),
  [ACTION.worthWorking]: byAe(isAccepted, 'worth_working'),
  [ACTION.notWorthBudget]: byAe(isAccepted, 'not_worth'),
  [ACTION.notWorthTiming]: byAe(isAccepted, 'not_worth'),
  [ACTION.notWorthFit]: byAe(isAccepted, 'not_worth'),
  [ACTION.outcome]: byAe(({ is }) => is === 'accepted' || is === 'working'),
  [ACTION.revise]: byAuthor(({ is }) => CAN_BE_SENT_ANEW.includes(is)),
  [ACTION.retryNotice]: {
    does: 'sends the message again',
    may: ({ is }) => when(is !== 'draft', 'author', 'intake owner'),
  },
};
const BUTTONS = Object.keys(RULES) as Button[];

/** Those who exist in this stage. */
const pressersIn = (stage: PressedStage): PresserName[] =>
  (Object.keys(PRESSERS) as PresserName[]).filter((name) => PRESSERS[name].who(stage) !== null);
const GROUPS = (Object.keys(STAGES) as StageName[]).map((name) => [name, pressersIn(STAGES[name])] as const);

const REFUSED = 'is refused';
const NOT_OURS = [
  'Only full members of our own workspace can do this. Ask one of them to do it with you.',
  'Slack does not say who you are at the moment. Try again in a minute.',
];

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

describe.each(GROUPS)('of a handoff that is %s', (stage, pressers) => {
  test.each(pressers)('%s does with each button what is theirs to do, or reads why not', async (name) => {
    const presser: PresserOf = PRESSERS[name];
    const wrong: string[] = [];
    for (const button of BUTTONS) {
      const right = due(button, presser, STAGES[stage]);
      const found = await outcomeOf(stage, presser, button);
      if (found !== right) wrong.push(`${button}: ${found}, and not: ${right}`);
    }
    expect(wrong).toEqual([]);
  });
});

test('the table has a cell for each button, stage and presser, and stages for all that can be', () => {
  const cells = GROUPS.reduce((sum, [, pressers]) => sum + pressers.length * BUTTONS.length, 0);
  expect(cells).toBeGreaterThanOrEqual(1500);
  expect([...BUTTONS, ...LEFT_OUT].toSorted()).toEqual(Object.values(ACTION).toSorted());
});

test.each(Object.keys(STAGES) as StageName[])('the handoff that stands for “%s” is that', (stage) => {
  const row = bot.sqlite.prepare('select stage, outcome, ae from handoffs where id = ?').get(bot.ids[stage]);
  const { is, ae } = STAGES[stage];
  const [standing, outcome = null] = is.split(': ');
  expect(row).toEqual({ stage: standing, outcome, ae: ae.user });
});

function due(button: Button, { role }: PresserOf, stage: PressedStage): string {
  const { does, may } = RULES[button];
  return role !== null && may(stage).includes(role) ? does : REFUSED;
}

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
    return inWords({ after, said: said() }, bot.ids[stage], presser);
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

function inWords({ after, said: told }: Came, id: string, presser: PresserOf): string {
  const spoke = told.map(({ method }) => method).join(' and ');
  const news = after.events.slice(before.events.length);
  const isRevived = before.notices.some(
    ({ status }, at) => status === 'dead_letter' && after.notices[at]?.status === 'queued',
  );
  const isKept = after === before || factsIn(after) === factsBefore;
  if (isKept && spoke === 'views.open') return OPENS;
  if (isKept && spoke === 'respond') return sentenceIn(told[0]?.words ?? '', presser);
  if (news.length === 0 && isRevived && spoke === 'respond') return 'sends the message again';
  const others = ({ handoffs }: Rows) => handoffs.filter((row) => row.id !== id);
  const [done] = news;
  const isOwn = news.length === 1 && done?.handoff_id === id && isEqual(others(before), others(after));
  return isOwn && ['', 'respond'].includes(spoke) ? done.kind : `changes ${news.length}, says ${spoke}`;
}

/** One sentence for the presser alone, which blames nobody and shows outsiders nothing. */
function sentenceIn(body: string, { isOurs }: PresserOf): string {
  const { text, response_type: to, replace_original: replaces } = JSON.parse(body);
  const isTheirsAlone = to === 'ephemeral' && replaces === false;
  const isFit = isOurs ? !NOT_OURS.includes(text) && !/went wrong/.test(text) : NOT_OURS.includes(text);
  return isTheirsAlone && isFit ? REFUSED : `reads “${text}”`;
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
