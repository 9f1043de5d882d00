import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// As with `node --expose-gc`, which an npm script would have to remember.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Megabytes in use after everything that is not used any more was taken away. */
export function heapInUse(): number {
  // What the first has freed may hold more.
  collect();
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
