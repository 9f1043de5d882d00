import { expect, onTestFinished, test } from 'vitest';
import { defaultWorld } from '../../src/default-world.ts';
import { gridWorld } from '../../src/grid-world.ts';
import { companiesIn, isExternal, personOf } from '../../src/page/client.ts';
import { createSandbox } from '../../src/sandbox.ts';
import type { World } from '../../src/world.ts';
import { bareManifest } from '../conformance/bare-manifest.ts';

async function stateOf(personId: string, world: World) {
  const sandbox = await createSandbox({ manifest: bareManifest, world });
  onTestFinished(sandbox.stop);
  return sandbox.as(personId).state();
}

async function companiesFor(personId: string, channel: string, world: World): Promise<string[]> {
  const state = await stateOf(personId, world);
  const conversation = state.conversations.find(({ id }) => id === channel);
  return conversation ? companiesIn(state, conversation) : [];
}

test.each([
  ['us', 'U0MAYA', defaultWorld, ['Ferrous Systems']],
  ['the partner', 'U0FINN', defaultWorld, ['Northwind Cloud']],
  ['us, with a partner that is an organisation', 'U0MAYA', gridWorld, ['Ferrous Group']],
  ['a partner that is an organisation', 'U0FINN', gridWorld, ['Northwind Cloud']],
])('a shared channel names the other company to %s', async (_whom, personId, world, companies) => {
  expect(await companiesFor(personId, 'C0FERROUS', world)).toEqual(companies);
});

test('a colleague of another workspace of the organisation is not of another company', async () => {
  const state = await stateOf('U0MAYA', gridWorld);
  expect(isExternal(state, personOf(state, 'U0ELIN'))).toBe(false);
  expect(isExternal(state, personOf(state, 'U0LENA'))).toBe(true);
});
