import type { NoticeRow } from './books.ts';
import { groupBy } from './group-by.ts';
import { mayWait } from './outstanding.ts';
import type { SlackMessage } from './slack-messages.ts';

/**
 * In which order messages stand: in a partner's thread all that is of one deal stands as it was queued, which is as it happened, and for a person
 * all that is of one handoff: what is in doubt there holds up nothing of another one. What was put off until its reader was there holds up
 * nothing behind it.
 *
 * A restore takes from the books what happened since the backup, and some of it happens anew. What was told before it keeps its place; so
 * something older may be told after it, unless that was told before it as well. What is told after it stands in order.
 */

/** A backup was put back. */
export type Restored = {
  /** When (seconds, as Slack writes them). */
  at: number;
  /** The keys of all that had been said by then. */
  said: ReadonlySet<string>;
};

type Said = {
  /** What the books call said. */
  said: readonly NoticeRow[];
  copiesOf: (notice: NoticeRow) => readonly SlackMessage[];
  /** The first handoff of its deal. */
  firstOf: (handoff: string) => string;
};
type Placed = { notice: NoticeRow; ts: number };

export function disorder({ said, copiesOf, firstOf }: Said, restored: Restored | null = null): string[] {
  // Nobody counts any more how often it was put off once it is changed; a question about a move waits for working hours uncounted.
  const wasPutOff = (notice: NoticeRow): boolean =>
    mayWait(notice) && (notice.attempts > 0 || notice.revision > 1 || notice.kind === 'ae_move');
  const ordered = said.filter((notice) => !wasPutOff(notice));
  // What is lost stands nowhere, and hides nothing that stands in the wrong place.
  const placed = ordered.flatMap((notice): Placed[] => {
    const [first] = copiesOf(notice);
    return first ? [{ notice, ts: Number(first.ts) }] : [];
  });
  const of = ({ conversation, handoff_id: handoff }: NoticeRow): string =>
    conversation.startsWith('partner:') ? firstOf(handoff) : handoff;
  const lines = groupBy(placed, ({ notice }) => `${notice.conversation} ${of(notice)}`);
  return [...lines.values()].flatMap((line) => faultsIn(line, restored));
}

/** `line`: as it was queued. */
function faultsIn(line: readonly Placed[], restored: Restored | null): string[] {
  const since = restored?.at ?? Number.NEGATIVE_INFINITY;
  const isNew = ({ ts }: Placed): boolean => ts >= since;
  const wasSaid = ({ notice: { id, carried_by: carrier } }: Placed): boolean =>
    restored?.said.has(carrier ?? id) ?? false;
  const anew = line.filter(isNew);
  const crossed = anew.flatMap((one, at): [Placed, Placed][] => {
    const before = anew[at - 1];
    return before && one.ts < before.ts ? [[one, before]] : [];
  });
  // How what was told before stands to each other is judged with the books of then.
  const again = line.flatMap((old, at): [Placed, Placed][] =>
    isNew(old) ? [] : line.slice(0, at).flatMap((before) => (isNew(before) && wasSaid(before) ? [[old, before]] : [])),
  );
  return [...crossed, ...again].map(
    ([{ notice }, { notice: before }]) => `${notice.conversation}: ${named(notice)} stands before ${named(before)}`,
  );
}

const named = (notice: NoticeRow) => `${notice.kind} of ${notice.handoff_id} (${notice.status})`;
