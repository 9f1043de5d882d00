import { describe, expect, test } from 'vitest';
import type { PersonAtKeyboard } from 'slack-sandbox';
import { recordOf } from 'slack-sandbox/json';
import { shownIn } from '../../torture/shown.ts';
import { fillForm, modalOf, sendHandoff, startWorld, type Typing, type World } from '../support/bot.ts';
import { accept, decide, lapsedWorld, sentWorld as awaitingWorld, whatIsWrong } from '../support/deeds.ts';
import { submitForged } from '../support/forged.ts';
import { messagesWith, referenceOf, refusalOver, requestsTo } from '../support/reading.ts';

const CHANNEL = 'partner-brightwater';
const DAY = { 'Partner next move by': '2026-12-01' };
const WARM = { 'Warm path': 'Lena meets Jonas on Thursdays.' };

async function sentWorld(options: { mode?: 'http' } = {}): Promise<World & { reference: string }> {
  const world = await awaitingWorld(options);
  return { ...world, reference: await referenceOf(world.maya) };
}

/** Shows where the handoff stands, with what its reader may press there. */
async function status(person: PersonAtKeyboard, reference: string) {
  await person.slash(`/handoff status ${reference}`);
  return person.lastMessage();
}

/** Maya opens the form from where it stands, and sends it as it is typed. */
async function correct({ maya, settle, reference }: World & { reference: string }, typed: Typing) {
  await (await status(maya, reference)).press('Correct a fact…');
  const result = await (await fillForm(modalOf(maya), typed)).submit();
  await settle();
  return result;
}

/** What all can see, and not only whoever asked. */
const isSaid = ({ isEphemeral }: { isEphemeral: boolean }) => !isEphemeral;

describe('an author who was wrong about a fact', () => {
  test('finds in the status what can be done about it, while it waits, and nobody else does', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    const card = world.sam.lastMessage();
    const forAuthor = ['Correct a fact…', 'Withdraw…'];
    const found = async (person: PersonAtKeyboard) => (await status(person, world.reference)).buttons;
    expect(await found(world.maya)).toEqual(expect.arrayContaining(forAuthor));
    for (const person of [world.sam, world.alex, world.ada])
      for (const button of forAuthor) expect(await found(person)).not.toContain(button);
    await card.press('Accept');
    await modalOf(world.sam).submit();
    await world.settle();
    for (const button of forAuthor) expect(await found(world.maya)).not.toContain(button);
  });

  test('finds the form filled in, without what stays as it was sent', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    await (await status(world.maya, world.reference)).press('Correct a fact…');
    const form = modalOf(world.maya);
    expect(form.title).toBe('Correct a fact');
    for (const label of ['Account', 'Warm path', 'Partner next move by', 'Questions go to'])
      expect(form.fields()).toContain(label);
    for (const label of [
      'Account executive',
      'Response window (business days)',
      'Partner’s touch',
      'Opportunity',
      'Partner',
    ])
      expect(form.fields()).not.toContain(label);
    expect(await fillForm(form, WARM).then((filled) => filled.submit())).toEqual({ ok: true });
  });

  test('corrects it: the account executive reads on their card and in one short message what was and what is now', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    expect(await correct(world, DAY)).toEqual({ ok: true });
    const [first, post, ...others] = world.sam.messages();
    expect(others).toEqual([]);
    expect(post?.text).toBe('Corrected: Fabrikam Logistics. Partner next move by');
    const change = 'Partner next move by: was Fri 27 Nov, now Tue 1 Dec';
    expect(world.sam.lastMessage().text).toContain(`@Maya has corrected Fabrikam Logistics. ${change}`);
    const [card] = messagesWith(world.sam, 'Corrected by');
    expect(card?.ts).toBe(first?.ts);
    expect(shownIn(card?.blocks).words).toContain(`Corrected by @U0MAYA, Tue 24 Nov: ${change}`);
  });

  test('tells the partner nothing of what stays inside, and redraws their card without a message for what they read', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    const before = requestsTo(world, 'C0BRIGHTWATER').length;
    await correct(world, WARM);
    expect(requestsTo(world, 'C0BRIGHTWATER')).toHaveLength(before);
    await correct(world, DAY);
    expect(world.lena.messages(CHANNEL)).toHaveLength(1);
    expect(world.lena.lastMessage(CHANNEL).text).toContain('Lena introduces you by mail. (by Tue 1 Dec)');
    expect(world.lena.lastMessage(CHANNEL).replies()).toEqual([]);
  });

  test('gets no receipt, and finds in the history what it was; other colleagues find only that it was corrected', async () => {
    const world = await sentWorld();
    await correct(world, WARM);
    const was =
      'Warm path: was “Lena meets Jonas every other week; she writes the introduction.”, now “Lena meets Jonas on Thursdays.”';
    expect(world.maya.messages().filter(isSaid)).toEqual([]);
    for (const person of [world.maya, world.sam, world.alex])
      expect((await status(person, world.reference)).text).toContain(`Corrected Tue 24 Nov. ${was}`);
    const colleague = (await status(world.ada, world.reference)).text;
    expect(colleague).toContain('corrected by @Maya: Warm path');
    expect(colleague).not.toContain('Jonas');
  });

  test('is told beside the field what is wrong, and that nothing is different yet', async () => {
    const world = await sentWorld();
    await (await status(world.maya, world.reference)).press('Correct a fact…');
    expect(await whatIsWrong(world.maya, {})).toEqual({
      Account: 'Nothing is different yet: change what was wrong, then send.',
    });
    expect(await whatIsWrong(world.maya, { 'Seller next move by': '2026-11-25', Evidence: 'Ask Lena.' })).toEqual({
      'Seller next move by': 'Their answer can take until Fri 27 Nov: choose that day or later.',
      Evidence: 'Add at least one link that starts with https://.',
    });
    expect(await whatIsWrong(world.maya, { 'Questions go to': 'U0GUEST' })).toHaveProperty(
      'Questions go to',
      expect.stringContaining('guest'),
    );
    await world.settle();
    expect(world.sam.messages()).toHaveLength(1);
  });

  test('corrects three facts within ten minutes: that is one message, which tells all of them', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    await correct(world, WARM);
    await world.timeIs('2026-11-24T10:04:00-05:00');
    await correct(world, DAY);
    await world.timeIs('2026-11-24T10:09:00-05:00');
    await correct(world, { 'Warm path': 'Lena meets Jonas on Fridays.' });
    expect(world.sam.messages()).toHaveLength(2);
    const said = world.sam.lastMessage().text;
    expect(said).toContain('Partner next move by: was Fri 27 Nov, now Tue 1 Dec');
    expect(said).toContain('she writes the introduction.”, now “Lena meets Jonas on Fridays.”');

    await world.timeIs('2026-11-24T10:20:00-05:00');
    await correct(world, { 'Why this account': 'Their contract ends in April.' });
    expect(world.sam.messages()).toHaveLength(3);
    expect(world.sam.lastMessage().text).not.toContain('Fridays');
  });

  test('who corrected the same packet elsewhere meanwhile reads so, and keeps what they typed', async () => {
    const world = await sentWorld({ mode: 'http' });
    await correct(world, WARM);
    // The form that was open on their other machine: opened before, and sent now.
    const answer = await submitForged(world, (_, view) => {
      view.id = 'V0ELSEWHERE';
      recordOf(recordOf(recordOf(recordOf(view.state).values).warm_path).value).value = 'Lena meets Jonas on Fridays.';
    });
    await world.settle();
    expect(answer.response_action).toBe('update');
    expect(JSON.stringify(answer.view)).toContain('What you changed was changed elsewhere while this form was open');
    expect(messagesWith(world.sam, 'Fridays')).toEqual([]);
    expect(await correct(world, { 'Warm path': 'Lena meets Jonas on Fridays.' })).toEqual({ ok: true });
  });

  test('is done once, however often Slack delivers the form', { tags: 'thorough' }, async () => {
    const world = await sentWorld({ mode: 'http' });
    await correct(world, WARM);
    expect(await submitForged(world, () => undefined)).toEqual({});
    await world.settle();
    expect((await status(world.maya, world.reference)).text.match(/corrected by/g)).toHaveLength(1);
    expect(world.sam.messages().filter(isSaid)).toHaveLength(2);
  });

  test('is refused once it was answered, also in a form that was open', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    await (await status(world.maya, world.reference)).press('Correct a fact…');
    await accept(world);
    await fillForm(modalOf(world.maya), WARM);
    await modalOf(world.maya).submit();
    expect(await refusalOver(world.maya)).toContain('@Sam has already accepted this handoff. Nothing has changed.');
    expect(modalOf(world.maya).title).toBe('Correct a fact');
    expect(messagesWith(world.sam, 'Thursdays')).toEqual([]);
  });

  test('cannot turn it into a deal that waits already', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await sendHandoff(world, { Account: 'Contoso' });
    const contoso = await referenceOf(world.maya);
    await sendHandoff(world);
    const reference = await referenceOf(world.maya);
    await correct({ ...world, reference }, { Account: 'The CONTOSO, Inc.' });
    expect(await refusalOver(world.maya)).toContain(
      `You have handed off this account with this partner already, as ${contoso}, and @Sam has not answered yet.`,
    );
  });

  test('corrects it after the window closed too: an answer still counts', { tags: 'thorough' }, async () => {
    const world = await lapsedWorld();
    const reference = await referenceOf(world.maya);
    expect(await correct({ ...world, reference }, WARM)).toEqual({ ok: true });
    expect(world.sam.lastMessage().text).toContain('@Maya has corrected Fabrikam Logistics.');
  });

  test('corrects it before another one is asked: they read the packet as it is, and nothing of before', {
    tags: 'thorough',
  }, async () => {
    const world = await lapsedWorld();
    const reference = await referenceOf(world.maya);
    await correct({ ...world, reference }, WARM);
    const call = messagesWith(world.alex, 'Nobody answered')[0];
    expect(call).toBeDefined();
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman', Why: 'Sam is away.' });
    const priya = world.sandbox.as('U0PRIYA');
    expect(priya.lastMessage().text).toContain('Lena meets Jonas on Thursdays.');
    expect(priya.lastMessage().text).not.toContain('Corrected by');
  });
});

describe('an author who gives it up', () => {
  test('withdraws it with a reason: account executive and partner hear it in a new message each, the author gets no receipt', {
    tags: 'thorough',
  }, async () => {
    const world = await sentWorld();
    await (await status(world.maya, world.reference)).press('Withdraw…');
    expect(await (await fillForm(modalOf(world.maya), { Why: 'The customer went elsewhere.' })).submit()).toEqual({
      ok: true,
    });
    await world.settle();
    expect(world.sam.messages()).toHaveLength(2);
    expect(world.sam.lastMessage().text).toContain(
      'Fabrikam Logistics was withdrawn by its author. There is nothing left for you to do. Why: The customer went elsewhere.',
    );
    expect(messagesWith(world.sam, 'Accept')).toEqual([]);
    expect(world.lena.lastMessage(CHANNEL).text).toContain('Handoff withdrawn');
    expect(world.lena.lastMessage(CHANNEL).replies()).toHaveLength(1);
    expect(messagesWith(world.lena, 'elsewhere', CHANNEL)).toEqual([]);
    expect(world.maya.messages().filter(isSaid)).toEqual([]);
    expect((await status(world.maya, world.reference)).text).toContain('withdrawn by @Maya');
  });

  test('settles the intake owner’s question too: it says who withdrew it, without buttons', async () => {
    const world = await lapsedWorld();
    const reference = await referenceOf(world.maya);
    await (await status(world.maya, reference)).press('Withdraw…');
    await (await fillForm(modalOf(world.maya), { Why: 'The customer went elsewhere.' })).submit();
    await world.settle();
    expect(world.alex.lastMessage().text).toContain('withdrawn by @Maya');
    expect(world.alex.lastMessage().buttons).toEqual([]);
  });

  test('must say why, and is refused once it was answered', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    await (await status(world.maya, world.reference)).press('Withdraw…');
    expect(await whatIsWrong(world.maya, { Why: '-' })).toEqual({ Why: 'Say why, in a few words.' });
    await accept(world);
    await (await fillForm(modalOf(world.maya), { Why: 'The customer went elsewhere.' })).submit();
    expect(await refusalOver(world.maya)).toContain('@Sam has already accepted this handoff. Nothing has changed.');
  });
});
