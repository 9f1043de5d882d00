import { type Finding, missing, strong, weak } from './facts.ts';
import { namesByPlace } from './names.ts';
import { hasPerson } from './people.ts';
import { has, isMissing, nameWords, names, type Said, without } from './said.ts';
import { isTimeWord } from './spoken-time.ts';
import { isCopied, type ReadFacts, type Texts } from './texts.ts';
import { anyOf, HOLLOW } from './vocabulary.ts';
import { whenIn } from './when.ts';

/** Who writes one of these means somebody. */
const POINTERS = anyOf(
  `they, them, their, he, him, his, she, her, it, its, we, us, our, i, me, my, this, that,
  ellos, ellas, nos, nuestro, nuestra, ihr, ihre, ihnen, wir, uns, er, leur, leurs, ils, elles, nous, on, eles, elas, nosso, nossa, loro, noi, ci, hun, zij, ze, wij, ons`,
);
const OF_ALL = new Set(
  'every any all most many modern cada todo toda todos todas jeder jede jedes alle viele chaque tout toute tous toutes ogni tutti tutte elke ieder iedere veel'.split(
    ' ',
  ),
);
/** The verbs of sentences about a whole trade. */
const GENERAL_NEEDS = anyOf(
  `want, wants, need, needs, must, have to, should, expect, expects, expected, demand, demands, face, faces, facing, struggle, struggles, crave, craves, require, requires, asked to, seek, seeks, strive, rethink, look for, are looking, try to, under pressure, matters, is key, is crucial, is essential,
  quieren, quiere, necesitan, necesita, deben, debe, buscan, busca, tienen que, esperan,
  muss, mussen, will, wollen, brauchen, braucht, sollen, sollte, sollten, suchen, erwarten,
  veulent, veut, doivent, doit, cherchent, cherche, souhaitent, attendent, ont besoin,
  querem, quer, precisam, precisa, devem, deve, procuram, buscam,
  vogliono, vuole, devono, deve, cercano, hanno bisogno,
  moet, moeten, willen, wil, zoeken, zoekt, verwachten`,
);
const IN_THEIR_WORDS = 'Say what the customer said or did, in their words: who, and when?';

/** The problem that this addresses, in the buyer's words. */
export function buyerProblem({ texts, now }: ReadFacts): Finding {
  const { customer_trigger: trigger, account } = texts;
  if (isMissing(trigger) || isCopied(texts, 'customer_trigger'))
    return missing('Nothing says what the customer said or did.', IN_THEIR_WORDS);
  const known = [...nameWords(texts.partner_contact), ...nameWords(account)];
  const who = hasPerson(trigger, known) || sharesName(texts, known);
  const when = whenIn(trigger, now);
  const isHollow = without(trigger, HOLLOW) === '';
  const isForAll = isOfAll(trigger.words) || (!who && !when.isRecent);
  if (isHollow || (isForAll && isForAnybody(trigger, account)))
    return missing('A use case that fits any account.', IN_THEIR_WORDS);
  if (when.isOld)
    return weak('What the customer said or did, a while ago.', 'what did they say or do in the last ninety days?');
  const isAnyOfBoth = who || when.isRecent || /\p{N}/u.test(trigger.words);
  if (trigger.isRead ? who && when.isRecent : isAnyOfBoth)
    return strong('What the customer said or did, by whom and when.');
  if (who) return weak('Somebody said or did it.', 'when was it said or done?');
  if (when.isRecent) return weak('It happened lately.', 'who said or did it?');
  return weak('A problem, in our words.', 'who said it, and when?');
}

/** "Every director wants", and not "every Monday". */
function isOfAll(words: string): boolean {
  const [first = '', second = ''] = words.split(' ');
  return OF_ALL.has(first) && !isTimeWord(second);
}

/** What everybody in a trade wants or has to do; and it points at nobody, by no name, number, day or "their". */
function isForAnybody(trigger: Said, account: Said): boolean {
  // "Hotels need staff" points at no Lantern Hotels.
  const ownWords = nameWords(account).filter((word, at) => at === 0 || !word.endsWith('s'));
  const isPointing = has(trigger, POINTERS) || /\p{N}/u.test(trigger.words) || names(trigger, ownWords);
  return trigger.isRead && has(trigger, GENERAL_NEEDS) && !isPointing;
}

/** Whom the path names by the place of a name, the trigger may name in any place. */
function sharesName({ warm_path: path, customer_trigger: trigger }: Texts, leftOut: readonly string[]): boolean {
  return names(trigger, namesByPlace(path, leftOut));
}
