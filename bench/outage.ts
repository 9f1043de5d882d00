import { type Handoff, running } from '../src/core/handoff/handoff.ts';
import type { NoticeKind } from '../src/core/notices/notice.ts';
import type { NoticeRow } from '../src/db/notices/notices.ts';
import { CROWD, handOff, registerPartners } from './many-handoffs.ts';
import type { Extent } from './measure.ts';
import { type SimulatedBot, startSimulatedBot } from './simulated-bot.ts';
import { type Call, idealMs } from './token-bucket-slack.ts';
import { createVerdicts, type Verdicts } from './verdicts.ts';

/**
 * Slack is away for three days with a weekend in them, while five hundred handoffs are open: connections hang for a minute, then are
 * refused. The minute's work goes on. In brief they are sent on Friday, and Slack is away from ten to nine on Monday. Then Slack is back, at ten in New York, when it is seven in Los Angeles. The clock is simulated.
 */

const HANDOFFS = { whole: 500, brief: 20 } satisfies Record<Extent, number>;
const SENT_AT = {
  whole: Date.parse('2027-02-03T09:00:00-05:00'),
  brief: Date.parse('2027-02-05T09:00:00-05:00'),
} satisfies Record<Extent, number>;
const GONE_AT = {
  whole: Date.parse('2027-02-05T10:00:00-05:00'),
  brief: Date.parse('2027-02-08T08:50:00-05:00'),
} satisfies Record<Extent, number>;
const BACK_AT = Date.parse('2027-02-08T10:00:00-05:00');
const LOS_ANGELES_OPENS_AT = Date.parse('2027-02-08T12:00:00-05:00');
const AFTERNOON = Date.parse('2027-02-08T14:00:00-05:00');
const HANGS_FOR_MS = 60_000;
const WITHIN = 1.1;
/** So long the bot may not know that Slack is back. */
const UNNOTICED_MS = 10_000;
/** A delay is told again when the day that it named has passed as well. */
const ONCE: NoticeKind[] = ['lapse_ae', 'lapse_author', 'escalation'];

export async function benchOutage(extent: Extent): Promise<boolean> {
  const handoffs = HANDOFFS[extent];
  const goneAt = GONE_AT[extent];
  const verdicts = createVerdicts();
  const bot = await startSimulatedBot(SENT_AT[extent], 1);
  try {
    await registerPartners(bot, CROWD);
    // One day: has lapsed on Thursday, and is escalated meanwhile. Two: lapses meanwhile. Three and four: still open on Monday.
    const sent = await handOff(bot, CROWD, handoffs, (at) => 1 + (at % 4));
    await bot.drain({ until: goneAt - 60_000 });
    const before = bot.slack.calls.length;
    await beAway(bot, goneAt);
    const waiting = await bot.store.outbox.unsent();
    verdicts.fact('waiting when Slack is back', `${waiting} messages and changes`);
    await bot.drain({ until: LOS_ANGELES_OPENS_AT - 1 });
    const atOnce = bot.slack.calls.slice(before);
    await bot.drain({ until: AFTERNOON });
    const held = bot.slack.calls.slice(before + atOnce.length);

    drainVerdict(verdicts, 'what could go at ten', atOnce, BACK_AT);
    drainVerdict(verdicts, 'reminders held until nine in Los Angeles', held, LOS_ANGELES_OPENS_AT);
    const all = bot.slack.calls.slice(before);
    await saidVerdicts(verdicts, bot, sent, all, goneAt);
    verdicts.target('"too many requests" of our making', String(bot.slack.tooMany()), bot.slack.tooMany() === 0, '0');
    verdicts.fact('words of the auditor in the log', `${bot.errors.length}`);
    process.stdout.write(
      `${verdicts.report()}\n\n${handoffs} handoffs open, away since ${new Date(goneAt).toUTCString()} until Monday. Node ${process.version}.\n`,
    );
    // What a few cost says nothing of five hundred.
    return extent === 'brief' || verdicts.areMet();
  } finally {
    await bot.close();
  }
}

async function beAway(bot: SimulatedBot, goneAt: number): Promise<void> {
  await bot.drain({ until: goneAt });
  bot.slack.setFault(() => ({ kind: bot.clock.now() < goneAt + HANGS_FOR_MS ? 'lose' : 'refuse' }));
  await bot.drain({ until: BACK_AT });
  bot.slack.setFault(() => null);
}

function drainVerdict(verdicts: Verdicts, what: string, calls: Call[], from: number): void {
  const took = Math.max(...calls.map(({ answeredAt }) => answeredAt)) - from;
  const ideal = idealMs(calls.filter(({ method }) => !method.startsWith('conversations.')));
  const measured = `${minutes(took)} of ${minutes(ideal)}, ${(took / ideal).toFixed(3)} times`;
  verdicts.target(what, measured, took <= ideal * WITHIN + UNNOTICED_MS, `${WITHIN} times, and 10 s`);
}

/** Who was told what after the outage, handoff by handoff. */
async function saidVerdicts(
  verdicts: Verdicts,
  { store }: SimulatedBot,
  sent: Handoff[],
  calls: Call[],
  goneAt: number,
): Promise<void> {
  const posted = new Map<string, number>();
  for (const { method, key } of calls) if (method === 'chat.postMessage') posted.set(key, (posted.get(key) ?? 0) + 1);
  let reminders = 0;
  let needless = 0;
  let wrong = 0;
  let overAndOver = 0;
  for (const { id } of sent) {
    const handoff = await store.handoff(id);
    const notices = await store.outbox.of(id);
    const saidNow = (kind: string) =>
      sum(notices.filter((one) => one.kind === kind).map((one) => posted.get(one.carriedBy ?? one.id) ?? 0));
    const open = handoff && running(handoff);
    reminders += saidNow('reminder');
    needless += notices.filter(isDropped).length;
    const expected = open && open.window.remindedAt >= goneAt ? 1 : 0;
    if (saidNow('reminder') !== expected) wrong += 1;
    for (const kind of ONCE)
      if (notices.filter((one) => one.kind === kind && one.status === 'sent').length > 1) overAndOver += 1;
    for (const one of notices) if ((posted.get(one.id) ?? 0) > 1) overAndOver += 1;
  }
  verdicts.fact('reminders', `${reminders} sent, ${needless} dropped because a later one or the lapse said it`);
  verdicts.target('handoffs with other than their one reminder', String(wrong), wrong === 0, '0');
  verdicts.target(
    'lapses and escalations said twice, messages posted twice',
    String(overAndOver),
    overAndOver === 0,
    '0',
  );
  const unsent = await store.outbox.unsent();
  verdicts.target('left over in the afternoon', String(unsent), unsent === 0, '0');
}

const isDropped = ({ kind, status }: NoticeRow) => kind === 'reminder' && status === 'dropped';
const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
const minutes = (ms: number) => `${(ms / 60_000).toFixed(2)} min`;
