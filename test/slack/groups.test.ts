import { describe, expect, test } from 'vitest';
import { createGroups } from '../../src/slack/groups.ts';

/** Slack, as it answers when it is told to: people of a group, null when there is none, or not at all. */
function ground() {
  const clock = { now: 0 };
  const slack = { asked: [] as string[], people: ['U0MAYA'] as string[] | null, isAway: false };
  const failures: unknown[] = [];
  const groups = createGroups({
    lookUpGroup: async (id) => {
      slack.asked.push(id);
      if (slack.isAway) throw new Error('away');
      return slack.people;
    },
    lookUpGroups: async () => {
      slack.asked.push('all');
      if (slack.isAway) throw new Error('away');
      return [{ id: 'S0PARTNERS', handle: 'partner-team', name: 'Partner team' }];
    },
    onFailure: (error) => failures.push(error),
    elapsed: () => clock.now,
  });
  return { clock, slack, groups, failures };
}

describe('who is in a user group', () => {
  test('is asked once a minute, however many want to know it at once', async () => {
    const { clock, slack, groups } = ground();
    const answers = await Promise.all([groups.peopleOf('S0PARTNERS'), groups.peopleOf('S0PARTNERS')]);
    expect(answers).toEqual([['U0MAYA'], ['U0MAYA']]);
    clock.now = 59_999;
    slack.people = [];
    expect(await groups.peopleOf('S0PARTNERS')).toEqual(['U0MAYA']);
    expect(slack.asked).toEqual(['S0PARTNERS']);
    clock.now = 60_000;
    expect(await groups.peopleOf('S0PARTNERS')).toEqual([]);
    expect(slack.asked).toEqual(['S0PARTNERS', 'S0PARTNERS']);
  });

  test('is unknown while Slack does not say it, which is not kept: the next question is asked again', async () => {
    const { slack, groups, failures } = ground();
    slack.isAway = true;
    expect(await groups.peopleOf('S0PARTNERS')).toBe('unknown');
    expect(failures).toHaveLength(1);
    slack.isAway = false;
    expect(await groups.peopleOf('S0PARTNERS')).toEqual(['U0MAYA']);
  });

  test('is nobody at all when the group is gone, and one group’s people are not another’s', async () => {
    const { slack, groups } = ground();
    expect(await groups.peopleOf('S0PARTNERS')).toEqual(['U0MAYA']);
    slack.people = null;
    expect(await groups.peopleOf('S0GONE')).toBeNull();
    expect(await groups.peopleOf('S0PARTNERS')).toEqual(['U0MAYA']);
  });

  test('is not remembered for ever', async () => {
    const { slack, groups } = ground();
    for (let at = 0; at < 101; at += 1) await groups.peopleOf(`S${at}`);
    await groups.peopleOf('S0');
    expect(slack.asked.filter((id) => id === 'S0')).toHaveLength(2);
  });
});

test('the list of all groups is kept for a minute too, and unknown while Slack is away', async () => {
  const { clock, slack, groups } = ground();
  await groups.all();
  expect(await groups.all()).toEqual([{ id: 'S0PARTNERS', handle: 'partner-team', name: 'Partner team' }]);
  expect(slack.asked).toEqual(['all']);
  clock.now = 60_000;
  slack.isAway = true;
  expect(await groups.all()).toBe('unknown');
});
