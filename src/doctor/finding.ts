/** What the doctor says of one thing that it looked at. */

/** `warning`: the bot works, and somebody should look. `broken`: the bot does not start, or a part of it does not work. */
export type Level = 'ok' | 'warning' | 'broken';

export type Finding = {
  /** What was looked at, in a word or two. */
  check: string;
  level: Level;
  /** What is. */
  is: string;
  /** Why it matters; null when all is well. */
  why: string | null;
  /** What to do; null when all is well. */
  advice: string | null;
};

/** Why it matters, and what to do. */
export type Help = { why: string; advice: string };

export const well = (check: string, is: string): Finding => ({ check, level: 'ok', is, why: null, advice: null });

export const warning = (check: string, is: string, help: Help): Finding => ({ check, level: 'warning', is, ...help });

export const broken = (check: string, is: string, help: Help): Finding => ({ check, level: 'broken', is, ...help });

/** The worst of all. */
export function verdictOf(findings: readonly Finding[]): Level {
  const has = (level: Level) => findings.some((finding) => finding.level === level);
  if (has('broken')) return 'broken';
  return has('warning') ? 'warning' : 'ok';
}
