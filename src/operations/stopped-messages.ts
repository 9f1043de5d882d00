import type { Stall } from '../core/notices/stalls.ts';
import { type Finding, subjectOf } from '../core/notices/subject.ts';
import type { ElapsedMs, EpochMs } from '../core/time/instant.ts';
import type { NoticeRow } from '../db/notices/notices.ts';
import { createBacklog } from './backlog.ts';

/**
 * Which messages stand still, from one look of the auditor to the next. How long, is counted by a clock that nobody can set: a row's own
 * moments are read once, when it is first seen as it is, since the machine's clock may be set at any time.
 */
export type StoppedMessages = ReturnType<typeof createStoppedMessages>;

/** A call to Slack that was under way at the last look, and that is at least as long ago, was cut short: none takes over ten seconds. */
const CUT_SHORT_MS = 45_000;
/** Below this a message that is due may simply be next. */
const DUE_FOR_MS = 45_000;
/** No message waits longer before it is tried again, whatever its row says: that may be from before the clock was set back. */
const LONGEST_WAIT_MS = 60 * 60_000;
/** With backoff, so many tries take about a quarter of an hour. */
const TRIES = 10;

/** A message as it was read (`asIs`), since when it is so, and from when it may go. */
type Sight = { asIs: string; since: ElapsedMs; dueAt: ElapsedMs };
type Watched = Sight & { head: NoticeRow };

export function createStoppedMessages(elapsed: () => ElapsedMs) {
  const undelivered = createBacklog();
  /** By the message's id. */
  let seen = new Map<string, Sight>();

  const sightOf = ({ id, status, revision, attempts, claimedAt, nextTryAt }: NoticeRow, at: EpochMs): Sight => {
    const asIs = [status, revision, attempts, claimedAt, nextTryAt].join();
    const known = seen.get(id);
    if (known?.asIs === asIs) return known;
    const waitsAtMost = attempts === 0 && status === 'queued' ? 0 : LONGEST_WAIT_MS;
    return { asIs, since: elapsed(), dueAt: elapsed() + Math.min(nextTryAt - at, waitsAtMost) };
  };

  const isCutShort = ({ head, since }: Watched) => head.status === 'claimed' && elapsed() - since >= CUT_SHORT_MS;
  const isDue = ({ head, dueAt }: Watched) => head.status !== 'claimed' && elapsed() - dueAt > DUE_FOR_MS;
  const asTried = ({ id, revision, attempts }: NoticeRow) => `${id}:${revision}:${attempts}`;

  return {
    /** `heads` is the first unsent notice of each conversation, `slackTakes` whether Slack takes others, `at` the moment of this look. */
    look(heads: NoticeRow[], { slackTakes, at }: { slackTakes: boolean; at: EpochMs }): Finding[] {
      const findings = (stall: Stall, rows: NoticeRow[]) =>
        rows.map((row): Finding => ({ stall, subject: subjectOf(row), what: row.id }));
      const watched = heads.map((head): Watched => ({ head, ...sightOf(head, at) }));
      seen = new Map(watched.map(({ head, ...sight }) => [head.id, sight]));
      const cutShort = watched.filter(isCutShort).map(({ head }) => head);
      const failing = slackTakes ? heads.filter(({ attempts }) => attempts >= TRIES) : [];
      // Slack's limits can delay many messages for minutes; but then some of them go out between two looks.
      const due = watched.filter(isDue).map(({ head }) => head);
      const still = new Set(undelivered.look(due.map(asTried)));
      return [
        ...findings('cut_short', cutShort),
        ...findings('failing', failing),
        ...findings(
          'undelivered',
          due.filter((head) => still.has(asTried(head))),
        ),
      ];
    },

    /** Whether some are on their way that have waited for more than one look. */
    isCatchingUp: undelivered.isCatchingUp,

    /** Nobody has looked for a while: each is looked at as if for the first time. */
    forget(): void {
      seen = new Map();
      undelivered.forget();
    },
  };
}
