import type { Presser } from '../../src/core/handoff/handoff.ts';
import { brightwater, iris, maya, OURS, sam } from '../support/packets.ts';

/** Somebody of another company who goes by the same id. */
export function namesakeOf({ userId }: Presser): Presser {
  return { userId, teamId: brightwater.teamId };
}

export const nobody: Presser = { userId: '', teamId: '' };

/** Who may never answer, whoever of Sam and Priya has the handoff. */
export const NEVER_ASKED: [who: string, Presser][] = [
  ['the author', maya],
  ['the intake owner', iris],
  ['a colleague', { userId: 'U0OMAR', teamId: OURS }],
  ['the partner’s contact', { userId: 'U0LENA', teamId: brightwater.teamId }],
  ['somebody of another company with the same id', namesakeOf(sam)],
  ['nobody in particular', nobody],
];
