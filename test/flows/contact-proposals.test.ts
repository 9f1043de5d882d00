import { recordOf } from 'slack-sandbox/json';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, startWorld, type Typing, type World } from '../support/bot.ts';
import { worldAfter } from '../support/worlds.ts';
import { pressForged } from '../support/forged.ts';
import { messagesWith } from '../support/reading.ts';

/** Maya needs somebody of Brightwater who is not in its registry: she proposes them, and Alex, who owns the partnership, confirms them. */

const TOMAS: Typing = {
  Partner: 'Brightwater Consulting',
  'Their name': 'Tomas Novak',
  'What they do there': 'Delivery lead',
};
const CHANNEL = 'partner-brightwater';
const ASKED = 'proposes Tomas Novak, Delivery lead, as a contact of Brightwater Consulting';
const CONFIRMED = 'Tomas Novak is a contact of Brightwater Consulting now.';
const REFUSED = 'Tomas Novak was not confirmed.';

/** Maya has begun a packet, and proposes somebody from its form. */
async function proposes({ maya, settle }: World, who: Typing = TOMAS) {
  await maya.slash('/handoff');
  await fillForm(modalOf(maya), { Account: 'Fabrikam Logistics' });
  await modalOf(maya).press('Propose a contact…');
  await fillForm(modalOf(maya), who);
  const answer = await modalOf(maya).submit();
  await settle();
  return answer;
}

async function contacts({ ada }: World): Promise<string> {
  await ada.slash('/handoff partners');
  const text = modalOf(ada).text;
  await modalOf(ada).closeAll();
  return text;
}

async function goesOn({ maya }: World) {
  await maya.slash('/handoff drafts');
  await maya.lastMessage().press('Continue');
  return modalOf(maya);
}

/** What the button of the newest card to Alex is about. */
function newestProposal({ alex }: World): { id: string; at: string } {
  const value = /"value":"([^" ]+) ([0-9]+)"/.exec(JSON.stringify(messagesWith(alex, ASKED).at(-1)?.blocks));
  return { id: value?.[1] ?? '', at: value?.[2] ?? '' };
}

const proposedWorld = worldAfter((world) => proposes(world));

describe('a contact who is proposed', () => {
  test('is confirmed with one press: they are in the registry, the draft names them, and its author hears it once', async () => {
    const world = await startWorld();
    const { maya, alex, settle } = world;
    expect(await proposes(world)).toEqual({ ok: true });
    expect(modalOf(maya).text).toContain('You proposed Tomas Novak, Delivery lead, as a contact.');
    await modalOf(maya).closeAll();
    await alex.lastMessage().press('Confirm');
    await settle();
    expect(messagesWith(maya, CONFIRMED)).toHaveLength(1);
    expect(await contacts(world)).toContain('Tomas Novak (Delivery lead)');
    await maya.lastMessage().press('Continue');
    expect(modalOf(maya).value('Partner contact')).toContain('Tomas Novak');
    expect(modalOf(maya).value('Account')).toContain('Fabrikam Logistics');
    expect(alex.lastMessage().buttons).toEqual([]);
    expect(alex.lastMessage().text).not.toContain('Fabrikam');
  });

  test('is not confirmed: the author reads by whom, and the form says so', { tags: 'thorough' }, async () => {
    const world = await proposedWorld();
    await modalOf(world.maya).closeAll();
    await world.alex.lastMessage().press('Not a contact');
    await world.settle();
    expect(messagesWith(world.maya, REFUSED)).toHaveLength(1);
    expect((await goesOn(world)).text).toContain('did not confirm Tomas Novak');
    await modalOf(world.maya).closeAll();
    expect(await contacts(world)).not.toContain('Tomas Novak');
  });

  test('is confirmed by an administrator in the list of partners; the one who was asked reads that', {
    tags: 'thorough',
  }, async () => {
    const world = await proposedWorld();
    const { ada, alex, maya, settle } = world;
    await ada.slash('/handoff partners');
    await modalOf(ada).press('Confirm');
    await settle();
    expect(modalOf(ada).text).toContain('Tomas Novak (Delivery lead)');
    expect(modalOf(ada).buttons()).not.toContain('Confirm');
    expect(messagesWith(maya, CONFIRMED)).toHaveLength(1);
    expect(alex.lastMessage().text).toContain('Tomas Novak: confirmed by');
    expect(alex.lastMessage().buttons).toEqual([]);
  });

  test('is confirmed by nobody else, whatever they press', async () => {
    const world = await proposedWorld({ mode: 'http' });
    await modalOf(world.maya).closeAll();
    await world.alex.lastMessage().press('Not a contact');
    await world.settle();
    await proposes(world);
    await modalOf(world.maya).closeAll();
    const { id, at } = newestProposal(world);
    for (const other of ['U0SAM', 'U0MAYA', 'U0LENA']) {
      const { words } = await pressForged(world, (payload) => {
        payload.user = { ...recordOf(payload.user), id: other };
        payload.actions = [
          { type: 'button', action_id: 'contact.confirm', value: `${id} ${at}`, action_ts: '1790000001.000100' },
        ];
      });
      await world.settle();
      expect(words().join()).not.toBe('');
    }
    expect(await contacts(world)).not.toContain('Tomas Novak (');
    expect(messagesWith(world.maya, CONFIRMED)).toEqual([]);
  });

  test('of whoever may confirm them is in the registry at once, and nobody is asked', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    const { ada, alex } = world;
    await ada.slash('/handoff');
    await modalOf(ada).press('Propose a contact…');
    await fillForm(modalOf(ada), TOMAS);
    expect(await modalOf(ada).submit()).toEqual({ ok: true });
    await world.settle();
    expect(modalOf(ada).value('Partner contact')).toContain('Tomas Novak');
    expect(messagesWith(alex, ASKED)).toEqual([]);
  });

  test('who is a contact already is named in the draft, and nobody is asked', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await proposes(world, { ...TOMAS, 'Their name': 'lena  FISCHER' });
    expect(modalOf(world.maya).value('Partner contact')).toContain('Lena Fischer');
    expect(world.alex.messages()).toEqual([]);
  });

  test.each([
    ['a company', { 'Their name': 'Brightwater consulting' }, 'A logo is not a contact'],
    ['nothing that can be seen', { 'Their name': '​ .' }, 'Write their name.'],
    ['no role', { 'What they do there': '—' }, 'Write what they do there'],
  ])(
    'that is %s is refused beside its field, and stays typed',
    { tags: 'thorough' },
    async (_what, changes, sentence) => {
      const world = await startWorld();
      const answer = await proposes(world, { ...TOMAS, ...changes });
      expect(JSON.stringify(answer)).toContain(sentence);
      expect(modalOf(world.maya).value('Partner')).toContain('Brightwater');
    },
  );

  test('is who wrote the message with which the packet began: nothing is typed, and Slack notifies them from then on', async () => {
    const world = await startWorld();
    const { maya, alex, sandbox, settle } = world;
    const omar = sandbox.as('U0OMAR');
    await world.ada.slash('/handoff partners');
    await modalOf(world.ada).press('Edit');
    await fillForm(modalOf(world.ada), { 'Contacts in Slack': ['Lena Fischer'], 'Other contacts': null });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    await modalOf(world.ada).closeAll();
    await omar.say(CHANNEL, 'Fabrikam asks for help with their peak season.');
    const { ts } = omar.messageSaying('peak season', CHANNEL);
    await maya.shortcut('Start a handoff', { channel: 'C0BRIGHTWATER', ts });
    await fillForm(modalOf(maya), { Account: 'Fabrikam Logistics' });
    await modalOf(maya).press('Propose a contact…');
    expect(modalOf(maya).value('Their name')).toBe('Omar Haddad');
    expect(await modalOf(maya).submit()).toEqual({ ok: true });
    await modalOf(maya).closeAll();
    await settle();
    await alex.lastMessage().press('Confirm');
    await settle();
    expect((await goesOn(world)).value('Partner contact')).toContain('Omar Haddad');
  });

  test('another one takes the place of the first: the old card answers nothing', { tags: 'thorough' }, async () => {
    const world = await proposedWorld();
    const { maya, alex, settle } = world;
    await modalOf(maya).press('Propose a contact…');
    await fillForm(modalOf(maya), { ...TOMAS, 'Their name': 'Iva Horak' });
    await modalOf(maya).submit();
    await settle();
    expect(alex.messageSaying('somebody else is proposed now').buttons).toEqual([]);
    await alex.messageSaying('proposes Iva Horak').press('Confirm');
    await settle();
    expect(await contacts(world)).toContain('Iva Horak');
    expect(await contacts(world)).not.toContain('Tomas');
  });

  test('is needed no more once the draft is thrown away; brought back, it asks again', {
    tags: 'thorough',
  }, async () => {
    const world = await proposedWorld();
    const { maya, alex, settle } = world;
    await modalOf(maya).closeAll();
    await maya.slash('/handoff drafts');
    await maya.lastMessage().press('Throw away');
    await settle();
    expect(alex.lastMessage().text).toContain('nobody needs this any more');
    await maya.lastMessage().press('Bring back');
    await settle();
    expect(alex.lastMessage().buttons).toContain('Confirm');
  });

  test('is asked of the new owner of the partnership, and of the one before no more', async () => {
    const world = await proposedWorld();
    const { ada, alex, sandbox, settle } = world;
    await ada.slash('/handoff partners');
    await modalOf(ada).press('Edit');
    await fillForm(modalOf(ada), { 'Alliances owner': 'Robin Hayes' });
    expect(await modalOf(ada).submit()).toEqual({ ok: true });
    await modalOf(ada).closeAll();
    await settle();
    expect(alex.lastMessage().buttons).toEqual([]);
    const robin = sandbox.as('U0ROBIN');
    await robin.lastMessage().press('Confirm');
    await settle();
    expect(messagesWith(world.maya, CONFIRMED)).toHaveLength(1);
  });

  test('whose owner has left costs its author nothing: the draft stays, and the next owner is asked', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    const { ada, maya, sandbox, settle } = world;
    sandbox.control.patchPerson('U0ALEX', { deleted: true });
    await proposes(world);
    await maya.slash('/handoff drafts');
    expect(maya.lastMessage().buttons).toContain('Continue');
    await modalOf(maya).closeAll();
    await ada.slash('/handoff partners');
    await modalOf(ada).press('Edit');
    await fillForm(modalOf(ada), { 'Alliances owner': 'Robin Hayes' });
    expect(await modalOf(ada).submit()).toEqual({ ok: true });
    await modalOf(ada).closeAll();
    await settle();
    await sandbox.as('U0ROBIN').messageSaying('proposes Tomas Novak').press('Confirm');
    await settle();
    expect(messagesWith(maya, CONFIRMED)).toHaveLength(1);
  });

  test('keeps its words over a restart', { tags: 'thorough' }, async () => {
    const world = await proposedWorld();
    await world.restart();
    await world.alex.lastMessage().press('Confirm');
    await world.settle();
    expect(messagesWith(world.maya, CONFIRMED)).toHaveLength(1);
  });
});
