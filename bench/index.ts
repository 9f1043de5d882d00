/**
 * `npm run bench -- NAME`. What depends on the machine informs: over its target it prints "over" and fails nothing. What runs on a
 * simulated clock answers false when a target is missed.
 */
const benches: Record<string, () => Promise<boolean | void>> = {
  ack: async () => (await import('./ack.ts')).benchAck(),
  burst: async () => (await import('./burst.ts')).benchBurst(),
  decision: async () => (await import('./decision.ts')).benchDecision(),
  lookup: async () => (await import('./lookup.ts')).benchLookup(),
  noise: async () => (await import('./noise.ts')).benchNoise(),
  outage: async () => (await import('./outage.ts')).benchOutage(),
  score: async () => (await import('./score.ts')).benchScore(),
  start: async () => (await import('./start.ts')).benchStart(),
  sweep: async () => (await import('./sweep.ts')).benchSweep(),
};

const [name = ''] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench) {
  if ((await bench()) === false) process.exitCode = 1;
} else {
  process.stderr.write(
    `Which bench? npm run bench -- NAME, where NAME is one of: ${Object.keys(benches).join(', ')}.\n`,
  );
  process.exitCode = 1;
}
