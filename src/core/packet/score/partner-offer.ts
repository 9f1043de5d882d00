import { shiftDay } from '../../time/calendar.ts';
import { isConcrete } from './concrete.ts';
import { type Finding, missing, strong, weak } from './facts.ts';
import { hasPerson } from './people.ts';
import { has, isMissing, nameWords, names } from './said.ts';
import { isCopied, type ReadFacts } from './texts.ts';
import { HOPES, VAGUE_HELP } from './vocabulary.ts';

/** Days after landing within which the partner moves. */
const WITHIN_DAYS = 14;

/** What the partner does in the next two weeks. */
export function partnerOffer({ packet, texts, landsOn }: ReadFacts): Finding {
  const { partner_move: move } = texts;
  const by = packet.partner_move_by || null;
  const hasAgreed = packet.partner_agreed === true;
  if (isMissing(move) || isCopied(texts, 'partner_move'))
    return missing('Nothing says what the partner does.', 'Name what they do, by whom, by when, as agreed in writing.');
  if (!hasAgreed && (by === null || has(move, HOPES)))
    return missing(
      'A hope: without a day, and not agreed.',
      'Ask the partner to agree in writing to one thing, by a day.',
    );
  if (!hasAgreed) return weak('A move that was not agreed in writing.', 'did they agree in writing?');
  if (by === null) return weak('A move without a day.', 'by when?');
  if (has(move, VAGUE_HELP) || has(move, HOPES))
    return weak('Dated, but vague.', 'what exactly do they do: an introduction, a workshop, a benchmark?');
  const doers = [...nameWords(texts.partner_contact), ...nameWords(texts.partnerName)];
  if (move.isRead && !isConcrete(texts, 'partner_move', doers))
    return weak('Dated, but nobody could see that it was done.', 'what do they do, with whom or with what?');
  if (by > shiftDay(landsOn, WITHIN_DAYS))
    return weak('Concrete, but later than two weeks after it lands.', 'what can they do within two weeks?');
  const isNamed = names(move, doers) || hasPerson(move, []);
  if (move.isEnglish && !isNamed) return weak('Dated and agreed, but nobody is named.', 'who of the partner does it?');
  return strong('Concrete, dated within two weeks, agreed in writing.');
}
