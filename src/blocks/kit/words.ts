import type { RichTextElement } from '@slack/web-api';
import type { Classification } from '../../core/credit/credit.ts';
import type { Awaiting, DeclineReason, Handoff, Window } from '../../core/handoff/handoff.ts';
import { fieldOf, type PacketKey } from '../../core/packet/packet.ts';
import { clockWords, momentWords, shortMomentWords, zoneWords } from './dates.ts';
import { stageOf, STAGES } from '../../core/handoff/stages.ts';
import type { Turn } from '../../core/handoff/turn.ts';
import { moment, words } from './kit.ts';
import { OUTCOMES } from '../outcome/outcomes.ts';

/** Words that more than one message uses, so that one thing has one name everywhere. */

/** A field as the form calls it. */
const named = (key: PacketKey): string => `“${fieldOf(key).label}”`;

/** `means` explains the reason to who declines, in at most 75 characters; `fix` says to the author what to do about it. */
export const REASONS: Record<DeclineReason, { label: string; means: string; fix: string }> = {
  vague_partner_mention: {
    label: 'Vague partner mention',
    means: 'No person, no role, or nothing that this person did.',
    fix: `Name in ${named('partner_contact')} and ${named('partner_contact_role')} who acts, and in ${named('why_partner')} what they did.`,
  },
  no_account_logic: {
    label: 'No account logic',
    means: 'Nothing says why this account is worth my week now.',
    fix: `Say in ${named('why_account')} why this account, and why now.`,
  },
  no_next_move: {
    label: 'No next move',
    means: 'Not one concrete action for me, or none for the partner.',
    fix: `Write one action that can be done this week into ${named('seller_move')}, and one into ${named('partner_move')}.`,
  },
  wrong_owner: {
    label: 'Wrong owner',
    means: 'Somebody else works this account: name them below.',
    fix: `The intake owner is asked to pass it on. You can also name the right person yourself, in ${named('ae')}.`,
  },
  no_evidence: {
    label: 'No evidence',
    means: 'No source that opens and can be checked in five minutes.',
    fix: `Add links to ${named('evidence')} that open and support the claims.`,
  },
  conflict: {
    label: 'Conflict',
    means: 'A reseller, a competing partner or the credit is not settled.',
    fix: `Clear it with the alliances owner of the partner first, and write into ${named('conflict_note')} what was found.`,
  },
  generic_use_case: {
    label: 'Generic use case',
    means: 'It would fit any account: nothing that this customer said or did.',
    fix: `Write into ${named('customer_trigger')} what the customer said, in their words, with who and when.`,
  },
  no_warm_path: {
    label: 'No warm path',
    means: 'Nobody named on each side, or no word on how we are introduced.',
    fix: `Name in ${named('warm_path')} a person on each side and how the introduction happens. Ask the partner.`,
  },
  bad_timing: {
    label: 'Bad timing',
    means: 'The right deal at the wrong moment: say below when to come back.',
    fix: 'Agree with the account executive when to come back. Let it wait, and it comes back to you on that day.',
  },
  already_working_it: {
    label: 'Already working it',
    means: 'We work on this with the customer already.',
    fix: 'Ask the alliances owner of the partner to settle the credit and who does what.',
  },
};

export const CLASSIFICATIONS: Record<Classification, string> = {
  partner_sourced: 'Partner-sourced',
  partner_influenced: 'Partner-influenced',
};

/** What its reader is to do with a handoff. */
export const TURNS: Record<Turn, string> = {
  answer: 'answer',
  sign: 'sign its conflict check',
  decide: 'decide what is next',
  mend: 'mend it and send it again',
  name_another: 'choose somebody else',
};

/** "1 handoff", "2 handoffs". */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** Where it stands, in a few words. */
export function standing(handoff: Handoff): string {
  switch (handoff.stage) {
    case 'draft':
      return handoff.aeRefusal === null ? 'Waiting for Slack' : 'Needs somebody else';
    case 'returned':
      return 'Returned, to be mended';
    case 'checking':
    case 'awaiting':
    case 'accepted':
    case 'working':
      return STAGES[stageOf(handoff)].words;
    case 'declined':
      return handoff.closesAt === null ? 'Declined, waits for its day' : 'Declined, to be mended';
    case 'closed':
      return OUTCOMES[handoff.outcome];
    default:
      return handoff satisfies never;
  }
}

/** The moment to answer by, in the account executive's own zone, where only plain text is shown. */
export function deadlineWords({ deadlineAt, aeZone }: Window): string {
  return momentWords(deadlineAt, aeZone);
}

/** The moment to answer by, in its reader's own zone. */
export function deadlineMoment(window: Window): RichTextElement {
  return moment(window.deadlineAt, deadlineWords(window));
}

/** The same for colleagues, who may be elsewhere: beside it stands what the account executive's clock says then. */
export function deadlineForOthers(window: Window): RichTextElement[] {
  const { deadlineAt, aeZone } = window;
  return [deadlineMoment(window), words(` (${clockWords(deadlineAt, aeZone)} ${zoneWords(aeZone)})`)];
}

/** What an account executive's notification says: by when the answer is asked, for what, and what their move would be. */
export function askWords({ packet, window: { deadlineAt, aeZone } }: Awaiting): string {
  return `Answer by ${shortMomentWords(deadlineAt, aeZone)}: ${packet.account}. Your move: ${packet.seller_move}`;
}
