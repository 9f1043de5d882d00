import type { Rule } from '../notices/notice-columns.ts';

/** What is said of a partner's message that is noted: to the partner alone, in the thread of that message. */

export type NotedNotice = { kind: 'partner_noted' };

type NotedRules = { [Kind in NotedNotice['kind']]: Rule<Extract<NotedNotice, { kind: Kind }>, never> };

export const NOTED_NOTICES = {
  partner_noted: {
    as: 'post',
    // Once it is sent, the card says more.
    says: 'asks',
    to: 'partner',
    urgency: 1,
    // It answers what they have just written.
    // Of a handoff nobody: who prepares it is checked with the message itself (`delivery/readers.ts`).
  },
} as const satisfies NotedRules;
