import { describe, expect, test } from 'vitest';
import { BRIGHTWATER, CERTIFIES, fillForm, modalOf, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept, openRegister, sentWorld, whatIsWrong } from '../support/deeds.ts';
import { messagesWith } from '../support/reading.ts';

const WRONG_CHANNELS: [channel: string, sentence: string][] = [
  ['general', 'The channel is not shared with another company.'],
  ['sales', 'The channel is not shared with another company.'],
  ['partner-pending', 'The partner has not accepted the Slack Connect invitation to this channel yet.'],
  ['partner-threeway', 'More than one other company is in the channel.'],
  ['partner-old', 'The channel is archived.'],
  ['partner-nobot', 'The bot is not in the channel. Type /invite @Handoff there.'],
  ['leadership', 'The bot cannot see this channel. Type /invite @Handoff there, then send this again.'],
];

describe('registering a partner', () => {
  test.each(['U0MAYA', 'U0SAM', 'U0ALEX'])(
    '%s is told who can, and is shown nothing of the registry',
    { tags: 'thorough' },
    async (id) => {
      const world = await startWorld();
      const person = world.sandbox.as(id);
      await person.slash('/handoff partners');
      const { text } = modalOf(person);
      expect(text).toContain('Only administrators of this workspace can');
      expect(text).not.toContain('Brightwater');
      expect(modalOf(person).buttons()).toEqual([]);
    },
  );

  test('each channel that does not fit gets its own sentence, and what was typed stays', async () => {
    const world = await startWorld({ withPartner: false });
    await world.ada.slash('/handoff partners');
    await modalOf(world.ada).press('Register a partner');
    for (const [channel, sentence] of WRONG_CHANNELS) {
      const errors = await whatIsWrong(world.ada, { 'Shared channel': channel });
      expect(errors['Shared channel'], channel).toContain(sentence);
    }
    await modalOf(world.ada).closeAll();
    await openRegister(world);
    await fillForm(modalOf(world.ada), BRIGHTWATER);
    for (const [channel, sentence] of WRONG_CHANNELS) {
      const errors = await whatIsWrong(world.ada, { 'Shared channel': channel });
      expect(Object.keys(errors), channel).toEqual(['Shared channel']);
      expect(errors['Shared channel'], channel).toContain(sentence);
    }
    expect(modalOf(world.ada).value('Other contacts')).toBe(BRIGHTWATER['Other contacts']);
    await fillForm(modalOf(world.ada), { 'Shared channel': 'partner-brightwater' });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    expect(modalOf(world.ada).text).toContain('Brightwater Consulting');
    expect(modalOf(world.ada).text).toContain('#partner-brightwater');
    expect(modalOf(world.ada).text).toContain('Owner: @Alex');

    await modalOf(world.ada).press('Register a partner');
    const taken = await whatIsWrong(world.ada, { 'Shared channel': 'partner-brightwater' });
    expect(taken['Shared channel']).toBe('This channel belongs to Brightwater Consulting already.');
    await fillForm(modalOf(world.ada), { 'Shared channel': 'partner-ferrous' });
    await modalOf(world.ada).submit();
    await world.settle();
    const sameName = await whatIsWrong(world.ada, { Name: 'BRIGHTWATER consulting' });
    expect(sameName.Name).toContain('is registered already');
  });

  test.each([
    ['Lena Fischer', 'Write one contact a line: name, comma, role. A logo is not a contact.'],
    ['Lena Fischer, Lead\nOmar', 'Write one contact a line: name, comma, role. A logo is not a contact.'],
    [', Lead', 'Write one contact a line: name, comma, role. A logo is not a contact.'],
    ['Lena,', 'Write one contact a line: name, comma, role. A logo is not a contact.'],
    ['\u200b, \u200b', 'Name somebody who acts for the partner. A logo is not a contact.'],
    [null, 'Name somebody who acts for the partner. A logo is not a contact.'],
    [`${'L'.repeat(76)}, Lead`, 'Keep each name and each role to 75 characters.'],
    [Array.from({ length: 21 }, (_, index) => `Person ${index}, Lead`).join('\n'), 'Keep it to 20 contacts.'],
  ])(
    'contacts that are no contacts are said beside their field (%#)',
    { tags: 'thorough' },
    async (contacts, sentence) => {
      const world = await startWorld({ withPartner: false });
      await openRegister(world);
      expect(await whatIsWrong(world.ada, { ...BRIGHTWATER, 'Other contacts': contacts })).toEqual({
        'Other contacts': sentence,
      });
    },
  );

  test('the alliances owner must be a full member of the workspace', { tags: 'thorough' }, async () => {
    const world = await startWorld({ withPartner: false });
    await openRegister(world);
    for (const id of ['U0LENA', 'U0GUEST', 'U0OTHERBOT', 'U0GONE']) {
      const errors = await whatIsWrong(world.ada, { ...BRIGHTWATER, 'Alliances owner': id });
      expect(Object.keys(errors), id).toEqual(['Alliances owner']);
    }
  });

  test('hostile names are shown literally, and as many and as long contacts as fit can be edited again', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld({ withPartner: false });
    await openRegister(world);
    const contacts = Array.from(
      { length: 20 },
      (_, index) => `${`*P${index}* <!here> & `.padEnd(70, '&')},${'R'.repeat(70)}`,
    );
    await fillForm(modalOf(world.ada), {
      ...BRIGHTWATER,
      Name: '*Bright* <@U0ADA> & _Co_',
      'Other contacts': contacts.join('\n'),
    });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    expect(modalOf(world.ada).text).toContain('*Bright* <@U0ADA> & _Co_\n*P0* <!here> & &&');
    await modalOf(world.ada).press('Edit');
    expect(modalOf(world.ada).title).toBe('Edit a partner');
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    await modalOf(world.ada).close();
    await sendHandoff(world, {
      Partner: '*Bright* <@U0ADA> & _Co_',
      'Partner contact': contacts[0]?.split(',')[0]?.trim() ?? '',
    });
    expect(world.sam.lastMessage().text).toContain('brought by *Bright* <@U0ADA> & _Co_');
    await accept(world);
    expect(world.maya.lastMessage().text).toContain('For *Bright* <@U0ADA> & _Co_');
  });
});

describe('editing a partner', () => {
  test('two contacts of one name stay two, however often they are edited', async () => {
    const world = await startWorld({ withPartner: false });
    await openRegister(world);
    const contacts = 'Anna Berg, Sales\nAnna Berg, Delivery';
    await fillForm(modalOf(world.ada), { ...BRIGHTWATER, 'Other contacts': contacts });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    for (let round = 0; round < 2; round += 1) {
      await modalOf(world.ada).press('Edit');
      expect(modalOf(world.ada).value('Other contacts')).toBe(contacts);
      expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    }
  });

  test('keeps handoffs working that were sent before, with the contact as it was', { tags: 'thorough' }, async () => {
    const world = await sentWorld();
    await world.ada.slash('/handoff partners');
    await modalOf(world.ada).press('Edit');
    await fillForm(modalOf(world.ada), {
      Name: 'Brightwater Group',
      'Contacts in Slack': ['Omar Haddad'],
    });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    expect(modalOf(world.ada).text).toContain('Brightwater Group');
    await accept(world);
    expect(world.sam.lastMessage().text).toContain('Lena Fischer, Practice lead, Brightwater Group');
    expect(world.lena.lastMessage('partner-brightwater').replies()).toHaveLength(1);
    expect(messagesWith(world.lena, 'Handoff accepted', 'partner-brightwater')).toHaveLength(1);
  });

  test('is refused to somebody who is no administrator any more', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await world.ada.slash('/handoff partners');
    const list = modalOf(world.ada);
    world.sandbox.control.patchPerson('U0ADA', { isAdmin: false, isOwner: false });
    await world.timeIs('2026-11-24T10:05:00-05:00');
    await list.press('Edit');
    expect(modalOf(world.ada).text).toContain('Only administrators of this workspace can');
  });
});

/** Ada changes the one partner; the form is hers once Slack has said who is in its channel. */
async function edit({ ada, settle }: World) {
  await ada.slash('/handoff partners');
  await modalOf(ada).press('Edit');
  await settle();
  return modalOf(ada);
}

describe('the contacts of a partner', () => {
  test('are chosen among its people in the channel, and nobody is asked for what Slack knows', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld({ withPartner: false });
    await openRegister(world);
    const form = modalOf(world.ada);
    expect([form.value('Name'), form.value('Alliances owner')]).toEqual(['Brightwater Consulting', 'Ada']);
    await fillForm(form, { 'Contacts in Slack': ['Lena Fischer'], 'Alliances owner': 'Alex Romero', ...CERTIFIES });
    expect(await form.submit()).toEqual({ ok: true });
    expect(modalOf(world.ada).text).toContain('Lena Fischer (Partner manager)');
    await modalOf(world.ada).close();
    await sendHandoff(world);
    await accept(world);
    expect(world.lena.lastMessage('partner-brightwater').replies()[0]?.text).toContain('@Lena, good news:');
  });

  test('are only people of that company: nobody of ours, no app and nobody who has left', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld({ withPartner: false });
    world.sandbox.control.patchPerson('U0OMAR', { deleted: true });
    await openRegister(world);
    const people = modalOf(world.ada).blocks.find((block) => block.block_id === 'people');
    expect(JSON.stringify(people)).toContain('"value":"U0LENA"');
    expect(JSON.stringify(people)).not.toMatch(/U0OMAR|U0MAYA|U0ALEX|U0APP/);
    expect(modalOf(world.ada).value('Contacts in Slack')).toEqual(['Lena Fischer']);
  });

  test('are looked for among the first members of a large channel, and the form says so', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld({ withPartner: false });
    world.sandbox.control.patchPerson('U0LENA', { title: '' });
    const crowd = Array.from({ length: 79 }, (_, at) => `U0CROWD${at}`);
    const members = ['U0APP', 'U0LENA', ...crowd, 'U0OMAR'];
    world.sandbox.control.patchChannel('C0BRIGHTWATER', { members });
    await openRegister(world);
    expect(modalOf(world.ada).value('Contacts in Slack')).toEqual(['Lena Fischer']);
    const word = 'Only the first 80 members of this channel were looked at.';
    expect(modalOf(world.ada).text).toContain(word);
    await modalOf(world.ada).submit();
    expect(modalOf(world.ada).fields()).toContain('Lena Fischer: name, comma, role');
    expect(modalOf(world.ada).text, 'still, when the form asks for a role').toContain(word);
  });

  test('keep the name and the role that were typed for them here', async () => {
    const world = await startWorld();
    const form = await edit(world);
    const line = 'Lena Fischer: name, comma, role';
    expect(form.value(line)).toBe('Lena Fischer, Practice lead');
    await fillForm(form, { [line]: 'Dr. Lena Fischer, Head of practice' });
    expect(await form.submit()).toEqual({ ok: true });
    expect(modalOf(world.ada).text).toContain('Dr. Lena Fischer (Head of practice)');
    await modalOf(world.ada).press('Edit');
    await world.settle();
    expect(await whatIsWrong(world.ada, { [line]: 'Lena' })).toEqual({
      [line]: 'Write their name, a comma and their role.',
    });
  });

  test('are asked for a role when their profile has none, and for nothing again', async () => {
    const world = await startWorld({ withPartner: false });
    world.sandbox.control.patchPerson('U0LENA', { title: '' });
    await openRegister(world);
    await fillForm(modalOf(world.ada), { 'Contacts in Slack': ['Lena Fischer'], 'Alliances owner': 'Alex Romero' });
    await modalOf(world.ada).submit();
    expect(modalOf(world.ada).value('Contacts in Slack')).toEqual(['Lena Fischer']);
    await fillForm(modalOf(world.ada), { 'Lena Fischer: name, comma, role': 'Lena Fischer, Practice lead' });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    expect(modalOf(world.ada).text).toContain('Lena Fischer (Practice lead)');
  });

  test('who were typed go on working, and are proposed as who they are once they are in the channel', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    const form = await edit(world);
    expect(form.value('Contacts in Slack')).toEqual(['Lena Fischer', 'Omar Haddad']);
    expect(form.value('Other contacts')).toBeNull();
    await sendHandoff(world, { 'Partner contact': 'Omar Haddad' });
    expect(await form.submit()).toEqual({ ok: true });
    await accept(world);
    expect(world.lena.lastMessage('partner-brightwater').replies()[0]?.text).toContain('@Omar, good news:');
  });

  test('are typed while nobody of the partner is in the channel', { tags: 'thorough' }, async () => {
    const world = await startWorld({ withPartner: false });
    world.sandbox.control.patchChannel('C0BRIGHTWATER', { members: ['U0MAYA', 'U0ALEX', 'U0SAM', 'U0APP'] });
    await openRegister(world);
    expect(modalOf(world.ada).text).toContain('Slack shows nobody of this partner in the channel yet.');
    await fillForm(modalOf(world.ada), BRIGHTWATER);
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    expect(modalOf(world.ada).text).toContain('Lena Fischer (Practice lead)');
  });

  test('can be typed while Slack does not say who is in the channel: no window waits for ever', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    world.sandbox.control.fail({ method: 'conversations.members', times: 9, fault: { kind: 'http', status: 500 } });
    const form = await edit(world);
    expect(form.title).toBe('Edit a partner');
    expect(form.value('Contacts in Slack')).toEqual(['Lena Fischer']);
    expect(form.value('Other contacts')).toBe('Omar Haddad, Architect');
    expect(await form.submit()).toEqual({ ok: true });
  });

  test('can be typed for a new partner too while Slack says nothing of its company', { tags: 'thorough' }, async () => {
    const world = await startWorld({ withPartner: false });
    for (const method of ['conversations.members', 'team.info'])
      world.sandbox.control.fail({ method, times: 9, fault: { kind: 'http', status: 500 } });
    await openRegister(world);
    expect(modalOf(world.ada).text).toContain('Slack shows nobody of this partner in the channel yet.');
    expect(modalOf(world.ada).value('Name')).toBeNull();
    await fillForm(modalOf(world.ada), BRIGHTWATER);
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    expect(modalOf(world.ada).text).toContain('Brightwater Consulting');
  });
});

describe('the time zone of a partner', () => {
  test('is filled in from its people in Slack, can be changed, and a change stands in the history', async () => {
    const world = await startWorld({ withPartner: false });
    world.sandbox.control.patchPerson('U0OMAR', { tz: 'Europe/Zurich' });
    world.sandbox.control.patchPerson('U0LENA', { tz: 'Europe/Zurich' });
    await openRegister(world);
    expect(modalOf(world.ada).value('Time zone')).toBe('Europe/Zurich');
    await fillForm(modalOf(world.ada), BRIGHTWATER);
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    await modalOf(world.ada).close();

    const form = await edit(world);
    expect(form.value('Time zone')).toBe('Europe/Zurich');
    expect(await whatIsWrong(world.ada, { 'Time zone': 'Berlin' })).toEqual({
      'Time zone': '“Berlin” is no time zone. Write region and city, for example Europe/Berlin.',
    });
    await fillForm(form, { 'Time zone': 'europe/berlin' });
    expect(await form.submit()).toEqual({ ok: true });
    await modalOf(world.ada).close();
    await world.ada.slash('/handoff settings');
    expect(modalOf(world.ada).text).toContain('Brightwater Consulting: Time zone  Europe/Zurich → Europe/Berlin');
  });

  test('stays when the form has to ask for something else first', { tags: 'thorough' }, async () => {
    const world = await startWorld({ withPartner: false });
    world.sandbox.control.patchPerson('U0LENA', { title: '' });
    await openRegister(world);
    await fillForm(modalOf(world.ada), { 'Contacts in Slack': ['Lena Fischer'], 'Time zone': 'Asia/Tokyo' });
    await modalOf(world.ada).submit();
    expect(modalOf(world.ada).value('Time zone')).toBe('Asia/Tokyo');
  });

  test('is empty, and nobody is refused, while Slack does not say it; the next edit fills it in', async () => {
    const world = await startWorld({ withPartner: false });
    world.sandbox.control.fail({ method: 'conversations.members', times: 1, fault: { kind: 'http', status: 500 } });
    await openRegister(world);
    await fillForm(modalOf(world.ada), BRIGHTWATER);
    expect(modalOf(world.ada).value('Time zone')).toBeNull();
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    await modalOf(world.ada).close();
    expect((await edit(world)).value('Time zone')).toBe('Europe/Berlin');
  });
});
