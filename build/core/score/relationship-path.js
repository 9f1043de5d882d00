import { missing, strong, weak } from './facts.js';
import { isNameable } from './names.js';
import { GROUPS, GUESSES, hasPerson } from './people.js';
import { has, isCopied, isMissing, nameWords, names, said } from './said.js';
import { anyOf, EMPTY_PHRASES, HOLLOW, MEETING_WORDS } from './vocabulary.js';
import { whenIn } from './when.js';
/** How two people come together. Whoever writes "you" says what the seller is in for. */
const MECHANISM = anyOf(`introduc*, intro, invit*, brings, takes our, takes us, dial*, in copy, writes, forwards, joins, rides with, set up, sets up, pulls, puts, adds, walks, hands,
  ${MEETING_WORDS},
  you, your, yours, vous, usted, ustedes, os, le presenta, les presenta, ihnen, dich, euch, jou, jullie, je, voi, vi, vos,
  presenta*, presento, llama, vorstell*, stellt, schaltet, ladt, einlad*, trifft, schreibt, nimmt, presente, rencontr*, apresent*, marca, leva, liga, incontra, mette, belt, plant, voorstel*, stelt, 紹介`);
const NAMES = 'a person on each side, when they last spoke, and how the introduction happens.';
/** Who knows whom, how warm, how the introduction happens. */
export function relationshipPath({ packet, now }) {
    const path = said(packet.warm_path);
    if (isMissing(path) || isCopied(packet, 'warm_path'))
        return missing('No path is described.', `Name ${NAMES}`);
    const own = nameWords(packet.partner_contact);
    const hasOurs = names(path, own);
    const hasTheirs = hasPerson(path, own) || names(path, sharedNames(packet, path));
    const isGuess = !hasOurs && (has(path, GUESSES) || (!hasTheirs && (path.isRead || has(path, GROUPS))));
    if (isGuess)
        return missing('Nobody is named: a guess.', `Name ${NAMES}`);
    if (packet.warmth === 'cold' || !packet.warmth)
        return weak('A cold path, or nobody said how warm.', 'who of the partner has spoken with them lately?');
    // In a language that the lists do not know, names and verbs are not known either: one person is enough.
    if (!path.isRead && (hasOurs || hasTheirs) && path.count >= 6)
        return strong('People on both sides, and how they come together.');
    if (!hasOurs || !hasTheirs)
        return weak('One side is named.', 'who is the person on the other side?');
    const when = whenIn(path, now);
    const isLately = !when.isOld && (when.isRecent || packet.warmth === 'strong');
    if (!isLately)
        return weak('A person on each side.', 'when did they last speak?');
    if (!has(path, MECHANISM))
        return weak('A person on each side.', 'how does the introduction happen: a meeting, a mail, a call?');
    return strong('A person on each side, lately in contact, and how the introduction happens.');
}
/** Words that the customer's trigger has too, and that are neither the account's nor everybody's: most often a name. */
function sharedNames({ customer_trigger: trigger, account, partner_contact: contact }, path) {
    if (!path.isRead)
        return [];
    const known = new Set([...nameWords(account), ...nameWords(contact)]);
    const common = (word) => [HOLLOW, GROUPS, EMPTY_PHRASES].some((list) => has({ words: word }, list));
    return nameWords(trigger).filter((word) => isNameable(word, [...known]) && !common(word));
}
