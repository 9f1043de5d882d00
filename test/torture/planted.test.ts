import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isWrong, planted } from '../../torture/planted.ts';
import { newFolder } from '../support/disk.ts';

function sourceOf(text: string): string {
  const folder = newFolder();
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'src', 'a.ts'), text);
  return folder;
}
const edit = { file: 'src/a.ts', from: 'return root.ts;', to: 'return null;' };

test('a fault is planted in the one place that it has', () => {
  expect(planted(sourceOf('f();\nreturn root.ts;\n'), edit)).toBe('f();\nreturn null;\n');
});

test.each([
  ['has gone', 'return root?.ts;', 0],
  ['is there twice', 'return root.ts; return root.ts;', 2],
])('a fault is not planted in a place that %s', (_, text, times) => {
  expect(() => planted(sourceOf(text), edit)).toThrow(`src/a.ts has ${times} times\nreturn root.ts;`);
});

test.each([
  ['cards are never changed', null, null, true],
  ['cards are never changed', 'accepting it', null, false],
  ['cards are never changed', null, '3 times: stale', false],
  ['nothing is planted', null, null, false],
  ['nothing is planted', null, '3 times: stale', true],
])(
  'where "%s" and the judges say %j and %j, it is said that something is wrong: %j',
  (what, crashPoints, storm, wrong) => {
    expect(isWrong({ what, crashPoints, storm })).toBe(wrong);
  },
);
