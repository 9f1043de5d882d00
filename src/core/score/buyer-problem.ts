import { type Finding, missing, type PacketFacts, strong, weak } from './facts.ts';
import { hasPerson } from './people.ts';
import { isCopied, isMissing, nameWords, said, without } from './said.ts';
import { HOLLOW } from './vocabulary.ts';
import { whenIn } from './when.ts';

const IN_THEIR_WORDS = 'Say what the customer said or did, in their words: who, and when?';

/** The problem that this addresses, in the buyer's words. */
export function buyerProblem({ packet, now }: PacketFacts): Finding {
  const trigger = said(packet.customer_trigger);
  if (isMissing(trigger) || isCopied(packet, 'customer_trigger'))
    return missing('Nothing says what the customer said or did.', IN_THEIR_WORDS);
  const who = hasPerson(trigger, nameWords(packet.partner_contact));
  const when = whenIn(trigger, now);
  const isHollow = without(trigger, HOLLOW) === '';
  if (isHollow) return missing('A use case that fits any account.', IN_THEIR_WORDS);
  if (when.isOld)
    return weak('What the customer said or did, a while ago.', 'what did they say or do in the last ninety days?');
  const isAnyOfBoth = who || when.isRecent || /\p{N}/u.test(trigger.words);
  if (trigger.isEnglish ? who && when.isRecent : isAnyOfBoth)
    return strong('What the customer said or did, by whom and when.');
  if (who) return weak('Somebody said or did it.', 'when was it said or done?');
  if (when.isRecent) return weak('It happened lately.', 'who said or did it?');
  return weak('A problem, in our words.', 'who said it, and when?');
}
