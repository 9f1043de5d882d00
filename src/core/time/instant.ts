/** An instant in epoch milliseconds. */
export type EpochMs = number;

/** Milliseconds since some moment, by a clock that nobody can set: only the difference of two of them means anything. */
export type ElapsedMs = number;

/** A civil day as 'YYYY-MM-DD'. */
export type Day = string;
