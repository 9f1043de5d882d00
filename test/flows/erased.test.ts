import type { PersonAtKeyboard } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { DECLINE_REASONS } from '../../src/core/handoff/handoff.ts';
import { EVENT_KINDS } from '../../src/core/handoff/history.ts';
import { NOTICES } from '../../src/core/notices/notices.ts';
import { OUTCOME_CHOICES } from '../../src/core/outcome/outcome-form.ts';
import { PACKET_KEYS } from '../../src/core/packet/packet.ts';
import { ROLES } from '../../src/core/people/roles.ts';
import { STAGES } from '../../src/core/handoff/stages.ts';
import { openBeside } from '../../src/db/engine/open-beside.ts';
import { erase, type Order } from '../../src/db/erasing/erasing.ts';
import { contacts } from '../../src/db/schema.ts';
import { confirm, propose } from '../support/agreed.ts';
import { fillForm, modalOf, PACKET, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept, decide, decline, recordOutcome } from '../support/deeds.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { askForHelp, setRoles } from '../support/help.ts';
import { answerTo, dmOf } from '../support/reading.ts';
import { register } from '../support/registering.ts';

/** Whatever was erased: every list, status, form and card is drawn as before, but for what is gone. */

const OTHERS = ['live', 'ended', 'queued', 'sent', 'dropped', 'ae', 'kind', 'person', 'field', 'was', 'now', 'sales'];
const OWN_WORDS = [
  ...Object.keys(STAGES),
  ...EVENT_KINDS,
  ...Object.keys(NOTICES),
  ...DECLINE_REASONS,
  ...OUTCOME_CHOICES,
  ...ROLES,
  ...PACKET_KEYS,
  ...OTHERS,
];
/** Those that nobody has written in this world. */
const NAMES = OWN_WORDS.filter((word) => !new RegExp(`\\b${word}\\b`).test(Object.values(PACKET).flat().join(' ')));

/** A world in which handoffs are open, declined, accepted, won and withdrawn, with everything else that people can begin. */
async function busyWorld(changes: Record<string, string> = {}): Promise<World> {
  const world = await startWorld({ databaseUrl: databaseOnDisk() });
  await setRoles(world, { 'Intake owner': 'Alex Romero', Closed: '2026-12-24 Winter break' });
  await register(world);
  await propose(world);
  await confirm(world, world.alex);
  await askForHelp(world);
  await sendHandoff(world, { Account: 'Won Foods', ...changes });
  await accept(world);
  await recordOutcome(world, 'Won', { Amount: 'EUR 9,000' });
  await sendHandoff(world, { Account: 'Declined Foods', ...changes });
  await decline(world, { Reason: 'No account logic', 'Note to the author': 'Which warehouse?' });
  await sendHandoff(world, { Account: 'Withdrawn Foods', ...changes });
  await world.maya.slash(`/handoff status ${await referenceFor(world, 'Withdrawn Foods')}`);
  await decide(world, world.maya, 'Withdraw…', { Why: 'They have decided.' });
  await world.maya.slash('/handoff Begun Foods');
  await fillForm(modalOf(world.maya), { 'Warm path': 'Lena asks Jonas.' });
  await modalOf(world.maya).close();
  await sendHandoff(world, { Account: 'Open Foods', ...changes });
  await world.settle();
  return world;
}

async function referenceFor({ maya }: World, account: string): Promise<string> {
  await maya.slash('/handoff list');
  const line = answerTo(maya)
    .split(/(?=H\d{7})/)
    .find((one) => one.includes(account));
  return line?.slice(0, 8) ?? '';
}

/** What a person reads when they ask for it: an answer, or a window. */
async function asks(person: PersonAtKeyboard, command: string): Promise<string> {
  await person.slash(`/handoff ${command}`);
  const window = person.modal();
  if (!window) return answerTo(person);
  const { title, text } = window;
  await window.close();
  return `${title}\n${text}`;
}

/** Everything that can be asked for, and every message that stands. */
async function everything(world: World): Promise<Record<string, string>> {
  const { maya, sam, alex, ada, lena } = world;
  const drawn: Record<string, string> = {};
  const cards = {
    maya: maya.messages(),
    sam: sam.messages(),
    alex: alex.messages(),
    lena: lena.messages('partner-brightwater'),
  };
  for (const [who, messages] of Object.entries(cards))
    drawn[`${who}'s messages`] = messages
      .filter(({ isEphemeral }) => !isEphemeral)
      .map(({ text }) => text)
      .join('\n');
  const references = [...new Set(JSON.stringify(cards).match(/H\d{7}/g))];
  expect(references).toHaveLength(4);
  const ofMaya = ['list', 'drafts', 'agreement', 'help', 'me', ...references.map((one) => `status ${one}`)];
  const asked = [
    ...ofMaya.map((command) => [maya, command] as const),
    ...['list', `status ${references.at(-1)}`].map((command) => [sam, command] as const),
    ...['list', 'registrations', 'registrations Fabrikam Logistics'].map((command) => [alex, command] as const),
    ...['partners', 'settings'].map((command) => [ada, command] as const),
  ];
  for (const [person, command] of asked) drawn[`${person.id}: ${command}`] = await asks(person, command);
  drawn['all: Fabrikam'] = await asks(maya, 'Fabrikam Logistics');
  return drawn;
}

const ERASED_AT = ['2026-11-24T10:30:00-05:00', '2026-11-24T10:30:30-05:00'] as const;

/** The bot is away while the operator does this. */
const away = (
  world: World,
  at: 0 | 1,
  meanwhile: (erases: (order: Partial<Order> & Pick<Order, 'what' | 'id'>) => void) => void,
) =>
  world.outageUntil(ERASED_AT[at], () =>
    meanwhile((order) => {
      erase(world.config.databaseUrl, { names: [], ...order }, { now: Date.parse(ERASED_AT[at]), isMeant: true });
    }),
  );

describe('when a name was erased that is a word of the bot’s own', { tags: 'thorough' }, () => {
  test('every list, status, window and card is as it was, and what is open goes on', async () => {
    const world = await busyWorld();
    await away(world, 0, () => undefined);
    const before = await everything(world);
    await away(world, 1, (erases) => {
      const db = openBeside(world.config.databaseUrl);
      const people = ['closed', 'withdrawn', 'accepted', 'sent', 'won'].map((name) => ({ id: name, name, role: name }));
      db.insert(contacts)
        .values(people.map((one) => ({ ...one, partnerId: 'brightwater', position: 9 })))
        .run();
      db.$client.close();
      for (const { name } of people) erases({ what: 'person', id: name });
      erases({ what: 'person', id: 'U0OMAR', names: NAMES });
    });
    expect(await everything(world)).toEqual(before);
    await world.maya.say(dmOf(world.maya), 'Hello?');
    await world.settle();
    expect(world.maya.lastMessage().text).toContain('/handoff help');
    await acceptsOpen(world);
  });
});

/** Sam's card of the open handoff is drawn once more with his answer, and so are the author's and the partner's. */
async function acceptsOpen({ maya, sam, lena, settle }: World): Promise<void> {
  await sam.messageSaying('brought by').press('Accept');
  expect(await modalOf(sam).submit()).toEqual({ ok: true });
  await settle();
  expect(sam.messageSaying('brought by').buttons).toContain('Done');
  expect(maya.lastMessage().text).toContain('Accepted');
  expect(lena.lastMessage('partner-brightwater').text).toContain('Handoff accepted: Open Foods');
}

describe('when people were erased who are named everywhere', () => {
  test('they are named nowhere, every list, status, window and card is drawn, and what is open goes on', async () => {
    const full = `${'Bo and Jonas call. '.repeat(15)}Bo waits.`;
    const world = await busyWorld({
      'Seller next move': full,
      'Warm path': 'JONAS WEBER knows Bo, and jonas weber us.',
    });
    await away(world, 0, (erases) => {
      erases({ what: 'person', id: 'Lena Fischer', names: ['Lena', 'Jonas Weber', 'Jonas', 'Bo'] });
    });
    const drawn = await everything(world);
    // What was posted stays, and the form has an example of its own.
    for (const [what, text] of Object.entries(drawn))
      if (!/messages$|^all:/.test(what)) expect(text, what).not.toMatch(/\b(Lena|Jonas|Bo)\b|JONAS/);
    await acceptsOpen(world);
    expect(world.sam.messageSaying('brought by').text).not.toMatch(/\b(Lena|Jonas|Bo)\b|JONAS/);
  });
});
