import { HELP_ENDS, type HelpEvent, type HelpNotice } from './help-request.ts';
import type { Rule } from '../notices/notice-columns.ts';

/** What is said of help requests: the part of the table of notices that is about them, and never about a handoff. */

type HelpRules = { [Kind in HelpNotice['kind']]: Rule<Extract<HelpNotice, { kind: Kind }>, HelpEvent> };

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
