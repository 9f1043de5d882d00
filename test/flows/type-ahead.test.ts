import { recordOf, recordsOf } from 'slack-sandbox/json';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { driver } from '../../src/db/engine/driver.ts';
import {
  fillForm,
  modalOf,
  openForm,
  PACKET,
  readsLastPage,
  sendHandoff,
  startWorld,
  type World,
  typesHandoff,
} from '../support/bot.ts';
import { writtenWorld } from '../support/deeds.ts';
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
    'a contact is found by the second word of their partner’s name, and by their own, without accents (%s)',
    { tags: 'thorough' },
    async (mode) => {
      const world = await bigWorld(mode);
      await world.maya.slash('/handoff');
      expect(await offered(world, 'Partner contact', 'ecl')).toEqual(['Zoë Brandt']);
      expect(await offered(world, 'Partner contact', 'ZOE')).toEqual(['Zoë Brandt']);
      await fillForm(modalOf(world.maya), { ...PACKET, 'Partner contact': 'Zoë Brandt' });
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
    expect((await offered(world, 'Partner contact', ''))[0]).toBe('Lena Fischer');
    expect(await offered(world, 'Partner contact', 'a')).toHaveLength(100);
    await modalOf(world.maya).close();
    await world.maya.slash('/handoff ask');
    const partners = await offered(world, 'Partner in mind', '');
    expect(partners.slice(0, 2)).toEqual(['Brightwater Consulting', 'Acme Advisory 1000']);
  });

  test('a contact is found with their partner beside them, and says which partner it is', {
    tags: 'thorough',
  }, async () => {
    const world = await bigWorld();
    await world.maya.slash('/handoff');
    await modalOf(world.maya).fill({ 'Partner contact': 'Lena Fischer' });
    expect(JSON.stringify(world.sandbox.control.calls('block_suggestion').at(-1)?.response)).toContain(
      'Brightwater Consulting · Practice lead',
    );
    expect(modalOf(world.maya).text).toContain('Partner: Brightwater Consulting, Practice lead.');
    await modalOf(world.maya).fill({ 'Partner contact': 'Zoë Brandt' });
    expect(modalOf(world.maya).text).toContain('Partner: Groupe Éclair, Alliances.');
  });

  test('what was typed stays while one searches, and one can go away in the middle of it', {
    tags: 'thorough',
  }, async () => {
    const world = await bigWorld();
    await openForm(world, { Account: 'Contoso Foods' });
    expect((await offered(world, 'Partner contact', 'glob con')).length).toBeGreaterThan(0);
    expect(modalOf(world.maya).value('Account')).toBe('Contoso Foods');
    expect(modalOf(world.maya).value('Partner contact')).toBe('Lena Fischer');
    await modalOf(world.maya).close();
    expect(world.maya.modal()).toBeNull();
    await sendHandoff(world, { Account: 'Contoso Foods' });
    expect(messagesWith(world.sam, 'Contoso Foods')).toHaveLength(1);
  });

  test('an administrator finds the one to edit, and the list shows the first twenty', {
    tags: 'thorough',
  }, async () => {
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

  test('an account executive finds the partner whose help they would like', { tags: 'thorough' }, async () => {
    const world = await bigWorld();
    await world.sam.slash('/handoff ask');
    await fillForm(modalOf(world.sam), { Account: 'Contoso', 'What would help?': 'An introduction.' });
    await modalOf(world.sam).fill({ 'Partner in mind': 'Groupe Éclair' });
    expect(await modalOf(world.sam).submit()).toEqual({ ok: true });
    await world.settle();
    expect(messagesWith(world.alex, 'Groupe Éclair')).toHaveLength(1);
  });
});

describe('nobody else looks into the registry', { tags: 'thorough' }, () => {
  test.each([
    ['somebody of a rival company', { id: 'U0FINN', team_id: 'T0FERROUS' }],
    ['somebody of the partner', { id: 'U0LENA', team_id: 'T0BRIGHTWATER' }],
    ['somebody of the partner who says to be of ours', { id: 'U0LENA', team_id: 'T0NORTHWIND' }],
    ['a guest', { id: 'U0GUEST', team_id: 'T0NORTHWIND' }],
  ])('%s gets nothing', async (_, user) => {
    const world = await writtenWorld({ mode: 'http' });
    expect(await searchForged(world, (payload) => (payload.value = 'lena'))).toMatchObject({ options: [{}] });
    for (const value of ['', 'lena', 'brightwater']) {
      const answer = await searchForged(world, (payload) => Object.assign(payload, { value, user }));
      expect(answer).toEqual({ options: [] });
    }
  });

  test('what is chosen must be in the registry, whatever a form says', async () => {
    const world = await startWorld({ mode: 'http' });
    await typesHandoff(world);
    const forge = (_: unknown, view: Record<string, unknown>) => {
      Object.assign(view, { id: 'V0FORGED', private_metadata: 'forged' });
      const values = recordOf(recordOf(view.state).values);
      values.partner_contact = { value: { type: 'external_select', selected_option: { value: 'zoe' } } };
    };
    expect(await submitForged(world, forge, 'packet.review')).toMatchObject({
      response_action: 'errors',
      errors: { partner_contact: 'Choose the person who acts for the partner.' },
    });
  });
});

test('while the database fails nothing is offered, what was typed stays, and no search is ever in the log', {
  tags: 'thorough',
}, async () => {
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

const REASONED = { override_reason: { value: { type: 'plain_text_input', value: 'They asked me for it as it is.' } } };

test('a form that was opened before packets were saved as they are typed leads to the last look, and loses nothing', async () => {
  const world = await writtenWorld({ mode: 'http' });
  await fillForm(modalOf(world.maya), { Evidence: 'no link' });
  await modalOf(world.maya).submit();
  const asItWas = (_: unknown, view: Record<string, unknown>) => {
    Object.assign(view, { callback_id: 'handoff.send', private_metadata: '' });
    const values = recordOf(recordOf(view.state).values);
    values.evidence = { value: { type: 'plain_text_input', value: 'Notes: https://docs.example.com/fabrikam' } };
    values.partner = { 'handoff.choose_partner': { type: 'static_select', selected_option: { value: 'brightwater' } } };
    values.partner_contact = { value: { type: 'static_select', selected_option: { value: 'omar' } } };
  };
  const { view } = await submitForged(world, asItWas, 'packet.review');
  const { title, private_metadata } = recordOf(view);
  expect(recordOf(title).text).toBe('Before you send');
  const sent = (_: unknown, form: Record<string, unknown>) =>
    Object.assign(form, { callback_id: 'handoff.send', private_metadata, blocks: [], state: { values: REASONED } });
  expect(await submitForged(world, sent)).toMatchObject({ response_action: 'update' });
  await world.settle();
  expect(world.sam.lastMessage().text).toContain('Omar Haddad, Architect, Brightwater');
});
