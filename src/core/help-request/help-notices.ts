import { HELP_ENDS, type HelpEvent, type HelpNotice } from './help-request.ts';
import { noticesAbout } from '../notices/notice-columns.ts';

/** What is said of help requests: the part of the table of notices that is about them, and never about a handoff. */

const ITS_READER = ({ person }: HelpNotice) => [person];

export const HELP_NOTICES = noticesAbout<HelpNotice, HelpEvent>()('help_request', {
  help_request: { says: 'asks', changesWith: [...HELP_ENDS, 'help_moved'], key: ITS_READER },
  help_reminder: { says: 'asks', pace: 'by_day', changesWith: [...HELP_ENDS, 'help_moved'], key: ITS_READER },
  help_escalation: { says: 'asks', pace: 'by_day', changesWith: HELP_ENDS, key: ITS_READER },
  help_answer: { key: ITS_READER },
});
