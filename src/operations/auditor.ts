import { awaiting, type Handoff } from '../core/handoff/handoff.ts';
import type { UserId } from '../core/people/member.ts';
import { demandedBy } from '../core/notices/notice-rules.ts';
import type { NoticeKind } from '../core/notices/notice.ts';
import type { Stall } from '../core/notices/stalls.ts';
import { type Finding, inLog, type Subject } from '../core/notices/subject.ts';
import type { ElapsedMs, EpochMs } from '../core/time/instant.ts';
import type { AuditRows } from '../db/engine/audit.ts';
import type { Store } from '../db/store.ts';
import { createBacklog } from './backlog.ts';
import { createStoppedMessages } from './stopped-messages.ts';

/**
 * Looks each minute whether work has stopped without an error: every open handoff has its next moment and its messages, every event was
 * told, what is due goes out, and the number of open handoffs is right. It asks the rows, not the code that wrote them. While the bot
 * catches up after an absence, what only waits its turn is no alarm.
 */
export type Auditor = ReturnType<typeof createAuditor>;

/** Due work runs each minute; what it has not done at the next look either has been due for a minute and a half. */
const OVERDUE_MS = 30_000;
/** A draft waits while Slack does not say who somebody is. */
const DRAFT_OVERDUE_MS = 15 * 60_000;
const SLACK_ANSWERED_WITHIN_MS = 15 * 60_000;
/** After an absence each message is tried anew, as soon as Slack's limits let it. */
const TRIED_WITHIN_MS = 60_000;
/** At least two looks have not happened: the bot, or its machine, was away. */
const SILENT_MS = 3 * 60_000;

export function createAuditor(deps: {
  store: {
    audit: AuditRows;
    handoff: (id: string) => Promise<Handoff | null>;
    intakeOwner: (handoff: Handoff) => Promise<UserId>;
    respondersAbout: Store['respondersAbout'];
  };
  /** Whether something was really to be done by `at`: a reminder that waits for working hours was not. */
  isOwed: (handoff: Handoff, at: EpochMs) => Promise<boolean>;
  /** While Slack does not answer, nobody can be told. */
  isSlackSilent: () => boolean;
  now: () => EpochMs;
  /** Whether something stands still is counted by this clock, which nobody can set. */
  elapsed: () => ElapsedMs;
  log: { error: (facts: object, words: string) => void; info: (facts: object, words: string) => void };
  /** Called when there is something new to deliver. */
  onSaved: () => void;
}) {
  const { store, isOwed, isSlackSilent, now, elapsed, log, onSaved } = deps;
  const overdue = createBacklog();
  /** Beside handoffs. */
  const overdueElse = createBacklog();
  const messages = createStoppedMessages(elapsed);
  let baseline: { open: number; lastEvent: number } | null = null;
  let lastLookAt = { now: now(), elapsed: elapsed() };
  /** When the bot began to be there, without a break since. */
  let backSince = elapsed();
  let wasSlackSilent = false;
  let known = new Map<string, Finding>();
  /** Of those, what the intake owner was told, or was found beside it. */
  let mentioned = new Set<string>();
  /** Messages that an event demanded and that were not there. */
  let missing: { handoff: string; kind: NoticeKind }[] = [];

  const look = async (): Promise<Finding[]> => {
    baseline ??= await store.audit.begin();
    const at = now();
    noticeAbsence(at);
    const rows = await store.audit.look({
      event: baseline.lastEvent,
      draft: hasHadTime(DRAFT_OVERDUE_MS) ? at - DRAFT_OVERDUE_MS : 0,
      other: at - OVERDUE_MS,
      now: at,
    });
    const about = (stall: Stall, handoffs: string[]) =>
      handoffs.map((id): Finding => ({ stall, subject: { about: 'handoff', id }, what: id }));
    const newlyMissing = rows.events.flatMap(({ handoff, kind, told }) =>
      demandedBy(kind)
        .filter((demanded) => !told.has(demanded))
        .map((demanded) => ({ handoff, kind: demanded })),
    );
    missing = [...(await stillMissing()), ...newlyMissing];
    const expected = baseline.open + rows.created - rows.closed;
    const isMiscounted = rows.isUpToDate && rows.open !== expected;
    // Reported once: the next look counts from the rows that exist.
    baseline = {
      open: rows.isUpToDate ? rows.open : expected,
      lastEvent: rows.events.at(-1)?.id ?? baseline.lastEvent,
    };
    return [
      ...about('forgotten', rows.forgotten),
      ...lookBeside(rows.overdueElse),
      ...about('overdue', overdue.look(await reallyOverdue(rows.overdue, at - OVERDUE_MS))),
      ...about('untold', [...rows.withoutCard, ...missing.map(({ handoff }) => handoff)]),
      ...messages.look(rows.heads, { slackTakes: slackTakes(rows.lastSentAt, at), at }),
      ...(isMiscounted ? [{ stall: 'miscounted', subject: null, what: `${rows.open} for ${expected}` } as const] : []),
    ];
  };

  /** What stopped while nobody was there to do it has not stopped: it is measured from the return. */
  const noticeAbsence = (at: EpochMs): void => {
    // A machine's sleep is counted by the clock on the wall alone.
    const goneMs = Math.max(at - lastLookAt.now, elapsed() - lastLookAt.elapsed);
    if (goneMs <= SILENT_MS) return;
    backSince = elapsed();
    overdue.forget();
    overdueElse.forget();
    messages.forget();
  };

  /** Whether the bot has been there for `ms` without a break. */
  const hasHadTime = (ms: number): boolean => elapsed() - backSince >= ms;

  const slackTakes = (lastSentAt: EpochMs, at: EpochMs): boolean =>
    at - lastSentAt < SLACK_ANSWERED_WITHIN_MS && hasHadTime(TRIED_WITHIN_MS);

  /** Null also for a row that cannot be read: one damaged row must not keep the others from being looked at. */
  const find = (id: string): Promise<Handoff | null> => store.handoff(id).catch(() => null);

  /** Who is told that it stands still: the intake owner of a handoff, or the first who is turned to with what it is. */
  const responder = async (subject: Subject): Promise<UserId | null> => {
    if (subject.about !== 'handoff') return (await store.respondersAbout(subject))[0] ?? null;
    const handoff = await find(subject.id);
    return handoff && store.intakeOwner(handoff);
  };

  const lookBeside = (due: readonly Subject[]): Finding[] => {
    const still = new Set(overdueElse.look(due.map(({ id }) => id)));
    return due.filter(({ id }) => still.has(id)).map((subject) => ({ stall: 'overdue', subject, what: subject.id }));
  };

  const reallyOverdue = async (ids: string[], since: EpochMs): Promise<string[]> => {
    const owed: string[] = [];
    for (const id of ids) {
      const handoff = await find(id);
      const waiting = handoff && awaiting(handoff);
      if (!waiting || (await isOwed(waiting, since))) owed.push(id);
    }
    return owed;
  };

  const stillMissing = async () => {
    const left: typeof missing = [];
    for (const message of missing) {
      if (!(await store.audit.told(message.handoff)).has(message.kind)) left.push(message);
    }
    return left;
  };

  /** Tells the intake owner what they have not been told; not while it could arrive only when it is no longer true. */
  const tell = async (found: Map<string, Finding>): Promise<void> => {
    const untold = [...found].filter(([key]) => !mentioned.has(key));
    mentioned = new Set([...mentioned].filter((key) => found.has(key)));
    const canBeTold = !isSlackSilent() && !wasSlackSilent;
    wasSlackSilent = isSlackSilent();
    if (!canBeTold) return;
    for (const [key] of untold) mentioned.add(key);
    await tellOne(untold.map(([, finding]) => finding));
  };

  const tellOne = async (findings: Finding[]): Promise<void> => {
    for (const { stall, subject } of findings) {
      const told = subject && (await responder(subject));
      if (!told) continue;
      await store.audit.tell(subject, stall, told, now());
      onSaved();
      return;
    }
  };

  return {
    /** Looks once. Each finding is logged once, and the intake owner gets one message about what is new. */
    async audit(): Promise<void> {
      const found = new Map((await look()).map((finding) => [`${finding.stall} ${finding.what}`, finding]));
      lastLookAt = { now: now(), elapsed: elapsed() };
      const fresh = [...found].filter(([key]) => !known.has(key)).map(([, finding]) => finding);
      const isOver = found.size === 0 && known.size > 0;
      known = found;
      for (const { subject, ...finding } of fresh)
        log.error({ ...finding, ...(subject && inLog(subject)) }, 'Work stands still');
      if (isOver) log.info({}, 'Nothing stands still any more');
      await tell(found);
    },

    /** Whether the last look found work that waits its turn, as after an absence. */
    isCatchingUp: (): boolean => overdue.isCatchingUp() || messages.isCatchingUp(),

    /** What the last look found. */
    findings: (): Finding[] => [...known.values()],

    /** What the last look found, a word each; `unaudited` when nobody has looked for three minutes. */
    stalls(): string[] {
      const words = new Set<string>([...known.values()].map(({ stall }) => stall));
      if (elapsed() - lastLookAt.elapsed > SILENT_MS) words.add('unaudited');
      return [...words];
    },
  };
}
