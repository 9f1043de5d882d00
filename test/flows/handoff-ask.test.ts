import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { fillForm, modalOf, startWorld } from '../support/bot.ts';
import { accept, whatIsWrong } from '../support/deeds.ts';
import { submitForged } from '../support/forged.ts';
import {
  askedWorld,
  askForHelp,
  handOff,
  HELP,
  notNow,
  requestsTo as askedOf,
  setRoles,
  WHAT,
} from '../support/help.ts';
import { answerTo, messagesWith, refusalOver, requestsTo } from '../support/reading.ts';

/** An account executive asks for a partner's help: `/handoff ask`. Sam asks, Alex of alliances answers. */

describe('/handoff ask', () => {
  test('takes an account and a sentence, and reaches one person of alliances at once, with two buttons', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    // Night for everybody.
    await world.timeIs('2026-11-24T23:30:00-05:00');
    await world.sam.slash('/handoff ask Northwind Steel');
    const form = modalOf(world.sam);
    expect(form.fields()).toEqual(['Account', WHAT, 'Partner in mind']);
    expect(form.value('Account')).toBe('Northwind Steel');
    expect(await (await fillForm(form, { [WHAT]: HELP })).submit()).toEqual({ ok: true });
    expect(modalOf(world.sam).text).toContain('Northwind Steel: @Alex has your request.');
    await world.settle();
    expect(world.alex.messages()).toHaveLength(1);
    const { text, buttons } = world.alex.lastMessage();
    expect(text).toContain('@Sam asks for a partner’s help at Northwind Steel.');
    expect(text).toContain(`What would help: ${HELP}`);
    expect(buttons).toEqual(['Start a handoff', 'Not now…']);
    expect(world.sam.messages(), 'the form was the receipt').toEqual([]);
    expect(world.lena.messages('partner-brightwater'), 'no partner hears of it').toEqual([]);
  });

  test('goes to who owns the partnership that they have in mind, else to the intake owner', async () => {
    const world = await startWorld();
    await setRoles(world, { 'Intake owner': 'Iris Chen' });
    await askForHelp(world);
    const iris = world.sandbox.as('U0IRIS');
    expect([askedOf(iris), askedOf(world.alex)].map(({ length }) => length)).toEqual([1, 0]);
    await askForHelp(world, { Account: 'Contoso', 'Partner in mind': 'Brightwater Consulting' });
    expect([askedOf(iris), askedOf(world.alex)].map(({ length }) => length)).toEqual([1, 1]);
    expect(world.alex.lastMessage().text).toContain('Partner in mind: Brightwater Consulting');
  });

  test('never goes to who asks, nor to somebody who has left', async () => {
    const world = await startWorld();
    await setRoles(world, { 'Intake owner': 'Sam Okafor', 'Escalation contact': 'Robin Hayes' });
    await askForHelp(world);
    expect(askedOf(world.alex)).toHaveLength(1);
    world.sandbox.control.patchPerson('U0ALEX', { deleted: true });
    await world.settle();
    expect(askedOf(world.sandbox.as('U0ROBIN')), 'what waited with them goes on').toHaveLength(1);
    await askForHelp(world, { Account: 'Contoso' });
    expect(askedOf(world.sandbox.as('U0ROBIN'))).toHaveLength(2);
    expect(world.sam.messages()).toEqual([]);
  });

  test('says so when nobody is named who could answer, and nothing is lost', { tags: 'thorough' }, async () => {
    const world = await startWorld({ withPartner: false });
    await world.sam.slash('/handoff ask');
    const typed = { Account: 'Contoso', [WHAT]: HELP };
    await (await fillForm(modalOf(world.sam), typed)).submit();
    expect(await refusalOver(world.sam)).toContain('Nobody is named who could take this up.');
    expect(modalOf(world.sam).value(WHAT)).toBe(HELP);
  });

  test('needs an account, and a sentence that says something', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await world.sam.slash('/handoff ask');
    expect(await whatIsWrong(world.sam, { Account: ' - ', [WHAT]: ' … ' })).toEqual({
      Account: 'Name the account, for example "Fabrikam Logistics".',
      [WHAT]: 'Say in a sentence what would help, for example an introduction to the buyer.',
    });
  });

  test('is asked once for an account as long as nobody has answered, however it is spelled', {
    tags: 'thorough',
  }, async () => {
    const world = await askedWorld();
    await world.sam.slash('/handoff ask FABRIKAM logistics.');
    expect(await whatIsWrong(world.sam, { [WHAT]: 'Anything.' })).toEqual({
      Account:
        'You have asked for help here already, and nobody has answered yet. Wait for it, or take it back in /handoff list.',
    });
    await modalOf(world.sam).close();
    await notNow(world);
    await askForHelp(world, { [WHAT]: 'Something else.' });
    expect(askedOf(world.alex)).toHaveLength(1);
    await askForHelp(world, {}, world.sandbox.as('U0PRIYA'));
    expect(askedOf(world.alex)).toHaveLength(2);
  });

  test('is for full members of our own workspace', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    const guest = world.sandbox.as('U0GUEST');
    await guest.slash('/handoff ask Contoso');
    expect(guest.modal()).toBeNull();
    expect(answerTo(guest)).toContain('Only full members of our own workspace can do this.');
  });
});

describe('a handoff that is made of it', () => {
  test('begins with what was asked, and its account executive reads that they asked for it', {
    tags: 'thorough',
  }, async () => {
    const world = await askedWorld({ 'Partner in mind': 'Brightwater Consulting' });
    await world.alex.lastMessage().press('Start a handoff');
    const form = modalOf(world.alex);
    expect(form.text).toContain(`@Sam asked for this: ${HELP}`);
    expect(form.value('Account')).toBe('Fabrikam Logistics');
    expect(form.value('Account executive')).toBe('Sam');
    expect(form.value('Why this account')).toBe(`You asked for help here: ${HELP}`);
    await form.close();
    expect(await handOff(world)).toEqual({ ok: true });
    expect(world.sam.messages()).toHaveLength(1);
    expect(world.sam.lastMessage().text).toContain(`You asked for this: ${HELP}`);
    const { text, buttons } = world.alex.lastMessage();
    expect(text).toMatch(/Help at Fabrikam Logistics, asked for by @Sam: @Alex handed it off to @Sam, as H\d+/);
    expect(buttons).toEqual([]);
    await accept(world);
    expect(messagesWith(world.sam, 'You asked for this')).toEqual([]);
  });

  test('tells who asked when somebody else is its account executive', { tags: 'thorough' }, async () => {
    const world = await askedWorld();
    await handOff(world, { 'Account executive': 'Priya Raman' });
    expect(world.sam.lastMessage().text).toMatch(/Fabrikam Logistics: @Alex handed it off to @Priya, as H\d+/);
    expect(world.sandbox.as('U0PRIYA').lastMessage().text).not.toContain('You asked for this');
  });

  test('can be begun again after the form was closed, from the message or from the list', {
    tags: 'thorough',
  }, async () => {
    const world = await askedWorld();
    await world.alex.lastMessage().press('Start a handoff');
    await modalOf(world.alex).close();
    await world.alex.slash('/handoff list');
    expect(await handOff(world)).toEqual({ ok: true });
    expect(messagesWith(world.sam, 'You asked for this')).toHaveLength(1);
  });

  test('is one handoff, however often its form is sent', async () => {
    const world = await startWorld({ mode: 'http' });
    await askForHelp(world);
    await handOff(world);
    const { view } = await submitForged(world, () => undefined);
    expect(JSON.stringify(view)).toContain('Sent to');
    await world.settle();
    expect(world.sam.messages()).toHaveLength(1);
  });
});

describe('“Not now…”', { tags: 'thorough' }, () => {
  test('is a sentence, and who asked reads it at once, and from whom', async () => {
    const world = await askedWorld();
    await world.alex.lastMessage().press('Not now…');
    expect(modalOf(world.alex).text).toContain('Fabrikam Logistics: @Sam asked for this:');
    expect(await whatIsWrong(world.alex, { 'Why not now?': ' - ' })).toEqual({
      'Why not now?': 'Write a sentence, so that they know where they stand.',
    });
    await modalOf(world.alex).close();
    expect(await notNow(world)).toEqual({ ok: true });
    expect(world.sam.messages()).toHaveLength(1);
    const { text, buttons } = world.sam.lastMessage();
    expect(text).toContain('Fabrikam Logistics: @Alex says not now');
    expect(text).toContain('Their buyer is away until January.');
    expect(text).toContain(`You asked for: ${HELP}`);
    expect(buttons).toEqual([]);
    expect(world.alex.lastMessage().text).toContain(
      'Help at Fabrikam Logistics, asked for by @Sam: @Alex says not now',
    );
    expect(world.alex.lastMessage().buttons).toEqual([]);
  });
});

describe('who asked', { tags: 'thorough' }, () => {
  test('finds it in their list and takes it back there, and nothing is asked any more', async () => {
    const world = await askedWorld();
    await world.sam.slash('/handoff list');
    expect(answerTo(world.sam)).toContain(`Fabrikam Logistics, with @Alex\n${HELP}`);
    await world.sam.lastMessage().press('Take it back');
    await world.settle();
    expect(answerTo(world.sam)).toContain('It is taken back.');
    expect(world.alex.lastMessage().text).toContain('asked for by @Sam: @Sam took it back');
    expect(world.alex.lastMessage().buttons).toEqual([]);
    await world.timeIs('2026-12-09T12:00:00-05:00');
    expect(world.alex.messages()).toHaveLength(1);
    await askForHelp(world);
    expect(askedOf(world.alex)).toHaveLength(1);
  });
});

test('whoever it went to finds it in their list, with how many there were and what became of them', {
  tags: 'thorough',
}, async () => {
  const world = await askedWorld();
  await handOff(world);
  await askForHelp(world, { Account: 'Contoso' });
  await notNow(world);
  await askForHelp(world, { Account: 'Tailspin Toys' });
  await world.alex.slash('/handoff list');
  const list = answerTo(world.alex);
  expect(list).toContain('Help requests to you\nTailspin Toys, asked for by @Sam');
  expect(list).toContain('3 help requests went to you so far: 1 open, 1 became a handoff, 1 not now.');
  expect(world.alex.lastMessage().buttons).toEqual(['Start a handoff', 'Not now…']);
  await world.maya.slash('/handoff list');
  expect(answerTo(world.maya)).not.toContain('Help');
});

test('nothing of what is asked or answered ever leaves the company, nor gets into a log', {
  tags: 'thorough',
}, async () => {
  const [asked, refused] = ['Xanthophyll introduction.', 'Quokka season is over.'];
  const logged = vi.spyOn(process.stdout, 'write');
  onTestFinished(() => logged.mockRestore());
  const world = await startWorld({ settings: { LOG_LEVEL: 'debug' } });
  await askForHelp(world, { [WHAT]: asked });
  await handOff(world);
  await accept(world);
  await askForHelp(world, { Account: 'Contoso', [WHAT]: asked });
  await world.timeIs('2026-11-30T15:00:00+01:00');
  await notNow(world, refused);
  const said = (entries: readonly unknown[]) =>
    entries.filter((one) => /Xanthophyll|Quokka|Contoso/.test(JSON.stringify(one)));
  const shared = ['C0BRIGHTWATER', 'C0GENERAL', 'C0SALES', 'C0THREEWAY', 'C0FERROUS'];
  expect(shared.flatMap((channel) => requestsTo(world, channel)).length).toBeGreaterThan(1);
  for (const channel of shared) expect(said(requestsTo(world, channel)), channel).toEqual([]);
  const readers = [...world.sam.messages(), ...world.alex.messages()];
  expect(said(readers).length, 'the marks are in what our own people read').toBeGreaterThan(2);
  expect(said(logged.mock.calls)).toEqual([]);
});
