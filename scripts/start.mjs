import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';

/**
 * `npm start`: the built bot in UTC; `npm run import` and the like: the same of `import.js`, with what is typed behind it. `.env` and the data are those of the
 * project's folder, wherever it is started from. Where esbuild is installed, it is built first when it is missing or older than its source; a production
 * install has none, and runs what it was given.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
/** Read before the build, which takes long enough for npm to end meanwhile. */
const launcher = process.ppid;
const [program = 'index.js', ...args] = process.argv.slice(2);
const built = `${root}dist/${program}`;

/** Epoch ms of the youngest file below a folder; 0 when there is no such folder. */
function youngest(folder) {
  if (!existsSync(folder)) return 0;
  const entries = readdirSync(folder, { withFileTypes: true });
  const times = entries.map((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? youngest(path) : statSync(path).mtimeMs;
  });
  return Math.max(0, ...times);
}

function isUpToDate() {
  return existsSync(built) && statSync(built).mtimeMs >= youngest(`${root}src`);
}

if (existsSync(`${root}node_modules/esbuild`) && !isUpToDate()) {
  const build = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
  if (build.status !== 0) process.exit(build.status ?? 1);
}
if (!existsSync(built)) {
  process.stderr.write(
    'The bot is not built (dist/ is missing), and esbuild is not installed here: run `npm ci && npm run build`, ' +
      'or copy dist/ from a machine where that was done.\n',
  );
  process.exit(1);
}

/** As Node reads it, but without the mark with which some editors begin a file; what is set already counts. */
function settings() {
  if (!existsSync(`${root}.env`)) return {};
  try {
    return parseEnv(readFileSync(`${root}.env`, 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    process.stderr.write(
      `The settings in ${root}.env cannot be read (${error.code}): make it a file that this user may read.\n`,
    );
    return process.exit(1);
  }
}

// Scheduled work misses an hour each autumn in zones with summer time.
// By the channel the bot sees that this process is gone, however it ended.
// A path that was typed is meant from where it was typed.
const typed = args.map((arg) => (existsSync(arg) ? resolve(arg) : arg));
const bot = spawn(process.execPath, [built, ...typed], {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  // The threshold is glibc's own; once it is set, what threads have freed goes back to the machine: ten megabytes of a hundred.
  env: { MALLOC_TRIM_THRESHOLD_: '131072', ...settings(), ...process.env, TZ: 'UTC' },
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => bot.kill(signal));

// Not every end of npm reaches this process by a signal: SIGKILL and SIGHUP do not, and npx has a shell between. A changed parent always shows it.
// Only under npm: what a person or a service manager starts in the background may outlive the shell that it was started from.
if (process.env.npm_lifecycle_event && program === 'index.js') {
  const watch = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(watch);
    bot.kill('SIGTERM');
  }, 500);
}
bot.on('exit', (code, signal) => {
  if (signal === null) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
