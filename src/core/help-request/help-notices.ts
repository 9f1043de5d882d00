import { HELP_ENDS } from './help-request.ts';
import type { UserId } from '../people/member.ts';
import type { Rule } from '../notices/notice-columns.ts';

/** What is said of help requests: the part of the table of notices that is about them, and never about a handoff. */

/** `person` is who reads it: who is asked, whom it is escalated to, or who has asked. */
export type HelpNotice =
  | { kind: 'help_request'; person: UserId }
  | { kind: 'help_reminder'; person: UserId }
  | { kind: 'help_escalation'; person: UserId }
  /** Not now; or a handoff, with another account executive than who has asked. */
  | { kind: 'help_answer'; person: UserId };

type HelpRules = { [Kind in HelpNotice['kind']]: Rule<Extract<HelpNotice, { kind: Kind }>> };

const ITS_READER = ({ person }: HelpNotice) => [person];

export const HELP_NOTICES = {
  help_request: {
    as: 'post',
    says: 'asks',
    to: 'named',
    changesWith: [...HELP_ENDS, 'help_moved'],
    key: ITS_READER,
  },
  help_reminder: {
    as: 'post',
    says: 'asks',
    to: 'named',
    pace: 'by_day',
    changesWith: [...HELP_ENDS, 'help_moved'],
    key: ITS_READER,
  },
  help_escalation: {
    as: 'post',
    says: 'asks',
    to: 'named',
    pace: 'by_day',
    changesWith: HELP_ENDS,
    key: ITS_READER,
  },
  help_answer: {
    as: 'post',
    says: 'tells',
    to: 'named',
    key: ITS_READER,
  },
} as const satisfies HelpRules;
