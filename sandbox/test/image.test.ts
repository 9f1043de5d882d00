import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import { expect, onTestFinished, test } from 'vitest';
import { createClock } from '../src/clock.ts';
import { createSandbox, type Sandbox } from '../src/sandbox.ts';
import { manifest, startBare } from './bare-app.ts';

const AT = Date.parse('2026-11-24T15:00:00Z');
const form = (): ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: { type: 'plain_text', text: 'A form' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      label: { type: 'plain_text', text: 'Name' },
      element: { type: 'plain_text_input', action_id: 'value' },
    },
  ],
});

function register(app: App): void {
  app.command('/bare', async ({ ack, body, client }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user_id, text: 'Hello' });
    await client.views.open({ trigger_id: body.trigger_id, view: form() });
  });
}

const clock = () => createClock({ manual: true, startAt: AT });

/** A workspace in which something of everything stands, and what stood there when it was stopped. */
async function lived(): Promise<{ sandbox: Sandbox; image: Uint8Array }> {
  const { sandbox, stop } = await startBare(register, { clock: clock() });
  onTestFinished(stop);
  const [maya, sam] = [sandbox.as('U0MAYA'), sandbox.as('U0SAM')];
  await maya.slash('/bare');
  await maya.modal()?.fill({ Name: 'Acme' });
  await maya.say('general', 'Who knows Acme?');
  const asked = sam.lastMessage('general');
  await sam.say('general', 'I do.', asked.ts);
  await sam.lastMessage('general').react('eyes');
  await sandbox.as('U0ADA').read('general');
  sandbox.control.patchPerson('U0PRIYA', { title: 'Sales' });
  sandbox.control.join('C0SALES', 'U0MAYA');
  await sandbox.settled();
  return { sandbox, image: sandbox.image() };
}

async function beginningWith(image: Uint8Array, startAt = AT): Promise<Sandbox> {
  const sandbox = await createSandbox({ manifest, image, clock: createClock({ manual: true, startAt }) });
  onTestFinished(sandbox.stop);
  return sandbox;
}

const PEOPLE = ['U0MAYA', 'U0SAM', 'U0ADA', 'U0PRIYA', 'U0LENA'];
const seenIn = (sandbox: Sandbox) => {
  return PEOPLE.map((id) => {
    const { version: _, appConnected: __, ...state } = sandbox.as(id).state();
    return state;
  });
};

test('a sandbox that begins with an image shows everybody what they saw', { tags: 'thorough' }, async () => {
  const { sandbox, image } = await lived();
  const copy = await beginningWith(image);
  expect(seenIn(copy)).toEqual(seenIn(sandbox));
  expect(copy.as('U0MAYA').modal()?.value('Name')).toBe('Acme');
  expect(copy.as('U0SAM').lastMessage('general').replies()).toHaveLength(1);
});

test('what happens in it stays in it', { tags: 'thorough' }, async () => {
  const { sandbox, image } = await lived();
  const before = JSON.stringify(seenIn(sandbox));
  const [one, other] = [await beginningWith(image), await beginningWith(image)];
  await one.as('U0MAYA').say('general', 'Anybody else?');
  await one.as('U0SAM').lastMessage('general').react('eyes');
  await one.as('U0MAYA').modal()?.fill({ Name: 'Contoso' });
  one.control.patchPerson('U0PRIYA', { title: 'Legal' });
  for (const untouched of [sandbox, other]) expect(JSON.stringify(seenIn(untouched))).toBe(before);
});

test('what comes after it has ids and moments of its own', { tags: 'thorough' }, async () => {
  const { image } = await lived();
  const copy = await beginningWith(image);
  const maya = copy.as('U0MAYA');
  const before = maya.state().conversations.flatMap(({ messages }) => messages.map(({ ts }) => ts));
  await maya.say('general', 'Anybody else?');
  const { ts } = maya.lastMessage('general');
  expect(before.every((earlier) => earlier < ts)).toBe(true);
  const ids = maya.messages('general').flatMap(({ blocks }) => blocks.map((block) => block.block_id));
  expect(new Set(ids).size).toBe(ids.length);
});

test('it does not begin before the image was taken', { tags: 'thorough' }, async () => {
  const { image } = await lived();
  await expect(beginningWith(image, AT - 1)).rejects.toThrow(RangeError);
});
