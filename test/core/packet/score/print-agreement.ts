import { agreementOn, differencesIn, tableOf } from './agreement.ts';
import { APART_ENGLISH } from './corpus/apart-english.ts';
import { APART_OTHERS } from './corpus/apart-others.ts';
import { HELD_OUT_ENGLISH } from './corpus/held-out-english.ts';
import { HELD_OUT_OTHERS } from './corpus/held-out-others.ts';
import { TUNED } from './corpus/tuned.ts';

/** `npm run score`: the agreement of the rules with people. Differences of the tuned packets alone: who reads those of the others tunes on them. */

const apart = [...APART_ENGLISH, ...APART_OTHERS];
const heldOut = [...HELD_OUT_ENGLISH, ...HELD_OUT_OTHERS];

console.log(tableOf(`Tuned on (${TUNED.length} packets)`, agreementOn(TUNED)));
console.log(tableOf(`Held out (${heldOut.length} packets)`, agreementOn(heldOut)));
console.log(tableOf(`Written apart from the rules (${apart.length} packets)`, agreementOn(apart)));
for (const { name, component, label, points } of differencesIn(TUNED))
  console.log(`  ${name}: ${component} is labelled ${label}, scored ${points}`);
