import { recordOf } from 'slack-sandbox/json';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, openForm, sendHandoff, startWorld, typesHandoff, type World } from '../support/bot.ts';
import { acceptedWorld, sentWorld } from '../support/deeds.ts';
import { submitForged } from '../support/forged.ts';
import { answerTo, messagesWith, referenceOf, refusalOver } from '../support/reading.ts';

test('a form that was saved but never answered is sent again by its sender: it closes, and nothing happens twice', async () => {
  const world = await sentWorld({ mode: 'http' });
  await world.timeIs('2026-11-27T17:00:00-05:00');
  await world.alex.lastMessage().press('Keep with them');
  await (await fillForm(modalOf(world.alex), { 'Business days from today': '2', Why: 'Sam was at a fair' })).submit();
  await world.settle();

  const answer = await submitForged(world, () => undefined);
  await world.settle();
  expect(answer).toEqual({});
  expect(messagesWith(world.sam, 'You have more time')).toHaveLength(1);
  const news = world.lena.lastMessage('partner-brightwater').replies();
  expect(news.filter(({ text }) => text.includes('You will hear from us by'))).toHaveLength(1);
});

test('a form that was refused can be sent again', async () => {
  const world = await sentWorld();
  await world.sam.lastMessage().press('Better placed…');
  const form = modalOf(world.sam);
  await fillForm(form, { 'Better placed': 'Sam Okafor' });
  await form.submit();
  await modalOf(world.sam).close();
  await fillForm(modalOf(world.sam), { 'Better placed': 'Priya Raman' });
  expect(await modalOf(world.sam).submit()).toEqual({ ok: true });
});

describe('a packet that is typed again, because nobody saw that its form was saved', () => {
  const ALREADY = (reference: string) =>
    `You have sent this already, as ${reference}: it is not sent twice. It is here: https://`;

  /** The first one is accepted by now. */
  async function saysWhyAnother(world: World): Promise<void> {
    await fillForm(modalOf(world.maya), { 'Why another handoff for this account': 'Their second site.' });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await world.settle();
  }

  test('is the one that exists: its author reads which, and nobody is told twice', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    const reference = await referenceOf(world.maya);
    // Space at the ends is none of the words.
    await sendHandoff(world, {
      Account: ' Fabrikam Logistics ',
      'Partner next move': 'Lena introduces you by mail.\n',
    });
    expect(modalOf(world.maya).text).toContain(ALREADY(reference));
    await modalOf(world.maya).closeAll();
    expect(world.sam.messages()).toHaveLength(1);
    expect(world.lena.messages('partner-brightwater')).toHaveLength(1);
    await world.maya.slash('/handoff list');
    expect(answerTo(world.maya).match(/H\d{7}/g)).toEqual([reference]);
  });

  test('is another one as soon as a single word of it is another', { tags: 'thorough' }, async () => {
    const world = await acceptedWorld();
    await sendHandoff(world, { 'Warm path': 'Lena meets Jonas today.' });
    await saysWhyAnother(world);
    expect(messagesWith(world.sam, 'Fabrikam Logistics, brought by')).toHaveLength(2);
  });

  test('is sent anew a day later: then it is meant', { tags: 'thorough' }, async () => {
    const world = await acceptedWorld();
    await world.timeIs('2026-11-25T10:00:00-05:00');
    await sendHandoff(world);
    await saysWhyAnother(world);
    expect(messagesWith(world.sam, 'Fabrikam Logistics, brought by')).toHaveLength(2);
  });

  test('is one, though both forms arrive at the same moment', async () => {
    const world = await startWorld({ mode: 'http' });
    await typesHandoff(world);
    const write = (form: string) =>
      submitForged(
        world,
        (_, view) => {
          Object.assign(view, { id: form, private_metadata: form });
          recordOf(recordOf(recordOf(recordOf(view.state).values).account).value).value = 'Contoso';
        },
        'packet.review',
      );
    const again = (form: string, blocks?: unknown) =>
      submitForged(
        world,
        (_, view) => Object.assign(view, { id: form, private_metadata: form, ...(blocks ? { blocks } : {}) }),
        'handoff.send',
      );
    /** A window that was drawn from another draft is drawn from this one first. */
    const drawn = async (form: string) => recordOf((await again(form)).view).blocks;
    await write('V0ONE');
    await write('V0OTHER');
    const [one, other] = [await drawn('V0ONE'), await drawn('V0OTHER')];
    const answers = await Promise.all([again('V0ONE', one), again('V0OTHER', other)]);
    await world.settle();
    expect(new Set(answers.map((answer) => answer.response_action))).toEqual(new Set(['update', 'push']));
    expect(JSON.stringify(answers)).toContain('You have sent this already, as H');
    expect(messagesWith(world.sam, 'Contoso')).toHaveLength(1);
    await world.maya.slash('/handoff list');
    expect(answerTo(world.maya).match(/Contoso/g)).toHaveLength(1);
  });

  test('is refused after a decline too, whichever form it is typed in', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    const reference = await referenceOf(world.maya);
    await world.sam.lastMessage().press('Decline');
    await fillForm(modalOf(world.sam), { Reason: 'No evidence' });
    await modalOf(world.sam).submit();
    await world.settle();
    await sendHandoff(world);
    expect(modalOf(world.maya).text).toContain(ALREADY(reference));
    await modalOf(world.maya).closeAll();
    expect(messagesWith(world.sam, 'Answer by')).toEqual([]);
  });
});

test('a deal that a colleague has handed off already is not put before anybody twice', {
  tags: 'thorough',
}, async () => {
  const world = await sentWorld();
  const priya = world.sandbox.as('U0PRIYA');
  await openForm(
    { maya: world.ada },
    { 'Why this account': 'Another reason: their contract ends.', 'Account executive': 'Priya Raman' },
  );
  await modalOf(world.ada).submit();
  await world.settle();
  expect(await refusalOver(world.ada)).toMatch(
    /^Not possible\n@Maya has handed off this account with this partner already, as H\d+, and @Sam has not answered yet\./,
  );
  expect(modalOf(world.ada).value('Why this account')).toBe('Another reason: their contract ends.');
  expect(priya.messages()).toEqual([]);
  expect(
    world.lena.messages('partner-brightwater').filter(({ text }) => text.includes('Handoff received')),
  ).toHaveLength(1);
});
