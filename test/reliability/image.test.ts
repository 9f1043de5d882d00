import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSandbox } from 'slack-sandbox';
import { expect, onTestFinished, test } from 'vitest';
import { copyOf, environmentOf, readDockerfile, type Stage } from '../support/dockerfile.ts';

/** There need be no container engine to see that the image makes a bot: each step of the Dockerfile is done in an empty folder. */

const checkout = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = /(?<=^|\s)\/(build|production|bot|data)\b/g;

/** Does the steps of one stage below `root`, which stands for the root of the image. Returns where it is in the end. */
function perform({ steps }: Stage, root: string): string {
  let here = root;
  const inside = (path: string) => (isAbsolute(path) ? join(root, path) : join(here, path));
  for (const step of steps) {
    if (step.what === 'WORKDIR') mkdirSync((here = inside(step.rest)), { recursive: true });
    if (step.what === 'COPY') {
      const { sources, target, isFromStage } = copyOf(step);
      const into = target.endsWith('/') ? inside(target) : null;
      for (const source of sources)
        cpSync(
          isFromStage ? inside(source) : join(checkout, source),
          into ? join(into, basename(source)) : inside(target),
          {
            recursive: true,
          },
        );
    }
    if (step.what === 'RUN') {
      // Here nobody is called node.
      const command = step.rest.replaceAll(FOLDERS, `${root}/$1`).replace(/&& chown .*$/, '');
      execFileSync('sh', ['-c', command], { cwd: here, stdio: 'pipe' });
    }
  }
  return here;
}

test('the steps of the Dockerfile make a bot that starts without a compiler and a builder, is well, and ends when it is told to', async () => {
  const root = mkdtempSync(join(tmpdir(), 'image-'));
  // Thousands of files.
  onTestFinished(() => rmSync(root, { recursive: true, force: true }), 1_800_000);
  const stages = readDockerfile(join(checkout, 'Dockerfile'));
  const last = stages.at(-1);
  if (!last) throw new Error('The Dockerfile has no stage.');
  const bot = stages.map((stage) => perform(stage, root)).at(-1) ?? '';
  const packages = readdirSync(join(bot, 'node_modules'));
  expect(packages).toContain('@slack');
  for (const tool of ['typescript', 'tsx', 'esbuild', 'vitest', 'slack-sandbox']) expect(packages).not.toContain(tool);
  expect(existsSync(join(bot, 'src'))).toBe(false);
  const size = execFileSync('du', ['-sm', bot]).toString().split('\t')[0];
  process.stdout.write(`what the last stage holds beside Node: ${size} MB\n`);

  const sandbox = await createSandbox({ manifest: JSON.parse(readFileSync(join(checkout, 'manifest.json'), 'utf8')) });
  onTestFinished(sandbox.stop);
  const env = {
    PATH: process.env.PATH,
    ...environmentOf(last),
    DATABASE_URL: `file:${join(root, 'data/handoff.db')}`,
    HEALTH_PORT: '18080',
    SLACK_BOT_TOKEN: sandbox.tokens.bot,
    SLACK_APP_TOKEN: sandbox.tokens.app,
    SLACK_API_URL: sandbox.apiUrl,
  };
  const child = spawn(process.execPath, ['dist/index.js'], { cwd: bot, env });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
  await expect.poll(() => out, { timeout: 20_000 }).toContain('is ready');
  execFileSync(process.execPath, ['scripts/healthy.mjs'], { cwd: bot, env });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(() => execFileSync(process.execPath, ['scripts/healthy.mjs'], { cwd: bot, env })).toThrow();
});
