import { REFERENCE } from './mortal-bot.ts';
import { accepts, atSent, type Flow, LANDED, maya, sam, sends, type Step } from './steps.ts';

/** What becomes of a credit after it was decided: Maya disputes it, Ada, who administers, settles it. */

const ada = (form: string) => ({ userId: 'U0ADA', teamId: 'T0NORTHWIND', requestId: `${form}:U0ADA` });
const reason = 'The first mail is older than the packet says.';

const adaAdministers: Step = ({ store }) => store.set('administrators', ['U0ADA']);
const disputes: Step = ({ crediting }) => crediting.dispute(REFERENCE, { ...maya, requestId: 'V0DISPUTE' }, reason);

export const CREDIT_FLOWS: Record<string, Flow> = {
  'accepting it, disputing the credit and correcting it': {
    steps: [
      adaAdministers,
      sends,
      accepts(sam),
      disputes,
      ({ crediting }) =>
        crediting.correct(REFERENCE, ada('V0CORRECT'), { classification: 'partner_influenced', reason }),
    ],
    events: [...atSent, 'accepted', 'credit_disputed', 'credit_corrected'],
    told: {
      sam: [...LANDED.sam, 'credit_corrected'],
      maya: ['author_card', 'credit_corrected'],
      alex: ['credit_corrected'],
      ada: ['credit_dispute'],
      brightwater: ['partner_card', 'partner_decision', 'partner_credit'],
    },
  },

  'disputing the credit while it waits, and keeping it as it is': {
    steps: [adaAdministers, sends, disputes, ({ crediting }) => crediting.keep(REFERENCE, ada('V0KEEP'), reason)],
    events: [...atSent, 'credit_disputed', 'credit_kept'],
    told: { ...LANDED, maya: ['credit_kept'], alex: ['credit_kept'], ada: ['credit_dispute'] },
  },
};
