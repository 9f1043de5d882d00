import { expect, test } from 'vitest';
import { createGroupChecks } from '../../../src/services/people/group-checks.ts';

function ground() {
  const clock = { now: 0 };
  const slack = { people: ['U0MAYA'] as string[] | null | 'unknown', asked: 0 };
  const done: string[] = [];
  const checks = createGroupChecks({
    store: {
      roles: {
        namedGroups: async () => ['S0PARTNERS'],
        lose: async (id) => void done.push(`lost ${id}`),
        isBack: async (id) => void done.push(`back ${id}`),
      },
    },
    groups: {
      peopleOf: async () => {
        slack.asked += 1;
        return slack.people;
      },
    },
    now: () => clock.now,
    onSaved: () => done.push('told'),
  });
  return { clock, slack, done, checks };
}

test('each group is asked about once an hour', async () => {
  const { clock, slack, checks } = ground();
  for (const minute of [0, 1, 59, 60, 61]) {
    clock.now = minute * 60_000;
    await checks.checkNamed();
  }
  expect(slack.asked).toBe(2);
});

test.each([null, []])('one that is gone or empty (%s) is lost, and whoever can mend that is told', async (people) => {
  const { slack, done, checks } = ground();
  slack.people = people;
  await checks.checkNamed();
  expect(done).toEqual(['lost S0PARTNERS', 'told']);
});

test('one of which Slack says nothing is not lost', async () => {
  const { slack, done, checks } = ground();
  slack.people = 'unknown';
  await checks.checkNamed();
  expect(done).toEqual([]);
});

test('one that has people again can be lost again', async () => {
  const { done, checks } = ground();
  await checks.checkNamed();
  expect(done).toEqual(['back S0PARTNERS']);
});
