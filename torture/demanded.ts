import { groupBy } from './group-by.ts';

/** What the history demands of the saved notices, as the domain says; not read from the bot's code. */

export type EventRow = { handoff_id: string; kind: string; at: number };
export type WrittenNotice = { handoff_id: string; kind: string; status: string };

/** Of cards there is one at least, of anything else one for each event. */
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
  withdrawn: ['author_news', 'partner_news'],
};
const CARDS = ['ae_card', 'author_card', 'partner_card'];
/** What stays true whatever comes later: it is never needless. */
const ALWAYS_SAID = new Set([...CARDS, 'author_decision', 'partner_decision']);

/** What the history demands and nobody wrote down, or somebody took for needless that never is. */
export function unwritten(events: readonly EventRow[], notices: readonly WrittenNotice[]): string[] {
  const written = groupBy(notices, ({ handoff_id: handoff, kind }) => `${kind} of ${handoff}`);
  const demands = groupBy(events.flatMap(demandsOf), (demand) => demand);
  const missing = [...demands].flatMap(([demand, all]) => {
    const wanted = CARDS.some((card) => demand.startsWith(`${card} `)) ? 1 : all.length;
    const found = written.get(demand)?.length ?? 0;
    return found >= wanted ? [] : [`${demand}: ${found} of ${wanted}`];
  });
  const needless = notices.filter(({ status, kind }) => status === 'dropped' && ALWAYS_SAID.has(kind));
  return [...missing, ...needless.map(({ kind, handoff_id: handoff }) => `${kind} of ${handoff}: taken for needless`)];
}

const demandsOf = ({ handoff_id: handoff, kind }: EventRow): string[] =>
  (DEMANDED[kind] ?? []).map((demanded) => `${demanded} of ${handoff}`);
