import { PRIYA, SAM } from '../../torture/fuzz/cast.ts';
import type { Asked } from './pressed-cast.ts';

/** Every stage in which a button about a handoff can be pressed, and what the rules go by. */

/** Where a handoff is: its stage, and once it is closed what came of it. */
export type Standing =
  | 'draft'
  | 'checking'
  | 'returned'
  | 'awaiting'
  | 'accepted'
  | 'working'
  | 'declined'
  | 'closed: declined'
  | 'closed: mended'
  | 'closed: withdrawn'
  | 'closed: not_worth'
  | 'closed: won'
  | 'closed: lost'
  | 'closed: no_deal';

/** What the rules go by beside the standing; left out: no. */
type Facts = {
  /** The window closed without an answer, or that of the conflict check without a signature. */
  lapsed?: true;
  /** No account executive was asked yet; of what is checked: also not before this check. */
  neverLanded?: true;
  /** The answer can still be undone. */
  fresh?: true;
  /** So many questions wait for an answer. */
  questions?: 1 | 3;
  /** Declined because somebody else owns the account, who is named. */
  wrongOwner?: true;
  /** The author has added a sentence for the partner. */
  told?: true;
  /** What came of the account executive’s move. */
  ourMove?: 'done' | 'did not happen';
  partnersMove?: 'done';
  introduced?: true;
  /** Of the partner only the named contact may say what came of its move, and whether they are still there. */
  contactAlone?: 'is there' | 'has left';
};
export type PressedStage = Asked & Facts & { is: Standing };

const withSam = { ae: SAM, formerAe: null };
const withPriya = { ae: PRIYA, formerAe: SAM };

export const STAGES = {
  'a draft that is kept': { ...withSam, is: 'draft', neverLanded: true },
  'a draft that names somebody who has left': { ...withSam, is: 'draft', neverLanded: true },
  'in its conflict check': { ...withSam, is: 'checking', neverLanded: true },
  'in its conflict check, which lapsed': { ...withSam, is: 'checking', lapsed: true, neverLanded: true },
  're-routed into its conflict check': { ...withPriya, is: 'checking' },
  'returned from its conflict check': { ...withSam, is: 'returned', neverLanded: true },
  'withdrawn in its conflict check': { ...withSam, is: 'closed: withdrawn', neverLanded: true },
  'awaiting an answer': { ...withSam, is: 'awaiting', questions: 1 },
  'awaiting, with three open questions': { ...withSam, is: 'awaiting', questions: 3 },
  lapsed: { ...withSam, is: 'awaiting', lapsed: true },
  're-routed': { ...withPriya, is: 'awaiting' },
  're-routed and accepted': { ...withPriya, is: 'accepted', fresh: true },
  're-routed and declined': { ...withPriya, is: 'declined', fresh: true },
  'passed on': { ...withPriya, is: 'awaiting' },
  'awaiting again, since the answer was undone': { ...withSam, is: 'awaiting' },
  'accepted just now': { ...withSam, is: 'accepted', fresh: true },
  'accepted some time ago': { ...withSam, is: 'accepted' },
  'accepted, our move done': { ...withSam, is: 'accepted', fresh: true, ourMove: 'done' },
  'accepted, our move did not happen': { ...withSam, is: 'accepted', fresh: true, ourMove: 'did not happen' },
  'accepted, the partner’s move done': { ...withSam, is: 'accepted', fresh: true, partnersMove: 'done' },
  'accepted and introduced': { ...withSam, is: 'accepted', fresh: true, introduced: true },
  'accepted, for a contact alone': { ...withSam, is: 'accepted', fresh: true, contactAlone: 'is there' },
  'accepted, for a contact alone who has left': { ...withSam, is: 'accepted', fresh: true, contactAlone: 'has left' },
  working: { ...withSam, is: 'working' },
  'working, both moves done': { ...withSam, is: 'working', ourMove: 'done', partnersMove: 'done' },
  'declined just now': { ...withSam, is: 'declined', fresh: true },
  'declined some time ago': { ...withSam, is: 'declined' },
  'declined for a wrong owner just now': { ...withSam, is: 'declined', fresh: true, wrongOwner: true },
  'declined for a wrong owner some time ago': { ...withSam, is: 'declined', wrongOwner: true },
  parked: { ...withSam, is: 'declined', fresh: true },
  'declined, with a sentence for the partner': { ...withSam, is: 'declined', fresh: true, told: true },
  'closed as no by its author': { ...withSam, is: 'closed: declined' },
  'closed as no by time': { ...withSam, is: 'closed: declined' },
  mended: { ...withSam, is: 'closed: mended' },
  withdrawn: { ...withSam, is: 'closed: withdrawn' },
  'not worth working': { ...withSam, is: 'closed: not_worth' },
  won: { ...withSam, is: 'closed: won' },
  lost: { ...withSam, is: 'closed: lost' },
  'no deal': { ...withSam, is: 'closed: no_deal' },
} as const satisfies Record<string, PressedStage>;

export type StageName = keyof typeof STAGES;
