import type { Packet } from '../packet.ts';
import type { Day, EpochMs } from '../../time/instant.ts';

/** What a packet is scored by: what was written so far, and what the bot knows beside it. Plain data: whoever asks has looked everything up. */
export type PacketFacts = {
  /** Whole, or as far as it is written. */
  packet: Readonly<{ [Key in keyof Packet]?: Packet[Key] | null | undefined }>;
  now: EpochMs;
  /** When it would reach the account executive. */
  landsOn: Day;
  /** By when they would answer; null while nobody is chosen. */
  answerBy: Day | null;
  /** From the day it lands to `seller_move_by`, in the account executive's calendar; null without either. */
  sellerMoveBusinessDays: number | null;
  /** By name, on the list of the account executive who is asked. */
  isOnPriorityList: boolean;
  /** The account executive owns an open opportunity at the account. */
  ownsOpenOpportunity: boolean;
  /** Whether the account is theirs; null: nobody knows. */
  isAccountOwner: boolean | null;
  /** The partner's name in the registry; '' while none is chosen. */
  partnerName: string;
  /** What the registry says that they do. */
  partnerDoes: string | null;
  /** There during the window; null: not known. */
  areAeAndQuestionsThere: { ae: boolean | null; questions: boolean | null };
  /** Business days; null: no agreement is in force. */
  agreedWindow: number | null;
};

/** Strong, weak, missing. */
export type Points = 0 | 1 | 2;

/** `why`: what was found. `stronger`: what would make it stronger; null when it is strong. */
export type Finding = { points: Points; why: string; stronger: string | null };

export const strong = (why: string): Finding => ({ points: 2, why, stronger: null });
export const weak = (why: string, stronger: string): Finding => ({
  points: 1,
  why,
  stronger: `could be stronger: ${stronger}`,
});
export const missing = (why: string, stronger: string): Finding => ({ points: 0, why, stronger });
