import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Once before all tests: what is started as a process of its own is the built bot, as operators run it. */
export function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: 'inherit',
  });
}
