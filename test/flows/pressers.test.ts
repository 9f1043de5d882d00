import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Json, recordOf } from 'slack-sandbox/json';
import type { PersonAtKeyboard } from 'slack-sandbox';
import { fillForm, modalOf, sendHandoff, startWorld, typesHandoff, type World } from '../support/bot.ts';
import { sentWorld, writtenWorld } from '../support/deeds.ts';
import { pressForged, slashForged, submitForged, tamper } from '../support/forged.ts';
import { answerTo, dmOf, messagesWith, referenceOf } from '../support/reading.ts';

/** What comes after the acknowledgement comes soon, on a busy machine too. */
const POLLING = { timeout: 10_000 };

const NOT_OURS = 'Only full members of our own workspace can do this. Ask one of them to do it with you.';

const posts = (world: World) => world.sandbox.control.calls('chat.postMessage').length;

async function accept(person: PersonAtKeyboard): Promise<void> {
  await modalOf(person).submit();
}

describe('only the account executive who was asked can answer', { tags: 'thorough' }, () => {
  test('whoever else presses learns it in one sentence, and nothing changes', async () => {
    const world = await sentWorld();
    const dm = dmOf(world.sam);
    const before = posts(world);
    const sentences = {
      'Only @Sam can answer this handoff. Nothing has changed.': ['U0MAYA', 'U0PRIYA', 'U0ADA', 'U0ALEX'],
      [NOT_OURS]: ['U0LENA', 'U0OMAR', 'U0GUEST', 'U0SINGLE'],
    };
    const others = Object.entries(sentences).flatMap(([said, ids]) => ids.map((id) => [id, said] as const));
    for (const [id, said] of others) {
      world.sandbox.control.join(dm, id);
      const person = world.sandbox.as(id);
      const card = person.lastMessage(dm);
      for (const button of ['Accept', 'Decline']) {
        await card.press(button);
        expect(person.modal(), `${id} ${button}`).toBeNull();
        expect(answerTo(person, dm)).toBe(said);
      }
    }
    expect(posts(world)).toBe(before);
    await world.sam.lastMessage().press('Accept');
    expect(modalOf(world.sam).title).toBe('Accept the handoff');
  });

  test('a form that somebody else sends in their place is refused', async () => {
    const world = await sentWorld({ mode: 'http' });
    await world.sam.lastMessage().press('Accept');
    await fillForm(modalOf(world.sam), { 'Your next move': ' ' });
    await modalOf(world.sam).submit();
    const asLena = (payload: Record<string, unknown>) => {
      payload.user = { id: 'U0LENA', team_id: 'T0BRIGHTWATER' };
      payload.team = { id: 'T0BRIGHTWATER' };
    };
    const asPerson = (id: string, team: string) => (payload: Record<string, unknown>) => {
      payload.user = { id, team_id: team };
    };
    const attempts: [(payload: Record<string, unknown>) => void, string][] = [
      [asLena, NOT_OURS],
      [asPerson('U0MAYA', 'T0NORTHWIND'), 'can answer this handoff. Nothing has changed.'],
      [asPerson('U0SAM', 'T0BRIGHTWATER'), NOT_OURS],
      [asPerson('U0GUEST', 'T0NORTHWIND'), NOT_OURS],
    ];
    for (const [change, said] of attempts) {
      const answer = await submitForged(world, change);
      expect(JSON.stringify(answer.view)).toContain(said);
    }
    await world.settle();
    expect(world.sam.lastMessage().buttons).toEqual(['Accept', 'Decline', 'Better placed…', 'Ask…']);
  });

  test.each(['', 'H9999999', '__proto__', '1 or 1=1'])('a button that carries “%s” changes nothing', async (forged) => {
    const world = await sentWorld();
    const card = world.sam.lastMessage();
    tamper(card.blocks, forged);
    for (const button of ['Accept', 'Decline']) {
      await card.press(button);
      expect(world.sam.modal()).toBeNull();
      expect(answerTo(world.sam)).toBe('This handoff is not known here. Nothing has changed.');
    }
  });

  test('a form with the id of another handoff, of none, or of nothing is refused', async () => {
    const world = await startWorld({ mode: 'http' });
    await sendHandoff(world, { 'Account executive': 'Priya Raman' });
    const priya = world.sandbox.as('U0PRIYA');
    const [reference = ''] = /H\d{7}/.exec(priya.lastMessage().text) ?? [];
    await sendHandoff(world, { Account: 'Contoso' });
    await world.sam.lastMessage().press('Decline');
    await fillForm(modalOf(world.sam), { Reason: 'Wrong owner' });
    await modalOf(world.sam).submit();
    for (const id of [reference, 'H0', '', '__proto__']) {
      const answer = await submitForged(world, (_payload, view) => {
        view.private_metadata = id;
        recordOf(recordOf(recordOf(recordOf(view.state).values).better_ae).value).selected_user = 'U0MAYA';
      });
      expect(JSON.stringify(answer.view)).toMatch(
        /"user_id":"U0PRIYA"\},\{"type":"text","text":" can answer this|not known here/,
      );
    }
    await world.settle();
    expect(priya.lastMessage().buttons).toEqual(['Accept', 'Decline', 'Better placed…', 'Ask…']);
    expect(world.sam.lastMessage().buttons).toEqual(['Accept', 'Decline', 'Better placed…', 'Ask…']);
  });
});

describe('somebody of another company whose account goes by the same id', { tags: 'thorough' }, () => {
  const comesFromElsewhere = (fields: Json) => (fields.team_id = 'T0BRIGHTWATER');

  test('is shown no handoff, neither in a list nor by its reference', async () => {
    const world = await sentWorld({ mode: 'http' });
    const reference = await referenceOf(world.maya);
    const list = await slashForged(world, comesFromElsewhere);
    expect(list.answer).toEqual({});
    await expect.poll(list.words, POLLING).toEqual([NOT_OURS]);

    await world.maya.slash(`/handoff status ${reference}`);
    expect(answerTo(world.maya)).toContain('Fabrikam Logistics');
    const status = await slashForged(world, comesFromElsewhere);
    expect(status.answer).toEqual({});
    await expect.poll(status.words, POLLING).toEqual([NOT_OURS]);
  });

  test('cannot send again what could not be delivered', async () => {
    const world = await startWorld({ mode: 'http' });
    const fault = { kind: 'error', error: 'channel_not_found' } as const;
    world.sandbox.control.fail({ method: 'conversations.info', channel: 'C0BRIGHTWATER', times: 2, fault });
    await sendHandoff(world);
    await world.alex.lastMessage().press('Try again');
    await world.settle();
    const word = world.alex.lastMessage();
    const { words } = await pressForged(world, (payload) => {
      payload.user = { id: 'U0ALEX', team_id: 'T0BRIGHTWATER' };
    });
    await expect.poll(words, POLLING).toEqual([NOT_OURS]);
    await world.settle();
    expect(world.lena.messages('partner-brightwater')).toEqual([]);

    await word.press('Try again');
    await world.settle();
    expect(messagesWith(world.lena, 'Handoff received', 'partner-brightwater')).toHaveLength(1);
  });
});

test.each(['socket', 'http'] as const)(
  'a press that is refused gets its sentence, and no warning of Slack’s that nobody answered (%s)',
  { tags: 'thorough' },
  async (mode) => {
    const world = await startWorld({ mode });
    world.sandbox.control.patchChannel('C0BRIGHTWATER', { isArchived: true });
    await sendHandoff(world);
    const word = world.alex.lastMessage();
    world.sandbox.control.join(word.channel, 'U0SAM');
    expect(await world.sam.lastMessage(word.channel).press('Try again')).toEqual({ ok: true });
    expect(answerTo(world.sam, word.channel)).toBe('Only the intake owner and the author can do this.');

    await world.timeIs('2026-11-26T09:30:00-05:00');
    const reminder = world.sam.lastMessage();
    await reminder.press('Accept');
    await accept(world.sam);
    expect(await reminder.press('Only on the last day')).toEqual({ ok: true });
    expect(answerTo(world.sam)).toMatch(/^You have accepted this already \(.*\)\. Nothing has changed\.$/);
  },
);

test('an address that is not Slack’s is told nothing, whatever a press says', async () => {
  const world = await startWorld({ mode: 'http' });
  let calls = 0;
  const elsewhere = createServer((_request, response) => response.end(String((calls += 1)))).listen(0, '127.0.0.1');
  onTestFinished(() => void elsewhere.close());
  await once(elsewhere, 'listening');
  // It listens on a port, not on a pipe.
  const { port } = elsewhere.address() as AddressInfo;
  const comesFromElsewhere = (payload: Json) => (payload.response_url = `http://127.0.0.1:${port}/response/1`);
  await typesHandoff(world);
  await world.sam.lastMessage().press('Accept');
  await pressForged(world, comesFromElsewhere);
  await pressForged(world, (payload) => {
    comesFromElsewhere(payload);
    payload.user = { id: 'U0MAYA', team_id: 'T0NORTHWIND' };
  });
  await slashForged(world, comesFromElsewhere);
  await accept(world.sam);
  await world.settle();
  expect(world.sam.lastMessage().text).toContain('Accepted by @Sam');
  expect(calls).toBe(0);
});

describe('a decision is made once', { tags: 'thorough' }, () => {
  test('pressing again, on an old message, or after a restart says who decided, and nothing changes', async () => {
    const world = await sentWorld();
    const old = world.sam.lastMessage();
    await old.press('Accept');
    await accept(world.sam);
    await world.settle();
    const before = posts(world);
    for (const again of [async () => undefined, world.restart]) {
      await again();
      for (const button of ['Accept', 'Decline']) {
        await old.press(button);
        expect(world.sam.modal()).toBeNull();
        expect(answerTo(world.sam)).toMatch(/^You have accepted this already \(.*\)\. Nothing has changed\.$/);
      }
    }
    await world.settle();
    expect(posts(world)).toBe(before);
  });

  test('Accept and Decline at the same moment: exactly one wins, and the other is told which', async () => {
    const world = await sentWorld({ mode: 'http' });
    const card = world.sam.lastMessage();
    await card.press('Decline');
    await fillForm(modalOf(world.sam), { Reason: 'Wrong owner' });
    await modalOf(world.sam).submit();
    const decline = () =>
      submitForged(world, (_payload, view) => {
        const values = recordOf(recordOf(view.state).values);
        recordOf(recordOf(values.better_ae).value).selected_user = 'U0PRIYA';
      });
    await modalOf(world.sam).close();
    await card.press('Accept');
    const [accepted, declined] = await Promise.all([modalOf(world.sam).submit(), decline()]);
    await world.settle();
    const wins = [accepted.ok, declined.response_action === 'clear'];
    expect(wins.filter(Boolean)).toHaveLength(1);
    const loser = JSON.stringify(accepted.ok ? declined : accepted);
    expect(loser).toContain(accepted.ok ? 'You have accepted' : 'You have declined');
    expect(world.sam.lastMessage().text).toContain(accepted.ok ? 'Accepted by @Sam' : 'Declined by @Sam');
    expect(world.lena.lastMessage('partner-brightwater').replies()).toHaveLength(1);
    expect(messagesWith(world.maya, 'Your handoff: Fabrikam Logistics')).toHaveLength(1);
  });

  test.each(['socket', 'http'] as const)(
    'a form that Slack delivers twice makes one handoff and one set of messages (%s)',
    async (mode) => {
      const world = await writtenWorld({ mode });
      const form = modalOf(world.maya);
      world.sandbox.control.duplicateNext('view_submission');
      expect(await form.submit()).toEqual({ ok: true });
      await world.settle();
      expect(messagesWith(world.sam, 'brought by')).toHaveLength(1);
      expect(messagesWith(world.lena, 'Handoff received', 'partner-brightwater')).toHaveLength(1);
      await world.sam.lastMessage().press('Accept');
      world.sandbox.control.duplicateNext('view_submission');
      await accept(world.sam);
      await world.settle();
      expect(world.lena.lastMessage('partner-brightwater').replies()).toHaveLength(1);
      expect(messagesWith(world.maya, 'Accepted by')).toHaveLength(1);
    },
  );
});
