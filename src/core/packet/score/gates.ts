import { linksIn } from '../../kernel/text.ts';
import type { PacketFacts } from './facts.ts';
import { said } from './said.ts';
import type { Score } from './score.ts';

/**
 * Where the conflict check stands before a packet is sent. It comes after sending: the partner's alliances owner is asked then, unless it is
 * cleared already or its author may certify it and ticks that. `nobody_signs`: nobody is left who may be asked.
 */
export type ConflictCheck = 'cleared' | 'author_may_certify' | 'will_be_asked' | 'nobody_signs';

/** What gates ask for beside the score's facts. */
export type GateFacts = PacketFacts & {
  /** An active full member; null: Slack has not said, which is not yes. */
  isAeMember: boolean | null;
  conflictCheck: ConflictCheck;
  /** The author says that the account executive would have to find something out first. */
  needsResearch: boolean;
};

/** `will_be_asked` lets a packet through: it goes to its conflict check when it is sent. */
export type Answer = 'yes' | 'no' | 'will_be_asked';
/** A question with its answer and the sentence that says why. */
export type Gate<Key extends string> = { key: Key; answer: Answer; words: string };

export type HardGate =
  | 'account'
  | 'partner_person_and_role'
  | 'account_executive'
  | 'seller_move'
  | 'partner_move'
  | 'source'
  | 'window'
  | 'conflict_check';
export type HandOffCheck = 'concrete_move' | 'why_this_account' | 'partner_agreed' | 'evidence' | 'conflict_check';
/** A yes is a sign that it is too early. */
export type TooEarly = 'vague_partner' | 'generic_use_case' | 'no_warm_path' | 'research_first' | 'nobody_checked';

export type Gates = {
  /** A no cannot be overridden. */
  hard: Gate<HardGate>[];
  /** All five hold before "hand off now". The last is hard; the others can be overridden with a reason. */
  handOff: Gate<HandOffCheck>[];
  /** None of five holds before a packet is sent. The first and the last are hard. */
  keepBuilding: (Gate<TooEarly> & { isHard: boolean })[];
};

/** Every gate with its answer, in the order in which people read them. */
export function gatesOf(facts: GateFacts, score: Score): Gates {
  const conflict = conflictGate(facts);
  return {
    hard: [...hardGates(facts), conflict],
    handOff: [...handOffChecks(facts, score), conflict],
    keepBuilding: tooEarly(facts, score, conflict),
  };
}

/** Why it cannot be sent, whatever reason is given: the sentences of the hard gates that fail; none: it can. */
export function stopsIn({ hard, keepBuilding }: Pick<Gates, 'hard' | 'keepBuilding'>): string[] {
  const fails = hard.filter(({ answer }) => answer === 'no');
  const holds = keepBuilding.filter(({ isHard, answer }) => isHard && answer === 'yes');
  return [...new Set([...fails, ...holds].map(({ words }) => words))];
}

function gate<Key extends string>(key: Key, holds: boolean, yes: string, no: string): Gate<Key> {
  return holds ? { key, answer: 'yes', words: yes } : { key, answer: 'no', words: no };
}

function hardGates({ packet, isAeMember }: GateFacts): Gate<HardGate>[] {
  const isSaid = (text: string | null | undefined) => said(text).words !== '';
  const hasPerson = Boolean(packet.partner) && isSaid(packet.partner_contact) && isSaid(packet.partner_contact_role);
  const hasSellerMove = isSaid(packet.seller_move) && Boolean(packet.seller_move_by);
  const hasPartnerMove = isSaid(packet.partner_move) && Boolean(packet.partner_move_by);
  const hasSource = linksIn(packet.evidence ?? '').length > 0;
  const hasWindow = typeof packet.window_days === 'number';
  const aeFault = isAeMember === null ? 'Slack has not said yet who they are.' : 'Choose one active full member.';
  return [
    gate('account', isSaid(packet.account), 'The account is named.', 'Name the account.'),
    gate(
      'partner_person_and_role',
      hasPerson,
      'Partner, person and role.',
      'Name the partner, a person and their role.',
    ),
    gate('account_executive', Boolean(packet.ae) && isAeMember === true, 'One account executive.', aeFault),
    gate('seller_move', hasSellerMove, 'Their move has a day.', 'Ask for one move, by a day.'),
    gate('partner_move', hasPartnerMove, 'The partner’s move has a day.', 'Say what the partner does, by a day.'),
    gate('source', hasSource, 'There is a source.', 'Add a link that starts with https://.'),
    gate('window', hasWindow, 'There is a window.', 'Say in how many business days they answer.'),
  ];
}

function conflictGate({ conflictCheck, packet }: GateFacts): Gate<'conflict_check'> {
  const key = 'conflict_check';
  const asked = { key, answer: 'will_be_asked', words: 'The alliances owner is asked when you send it.' } as const;
  switch (conflictCheck) {
    case 'cleared':
      return { key, answer: 'yes', words: 'The conflict check is cleared.' };
    case 'author_may_certify':
      return packet.conflict_checked
        ? { key, answer: 'yes', words: 'You certify that nothing is in conflict.' }
        : asked;
    case 'will_be_asked':
      return asked;
    case 'nobody_signs':
      return { key, answer: 'no', words: 'Nobody is left to sign the conflict check: ask an administrator.' };
    default:
      return conflictCheck satisfies never;
  }
}

function handOffChecks({ packet }: GateFacts, { components }: Score): Gate<HandOffCheck>[] {
  const isStrong = (key: keyof typeof components) => components[key].points === 2;
  const hasAgreed = packet.partner_agreed === true && components.partner_offer.points > 0;
  return [
    gate(
      'concrete_move',
      isStrong('next_action'),
      'Their move is concrete, and doable this week.',
      'Their move is not yet concrete and doable this week.',
    ),
    gate(
      'why_this_account',
      isStrong('account_logic'),
      'They can see why this account.',
      'It does not say yet why they should care about this account.',
    ),
    gate(
      'partner_agreed',
      hasAgreed,
      'The partner agreed to its move in writing.',
      'The partner has not agreed to its move in writing.',
    ),
    gate('evidence', isStrong('proof'), 'Each claim has a source.', 'Not every claim has a source.'),
  ];
}

function tooEarly(
  { packet, needsResearch }: GateFacts,
  { components }: Score,
  conflict: Gate<string>,
): Gates['keepBuilding'] {
  const isMissing = (key: keyof typeof components) => components[key].points === 0;
  const isCold = isMissing('relationship_path') || packet.warmth === 'cold';
  const asksResearch = isMissing('proof') || needsResearch;
  const sign = (key: TooEarly, holds: boolean, yes: string, no: string, isHard = false) => ({
    ...gate(key, holds, yes, no),
    isHard,
  });
  return [
    sign(
      'vague_partner',
      isMissing('partner_context'),
      'Say why this partner matters at this account: a company’s name is not a reason.',
      'A person of the partner is named, with a reason.',
      true,
    ),
    sign(
      'generic_use_case',
      isMissing('buyer_problem'),
      'The use case fits any account.',
      'The problem is this customer’s.',
    ),
    sign('no_warm_path', isCold, 'There is no warm path, only a guess.', 'There is a path to the customer.'),
    sign(
      'research_first',
      asksResearch,
      'They would have to find something out first.',
      'They need not look anything up first.',
    ),
    sign(
      'nobody_checked',
      conflict.answer === 'no',
      'Nobody checks for registered or competing partners.',
      conflict.words,
      true,
    ),
  ];
}
