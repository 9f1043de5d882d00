import type { HolidaySource } from '../../src/services/people/holidays.ts';
import { createWall, DAY, dayAfter, HOUR, type Wall } from '../oracle/wall.ts';
import { type Facts, type WorkingDay, workingDays } from '../oracle/business-time.ts';
import { windowIn } from '../support/packets.ts';
import { type Chance, createChance } from '../../torture/chance.ts';
import { judge, type Tally } from './judge.ts';
import { mayBeDone } from './lived.ts';
import { factsOf, HOURS, type Region, workspaceOf, yearsAround } from './people.ts';
import { type Deed, outagesFrom, type Script, through, tickAt, writeScript } from './script.ts';
import { createService, type Service } from './service.ts';

/** Ten years with the bot's own services: one database, everybody's handoffs side by side, one row of minutes for all. */
export type ServiceRun = {
  zones: readonly string[];
  from: number;
  to: number;
  /** How many handoffs the one person of each zone gets. */
  handoffs: number;
  holidays: HolidaySource;
  regions: readonly Region[];
  seed: number;
};

/** An account executive; `changesAt` is when `after` takes the place of `before`. */
type Person = { userId: string; zone: string; wall: Wall; before: Era; after: Era; changesAt: number };
type Span = { from: number; to: number };
type Era = { facts: Facts; days: readonly WorkingDay[] };
type Case = { person: Person; script: Script; id: string; deadlines: number[] };
type Turn = { at: number; take: () => Promise<void> };

export async function runService(run: ServiceRun, tally: Tally): Promise<void> {
  const chance = createChance(run.seed);
  const years = yearsAround(run.from, run.to);
  const workspace = workspaceOf(years);
  const span = { from: Date.UTC(run.from, 0, 1), to: Date.UTC(run.to + 1, 0, 1) - 1 };
  const anywhere = () => span.from + Math.floor(chance.next() * (span.to - span.from));
  // Six a year.
  const outages = outagesFrom(chance, anywhere, 6 * (run.to - run.from + 1), 4 * HOUR);
  const people = run.zones.map((zone, index) => {
    const who = { workspace, years, region: chance.pick(run.regions), isUsual: index % 3 === 0, absences: 1 };
    const facts = factsOf(chance, { ...who, userId: `U0AE${index}` });
    return personOf(chance, { zone, facts, span, changesAt: through(anywhere(), outages) });
  });
  const zones = new Map(people.map(({ userId, zone }) => [userId, zone]));
  const service = await createService({ workspace, holidays: run.holidays, zones });
  service.clock.now = span.from - 30 * DAY;
  for (const { before } of people) await service.saveFacts(before.facts);
  const cases = people.flatMap((person) =>
    Array.from({ length: run.handoffs }, () => caseOf(chance, person, span, outages)),
  );
  await passTheYears(service, chance, people, cases, outages);
  for (const each of cases) await judgeCase(service, each, outages, tally);
}

function personOf(
  chance: Chance,
  { zone, facts, span, changesAt }: { zone: string; facts: Facts; span: Span; changesAt: number },
): Person {
  const wall = createWall(zone, span.from - 60 * DAY, span.to + 700 * DAY);
  const eraOf = (held: Facts): Era => ({
    facts: held,
    days: workingDays(held, wall, span.from - 60 * DAY, span.to + 700 * DAY),
  });
  const after = changed(chance, facts, wall.dayOf(changesAt));
  return { userId: facts.person.user_id, zone, wall, before: eraOf(facts), after: eraOf(after), changesAt };
}

/** Other hours, a later morning, or days off that were not foreseen. */
function changed(chance: Chance, facts: Facts, today: string): Facts {
  const { person, workspace, absences } = facts;
  const { opens_at, closes_at } = person.hours ?? workspace;
  const what = chance.pick(['hours', 'morning', 'days off'] as const);
  if (what === 'hours') return { ...facts, person: { ...person, hours: chance.pick(HOURS) } };
  const laterMorning = `${String(Number(closes_at.slice(0, 2)) - 1).padStart(2, '0')}${closes_at.slice(2)}`;
  if (what === 'morning' && laterMorning > opens_at)
    return { ...facts, person: { ...person, hours: { opens_at: laterMorning, closes_at } } };
  const off = { from_day: dayAfter(today, chance.upTo(4)), to_day: dayAfter(today, 4 + chance.upTo(4)) };
  return {
    ...facts,
    absences: [...absences, { ...off, id: `${person.user_id} ill`, user_id: person.user_id, stand_in: null }],
  };
}

/** At a time at which the account executive can be asked, often not long before something that makes counting hard. */
function caseOf(chance: Chance, person: Person, span: Span, outages: Script['outages']): Case {
  for (;;) {
    const hard = chance.pick([null, person.changesAt, chance.pick(outages).from]);
    const when = hard === null ? span : { from: Math.max(span.from, hard - 6 * DAY), to: hard };
    const { wall, before, after, changesAt } = person;
    const script = writeScript(chance, { wall, days: before.days }, when, outages);
    const { facts } = script.landsAt > changesAt ? after : before;
    const today = wall.dayOf(script.landsAt);
    const isAway = facts.absences.some(({ from_day, to_day }) => from_day <= today && today <= to_day);
    if (!isAway) return { person, script, id: '', deadlines: [] };
  }
}

/** More turns and minutes than these years take. */
const PATIENCE = 100_000;

/** From the first landing until nothing is due any more: whatever comes first, a press or the next minute in which something is due. */
async function passTheYears(
  service: Service,
  chance: Chance,
  people: Person[],
  cases: Case[],
  outages: Script['outages'],
): Promise<void> {
  const { clock } = service;
  let recountAt = Infinity;
  const turns: Turn[] = [
    ...cases.flatMap((each) => [
      landing(service, each),
      ...each.script.deeds.map((deed) => press(service, each, deed)),
    ]),
    ...people.map(({ after, changesAt }) => ({
      at: changesAt,
      async take() {
        await service.saveFacts(after.facts);
        recountAt = tickAt(changesAt + 1, outages);
      },
    })),
  ].toSorted((a, b) => a.at - b.at);
  for (let asked = 0; asked < PATIENCE; asked += 1) {
    const tick = tickAt(Math.min(nextDue(service, chance, people), recountAt), outages);
    const turn = turns[0];
    if (turn && turn.at < tick) {
      turns.shift();
      clock.now = turn.at;
      await turn.take();
    } else if (tick === Infinity) {
      return;
    } else {
      clock.now = tick;
      if (tick >= recountAt) recountAt = Infinity;
      await service.doWhatIsDue();
    }
  }
  throw new Error('Something is due, and is never done.');
}

/**
 * The next moment at which anything can happen. What is due and held is asked about each minute while its account executive works;
 * outside of their hours now and then, and in the minute in which they begin, since there are weeks of such minutes.
 */
function nextDue(service: Service, chance: Chance, people: Person[]): number {
  const { now } = service.clock;
  const { ahead, isDue, heldFor } = service.agenda();
  if (isDue) return now + 1;
  const asked = people
    .filter(({ userId }) => heldFor.includes(userId))
    .flatMap(({ before, after }) => [before, after])
    .map(({ days }) => days.find(({ to }) => to > now)?.from ?? Infinity)
    .map((opensAt) => (opensAt <= now ? now + 1 : Math.min(opensAt, now + 1 + chance.upTo(HOUR))));
  return Math.min(...ahead.map((at) => at ?? Infinity), ...asked);
}

function landing(service: Service, each: Case): Turn {
  return {
    at: each.script.landsAt,
    async take() {
      const sent = await service.send(each.person.userId, each.script.days);
      Object.assign(each, { id: sent.id, deadlines: [windowIn(sent).deadlineAt] });
    },
  };
}

function press(service: Service, each: Case, deed: Deed): Turn {
  return {
    at: deed.at,
    async take() {
      const handoff = await service.handoff(each.id);
      if (!mayBeDone(deed, handoff)) return;
      await service.doDeed(each.id, deed);
      if (deed.what !== 'extends') return;
      const extended = await service.handoff(each.id);
      if (extended.version === handoff.version) return;
      each.deadlines.splice(-1, 1, windowIn(handoff).deadlineAt, windowIn(extended).deadlineAt);
    },
  };
}

async function judgeCase(service: Service, each: Case, outages: Script['outages'], tally: Tally): Promise<void> {
  const { person, script, id, deadlines } = each;
  const handoff = await service.handoff(id);
  deadlines.splice(-1, 1, windowIn(handoff).deadlineAt);
  const { wall, before, after, changesAt } = person;
  const change = { at: changesAt, countedAt: tickAt(changesAt + 1, outages), after: after.days };
  judge(script, await service.lifeOf(id, deadlines), { wall, before: before.days, change }, tally);
}
