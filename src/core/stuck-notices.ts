/** The `problem` of a notice whose answer was lost and that was looked for twice and not found. */
export const IN_DOUBT = 'in_doubt';

/** Whether a person was told that it did not arrive, or may not have. */
export function isStuck({ status, problem }: { status: string; problem: string | null }): boolean {
  return status === 'dead_letter' || (status === 'unknown' && problem === IN_DOUBT);
}
