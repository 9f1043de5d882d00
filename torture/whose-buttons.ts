import type { Books, HandoffRow, NoticeRow } from './books.ts';
import { intakeOwnerOf, settlersOf } from './roles.ts';
import type { SlackMessage } from './slack-messages.ts';
import { type Standing, standingOf } from './standing.ts';

/** In whose hands each button may be. */

type Hands =
  | 'asked'
  | 'author'
  | 'deal_author'
  | 'who_tells'
  | 'intake_owner'
  | 'owner'
  | 'who_passes_on'
  | 'who_mends'
  | 'who_settles'
  | 'who_answers'
  | 'signer'
  | 'who_withdraws';
/** Who may press what. What asks for a decision has no buttons any more once there is one. */
export const HANDS: Record<string, Hands> = {
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
  Yes: 'owner',
  Undo: 'asked',
  'No: budget': 'owner',
  'No: timing': 'owner',
  'No: fit': 'owner',
  'What came of it…': 'owner',
  'Mend and send again': 'deal_author',
  'Wait until…': 'deal_author',
  'Tell the partner…': 'who_tells',
  'Close the deal…': 'deal_author',
  'Pass it on': 'who_passes_on',
  'Pass it on to them': 'who_passes_on',
  'Somebody else…': 'who_passes_on',
  'Choose somebody else': 'author',
  // In a partner's thread it is the partner's own, which the bot asks at each press.
  Done: 'owner',
  'Not yet…': 'owner',
  'Changed…': 'owner',
  'Did not happen…': 'owner',
  'Introduction made': 'owner',
  'Ask them again': 'owner',
  'Still going': 'owner',
  'Won…': 'owner',
  'Lost…': 'owner',
  'No deal…': 'owner',
  Clear: 'signer',
  'Clear…': 'signer',
  'Clear with other words…': 'signer',
  'Return…': 'signer',
  'Register the account…': 'signer',
  'Somebody else signs…': 'intake_owner',
  'Withdraw…': 'who_withdraws',
  'Try again': 'who_mends',
  'Send it again': 'who_mends',
  'Name the new channel…': 'who_mends',
  'Stop posting': 'who_mends',
  'Post again': 'who_mends',
  'Correct…': 'who_settles',
  'Keep as it is…': 'who_settles',
};

type Whose = { handoff: HandoffRow; books: Books };

/** Buttons in hands that may not press them. */
export function strangeHands({ reader, shown }: SlackMessage, { kind }: NoticeRow, of: Whose): string[] {
  const { handoff, books } = of;
  const standing = standingOf(books.events.filter(({ handoff_id: id }) => id === handoff.id));
  const hands = handsNow(kind.endsWith('_card'), of);
  // What several are told in one message is about each of them: a draft has no history of its own here, and no button of another.
  const drafts = new Set(books.drafts);
  const others = new Set(books.handoffs.flatMap(({ id }) => (id === handoff.id ? [] : [id])));
  return shown.buttons
    .filter(({ about }) => !others.has(handoffOf(about)) && !drafts.has(about))
    .filter(({ label }) =>
      reader === null ? !isAsked(kind, label, standing) : !hands[HANDS[label] ?? '']?.includes(reader),
    )
    .map(({ label }) => `lets ${reader ?? 'a partner'} press ${label}`);
}

/** A card that is out of date is stale, which is judged by itself; a post asks only what is still to be decided. */
function handsNow(isCard: boolean, { handoff, books }: Whose): Record<string, (string | null)[]> {
  const standing = standingOf(books.events.filter(({ handoff_id: id }) => id === handoff.id));
  const { author, questions_to: answerer } = handoff;
  const intakeOwner = intakeOwnerOf(handoff, books);
  const whileOpen = {
    asked: isCard ? standing.asked : [standing.ae],
    intake_owner: [intakeOwner],
    who_answers: [author, answerer],
  };
  const whileDeclined = {
    deal_author: [author],
    who_passes_on: standing.reason === 'wrong_owner' ? [intakeOwner] : [],
  };
  const { check_signer: signer } = handoff;
  const whileChecking = {
    // Who has a card of an earlier check has it without buttons, or it is stale.
    signer: standing.isCheckLate ? [signer, intakeOwner] : [signer],
    intake_owner: standing.isCheckLate ? [intakeOwner] : [],
    who_withdraws: [author, intakeOwner],
  };
  const whileReturned = { deal_author: [author], who_withdraws: [author, intakeOwner] };
  return {
    owner: isCard ? standing.asked : isInWork(standing) ? [standing.ae] : [],
    author: [author],
    who_mends: [author, intakeOwner],
    who_settles: settlersOf(handoff, books),
    who_tells: isCard || isInWork(standing) || standing.stage === 'declined' ? [author] : [],
    ...(isCard || isOpen(standing) ? whileOpen : {}),
    ...(isCard || standing.stage === 'declined' ? whileDeclined : {}),
    ...(standing.stage === 'checking' ? whileChecking : {}),
    ...(standing.stage === 'returned' ? whileReturned : {}),
  };
}

const isOpen = ({ stage }: Standing): boolean => stage === 'awaiting' || stage === 'lapsed';
const isInWork = ({ stage }: Pick<Standing, 'stage'>): boolean => stage === 'accepted' || stage === 'working';

/** In a partner's thread only its own move can be spoken of, where it is asked for. */
function isAsked(kind: string, label: string, { stage, said }: Standing): boolean {
  const asksPartner = kind === 'partner_decision' || kind === 'partner_reminder';
  return asksPartner && isInWork({ stage }) && !said.partner && ['Done', 'Not yet…'].includes(label);
}

/** A question is called after its handoff: `H2345678-1`. */
const handoffOf = (about: string): string => about.replace(/-\d+$/, '');

/** Buttons about a handoff of which nothing is said in this message. */
export function strangeButtons({ shown }: SlackMessage, { id, handoff_id: own }: NoticeRow, books: Books): string[] {
  const carried = books.notices.filter(({ carried_by: carrier }) => carrier === id);
  const spokenOf = new Set([own, ...carried.map(({ handoff_id: handoff }) => handoff)]);
  return shown.buttons
    .map(({ label, about }) => ({ label, about: handoffOf(about) }))
    .filter(({ about }) => books.handoffs.some((handoff) => handoff.id === about) && !spokenOf.has(about))
    .map(({ label, about }) => `lets them press ${label} of ${about}, of which it does not speak`);
}
