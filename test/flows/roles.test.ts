import { describe, expect, test } from 'vitest';
import type { UserGroup } from 'slack-sandbox';
import {
  fillForm,
  modalOf,
  openForm,
  PACKET,
  readsLastPage,
  sendHandoff,
  startWorld,
  type World,
} from '../support/bot.ts';
import { accept, decline, sentWorld, whatIsWrong, writtenWorld } from '../support/deeds.ts';
import { worldAfter } from '../support/worlds.ts';
import { name, sendToCheck } from './checked.ts';
import { askForHelp, handOff } from '../support/help.ts';
import { nameRoles, openRoles } from '../support/name-roles.ts';
import { answerTo, messagesWith, referenceOf, refusalOver } from '../support/reading.ts';

/** Who may do what, by the roles that administrators give to people and to user groups. */

const PARTNERS: UserGroup = { id: 'S0PARTNERS', name: 'Partner team', handle: 'partner-team', users: ['U0MAYA'] };
const GROUP = '@partner-team · Partner team';
const NOT_SAID = 'Slack does not say now whether you may. Try again in a minute.';
/** They are ticked anew for each packet. */
const TICKS = {
  'Partner’s agreement': PACKET['Partner’s agreement'] ?? [],
  'Conflict check': PACKET['Conflict check'] ?? [],
};
const EVERY_ROLE = ['Administrators', 'Partner marketing', 'Alliances', 'RevOps', 'Sales lead'];

/** A world in which Slack knows the group, and an administrator has named it for partner marketing. */
async function worldWithGroup(group: Partial<UserGroup> = {}): Promise<World> {
  if (Object.keys(group).length === 0) return asUsual();
  const world = await startWorld();
  await nameGroup(world, group);
  return world;
}

async function nameGroup({ sandbox, ada }: World, group: Partial<UserGroup> = {}): Promise<void> {
  sandbox.control.putUserGroup({ ...PARTNERS, ...group });
  await nameRoles(ada, { 'Partner marketing: a user group': GROUP });
}

const asUsual = worldAfter(nameGroup);

/** From now on Slack does not say who is in a user group, until it is `clear`ed. */
function slackSaysNothingOfGroups({ sandbox }: World): void {
  sandbox.control.fail({ method: 'usergroups.users.list', times: 1000, fault: { kind: 'drop' } });
}

/** What Slack said of groups and people is over; the bot has looked after the groups by itself and will not for an hour. */
async function aMinuteLater(world: World): Promise<void> {
  await world.timeIs('2026-11-24T10:01:00-05:00');
  world.sandbox.clock.advanceTo(Date.parse('2026-11-24T10:03:00-05:00'));
}

const opensForm = async (world: World, id: string): Promise<boolean> => {
  const person = world.sandbox.as(id);
  await person.slash('/handoff');
  const isOpen = person.modal()?.title === 'Hand off a deal';
  await person.modal()?.closeAll();
  return isOpen;
};

describe('who may send a handoff', { tags: 'thorough' }, () => {
  test('is everybody of ours, until somebody is named for partner marketing', async () => {
    const world = await startWorld();
    expect(await opensForm(world, 'U0SAM')).toBe(true);
    await nameRoles(world.ada, { 'Partner marketing': ['Maya Lindqvist'] });
    expect(await opensForm(world, 'U0SAM')).toBe(false);
    await nameRoles(world.ada, { 'Partner marketing': [] });
    expect(await opensForm(world, 'U0SAM')).toBe(true);
  });

  test('is then only who is named, and administrators; everybody else reads whom to ask', async () => {
    const world = await startWorld();
    const four = ['Maya Lindqvist', 'Alex Romero', 'Iris Chen', 'Robin Hayes'];
    await nameRoles(world.ada, { 'Partner marketing': four });
    expect(await opensForm(world, 'U0MAYA')).toBe(true);
    expect(await opensForm(world, 'U0ADA')).toBe(true);
    expect(await opensForm(world, 'U0SAM')).toBe(false);
    expect(answerTo(world.sam)).toBe(
      'Only partner marketing and administrators can send handoffs. Ask @Maya, @Alex or @Iris.',
    );
    expect(await sendHandoff(world)).toEqual({ ok: true });
    expect(messagesWith(world.sam, 'Fabrikam Logistics')).not.toEqual([]);
  });

  test('is asked again when it is sent: a form that was open stays open, with all that was typed', async () => {
    const world = await writtenWorld();
    const form = modalOf(world.maya);
    await nameRoles(world.ada, { 'Partner marketing': ['Alex Romero'] });
    await form.submit();
    expect(await refusalOver(world.maya)).toContain(
      'Only partner marketing and administrators can send handoffs. Ask @Alex.',
    );
    expect(modalOf(world.maya).value('Account')).toBe(PACKET.Account);
    await world.settle();
    expect(world.sam.messages()).toEqual([]);
    await nameRoles(world.ada, { 'Partner marketing': ['Alex Romero', 'Maya Lindqvist'] });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await readsLastPage(world);
  });

  test('a packet of somebody who is named by name is kept also while Slack does not say who they are', async () => {
    const world = await startWorld();
    await nameRoles(world.ada, { 'Partner marketing': ['Maya Lindqvist'] });
    await openForm(world);
    await aMinuteLater(world);
    world.sandbox.control.fail({ method: 'users.info', times: 1000, fault: { kind: 'drop' } });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    expect(await readsLastPage(world)).toContain('Kept.');
  });

  test('an author mends what was declined, whether or not they are named', async () => {
    const world = await sentWorld();
    await nameRoles(world.ada, { 'Partner marketing': ['Robin Hayes'] });
    await decline(world, { Reason: 'No account logic' });
    await world.maya.lastMessage().press('Mend and send again');
    await fillForm(modalOf(world.maya), {
      ...TICKS,
      'Why this account': 'On the list since Monday; their contract ends in May.',
    });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await readsLastPage(world);
    await world.settle();
    await accept(world);
  });

  test('whoever is asked for help hands off, whether or not they are named', async () => {
    const world = await startWorld();
    await nameRoles(world.ada, { 'Partner marketing': ['Robin Hayes'] });
    await askForHelp(world, { Account: 'Contoso' });
    expect(await handOff(world)).toEqual({ ok: true });
  });
});

describe('a user group', () => {
  test('gives its role to whoever is in it, and takes it back within a minute', { tags: 'thorough' }, async () => {
    const world = await worldWithGroup();
    expect(await opensForm(world, 'U0MAYA')).toBe(true);
    expect(await opensForm(world, 'U0SAM')).toBe(false);
    expect(answerTo(world.sam)).toBe(
      'Only partner marketing and administrators can send handoffs. Ask somebody of @partner-team.',
    );
    world.sandbox.control.putUserGroup({ ...PARTNERS, users: ['U0SAM'] });
    await aMinuteLater(world);
    expect(await opensForm(world, 'U0MAYA')).toBe(false);
    expect(await opensForm(world, 'U0SAM')).toBe(true);
  });

  test('is not asked about whoever is named by name, nor about more often than once a minute', {
    tags: 'thorough',
  }, async () => {
    const world = await worldWithGroup();
    await nameRoles(world.ada, { 'Partner marketing': ['Alex Romero'] });
    await aMinuteLater(world);
    world.sandbox.control.clear();
    expect(await opensForm(world, 'U0ALEX')).toBe(true);
    expect(world.sandbox.control.calls('usergroups.users.list')).toEqual([]);
    for (const id of ['U0MAYA', 'U0SAM', 'U0IRIS']) await opensForm(world, id);
    expect(world.sandbox.control.calls('usergroups.users.list')).toHaveLength(1);
  });

  test('of which Slack says nothing gives nobody its role: they may try again, and the form stays open', {
    tags: 'thorough',
  }, async () => {
    const world = await worldWithGroup();
    const form = await openForm(world);
    await aMinuteLater(world);
    slackSaysNothingOfGroups(world);
    await form.submit();
    expect(await refusalOver(world.maya)).toContain(NOT_SAID);
    expect(modalOf(world.maya).value('Account')).toBe(PACKET.Account);
    await world.sam.slash('/handoff');
    expect(answerTo(world.sam)).toBe(NOT_SAID);
    expect(await opensForm(world, 'U0ADA'), 'an administrator may all the same').toBe(true);
    world.sandbox.control.clear();
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    await readsLastPage(world);
  });

  test('makes nobody an insider: who is in it and has left, or is a guest now, may nothing', async () => {
    const world = await worldWithGroup();
    for (const change of [{ isRestricted: true }, { isRestricted: false, deleted: true }]) {
      world.sandbox.control.patchPerson('U0MAYA', change);
      await world.settle();
      expect(await opensForm(world, 'U0MAYA')).toBe(false);
    }
  });

  test('that was deleted or emptied is told once to who can mend it, and leaves sending to administrators', {
    tags: 'thorough',
  }, async () => {
    const world = await worldWithGroup();
    await nameRoles(world.ada, { Administrators: ['Ada Novak'], 'Partner marketing': ['Alex Romero'] });
    await sendFrom(world, 'U0ALEX');
    const told = () => messagesWith(world.ada, 'A user group that has a role here is gone').length;
    const toldAll = () => told() + messagesWith(world.alex, 'A user group that has a role here is gone').length;
    world.sandbox.control.putUserGroup({ ...PARTNERS, isDisabled: true });
    await world.timeIs('2026-11-24T12:00:00-05:00');
    await world.timeIs('2026-11-24T14:00:00-05:00');
    expect(toldAll()).toBe(1);
    expect(await opensForm(world, 'U0MAYA')).toBe(false);
    expect(await opensForm(world, 'U0ADA')).toBe(true);
    world.sandbox.control.putUserGroup(PARTNERS);
    await world.timeIs('2026-11-24T15:00:00-05:00');
    expect(await opensForm(world, 'U0MAYA')).toBe(true);
    world.sandbox.control.putUserGroup({ ...PARTNERS, users: [] });
    await world.timeIs('2026-11-24T16:00:00-05:00');
    expect(toldAll(), 'lost a second time').toBe(2);
  });

  test('of administrators that is emptied locks nobody out: owners and admins of the workspace administer again', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    world.sandbox.control.putUserGroup({ ...PARTNERS, users: ['U0ROBIN'] });
    await nameRoles(world.ada, { 'Administrators: a user group': GROUP });
    await world.ada.slash('/handoff settings');
    expect(modalOf(world.ada).text).toContain('Only administrators of this workspace can do this.');
    await modalOf(world.ada).close();
    const robin = world.sandbox.as('U0ROBIN');
    await robin.slash('/handoff settings');
    expect(modalOf(robin).fields()).not.toEqual([]);
    await modalOf(robin).close();
    world.sandbox.control.removeUserGroup('S0PARTNERS');
    await aMinuteLater(world);
    await openRoles(world.ada);
  });

  test('cannot be named while nobody is in it, or while Slack does not say who is', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    world.sandbox.control.putUserGroup({ ...PARTNERS, users: [] });
    await openRoles(world.ada);
    const typed = { 'RevOps: a user group': GROUP };
    expect(await whatIsWrong(world.ada, typed)).toEqual({
      'RevOps: a user group': 'Nobody is in this group. Choose another, or name people.',
    });
    await aMinuteLater(world);
    slackSaysNothingOfGroups(world);
    expect(await whatIsWrong(world.ada, typed)).toEqual({
      'RevOps: a user group': 'Slack did not say in time who is in this group. Try again.',
    });
  });
});

describe('an installation without the permission to see user groups', () => {
  test('names people, reads how to name groups too, and goes on as before', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    world.sandbox.control.putUserGroup(PARTNERS);
    withoutGroups(world);
    const form = await openRoles(world.ada);
    expect(form.fields()).toEqual(EVERY_ROLE);
    expect(form.text).toContain('install the app again with the permission usergroups:read');
    await fillForm(form, { 'Partner marketing': ['Maya Lindqvist'], RevOps: ['Robin Hayes'] });
    expect(await form.submit()).toEqual({ ok: true });
    await modalOf(world.ada).close();
    expect(await opensForm(world, 'U0MAYA')).toBe(true);
    expect(await opensForm(world, 'U0SAM')).toBe(false);
  });

  test('that lost it keeps the group that was named, and takes it for gone', async () => {
    const world = await worldWithGroup();
    withoutGroups(world);
    await aMinuteLater(world);
    expect(await opensForm(world, 'U0MAYA')).toBe(false);
    expect(answerTo(world.maya)).toContain('Ask somebody of their user group.');
    const form = await openRoles(world.ada);
    expect(form.value('Partner marketing: a user group')).toBe('A group that Slack does not show');
    await fillForm(form, { 'Partner marketing: a user group': null });
    expect(await form.submit()).toEqual({ ok: true });
    await modalOf(world.ada).close();
    expect(await opensForm(world, 'U0MAYA')).toBe(true);
  });
});

describe('the form for roles', () => {
  test('opens over the settings, which keep what was typed, and shows again what was saved', async () => {
    const world = await startWorld();
    world.sandbox.control.putUserGroup(PARTNERS);
    await world.ada.slash('/handoff settings');
    await fillForm(modalOf(world.ada), { 'Handoffs that wait for one person': '9' });
    await modalOf(world.ada).press('Roles…');
    await fillForm(modalOf(world.ada), { 'Sales lead': ['Sam Okafor'], 'Alliances: a user group': GROUP });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    expect(modalOf(world.ada).value('Handoffs that wait for one person')).toBe('9');
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    const form = await openRoles(world.ada);
    expect(form.value('Sales lead')).toEqual(['Sam']);
    expect(form.value('Alliances: a user group')).toBe(GROUP);
    await form.close();
    expect(modalOf(world.ada).text).toMatch(/Sales lead {2}nothing → @Sam/);
    expect(modalOf(world.ada).text).toMatch(/Alliances, group {2}nothing → @partner-team/);
  });

  test('says beside each field who cannot be named', async () => {
    const world = await startWorld();
    await openRoles(world.ada);
    expect(
      await whatIsWrong(world.ada, {
        Administrators: ['U0ADA', 'U0GONE'],
        'Partner marketing': ['U0GUEST'],
        RevOps: ['U0LENA'],
      }),
    ).toEqual({
      Administrators: 'Dana Cole is deactivated. Choose somebody who is still here.',
      'Partner marketing': 'Noor Aziz is a guest. Choose a full member.',
      RevOps: 'Lena Fischer is at another company. Choose somebody of our own workspace.',
    });
  });

  test('is for administrators alone, also when it was open before they stopped being one', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    const robin = world.sandbox.as('U0ROBIN');
    await nameRoles(world.ada, { Administrators: ['Ada Novak', 'Robin Hayes'] });
    await openRoles(robin);
    await nameRoles(world.ada, { Administrators: ['Ada Novak'] });
    await (await fillForm(modalOf(robin), { Administrators: ['Robin Hayes'] })).submit();
    expect(await refusalOver(robin)).toContain('Only administrators of this workspace can do this.');
  });

  test('keeps the groups that are named while Slack does not say which there are', async () => {
    const world = await worldWithGroup();
    await aMinuteLater(world);
    world.sandbox.control.fail({ method: 'usergroups.list', times: 10, fault: { kind: 'drop' } });
    const form = await openRoles(world.ada);
    expect(form.fields()).toEqual(EVERY_ROLE);
    expect(form.text).toContain('Those that are named stay.');
    expect(await (await fillForm(form, { RevOps: ['Robin Hayes'] })).submit()).toEqual({ ok: true });
    await modalOf(world.ada).close();
    expect(await opensForm(world, 'U0MAYA')).toBe(true);
    expect(await opensForm(world, 'U0SAM')).toBe(false);
  });

  test('who is named and leaves is told of once, with where to take them out', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await nameRoles(world.ada, {
      Administrators: ['Ada Novak'],
      RevOps: ['Robin Hayes'],
      'Sales lead': ['Robin Hayes'],
    });
    await sendHandoff(world);
    world.sandbox.control.patchPerson('U0ROBIN', { deleted: true });
    await world.settle();
    const [told, ...more] = messagesWith(world.alex, 'is no longer a full member of our workspace.');
    expect(more).toEqual([]);
    expect(JSON.stringify(told?.blocks)).toMatch(/RevOps:.*Roles….*Sales lead:/);
  });
});

describe('who signs a conflict check', { tags: 'thorough' }, () => {
  test('reads all of the handoff while the check is theirs, and a colleague only where it stands', async () => {
    const world = await startWorld({ isChecked: true });
    const [robin, iris] = [world.sandbox.as('U0ROBIN'), world.sandbox.as('U0IRIS')];
    await name(world, { Adjudicator: 'Robin Hayes' });
    await sendToCheck(world, { 'Account executive': 'Alex Romero' });
    const reference = await referenceOf(world.maya);
    await iris.slash(`/handoff status ${reference}`);
    expect(answerTo(iris)).not.toContain(PACKET['Customer trigger']);
    await robin.slash(`/handoff status ${reference}`);
    expect(answerTo(robin)).toContain(PACKET['Customer trigger']);
  });
});

describe('alliances', () => {
  test('see all partners, and change none', async () => {
    const world = await startWorld();
    const robin = world.sandbox.as('U0ROBIN');
    await nameRoles(world.ada, { Alliances: ['Robin Hayes'] });
    await robin.slash('/handoff partners');
    expect(modalOf(robin).text).toContain('Brightwater Consulting');
    expect(modalOf(robin).buttons()).toEqual([]);
    await modalOf(robin).close();
    await world.sam.slash('/handoff partners');
    expect(modalOf(world.sam).text).toContain('Only administrators of this workspace can do this.');
    await world.ada.slash('/handoff partners');
    expect(modalOf(world.ada).buttons()).toEqual(['Edit', 'Register a partner']);
  });
});

describe('/handoff help', () => {
  test('tells everybody what they may do, by the roles that they have', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    expect(await powersOf(world, 'U0SAM')).toEqual([
      expect.stringMatching(/^You can: see where a handoff stands, .*ask for a partner’s help.*, send handoffs\.$/),
    ]);
    await nameRoles(world.ada, { 'Partner marketing': ['Maya Lindqvist'], RevOps: ['Robin Hayes'] });
    expect((await powersOf(world, 'U0SAM'))[0]).not.toContain('send handoffs');
    expect(await powersOf(world, 'U0MAYA')).toEqual([
      expect.stringContaining('You can: '),
      'As partner marketing: send handoffs (/handoff).',
    ]);
    expect((await powersOf(world, 'U0ROBIN'))[1]).toBe('As RevOps: correct the credit (/handoff status ID).');
    expect((await powersOf(world, 'U0ALEX'))[1]).toMatch(/^As alliances owner of a partner: .*pause a partner/);
    const [, ada = ''] = await powersOf(world, 'U0ADA');
    expect(ada).toMatch(/^As administrator: .*change the settings.*\(\/handoff settings, \/handoff partners\)\.$/);
    expect(ada).not.toContain('correct the credit');
  });

  test('says of which roles Slack does not say now whether they are theirs', async () => {
    const world = await worldWithGroup();
    await aMinuteLater(world);
    slackSaysNothingOfGroups(world);
    expect((await powersOf(world, 'U0MAYA')).at(-1)).toBe(
      'Slack does not say now whether you also belong to: partner marketing.',
    );
  });
});

/** The lines of the help that say what this person may do. */
async function powersOf(world: World, id: string): Promise<string[]> {
  const person = world.sandbox.as(id);
  await person.slash('/handoff help');
  const said = answerTo(person).split('\n');
  return said.slice(said.findIndex((line) => line.startsWith('You can:')));
}

function withoutGroups({ sandbox }: World): void {
  const scopes = ['commands', 'chat:write', 'im:write', 'im:history', 'team:read', 'users:read'];
  sandbox.control.grantScopes([...scopes, 'channels:read', 'channels:history', 'groups:read', 'groups:history']);
}

async function sendFrom(world: World, id: string): Promise<void> {
  const person = world.sandbox.as(id);
  await person.slash('/handoff');
  expect(await (await fillForm(modalOf(person), PACKET)).submit()).toEqual({ ok: true });
  await modalOf(person).close();
  await world.settle();
}
