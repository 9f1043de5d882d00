import { TUNED_ENGLISH } from './tuned-english.ts';
import { TUNED_OTHERS } from './tuned-others.ts';
import { TUNED_SECOND_LOOK } from './tuned-second-look.ts';
import { TUNED_VARIED_ENGLISH } from './tuned-varied-english.ts';
import { TUNED_VARIED_OTHERS } from './tuned-varied-others.ts';
import { TUNED_WRITTEN_AFTER } from './tuned-written-after.ts';

/** All that rules may be tuned on. */
export const TUNED = [
  ...TUNED_ENGLISH,
  ...TUNED_OTHERS,
  ...TUNED_WRITTEN_AFTER,
  ...TUNED_VARIED_ENGLISH,
  ...TUNED_VARIED_OTHERS,
  ...TUNED_SECOND_LOOK,
];
