import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { takeUp } from '../../demo/kept.ts';

const SLACK = Uint8Array.of(1, 2, 3);

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kept-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'demo');
}

/** A demo that has written into its database; `leave` ends it in order. */
function demoIn(folder: string, isAfresh = false) {
  const kept = takeUp(isAfresh, folder);
  writeFileSync(join(folder, 'handoff.db'), 'deals');
  return kept;
}

describe('what a demo leaves', () => {
  test('is nothing before the first one', () => {
    expect(demoIn(newFolder()).image).toBeNull();
  });

  test('is taken up by the next one, with its database', () => {
    const folder = newFolder();
    demoIn(folder).leave(SLACK);
    const next = takeUp(false, folder);
    expect(next.image).toEqual(Buffer.from(SLACK));
    expect(next.databaseUrl).toBe(`file:${join(folder, 'handoff.db')}`);
    expect(readdirSync(folder)).toEqual(['handoff.db']);
  });

  test('is thrown away when it was cut off, as Slack and the database are not of one moment', () => {
    const folder = newFolder();
    demoIn(folder).leave(SLACK);
    demoIn(folder);
    expect(takeUp(false, folder).image).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is thrown away for a demo that begins afresh', () => {
    const folder = newFolder();
    demoIn(folder).leave(SLACK);
    expect(takeUp(true, folder).image).toBeNull();
    expect(readdirSync(folder)).toEqual([]);
  });
});
