import { refusalOver } from '../support/reading.ts';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, openForm, PACKET, startWorld, type World } from '../support/bot.ts';
import { registerFerrous, whatIsWrong, writtenWorld } from '../support/deeds.ts';

const MAYBE_BLANK = [
  'Account',
  'Why this account',
  'Why this partner matters',
  'Customer trigger',
  'Joint value proposition',
  'Warm path',
  'Seller next move',
  'Partner next move',
  'Risk and channel conflict',
];

async function nothingWasSent(world: World): Promise<void> {
  await world.settle();
  expect(world.sandbox.control.calls('chat.postMessage')).toEqual([]);
  await world.maya.slash('/handoff list');
  expect(world.maya.lastMessage().text).toContain('You have no open handoffs.');
}

describe('a form that is not complete', { tags: 'thorough' }, () => {
  test.each([
    ['spaces', '   '],
    ['zero-width characters', '\u200b\u200d\ufeff'],
    ['an emoji', '🚀🚀'],
    ['invisible fillers', '\u3164\u115f'],
  ])('%s are no answer to any question, and everything else that was typed stays', async (_name, blank) => {
    const world = await writtenWorld();
    const form = await fillForm(modalOf(world.maya), Object.fromEntries(MAYBE_BLANK.map((label) => [label, blank])));
    expect((await form.submit()).ok).toBe(false);
    const errors = form.errors();
    expect(Object.keys(errors).toSorted()).toEqual(MAYBE_BLANK.toSorted());
    expect(errors.Account).toBe('Name the account, for example "Fabrikam Logistics".');
    expect(form.value('Evidence')).toBe('Notes: https://docs.example.com/fabrikam');
    expect(form.value('Account executive')).toBe('Sam');
    await nothingWasSent(world);

    await fillForm(form, Object.fromEntries(MAYBE_BLANK.map((label) => [label, `${label}: they need this.`])));
    expect(await form.submit()).toEqual({ ok: true });
    await world.settle();
    expect(world.sam.lastMessage().buttons).toEqual(['Accept', 'Decline', 'Better placed…', 'Ask…']);
  });

  test('days and numbers that cannot be are said beside their field, with what would be right', async () => {
    const world = await writtenWorld();
    const form = modalOf(world.maya);
    const errors = await whatIsWrong(world.maya, {
      'Partner’s touch': '2026-12-24',
      'Seller next move by': '2026-11-20',
      'Partner next move by': '2020-01-01',
      Evidence: 'http://docs.example.com and ftp://x, or ask me',
      Opportunity: '0061x00000ABC',
    });
    expect(errors).toEqual({
      'Partner’s touch': 'The touch has happened: choose today or an earlier day.',
      'Seller next move by': 'That day is over: choose today or later.',
      'Partner next move by': 'That day is over: choose today or later.',
      Evidence: 'Add at least one link that starts with https://.',
      'Opportunity created on': 'Choose the day it was created: it decides how the partner is credited.',
    });
    expect(form.value('Opportunity')).toBe('0061x00000ABC');
    const reverse = await whatIsWrong(world.maya, { Opportunity: null, 'Opportunity created on': '2026-11-20' });
    expect(reverse.Opportunity).toBe('Name the opportunity (id or link), or clear the day it was created.');
    const ahead = await whatIsWrong(world.maya, { Opportunity: 'O-1', 'Opportunity created on': '2026-12-20' });
    expect(ahead['Opportunity created on']).toBe('Choose today or an earlier day.');
    await nothingWasSent(world);
  });

  test.each(['0', '11', '2.5', '-1', 'three'])('a window of %s business days is not one', async (days) => {
    const world = await writtenWorld();
    const errors = await whatIsWrong(world.maya, { 'Response window (business days)': days });
    expect(Object.keys(errors)).toEqual(['Response window (business days)']);
    await nothingWasSent(world);
  });

  test('fields that are left empty are asked for', async () => {
    const world = await startWorld();
    await world.maya.slash('/handoff');
    const errors = await whatIsWrong(world.maya, {});
    expect(Object.keys(errors)).toEqual(
      expect.arrayContaining(['Account', 'Partner contact', 'Account executive', 'Evidence']),
    );
    for (const optional of ['Opportunity', 'Partner’s agreement', 'Conflict check', 'Risk and channel conflict'])
      expect(Object.keys(errors)).not.toContain(optional);
    await nothingWasSent(world);
  });
});

describe('people and partners that do not fit', { tags: 'thorough' }, () => {
  test('only an active full member of the workspace can be asked, and the sentence says why', async () => {
    const world = await writtenWorld();
    const form = modalOf(world.maya);
    const wrongPeople: [string, RegExp][] = [
      ['U0MAYA', /^You cannot hand off to yourself/],
      ['U0GUEST', /^Noor Aziz is a guest\. Choose a full member\.$/],
      ['U0SINGLE', /^Tom Berg is a guest/],
      ['U0GONE', /^Dana Cole is deactivated/],
      ['U0INVITED', /^Jun Mori was invited and has never signed in/],
      ['U0OTHERBOT', /^Standup Bot is an app\. Choose a person\.$/],
      ['U0APP', /^.+ is an app/],
      ['USLACKBOT', /^Slackbot is an app/],
      ['USLACK', /^Slack is an app/],
      ['U0LENA', /^Lena Fischer is at another company\. Choose somebody of our own workspace\.$/],
    ];
    for (const [id, sentence] of wrongPeople) {
      const errors = await whatIsWrong(world.maya, { 'Account executive': id });
      expect(Object.keys(errors), id).toEqual(['Account executive']);
      expect(errors['Account executive'], id).toMatch(sentence);
    }
    await nothingWasSent(world);
    await fillForm(form, { 'Account executive': 'Priya Raman' });
    expect(await form.submit()).toEqual({ ok: true });
  });

  test('two wrong people are both named at once, each beside their field', async () => {
    const world = await writtenWorld();
    const errors = await whatIsWrong(world.maya, { 'Account executive': 'U0GUEST', 'Questions go to': 'U0OTHERBOT' });
    expect(Object.keys(errors).toSorted()).toEqual(['Account executive', 'Questions go to']);
  });

  test('who cannot be asked is named by name, together with everything else that is wrong', async () => {
    const world = await writtenWorld();
    const errors = await whatIsWrong(world.maya, {
      Account: ' ',
      Evidence: 'https://docs.example.com/fabrikam',
      'Account executive': 'U0GUEST',
      'Questions go to': 'U0OTHERBOT',
    });
    expect(errors).toEqual({
      Account: 'Name the account, for example "Fabrikam Logistics".',
      Evidence: 'Say in a few words, on the same line, what https://docs.example.com/fabrikam shows.',
      'Account executive': 'Noor Aziz is a guest. Choose a full member.',
      'Questions go to': 'Standup Bot is an app. Choose a person.',
    });
    await nothingWasSent(world);
  });

  test('a move that would be due before the answer is refused, counted in the calendar of who is asked', async () => {
    const world = await writtenWorld();
    expect(await whatIsWrong(world.maya, { 'Seller next move by': '2026-11-26' })).toEqual({
      'Seller next move by': 'Their answer can take until Fri 27 Nov: choose that day or later.',
    });
    await nothingWasSent(world);
    expect(await (await fillForm(modalOf(world.maya), { 'Seller next move by': '2026-11-27' })).submit()).toEqual({
      ok: true,
    });
  });

  test('another contact is another partner: the form says which, and everything that was typed stays', async () => {
    const world = await startWorld();
    await registerFerrous(world);
    const form = await openForm(world, { Account: 'Contoso' });
    expect(form.value('Partner contact')).toBe('Lena Fischer');
    await form.fill({ 'Partner contact': 'Finn Keller' });
    expect(form.text).toContain('Partner: Ferrous Systems, Partner manager.');
    expect(form.value('Account')).toBe('Contoso');
    expect(form.value('Account executive')).toBe('Sam');
    expect(form.value('Evidence')).toBe(PACKET.Evidence);
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await world.settle();
    expect(world.sam.lastMessage().text).toContain('Finn Keller, Partner manager, Ferrous Systems');
  });

  test('a form that Slack did not draw anew after a choice still sends what was chosen', async () => {
    const world = await startWorld();
    await registerFerrous(world);
    await openForm(world);
    world.sandbox.control.fail({ method: 'views.update', times: 1, fault: { kind: 'drop' } });
    await modalOf(world.maya).fill({ 'Partner contact': 'Finn Keller' });
    await world.settle();
    expect(await refusalOver(world.maya)).toContain('What you typed is saved: /handoff drafts brings it back.');
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await world.settle();
    expect(world.sam.lastMessage().text).toContain('Ferrous Systems');
  });

  test('who became a guest with the form open is told who can send it', async () => {
    const world = await writtenWorld();
    const form = modalOf(world.maya);
    world.sandbox.control.patchPerson('U0MAYA', { isRestricted: true });
    await world.settle();
    await form.submit();
    expect(await refusalOver(world.maya)).toContain('Only full members of our own workspace can do this.');
    await world.settle();
    expect(world.sandbox.control.calls('chat.postMessage')).toEqual([]);
  });
});
