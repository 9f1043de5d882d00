import { expect, test } from 'vitest';
import { StoreTrouble } from '../../src/core/kernel/errors.ts';
import { createUnwritten } from '../../src/delivery/unwritten.ts';

/** What Slack has answered while nothing could be saved. */

function unwrittenIn(tries: { now: number; full: boolean; looks: number }) {
  const mustTakeWrites = async () => {
    tries.looks += 1;
    if (tries.full) throw new StoreTrouble('full');
  };
  return createUnwritten({ mustTakeWrites, now: () => tries.now, elapsed: () => tries.now });
}

test('as long as all can be saved nothing waits, and nothing is looked at', async () => {
  const disk = { now: 0, full: false, looks: 0 };
  const unwritten = unwrittenIn(disk);
  const written: string[] = [];
  await unwritten.write(async () => written.push('sent'));
  expect(await unwritten.blockedUntil()).toBeNull();
  expect([written, disk.looks]).toEqual([['sent'], 0]);
});

test('what could not be saved is written once, in order, before anything goes on', async () => {
  const disk = { now: 0, full: true, looks: 0 };
  const unwritten = unwrittenIn(disk);
  const written: string[] = [];
  for (const word of ['one', 'two', 'three'])
    await unwritten.write(async () => {
      if (disk.full) throw new StoreTrouble('full');
      written.push(word);
      // The disk is full again after the second.
      if (word === 'two') disk.full = true;
    });
  expect(await unwritten.blockedUntil(), 'not asked again for five seconds').toBe(5_000);
  expect(disk.looks).toBe(0);
  disk.now = 5_000;
  await expect(unwritten.blockedUntil()).rejects.toThrow(StoreTrouble);
  expect(unwritten.wait()).toBe(10_000);
  Object.assign(disk, { now: 10_000, full: false });
  await expect(unwritten.blockedUntil()).rejects.toThrow(StoreTrouble);
  expect(written).toEqual(['one', 'two']);
  disk.full = false;
  expect(await unwritten.blockedUntil()).toBeNull();
  expect(written).toEqual(['one', 'two', 'three']);
  expect(await unwritten.blockedUntil()).toBeNull();
  expect(disk.looks, 'nothing waits any more').toBe(3);
});

test('another fault is thrown on: it is no reason to wait, and is not tried for ever', async () => {
  const disk = { now: 0, full: true, looks: 0 };
  const unwritten = unwrittenIn(disk);
  const fault = async () => {
    throw new TypeError('x is not a function');
  };
  await expect(unwritten.write(fault)).rejects.toThrow('not a function');
  expect(await unwritten.blockedUntil()).toBeNull();
  let times = 0;
  await unwritten.write(async () => {
    times += 1;
    throw times === 1 ? new StoreTrouble('full') : new TypeError('x is not a function');
  });
  Object.assign(disk, { now: 5_000, full: false });
  await expect(unwritten.blockedUntil()).rejects.toThrow('not a function');
  expect(await unwritten.blockedUntil()).toBeNull();
  expect(times).toBe(2);
});
