import Database from 'better-sqlite3';
import type { SlackMessage } from './slack-messages.ts';

/** What must be true at the end: what the history demands, held against what is to be read in Slack. */
export type Account = {
  handoffs: number;
  messages: number;
  /** Demanded by the history and not in Slack. */
  lost: string[];
  /** In Slack more than once. */
  twice: string[];
  /** Said before something that was queued earlier in the same conversation. */
  outOfOrder: string[];
  /** Neither sent, nor known to be needless, nor a reminder that waits for working hours. */
  unresolved: string[];
};

type NoticeRow = {
  id: string;
  handoff_id: string;
  kind: string;
  status: string;
  conversation: string;
  position: number;
  channel: string | null;
};

/**
 * The notices that each kind of event makes necessary, as the domain says; not read from the bot's code. Of cards there is one at
 * least, of anything else one for each event.
 */
const DEMANDED: Record<string, string[]> = {
  sent: ['ae_card', 'author_card', 'partner_card'],
  kept: ['author_card'],
  ae_refused: ['ae_refused'],
  accepted: ['author_decision', 'partner_decision'],
  declined: ['author_decision', 'partner_decision'],
  lapsed: ['lapse_ae', 'lapse_author', 'intake_call', 'partner_delay'],
  escalated: ['escalation'],
  reminded: ['reminder'],
  proposed: ['intake_call'],
  rerouted: ['ae_card', 'author_news', 'partner_news'],
  extended: ['ae_news', 'author_news', 'partner_news'],
  retimed: ['ae_news', 'author_news', 'partner_news'],
};
const CARDS = ['ae_card', 'author_card', 'partner_card'];

type Event = { handoff_id: string; kind: string; detail: string | null };

/** `sent` are the accounts of forms whose sender was told that all is well. */
export function takeStock(file: string, inSlack: SlackMessage[], sent: string[]): Account {
  const db = new Database(file, { readonly: true });
  const notices = db.prepare('select * from notices order by position').all() as NoticeRow[];
  const events = db.prepare('select handoff_id, kind, detail from events').all() as Event[];
  const accounts = db.prepare('select account from handoffs').pluck().all() as string[];
  db.close();

  const copies = groupBy(inSlack, ({ key }) => key ?? '');
  const copiesOf = (notice: NoticeRow) => copies.get(notice.id) ?? [];
  const lost: string[] = [];
  for (const account of sent) {
    const found = accounts.filter((candidate) => candidate === account).length;
    if (found !== 1) lost.push(`handoff of ${account}: ${found} rows`);
  }
  lost.push(...unwritten(events, notices));
  const said = notices.filter(({ status }) => status === 'sent');
  lost.push(...said.filter((notice) => copiesOf(notice).length === 0).map(named));
  return {
    handoffs: accounts.length,
    messages: inSlack.length,
    lost,
    twice: notices.filter((notice) => copiesOf(notice).length > 1).map(named),
    outOfOrder: disorder(said, copiesOf),
    unresolved: notices.filter(({ status }) => !['sent', 'dropped', 'held'].includes(status)).map(named),
  };
}

/** What the history demands and nobody wrote down. */
function unwritten(events: Event[], notices: NoticeRow[]): string[] {
  const written = groupBy(notices, ({ handoff_id: handoff, kind }) => `${kind} of ${handoff}`);
  const demands = groupBy(
    events.flatMap(({ handoff_id: handoff, kind }) =>
      (DEMANDED[kind] ?? []).map((demanded) => ({ handoff, demanded })),
    ),
    ({ handoff, demanded }) => `${demanded} of ${handoff}`,
  );
  return [...demands].flatMap(([what, all]) => {
    const wanted = CARDS.some((card) => what.startsWith(`${card} `)) ? 1 : all.length;
    return (written.get(what)?.length ?? 0) >= wanted
      ? []
      : [`${what}: ${written.get(what)?.length ?? 0} of ${wanted}`];
  });
}

function disorder(said: NoticeRow[], copiesOf: (notice: NoticeRow) => SlackMessage[]): string[] {
  const faults: string[] = [];
  for (const [conversation, inOrder] of groupBy(said, (notice) => notice.conversation)) {
    const stamps = inOrder.map((notice) => ({ notice, ts: Number(copiesOf(notice)[0]?.ts ?? 0) }));
    for (const [index, { notice, ts }] of stamps.entries()) {
      const before = stamps[index - 1];
      if (before && ts < before.ts)
        faults.push(`${conversation}: ${named(notice)} stands before ${named(before.notice)}`);
    }
  }
  return faults;
}

const named = (notice: NoticeRow) => `${notice.kind} of ${notice.handoff_id} (${notice.status})`;

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
