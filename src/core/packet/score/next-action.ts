import { isConcrete } from './concrete.ts';
import { type Finding, missing, strong, weak } from './facts.ts';
import { has, isMissing } from './said.ts';
import { isCopied, type ReadFacts } from './texts.ts';
import { SELLER_ACTS, VAGUE_MOVES } from './vocabulary.ts';

/** Business days after landing within which the seller moves. */
const WITHIN_DAYS = 5;
/** “Ring Ada” is a whole move. */
const FEWEST_WORDS = 2;

/** The one move asked of the seller. */
export function nextAction({ packet, texts, answerBy, sellerMoveBusinessDays: days }: ReadFacts): Finding {
  const { seller_move: move } = texts;
  const by = packet.seller_move_by || null;
  if (isMissing(move, FEWEST_WORDS) || isCopied(texts, 'seller_move'))
    return missing('No move is asked: for information only.', 'Ask for one action that can be done this week.');
  if (has(move, VAGUE_MOVES))
    return weak('A move that needs interpretation.', 'what exactly should they do, and with whom?');
  if (move.isRead && !isConcrete(texts, 'seller_move', []))
    return weak('A move of which nobody could see that it was done.', 'what exactly should they do, and with whom?');
  if (actsIn(move.words) > 1 || ANOTHER_INFINITIVE.test(move.words))
    return weak('More than one action.', 'which one comes first? Ask for that alone.');
  if (by === null || days === null) return weak('A move without a day.', 'by when?');
  if (answerBy !== null && by < answerBy)
    return weak('Due before they have to answer.', 'choose the day of the answer or a later one.');
  if (days > WITHIN_DAYS)
    return weak('Later than a week of work after it lands.', 'what can be done within five business days?');
  return strong('One action, doable within the week.');
}

/** "Llamar a Ana y enviar una oferta": Romance languages ask with an infinitive, and a second one is a second move. */
const ANOTHER_INFINITIVE =
  /^\p{L}+(?:[aei]r|re) .* (?:y|e|et|puis|luego|despues|depois|poi) \p{L}{3,}(?:[aei]r|[aei]rl[aeo]s?|rgli|re) /u;

/** How many clauses begin with something that a seller does. “And show …” belongs to what comes before. */
function actsIn(words: string): number {
  const acts = new RegExp(`(?:^|(?<= (?:and|then|also|plus|afterwards) ))(?:please )?(?:${SELLER_ACTS})(?= )`, 'gu');
  return words.match(acts)?.length ?? 0;
}
