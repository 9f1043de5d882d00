import { type Finding, missing, strong, weak } from './facts.ts';
import { isNameable } from './names.ts';
import { GROUPS, GUESSES, hasPerson } from './people.ts';
import { has, isMissing, nameWords, names, standingIn } from './said.ts';
import { isCopied, type ReadFacts, type Texts } from './texts.ts';
import { anyOf, EMPTY_PHRASES, HOLLOW, MEETING_WORDS } from './vocabulary.ts';
import { whenIn } from './when.ts';

/** How two people come together. Whoever writes "you" says what the seller is in for. */
const MECHANISM = anyOf(
  `introduc*, intro, invit*, brings, takes our, takes us, dial*, in copy, writes, forwards, joins, rides with, set up, sets up, pulls, puts, adds, walks, hands,
  ${MEETING_WORDS},
  you, your, yours, vous, usted, ustedes, os, le presenta, les presenta, ihnen, dich, euch, jou, jullie, je, voi, vi, vos,
  presenta*, presento, llama, vorstell*, stellt, schaltet, ladt, einlad*, trifft, schreibt, nimmt, presente, rencontr*, apresent*, marca, leva, liga, incontra, mette, belt, plant, voorstel*, stelt, 紹介`,
);
const NAMES = 'a person on each side, when they last spoke, and how the introduction happens.';

/** Who knows whom, how warm, how the introduction happens. */
export function relationshipPath({ packet, texts, now }: ReadFacts): Finding {
  const { warm_path: path } = texts;
  if (isMissing(path) || isCopied(texts, 'warm_path')) return missing('No path is described.', `Name ${NAMES}`);
  const own = nameWords(texts.partner_contact);
  const hasOurs = names(path, own);
  const hasTheirs = hasPerson(path, own) || sharesName(texts);
  const isGuess = !hasOurs && (has(path, GUESSES) || (!hasTheirs && (path.isRead || has(path, GROUPS))));
  if (isGuess) return missing('Nobody is named: a guess.', `Name ${NAMES}`);
  if (packet.warmth === 'cold' || !packet.warmth)
    return weak('A cold path, or nobody said how warm.', 'who of the partner has spoken with them lately?');
  // In a language that the lists do not know, names and verbs are not known either: one person is enough.
  if (!path.isRead && (hasOurs || hasTheirs) && path.count >= 6)
    return strong('People on both sides, and how they come together.');
  if (!hasOurs || !hasTheirs) return weak('One side is named.', 'who is the person on the other side?');
  const when = whenIn(path, now);
  const isLately = !when.isOld && (when.isRecent || packet.warmth === 'strong');
  if (!isLately) return weak('A person on each side.', 'when did they last speak?');
  if (!has(path, MECHANISM))
    return weak('A person on each side.', 'how does the introduction happen: a meeting, a mail, a call?');
  return strong('A person on each side, lately in contact, and how the introduction happens.');
}

/** A word that the customer's trigger has too, and that is neither the account's nor everybody's: most often a name. */
function sharesName({ warm_path: path, customer_trigger: trigger, account, partner_contact: contact }: Texts): boolean {
  if (!path.isRead) return false;
  const known = new Set([...nameWords(account), ...nameWords(contact)]);
  const isCommon = (word: string) => [HOLLOW, GROUPS, EMPTY_PHRASES].some((list) => has({ words: word }, list));
  return standingIn(path, nameWords(trigger)).some((word) => isNameable(word, known) && !isCommon(word));
}
