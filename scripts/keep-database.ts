import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { VERSION } from '../src/version.ts';
import { liveIn } from '../test/support/lived.ts';

/** `npm run keep-database`, once for each version that is released: a database as this version writes it, for the tests of all that come after. */

const LIVES = 8;
const folder = mkdtempSync(join(tmpdir(), 'handoff-'));
try {
  const file = join(folder, 'handoff.db');
  await liveIn(`file:${file}`, LIVES, Date.parse('2027-06-01T12:00:00Z'));
  const kept = fileURLToPath(new URL('../test/fixtures/databases/', import.meta.url));
  mkdirSync(kept, { recursive: true });
  writeFileSync(join(kept, `${VERSION}.db.gz`), gzipSync(readFileSync(file), { level: 9 }));
  process.stdout.write(`Kept as test/fixtures/databases/${VERSION}.db.gz.\n`);
} finally {
  rmSync(folder, { recursive: true });
}
