import { groupBy } from './group-by.ts';

/** What the history demands of the saved notices, as the domain says; not read from the bot's code. */

/** `detail` names the account executive, where the event has a new one. */
export type EventRow = { handoff_id: string; kind: string; actor: string | null; at: number; detail: string | null };
/** `detail` is what it is about, as JSON: whose card, which news. */
export type WrittenNotice = { handoff_id: string; kind: string; status: string; detail: string };

/** Of cards there is one at least (one for each account executive who was asked), of anything else one for each event. */
export const DEMANDED: Record<string, string[]> = {
  sent: ['ae_card', 'partner_card'],
  ae_refused: ['ae_refused'],
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
};
/** How an accepted handoff ends; what was not said of it before is needless then. */
export const ENDS_ONCE_ACCEPTED = new Set(['not_worth', 'won', 'lost', 'no_deal']);
const CARDS = ['ae_card', 'author_card', 'partner_card'];
/** What stays true whatever comes later: it is never needless. */
const ALWAYS_SAID = new Set([...CARDS, 'partner_decision', 'sales_won']);
const NEWS_OF_THE_END = 'withdrawn';
/** What is corrected within so long is told in one post. */
const TOGETHER_MS = 10 * 60_000;

/** What the history demands and nobody wrote down, or somebody took for needless that never is. */
export function unwritten(events: readonly EventRow[], notices: readonly WrittenNotice[]): string[] {
  const written = groupBy(
    notices,
    (notice) => `${nameOf(notice.kind, factsOf(notice).person)} of ${notice.handoff_id}`,
  );
  const demands = [...groupBy(events, ({ handoff_id: handoff }) => handoff).values()].flatMap(demandsOf);
  const missing = [...groupBy(demands, (demand) => demand)].flatMap(([demand, all]) => {
    const wanted = CARDS.some((card) => demand.startsWith(`${card} `)) ? 1 : all.length;
    const found = written.get(demand)?.length ?? 0;
    return found >= wanted ? [] : [`${demand}: ${found} of ${wanted}`];
  });
  const over = new Set(events.flatMap(({ kind, handoff_id: id }) => (ENDS_ONCE_ACCEPTED.has(kind) ? [id] : [])));
  const isOver = ({ kind, handoff_id: id }: WrittenNotice) => kind === 'partner_decision' && over.has(id);
  const needless = notices.filter((one) => one.status === 'dropped' && isAlwaysSaid(one) && !isOver(one));
  return [...missing, ...needless.map(({ kind, handoff_id: handoff }) => `${kind} of ${handoff}: taken for needless`)];
}

function demandsOf(history: readonly EventRow[]): string[] {
  const hasLanded = history.some(({ kind }) => kind === 'sent');
  // A draft that its author sent again, mended: nobody else had heard of it.
  const heard = history.filter(({ kind }) => hasLanded || kind !== 'withdrawn');
  const author = history.find(({ kind }) => kind === 'sent')?.actor ?? null;
  return withoutPutRight(withoutToldTogether(heard)).flatMap((event) =>
    toldOf(event, author).map((demanded) => `${nameOf(demanded, event.detail)} of ${event.handoff_id}`),
  );
}

/** Nobody is told what they did themselves: an author who gave it up hears nothing of it. */
function toldOf({ kind, actor }: EventRow, author: string | null): string[] {
  const isOwnDeed = kind === 'withdrawn' && actor !== null && actor === author;
  return (DEMANDED[kind] ?? []).filter((demanded) => !(isOwnDeed && demanded === 'author_news'));
}

/** Without the corrections that are told in the post of an earlier one, to the same account executive. */
function withoutToldTogether(history: readonly EventRow[]): EventRow[] {
  let begunAt: number | null = null;
  return history.filter(({ kind, at }) => {
    if (kind === 'rerouted') begunAt = null;
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

export function factsOf({ detail }: WrittenNotice): { person?: string; news?: string; about?: string } {
  return JSON.parse(detail);
}

function isAlwaysSaid(notice: WrittenNotice): boolean {
  const { kind } = notice;
  if (kind.endsWith('_outcome')) return ENDS_ONCE_ACCEPTED.has(factsOf(notice).about ?? '');
  return ALWAYS_SAID.has(kind) || (kind.endsWith('_news') && factsOf(notice).news === NEWS_OF_THE_END);
}
