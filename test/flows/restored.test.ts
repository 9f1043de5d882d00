import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeBackup } from '../../src/db/engine/backups.ts';
import { lookInto, restore } from '../../src/db/engine/restoring.ts';
import { sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept, decline, setPartner } from '../support/deeds.ts';
import { databaseOnDisk, newFolder } from '../support/disk.ts';
import { messagesWith, requestsTo } from '../support/reading.ts';

/** The disk of the bot's machine is gone, and a backup is put in its place: nothing of it is missing, and nobody is told twice. */

const LATER = '2026-11-27T09:30:00-05:00';
const PAUSE = { Pause: ['Post nothing for now'] };
const NO_PAUSE = { Pause: [] };

async function worldOnDisk(): Promise<World> {
  return startWorld({ databaseUrl: databaseOnDisk() });
}

async function backUp({ config, sandbox }: World): Promise<string> {
  const folder = join(newFolder(), 'backups');
  return (await makeBackup(config.databaseUrl, folder, { now: sandbox.clock.now(), keep: 3 })).file;
}

async function restoreFrom(backup: string, world: World): Promise<void> {
  const now = world.sandbox.clock.now();
  await world.outageUntil(new Date(now).toISOString(), () => restore(world.config.databaseUrl, backup, now));
}

/** What stands in all conversations, by who reads it; what was deleted or changed counts as it is now. */
const said = ({ sam, maya, alex, lena }: World) =>
  [sam, maya, alex]
    .flatMap((who) => who.messages().map(({ text }) => `${who.id}: ${text}`))
    .concat(lena.messages('partner-brightwater').map(({ text }) => `partner: ${text}`));
const thread = ({ lena }: World) => lena.lastMessage('partner-brightwater').replies();
const posts = ({ sandbox }: World) => sandbox.control.calls('chat.postMessage').length;

describe('after a restore', () => {
  test('what was acknowledged before the backup is there, and can be answered', async () => {
    const world = await worldOnDisk();
    await sendHandoff(world);
    const backup = await backUp(world);
    await restoreFrom(backup, world);
    await accept(world);
    expect(world.maya.lastMessage().text).toContain('Accepted by');
  });

  test('what was answered after it is asked again, and the card says so', { tags: 'thorough' }, async () => {
    const world = await worldOnDisk();
    await sendHandoff(world);
    const backup = await backUp(world);
    await accept(world);
    expect(world.sam.lastMessage().buttons).not.toContain('Accept');
    await restoreFrom(backup, world);
    expect(world.sam.lastMessage().buttons).toContain('Accept');
  });

  test('what was answered otherwise after it is answered anew, and the partner reads that, in the same message', {
    tags: 'thorough',
  }, async () => {
    const world = await worldOnDisk();
    await sendHandoff(world);
    const backup = await backUp(world);
    await decline(world, { Reason: 'No evidence' });
    const read = () => thread(world).map(({ text }) => text);
    const before = read();
    expect(before.join()).not.toContain('accepted');
    await restoreFrom(backup, world);
    await accept(world);
    expect(read().join()).toContain('accepted');
    expect(read()).toHaveLength(before.length);
  });

  test('nobody is told again what they were told after the backup was made: reminders, and that the window closed', {
    tags: 'thorough',
  }, async () => {
    const world = await worldOnDisk();
    await sendHandoff(world);
    const backup = await backUp(world);
    await world.timeIs('2026-11-25T10:00:00-05:00');
    await world.timeIs(LATER);
    await world.timeIs('2026-11-30T10:00:00-05:00');
    const [before, count] = [said(world), posts(world)];
    expect(before.length).toBeGreaterThan(4);
    await restoreFrom(backup, world);
    await world.timeIs('2026-11-30T10:10:00-05:00');
    expect(said(world)).toEqual(before);
    expect(posts(world)).toBe(count);
  });

  test('what was saved and not sent when the backup was made goes out once', { tags: 'thorough' }, async () => {
    const world = await worldOnDisk();
    const { control } = world.sandbox;
    control.fail({ method: 'chat.postMessage', times: 50, fault: { kind: 'drop' } });
    await sendHandoff(world);
    const backup = await backUp(world);
    expect(lookInto(backup).unsure).toBeGreaterThan(0);
    control.clear();
    await restoreFrom(backup, world);
    await world.timeIs('2026-11-24T10:30:00-05:00');
    expect(world.sam.messages().filter(({ text }) => text.includes('Fabrikam Logistics'))).toHaveLength(1);
    expect(requestsTo(world, 'C0BRIGHTWATER').filter(({ what }) => what === 'chat.postMessage').length).toBeGreaterThan(
      0,
    );
    expect(world.lena.messages('partner-brightwater')).toHaveLength(1);
  });

  test('what had been in doubt for days when the backup was made is found where it was said, and not said again', {
    tags: 'thorough',
  }, async () => {
    const world = await worldOnDisk();
    const { control } = world.sandbox;
    control.fail({ method: 'chat.postMessage', channel: 'D0SAM', fault: { kind: 'lost_reply' } });
    control.fail({ method: 'conversations.history', channel: 'D0SAM', times: 1000, fault: { kind: 'drop' } });
    await sendHandoff(world);
    await world.timeIs('2026-11-26T08:00:00-05:00');
    const cards = () => messagesWith(world.sam, 'Join Lena’s call with Jonas');
    expect(cards()).toHaveLength(1);
    const backup = await backUp(world);
    control.clear();
    await restoreFrom(backup, world);
    await world.timeIs('2026-11-26T08:10:00-05:00');
    expect(cards()).toHaveLength(1);
  });

  test('what waited for a pause to be lifted, and was read once it was, is not said again', {
    tags: 'thorough',
  }, async () => {
    const world = await worldOnDisk();
    await sendHandoff(world);
    await setPartner(world, PAUSE);
    await accept(world);
    const backup = await backUp(world);
    await setPartner(world, NO_PAUSE);
    expect(thread(world)).toHaveLength(1);
    await restoreFrom(backup, world);
    await setPartner(world, NO_PAUSE);
    await world.timeIs('2026-11-24T10:10:00-05:00');
    expect(thread(world)).toHaveLength(1);
  });

  test('what could not be posted in a partner’s channel, and went out once the channel was mended, is not said again', {
    tags: 'thorough',
  }, async () => {
    const world = await worldOnDisk();
    const { control } = world.sandbox;
    await sendHandoff(world);
    control.patchChannel('C0BRIGHTWATER', { isArchived: true });
    await accept(world);
    const backup = await backUp(world);
    control.patchChannel('C0BRIGHTWATER', { isArchived: false });
    await world.settle();
    expect(thread(world)).toHaveLength(1);
    await restoreFrom(backup, world);
    await world.alex.lastMessage().press('Try again');
    await world.settle();
    await world.timeIs('2026-11-24T10:10:00-05:00');
    expect(thread(world)).toHaveLength(1);
  });

  test('what was lost by an earlier restore is still looked for after the next one', { tags: 'thorough' }, async () => {
    const world = await worldOnDisk();
    await sendHandoff(world);
    const first = await backUp(world);
    await accept(world);
    expect(thread(world)).toHaveLength(1);
    await restoreFrom(first, world);
    await world.timeIs('2026-11-26T08:00:00-05:00');
    const second = await backUp(world);
    await restoreFrom(second, world);
    await accept(world);
    await world.timeIs('2026-11-26T08:10:00-05:00');
    expect(thread(world).map(({ text }) => text)).toEqual([expect.stringContaining('has accepted this handoff')]);
  });

  test('a handoff that was sent after the backup is not there any more, and its card says so to whoever presses it', {
    tags: 'thorough',
  }, async () => {
    const world = await worldOnDisk();
    const backup = await backUp(world);
    await sendHandoff(world);
    await restoreFrom(backup, world);
    await world.sam.lastMessage().press('Accept');
    await world.settle();
    expect(world.sam.modal()?.text ?? world.sam.lastMessage().text).toMatch(/not known|no handoff|There is no/i);
  });
});
