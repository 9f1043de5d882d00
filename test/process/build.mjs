import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const BUILT_LAST = join(root, 'dist/doctor.js');

/** Once before all tests: what is started as a process of its own is the built bot, as operators run it. */
export function setup() {
  if (!isUpToDate()) execFileSync(process.execPath, ['scripts/bundle.mjs'], { cwd: root, stdio: 'inherit' });
}

function isUpToDate() {
  if (!existsSync(BUILT_LAST)) return false;
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((name) =>
    join('src', name),
  );
  const builtAt = statSync(BUILT_LAST).mtimeMs;
  return ['src', 'package-lock.json', 'scripts/bundle.mjs', ...sources].every(
    (path) => statSync(join(root, path)).mtimeMs < builtAt,
  );
}
