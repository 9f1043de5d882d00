import { describe, expect, test } from 'vitest';
import { backupFinding, folderFindings } from '../../src/doctor/database.ts';
import { broken, type Finding, warning, well } from '../../src/doctor/finding.ts';
import { aheadOf, clockFinding, nodeFinding } from '../../src/doctor/machine.ts';
import { exitCodeOf, plainReport } from '../../src/doctor/report.ts';

const MB = 1024 * 1024;
const help = { why: 'It matters.', advice: 'Mend it.' };

describe('Node', () => {
  test.each([
    ['20.19.0', 'ok'],
    ['24.1.3', 'ok'],
    ['20.18.9', 'broken'],
    ['18.20.0', 'broken'],
  ])('%s is %s where >=20.19 is needed', (version, level) => {
    expect(nodeFinding(version, '>=20.19').level).toBe(level);
  });
});

describe('the clock', () => {
  const AT = Date.parse('2026-11-24T15:00:00.000Z');

  test.each([
    ['agrees within the second that Slack cuts off', AT + 500, AT + 900, 0],
    ['agrees when the call lasts long', AT - 4000, AT + 4000, 0],
    ['is ahead by at least', AT + 60_999, AT + 61_100, 60_000],
    ['is behind by at least', AT - 61_000, AT - 60_000, -60_000],
  ])('%s', (_, from, to, ahead) => {
    expect(aheadOf(AT, { from, to })).toBe(ahead);
  });

  test.each([
    [30_000, 'socket', 'ok'],
    [-30_001, 'socket', 'warning'],
    [3_600_000, 'socket', 'warning'],
    [299_999, 'http', 'warning'],
    [-300_000, 'http', 'broken'],
    [null, 'http', 'warning'],
  ] as const)('%s ms off, by %s, is %s', (ahead, mode, level) => {
    expect(clockFinding(ahead, mode).level).toBe(level);
  });
});

describe('the folder and its disk', () => {
  const closed = { folder: '/data', mayWrite: true, isOpenToRead: false, isOpenToWrite: false };
  const levels = (look: Parameters<typeof folderFindings>[0]) => folderFindings(look).map(({ level }) => level);

  test.each([
    [500 * MB, 10 * MB, 'ok'],
    [499 * MB, 10 * MB, 'warning'],
    [900 * MB, 451 * MB, 'warning'],
    [50 * MB, 10 * MB, 'warning'],
    [49 * MB, 10 * MB, 'broken'],
  ])('%d bytes free beside a database of %d are %s', (freeBytes, fileBytes, level) => {
    expect(levels({ ...closed, freeBytes, fileBytes })).toEqual(['ok', level]);
  });

  test('is broken when this user may not write there, whatever others may', () => {
    const look = { ...closed, mayWrite: false, isOpenToRead: true, freeBytes: 900 * MB, fileBytes: 0 };
    expect(levels(look)).toEqual(['broken', 'ok']);
  });
});

test('a backup of the day before yesterday is old, one of yesterday is not', () => {
  const at = Date.parse('2026-11-24T15:00:00Z');
  const HOUR = 3_600_000;
  expect(backupFinding({ at, isThere: true, folder: '/backups' }, at + 48 * HOUR).level).toBe('ok');
  expect(backupFinding({ at, isThere: true, folder: '/backups' }, at + 48 * HOUR + 1).level).toBe('warning');
});

describe('the report', () => {
  const all: Finding[] = [well('Node', 'It is.'), warning('Backup', 'None.', help), broken('Channel', 'Gone.', help)];

  test('is aligned, with why and what to do under what is not well', () => {
    expect(plainReport(all, false).split('\n')).toEqual([
      'ok       Node     It is.',
      'WARNING  Backup   None.',
      '                  Why: It matters.',
      '                  Do:  Mend it.',
      'BROKEN   Channel  Gone.',
      '                  Why: It matters.',
      '                  Do:  Mend it.',
      '',
      '3 checks: 1 broken, 1 to look at, 1 well.',
    ]);
  });

  test('has colours on a terminal alone, and is aligned all the same', () => {
    const coloured = plainReport(all, true);
    expect(coloured).toContain('\x1b[31mBROKEN \x1b[0m');
    const bare = Object.values({ green: '\x1b[32m', yellow: '\x1b[33m', red: '\x1b[31m', none: '\x1b[0m' });
    expect(bare.reduce((left, code) => left.replaceAll(code, ''), coloured)).toBe(plainReport(all, false));
  });

  test.each([
    [all.slice(0, 1), 0],
    [all.slice(0, 2), 1],
    [all, 2],
  ])('the worst finding gives the exit code', (findings, code) => {
    expect(exitCodeOf(findings)).toBe(code);
  });
});
