import { recordOf, recordsOf } from 'slack-sandbox/json';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { driver } from '../../src/db/driver.ts';
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
import { searchForged, submitForged } from '../support/forged.ts';
import { brightwater } from '../support/packets.ts';
import { messagesWith } from '../support/reading.ts';
import { databaseWithThousands } from '../support/thousands.ts';

/** Five thousand partners and twenty thousand contacts, found while one types. */

const ECLAIR = {
  ...brightwater,
  id: 'eclair',
  name: 'Groupe Éclair',
  channelId: 'C0FERROUS',
  teamId: 'T0FERROUS',
  contacts: [{ id: 'zoe', name: 'Zoë Brandt', role: 'Alliances', userId: null }],
};

async function bigWorld(mode: 'socket' | 'http' = 'socket', settings: Record<string, string> = {}): Promise<World> {
  const databaseUrl = await databaseWithThousands(ECLAIR);
  return startWorld({ databaseUrl, withPartner: false, mode, settings });
}

/** What the menu under this label shows Maya when she types that. */
async function offered(world: World, label: string, typed: string): Promise<string[]> {
  const form = modalOf(world.maya);
  await form.fill({ [label]: typed }).catch(() => undefined);
  const { response } = world.sandbox.control.calls('block_suggestion').at(-1) ?? {};
  return recordsOf(recordOf(response).options).map(({ text }) => String(recordOf(text).text));
}

describe('among five thousand partners', () => {
  test.each(['socket', 'http'] as const)(
    'the right one is found by its second word, without accents, and its contact with it (%s)',
    async (mode) => {
      const world = await bigWorld(mode);
      await world.maya.slash('/handoff');
      expect(await offered(world, 'Partner', 'ecl')).toEqual(['Groupe Éclair']);
      expect(await offered(world, 'Partner contact', 'ZOE')).toEqual(['Zoë Brandt']);
      await fillForm(modalOf(world.maya), { ...PACKET, Partner: 'Groupe Éclair', 'Partner contact': 'Zoë Brandt' });
      expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
      await readsLastPage(world);
      await world.settle();
      expect(world.sam.lastMessage().text).toContain('Zoë Brandt, Alliances, Groupe Éclair');
    },
  );

  test('those somebody used last stand first before they type anything', async () => {
    const world = await bigWorld();
    await sendHandoff(world);
    await world.maya.slash('/handoff');
    expect((await offered(world, 'Partner', '')).slice(0, 2)).toEqual(['Brightwater Consulting', 'Acme Advisory 1000']);
    expect((await offered(world, 'Partner contact', ''))[0]).toBe('Lena Fischer');
    expect(await offered(world, 'Partner', 'a')).toHaveLength(100);
  });

  test('a contact is found before the partner is, with their partner beside them, and stays when it is chosen', async () => {
    const world = await bigWorld();
    await world.maya.slash('/handoff');
    await modalOf(world.maya).fill({ 'Partner contact': 'Lena Fischer' });
    expect(JSON.stringify(world.sandbox.control.calls('block_suggestion').at(-1)?.response)).toContain(
      'Brightwater Consulting · Practice lead',
    );
    await modalOf(world.maya).fill({ Partner: 'Brightwater Consulting' });
    expect(modalOf(world.maya).value('Partner contact')).toBe('Lena Fischer');
    await modalOf(world.maya).fill({ Partner: 'Groupe Éclair' });
    expect(modalOf(world.maya).value('Partner contact'), 'of another partner').toBeNull();
    expect(await offered(world, 'Partner contact', '')).toEqual(['Zoë Brandt']);
  });

  test('what was typed stays while one searches, and one can go away in the middle of it', async () => {
    const world = await bigWorld();
    await openForm(world, { Account: 'Contoso Foods' });
    expect((await offered(world, 'Partner', 'glob con'))[0]).toBe('Globex Consulting 1013');
    expect(modalOf(world.maya).value('Account')).toBe('Contoso Foods');
    expect(modalOf(world.maya).value('Partner')).toBe('Brightwater Consulting');
    await modalOf(world.maya).close();
    expect(world.maya.modal()).toBeNull();
    await sendHandoff(world, { Account: 'Contoso Foods' });
    expect(messagesWith(world.sam, 'Contoso Foods')).toHaveLength(1);
  });

  test('an administrator finds the one to edit, and the list shows the first twenty', async () => {
    const world = await bigWorld();
    await world.ada.slash('/handoff partners');
    expect(
      modalOf(world.ada)
        .buttons()
        .filter((text) => text === 'Edit'),
    ).toHaveLength(20);
    await modalOf(world.ada).choose('Find one of all 5,001 partners', 'Groupe Éclair');
    await world.settle();
    expect(modalOf(world.ada).text).toContain('Zoë Brandt (Alliances)');
    expect(modalOf(world.ada).text.indexOf('Zoë Brandt')).toBeLessThan(
      modalOf(world.ada).text.indexOf('Acme Advisory'),
    );
  });

  test('an account executive finds the partner whose help they would like', async () => {
    const world = await bigWorld();
    await world.sam.slash('/handoff ask');
    await fillForm(modalOf(world.sam), { Account: 'Contoso', 'What would help?': 'An introduction.' });
    await modalOf(world.sam).fill({ 'Partner in mind': 'Groupe Éclair' });
    expect(await modalOf(world.sam).submit()).toEqual({ ok: true });
    await world.settle();
    expect(messagesWith(world.alex, 'Groupe Éclair')).toHaveLength(1);
  });
});

describe('nobody else looks into the registry', () => {
  test.each([
    ['somebody of a rival company', { id: 'U0FINN', team_id: 'T0FERROUS' }],
    ['somebody of the partner', { id: 'U0LENA', team_id: 'T0BRIGHTWATER' }],
    ['somebody of the partner who says to be of ours', { id: 'U0LENA', team_id: 'T0NORTHWIND' }],
    ['a guest', { id: 'U0GUEST', team_id: 'T0NORTHWIND' }],
  ])('%s gets nothing', async (_, user) => {
    const world = await startWorld({ mode: 'http' });
    await openForm(world);
    expect(await searchForged(world, (payload) => (payload.value = 'lena'))).toMatchObject({ options: [{}] });
    for (const value of ['', 'lena', 'brightwater']) {
      const answer = await searchForged(world, (payload) => Object.assign(payload, { value, user }));
      expect(answer).toEqual({ options: [] });
    }
  });

  test('what is chosen must be in the registry, and act for the partner, whatever a form says', async () => {
    const world = await startWorld({ mode: 'http' });
    await sendHandoff(world);
    const answer = await submitForged(world, (_, view) => {
      view.id = 'V0FORGED';
      const values = recordOf(recordOf(view.state).values);
      values.partner_contact = { value: { type: 'external_select', selected_option: { value: 'zoe' } } };
    });
    expect(answer).toMatchObject({
      response_action: 'errors',
      errors: { partner_contact: 'Choose somebody who acts for Brightwater Consulting.' },
    });
  });
});

test('while the database fails nothing is offered, what was typed stays, and no search is ever in the log', async () => {
  const logged = vi.spyOn(process.stdout, 'write');
  onTestFinished(() => logged.mockRestore());
  const world = await bigWorld('socket', { LOG_LEVEL: 'debug' });
  await openForm(world);
  const client = new (driver())(world.config.databaseUrl.slice('file:'.length));
  onTestFinished(() => void client.close());
  client.exec('drop index contacts_by_partner; alter table contacts rename to mislaid');
  expect(await offered(world, 'Partner contact', 'Xanthophyll')).toEqual([]);
  expect(await offered(world, 'Partner contact', 'Quokka')).toEqual([]);
  expect(modalOf(world.maya).value('Account')).toBe('Fabrikam Logistics');
  client.exec('alter table mislaid rename to contacts');
  expect(await offered(world, 'Partner contact', 'Lena')).toEqual(['Lena Fischer']);
  const lines = logged.mock.calls.map(([line]) => String(line));
  expect(lines.filter((line) => line.includes('A menu could not be filled'))).toHaveLength(1);
  expect(lines.join('\n')).not.toMatch(/xanthophyll|quokka/i);
});

test('a form that was opened before partners were looked up is sent as before', async () => {
  const world = await startWorld({ mode: 'http' });
  await openForm(world, { Evidence: 'no link' });
  await modalOf(world.maya).submit();
  const answer = await submitForged(world, (_, view) => {
    const values = recordOf(recordOf(view.state).values);
    values.evidence = { value: { type: 'plain_text_input', value: 'Notes: https://docs.example.com/fabrikam' } };
    values.partner = { 'handoff.choose_partner': { type: 'static_select', selected_option: { value: 'brightwater' } } };
    values.partner_contact = { value: { type: 'static_select', selected_option: { value: 'omar' } } };
  });
  expect(answer).toMatchObject({ response_action: 'update' });
  await world.settle();
  expect(world.sam.lastMessage().text).toContain('Omar Haddad, Architect, Brightwater');
});
