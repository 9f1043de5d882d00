import { type Finding, missing, strong, weak } from './facts.ts';
import { has, isMissing, nameWords, type Said, without } from './said.ts';
import { isCopied, type ReadFacts } from './texts.ts';
import { EVENTS, PRAISE } from './vocabulary.ts';
import { whenIn } from './when.ts';

const WHY_NOW = 'why now? An event, a date, a contract’s end, a quarter.';

/** Why this account, why now, which seller owns it today. */
export function accountLogic({ texts, now, ...known }: ReadFacts): Finding {
  const { account, why_account: reason } = texts;
  if (account.words === '') return missing('No account is named.', 'Name the account.');
  if (known.isOnPriorityList) return strong('The account is on their priority list, by name.');
  if (known.ownsOpenOpportunity) return strong('They own an open opportunity there.');
  if (isMissing(reason) || isCopied(texts, 'why_account') || isTheName(account, reason))
    return missing(
      'No reason is given, or only the account’s name.',
      `Say in one sentence why they should care, and ${WHY_NOW}`,
    );
  const when = whenIn(reason, now);
  const hasNow = has(reason, EVENTS) || when.isRecent || when.isAhead;
  const isPraise = has(reason, PRAISE) && !hasNow;
  if (isPraise) return weak('Words that fit many accounts.', WHY_NOW);
  const isJudged = reason.isEnglish || !/\d/.test(reason.words);
  if (!hasNow && isJudged) return weak('A reason, without a “now”.', WHY_NOW);
  if (known.isAccountOwner === false)
    return weak(
      'A reason and a “now”, but the account is somebody else’s.',
      'why this seller, and not the account’s owner?',
    );
  const whose = known.isAccountOwner ? 'the account is theirs' : 'nobody has said whose account it is';
  return strong(`A reason and a “now”; ${whose}.`);
}

function isTheName(account: Said, reason: Said): boolean {
  const own = new Set(nameWords(account));
  return without(reason, /(?<!\p{L})(?:the|account)(?!\p{L})/gu)
    .split(' ')
    .every((word) => own.has(word) || word.length < 3);
}
