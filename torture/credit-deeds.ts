import type { Chance } from './chance.ts';
import type { Deed, Hands } from './hands.ts';
import { answerTo } from './typing.ts';

/** What people do about a credit after it was decided: from the status, and from the message that asks to settle a dispute. */

const WHY = { Why: 'The first mail of the partner is older than that.' };
const DISPUTE: Deed = { button: 'Dispute the credit…', kind: 'credit_disputed', typed: WHY };
const CORRECT: Deed = { button: 'Correct…', kind: 'credit_corrected', typed: WHY };
const KEEP: Deed = { button: 'Keep as it is…', kind: 'credit_kept', typed: WHY };
const LISTED = /\bH[A-Z0-9]{7}\b/g;

/** `settler` is whoever is told of disputes. */
export function createCreditDeeds({ as, decide, pressAndSend }: Hands, chance: Chance, settler: string) {
  return {
    /** Looks where one of theirs stands, and says that its credit is wrong. */
    dispute: (who: string) =>
      as(who, async (person) => {
        const list = await answerTo(person, '/handoff list');
        const listed = [...(list?.text ?? '').matchAll(LISTED)].map(([reference]) => reference);
        if (listed.length === 0) return;
        const status = await answerTo(person, `/handoff status ${chance.pick(listed)}`);
        if (status?.buttons.includes(DISPUTE.button)) await pressAndSend(person, status, DISPUTE);
      }),

    settle: () => decide(settler, chance.oneIn(2) ? CORRECT : KEEP),
  };
}
