import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PLANTED_FAULTS } from '../../torture/planted-faults.ts';

/** A fault that cannot be planted any more would be noticed by nobody, and nobody would notice that. */
test.each(PLANTED_FAULTS)('“$what” can be planted: what it changes stands in the source, once', ({ edits }) => {
  const texts = new Map<string, string>();
  for (const { file, from, to } of edits) {
    const text = texts.get(file) ?? readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    expect(text.split(from), `${file}: ${from}`).toHaveLength(2);
    texts.set(file, text.replace(from, to));
  }
});
