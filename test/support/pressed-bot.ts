import { createClock } from 'slack-sandbox';
import { ACTION, VIEW, type ViewId } from '../../src/blocks/ids.ts';
import type { Partner } from '../../src/core/partner/partner.ts';
import { createLog } from '../../src/log.ts';
import { createAnsweringSlack } from '../../torture/fuzz/answering-slack.ts';
import { startHearingBot } from '../../torture/fuzz/bot.ts';
import { ADA, ALEX, BRIGHTWATER, CHANNEL, LENA, MAYA, type Person, PRIYA, SAM } from '../../torture/fuzz/cast.ts';
import { form, type Inbound, type Json, press, showing, WRONG_OWNER } from '../../torture/fuzz/payloads.ts';
import { databaseOnDisk, type OnEnd } from './disk.ts';
import { newId } from './listeners.ts';
import { ALMA, DESCRIBED, ESTHER, GONE, JUDE, KIM, PIA, QUINN, REVA, SAL, STELLA } from './pressed-cast.ts';
import { STAGES, type StageName } from './pressed-stages.ts';

/** The bot with a handoff in each stage, brought there by what people send and press, and by time. */
export type PressedBot = Awaited<ReturnType<typeof startPressedBot>>;

const TUESDAY = Date.parse('2026-11-24T15:00:00Z');
/** What was sent on Tuesday has lapsed by then, and what was declined and not mended is closed. */
const A_WEEK_LATER = Date.parse('2026-12-02T15:00:00Z');
const HOUR_MS = 60 * 60_000;
/** What a conflict check found then counts no more. */
const LONG_AGO = Date.parse('2026-10-01T15:00:00Z');

/** The company has four entries, each with a channel of its own; in two of them its contact alone says what came of its move. */
const entry = (id: string, channelId: string, { user }: Person, contactAlone: boolean): Partner => ({
  ...BRIGHTWATER,
  id,
  channelId,
  contactAlone,
  authorCertifies: true,
  does: '',
  // One of its own in each, as the registry has it: of the first it is the one that the form names.
  contacts: [{ id: id === BRIGHTWATER.id ? 'lena' : id, name: 'Lena Fischer', role: 'Practice lead', userId: user }],
});
const ALONE = entry('alone', 'C0ALONE', LENA, true);
const LEFT = entry('left', 'C0LEFT', KIM, true);
/** Where nobody certifies what they send themselves: somebody signs it who takes in nothing. */
const CHECKED: Partner = {
  ...entry('checked', 'C0CHECKED', LENA, false),
  authorCertifies: false,
  does: '',
  alliancesOwner: JUDE.user,
};
const PARTNERS = [entry(BRIGHTWATER.id, CHANNEL, LENA, false), ALONE, LEFT, CHECKED];

export async function startPressedBot(onEnd: OnEnd) {
  const hearing = await startEmpty(onEnd);
  const ids = await buildStages(hearing);
  const { bot, slack, faults, hears } = hearing;
  // From now on messages wait, so that what changes is changed by a press alone.
  bot.loop.stop();
  await bot.loop.idle();
  const letters = deadLetters(bot.db.$client, ids);
  if (faults.length > 0) throw new Error(`A stage was not reached without a fault: ${JSON.stringify(faults)}`);
  return { sqlite: bot.db.$client, store: bot.store, slack, faults, hears, ids, letters };
}

type Hearing = Awaited<ReturnType<typeof startEmpty>>;

async function startEmpty(onEnd: OnEnd) {
  const databaseUrl = databaseOnDisk(onEnd);
  const users = { ...DESCRIBED };
  const slack = createAnsweringSlack({ users, channels: PARTNERS.map(({ channelId }) => channelId) });
  const clock = createClock({ manual: true, startAt: TUESDAY });
  const faults: unknown[] = [];
  const log = createLog('silent');
  Object.assign(log, { error: (facts: unknown) => void faults.push(facts) });
  const receiver = { init: () => undefined, start: async () => undefined, stop: async () => undefined };
  const bot = await startHearingBot({
    database: databaseUrl,
    clock,
    slack,
    receiver,
    log,
    random: () => 0.5,
    onLost: () => undefined,
  });
  onEnd(bot.close);
  for (const partner of PARTNERS) await bot.store.savePartner(partner, clock.now());

  return {
    bot,
    slack,
    users,
    clock,
    faults,
    /** Answers with each acknowledgement. */
    async hears({ payload }: Inbound): Promise<unknown[]> {
      const answers: unknown[] = [];
      await bot.app.processEvent({ body: payload, ack: async (answer) => void answers.push(answer) });
      return answers;
    },
  };
}

/** The reference of each. */
async function buildStages({ bot, users, clock, hears }: Hearing): Promise<Record<StageName, string>> {
  const ids = new Map<StageName, string>();
  const newest = bot.db.$client.prepare('select id from handoffs order by rowid desc').pluck();

  const submits = async (view: ViewId, about: string, by: Person, typed: Record<string, Json> = {}): Promise<void> => {
    const sent = form(view, about, by, newId, typed);
    const answers = await hears(view === VIEW.tellPartner ? showing(sent) : sent);
    const said = JSON.stringify(answers);
    if (/"(errors|push)"/.test(said)) throw new Error(`The form ${view} was not taken: ${said}`);
  };
  const begins = async (stage: StageName, typed: Record<string, Json> = {}): Promise<string> => {
    const draft = newId();
    await submits(VIEW.packet, draft, MAYA, { account: words(stage), questions_to: person(QUINN), ...typed });
    await submits(VIEW.send, draft, MAYA);
    const id = String(newest.get());
    ids.set(stage, id);
    return id;
  };
  const accepts = async (stage: StageName, typed: Record<string, Json> = {}): Promise<string> => {
    const id = await begins(stage, typed);
    await submits(VIEW.accept, id, SAM);
    return id;
  };
  const declines = async (stage: StageName, typed: Record<string, Json> = {}): Promise<string> => {
    const id = await begins(stage);
    await submits(VIEW.decline, id, SAM, { reason: choice('no_evidence'), ...typed });
    return id;
  };
  const reroutes = async (stage: StageName): Promise<string> => {
    const id = await begins(stage);
    await submits(VIEW.ask, id, SAM);
    await submits(VIEW.reroute, id, ALEX);
    return id;
  };
  const ends = async (stage: StageName, what: string): Promise<void> =>
    submits(VIEW.outcome, await accepts(stage), SAM, { what: choice(what) });
  /** Slack says nothing of this person meanwhile. What it said before counts for a minute. */
  const whileUnknown = async ({ user }: Person, work: () => Promise<unknown>): Promise<void> => {
    clock.advance(HOUR_MS / 30);
    const { [user]: before = null } = users;
    users[user] = null;
    await work();
    users[user] = before;
  };
  const passTimeUntil = async (moment: number): Promise<void> => {
    while (clock.now() < moment) {
      clock.advanceTo(Math.min(moment, clock.now() + HOUR_MS));
      await bot.passMinute();
    }
  };

  await submits(VIEW.saveSettings, '', ADA, {
    undo_minutes: words('120'),
    escalation_contact: person(ESTHER),
    adjudicator: person(JUDE),
    intake_owner: person(ALEX),
  });
  await submits(VIEW.saveRoles, '', ADA, {
    partner_marketing: people(MAYA, PIA),
    alliances: people(ALMA),
    revops: people(REVA),
    sales_lead: people(SAL),
  });
  await begins('lapsed');
  await begins('in its conflict check, which lapsed', of(CHECKED));
  await declines('closed as no by time');
  await whileUnknown(GONE, () => begins('a draft that names somebody who has left', { questions_to: person(GONE) }));
  await passTimeUntil(A_WEEK_LATER);

  await accepts('accepted some time ago');
  await declines('declined some time ago');
  await declines('declined for a wrong owner some time ago', WRONG_OWNER);
  await passTimeUntil(A_WEEK_LATER + 3 * HOUR_MS);

  await submits(VIEW.ask, await begins('awaiting an answer'), SAM);
  const asked = await begins('awaiting, with three open questions');
  for (const question of ['Who signs?', 'Who pays?', 'Since when?'])
    await submits(VIEW.ask, asked, SAM, { question: words(question) });
  await reroutes('re-routed');
  await submits(VIEW.accept, await reroutes('re-routed and accepted'), PRIYA);
  await submits(VIEW.decline, await reroutes('re-routed and declined'), PRIYA);
  const passedOn = await declines('passed on', WRONG_OWNER);
  await hears(press(ACTION.passOn, passedOn, ALEX, newId));
  await hears(press(ACTION.undo, await accepts('awaiting again, since the answer was undone'), SAM, newId));
  await accepts('accepted just now');
  await hears(press(ACTION.moveDone, await accepts('accepted, our move done'), SAM, newId));
  await submits(VIEW.moveDidNotHappen, await accepts('accepted, our move did not happen'), SAM);
  await hears(press(ACTION.partnerMoveDone, await accepts('accepted, the partner’s move done'), LENA, newId));
  await hears(press(ACTION.introduced, await accepts('accepted and introduced'), SAM, newId));
  await accepts('accepted, for a contact alone', of(ALONE));
  await accepts('accepted, for a contact alone who has left', of(LEFT));
  await hears(press(ACTION.worthWorking, await accepts('working'), SAM, newId));
  const bothDone = await accepts('working, both moves done');
  await hears(press(ACTION.moveDone, bothDone, SAM, newId));
  await hears(press(ACTION.partnerMoveDone, bothDone, LENA, newId));
  await hears(press(ACTION.worthWorking, bothDone, SAM, newId));
  await declines('declined just now');
  await declines('declined for a wrong owner just now', WRONG_OWNER);
  await submits(VIEW.park, await declines('parked'), MAYA);
  await submits(VIEW.tellPartner, await declines('declined, with a sentence for the partner'), MAYA);
  await submits(VIEW.closeDeal, await declines('closed as no by its author'), MAYA);
  const mended = await declines('mended');
  await hears(press(ACTION.revise, mended, MAYA, newId));
  const draft = String(bot.db.$client.prepare('select id from drafts where revision_of = ?').pluck().get(mended));
  await submits(VIEW.packet, draft, MAYA, {
    account: words('mended'),
    evidence: words('What Jonas wrote: https://docs.example.com/new'),
  });
  await submits(VIEW.send, draft, MAYA);
  await submits(VIEW.withdraw, await begins('withdrawn'), ALEX);
  await begins('in its conflict check', of(CHECKED));
  await submits(VIEW.returnCheck, await begins('returned from its conflict check', of(CHECKED)), JUDE);
  await submits(VIEW.withdraw, await begins('withdrawn in its conflict check', of(CHECKED)), MAYA);
  const checkedAnew = await begins('re-routed into its conflict check', of(CHECKED));
  await submits(VIEW.clearCheck, checkedAnew, JUDE);
  bot.db.$client.prepare('update handoffs set cleared_at = ? where id = ?').run(LONG_AGO, checkedAnew);
  await submits(VIEW.reroute, checkedAnew, ALEX);
  await hears(press(ACTION.notWorthFit, await accepts('not worth working'), SAM, newId));
  await ends('won', 'won');
  await ends('lost', 'lost');
  await ends('no deal', 'no_deal');
  await bot.passMinute();
  await whileUnknown(SAM, () => begins('a draft that is kept'));
  await submits(VIEW.saveAbsence, '', SAM, { from_day: day('2026-12-02'), stand_in: person(STELLA) });
  return complete(ids);
}

function complete(ids: ReadonlyMap<StageName, string>): Record<StageName, string> {
  const missing = Object.keys(STAGES).filter((stage) => !ids.has(stage as StageName));
  if (missing.length > 0) throw new Error(`No handoff is ${missing.join(', ')}.`);
  // Each stage has one, as was just asked.
  return Object.fromEntries(ids) as Record<StageName, string>;
}

/** The message of each that waits for a person; a draft has none that could. */
function deadLetters(sqlite: Hearing['bot']['db']['$client'], ids: Record<StageName, string>): Map<StageName, string> {
  const find = sqlite.prepare("select id from notices where handoff_id = ? and kind = 'ae_card'").pluck();
  const kill = sqlite.prepare("update notices set status = 'dead_letter' where id = ?");
  const letters = new Map<StageName, string>();
  for (const [stage, id] of Object.entries(ids) as [StageName, string][]) {
    const letter = find.get(id);
    if (typeof letter !== 'string') continue;
    kill.run(letter);
    letters.set(stage, letter);
  }
  return letters;
}

const words = (value: string): Json => ({ type: 'plain_text_input', value });
const choice = (value: string): Json => ({ type: 'static_select', selected_option: { value } });
const of = ({ id }: Partner) => ({ partner: choice(id), partner_contact: choice(id) });
const person = ({ user }: Person): Json => ({ type: 'users_select', selected_user: user });
const people = (...them: Person[]): Json => ({
  type: 'multi_users_select',
  selected_users: them.map(({ user }) => user),
});
const day = (value: string): Json => ({ type: 'datepicker', selected_date: value });
