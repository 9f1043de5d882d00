import type { EpochMs } from '../time/instant.ts';

/** Why the intake owner is called. */
export type IntakeCall =
  | { about: 'lapsed'; deadlineAt: EpochMs }
  | { about: 'proposed'; version: number }
  | { about: 'wrong_owner'; version: number }
  | { about: 'ae_gone'; round: number }
  | { about: 'author_gone' };

/** What tells two calls about one handoff apart. */
export function callKey(call: IntakeCall): readonly (string | number)[] {
  switch (call.about) {
    case 'lapsed':
      return [call.about, call.deadlineAt];
    case 'proposed':
    case 'wrong_owner':
      return [call.about, call.version];
    case 'ae_gone':
      return [call.about, call.round];
    case 'author_gone':
      return [call.about];
    default:
      return call satisfies never;
  }
}
