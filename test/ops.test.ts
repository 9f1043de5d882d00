import { existsSync, readFileSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { SETTINGS } from '../src/config.ts';
import { copyOf, environmentOf, readDockerfile } from './support/dockerfile.ts';

/** What stands beside the code for those who run it: cheap looks. That the steps of the image make a bot is shown in `test/reliability/image.test.ts`. */

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string): string => readFileSync(`${root}${name}`, 'utf8');
const stages = readDockerfile(`${root}Dockerfile`);
const last = stages.at(-1);

describe('the image', () => {
  test('takes files that are there, and that are let in', () => {
    const taken = stages.flatMap(({ steps }) => steps.filter(({ what }) => what === 'COPY').map(copyOf));
    const own = taken.filter(({ isFromStage }) => !isFromStage).flatMap(({ sources }) => sources);
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter((name) => !existsSync(`${root}${name}`))).toEqual([]);
    expect(own.filter((name) => !read('.dockerignore').includes(`!${name}\n`))).toEqual([]);
  });

  test('runs as nobody special, in UTC, with settings that the bot has, and is asked whether it is well', () => {
    const words = last?.steps.map(({ what, rest }) => `${what} ${rest}`) ?? [];
    expect(words).toContain('USER node');
    expect(words.some((line) => line.startsWith('HEALTHCHECK ') && line.includes('scripts/healthy.mjs'))).toBe(true);
    const { NODE_ENV, TZ, MALLOC_TRIM_THRESHOLD_: threshold, ...settings } = last ? environmentOf(last) : {};
    expect([NODE_ENV, TZ]).toEqual(['production', 'UTC']);
    expect(read('ops/handoff-bot.service')).toContain(`MALLOC_TRIM_THRESHOLD_=${threshold}\n`);
    expect(read('scripts/start.mjs')).toContain(`MALLOC_TRIM_THRESHOLD_: '${threshold}'`);
    expect(Object.keys(settings).filter((name) => !SETTINGS.includes(name))).toEqual([]);
  });

  test('brings no tools along: its last stage is slim, and installs nothing', () => {
    expect(last?.from).toMatch(/-slim$/);
    expect(last?.steps.filter(({ what, rest }) => what === 'RUN' && /npm|apt/.test(rest))).toEqual([]);
  });
});

describe('how it is run', () => {
  test('one at a time, with nothing but its data to write to', () => {
    const [kubernetes, compose] = [read('ops/kubernetes.yaml'), read('compose.yaml')];
    expect(kubernetes).toMatch(/replicas: 1\n/);
    expect(kubernetes).toMatch(/type: Recreate\n/);
    expect(kubernetes).toMatch(/readOnlyRootFilesystem: true/);
    expect(compose).toMatch(/read_only: true/);
    for (const text of [kubernetes, compose]) expect(text).toMatch(/ALL/);
  });

  const hasTool = spawnSync('systemd-analyze', ['--version']).status === 0;
  test.skipIf(!hasTool)('under systemd with little that it may do: an exposure below 2 of 10', () => {
    const { stdout } = spawnSync('systemd-analyze', ['security', '--offline=true', 'ops/handoff-bot.service'], {
      cwd: root,
    });
    const [, exposure] = /Overall exposure level for \S+: ([\d.]+)/.exec(String(stdout)) ?? [];
    expect(Number(exposure)).toBeLessThan(2);
  });

  test('by a script that CI and people run alike', () => {
    expect(statSync(`${root}.ci/run`).mode & 0o111).not.toBe(0);
    expect(read('.github/workflows/ci.yml')).toMatch(/node: \[20, 22, 24\]/);
    expect(read('.github/workflows/ci.yml')).toMatch(/- run: \.ci\/run\n/);
  });
});
