/** `npm run bench -- NAME`. Benches inform: a number that is over its target prints "over" and fails nothing. */
const benches: Record<string, () => Promise<void>> = {
  ack: async () => (await import('./ack.ts')).benchAck(),
  sweep: async () => (await import('./sweep.ts')).benchSweep(),
};

const [name = ''] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench) await bench();
else {
  process.stderr.write(
    `Which bench? npm run bench -- NAME, where NAME is one of: ${Object.keys(benches).join(', ')}.\n`,
  );
  process.exitCode = 1;
}
