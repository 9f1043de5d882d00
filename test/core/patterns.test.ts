import { expect, test } from 'vitest';
import { sourcesIn } from '../support/source.ts';

/** Patterns whose work grows with the square of the text: nobody is answered while one of them reads a partner's long message. */

const PATTERN = /(?<=[(,=:[?&|!{;\n]\s*|return )\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/[dgimsuvy]*/g;
const patterns = sourcesIn('src').flatMap(({ path, code }) =>
  [...code.matchAll(PATTERN)].map(([, pattern = '']) => ({ path, pattern })),
);

/** It begins with a run of characters and goes on behind it, so that it is tried from each character of every run. */
function isTriedFromEachOfARun(pattern: string): boolean {
  const run = /^(?:\(\?:)?(?:\[(?:[^\]\\]|\\.)*\]|\\p\{[^}]*\}|\\.|\.)(?:[*+]|\{\d+,\})\??(.*)$/s.exec(pattern);
  return run !== null && run[1] !== '';
}

test('no pattern begins with a run of characters that must be followed by something', () => {
  expect(patterns.filter(({ pattern }) => isTriedFromEachOfARun(pattern))).toEqual([]);
});

test.each([
  [String.raw`\s*<[^>]*>`, true],
  [String.raw`[.,;)\]]+$`, true],
  [String.raw`\p{L}+ing`, true],
  [String.raw`(?<!\s)\s*<[^>]*>`, false],
  [String.raw`\s+`, false],
  ['^[a-z]+$', false],
])('%s begins so: %s', (pattern, isTried) => {
  expect(isTriedFromEachOfARun(pattern)).toBe(isTried);
});

test('this reading finds the patterns of the source', () => {
  expect(patterns.length).toBeGreaterThan(100);
});
