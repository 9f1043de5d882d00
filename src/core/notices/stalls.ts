/** Ways in which work can stop without an error. */
export const STALLS = [
  /** Open, unanswered, and nothing will ever be due for it. */
  'forgotten',
  /** Something has been due for longer than the bot ever takes. */
  'overdue',
  /** An event happened, and a message that it demands does not exist. */
  'untold',
  /** A message was claimed, and then neither sent nor given up. */
  'cut_short',
  /** A message is due, and nothing is being delivered. */
  'undelivered',
  /** A message fails again and again although Slack takes others. */
  'failing',
  /** The number of open handoffs is not the number of those sent and not closed. */
  'miscounted',
] as const;
export type Stall = (typeof STALLS)[number];
