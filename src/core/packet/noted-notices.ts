import { noticesAbout } from '../notices/notice-columns.ts';

/** What is said of a partner's message that is noted: to the partner alone, in the thread of that message. */

export type NotedNotice = { kind: 'partner_noted' };

export const NOTED_NOTICES = noticesAbout<NotedNotice, never>()('noted_message', {
  partner_noted: {
    // Once it is sent, the card says more.
    says: 'asks',
    to: 'partner',
    update: 'always',
    // It answers what they have just written.
    // Of a handoff nobody: who prepares it is checked with the message itself (`delivery/readers.ts`).
  },
});
