import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, registerBrightwater, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { nameRoles } from '../support/name-roles.ts';
import { accept, decline, sentWorld, whatIsWrong } from '../support/deeds.ts';
import { messagesWith } from '../support/reading.ts';

/** A partner's company never changes by the way, and who changed what can be read. */

const QUESTION = 'Nothing is saved until you tick this';
const YES = 'Yes, it is another company now';

/** An administrator opens the form of the one partner. */
async function edits({ ada }: World) {
  await ada.slash('/handoff partners');
  await modalOf(ada).press('Edit');
  return modalOf(ada);
}

describe('a channel of another company', () => {
  test('asks for a confirmation that names both, keeps what was typed, and changes nothing until it is ticked', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    await edits(world);
    await fillForm(modalOf(world.ada), {
      'Shared channel': 'partner-ferrous',
      'Contacts in Slack': [],
      'Other contacts': 'Finn Keller, Partner manager',
    });
    for (let times = 0; times < 2; times += 1) {
      await modalOf(world.ada).submit();
      const form = modalOf(world.ada);
      expect(form.title).toBe('Edit a partner');
      expect(form.text).toContain('So far it is Brightwater Consulting (T0BRIGHTWATER), in #partner-brightwater.');
      expect(form.text).toContain(
        'The channel that you chose, #partner-ferrous, is shared with Ferrous Systems (T0FERROUS).',
      );
      expect(form.value('Other contacts')).toBe('Finn Keller, Partner manager');
    }
    await modalOf(world.ada).closeAll();
    expect((await edits(world)).value('Shared channel')).toBe('partner-brightwater');
    await modalOf(world.ada).closeAll();

    await edits(world);
    await fillForm(modalOf(world.ada), {
      'Shared channel': 'partner-ferrous',
      'Contacts in Slack': [],
      'Other contacts': 'Finn Keller, Partner manager',
    });
    await modalOf(world.ada).submit();
    await fillForm(modalOf(world.ada), { [QUESTION]: [YES] });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    await modalOf(world.ada).closeAll();
    expect((await edits(world)).value('Shared channel')).toBe('partner-ferrous');
  });

  test('is not confirmed by a tick that was for yet another company', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    world.sandbox.control.addChannel({
      id: 'C0THIRD',
      name: 'partner-third',
      isPrivate: false,
      isArchived: false,
      members: ['U0MAYA', 'U0ADA', 'U0APP'],
      connectedTeamIds: ['T0THIRD'],
      pendingTeamIds: [],
      hostTeamId: 'T0NORTHWIND',
    });
    await edits(world);
    await fillForm(modalOf(world.ada), { 'Shared channel': 'partner-ferrous' });
    await modalOf(world.ada).submit();
    await fillForm(modalOf(world.ada), { [QUESTION]: [YES], 'Shared channel': 'partner-third' });
    await modalOf(world.ada).submit();
    expect(modalOf(world.ada).text).toContain('#partner-third, is shared with T0THIRD.');
    expect(modalOf(world.ada).value(QUESTION)).toEqual([]);
    await modalOf(world.ada).closeAll();
    expect((await edits(world)).value('Shared channel')).toBe('partner-brightwater');
  });

  test('that has come to a channel under the same name is asked about too, whatever else is changed', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    world.sandbox.control.patchChannel('C0BRIGHTWATER', { connectedTeamIds: ['T0FERROUS'] });
    await edits(world);
    await fillForm(modalOf(world.ada), { Name: 'Brightwater Group' });
    await modalOf(world.ada).submit();
    expect(modalOf(world.ada).text).toContain('is shared with Ferrous Systems (T0FERROUS).');
    expect(modalOf(world.ada).value('Name')).toBe('Brightwater Group');
  });

  test('is refused while a handoff waits for its answer, and taken once it has one', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    await edits(world);
    const other = {
      'Shared channel': 'partner-ferrous',
      'Contacts in Slack': [],
      'Other contacts': 'Finn Keller, Partner manager',
    };
    const { 'Shared channel': why } = await whatIsWrong(world.ada, other);
    expect(why).toBe(
      'This channel is shared with another company, and Brightwater Consulting has handoffs without an answer (1). ' +
        'Wait until that is over, or register the other company as a partner of its own.',
    );
    await decline(world, { Reason: 'Bad timing' });
    await modalOf(world.ada).submit();
    await fillForm(modalOf(world.ada), { [QUESTION]: [YES] });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    await world.settle();
    const ferrous = world.sandbox.as('U0FINN');
    expect(ferrous.messages('partner-ferrous')).toEqual([]);
  });

  test('is refused while a message to the partner waits, also when a handoff came in between the question and the tick', async () => {
    const world = await sentWorld();
    world.sandbox.control.patchChannel('C0BRIGHTWATER', { isArchived: true });
    await accept(world);
    await edits(world);
    const other = { 'Shared channel': 'partner-ferrous' };
    const { 'Shared channel': why } = await whatIsWrong(world.ada, other);
    expect(why).toContain('messages to Brightwater Consulting have not been delivered yet (2).');
    world.sandbox.control.patchChannel('C0BRIGHTWATER', { isArchived: false });
    await world.settle();
    await modalOf(world.ada).submit();
    await sendHandoff(world, { Account: 'Contoso' });
    await fillForm(modalOf(world.ada), { [QUESTION]: [YES] });
    const again = await whatIsWrong(world.ada, {});
    expect(again['Shared channel']).toContain('Brightwater Consulting has handoffs without an answer (1).');
    expect(messagesWith(world.lena, 'Handoff received: Contoso', 'partner-brightwater')).toHaveLength(1);
  });
});

describe('who changed what in settings and registry', () => {
  test('is shown to administrators under the settings: each change of people, partners and working time, newest first', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld({ withPartner: false });
    await registerBrightwater(world);
    await world.ada.slash('/handoff settings');
    await (
      await fillForm(modalOf(world.ada), {
        'Intake owner': 'Iris Chen',
        Closed: '2026-12-24 to 2026-12-31 Winter break',
        'Handoffs that wait for one person': '8',
      })
    ).submit();
    await nameRoles(world.ada, { Administrators: ['Ada Novak', 'Robin Hayes'] });
    const robin = world.sandbox.as('U0ROBIN');
    await robin.slash('/handoff settings');
    await (await fillForm(modalOf(robin), { 'Intake owner': 'Priya Raman' })).submit();
    await robin.slash('/handoff settings');
    const [, shown = ''] = modalOf(robin).text.split('Last changes\n');
    const lines = shown.split('\n').map((line) => line.replace(/^.*?  /, ''));
    expect(lines.slice(0, 12)).toEqual([
      '@Robin  Intake owner  @Iris → @Priya',
      '@Ada  Administrators  nothing → @Ada @Robin',
      '@Ada  Handoffs that wait for one person  5 → 8',
      '@Ada  Intake owner  nothing → @Iris',
      '@Ada  Closed  nothing → 2026-12-24 to 2026-12-31 Winter break',
      '@Ada  Brightwater Consulting: The author may certify the conflict check  nothing → yes',
      '@Ada  Brightwater Consulting: Time zone  nothing → Europe/Berlin',
      '@Ada  Brightwater Consulting: Contacts  nothing → Lena Fischer, Practice lead; Omar Haddad, Architect',
      '@Ada  Brightwater Consulting: Alliances owner  nothing → @Alex',
      '@Ada  Brightwater Consulting: Company in Slack  nothing → T0BRIGHTWATER',
      '@Ada  Brightwater Consulting: Shared channel  nothing → #partner-brightwater',
      '@Ada  Brightwater Consulting: Name  nothing → Brightwater Consulting',
    ]);
    await world.maya.slash('/handoff settings');
    expect(modalOf(world.maya).text).not.toContain('Last changes');
  });

  test('holds a change of company with both, a channel that Slack gave another id, and nothing that was refused or not changed', async () => {
    const world = await startWorld();
    await edits(world);
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    await modalOf(world.ada).closeAll();
    world.sandbox.control.renameChannelId('C0BRIGHTWATER', 'C0RENAMED');
    await world.settle();
    await edits(world);
    await fillForm(modalOf(world.ada), { 'Shared channel': 'partner-ferrous' });
    await modalOf(world.ada).submit();
    await fillForm(modalOf(world.ada), { [QUESTION]: [YES] });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    await modalOf(world.ada).closeAll();
    await world.ada.slash('/handoff settings');
    const [, shown = ''] = modalOf(world.ada).text.split('Last changes\n');
    expect(shown).toContain('Brightwater Consulting: Company in Slack  T0BRIGHTWATER → T0FERROUS');
    expect(shown).toMatch(/Slack {2}Brightwater Consulting: Shared channel {2}(?!nothing)/);
    expect(shown.match(/Brightwater Consulting:/g)?.length).toBeLessThan(11);
  });
});
