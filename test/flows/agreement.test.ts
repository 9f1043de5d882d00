import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, sendHandoff, startWorld, typesHandoff, type World } from '../support/bot.ts';
import {
  agreedWorld,
  confirm,
  irisOf,
  MEANS,
  openAgreementForm,
  propose,
  readAgreement,
  toConfirm,
  toReview,
} from '../support/agreed.ts';
import { whatIsWrong } from '../support/deeds.ts';
import { nameRoles } from '../support/name-roles.ts';
import { answerTo, messagesWith, refusalOver } from '../support/reading.ts';

/** What partnerships and sales have agreed on: `/handoff agreement`. Alex owns it in partnerships, Iris in sales; Ada administers. */

const inForce = async ({ maya }: World) => /Version (\d+), in force/.exec(await readAgreement(maya))?.[1] ?? null;

describe('before anybody has agreed', { tags: 'thorough' }, () => {
  test('everybody of ours reads that none is in force, what that means, and what is used until then', async () => {
    const world = await startWorld();
    const said = await readAgreement(world.maya);
    expect(said).toContain('None is in force.');
    expect(said).toContain('another window needs no reason');
    expect(said).toContain('Response window: 3 business days');
    expect(world.maya.lastMessage().buttons, 'who neither owns nor administers it changes nothing').toEqual([]);
    await readAgreement(world.ada);
    expect(world.ada.lastMessage().buttons).toEqual(['Change…']);
  });

  test('people of other companies and guests read nothing', async () => {
    const world = await startWorld();
    const guest = world.sandbox.as('U0GUEST');
    expect(await readAgreement(guest)).toContain('Only full members of our own workspace can do this.');
  });

  test('any window can be asked for without a reason, and nobody reads what accepting means', async () => {
    const world = await startWorld();
    expect(
      await sendHandoff(world, { 'Response window (business days)': '5', 'Seller next move by': '2026-12-04' }),
    ).toEqual({ ok: true });
    expect(world.sam.lastMessage().text).not.toContain('Accepting means');
    await world.sam.lastMessage().press('Accept');
    expect(modalOf(world.sam).text).not.toContain('Accepting means');
  });
});

describe('a new version', () => {
  test('is saved by an administrator, and asks both owners with all that it says', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await openAgreementForm(world);
    const form = await fillForm(modalOf(world.ada), {
      'What accepting means': MEANS,
      'Owner in partnerships': 'Alex Romero',
      'Owner in sales': 'Iris Chen',
    });
    expect(form.value('Response window (business days)')).toBe('3');
    expect(await form.submit()).toEqual({ ok: true });
    expect(modalOf(world.ada).text).toContain('Version 1 is saved. It is in force once confirmed by @Alex and @Iris.');
    await world.settle();
    for (const owner of [world.alex, irisOf(world)]) {
      const { text, buttons } = owner.lastMessage();
      expect(text).toContain('@Ada proposes version 1 of the working agreement.');
      expect(text).toContain(`Accepting means: ${MEANS}`);
      expect(buttons).toEqual(['Confirm', 'Change…']);
    }
    const read = await readAgreement(world.maya);
    for (const owner of ['partnerships: @Alex', 'sales: @Iris']) expect(read).toContain(`${owner}, not confirmed yet`);
  });

  test.each(['Alex first', 'Iris first'])(
    'is in force once both owners have confirmed it, %s',
    { tags: 'thorough' },
    async (order) => {
      const world = await startWorld();
      await propose(world);
      const both = [world.alex, irisOf(world)];
      const [first, second] = order === 'Alex first' ? both : both.toReversed();
      if (!first || !second) throw new Error('There are two.');
      await confirm(world, first);
      expect(await inForce(world)).toBeNull();
      expect(first.messageSaying('you have confirmed it; not yet @').buttons).toEqual([]);
      await confirm(world, second);
      expect(await inForce(world)).toBe('1');
      for (const owner of both) expect(toConfirm(owner)).toEqual([]);
      expect(first.messageSaying('version 1: in force since').buttons).toEqual([]);
    },
  );

  test('is confirmed by its owner who saves it: only the other is asked', async () => {
    const world = await agreedWorld();
    await propose(world, { 'Response window (business days)': '6' }, world.alex);
    expect(toConfirm(world.alex)).toEqual([]);
    const iris = irisOf(world);
    expect(iris.lastMessage().text).toContain('@Alex proposes version 2');
    await confirm(world, iris);
    expect(await inForce(world)).toBe('2');
  });

  test('says what has changed, as it becomes and as it is', { tags: 'thorough' }, async () => {
    const world = await agreedWorld();
    await propose(world, { 'Response window (business days)': '6', 'Owner in sales': 'Robin Hayes' });
    const { text } = world.alex.lastMessage();
    expect(text).toContain('Response window: 6 business days');
    expect(text).toContain('Until now: 4 business days');
    expect(text).toContain('Owner in sales: @Robin in place of @Iris');
    expect(text, 'nothing of what stays').not.toContain('Conflict rule');
  });

  test('leaves the one before in force until both have confirmed', { tags: 'thorough' }, async () => {
    const world = await agreedWorld();
    await propose(world, { 'What accepting means': 'Something else.' });
    await confirm(world, world.alex);
    expect(await inForce(world)).toBe('1');
    await sendHandoff(world);
    expect(world.sam.lastMessage().text).toContain(`Accepting means: ${MEANS}`);
    await confirm(world, irisOf(world));
    expect(await inForce(world)).toBe('2');
    await world.settle();
    expect(world.sam.messageSaying('brought by').text, 'a card that waits is drawn anew').toContain(
      'Accepting means: Something else.',
    );
  });

  test('takes the place of one that waits, whose messages say so', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await propose(world);
    const old = world.alex.messageSaying('proposes version 1');
    await propose(world, { 'Response window (business days)': '6' });
    expect(world.alex.messageSaying('version 1: replaced by version 2.').buttons).toEqual([]);
    expect(toConfirm(world.alex)).toHaveLength(1);
    await old.press('Confirm');
    expect(answerTo(world.alex)).toBe('Version 1 was replaced by version 2. Nothing has changed.');
    expect(await inForce(world)).toBeNull();
  });

  test('is put onto what somebody else has saved meanwhile, and refused when nothing is different', async () => {
    const world = await agreedWorld();
    await openAgreementForm(world);
    await modalOf(world.ada).submit();
    expect(await refusalOver(world.ada)).toContain('Nothing is different yet: change something, then save.');
    await propose(world, { 'Response window (business days)': '6' }, world.alex);
    await fillForm(modalOf(world.ada), { 'What accepting means': 'My own words.' });
    await modalOf(world.ada).submit();
    expect(modalOf(world.ada).title).toBe('Saved');
    expect(modalOf(world.ada).text).toContain('Version 3 is saved.');
  });

  test('is the sales lead’s in sales, unless it says otherwise', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await nameRoles(world.ada, { 'Sales lead': ['Robin Hayes'] });
    await openAgreementForm(world);
    expect(modalOf(world.ada).value('Owner in sales')).toBe('Robin');
    await modalOf(world.ada).close();
    await propose(world);
    await openAgreementForm(world);
    expect(modalOf(world.ada).value('Owner in sales')).toBe('Iris');
  });

  test('needs two different owners who are full members', async () => {
    const world = await startWorld();
    await openAgreementForm(world);
    const noGuest = await whatIsWrong(world.ada, { 'Owner in partnerships': 'U0GUEST', 'Owner in sales': 'U0LENA' });
    expect(noGuest).toEqual({
      'Owner in partnerships': 'Noor Aziz is a guest. Choose a full member.',
      'Owner in sales': 'Lena Fischer is at another company. Choose somebody of our own workspace.',
    });
    const alex = 'Alex Romero';
    expect(await whatIsWrong(world.ada, { 'Owner in partnerships': alex, 'Owner in sales': alex })).toEqual({
      'Owner in sales': 'Choose somebody else here: both sides have to say yes.',
    });
  });
});

describe('confirming', { tags: 'thorough' }, () => {
  test('counts once, however often the button is pressed', async () => {
    const world = await startWorld();
    await propose(world);
    const asking = world.alex.messageSaying('proposes version 1');
    await asking.press('Confirm');
    expect(answerTo(world.alex)).toBe('You have confirmed version 1. It is in force once @Iris has, too.');
    await asking.press('Confirm');
    expect(answerTo(world.alex)).toBe('You have confirmed version 1 already. Nothing has changed.');
    await world.settle();
    expect(toConfirm(world.alex)).toEqual([]);
    expect(await inForce(world)).toBeNull();
  });

  test('is each owner’s own: neither an administrator nor the other can do it for them', async () => {
    const world = await startWorld();
    await propose(world);
    await confirm(world, world.alex);
    for (const other of [world.ada, world.alex, world.maya]) {
      await readAgreement(other);
      expect(other.lastMessage().buttons).not.toContain('Confirm');
    }
    await readAgreement(irisOf(world));
    expect(irisOf(world).lastMessage().buttons).toEqual(['Confirm', 'Change…']);
    await irisOf(world).lastMessage().press('Confirm');
    expect(answerTo(irisOf(world))).toBe('You have confirmed version 1. It is in force now.');
    expect(await inForce(world)).toBe('1');
  });

  test('is asked for once more after three business days, in working hours, and never again', async () => {
    const world = await startWorld();
    await propose(world);
    await confirm(world, world.alex);
    const before = irisOf(world).messages().length;
    // Saved on Tuesday; Thursday is no holiday here. Monday, 09:00 in Los Angeles.
    await world.timeIs('2026-11-30T11:59:00-05:00');
    expect(irisOf(world).messages()).toHaveLength(before);
    await world.timeIs('2026-11-30T12:00:00-05:00');
    expect(irisOf(world).lastMessage().text).toContain('Version 1 of the working agreement still waits for you.');
    await world.timeIs('2026-12-20T12:00:00-05:00');
    expect(irisOf(world).messages()).toHaveLength(before + 1);
    expect(messagesWith(world.alex, 'still waits')).toEqual([]);
    await confirm(world, irisOf(world));
    expect(await inForce(world)).toBe('1');
    expect(toConfirm(irisOf(world))).toEqual([]);
  });
});

describe('what holds then', { tags: 'thorough' }, () => {
  test('the account executive reads what accepting means on the card and in the form', async () => {
    const world = await agreedWorld();
    await sendHandoff(world);
    expect(world.sam.lastMessage().text).toContain(`Accepting means: ${MEANS}`);
    await world.sam.lastMessage().press('Accept');
    expect(modalOf(world.sam).text).toContain(`Accepting means: ${MEANS}`);
    for (const message of world.lena.messages('partner-brightwater')) expect(message.text).not.toContain(MEANS);
  });

  test('the form suggests the agreed window, and another one needs a reason, which the card shows', async () => {
    const world = await agreedWorld();
    await world.maya.slash('/handoff');
    expect(modalOf(world.maya).text).toContain('the answer is due within 4 business days.');
    await modalOf(world.maya).press('Change days…');
    expect(modalOf(world.maya).value('Response window (business days)')).toBe('4');
    await modalOf(world.maya).close();
    expect(
      (await typesHandoff(world, { 'Response window (business days)': '5', 'Seller next move by': '2026-12-04' })).ok,
    ).toBe(false);
    expect(modalOf(world.maya).errors()).toEqual({
      'Why another window': 'The agreed window is 4 business days: say why this handoff needs another.',
    });
    await modalOf(world.maya).fill({ 'Why another window': 'Their board meets on Monday.' });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await world.settle();
    expect(world.sam.lastMessage().text).toContain('Why 5 days: Their board meets on Monday.');
  });

  test('who leads what after acceptance begins as agreed', async () => {
    const world = await agreedWorld({ 'Who leads the close': 'The partner' });
    await sendHandoff(world);
    await world.sam.lastMessage().press('Accept');
    expect(modalOf(world.sam).value('Who leads the close')).toBe('The partner');
  });

  test('settings lead to it, and hold its fields no more', async () => {
    const world = await startWorld();
    await world.ada.slash('/handoff settings');
    expect(modalOf(world.ada).fields()).not.toContain('Usual response window (business days)');
    expect(modalOf(world.ada).fields()).not.toContain('Who leads the close');
    await modalOf(world.ada).press('Working agreement…');
    expect(modalOf(world.ada).title).toBe('Working agreement');
  });
});

describe('each quarter', () => {
  const QUARTER = '2027-02-23T12:00:00-05:00';

  test('both owners are asked whether it is still right, and one tap of either is enough', async () => {
    const world = await agreedWorld();
    await world.timeIs('2027-02-19T12:00:00-05:00');
    expect(toReview(world.alex)).toEqual([]);
    await world.timeIs(QUARTER);
    for (const owner of [world.alex, irisOf(world)]) {
      expect(toReview(owner)).toHaveLength(1);
      expect(owner.lastMessage().text).toContain('Is the working agreement still right?');
    }
    await world.alex.messageSaying('still right?').press('Still right');
    await world.settle();
    expect(toReview(irisOf(world))).toEqual([]);
    expect(irisOf(world).messageSaying('still right,').text).toContain('@Alex says it is still right');
    await world.timeIs('2027-05-21T12:00:00-04:00');
    expect(toReview(world.alex)).toEqual([]);
    await world.timeIs('2027-05-25T12:00:00-04:00');
    expect(toReview(world.alex)).toHaveLength(1);
  });

  test('nothing is asked while a proposal is open, and a question that stands is settled by one', {
    tags: 'thorough',
  }, async () => {
    const world = await agreedWorld();
    await world.timeIs(QUARTER);
    await propose(world, { 'Response window (business days)': '6' });
    expect(toReview(world.alex)).toEqual([]);
    expect(world.alex.messageSaying('version 2 is proposed in its place').buttons).toEqual([]);
    await world.timeIs('2027-12-01T12:00:00-05:00');
    expect(toReview(world.alex)).toEqual([]);
  });

  test('only the newest question has buttons', { tags: 'thorough' }, async () => {
    const world = await agreedWorld();
    await world.timeIs(QUARTER);
    await world.timeIs('2027-05-25T12:00:00-04:00');
    expect(toReview(world.alex)).toHaveLength(1);
    expect(world.alex.messageSaying('asked again').buttons).toEqual([]);
  });
});

test('an owner who leaves is told to who can name another', { tags: 'thorough' }, async () => {
  const world = await agreedWorld();
  await sendHandoff(world);
  world.sandbox.control.patchPerson('U0IRIS', { deleted: true });
  await world.settle();
  const told = world.alex.messageSaying('is no longer a full member of our workspace').text;
  expect(told).toContain('Owner of the working agreement: name another in /handoff agreement.');
});

test('an owner who has left is not reminded: who can name another reads that', async () => {
  const world = await startWorld();
  await propose(world);
  await confirm(world, world.alex);
  const before = irisOf(world).messages().length;
  world.sandbox.control.patchPerson('U0IRIS', { deleted: true });
  await world.timeIs('2026-11-30T12:00:00-05:00');
  expect(irisOf(world).messages()).toHaveLength(before);
  const { text } = world.alex.messageSaying('could not be delivered');
  expect(text).toContain('It is about the working agreement, version 1.');
  expect(text).toContain('find out who follows and tell them: /handoff agreement names another owner.');
});

test('who owns it no more changes it no more, whatever still stands in their messages; who owns it reads that in the help', async () => {
  const world = await agreedWorld();
  const iris = irisOf(world);
  await iris.slash('/handoff help');
  expect(answerTo(iris)).toContain('As owner of the working agreement');
  await readAgreement(iris);
  const old = iris.lastMessage();
  expect(old.buttons).toEqual(['Change…']);
  const robin = world.sandbox.as('U0ROBIN');
  await propose(world, { 'Owner in sales': 'Robin Hayes' });
  await confirm(world, world.alex);
  await confirm(world, robin);
  await old.press('Change…');
  expect(modalOf(iris).text).toContain('the owners of the working agreement');
  expect(modalOf(iris).fields()).toEqual([]);
});
