import { watchOutstanding } from '../outstanding.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Slack's limits let one message a second into a conversation. */
const STEP_MS = 1_050;
/** What was sent again is watched for an hour: in four of them nothing that can be sent rests. */
const PATIENCE_MS = 4 * HOUR;
/** The bot's minute comes round twice: what is due then is done before the end. */
const QUIET_MS = 2 * MINUTE + SECOND;
/** What a late change has made stale is mended within this, and a little more. */
const MENDED_WITHIN_MS = 65 * MINUTE;
/** The bot wakes and calls Slack (real ms). */
const WAKE_MS = 10;

/**
 * Lets time pass until the bot has nothing left to say, or has said nothing for four hours of its clock. The clock goes a second at a
 * time while something is due, so that those hours are minutes of real time, and straight to the next look while nothing is.
 */
export async function letItFinish(deps: {
  /** The bot's database. */
  file: string;
  /** Slack may take something late for so long (ms): until then it is not over. */
  lateForMs: number;
  /** Who has left the company: what is for them never goes. */
  gone: ReadonlySet<string>;
  now: () => number;
  pass: (ms: number) => void;
  settled: () => Promise<void>;
  /** What goes on meanwhile; once a step. */
  meanwhile: () => Promise<void>;
}): Promise<void> {
  const { file, lateForMs, gone, now, pass, settled, meanwhile } = deps;
  const outstanding = watchOutstanding(file, gone);
  const begunAt = now();
  let quiet = { state: '', since: begunAt };
  try {
    for (;;) {
      const { unsent, watched, due, lastSaidAt, nextTryAt, state } = outstanding.look(now());
      if (state !== quiet.state) quiet = { state, since: now() };
      const isLateOver = now() - begunAt > lateForMs + MENDED_WITHIN_MS;
      if (isLateOver && unsent + watched + due === 0 && now() - quiet.since > QUIET_MS) return;
      if (now() - Math.max(lastSaidAt, begunAt) > PATIENCE_MS) return;
      await meanwhile();
      pass(stepTo(nextTryAt, now()));
      await new Promise((resolve) => setTimeout(resolve, WAKE_MS));
      await settled();
    }
  } finally {
    outstanding.close();
  }
}

/** A minute's work that is more than a second late is left to the next minute, so that none may be passed by in a small step. */
function stepTo(nextTryAt: number | null, now: number): number {
  const wanted = nextTryAt === null ? 30 * SECOND : Math.max(nextTryAt - now + 50, STEP_MS);
  const toMinute = MINUTE - (now % MINUTE) + 50;
  return wanted < MINUTE ? Math.min(wanted, toMinute) : Math.min(wanted, HOUR);
}
