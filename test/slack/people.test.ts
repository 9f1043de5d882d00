import { describe, expect, test } from 'vitest';
import type { Member } from '../../src/core/people/member.ts';
import { createPeople } from '../../src/slack/people.ts';

const member = (id: string, isGuest = false): Member => ({
  id,
  teamIds: ['T0OURS'],
  zone: null,
  isBot: false,
  isDeactivated: false,
  isGuest,
  isInvitedOnly: false,
  isAdministrator: false,
});

/** Slack, as it answers when it is told to. */
function ground() {
  const clock = { now: 0 };
  const slack = { asked: [] as string[], isGuest: false };
  const people = createPeople({
    lookUp: async (id) => {
      slack.asked.push(id);
      return member(id, slack.isGuest);
    },
    onFailure: () => {},
    elapsed: () => clock.now,
  });
  return { clock, slack, people };
}

describe('a member who was looked up', () => {
  test('is not looked up again within the minute, and then it is', async () => {
    const { clock, slack, people } = ground();
    await people.find('U0SAM');
    clock.now = 59_999;
    await people.find('U0SAM');
    expect(slack.asked).toEqual(['U0SAM']);
    clock.now = 60_000;
    await people.find('U0SAM');
    expect(slack.asked).toEqual(['U0SAM', 'U0SAM']);
  });

  test('and has changed since is looked up at the next question; others are not', async () => {
    const { slack, people } = ground();
    await people.find('U0SAM');
    await people.find('U0PRIYA');
    slack.isGuest = true;
    people.forget('U0SAM');
    expect(await people.find('U0SAM')).toMatchObject({ isGuest: true });
    expect(await people.find('U0PRIYA')).toMatchObject({ isGuest: false });
    expect(slack.asked).toEqual(['U0SAM', 'U0PRIYA', 'U0SAM']);
  });

  test('is looked up once, however many ask at the same time, for a person or for a message', async () => {
    const { slack, people } = ground();
    const answers = await Promise.all([people.find('U0SAM'), people.ask('U0SAM'), people.find('U0SAM')]);
    expect(answers.map((found) => found?.id)).toEqual(['U0SAM', 'U0SAM', 'U0SAM']);
    expect(slack.asked).toEqual(['U0SAM']);
  });

  test('is known for a minute, and longer to whoever says that longer is enough, until Slack reports a change', async () => {
    const { clock, people } = ground();
    expect(people.known('U0SAM')).toBeNull();
    await people.ask('U0SAM');
    expect(people.known('U0SAM')?.id).toBe('U0SAM');
    clock.now = 60_000;
    expect(people.known('U0SAM')).toBeNull();
    expect(people.known('U0SAM', 60_001)?.id).toBe('U0SAM');
    people.forget('U0SAM');
    expect(people.known('U0SAM', 60_001)).toBeNull();
  });

  test('and for whom somebody has just waited in vain is not waited for again at once, and a moment later is', async () => {
    const clock = { now: 0 };
    const answers: (() => void)[] = [];
    const people = createPeople({
      lookUp: (id) => new Promise((resolve) => answers.push(() => resolve(member(id)))),
      onFailure: () => {},
      elapsed: () => clock.now,
      patienceMs: 1,
    });
    expect(await people.find('U0SAM')).toBeNull();
    const again = people.find('U0SAM');
    answers[0]?.();
    expect(await again).toBeNull();
    clock.now = 3_000;
    expect((await people.find('U0SAM'))?.id).toBe('U0SAM');
  });

  test('and whom Slack refused at once is asked again at once', async () => {
    let asked = 0;
    const people = createPeople({
      lookUp: async (id) => {
        asked += 1;
        if (asked === 1) throw new Error('503');
        return member(id);
      },
      onFailure: () => {},
      elapsed: () => 0,
    });
    expect(await people.find('U0SAM')).toBeNull();
    expect((await people.find('U0SAM'))?.id).toBe('U0SAM');
  });

  test('stays known when Slack reports a change of somebody whom nobody asked about', async () => {
    const answers: (() => void)[] = [];
    const asked: string[] = [];
    const people = createPeople({
      lookUp: (id) => {
        asked.push(id);
        return new Promise((resolve) => answers.push(() => resolve(member(id))));
      },
      onFailure: () => {},
      elapsed: () => 0,
    });
    const first = people.find('U0SAM');
    for (let at = 0; at < 100; at += 1) people.forget(`U0COLLEAGUE${at}`);
    answers[0]?.();
    await first;
    expect(people.known('U0SAM')?.id).toBe('U0SAM');
    expect(asked).toEqual(['U0SAM']);
  });

  test('and changed while Slack was answering is not kept as it was', async () => {
    const answers: ((isGuest: boolean) => void)[] = [];
    const people = createPeople({
      lookUp: (id) => new Promise((resolve) => answers.push((isGuest) => resolve(member(id, isGuest)))),
      onFailure: () => {},
      elapsed: () => 0,
    });
    const first = people.find('U0SAM');
    people.forget('U0SAM');
    answers[0]?.(false);
    expect(await first).toMatchObject({ isGuest: false });
    const second = people.find('U0SAM');
    answers[1]?.(true);
    expect(await second).toMatchObject({ isGuest: true });
  });
});

test('a message is told why Slack does not say who somebody is; a person only that it does not', async () => {
  const failed: string[] = [];
  const people = createPeople({
    lookUp: async () => {
      throw new Error('socket hang up');
    },
    onFailure: (_, id) => failed.push(id),
    elapsed: () => 0,
  });
  await expect(people.ask('U0SAM')).rejects.toThrow('socket hang up');
  expect(await people.find('U0SAM')).toBeNull();
  expect(failed).toEqual(['U0SAM']);
  expect(people.known('U0SAM')).toBeNull();
});
