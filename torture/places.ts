import type { Books, HandoffRow, NoticeRow } from './books.ts';
import { DEMANDED, factsOf } from './demanded.ts';
import { groupBy } from './group-by.ts';
import type { SlackMessage } from './slack-messages.ts';
import { aesAlong, standingOf } from './standing.ts';

/** Where each message must stand: in whose conversation, under which card, and in whose hands its buttons may be. */

/** Whom each kind of message is for; `ae`: who was asked when it happened; `named`: whom it names itself. */
export const READERS: Record<
  string,
  'author' | 'ae' | 'intake_owner' | 'escalation_contact' | 'partner' | 'sales_channel' | 'named'
> = {
  ae_card: 'named',
  author_card: 'author',
  partner_card: 'partner',
  ae_refused: 'author',
  partner_decision: 'partner',
  partner_delay: 'partner',
  reminder: 'ae',
  lapse_ae: 'ae',
  lapse_author: 'author',
  intake_call: 'intake_owner',
  escalation: 'escalation_contact',
  ae_news: 'named',
  ae_corrected: 'named',
  author_news: 'author',
  partner_news: 'partner',
  author_outcome: 'author',
  partner_outcome: 'partner',
  sales_won: 'sales_channel',
  question: 'named',
  ae_reply: 'named',
  undeliverable: 'intake_owner',
  partner_channel: 'named',
  role_lost: 'named',
  stalled: 'named',
};

/** Who may press what. What asks for a decision has no buttons any more once there is one. */
export const HANDS: Record<string, 'asked' | 'author' | 'intake_owner' | 'who_mends' | 'who_answers'> = {
  Accept: 'asked',
  Decline: 'asked',
  'Better placed…': 'asked',
  'Ask…': 'asked',
  Answer: 'who_answers',
  'Remind me tomorrow': 'asked',
  'Only on the last day': 'asked',
  'Re-route': 'intake_owner',
  'Keep with them': 'intake_owner',
  Withdraw: 'intake_owner',
  Yes: 'asked',
  'No: budget': 'asked',
  'No: timing': 'asked',
  'No: fit': 'asked',
  'What came of it…': 'asked',
  'Mend and send again': 'author',
  'Choose somebody else': 'author',
  'Try again': 'who_mends',
  'Send it again': 'who_mends',
  'Name the new channel…': 'who_mends',
  'Stop posting': 'who_mends',
  'Post again': 'who_mends',
};

const PARTNERS_ROOT = 'partner_card';

/**
 * Messages in a conversation, a thread or hands in which they do not belong. Roles are as they are set in the end: nobody may change
 * them on the way. `deleted`: keys of messages that people deleted.
 */
export function misplaced(
  books: Books,
  copiesOf: (notice: NoticeRow) => SlackMessage[],
  deleted: ReadonlySet<string>,
): string[] {
  const notices = groupBy(books.notices, ({ handoff_id: handoff }) => handoff);
  return books.handoffs.flatMap((handoff) => {
    const own = notices.get(handoff.id) ?? [];
    const readerOf = readersOf(handoff, own, books);
    const root = own.find(({ kind }) => kind === PARTNERS_ROOT);
    const roots = root ? copiesOf(root) : [];
    const isRootKnown = roots.length > 0 && !(root && deleted.has(root.id));
    return own.flatMap((notice) =>
      copiesOf(notice).flatMap((message) => {
        const faults = [
          ...conversationFault(message, readerOf(notice)),
          ...(isRootKnown ? threadFault(message, notice, roots) : []),
          ...strangeHands(message, notice, { handoff, books }),
          ...(notice.carried_by === null ? strangeButtons(message, notice, books) : []),
        ];
        return faults.map((fault) => `${notice.kind} of ${handoff.id} (${notice.status}) ${fault}`);
      }),
    );
  });
}

type Reader = { person: string } | { channel: string } | null;

/** For whom each message of this handoff is; the n-th of a kind is about the n-th time that it happened. Null when nobody can say. */
function readersOf(handoff: HandoffRow, own: NoticeRow[], books: Books): (notice: NoticeRow) => Reader {
  const history = books.events.filter(({ handoff_id: id }) => id === handoff.id);
  const aes = aesAlong(history);
  const partner = books.partners.find(({ id }) => id === handoff.partner);
  const { asked } = standingOf(history);
  const aeThen = ({ kind, id }: NoticeRow): string | null => {
    const times = history.flatMap((event, at) =>
      (DEMANDED[event.kind] ?? []).includes(kind) ? [aes[at] ?? null] : [],
    );
    return times[own.filter((other) => other.kind === kind).findIndex((other) => other.id === id)] ?? null;
  };
  const known = (person: string | null): Reader => (person === null ? null : { person });
  return (notice) => {
    const { person = null } = factsOf(notice);
    switch (READERS[notice.kind]) {
      case 'author':
        return known(handoff.author);
      case 'ae':
        return known(aeThen(notice));
      case 'intake_owner':
        return known(intakeOwnerOf(handoff, books));
      case 'escalation_contact':
        return known(escalationContactOf(handoff, books));
      case 'partner':
        return partner ? { channel: partner.channel_id } : null;
      case 'sales_channel': {
        const channel = textOf(books.settings.sales_channel);
        return channel === null ? null : { channel };
      }
      case 'named':
        return known(!notice.kind.startsWith('ae_') || asked.includes(person ?? '') ? person : null);
      default:
        return null;
    }
  };
}

function conversationFault({ channel, reader }: SlackMessage, wanted: Reader): string[] {
  if (wanted === null) return [`stands in ${channel}, and nobody can say for whom it is`];
  if ('person' in wanted) return reader === wanted.person ? [] : [`stands in ${channel} and is for ${wanted.person}`];
  return channel === wanted.channel ? [] : [`stands in ${channel} and is for ${wanted.channel}`];
}

/** Partners read everything under the card, people read everything in a line. */
function threadFault({ channel, threadTs }: SlackMessage, { kind }: NoticeRow, roots: SlackMessage[]): string[] {
  if (READERS[kind] !== 'partner' || kind === PARTNERS_ROOT)
    return threadTs === null ? [] : [`stands under ${threadTs} and not by itself`];
  if (roots.some((root) => root.channel === channel && root.ts === threadTs)) return [];
  return [threadTs === null ? 'stands outside its thread' : `stands under ${threadTs} and not under its card`];
}

type Whose = { handoff: HandoffRow; books: Books };

function strangeHands({ reader, shown }: SlackMessage, { kind }: NoticeRow, { handoff, books }: Whose): string[] {
  const standing = standingOf(books.events.filter(({ handoff_id: id }) => id === handoff.id));
  // A card that is out of date is stale, which is judged by itself.
  const isCard = kind.endsWith('_card');
  const isOpen = isCard || standing.stage === 'awaiting' || standing.stage === 'lapsed';
  const asked = isCard ? standing.asked : [standing.ae];
  const deciding = {
    asked,
    intake_owner: [intakeOwnerOf(handoff, books)],
    who_answers: [handoff.author, handoff.questions_to],
  };
  const mending = { author: [handoff.author], who_mends: [handoff.author, intakeOwnerOf(handoff, books)] };
  const hands: Record<string, (string | null)[]> = { ...mending, ...(isOpen ? deciding : {}) };
  const others = new Set(books.handoffs.flatMap(({ id }) => (id === handoff.id ? [] : [id])));
  return shown.buttons
    .filter(({ about }) => !others.has(handoffOf(about)))
    .filter(({ label }) => reader === null || !hands[HANDS[label] ?? '']?.includes(reader))
    .map(({ label }) => `lets ${reader ?? 'a partner'} press ${label}`);
}

/** A question is called after its handoff: `H2345678-1`. */
const handoffOf = (about: string): string => about.replace(/-\d+$/, '');

/** Buttons about a handoff of which nothing is said in this message. */
function strangeButtons({ shown }: SlackMessage, { id, handoff_id: own }: NoticeRow, books: Books): string[] {
  const carried = books.notices.filter(({ carried_by: carrier }) => carrier === id);
  const spokenOf = new Set([own, ...carried.map(({ handoff_id: handoff }) => handoff)]);
  return shown.buttons
    .map(({ label, about }) => ({ label, about: handoffOf(about) }))
    .filter(({ about }) => books.handoffs.some((handoff) => handoff.id === about) && !spokenOf.has(about))
    .map(({ label, about }) => `lets them press ${label} of ${about}, of which it does not speak`);
}

/** Who is set, or who owns the partnership. */
function intakeOwnerOf({ partner, author }: HandoffRow, { settings, partners }: Books): string {
  const owner = partners.find(({ id }) => id === partner)?.alliances_owner;
  return textOf(settings.intake_owner) ?? owner ?? author;
}

/** Who is set, or the first administrator, or the intake owner. */
function escalationContactOf(handoff: HandoffRow, books: Books): string {
  const { escalation_contact: contact, administrators } = books.settings;
  const first: unknown = Array.isArray(administrators) ? administrators[0] : null;
  return textOf(contact) ?? textOf(first) ?? intakeOwnerOf(handoff, books);
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
