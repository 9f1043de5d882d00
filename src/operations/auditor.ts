import { awaiting, type Handoff } from '../core/handoff.ts';
import type { UserId } from '../core/member.ts';
import { demandedBy, type NoticeKind } from '../core/notices.ts';
import type { Finding, Stall } from '../core/stalls.ts';
import type { EpochMs } from '../core/time/instant.ts';
import type { AuditRows } from '../db/audit.ts';
import type { NoticeRow } from '../db/notices.ts';

/**
 * Looks each minute whether the work stands still although nothing has failed aloud: everything that is open has its next moment and
 * its messages, everything that happened was told, what is due goes out, and the books add up. It asks the rows, not the code that wrote them.
 */
export type Auditor = ReturnType<typeof createAuditor>;

/** Each minute's work is done within the minute. */
const OVERDUE_MS = 90_000;
/** Slack may not say for a while who somebody is. */
const DRAFT_OVERDUE_MS = 15 * 60_000;
/** No call to Slack takes longer than ten seconds. */
const CUT_SHORT_MS = 60_000;
const DUE_FOR_MS = 45_000;
/** As many tries as take a quarter of an hour. */
const TRIES = 10;
const SLACK_ANSWERED_WITHIN_MS = 15 * 60_000;
/** Two looks that did not happen. */
const SILENT_MS = 3 * 60_000;

export function createAuditor(deps: {
  store: {
    audit: AuditRows;
    handoff: (id: string) => Promise<Handoff | null>;
    intakeOwner: (handoff: Handoff) => Promise<UserId>;
  };
  /** Whether the passing of time would have brought something by `at`: a reminder that waits for working hours is not overdue. */
  isOwed: (handoff: Handoff, at: EpochMs) => Promise<boolean>;
  now: () => EpochMs;
  log: { error: (facts: object, words: string) => void; info: (facts: object, words: string) => void };
  /** Called when there is something new to deliver. */
  onSaved: () => void;
}) {
  const { store, isOwed, now, log, onSaved } = deps;
  let books: { open: number; lastEvent: number } | null = null;
  let dueBefore = '';
  let lastLookAt = now();
  let standing = new Map<string, Finding>();
  /** Messages that an event demanded and that were not there. */
  let owed: { handoff: string; kind: NoticeKind }[] = [];

  const look = async (): Promise<Finding[]> => {
    books ??= await store.audit.begin();
    const at = now();
    const rows = await store.audit.look({
      event: books.lastEvent,
      draft: at - DRAFT_OVERDUE_MS,
      other: at - OVERDUE_MS,
    });
    const about = (stall: Stall, handoffs: string[]) =>
      handoffs.map((handoff): Finding => ({ stall, handoff, what: handoff }));
    const missing = rows.events.flatMap(({ handoff, kind, told }) =>
      demandedBy(kind)
        .filter((demanded) => !told.has(demanded))
        .map((demanded) => ({ handoff, kind: demanded })),
    );
    owed = [...(await stillOwed()), ...missing];
    const expected = books.open + rows.created - rows.closed;
    const isMiscounted = rows.isUpToDate && rows.open !== expected;
    // Told once: from here on it is counted from what is there.
    books = {
      open: rows.isUpToDate ? rows.open : expected,
      lastEvent: rows.events.at(-1)?.id ?? books.lastEvent,
    };
    return [
      ...about('forgotten', rows.forgotten),
      ...about('overdue', await reallyOverdue(rows.overdue, at - OVERDUE_MS)),
      ...about('untold', [...rows.withoutCard, ...owed.map(({ handoff }) => handoff)]),
      ...messagesThatStand(rows.heads, rows.lastSentAt, at),
      ...(isMiscounted ? [{ stall: 'miscounted', handoff: null, what: `${rows.open} for ${expected}` } as const] : []),
    ];
  };

  /** Null also for a row that cannot be read: one damaged row must not keep the others from being looked at. */
  const find = (id: string): Promise<Handoff | null> => store.handoff(id).catch(() => null);

  const reallyOverdue = async (ids: string[], since: EpochMs): Promise<string[]> => {
    const overdue: string[] = [];
    for (const id of ids) {
      const handoff = await find(id);
      const waiting = handoff && awaiting(handoff);
      if (!waiting || (await isOwed(waiting, since))) overdue.push(id);
    }
    return overdue;
  };

  const stillOwed = async () => {
    const left: typeof owed = [];
    for (const debt of owed) if (!(await store.audit.told(debt.handoff)).has(debt.kind)) left.push(debt);
    return left;
  };

  const messagesThatStand = (heads: NoticeRow[], lastSentAt: EpochMs, at: EpochMs): Finding[] => {
    const found = (stall: Stall, rows: NoticeRow[]) =>
      rows.map(({ id, handoffId: handoff }): Finding => ({ stall, handoff, what: id }));
    const slackAnswers = at - lastSentAt < SLACK_ANSWERED_WITHIN_MS;
    const cutShort = heads.filter((head) => head.status === 'claimed' && at - (head.claimedAt ?? 0) > CUT_SHORT_MS);
    const failing = heads.filter((head) => head.attempts >= TRIES && slackAnswers);
    const due = heads.filter((head) => head.status !== 'claimed' && at - head.nextTryAt > DUE_FOR_MS);
    // Slack's limits may hold many back for minutes; then some of them go on from look to look.
    const dueNow = due.map(({ id, revision, attempts }) => `${id}:${revision}:${attempts}`).join();
    const hasMoved = dueNow !== dueBefore;
    dueBefore = dueNow;
    return [
      ...found('cut_short', cutShort),
      ...found('failing', failing),
      ...(hasMoved ? [] : found('undelivered', due)),
    ];
  };

  const tellOne = async (findings: Finding[]): Promise<void> => {
    for (const { stall, handoff: id } of findings) {
      const handoff = id === null ? null : await find(id);
      if (!handoff) continue;
      await store.audit.tell(handoff.id, stall, await store.intakeOwner(handoff), now());
      onSaved();
      return;
    }
  };

  return {
    /** Looks once. What stands still is logged once, and the intake owner gets one message about what is new. */
    async audit(): Promise<void> {
      const found = new Map((await look()).map((finding) => [`${finding.stall} ${finding.what}`, finding]));
      lastLookAt = now();
      const fresh = [...found].filter(([key]) => !standing.has(key)).map(([, finding]) => finding);
      const isOver = found.size === 0 && standing.size > 0;
      standing = found;
      for (const finding of fresh) log.error(finding, 'Work stands still');
      if (isOver) log.info({}, 'Nothing stands still any more');
      await tellOne(fresh);
    },

    /** What stands still as far as the last look saw, a word each; also when nobody has looked of late. */
    stalls(): string[] {
      const words = new Set<string>([...standing.values()].map(({ stall }) => stall));
      if (now() - lastLookAt > SILENT_MS) words.add('unaudited');
      return [...words];
    },
  };
}
