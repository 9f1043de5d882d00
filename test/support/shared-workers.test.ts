import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url);
/** They run in workers of their own. */
const APART = /^(sandbox|browser|reliability)\//;

test('no module that test files share has hooks at its top: in a shared worker they would be there for the first file only', () => {
  const shared = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !APART.test(name),
  );
  expect(shared.length).toBeGreaterThan(10);
  const withHooks = shared.filter((name) =>
    /^(before|after)(Each|All)\(/m.test(readFileSync(new URL(name, root), 'utf8')),
  );
  expect(withHooks).toEqual([]);
});
