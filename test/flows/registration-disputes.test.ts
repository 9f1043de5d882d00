import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { fillForm, modalOf, type World } from '../support/bot.ts';
import { whatIsWrong } from '../support/deeds.ts';
import { pressForged } from '../support/forged.ts';
import { setRoles } from '../support/help.ts';
import { nameRoles } from '../support/name-roles.ts';
import { answerTo, messagesWith, refusalOver, requestsTo } from '../support/reading.ts';
import { cardIn, disputedWorld, OF_FERROUS, register, rivalsWorld } from '../support/registering.ts';

/** Two partners register one account on one day, after a touch on one day: Iris decides whose it is. */

const BRIGHTWATER = 'partner-brightwater';
const FERROUS = 'partner-ferrous';
const LAST_DAY = '2026-11-26T13:00:00-05:00';
const TOO_LATE = '2026-11-27T13:00:00-05:00';

const irisOf = ({ sandbox }: World) => sandbox.as('U0IRIS');
const robinOf = ({ sandbox }: World) => sandbox.as('U0ROBIN');
const finnOf = ({ sandbox }: World) => sandbox.as('U0FINN');
const cards = (world: World) => [cardIn(world.lena, BRIGHTWATER), cardIn(finnOf(world), FERROUS)];

async function decides(world: World, whom: string, why = 'Lena was there first.', who = irisOf(world)): Promise<void> {
  await who.lastMessage().press(whom);
  expect(await (await fillForm(modalOf(who), { 'Why?': why })).submit()).toEqual({ ok: true });
  await world.settle();
}

describe('when the rule does not say whose an account is', () => {
  test('the adjudicator gets one message with both claims, and decides with two clicks', {
    tags: 'thorough',
  }, async () => {
    const world = await disputedWorld();
    const { text, buttons } = irisOf(world).lastMessage();
    expect(irisOf(world).messages()).toHaveLength(1);
    expect(text).toContain('Whose is Fabrikam Logistics?');
    expect(text).toContain('Brightwater Consulting and Ferrous Systems registered it on the same day');
    expect(text).toContain('Finn Keller, Partner manager. Touch Fri 20 Nov. Registered by @Robin.');
    expect(buttons).toEqual(['Brightwater Consulting…', 'Ferrous Systems…', 'Neither…']);
    await irisOf(world).lastMessage().press('Brightwater Consulting…');
    expect(modalOf(irisOf(world)).text).toContain('Brightwater Consulting holds Fabrikam Logistics.');
    expect(await whatIsWrong(irisOf(world), { 'Why?': ' – ' })).toHaveProperty(['Why?']);
    await modalOf(irisOf(world)).close();
    await decides(world, 'Brightwater Consulting…');
    const settled = irisOf(world).lastMessage();
    expect(settled.text).toContain(
      'Fabrikam Logistics: Brightwater Consulting holds it, says @Iris: Lena was there first.',
    );
    expect(settled.buttons).toEqual([]);
  });

  test('both partners read that it is looked at, and by which day they hear; neither that there is another', {
    tags: 'thorough',
  }, async () => {
    const world = await disputedWorld();
    for (const card of cards(world)) {
      expect(card).toContain('Registration being looked at: Fabrikam Logistics');
      expect(card).toContain('You will hear from us by Friday 27 November.');
    }
    expect(cards(world)[0]).not.toContain('Ferrous');
    expect(cards(world)[1]).not.toContain('Brightwater');
  });

  test('the one that holds reads so, the other that it could not be confirmed, and both alliances owners hear why', async () => {
    const world = await disputedWorld();
    await decides(world, 'Ferrous Systems…', 'Finn knows their board.');
    const [lenas, finns] = cards(world);
    expect(lenas).toContain('Registration not confirmed: Fabrikam Logistics');
    expect(finns).toContain('Registered: Fabrikam Logistics');
    for (const owner of [world.alex, robinOf(world)]) {
      expect(owner.lastMessage().text).toContain('Ferrous Systems holds it, says @Iris: Finn knows their board.');
      expect(messagesWith(owner, 'holds it')).toHaveLength(1);
    }
    await world.sam.slash('/handoff registrations Fabrikam Logistics');
    const answer = answerTo(world.sam);
    expect(answer).toContain('Ferrous Systems comes first: the adjudicator decided so.');
    expect(answer).toMatch(/it holds \(Finn knows their board\.\), @Iris[\s\S]*it comes behind another/);
  });

  test('neither may hold it', { tags: 'thorough' }, async () => {
    const world = await disputedWorld();
    await decides(world, 'Neither…', 'Both only sent a brochure.');
    for (const card of cards(world)) expect(card).toContain('Registration not confirmed');
    expect(world.alex.lastMessage().text).toContain(
      'none of them holds a claim, says @Iris: Both only sent a brochure.',
    );
    await world.timeIs('2026-11-30T12:00:00-05:00');
    expect(messagesWith(irisOf(world), 'Neither…'), 'nobody is asked again').toEqual([]);
  });

  test('who owns both partnerships hears of it once', { tags: 'thorough' }, async () => {
    const world = await rivalsWorld();
    await addThird(world);
    const wave = { ...THIRD, Account: 'Contoso Foods' };
    await register(world, wave, world.ada);
    await register(world, { ...OF_FERROUS, Account: 'Contoso Foods' }, world.ada);
    await decides(world, 'Neither…');
    expect(messagesWith(robinOf(world), 'none of them holds a claim')).toHaveLength(1);
  });

  test('an earlier registration, or an earlier touch on the same day, asks nobody', { tags: 'thorough' }, async () => {
    const world = await rivalsWorld();
    await register(world);
    await register(world, { ...OF_FERROUS, 'Partner’s touch': '2026-11-19' }, robinOf(world));
    expect(irisOf(world).messages()).toEqual([]);
    await world.sam.slash('/handoff registrations Fabrikam Logistics');
    expect(answerTo(world.sam)).toContain(
      'Ferrous Systems comes first: registered on the same day, and its touch is earlier.',
    );
  });
});

describe('the clock of a dispute', () => {
  test('reminds the adjudicator once as their last day begins, and tells the escalation contact once when it is over', async () => {
    const world = await disputedWorld();
    await world.timeIs('2026-11-25T13:00:00-05:00');
    expect(irisOf(world).messages()).toHaveLength(1);
    await world.timeIs(LAST_DAY);
    expect(irisOf(world).lastMessage().text).toContain('Last day: whose is Fabrikam Logistics?');
    await world.timeIs(TOO_LATE);
    const told = messagesWith(world.maya, 'Nobody has decided');
    expect(told).toHaveLength(1);
    expect(world.maya.lastMessage().text).toContain('@Iris was asked on');
    expect(irisOf(world).messages()).toHaveLength(2);
    expect(cards(world)[0], 'the partners are promised another day').toContain(
      'You will hear from us by Tuesday 1 December.',
    );
    await world.timeIs('2026-12-10T13:00:00-05:00');
    expect(world.maya.messages()).toHaveLength(1);
    await decides(world, 'Brightwater Consulting…', 'Lena was there first.', world.maya);
    expect(messagesWith(irisOf(world), 'Neither…')).toEqual([]);
    expect(cards(world)[1]).toContain('Registration not confirmed');
  });

  test('says nothing to who was away that is over anyway', { tags: 'thorough' }, async () => {
    const world = await disputedWorld();
    await world.timeIs('2026-12-01T13:00:00-05:00');
    expect(irisOf(world).messages()).toHaveLength(1);
    expect(world.maya.messages()).toHaveLength(1);
  });

  test('goes to the intake owner when nobody is named who decides', { tags: 'thorough' }, async () => {
    const world = await rivalsWorld();
    await setRoles(world, { Adjudicator: null, 'Intake owner': 'Sam Okafor' });
    await register(world);
    await register(world, OF_FERROUS, robinOf(world));
    await decides(world, 'Ferrous Systems…', 'Finn knows their board.', world.sam);
    expect(cards(world)[1]).toContain('Registered: Fabrikam Logistics');
  });

  test('goes on to the next who can when the adjudicator has left before they read it', {
    tags: 'thorough',
  }, async () => {
    const world = await rivalsWorld();
    await setRoles(world, { 'Intake owner': 'Sam Okafor' });
    world.sandbox.control.patchPerson('U0IRIS', { deleted: true });
    await register(world);
    await register(world, OF_FERROUS, robinOf(world));
    expect(messagesWith(world.sam, 'Neither…')).toHaveLength(1);
  });

  test('goes on to the next who can when the adjudicator leaves after they read it, and that person decides', async () => {
    const world = await disputedWorld();
    await setRoles(world, { 'Intake owner': 'Sam Okafor' });
    world.sandbox.control.patchPerson('U0IRIS', { deleted: true });
    await world.timeIs(LAST_DAY);
    expect(world.sam.lastMessage().text).toContain('Last day: whose is Fabrikam Logistics?');
    await decides(world, 'Brightwater Consulting…', 'Lena was there first.', world.sam);
    expect(cards(world)[0]).toContain('Registered: Fabrikam Logistics');
  });
});

describe('what changes meanwhile', () => {
  test('a claim that is withdrawn leaves nothing to decide, and the other reads that it holds', {
    tags: 'thorough',
  }, async () => {
    const world = await disputedWorld();
    await world.alex.slash('/handoff registrations');
    await world.alex.lastMessage().press('Withdraw…');
    await (await fillForm(modalOf(world.alex), { 'Why?': 'A mistake.' })).submit();
    await world.settle();
    expect(irisOf(world).lastMessage().text).toContain('Fabrikam Logistics: one claim is left at most.');
    expect(cards(world)[1]).toContain('Registered: Fabrikam Logistics');
    await world.timeIs(TOO_LATE);
    expect(world.maya.messages()).toEqual([]);
  });

  test('the one that came behind holds once the first is withdrawn, and its partner reads so', async () => {
    const world = await disputedWorld();
    await decides(world, 'Brightwater Consulting…');
    expect(cards(world)[1]).toContain('Registration not confirmed');
    await world.alex.slash('/handoff registrations');
    await world.alex.lastMessage().press('Withdraw…');
    await (await fillForm(modalOf(world.alex), { 'Why?': 'A mistake.' })).submit();
    await world.settle();
    expect(cards(world)[1]).toContain('Registered: Fabrikam Logistics');
    expect(irisOf(world).messages()).toHaveLength(1);
  });

  test('claims that came behind are asked about once the one before them is over', async () => {
    const world = await rivalsWorld();
    await addThird(world);
    await register(world, { 'Partner’s touch': '2026-11-18' });
    await register(world, OF_FERROUS, robinOf(world));
    await register(world, THIRD, world.ada);
    expect(irisOf(world).messages()).toEqual([]);
    await world.alex.slash('/handoff registrations');
    await world.alex.lastMessage().press('Withdraw…');
    await (await fillForm(modalOf(world.alex), { 'Why?': 'A mistake.' })).submit();
    await world.settle();
    expect(irisOf(world).lastMessage().buttons).toEqual(['Ferrous Systems…', 'Third Wave…', 'Neither…']);
  });

  test('a third claim stands in the message that asks', { tags: 'thorough' }, async () => {
    const world = await disputedWorld();
    await addThird(world);
    await register(world, THIRD, world.ada);
    const asked = messagesWith(irisOf(world), 'Neither…');
    expect(asked).toHaveLength(1);
    expect(irisOf(world).lastMessage().buttons).toHaveLength(4);
    await decides(world, 'Third Wave…');
    expect(irisOf(world).lastMessage().text).toContain('Third Wave holds it');
    expect(cards(world).every((card) => card.includes('not confirmed'))).toBe(true);
  });

  test('a third claim after the first two were decided opens it anew, for all three', {
    tags: 'thorough',
  }, async () => {
    const world = await disputedWorld();
    await decides(world, 'Brightwater Consulting…');
    await addThird(world);
    await register(world, THIRD, world.ada);
    expect(irisOf(world).lastMessage().buttons).toHaveLength(4);
    expect(cards(world).every((card) => card.includes('being looked at'))).toBe(true);
    expect(messagesWith(irisOf(world), 'Brightwater Consulting holds it'), 'what was decided then stands').toHaveLength(
      1,
    );
  });
});

describe('a decision', () => {
  test.each([
    ['an alliances owner', 'U0ALEX', 'T0NORTHWIND', 'Only <@U0IRIS> can decide this.'],
    ['the intake owner', 'U0SAM', 'T0NORTHWIND', 'Only <@U0IRIS> can decide this.'],
    ['an administrator', 'U0ADA', 'T0NORTHWIND', 'Only <@U0IRIS> can decide this.'],
    ['the escalation contact, while there is time', 'U0MAYA', 'T0NORTHWIND', 'Only <@U0IRIS> can decide this.'],
    ['a partner', 'U0LENA', 'T0BRIGHTWATER', 'Only full members of our own workspace'],
  ])('is not for %s', { tags: 'thorough' }, async (_, id, team, why) => {
    const world = await disputedWorld({ mode: 'http' });
    await setRoles(world, { 'Intake owner': 'Sam Okafor' });
    await nameRoles(world.ada, { Administrators: ['Ada Novak'] });
    await irisOf(world).lastMessage().press('Neither…');
    await modalOf(irisOf(world)).close();
    for (const action of ['dispute.rule_for_neither', 'dispute.rule_for_claim']) {
      const { words } = await pressForged(world, (payload) => {
        const value = action === 'dispute.rule_for_claim' ? claimIn(world) : undefined;
        Object.assign(payload.user as object, { id, team_id: team });
        Object.assign((payload.actions as object[])[0] ?? {}, { action_id: action, ...(value ? { value } : {}) });
      });
      await world.settle();
      expect(words().join(' '), action).toContain(why);
    }
  });

  test('that is late is the escalation contact’s too, and everybody else reads who of the two can make it', {
    tags: 'thorough',
  }, async () => {
    const world = await disputedWorld({ mode: 'http' });
    await setRoles(world, { 'Intake owner': 'Sam Okafor' });
    await world.timeIs(TOO_LATE);
    await world.maya.lastMessage().press('Neither…');
    expect(modalOf(world.maya).text).toContain('None of them holds Fabrikam Logistics');
    const { words } = await pressForged(world, (payload) => {
      Object.assign(payload.user as object, { id: 'U0SAM' });
    });
    await world.settle();
    expect(words().join(' ')).toContain('Only <@U0IRIS> and <@U0MAYA> can decide this. Nothing has changed.');
  });

  test('is made once: the second reads that it is decided, and nothing changes', async () => {
    const world = await disputedWorld();
    await irisOf(world).lastMessage().press('Brightwater Consulting…');
    const late = await fillForm(modalOf(irisOf(world)), { 'Why?': 'Too late.' });
    await world.timeIs(TOO_LATE);
    await decides(world, 'Ferrous Systems…', 'Finn was there.', world.maya);
    await late.submit();
    expect(await refusalOver(irisOf(world))).toContain('@Maya has decided this already.');
    expect(cards(world)[1]).toContain('Registered: Fabrikam Logistics');
  });
});

test('nothing of a dispute ever leaves the company, nor gets into a log', { tags: 'thorough' }, async () => {
  const logged = vi.spyOn(process.stdout, 'write');
  onTestFinished(() => logged.mockRestore());
  const world = await rivalsWorld({ settings: { LOG_LEVEL: 'debug' } });
  const ours = { Need: 'Xanthophyll need.', Evidence: 'Xanthophyll note: https://docs.example.com/xanthophyll' };
  await register(world, ours);
  await register(
    world,
    { ...OF_FERROUS, ...ours, Evidence: 'Quokka note: https://docs.example.com/quokka' },
    robinOf(world),
  );
  await world.timeIs(TOO_LATE);
  await decides(world, 'Brightwater Consulting…', 'Quokka season is over.', world.maya);
  await world.timeIs('2027-01-26T13:00:00-05:00');
  await world.alex.slash('/handoff registrations');
  await world.alex.lastMessage().press('Withdraw…');
  await (await fillForm(modalOf(world.alex), { 'Why?': 'Quokka again.' })).submit();
  await world.timeIs('2027-02-23T13:00:00-05:00');
  const marks = (entries: readonly unknown[], mark: RegExp) => entries.filter((one) => mark.test(JSON.stringify(one)));
  const lenas = requestsTo(world, 'C0BRIGHTWATER');
  const finns = requestsTo(world, 'C0FERROUS');
  expect(Math.min(lenas.length, finns.length)).toBeGreaterThan(3);
  expect(marks(lenas, /xanthophyll|quokka|ferrous|finn|iris|maya|robin/i)).toEqual([]);
  expect(marks(finns, /xanthophyll|quokka|brightwater|lena|iris|maya|alex/i)).toEqual([]);
  expect(marks([...irisOf(world).messages(), ...world.maya.messages()], /Quokka/).length).toBeGreaterThan(0);
  expect(marks(logged.mock.calls, /xanthophyll|quokka|fabrikam/i)).toEqual([]);
});

/** The id of a claim, as the button of the message that asks carries it. */
function claimIn(world: World): string {
  const found = JSON.stringify(messagesWith(irisOf(world), 'Neither…').at(-1)?.blocks);
  return /"value":"(R\d+)"/.exec(found)?.[1] ?? '';
}

const THIRD = { Partner: 'Third Wave', 'Partner contact': 'Ines Prado' };

async function addThird({ ada, sandbox, settle }: World): Promise<void> {
  sandbox.control.patchChannel('C0THREEWAY', { connectedTeamIds: ['T0THIRD'] });
  await ada.slash('/handoff partners');
  await modalOf(ada).press('Register a partner');
  await (await fillForm(modalOf(ada), { 'Shared channel': 'partner-threeway' })).submit();
  const typed = {
    Name: 'Third Wave',
    'Shared channel': 'partner-threeway',
    'Other contacts': 'Ines Prado, Director',
    'Alliances owner': 'Robin Hayes',
  };
  expect(await (await fillForm(modalOf(ada), typed)).submit()).toEqual({ ok: true });
  await modalOf(ada).close();
  await settle();
}
