import { type Books, type NoticeRow, readBooks } from './books.ts';
import { staleCards } from './cards.ts';
import { firstOfDeals } from './deals.ts';
import { surplus, unwritten } from './demanded.ts';
import { endedAgain, ENDS } from './ends.ts';
import { drawingFrom } from './fresh-cards.ts';
import { groupBy } from './group-by.ts';
import { misplacedHelp } from './help-places.ts';
import { misplacedNoted } from './noted-places.ts';
import { misplacedRegistrations } from './registration-places.ts';
import { type Told, toldAs } from './people/hands.ts';
import { disorder, type Restored } from './order.ts';
import { conversationWith, PRESENTS_OUTSIDER } from './outstanding.ts';
import { misplaced } from './places.ts';
import type { SlackMessage } from './slack-messages.ts';

/** What must be true at the end: what people were told and what the history demands, held against what is to be read in Slack. */
export type LedgerReport = {
  handoffs: number;
  /** The most that were open at one moment. */
  mostOpen: number;
  messages: number;
  /** Messages that Slack took after the process that sent them was dead. */
  takenAfterDeath: number;
  /** Times the intake owner was told that a message did not arrive. */
  wordsOfTrouble: number;
  /** People were told that it is done, and it is not in the history; the history demands it, and it is not in Slack. */
  lost: string[];
  /** In Slack, or in the database, more than once; not while the bot still watches for a second copy. */
  twice: string[];
  /** Said before something of the same deal that was queued earlier in the same conversation. */
  outOfOrder: string[];
  /** In a conversation, a thread or hands in which it does not belong. */
  misplaced: string[];
  /** Cards that do not show where their handoff stands. */
  stale: string[];
  /**
   * Neither sent, nor known to be needless, nor waiting until its reader is there; or due and not done; or a second copy of it may
   * still turn up.
   */
  unresolved: string[];
};

export function takeStock(run: {
  file: string;
  inSlack: SlackMessage[];
  told: Told[];
  /** Epoch ms of the clock. */
  now: number;
  killedAt: number[];
  /** Keys of messages that people deleted: a card of them is posted anew, later than its place; a post stays away. */
  deleted?: ReadonlySet<string>;
  /** Who has left the company. */
  gone?: ReadonlySet<string>;
  /** A backup was put back meanwhile. */
  restored?: Restored | null;
}): LedgerReport {
  const { inSlack, told, now, killedAt, deleted = new Set(), gone = new Set(), restored = null } = run;
  const books = readBooks(run.file, now, gone);
  const { handoffs, overdue, notices, unsent, events, mending } = books;
  const { said: all, copiesOf, firstOf, known } = saidIn(books, inSlack);
  const said = all.filter((notice) => !deleted.has(notice.carried_by ?? notice.id));
  return {
    handoffs: handoffs.length,
    mostOpen: mostOpenAtOnce(books),
    messages: inSlack.length,
    takenAfterDeath: notices.filter((notice) => wasTakenAfterDeath(notice, copiesOf(notice), killedAt)).length,
    wordsOfTrouble: notices.filter(({ kind }) => kind === 'undeliverable').length,
    lost: [
      ...broken(told, books),
      ...unwritten(events, notices, firstOf, gone),
      ...said.filter((notice) => copiesOf(notice).length === 0).map(named),
      ...said.filter((notice) => notice.carried_by !== null && !isSpokenOf(notice, books, copiesOf(notice))).map(named),
      ...inSlack.filter(({ key }) => !known.has(key ?? '')).map(({ ts, channel }) => `row of ${ts} in ${channel}`),
    ],
    twice: [
      ...notices
        .filter((notice) => notice.carried_by === null && copiesOf(notice).length > 1 && !mending.has(notice.id))
        .map((notice) => facts(notice, books, copiesOf(notice), now)),
      ...surplus(events, notices, firstOf),
      // A mended packet is a handoff of its own, of the same account.
      ...[
        ...groupBy(handoffs, ({ account, revision_of: earlier }) =>
          earlier === null ? account : `${account} after ${earlier}`,
        ),
      ]
        .filter(([, same]) => same.length > 1)
        .map(([account, same]) => `handoff of ${account}: ${same.length} rows`),
      ...endedAgain(books),
    ],
    outOfOrder: disorder({ said, copiesOf, firstOf }, restored),
    misplaced: [
      ...misplaced(books, copiesOf, deleted, gone),
      ...misplacedHelp(books, copiesOf),
      ...misplacedRegistrations(books, copiesOf),
      ...misplacedNoted(books, copiesOf),
    ],
    stale: stale(run.file, books, copiesOf, gone),
    unresolved: [
      ...notices.filter((notice) => isUnheeded(notice, books, gone)).map(named),
      ...unsent.map((notice) => facts(notice, books, copiesOf(notice), now)),
      ...notices.filter(({ id }) => mending.has(id)).map((notice) => facts(notice, books, copiesOf(notice), now)),
      ...overdue.map(
        ({ id, stage, next_action_at: at }) => `handoff ${id} (${stage}): due for ${secondsTo(now, at)} s`,
      ),
    ],
  };
}

/** What the books call said, and where it stands. */
export function saidIn(books: Books, inSlack: readonly SlackMessage[]) {
  const copies = groupBy(inSlack, ({ key }) => key ?? '');
  const known = new Map(books.notices.map((notice) => [notice.id, notice]));
  // What another message carries is said when that one is.
  const carrierOf = ({ id, carried_by: carrier }: NoticeRow): string => carrier ?? id;
  return {
    said: books.notices.filter((notice) => known.get(carrierOf(notice))?.status === 'sent'),
    copiesOf: (notice: NoticeRow) => copies.get(carrierOf(notice)) ?? [],
    firstOf: firstOfDeals(books.handoffs),
    known,
  };
}

/** It cannot go to somebody who has left, and nobody was told. */
function isUnheeded(notice: NoticeRow, { notices, events }: Books, gone: ReadonlySet<string>): boolean {
  const { status, conversation, problem, handoff_id: about } = notice;
  const isToThem = [...gone].some((person) => conversation === conversationWith(person));
  if (status !== 'dead_letter' || !(isToThem || problem === PRESENTS_OUTSIDER)) return false;
  const isWord = ({ kind, handoff_id: other }: NoticeRow) => kind === 'undeliverable' && other === about;
  return !notices.some(isWord) && !events.some(({ kind, handoff_id: other }) => kind === 'ae_gone' && other === about);
}

function stale(
  file: string,
  books: Books,
  copiesOf: (notice: NoticeRow) => SlackMessage[],
  gone: ReadonlySet<string>,
): string[] {
  const drawing = drawingFrom(file);
  try {
    return staleCards(books, copiesOf, drawing.draw, gone);
  } finally {
    drawing.close();
  }
}

/** What people were told is done and is not in the history as often as they were told. */
function broken(told: Told[], { handoffs, events }: Books): string[] {
  const rowsOf = groupBy(handoffs, ({ account }) => account);
  const history = groupBy(events, ({ handoff_id: id, kind }) => `${toldAs(kind)} ${id}`);
  return [...groupBy(told, ({ account, kind }) => `${kind} ${account}`)].flatMap(([what, same]) => {
    const [{ account, kind } = { account: '', kind: '' }] = same;
    const ids = (rowsOf.get(account) ?? []).map(({ id }) => id);
    if (ids.length === 0) return [`handoff of ${account}`];
    const found = ids.flatMap((id) => history.get(`${toldAs(kind)} ${id}`) ?? []).length;
    return found >= same.length ? [] : [`${what} (${ids.join()}): told ${same.length} times, ${found} in the history`];
  });
}

/** What another message carries is read in it by its account. */
function isSpokenOf({ handoff_id: id }: NoticeRow, { handoffs }: Books, copies: SlackMessage[]): boolean {
  const account = handoffs.find((handoff) => handoff.id === id)?.account ?? '';
  return copies.every(({ shown }) => shown.words.includes(account));
}

function mostOpenAtOnce({ handoffs, events }: Books): number {
  const ends = new Map<string, number>();
  for (const { handoff_id: id, kind, at } of events) if (ENDS.has(kind) && !ends.has(id)) ends.set(id, at);
  const changes = [
    ...handoffs.map(({ created_at: at }) => ({ at, by: 1 })),
    ...[...ends.values()].map((at) => ({ at, by: -1 })),
  ].toSorted((a, b) => a.at - b.at || a.by - b.by);
  let open = 0;
  return changes.reduce((most, { by }) => Math.max(most, (open += by)), 0);
}

/** A card is claimed again for each edit, so that this finds some of them, not all. */
function wasTakenAfterDeath({ claimed_at: at }: NoticeRow, copies: SlackMessage[], killedAt: number[]): boolean {
  const taken = Number(copies[0]?.ts ?? 0) * 1000;
  return at !== null && killedAt.some((killed) => at <= killed && killed < taken);
}

const named = (notice: NoticeRow) => `${notice.kind} of ${notice.handoff_id} (${notice.status})`;
const secondsTo = (now: number, at: number | null) => (at === null ? '?' : ((now - at) / 1000).toFixed(1));

/** What can be said about a notice without a word of what it says. */
function facts(notice: NoticeRow, { events }: Books, copies: SlackMessage[], now: number): string {
  const history = events.filter(({ handoff_id: id }) => id === notice.handoff_id);
  return [
    `${named(notice)} to ${notice.conversation}, ${notice.position}. in line, ${notice.attempts} attempts`,
    `begun ${secondsTo(now, notice.claimed_at)} s ago, next in ${secondsTo(notice.next_try_at, now)} s`,
    `problem: ${notice.problem ?? 'none'}, ts: ${notice.ts ?? 'none'}, in Slack: ${copies.map(({ ts }) => ts).join(' ') || 'no'}`,
    `history: ${history.map(({ kind, at }) => `${kind} ${secondsTo(now, at)} s ago`).join(', ')}`,
  ].join('; ');
}
