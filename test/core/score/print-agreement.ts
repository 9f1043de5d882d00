import { agreementOn, differencesIn, tableOf } from './agreement.ts';
import { APART_ENGLISH } from './corpus/apart-english.ts';
import { APART_OTHERS } from './corpus/apart-others.ts';
import { HELD_OUT_ENGLISH } from './corpus/held-out-english.ts';
import { HELD_OUT_OTHERS } from './corpus/held-out-others.ts';
import { TUNED_ENGLISH } from './corpus/tuned-english.ts';
import { TUNED_OTHERS } from './corpus/tuned-others.ts';
import { UNSEEN } from './corpus/unseen.ts';

/** `npm run score`: the agreement of the rules with people. Differences of the tuned packets alone: who reads those of the others tunes on them. */

const tuned = [...TUNED_ENGLISH, ...TUNED_OTHERS];
const apart = [...APART_ENGLISH, ...APART_OTHERS];
const heldOut = [...HELD_OUT_ENGLISH, ...HELD_OUT_OTHERS];

console.log(tableOf(`Tuned on (${tuned.length} packets)`, agreementOn(tuned)));
console.log(tableOf(`Held out (${heldOut.length} packets)`, agreementOn(heldOut)));
console.log(tableOf(`Written after the rules (${UNSEEN.length} packets)`, agreementOn(UNSEEN)));
console.log(tableOf(`Written apart from the rules (${apart.length} packets)`, agreementOn(apart)));
for (const { name, component, label, points } of differencesIn(tuned))
  console.log(`  ${name}: ${component} is labelled ${label}, scored ${points}`);
