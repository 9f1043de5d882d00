import { describe, expect, test } from 'vitest';
import { faultsOf, HOUR, livedWorld, NOTHING, smallWorld } from './small-world.ts';

const MINUTE = 60_000;

describe('unresolved is', () => {
  test.each(['queued', 'claimed', 'unknown', 'dead_letter'])('what is still %s at the end', async (status) => {
    const world = await livedWorld();
    const { id } = await world.notice('H3', 'escalation');
    const { inSlack } = world;
    inSlack.splice(0, inSlack.length, ...inSlack.filter(({ key }) => key !== id));
    world.plant(
      `update notices set status = ?, problem = 'no_answer', channel = null, ts = null where id = ?`,
      status,
      id,
    );
    const { unresolved, ...others } = faultsOf(world.report());
    expect(others).toEqual({ lost: [], twice: [], outOfOrder: [], misplaced: [], stale: [] });
    expect(unresolved).toEqual([expect.stringContaining(`escalation of H3 (${status}) to person:U0IRIS, `)]);
    expect(unresolved[0]).toContain('problem: no_answer, ts: none, in Slack: no');
  });

  test('what nobody took note of, though Slack has it', async () => {
    const world = await livedWorld();
    const { id, ts } = await world.notice('H3', 'escalation');
    world.plant(`update notices set status = 'claimed' where id = ?`, id);
    const { unresolved, ...others } = faultsOf(world.report());
    expect(others).toEqual({ lost: [], twice: [], outOfOrder: [], misplaced: [], stale: [] });
    expect(unresolved).toEqual([expect.stringContaining(`in Slack: ${ts}; history: sent `)]);
  });

  test('a reminder that is held although working hours came minutes ago', async () => {
    const world = await livedWorld();
    const { id } = await world.notice('H3', 'reminder');
    const hold = `update notices set status = 'held', next_try_at = ? where id = ?`;
    world.plant(hold, world.now() - 2 * MINUTE, id);
    expect(world.report().unresolved).toEqual([]);
    world.plant(hold, world.now() - 3 * MINUTE, id);
    expect(world.report().unresolved).toEqual([expect.stringContaining('reminder of H3 (held)')]);
  });

  test('anything else that is held: only what the clock brings waits for its reader', async () => {
    const world = await livedWorld();
    const { id } = await world.notice('H1', 'partner_decision');
    world.plant(`update notices set status = 'held', next_try_at = ? where id = ?`, world.now() + HOUR, id);
    expect(world.report().unresolved).toEqual([expect.stringContaining('partner_decision of H1 (held)')]);
  });

  test('a handoff whose window was over three minutes ago and that has not lapsed', async () => {
    const world = await smallWorld();
    await world.handOff(1);
    await world.deliver();
    const deadlineAt = await world.deadlineOf('H1');
    world.timeIs(deadlineAt + 3 * MINUTE - 1);
    expect(faultsOf(world.report())).toEqual(NOTHING);
    world.timeIs(deadlineAt + 3 * MINUTE);
    expect(world.report().unresolved).toEqual([expect.stringMatching(/^handoff H1 \(awaiting\): due for \d+\.\d s$/)]);
  });

  test('such a handoff also when its row has forgotten that something is due', async () => {
    const world = await smallWorld();
    await world.handOff(1);
    await world.deliver();
    const deadlineAt = await world.deadlineOf('H1');
    world.timeIs(deadlineAt + HOUR);
    world.plant(`update handoffs set next_action_at = null`);
    expect(world.report().unresolved).toEqual(['handoff H1 (awaiting): due for ? s']);
  });

  test.each([
    ['a draft whose account executive was never checked', `stage = 'draft'`, 'draft'],
    ['an escalation that never came', `lapsed_at = 1`, 'awaiting'],
  ])('%s', async (_, planted, stage) => {
    const world = await smallWorld();
    await world.handOff(1);
    await world.deliver();
    world.plant(`update handoffs set ${planted}, next_action_at = ?`, world.now() - 3 * MINUTE);
    expect(world.report().unresolved).toEqual([`handoff H1 (${stage}): due for 180.0 s`]);
  });
});
