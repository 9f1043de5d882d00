/** Ways in which work can stand still without anything failing aloud. */
export const STALLS = [
  /** Open, unanswered, and nothing will ever happen to it. */
  'forgotten',
  /** Something has been due for longer than the bot ever takes. */
  'overdue',
  /** It happened, and a message that it demands does not exist. */
  'untold',
  /** A message was begun and neither sent nor given up. */
  'cut_short',
  /** A message is due, and nothing is being delivered. */
  'undelivered',
  /** A message fails again and again although Slack takes others. */
  'failing',
  /** There are not as many open handoffs as were sent and not closed. */
  'miscounted',
] as const;
export type Stall = (typeof STALLS)[number];

/** `handoff` is what it is about; null when it is about none in particular. `what` tells two of one kind and handoff apart. */
export type Finding = { stall: Stall; handoff: string | null; what: string };
