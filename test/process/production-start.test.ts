import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { newFolder } from '../support/disk.ts';

/** `npm start` where only what production needs is installed: there is no TypeScript, so nothing can be compiled. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const OLD = new Date('2026-01-01');

/** A checkout in which the bot only says which version of it runs. */
function checkout(): string {
  const folder = newFolder();
  for (const name of ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts/start.mjs'])
    cpSync(join(root, name), join(folder, name));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src/index.ts'), `process.stdout.write('from the source');`);
  return folder;
}

function addCompiled(folder: string): string {
  mkdirSync(join(folder, 'dist'));
  const compiled = join(folder, 'dist/index.js');
  writeFileSync(compiled, `process.stdout.write('as it was compiled');`);
  return compiled;
}

function start(folder: string): { code: number | null; out: string; err: string } {
  const script = join(folder, 'scripts/start.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

describe('npm start without TypeScript', () => {
  test('runs what was compiled', () => {
    const folder = checkout();
    addCompiled(folder);
    utimesSync(join(folder, 'src/index.ts'), OLD, OLD);
    expect(start(folder)).toEqual({ code: 0, out: 'as it was compiled', err: '' });
  });

  test('runs it though the files of the source are younger, as after a checkout', () => {
    const folder = checkout();
    utimesSync(addCompiled(folder), OLD, OLD);
    expect(start(folder)).toEqual({ code: 0, out: 'as it was compiled', err: '' });
  });

  test('ends with 1 and says what to do when nothing was compiled', () => {
    const { code, out, err } = start(checkout());
    expect(err).toMatch(/^The bot is not compiled .*: run `npm ci && npm run build`, or copy dist\/ from .*\.\n$/);
    expect([code, out]).toEqual([1, '']);
  });
});

describe('npm start with TypeScript', () => {
  test.each(['missing', 'older than the source'])('compiles what is %s', (state) => {
    const folder = checkout();
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    if (state !== 'missing') utimesSync(addCompiled(folder), OLD, OLD);
    expect(start(folder)).toMatchObject({ code: 0, out: 'from the source' });
  });
});
