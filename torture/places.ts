import type { Books, HandoffRow, NoticeRow } from './books.ts';
import { DEMANDED, factsOf } from './demanded.ts';
import { groupBy } from './group-by.ts';
import type { SlackMessage } from './slack-messages.ts';
import { aesAlong, standingOf } from './standing.ts';

/** Where each message must stand: in whose conversation, under which card, and in whose hands its buttons may be. */

/** Whom each kind of message is for; `ae`: who was asked when it happened; `named`: whom it names itself. */
export const READERS: Record<string, 'author' | 'ae' | 'intake_owner' | 'escalation_contact' | 'partner' | 'named'> = {
  ae_card: 'named',
  author_card: 'author',
  partner_card: 'partner',
  ae_refused: 'author',
  author_decision: 'author',
  partner_decision: 'partner',
  partner_delay: 'partner',
  reminder: 'ae',
  lapse_ae: 'ae',
  lapse_author: 'author',
  intake_call: 'intake_owner',
  escalation: 'escalation_contact',
  ae_news: 'ae',
  author_news: 'author',
  partner_news: 'partner',
  undeliverable: 'intake_owner',
  partner_channel: 'named',
  role_lost: 'named',
  stalled: 'named',
};

/** Who may press what. A message keeps its buttons when it is settled, unless it is a card; so whoever was asked may have them. */
export const HANDS: Record<string, 'asked' | 'author' | 'intake_owner' | 'who_mends'> = {
  Accept: 'asked',
  Decline: 'asked',
  'Better placed…': 'asked',
  'Remind me tomorrow': 'asked',
  'Only on the last day': 'asked',
  'Re-route': 'intake_owner',
  Extend: 'intake_owner',
  Withdraw: 'intake_owner',
  'Mend and send again': 'author',
  'Choose somebody else': 'author',
  'Try again': 'who_mends',
  'Send it again': 'who_mends',
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
          ...strangeHands(message, handoff, books),
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
      case 'named':
        return known(notice.kind !== 'ae_card' || asked.includes(person ?? '') ? person : null);
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

function strangeHands({ reader, shown }: SlackMessage, handoff: HandoffRow, books: Books): string[] {
  return shown.buttons
    .filter(({ label }) => reader === null || !mayPress(label, handoff, books).includes(reader))
    .map(({ label }) => `lets ${reader ?? 'a partner'} press ${label}`);
}

function mayPress(label: string, handoff: HandoffRow, books: Books): string[] {
  switch (HANDS[label]) {
    case 'asked':
      return standingOf(books.events.filter(({ handoff_id: id }) => id === handoff.id)).asked;
    case 'author':
      return [handoff.author];
    case 'intake_owner':
      return [intakeOwnerOf(handoff, books)];
    case 'who_mends':
      return [handoff.author, intakeOwnerOf(handoff, books)];
    default:
      return [];
  }
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
