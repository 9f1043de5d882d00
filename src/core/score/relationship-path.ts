import { type Finding, missing, type PacketFacts, strong, weak } from './facts.ts';
import { GROUPS, GUESSES, hasPerson } from './people.ts';
import { has, isCopied, isMissing, nameWords, names, type Said, said } from './said.ts';
import { anyOf, EMPTY_PHRASES, ENGLISH, HOLLOW } from './vocabulary.ts';
import { whenIn } from './when.ts';

/** How two people come together. */
const MECHANISM = anyOf(
  `introduc*, intro, mail*, email*, call, calls, calling, on a call, phone*, meets, meet, meeting*, lunch*, dinner, coffee with, invit*, workshop*, zoom, visit*, brings, takes you, takes our, takes us, puts you, dial*, set up, sets up, in copy, steering group, writes, session, walks you, joins, rides with,
  present*, llamada, correo, reun*, invita*, vorstell*, stellt, mail, termin, anruf*, anrufen, ladt, einlad*, trifft, schreibt, rencontr*, appel, mail, dejeun*, apresent*, chamada, marca, leva, presenta*, chiamata, riunione, incontra, gesprek, belt, plant, voorstel*, 紹介, 会議, メール, 電話`,
);
const NAMES = 'a person on each side, when they last spoke, and how the introduction happens.';

/** Who knows whom, how warm, how the introduction happens. */
export function relationshipPath({ packet, now }: PacketFacts): Finding {
  const path = said(packet.warm_path);
  if (isMissing(path) || isCopied(packet, 'warm_path')) return missing('No path is described.', `Name ${NAMES}`);
  const own = nameWords(packet.partner_contact);
  const hasOurs = names(path, own);
  const hasTheirs = hasPerson(path, own) || names(path, sharedNames(packet, path));
  const isGuess = !hasOurs && (has(path, GUESSES) || (!hasTheirs && (path.isEnglish || has(path, GROUPS))));
  if (isGuess) return missing('Nobody is named: a guess.', `Name ${NAMES}`);
  if (packet.warmth === 'cold' || !packet.warmth)
    return weak('A cold path, or nobody said how warm.', 'who of the partner has spoken with them lately?');
  // Elsewhere names and verbs are not known as well: one of each is enough.
  if (!path.isEnglish && (hasOurs || hasTheirs) && path.count >= 6)
    return strong('People on both sides, and how they come together.');
  if (!hasOurs || !hasTheirs) return weak('One side is named.', 'who is the person on the other side?');
  const when = whenIn(path, now);
  const isLately = !when.isOld && (when.isRecent || packet.warmth === 'strong');
  if (!isLately) return weak('A person on each side.', 'when did they last speak?');
  if (!has(path, MECHANISM))
    return weak('A person on each side.', 'how does the introduction happen: a meeting, a mail, a call?');
  return strong('A person on each side, lately in contact, and how the introduction happens.');
}

/** Words that the customer's trigger has too, and that are neither the account's nor everybody's: most often a name. */
function sharedNames(
  { customer_trigger: trigger, account, partner_contact: contact }: PacketFacts['packet'],
  path: Said,
): string[] {
  if (!path.isEnglish) return [];
  const known = new Set([...nameWords(account), ...nameWords(contact)]);
  const common = (word: string) => [ENGLISH, HOLLOW, GROUPS, EMPTY_PHRASES].some((list) => has({ words: word }, list));
  return nameWords(trigger).filter(
    (word) => word.length > 3 && !/\p{N}/u.test(word) && !known.has(word) && !common(word),
  );
}
