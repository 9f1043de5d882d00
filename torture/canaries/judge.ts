import { messageFault } from 'slack-sandbox/block-kit';
import { marksIn, SHARED } from './marks.ts';

/** What of a message a partner may not read. It shares no rule with the bot: all that is not on its own short list is a leak. */

/** A message, as it is sent. */
export type Said = { text: string; blocks: object[] };

/** What has happened, as far as it decides about what may be read. */
export type MayRead = {
  life: number;
  /** The partner reads a code in place of the account's name. */
  isCoded: boolean;
  /** The contact, when they may be mentioned in this message. */
  contact: string | null;
  /** Who has accepted and still has it; null before that. */
  accepter: string | null;
  /** The account executive does something else than was suggested. */
  isMoveReplaced: boolean;
  /** Who may be called by their name as the one who has it. */
  keepers: readonly string[];
  /** The references that are meant for this partner. */
  references: readonly string[];
};

/** What every partner may read of its own deals. */
const OF_EVERY_DEAL = ['partnercontact', 'partnermove', 'sentence'];
/** Nothing else is in a partner's message: no link, no field of which nobody thought, no button but those about its own move. */
const PLAIN_KEYS = ['text', 'blocks', 'type', 'elements', 'emoji', 'style', 'bold', 'user_id', 'verbatim', 'border'];
const KEYS = new Set([...PLAIN_KEYS, 'action_id', 'value']);
const PLAIN_TYPES = ['header', 'plain_text', 'rich_text', 'rich_text_section', 'text', 'user', 'context', 'mrkdwn'];
const TYPES = new Set([...PLAIN_TYPES, 'actions', 'button']);
const ACTIONS = new Set(['partner_move.done', 'partner_move.not_yet']);

/** Days that are chosen so that their years tell which they are. */
const INTERNAL_DAY = /\b[A-Z][a-z]+ 198\d\b|\b198\d-\d\d-\d\d/g;
const SELLERS_DAY = /\b[A-Z][a-z]+ 2031\b|\b2031-\d\d-\d\d/g;
/** Ids of people; of companies, channels and conversations; of notices. */
const PERSON = /\b[UW]0[A-Z0-9]+/g;
const PLACE = /\b[TCDG]0[A-Z0-9]+|\b[0-9a-f]{32}\b|\bN\d+\b/g;
const REFERENCE = /\bH[0-9A-Z]{7}\b/g;
/** The choices of fields that stay inside, and the words of our own process. */
const CHOICES = new RegExp(
  [
    'spoke this month|they know each other|a name only|in writing|competing partners',
    'partner_(?:sourced|influenced)|not_worth|score',
    'vague_partner_mention|no_account_logic|no_next_move|wrong_owner|no_evidence',
    'generic_use_case|no_warm_path|bad_timing|already_working_it',
    '[Ss]lipped|did_not_happen|did not happen',
  ].join('|'),
  'g',
);

/** A line for each thing that this partner may not read; none when all is well. */
export function leaksIn(message: Said, may: MayRead): string[] {
  const said = JSON.stringify(message);
  const readable = wordsFor(may);
  const isOurs = ({ what, life }: { what: string; life: number }) =>
    (life === may.life || life === SHARED) && readable.includes(what);
  const found = (pattern: RegExp, allowed: readonly string[] = []) =>
    (said.match(pattern) ?? []).filter((one) => !allowed.includes(one));
  const words = marksIn(said).filter((one) => !isOurs(one));
  return [
    ...words.map(({ what, life }) => `the words of ${what}${life === may.life ? '' : ' of another deal'}`),
    ...found(
      PERSON,
      [may.contact, may.accepter].filter((one) => one !== null),
    ).map((one) => `the person ${one}`),
    ...found(REFERENCE, may.references).map((one) => `the reference ${one}`),
    ...found(PLACE).map((one) => `the id ${one}`),
    ...found(INTERNAL_DAY).map((one) => `an internal day, ${one}`),
    ...(may.accepter === null ? found(SELLERS_DAY).map((one) => `the day of our move, ${one}`) : []),
    ...found(CHOICES).map((one) => `“${one}”`),
    ...strangeParts(message),
  ];
}

function wordsFor({ isCoded, accepter, isMoveReplaced, keepers }: MayRead): string[] {
  const ofAccount = isCoded ? [] : ['account'];
  const ofMove = accepter === null || isMoveReplaced ? [] : ['sellermove'];
  return [...OF_EVERY_DEAL, ...ofAccount, ...ofMove, ...keepers.map((one) => `name${one.slice(2).toLowerCase()}`)];
}

/** What no message to a partner is made of. */
function strangeParts(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(strangeParts);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    if (!KEYS.has(key)) return [`a part called ${key}`];
    if (key === 'type' && !TYPES.has(String(value))) return [`a part of the type ${String(value)}`];
    if (key === 'action_id' && !ACTIONS.has(String(value))) return [`a button for ${String(value)}`];
    return strangeParts(value);
  });
}

/** What Slack would refuse about it, put in place of another: of a post it takes no less. Null when it would take it. */
export function refusalOf(message: Said): string | null {
  const fault = messageFault({ ...message }, 'chat.update');
  return fault && `what Slack refuses: ${JSON.stringify(fault)}`;
}
