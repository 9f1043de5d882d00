import { describe, expect, test } from 'vitest';
import { modalOf } from '../support/bot.ts';
import { accept, acceptedWorld, decide, declinedWorld, sentWorld } from '../support/deeds.ts';
import { buttons, reopen, statusFor, thread, undo } from './undone.ts';

const ALL = { 'Was the packet complete?': ['Everything I needed was there'] };
const low = (...options: string[]) => ({ 'Or what was weak or missing?': options });

describe('an account executive who decides', { tags: 'thorough' }, () => {
  test('says in one tap that everything was there, and its author reads 18 of 18', async () => {
    const world = await sentWorld();
    expect(await decide(world, world.sam, 'Accept', ALL)).toEqual({ ok: true });
    expect(world.maya.lastMessage().text).toContain('@Sam’s grade: 18 of 18, sent with 15.');
    expect(world.sam.lastMessage().text).toContain('Accepted by @Sam');
  });

  test('names with a decline what was weak or missing, and its author reads which', async () => {
    const world = await declinedWorld({ Reason: 'No evidence', ...low('Weak: Relationship path', 'Missing: Proof') });
    expect(world.maya.lastMessage().text).toContain(
      '@Sam’s grade: 15 of 18, sent with 15. Weak: Relationship path. Missing: Proof.',
    );
    expect((await statusFor(world, world.maya)).text).toContain('@Sam’s grade: 15 of 18, sent with 15.');
  });

  test('who ticks too much is not asked again: what is named counts', async () => {
    const world = await sentWorld();
    const both = { ...ALL, ...low('Weak: Proof', 'Missing: Proof', 'Weak: Owner') };
    expect(await decide(world, world.sam, 'Accept', both)).toEqual({ ok: true });
    expect(world.maya.lastMessage().text).toContain(
      '@Sam’s grade: 15 of 18, sent with 15. Weak: Owner. Missing: Proof.',
    );
  });

  test('needs no tap more than before: not grading is not 18', async () => {
    const world = await acceptedWorld();
    const status = await statusFor(world, world.maya);
    for (const { text } of [world.maya.lastMessage(), status]) expect(text).not.toMatch(/grade|of 18/);
    expect(status.text).toContain('Accepted');
  });

  test('finds the grade at the end of both forms, empty, below all that is asked', async () => {
    const world = await sentWorld();
    for (const button of ['Accept', 'Decline']) {
      await world.sam.lastMessage().press(button);
      expect(modalOf(world.sam).fields().slice(-2)).toEqual([
        'Was the packet complete?',
        'Or what was weak or missing?',
      ]);
      await modalOf(world.sam).close();
    }
  });
});

describe('a grade', () => {
  test('goes with the answer: taking the answer back takes the grade back', async () => {
    const world = await declinedWorld({ Reason: 'No evidence', ...low('Missing: Proof') });
    await undo(world);
    expect((await statusFor(world, world.maya)).text).not.toMatch(/grade|of 18/);
    await accept(world);
    expect((await statusFor(world, world.maya)).text).not.toMatch(/grade|of 18/);
    await reopen(world);
    expect(await decide(world, world.sam, 'Accept', ALL)).toEqual({ ok: true });
    expect((await statusFor(world, world.maya)).text).toContain('@Sam’s grade: 18 of 18, sent with 15.');
  });

  test('stays as it was given, through all that happens afterwards', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    expect(await decide(world, world.sam, 'Accept', low('Weak: Next action'))).toEqual({ ok: true });
    await world.sam.lastMessage().press('Done');
    await world.settle();
    await world.timeIs('2026-11-25T10:00:00-05:00');
    expect(buttons(world.sam, 'Undo')).toBe(0);
    expect((await statusFor(world, world.maya)).text).toContain(
      '@Sam’s grade: 17 of 18, sent with 15. Weak: Next action.',
    );
  });

  test('is for those of the handoff: a colleague who looks where it stands does not read it', {
    tags: 'thorough',
  }, async () => {
    const world = await declinedWorld({ Reason: 'No evidence', ...low('Missing: Proof') });
    const theirs = await statusFor(world, world.sandbox.as('U0PRIYA'));
    expect(theirs.text).toContain('declined by @Sam');
    expect(theirs.text).not.toMatch(/grade|of 18/);
    expect(thread(world).join('\n')).not.toMatch(/grade|of 18|Proof/);
  });
});
