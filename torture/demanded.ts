import { TELLS_PARTNER } from './deals.ts';
import { groupBy } from './group-by.ts';

/** What the history demands of the saved notices, as the domain says; not read from the bot's code. */

/** `detail` names the account executive, where the event has a new one, or why it was declined. */
export type EventRow = { handoff_id: string; kind: string; actor: string | null; at: number; detail: string | null };
/** `detail` is what it is about, as JSON: whose card, which news. */
export type WrittenNotice = { handoff_id: string; kind: string; status: string; detail: string };

/** Of cards there is one at least (one for each account executive who was asked), of anything else one for each event. */
export const DEMANDED: Record<string, string[]> = {
  sent: ['ae_card', 'partner_card'],
  ae_refused: ['ae_refused'],
  check_asked: ['check_card', 'partner_card'],
  check_renewed: ['ae_news', 'check_card', 'author_news', 'partner_news'],
  check_passed: ['check_card'],
  check_reminded: ['check_reminder'],
  check_lapsed: ['check_call', 'author_check'],
  check_escalated: ['check_escalation'],
  cleared: ['ae_card'],
  returned: ['author_check'],
  return_asked: ['author_check'],
  accepted: ['author_card', 'partner_decision'],
  declined: ['author_card', 'partner_decision'],
  lapsed: ['lapse_ae', 'lapse_author', 'intake_call', 'partner_delay'],
  escalated: ['escalation'],
  reminded: ['reminder'],
  proposed: ['intake_call'],
  asked: ['question'],
  replied: ['ae_reply'],
  ae_gone: ['intake_call'],
  corrected: ['ae_corrected'],
  rerouted: ['ae_card', 'ae_news', 'author_news', 'partner_news'],
  extended: ['ae_news', 'author_news', 'partner_news'],
  retimed: ['ae_news', 'author_news', 'partner_news'],
  withdrawn: ['ae_news', 'author_news', 'partner_news'],
  opportunity: ['author_outcome', 'partner_outcome'],
  not_worth: ['author_outcome', 'partner_outcome'],
  won: ['author_outcome', 'partner_outcome', 'sales_won'],
  lost: ['author_outcome', 'partner_outcome'],
  no_deal: ['author_outcome', 'partner_outcome'],
  partner_move_done: ['ae_moves'],
  partner_move_moved: ['ae_moves'],
  partner_reminded: ['partner_reminder'],
  partner_slipped: ['ae_moves'],
  move_asked: ['ae_move'],
  move_done: ['partner_moves'],
  move_changed: ['partner_moves'],
  introduced: ['partner_moves'],
  roles_changed: ['partner_moves', 'author_roles'],
  stall_asked: ['ae_stalled'],
  update_owed: ['author_owed'],
  credit_corrected: ['credit_corrected'],
  credit_disputed: ['credit_dispute'],
  promised_again: ['partner_delay'],
  parked: ['partner_news'],
  woken: ['author_call'],
  mend_asked: ['author_call'],
  told_partner: ['partner_sentence'],
  deal_closed: ['author_call', 'partner_news'],
  reopened: ['author_news', 'partner_news'],
};
/** What somebody else has to settle when it is declined for that. */
const SETTLED_BY: Record<string, string[]> = {
  wrong_owner: ['intake_call'],
  conflict: ['alliances_call'],
  already_working_it: ['alliances_call'],
};
/** How an accepted handoff ends. */
export const ENDS_ONCE_ACCEPTED = new Set(['not_worth', 'won', 'lost', 'no_deal']);
const CARDS = ['ae_card', 'partner_card'];
/** What stays true whatever comes later: it is never needless. */
const ALWAYS_SAID = new Set([...CARDS, 'check_card', 'sales_won', 'partner_sentence']);
const NEWS_OF_THE_END = new Set(['withdrawn', 'deal_closed']);
/** Whoever had not read of a handoff before it was given up, or went to somebody else, reads nothing of it. */
const TAKES_BACK: Record<string, ReadonlySet<string>> = {
  ae_card: new Set(['withdrawn', 'rerouted', 'check_renewed']),
  ae_news: new Set(['withdrawn']),
  partner_card: new Set(['withdrawn']),
  partner_news: new Set(['withdrawn']),
};
/** A post is there once for each of these, and never oftener. */
const ONCE_EACH = [
  'author_card',
  'partner_decision',
  'partner_sentence',
  'author_call',
  'alliances_call',
  'escalation',
  'question',
  'ae_stalled',
  'author_owed',
  'check_card',
  'check_reminder',
  'check_call',
  'check_escalation',
];
/** After these nobody needs to be told any more what was decided before: whoever had not read it reads of neither. */
const OVERTAKES: Record<string, ReadonlySet<string>> = {
  author_card: new Set(['reopened']),
  partner_decision: new Set(['reopened']),
};
const BROUGHT_BY: Record<string, ReadonlySet<string>> = {
  author_card: new Set(['accepted', 'declined']),
  partner_decision: new Set(['accepted', 'declined']),
};
/** What is corrected within so long is told in one post. */
const TOGETHER_MS = 10 * 60_000;

type FirstOf = (handoff: string) => string;
const ITSELF: FirstOf = (handoff) => handoff;

/** What the history demands and nobody wrote down, or somebody took for needless that never is. `firstOf`: the first handoff of its deal; `gone`: who has left the company, and is told nothing. */
export function unwritten(
  events: readonly EventRow[],
  notices: readonly WrittenNotice[],
  firstOf: FirstOf = ITSELF,
  gone: ReadonlySet<string> = new Set(),
): string[] {
  const missing = compared(events, notices, firstOf).flatMap(({ demand, wanted, found }) =>
    found >= (isOfCard(demand) ? 1 : wanted) ? [] : [`${demand}: ${found} of ${isOfCard(demand) ? 1 : wanted}`],
  );
  const histories = groupBy(events, ({ handoff_id: handoff }) => handoff);
  const needless = [...groupBy(notices, ({ handoff_id: handoff }) => handoff)].flatMap(([handoff, own]) =>
    own
      .filter((notice) => notice.status === 'dropped' && !gone.has(factsOf(notice).person ?? ''))
      .filter((notice) => isAlwaysSaid(notice, own, histories.get(handoff) ?? [])),
  );
  return [...missing, ...needless.map(({ kind, handoff_id: handoff }) => `${kind} of ${handoff}: taken for needless`)];
}

/** Posts that were written oftener than what they tell has happened. */
export function surplus(
  events: readonly EventRow[],
  notices: readonly WrittenNotice[],
  firstOf: FirstOf = ITSELF,
): string[] {
  const demanded = new Map(compared(events, notices, firstOf).map(({ demand, wanted }) => [demand, wanted]));
  const written = groupBy(notices, (notice) => `${notice.kind} of ${notice.handoff_id}`);
  return [...written].flatMap(([what, { length: found }]) => {
    const wanted = demanded.get(what) ?? 0;
    return ONCE_EACH.some((kind) => what.startsWith(`${kind} `)) && found > wanted
      ? [`${what}: ${found} in place of ${wanted}`]
      : [];
  });
}

const isOfCard = (demand: string): boolean => CARDS.some((card) => demand.startsWith(`${card} `));

/** Each thing that is demanded, how often, and how often it was written. */
function compared(events: readonly EventRow[], notices: readonly WrittenNotice[], firstOf: FirstOf) {
  const written = groupBy(
    notices,
    (notice) => `${nameOf(notice.kind, factsOf(notice).person)} of ${notice.handoff_id}`,
  );
  const histories = groupBy(events, ({ handoff_id: handoff }) => handoff);
  const demands = [...histories].flatMap(([handoff, history]) => demandsOf(history, firstOf(handoff)));
  return [...groupBy(demands, (demand) => demand)].map(([demand, { length: wanted }]) => ({
    demand,
    wanted,
    found: written.get(demand)?.length ?? 0,
  }));
}

/** `first` is the first handoff of its deal. */
function demandsOf(history: readonly EventRow[], first: string): string[] {
  const hasLanded = history.some(({ kind }) => TELLS_PARTNER.has(kind));
  // A draft that its author sent again, mended: nobody else had heard of it.
  const heard = history.filter(({ kind }) => hasLanded || kind !== 'withdrawn');
  return withoutPutRight(withoutToldTogether(heard)).flatMap((event) =>
    toldOf(event, history, first).map((demanded) => {
      const whose = demanded === 'partner_card' ? first : event.handoff_id;
      return `${nameOf(demanded, event.detail)} of ${whose}`;
    }),
  );
}

function toldOf(event: EventRow, history: readonly EventRow[], first: string): string[] {
  const { kind, actor, detail } = event;
  const all = DEMANDED[kind] ?? [];
  const without = (needless: string, isNeedless: boolean) => all.filter((each) => !(isNeedless && each === needless));
  switch (kind) {
    case 'sent':
    case 'check_asked': {
      // The card of the deal stands already, and its change notifies nobody. What is mended in place is told by the card too.
      const isFirst = history.find((one) => TELLS_PARTNER.has(one.kind)) === event;
      return event.handoff_id === first || !isFirst ? all : [...all, 'partner_news'];
    }
    case 'declined':
      return [...all, ...(SETTLED_BY[detail ?? ''] ?? [])];
    case 'rerouted':
    case 'check_renewed':
      // Whoever declined it knows that it is not theirs.
      return without('ae_news', isDeclinedBefore(event, history));
    case 'withdrawn':
      if (isInCheck(event, history)) return toldOfUnchecked(actor, history);
      // Nobody is told what they did themselves: an author who gave it up hears nothing of it.
      return without('author_news', actor !== null && actor === authorIn(history));
    case 'deal_closed':
      return without('author_call', actor !== null);
    default:
      return all;
  }
}

const authorIn = (history: readonly EventRow[]): string | null =>
  history.find(({ kind }) => TELLS_PARTNER.has(kind))?.actor ?? null;

/** Nobody has it to answer; its author hears what others did, or that their time to mend it is over. */
function toldOfUnchecked(actor: string | null, history: readonly EventRow[]): string[] {
  if (actor === null) return ['author_check', 'partner_news'];
  return actor === authorIn(history) ? ['partner_news'] : ['author_news', 'partner_news'];
}

const CHECKS = new Set(['check_asked', 'check_renewed', 'check_passed', 'returned']);
const LANDS = new Set(['sent', 'cleared', 'rerouted']);

function isInCheck(event: EventRow, history: readonly EventRow[]): boolean {
  const before = history.slice(0, history.indexOf(event));
  return CHECKS.has(before.findLast(({ kind }) => CHECKS.has(kind) || LANDS.has(kind))?.kind ?? '');
}

const ASKS_ANEW = new Set(['rerouted', 'check_renewed']);

function isDeclinedBefore(event: EventRow, history: readonly EventRow[]): boolean {
  const before = history.slice(0, history.indexOf(event));
  return before.findLast(({ kind }) => kind === 'declined' || ASKS_ANEW.has(kind))?.kind === 'declined';
}

/** Without the corrections that are told in the post of an earlier one, to the same account executive. */
function withoutToldTogether(history: readonly EventRow[]): EventRow[] {
  let begunAt: number | null = null;
  return history.filter(({ kind, at }) => {
    if (ASKS_ANEW.has(kind)) begunAt = null;
    if (kind !== 'corrected') return true;
    const isTold: boolean = begunAt !== null && at - begunAt < TOGETHER_MS;
    if (!isTold) begunAt = at;
    return !isTold;
  });
}

/** An opportunity is told once, however often its facts are put right. */
function withoutPutRight(history: readonly EventRow[]): EventRow[] {
  const first = history.findIndex(({ kind }) => kind === 'opportunity');
  return history.filter(({ kind }, at) => kind !== 'opportunity' || at === first);
}

/** Each account executive who is asked has a card of their own. */
const nameOf = (kind: string, person: string | null = null) => (kind === 'ae_card' ? `${kind} for ${person}` : kind);

/** What a notice is about. */
type Facts = { person?: string; news?: string; about?: string; at?: number; version?: number };

export function factsOf({ detail }: WrittenNotice): Facts {
  return JSON.parse(detail);
}

/** `own`: all notices of its handoff, in order. */
function isAlwaysSaid(notice: WrittenNotice, own: readonly WrittenNotice[], history: readonly EventRow[]): boolean {
  const { kind } = notice;
  if (kind.endsWith('_outcome')) return true;
  if (history.some((event) => TAKES_BACK[kind]?.has(event.kind))) return false;
  if (OVERTAKES[kind]) return !isOvertaken(notice, own, history);
  const { news = '', about } = factsOf(notice);
  if (kind === 'author_call') return about === 'closed_by_time';
  return ALWAYS_SAID.has(kind) || (kind.endsWith('_news') && NEWS_OF_THE_END.has(news));
}

/** Of what it tells something else is told by now; the n-th of a kind is about the n-th time that it happened. */
function isOvertaken(notice: WrittenNotice, own: readonly WrittenNotice[], history: readonly EventRow[]): boolean {
  const { kind } = notice;
  const place = own.filter((other) => other.kind === kind).indexOf(notice);
  const times = history.flatMap((event, at) => (BROUGHT_BY[kind]?.has(event.kind) ? [at] : []));
  const since = history.slice((times[place] ?? history.length) + 1);
  return since.some((event) => OVERTAKES[kind]?.has(event.kind));
}
