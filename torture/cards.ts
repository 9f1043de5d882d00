import type { Books, NoticeRow } from './books.ts';
import { type EventRow, factsOf } from './demanded.ts';
import { groupBy } from './group-by.ts';
import type { Shown } from './shown.ts';
import type { SlackMessage } from './slack-messages.ts';
import { type Standing, standingOf } from './standing.ts';

/**
 * What each card must show once everything rests: said here anew, from the history alone, so that what the bot draws wrongly is not
 * repeated by its judge. Besides, it must be what the bot would draw now.
 */

/** What is to be read on it, and the buttons that it has; nobody is named but those in `names`, when that is given. */
type Look = { says: string[]; buttons: string[]; names?: string[] };

const WHAT_CAME_OF_IT = 'What came of it…';
const ONCE_ACCEPTED = ['Yes', 'No: budget', 'No: timing', 'No: fit', WHAT_CAME_OF_IT];
/** What our own people read of how it ended. */
const ENDINGS = { not_worth: 'Not worth working', won: 'Won', lost: 'Lost', no_deal: 'No deal' } as const;
const ANSWERS = ['Accept', 'Decline', 'Better placed…', 'Ask…'];

/** Null when there should be no such card. */
function aeCard(standing: Standing, holder: string): Look | null {
  const { stage, ae, asked, proposed, corrected } = standing;
  if (!asked.includes(holder)) return null;
  if (holder !== ae) return { says: [`Re-routed to @${ae}`], buttons: [] };
  const proposal = proposed === null ? [] : [`You proposed @${proposed}`];
  const correction = corrected === null ? [] : [`Corrected by @${corrected}`];
  switch (stage) {
    case 'awaiting':
      return { says: ['Answer by', ...proposal, ...correction], buttons: ANSWERS };
    case 'lapsed':
      return { says: ['The window closed', 'still counts', ...proposal, ...correction], buttons: ANSWERS };
    case 'accepted':
      return { ...decided(standing), buttons: ONCE_ACCEPTED };
    case 'working':
      return { ...decided(standing), buttons: [WHAT_CAME_OF_IT] };
    case 'declined':
    case 'not_worth':
    case 'won':
    case 'lost':
    case 'no_deal':
      return decided(standing);
    case 'withdrawn':
      return { says: ['Withdrawn'], buttons: [] };
    case 'kept':
    case 'refused':
      return null;
    default:
      return stage satisfies never;
  }
}

/** Its author hears of it once it is decided, and not before. */
function authorCard(standing: Standing): Look | null {
  const { stage } = standing;
  switch (stage) {
    case 'accepted':
    case 'working':
    case 'not_worth':
    case 'won':
    case 'lost':
    case 'no_deal':
      return decided(standing);
    case 'declined':
      return { ...decided(standing), buttons: ['Mend and send again'] };
    case 'kept':
    case 'refused':
    case 'awaiting':
    case 'lapsed':
    case 'withdrawn':
      return null;
    default:
      return stage satisfies never;
  }
}

/** Partners press nothing, and are told no name but that of who accepted. */
function partnerCard({ stage, ae, asked, isOpened }: Standing): Look | null {
  const named = (title: string) => ({ says: [title], buttons: [], names: [] });
  if (asked.length === 0) return null;
  switch (stage) {
    case 'awaiting':
      return named('Handoff received');
    case 'lapsed':
      return named('Handoff delayed');
    case 'accepted':
      return { says: ['Handoff accepted', `@${ae}`], buttons: [], names: [ae ?? ''] };
    case 'working': {
      const opened = isOpened ? ['Opportunity: opened'] : [];
      return { says: ['Handoff in progress', `@${ae}`, ...opened], buttons: [], names: [ae ?? ''] };
    }
    case 'not_worth':
      return named('Handoff not taken further');
    case 'won':
      return named('Won together');
    case 'lost':
      return named('Handoff closed: not won');
    case 'no_deal':
      return named('Handoff closed: no deal');
    case 'declined':
      return named('Handoff not taken up');
    case 'withdrawn':
      return named('Handoff withdrawn');
    case 'kept':
    case 'refused':
      return null;
    default:
      return stage satisfies never;
  }
}

/** Who saw the buttons reads who decided. */
function decided({ stage, decidedBy, isLate, isOpened }: Standing): Look {
  const word = stage === 'declined' ? 'Declined' : 'Accepted';
  const ending = stage in ENDINGS ? [ENDINGS[stage as keyof typeof ENDINGS]] : [];
  const says = [`${word} by @${decidedBy}`, ...(isLate ? ['after the window'] : []), ...ending];
  return { says: isOpened ? [...says, 'Opportunity: '] : says, buttons: [] };
}

const LOOKS: Record<string, (standing: Standing, notice: NoticeRow) => Look | null> = {
  ae_card: (standing, notice) => aeCard(standing, factsOf(notice).person ?? ''),
  author_card: authorCard,
  partner_card: partnerCard,
};

/** Draws a card as the bot would now; null when it would not. */
export type DrawAfresh = (notice: NoticeRow) => (Shown & { text: string }) | null;

/** Cards that do not show where their handoff stands. A card that is lost or not yet sent is somebody else's matter. */
export function staleCards(
  { notices, events }: Books,
  copiesOf: (notice: NoticeRow) => SlackMessage[],
  drawAfresh: DrawAfresh,
): string[] {
  const histories = groupBy(events, ({ handoff_id: handoff }) => handoff);
  return notices.flatMap((notice) => {
    const look = LOOKS[notice.kind];
    if (!look || notice.status !== 'sent') return [];
    const copies = copiesOf(notice);
    const card = copies.find(({ ts }) => ts === notice.ts) ?? copies[0];
    if (!card) return [];
    return faultsOf(card, notice, histories.get(notice.handoff_id) ?? [], look, drawAfresh);
  });
}

function faultsOf(
  card: SlackMessage,
  notice: NoticeRow,
  history: EventRow[],
  look: (standing: Standing, notice: NoticeRow) => Look | null,
  drawAfresh: DrawAfresh,
): string[] {
  const standing = standingOf(history);
  const wanted = look(standing, notice);
  const fresh = drawAfresh(notice);
  const faults = [
    ...(wanted ? unlike(card.shown, wanted, notice.handoff_id) : ['should not be there']),
    ...(fresh && isAlike(card, fresh) ? [] : ['is not as it would be drawn now']),
  ];
  const { person } = factsOf(notice);
  const whose = person === undefined ? '' : ` for ${person}`;
  return faults.length === 0
    ? []
    : [`${notice.kind} of ${notice.handoff_id}${whose}, ${standing.stage}: ${faults.join('; ')}`];
}

function unlike({ words, buttons }: Shown, { says, buttons: wanted, names }: Look, handoff: string): string[] {
  const labels = buttons.map(({ label }) => label);
  const named = [...new Set(words.match(/@U\w+/g))].map((name) => name.slice(1));
  return [
    ...says.filter((words_) => !words.includes(words_)).map((missing) => `does not say "${missing}"`),
    ...(labels.join() === wanted.join() ? [] : [`has the buttons [${labels.join()}] in place of [${wanted.join()}]`]),
    ...buttons.filter(({ about }) => about !== handoff).map(({ label, about }) => `${label} is about ${about}`),
    ...(names ? named.filter((name) => !names.includes(name)).map((name) => `names ${name}`) : []),
  ];
}

function isAlike(card: SlackMessage, fresh: Shown & { text: string }): boolean {
  const of = ({ words, buttons }: Shown, text: string) => JSON.stringify([text, words, buttons]);
  return of(card.shown, card.text) === of(fresh, fresh.text);
}
