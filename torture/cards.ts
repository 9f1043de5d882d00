import type { Books, HandoffRow, NoticeRow } from './books.ts';
import { firstOfDeals, latestLanded } from './deals.ts';
import { factsOf } from './demanded.ts';
import { groupBy } from './group-by.ts';
import type { Shown } from './shown.ts';
import { alliancesOwnerOf, intakeOwnerOf } from './roles.ts';
import type { SlackMessage } from './slack-messages.ts';
import { type Standing, standingOf } from './standing.ts';

/**
 * What each card must show once everything rests: said here anew, from the history alone, so that what the bot draws wrongly is not
 * repeated by its judge. Besides, it must be what the bot would draw now.
 */

/** What is to be read on it, and the buttons that it has; nobody is named but those in `names`, when that is given. */
type Look = { says: string[]; buttons: string[]; names?: string[] };

const WHAT_CAME_OF_IT = 'What came of it…';
/** Asked once both sides have moved. */
const WORTH_WORKING = ['Yes', 'No: budget', 'No: timing', 'No: fit'];
/** What our own people read of how it ended. */
const ENDINGS = { not_worth: 'Not worth working', won: 'Won', lost: 'Lost', no_deal: 'No deal' } as const;
const OF_THE_MOVE = ['Done', 'Changed…', 'Did not happen…'];
const ANSWERS = ['Accept', 'Decline', 'Better placed…', 'Ask…'];

/** Null when there should be no such card. */
function aeCard(standing: Standing, holder: string, { handoff }: Whose): Look | null {
  const { stage, ae, asked, proposed, corrected } = standing;
  if (!asked.includes(holder)) return null;
  if (holder !== ae) return { says: [`Re-routed to @${asked[asked.lastIndexOf(holder) + 1]}`], buttons: [] };
  // The clock takes it away; which card still has it is in the row.
  const undo = handoff.undo_until === null ? [] : ['Undo'];
  const proposal = proposed === null ? [] : [`You proposed @${proposed}`];
  const correction = corrected === null ? [] : [`Corrected by @${corrected}`];
  switch (stage) {
    case 'checking':
    case 'returned':
      return { says: ['Its conflict check is asked for anew.'], buttons: [] };
    case 'awaiting':
      return { says: ['Answer by', ...proposal, ...correction], buttons: ANSWERS };
    case 'lapsed':
      return { says: ['The window closed', 'still counts', ...proposal, ...correction], buttons: ANSWERS };
    case 'accepted':
      return {
        ...decided(standing),
        buttons: [...ofTheMoves(standing), ...ofTheWorth(standing), WHAT_CAME_OF_IT, ...undo],
      };
    case 'working':
      return { ...decided(standing), buttons: [...ofTheMoves(standing), WHAT_CAME_OF_IT] };
    case 'declined':
      return { ...decided(standing), buttons: undo };
    case 'not_worth':
    case 'won':
    case 'lost':
    case 'no_deal':
    case 'mended':
    case 'closed':
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

/** What can still be said of the account executive's move, and of the introduction. */
function ofTheMoves({ said: { seller, introduced } }: Standing): string[] {
  return [...(seller ? [] : OF_THE_MOVE), ...(introduced ? [] : ['Introduction made'])];
}

function ofTheWorth({ said: { seller, partner } }: Standing): string[] {
  return seller && partner ? WORTH_WORKING : [];
}

/** Its author hears of each answer, and not before; from then on the card of that answer says where it stands. */
function authorCard(standing: Standing, of: Whose, notice: NoticeRow): Look | null {
  const { stage, decidedBy } = standing;
  const { decision } = of.handoff;
  if (decidedBy === null) return null;
  if (decision !== null && factsOf(notice).version !== decision)
    return { says: ['This answer does not count any more.'], buttons: [] };
  switch (stage) {
    case 'accepted':
    case 'working':
    case 'not_worth':
    case 'won':
    case 'lost':
    case 'no_deal':
      return decided(standing);
    case 'declined':
      return { ...decided(standing), buttons: dealButtons(standing, of) };
    case 'mended':
      return saying(decided(standing), 'You have sent it again.');
    case 'closed':
      return { ...saying(decided(standing), 'The deal is closed.'), buttons: ['Send it again'] };
    case 'checking':
    case 'returned':
      return { says: ['Its conflict check is asked for anew.'], buttons: [] };
    case 'awaiting':
    case 'lapsed':
      return { says: ['It is open again.'], buttons: [] };
    case 'withdrawn':
      return { says: ['Withdrawn'], buttons: [] };
    case 'kept':
    case 'refused':
      return null;
    default:
      return stage satisfies never;
  }
}

/** What its author can do with a declined deal. Who takes it in as well passes it on in one press, when somebody was named. */
function dealButtons({ reason, hasTold }: Standing, { handoff, intakeOwner }: Whose): string[] {
  const passesOn = reason === 'wrong_owner' && handoff.better_ae !== null && handoff.author === intakeOwner;
  return [
    ...(passesOn ? ['Pass it on'] : []),
    'Mend and send again',
    'Wait until…',
    ...(hasTold ? [] : ['Tell the partner…']),
    'Close the deal…',
  ];
}

/** Partners press nothing, and are told no name but that of who accepted. A no of ours is not yet one to them. */
function partnerCard(standing: Standing, { handoff }: Whose): Look | null {
  const { stage, ae, isTold, isOpened, isCheckLate } = standing;
  const named = (title: string) => ({ says: [title], buttons: [], names: [] });
  if (!isTold) return null;
  switch (stage) {
    case 'checking':
      return named(isCheckLate ? 'Handoff delayed' : 'Handoff received');
    case 'awaiting':
      return named('Handoff received');
    case 'lapsed':
      return named(isStillCovered(handoff) ? 'Handoff received' : 'Handoff delayed');
    case 'returned':
      return named('Handoff not taken up yet');
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
      return named(titleOfDeclined(standing, handoff));
    case 'mended':
      return named('Handoff not taken up yet');
    case 'closed':
      return saying(named('Handoff not taken up'), 'We are not taking this up.');
    case 'withdrawn':
      return named('Handoff withdrawn');
    case 'kept':
    case 'refused':
      return null;
    default:
      return stage satisfies never;
  }
}

/** The day that was promised before its check was cleared still holds. */
const isStillCovered = ({ hear_by: day, covered_by: before }: HandoffRow): boolean => before !== null && day === before;

/** Who declined it can have named the day; what its author did since counts more. */
function titleOfDeclined({ waits, reason }: Standing, { come_back_on: day }: HandoffRow): string {
  if (waits ?? day !== null) return 'Handoff put off';
  return reason === 'wrong_owner' ? 'Handoff passed on' : 'Handoff not taken up yet';
}

const saying = (look: Look, words: string): Look => ({ ...look, says: [...look.says, words] });

const SAID_NO = new Set<Standing['stage']>(['declined', 'mended', 'closed']);

/** Who saw the buttons reads who decided. */
function decided({ stage, decidedBy, isLate, isOpened }: Standing): Look {
  const word = SAID_NO.has(stage) ? 'Declined' : 'Accepted';
  const ending = stage in ENDINGS ? [ENDINGS[stage as keyof typeof ENDINGS]] : [];
  const says = [`${word} by @${decidedBy}`, ...(isLate ? ['after the window'] : []), ...ending];
  return { says: isOpened ? [...says, 'Opportunity: '] : says, buttons: [] };
}

/** On it the check is signed, by whoever is asked now; what was asked before, or of somebody else, only says what became of it. */
function checkCard({ stage }: Standing, { handoff, alliancesOwner }: Whose, notice: NoticeRow): Look {
  const { person, at } = factsOf(notice);
  const isTheirs = person === handoff.check_signer && at === handoff.check_asked_at;
  if (stage !== 'checking' || !isTheirs) return { says: ['Conflict check'], buttons: [] };
  const register = person === alliancesOwner ? ['Register the account…'] : [];
  const buttons = ['Clear', 'Clear with other words…', 'Return…', ...register];
  return { says: ['Does anything stand in the way?'], buttons };
}

/** The handoff that a card shows, who takes it in, and who owns the partnership. */
type Whose = { handoff: HandoffRow; intakeOwner: string; alliancesOwner: string };
type LookOf = (standing: Standing, of: Whose, notice: NoticeRow) => Look | null;

const LOOKS: Record<string, LookOf> = {
  ae_card: (standing, of, notice) => aeCard(standing, factsOf(notice).person ?? '', of),
  author_card: authorCard,
  partner_card: partnerCard,
  check_card: checkCard,
};

/** Draws a card as the bot would now; null when it would not. */
export type DrawAfresh = (notice: NoticeRow) => (Shown & { text: string }) | null;

/** Cards that do not show where their handoff stands. A card that is lost or not yet sent is somebody else's matter; nothing new is shown to who is `gone`. */
export function staleCards(
  books: Books,
  copiesOf: (notice: NoticeRow) => SlackMessage[],
  drawAfresh: DrawAfresh,
  gone: ReadonlySet<string> = new Set(),
): string[] {
  const histories = groupBy(books.events, ({ handoff_id: handoff }) => handoff);
  const rows = new Map(books.handoffs.map((handoff) => [handoff.id, handoff]));
  const firstOf = firstOfDeals(books.handoffs);
  /** The partner has one card for all handoffs of a deal. */
  const shownBy = ({ kind, handoff_id: own }: NoticeRow) =>
    kind === 'partner_card' ? latestLanded(firstOf(own), books.handoffs, books.events) : own;
  return books.notices.flatMap((notice) => {
    const look = LOOKS[notice.kind];
    const handoff = rows.get(shownBy(notice));
    if (!look || !handoff || notice.status !== 'sent' || gone.has(factsOf(notice).person ?? '')) return [];
    const copies = copiesOf(notice);
    const card = copies.find(({ ts }) => ts === notice.ts) ?? copies[0];
    if (!card) return [];
    const standing = standingOf(histories.get(handoff.id) ?? []);
    const roles = { intakeOwner: intakeOwnerOf(handoff, books), alliancesOwner: alliancesOwnerOf(handoff, books) };
    const wanted = look(standing, { handoff, ...roles }, notice);
    return faultsOf({ card, notice, about: handoff.id, standing, wanted, fresh: drawAfresh(notice) });
  });
}

type Judged = {
  card: SlackMessage;
  notice: NoticeRow;
  /** The handoff that it shows. */
  about: string;
  standing: Standing;
  wanted: Look | null;
  fresh: ReturnType<DrawAfresh>;
};

function faultsOf({ card, notice, about, standing, wanted, fresh }: Judged): string[] {
  const faults = [
    ...(wanted ? unlike(card.shown, wanted, about) : ['should not be there']),
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

/** Stands there as far as Slack had said the name when the card was drawn: nothing changes when it says so later. */
const KEEPER = /^With us: .*\n?/m;

function isAlike(card: SlackMessage, fresh: Shown & { text: string }): boolean {
  const of = ({ words, buttons }: Shown, text: string) => JSON.stringify([text, words.replace(KEEPER, ''), buttons]);
  return of(card.shown, card.text) === of(fresh, fresh.text);
}
