import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * `npm start`: the compiled bot in UTC; `npm run import`: the same of `import.js`, with what is typed behind it. Where TypeScript is installed, it is compiled first when it is missing or older than its
 * source; a production install has none, and runs what it was given.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const [program = 'index.js', ...args] = process.argv.slice(2);
const compiled = `${root}dist/${program}`;

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
  return existsSync(compiled) && statSync(compiled).mtimeMs >= youngest(`${root}src`);
}

if (existsSync(`${root}node_modules/typescript`) && !isUpToDate()) {
  const build = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
  if (build.status !== 0) process.exit(build.status ?? 1);
}
if (!existsSync(compiled)) {
  process.stderr.write(
    'The bot is not compiled (dist/ is missing), and TypeScript is not installed here: run `npm ci && npm run build`, ' +
      'or copy dist/ from a machine where that was done.\n',
  );
  process.exit(1);
}

const settings = existsSync('.env') ? ['--env-file=.env'] : [];
// Scheduled work misses an hour each autumn in zones with summer time.
// By the channel the bot sees that this process is gone, however it ended.
const bot = spawn(process.execPath, [...settings, compiled, ...args], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: { ...process.env, TZ: 'UTC' },
});

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => bot.kill(signal));
bot.on('exit', (code, signal) => {
  if (signal === null) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
