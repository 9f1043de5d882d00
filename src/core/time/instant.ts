/** An instant in epoch milliseconds. */
export type EpochMs = number;

/** A civil day as 'YYYY-MM-DD'. */
export type Day = string;
