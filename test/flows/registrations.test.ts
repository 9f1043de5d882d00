import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, startWorld } from '../support/bot.ts';
import { whatIsWrong } from '../support/deeds.ts';
import { pressForged } from '../support/forged.ts';
import { nameRoles } from '../support/name-roles.ts';
import { answerTo, messagesWith, refusalOver, requestsTo } from '../support/reading.ts';
import {
  addFerrous,
  cardIn,
  NEED,
  OF_FERROUS,
  register,
  registeredWorld,
  typeRegistration,
} from '../support/registering.ts';

/** A partner registers an account: Alex, who owns Brightwater, types it in. */

const CHANNEL = 'partner-brightwater';
/** In Lena’s and Alex’s morning. */
const THIRTY_BEFORE = '2027-01-23T10:00:00-05:00';
const MONDAY_AFTER = '2027-01-25T10:00:00-05:00';

describe('/handoff register', () => {
  test('takes an account for ninety days, and its partner reads so at once', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await world.alex.slash('/handoff register Fabrikam Logistics');
    const form = modalOf(world.alex);
    expect(form.value('Account')).toBe('Fabrikam Logistics');
    expect(form.value('For how many days')).toBe('90');
    await form.close();
    expect(await typeRegistration(world)).toEqual({ ok: true });
    expect(modalOf(world.alex).text).toContain('registered for Brightwater Consulting until Mon 22 Feb 2027');
    const card = cardIn(world.lena, CHANNEL);
    expect(card).toContain('Registered: Fabrikam Logistics');
    expect(card).toContain('It holds until Mon 22 Feb 2027.');
    expect(card, 'the need stays inside').not.toContain(NEED);
    expect(world.alex.messages(), 'the form was the receipt').toEqual([]);
  });

  test('takes only what is whole: a registration lacks nothing', async () => {
    const world = await startWorld();
    const wrong = { 'Partner’s touch': '2026-12-24', Evidence: 'Lena says so', Need: ' … ' };
    await typeRegistration(world, wrong);
    expect(modalOf(world.alex).errors()).toEqual({
      'Partner’s touch': 'The touch has happened: choose today or an earlier day.',
      Evidence: 'Add at least one link that starts with https://.',
      Need: 'Say in one sentence what the customer needs.',
    });
    expect(modalOf(world.alex).value('Evidence'), 'what was typed is there').toBe('Lena says so');
    expect(world.lena.messages(CHANNEL)).toEqual([]);
  });

  test('refuses an account that the partner has registered already, however its name is written', {
    tags: 'thorough',
  }, async () => {
    const world = await registeredWorld();
    await typeRegistration(world, { Account: 'FABRIKAM logistics GmbH' });
    expect(modalOf(world.alex).errors()).toMatchObject({
      Account: expect.stringMatching(/This partner has registered it already \(R\d+\), until Mon 22 Feb 2027\./),
    });
  });

  test('is for who owns the partnership and for administrators; everybody else reads who may', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    await addFerrous(world);
    await world.maya.slash('/handoff register Fabrikam');
    expect(answerTo(world.maya)).toContain(
      'Only the partner’s alliances owner and administrators can register an account for a partner.',
    );
    const robin = world.sandbox.as('U0ROBIN');
    await robin.slash('/handoff register');
    expect(JSON.stringify(modalOf(robin).blocks)).not.toContain('Brightwater');
    await modalOf(robin).close();
    await register(world, {}, world.ada);
    await register(world, OF_FERROUS, world.ada);
    expect(world.sandbox.as('U0FINN').messages('partner-ferrous')).toHaveLength(1);
  });

  test('is for everybody in alliances once they are named, for any partner', { tags: 'thorough' }, async () => {
    const world = await registeredWorld();
    const { maya } = world;
    await nameRoles(world.ada, { Alliances: ['Maya Lindqvist'] });
    await register(world, { Account: 'Contoso Foods' }, maya);
    await maya.slash('/handoff registrations');
    expect(maya.lastMessage().buttons.filter((text) => text === 'Withdraw…')).toHaveLength(2);
  });

  test('names the account by its reference where the partner reads codes, also when that is set later', {
    tags: 'thorough',
  }, async () => {
    const world = await registeredWorld();
    await world.ada.slash('/handoff partners');
    await modalOf(world.ada).press('Edit');
    await (
      await fillForm(modalOf(world.ada), {
        'Account shown as': 'A code: the handoff’s reference, for example H7K2M4QX',
      })
    ).submit();
    await world.settle();
    const card = cardIn(world.lena, CHANNEL);
    expect(card).not.toContain('Fabrikam');
    expect(card).toMatch(/Registered: R\d+/);
  });

  test('begins only once a partner is registered', { tags: 'thorough' }, async () => {
    const world = await startWorld({ withPartner: false });
    await world.ada.slash('/handoff register');
    expect(modalOf(world.ada).text).toContain('No partner is registered yet.');
  });
});

describe('the end of a registration', () => {
  test('is said to the alliances owner thirty days before, by day, with what can be done', {
    tags: 'thorough',
  }, async () => {
    const world = await registeredWorld();
    // A Saturday, on which Alex does not work.
    await world.timeIs(THIRTY_BEFORE);
    expect(world.alex.messages()).toEqual([]);
    await world.timeIs(MONDAY_AFTER);
    const { text, buttons } = world.alex.lastMessage();
    expect(text).toContain('Brightwater Consulting’s registration of Fabrikam Logistics ends on Mon 22 Feb 2027.');
    expect(buttons).toEqual(['Extend by 30 days', 'Let it end']);
    expect(cardIn(world.lena, CHANNEL)).toContain('It ends on Mon 22 Feb 2027.');
  });

  test('is put off by thirty days with one press, once, and the partner reads the new day', async () => {
    const world = await registeredWorld();
    await world.timeIs(MONDAY_AFTER);
    await world.alex.lastMessage().press('Extend by 30 days');
    await world.settle();
    expect(cardIn(world.lena, CHANNEL)).toContain('Registration extended: Fabrikam Logistics');
    expect(cardIn(world.lena, CHANNEL)).toContain('It holds until Wed 24 Mar 2027.');
    expect(messagesWith(world.alex, ' has extended it until Wed 24 Mar 2027.')).toHaveLength(1);
    await world.timeIs('2027-02-22T12:00:00-05:00');
    const last = world.alex.lastMessage();
    expect(last.text).toContain('ends on Wed 24 Mar 2027. It was extended once, which is the most.');
    expect(last.buttons).toEqual(['Let it end']);
  });

  test('comes when its last day is over, and its partner reads so', async () => {
    const world = await registeredWorld({ 'For how many days': '30' });
    await world.timeIs('2026-12-18T10:00:00-05:00');
    await world.alex.lastMessage().press('Let it end');
    await world.settle();
    expect(world.alex.lastMessage().text).toContain('@Alex lets it end on Thu 24 Dec.');
    await world.timeIs('2026-12-24T23:00:00-05:00');
    expect(cardIn(world.lena, CHANNEL), 'not before').toContain('Registration ends soon');
    await world.timeIs('2026-12-25T10:00:00-05:00');
    expect(cardIn(world.lena, CHANNEL)).toContain('Registration ended: Fabrikam Logistics');
    expect(world.alex.lastMessage().text).toContain('it ended on Thu 24 Dec.');
    await register(world, { 'Partner’s touch': '2026-12-20' });
    expect(world.lena.messages(CHANNEL), 'each has a card of its own').toHaveLength(2);
  });

  test('of several at one moment is one message', { tags: 'thorough' }, async () => {
    const world = await registeredWorld();
    await register(world, { Account: 'Contoso Foods' });
    await world.timeIs(MONDAY_AFTER);
    expect(world.alex.messages()).toHaveLength(1);
    expect(world.alex.lastMessage().text).toMatch(/Fabrikam Logistics ends[\s\S]*Contoso Foods ends/);
    await world.timeIs('2027-02-08T12:00:00-05:00');
    expect(messagesWith(world.alex, 'Let it end'), 'only the newest can be pressed').toHaveLength(1);
  });

  test('is said once after an absence, however much was due', { tags: 'thorough' }, async () => {
    const world = await registeredWorld();
    await world.timeIs('2027-02-16T12:00:00-05:00');
    expect(world.alex.messages()).toHaveLength(1);
  });

  test('goes to whoever owns the partnership by then', { tags: 'thorough' }, async () => {
    const world = await registeredWorld();
    await world.ada.slash('/handoff partners');
    await modalOf(world.ada).press('Edit');
    await (await fillForm(modalOf(world.ada), { 'Alliances owner': 'Robin Hayes' })).submit();
    await world.timeIs(MONDAY_AFTER);
    expect(messagesWith(world.sandbox.as('U0ROBIN'), 'Extend by 30 days')).toHaveLength(1);
    expect(world.alex.messages()).toEqual([]);
  });
});

describe('a registration can be withdrawn', { tags: 'thorough' }, () => {
  test('with a reason that stays inside, and its partner reads that it does not hold', async () => {
    const world = await registeredWorld();
    await world.alex.slash('/handoff registrations');
    await world.alex.lastMessage().press('Withdraw…');
    expect(modalOf(world.alex).text).toContain('Fabrikam Logistics, Brightwater Consulting.');
    expect(await whatIsWrong(world.alex, { 'Why?': '…' })).toHaveProperty(['Why?']);
    await (await fillForm(modalOf(world.alex), { 'Why?': 'They misread the account.' })).submit();
    await world.settle();
    expect(cardIn(world.lena, CHANNEL)).toContain('Registration withdrawn: Fabrikam Logistics');
    expect(cardIn(world.lena, CHANNEL)).not.toContain('misread');
    await world.maya.slash('/handoff registrations fabrikam logistics');
    expect(answerTo(world.maya)).toMatch(/nobody has it registered[\s\S]*withdrawn \(They misread the account\.\)/);
  });
});

describe('who has registered what', { tags: 'thorough' }, () => {
  test('is shown to anybody of ours, those that end first in front, with buttons for who may press them', async () => {
    const world = await registeredWorld();
    await register(world, { Account: 'Contoso Foods', 'For how many days': '40' });
    await world.sam.slash('/handoff registrations');
    expect(answerTo(world.sam)).toMatch(/Contoso Foods {2}·[\s\S]*Sun 3 Jan 2027[\s\S]*Fabrikam Logistics/);
    expect(world.sam.lastMessage().buttons).toEqual([]);
    await world.alex.slash('/handoff registrations');
    expect(world.alex.lastMessage().buttons).toEqual([
      'Extend by 30 days',
      'Withdraw…',
      'Extend by 30 days',
      'Withdraw…',
    ]);
    await world.sam.slash('/handoff registrations Contoso Foods Inc');
    expect(answerTo(world.sam)).toMatch(/Contoso Foods: Brightwater Consulting has it\.[\s\S]*registered, @Alex/);
  });

  test('says who comes first when two partners have registered an account, and by which line of the rule', async () => {
    const world = await registeredWorld();
    await addFerrous(world);
    await world.timeIs('2026-11-25T10:00:00-05:00');
    const robin = world.sandbox.as('U0ROBIN');
    await typeRegistration(world, OF_FERROUS, robin);
    expect(modalOf(robin).text).toContain('Another partner has registered it too');
    await world.sam.slash('/handoff registrations Fabrikam Logistics');
    expect(answerTo(world.sam)).toContain('Brightwater Consulting comes first: its registration is earlier.');
    expect(world.sandbox.as('U0FINN').lastMessage('partner-ferrous').text).toContain('Registered: Fabrikam Logistics');
  });

  test('is nothing that a partner gets to see', async () => {
    const world = await registeredWorld();
    await world.lena.slash('/handoff registrations', 'partner-brightwater');
    expect(JSON.stringify(world.lena.state())).not.toContain(NEED);
    expect(messagesWith(world.lena, 'Registrations', CHANNEL)).toEqual([]);
  });
});

describe('the partner’s channel', { tags: 'thorough' }, () => {
  test('that is lost is asked about, and the card follows once it is mended', async () => {
    const world = await startWorld();
    world.sandbox.control.patchChannel('C0BRIGHTWATER', { isArchived: true });
    await register(world);
    expect(world.alex.lastMessage().text).toContain(
      'Brightwater Consulting cannot be told anything: the channel is archived.',
    );
    expect(world.alex.lastMessage().text).toContain('What waits: Fabrikam Logistics');
    world.sandbox.control.patchChannel('C0BRIGHTWATER', { isArchived: false });
    await world.settle();
    expect(cardIn(world.lena, CHANNEL)).toContain('Registered: Fabrikam Logistics');
  });

  test('gets no card while another company is in it', async () => {
    const world = await startWorld();
    world.sandbox.control.patchChannel('C0BRIGHTWATER', { connectedTeamIds: ['T0BRIGHTWATER', 'T0FERROUS'] });
    await register(world);
    expect(world.lena.messages(CHANNEL)).toEqual([]);
    expect(world.alex.lastMessage().text).toContain('another company is in the channel too.');
  });
});

describe('a button about a registration', () => {
  test('is for who owns the partnership and administrators alone', async () => {
    const world = await registeredWorld({});
    await world.timeIs(MONDAY_AFTER);
    const extended = () => requestsTo(world, 'C0BRIGHTWATER').filter((one) => JSON.stringify(one).includes('extended'));
    const { alex } = world;
    await alex.lastMessage().press('Extend by 30 days');
    await world.settle();
    const once = extended().length;
    await alex.slash('/handoff registrations');
    expect(alex.lastMessage().buttons).toEqual(['Withdraw…']);
    expect(extended()).toHaveLength(once);
  });

  test.each([
    ['a colleague', 'U0MAYA', 'T0NORTHWIND', 'Only the partner’s alliances owner and administrators can register'],
    ['the partner', 'U0LENA', 'T0BRIGHTWATER', 'Only full members of our own workspace'],
    ['somebody who claims to be of ours', 'U0LENA', 'T0NORTHWIND', 'Only full members of our own workspace'],
  ])('changes nothing when %s presses it', { tags: 'thorough' }, async (_, id, team, why) => {
    const world = await startWorld({ mode: 'http' });
    await register(world);
    await world.timeIs(MONDAY_AFTER);
    await world.alex.slash('/handoff registrations');
    await world.alex.lastMessage().press('Withdraw…');
    await modalOf(world.alex).close();
    for (const action of ['registration.extend', 'registration.let_end', 'registration.withdraw']) {
      const { words } = await pressForged(world, (payload) => {
        Object.assign(payload.user as object, { id, team_id: team });
        Object.assign((payload.actions as object[])[0] ?? {}, { action_id: action });
      });
      await world.settle();
      expect(words().join(' ').replaceAll('<@U0ALEX>', '@Alex'), action).toContain(why);
    }
    expect(cardIn(world.lena, CHANNEL)).toContain('Registration ends soon');
  });

  test('pressed twice extends once, and late says what has become of it', { tags: 'thorough' }, async () => {
    const world = await registeredWorld();
    await world.timeIs(MONDAY_AFTER);
    const message = world.alex.lastMessage();
    await Promise.all([message.press('Extend by 30 days'), message.press('Extend by 30 days')]);
    await world.settle();
    expect(cardIn(world.lena, CHANNEL)).toContain('until Wed 24 Mar 2027');
    await message.press('Let it end').catch(() => undefined);
    await world.settle();
    await world.alex.slash('/handoff registrations');
    await world.alex.lastMessage().press('Withdraw…');
    const late = modalOf(world.alex);
    await (await fillForm(late, { 'Why?': 'A mistake.' })).submit();
    await world.settle();
    await world.alex.slash('/handoff registrations');
    expect(answerTo(world.alex)).toContain('No account is registered.');
    await message.press('Extend by 30 days').catch(() => undefined);
    await world.settle();
    expect(cardIn(world.lena, CHANNEL)).toContain('Registration withdrawn');
    expect(world.alex.modal()?.title === 'Not possible' ? await refusalOver(world.alex) : '').not.toContain(
      'our fault',
    );
  });
});
