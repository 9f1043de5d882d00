import type { Books, HandoffRow, NoticeRow } from './books.ts';
import { DEMANDED, factsOf } from './demanded.ts';
import { firstOfDeals } from './deals.ts';
import { groupBy } from './group-by.ts';
import { alliancesOwnerOf, escalationContactOf, intakeOwnerOf, salesChannelOf } from './roles.ts';
import type { SlackMessage } from './slack-messages.ts';
import { aesAlong, standingOf } from './standing.ts';
import { strangeButtons, strangeHands } from './whose-buttons.ts';

/** Where each message must stand: in whose conversation, and under which card. In whose hands its buttons may be stands in `whose-buttons`. */

type Role =
  | 'author'
  | 'ae'
  | 'intake_owner'
  | 'escalation_contact'
  | 'alliances_owner'
  | 'partner'
  | 'sales_channel'
  | 'named';
/** Whom each kind of message is for; `ae`: who was asked when it happened; `named`: whom it names itself. */
export const READERS: Record<string, Role> = {
  ae_card: 'named',
  author_card: 'author',
  partner_card: 'partner',
  ae_refused: 'author',
  ae_outside: 'named',
  partner_decision: 'partner',
  partner_delay: 'partner',
  reminder: 'ae',
  lapse_ae: 'ae',
  lapse_author: 'author',
  intake_call: 'intake_owner',
  escalation: 'escalation_contact',
  ae_news: 'named',
  ae_reopened: 'named',
  ae_corrected: 'named',
  author_news: 'author',
  author_call: 'author',
  alliances_call: 'alliances_owner',
  partner_news: 'partner',
  author_outcome: 'author',
  partner_outcome: 'partner',
  sales_won: 'sales_channel',
  partner_sentence: 'partner',
  question: 'named',
  ae_reply: 'named',
  partner_reminder: 'partner',
  partner_moves: 'partner',
  ae_move: 'ae',
  ae_moves: 'ae',
  author_roles: 'author',
  ae_stalled: 'ae',
  author_owed: 'author',
  credit_corrected: 'named',
  credit_dispute: 'named',
  credit_kept: 'named',
  partner_credit: 'partner',
  check_card: 'named',
  check_reminder: 'named',
  check_call: 'intake_owner',
  check_escalation: 'escalation_contact',
  author_check: 'author',
  undeliverable: 'intake_owner',
  partner_channel: 'named',
  role_lost: 'named',
  stalled: 'named',
  help_request: 'named',
  help_reminder: 'named',
  help_escalation: 'named',
  help_answer: 'named',
  partner_registration: 'partner',
  partner_noted: 'partner',
  registration_ends: 'alliances_owner',
  dispute_call: 'named',
  dispute_reminder: 'named',
  dispute_escalation: 'named',
  dispute_outcome: 'alliances_owner',
  agreement_proposed: 'named',
  agreement_reminder: 'named',
  draft_call: 'named',
  draft_expired: 'named',
  contact_proposed: 'named',
  contact_answered: 'named',
  agreement_review: 'named',
};

/** These name nobody but an account executive who was asked. */
const FOR_ASKED = new Set(['ae_card', 'ae_news', 'ae_corrected', 'ae_reply']);

const PARTNERS_ROOT = 'partner_card';

/**
 * Messages in a conversation, a thread or hands in which they do not belong. Roles are as they are set in the end: nobody may change
 * them on the way. `deleted`: keys of messages that people deleted; `gone`: who has left, whose messages nobody can change.
 */
export function misplaced(
  books: Books,
  copiesOf: (notice: NoticeRow) => SlackMessage[],
  deleted: ReadonlySet<string>,
  gone: ReadonlySet<string> = new Set(),
): string[] {
  const notices = groupBy(books.notices, ({ handoff_id: handoff }) => handoff);
  const firstOf = firstOfDeals(books.handoffs);
  return books.handoffs.flatMap((handoff) => {
    const own = notices.get(handoff.id) ?? [];
    const readerOf = readersOf(handoff, own, books);
    const root = notices.get(firstOf(handoff.id))?.find(({ kind }) => kind === PARTNERS_ROOT);
    const roots = root ? copiesOf(root) : [];
    const isRootKnown = roots.length > 0 && !(root && deleted.has(root.id));
    return own.flatMap((notice) =>
      copiesOf(notice).flatMap((message) => {
        const faults = [
          ...conversationFault(message, readerOf(notice)),
          ...(isRootKnown ? threadFault(message, notice, roots) : []),
          ...(gone.has(message.reader ?? '') ? [] : strangeHands(message, notice, { handoff, books })),
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
      case 'alliances_owner':
        return known(alliancesOwnerOf(handoff, books));
      case 'partner':
        return partner ? { channel: partner.channel_id } : null;
      case 'sales_channel': {
        const channel = salesChannelOf(books);
        return channel === null ? null : { channel };
      }
      case 'named':
        return known(!FOR_ASKED.has(notice.kind) || asked.includes(person ?? '') ? person : null);
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
