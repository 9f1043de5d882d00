import type { Extent } from './measure.ts';

/**
 * `npm run bench -- NAME`, or `all` of them; `--brief` shows that they work, and is what CI runs. What depends on the machine informs: over its
 * target it prints "over" and fails nothing. What runs on a simulated clock answers false when a target is missed.
 */
const benches: Record<string, (extent: Extent) => Promise<boolean | void>> = {
  ack: async (extent) => (await import('./ack.ts')).benchAck(extent),
  burst: async (extent) => (await import('./burst.ts')).benchBurst(extent),
  decision: async (extent) => (await import('./decision.ts')).benchDecision(extent),
  lookup: async (extent) => (await import('./lookup.ts')).benchLookup(extent),
  noise: async (extent) => (await import('./noise.ts')).benchNoise(extent),
  outage: async (extent) => (await import('./outage.ts')).benchOutage(extent),
  // A tenth of a second: it counts steps.
  score: async () => (await import('./score.ts')).benchScore(),
  start: async (extent) => (await import('./start.ts')).benchStart(extent),
  sweep: async (extent) => (await import('./sweep.ts')).benchSweep(extent),
};
const NAMES = Object.keys(benches);

const words = process.argv.slice(2);
const extent: Extent = words.includes('--brief') ? 'brief' : 'whole';
const [name = ''] = words.filter((word) => word !== '--brief');
const chosen = name === 'all' ? NAMES : NAMES.filter((one) => one === name);

for (const one of chosen) {
  if (chosen.length > 1) process.stdout.write(`\n# ${one}\n\n`);
  if ((await benches[one]?.(extent)) === false) process.exitCode = 1;
}
if (chosen.length === 0) {
  process.stderr.write(
    `Which bench? npm run bench -- NAME [--brief], where NAME is all or one of: ${NAMES.join(', ')}.\n`,
  );
  process.exitCode = 1;
}
