import { holdDatabase } from '../../src/db/engine/hold.ts';

/** A process of its own that holds a database until it is killed: `holder.ts URL`. */
const [, , url = ''] = process.argv;
await holdDatabase(url, { onWaiting: () => undefined });
process.send?.('held');
setInterval(() => undefined, 60_000);
