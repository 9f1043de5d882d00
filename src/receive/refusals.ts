import type { Log } from '../log.ts';

/**
 * Signed requests that are not let in: mostly a signing secret that was copied wrong, or a clock that is off. The log says so, once a minute at most,
 * and health shows it. It never makes the bot unready: anybody on the internet can send such a request, and a load balancer that takes an unready bot
 * out would keep Slack's own requests away too.
 */
export type Refusals = ReturnType<typeof createRefusals>;

/** `secret`: the signature is not made with ours. `clock`: it was signed more than five minutes from now. */
export type RefusalReason = 'secret' | 'clock';

const SAID_EVERY_MS = 60_000;
/** So long health shows it. */
const SHOWN_FOR_MS = 10 * 60_000;

const SENTENCES: Record<RefusalReason, string> = {
  secret:
    'A request was refused: it is not signed with SLACK_SIGNING_SECRET. If Slack sends it, copy the signing secret anew (Basic Information)',
  clock:
    'A request was refused: by the clock of this machine it was signed more than five minutes ago or ahead. If Slack sends it, set the clock right (NTP)',
};

/** `elapsed` goes on evenly, in ms. */
export function createRefusals({ elapsed, log }: { elapsed: () => number; log: Pick<Log, 'warn'> }) {
  let count = 0;
  let saidAt: number | null = null;
  let last: { reason: RefusalReason; at: number } | null = null;

  return {
    /** `offSeconds`: how far from now it was signed; negative: ahead. */
    refused(reason: RefusalReason, offSeconds: number): void {
      count += 1;
      last = { reason, at: elapsed() };
      if (saidAt !== null && elapsed() - saidAt < SAID_EVERY_MS) return;
      log.warn({ reason, offSeconds, refused: count }, SENTENCES[reason]);
      saidAt = elapsed();
      count = 0;
    },

    /** One that Slack has signed got in: what was refused before was not Slack's, or is mended. */
    admitted(): void {
      last = null;
    },

    /** Why the newest was refused; null when none was within ten minutes, or one got in since. */
    lately(): RefusalReason | null {
      return last !== null && elapsed() - last.at < SHOWN_FOR_MS ? last.reason : null;
    },
  };
}

/** How long before `now` (epoch ms) it was signed, in whole seconds; 0 when it does not say it. */
export function ageOf(timestamp: string, now: number): number {
  return /^\d{1,12}$/.test(timestamp) ? Math.round(now / 1000) - Number(timestamp) : 0;
}
