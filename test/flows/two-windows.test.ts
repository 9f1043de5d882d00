import type { Modal, PersonAtKeyboard, UserGroup } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { FORM_GUARDS, VIEW, type ViewId } from '../../src/blocks/ids.ts';
import { fillForm, modalOf, openForm, sendHandoff, startWorld, type Typing, type World } from '../support/bot.ts';
import { openAgreementForm, propose } from '../support/agreed.ts';
import { accept, acceptedWorld, decline, lapsedWorld, recordOutcome } from '../support/deeds.ts';
import { nameRoles, openRoles } from '../support/name-roles.ts';
import { referenceOf } from '../support/reading.ts';
import { addFerrous, OF_FERROUS, typeRegistration } from '../support/registering.ts';
import { offering, omarOf } from './agreed-moves.ts';
import { ANSWERED, checkedWorld } from './checked.ts';
import { begunWorld, goOn } from './begun.ts';

/**
 * Each form, open in two windows at once: of two people, or on two devices of one. What is saved in one of them is not undone by the other
 * without a word, and nothing is lost that was typed. Those that can be done once, and those that add something, are in
 * `test/handlers/two-windows.test.ts`.
 */

type Guarded<Guard> = { [Id in ViewId]: (typeof FORM_GUARDS)[Id] extends Guard ? Id : never }[ViewId];

const NOTHING_SAVED = 'Nothing is saved yet.';

/** What has changed shows where it is pressed. */
const opening = (who: (world: World) => PersonAtKeyboard, open: (world: World) => Promise<unknown>) =>
  async function opened(world: World): Promise<Modal> {
    await open(world);
    await world.settle();
    return modalOf(who(world));
  };

const ada = ({ ada: person }: World) => person;
const sam = ({ sam: person }: World) => person;
const maya = ({ maya: person }: World) => person;
const alex = ({ alex: person }: World) => person;
const robin = ({ sandbox }: World) => sandbox.as('U0ROBIN');

const fromStatus = (who: (world: World) => PersonAtKeyboard, button: string) =>
  opening(who, async (world) => {
    const reference = references.get(world.sandbox) ?? (await referenceOf(world.maya));
    references.set(world.sandbox, reference);
    await who(world).slash(`/handoff status ${reference}`);
    await who(world).lastMessage().press(button);
  });
const references = new WeakMap<World['sandbox'], string>();

const GROUP: UserGroup = { id: '', handle: '', name: 'Group', users: ['U0MAYA'] };
const REASON = 'Why it goes out all the same';

const lena = ({ lena: person }: World) => person;
const proposing = opening(sam, (world) => world.sam.messageSaying('Accept').press('Better placed…'));
const rerouting = opening(alex, (world) => world.alex.messageSaying('Fabrikam').press('Re-route'));
const extending = opening(alex, (world) => world.alex.messageSaying('Fabrikam').press('Keep with them'));
const parking = opening(maya, (world) => world.maya.messageSaying('declined').press('Wait until…'));
const moving = opening(alex, (world) => world.alex.lastMessage().press('Name the new channel…'));
const later = opening(maya, puttingOff);
const omarsNotYet = opening(omarOf, (world) => offering(world, 'Not yet…', omarOf(world)).press('Not yet…'));

async function puttingOff({ maya: author }: World): Promise<void> {
  await author.slash('/handoff drafts');
  await author.lastMessage().press('Later…');
}

async function declinedWorld(): Promise<World> {
  const world = await sentWorld();
  await decline(world, { Reason: 'Bad timing' });
  return world;
}

/** Another channel that is shared with Brightwater alone. */
function addChannel({ sandbox }: World, at: number): void {
  sandbox.control.addChannel({
    id: `C0NEW${at}`,
    name: `partner-new-${at}`,
    isPrivate: false,
    isArchived: false,
    members: ['U0MAYA', 'U0ALEX', 'U0LENA', 'U0APP'],
    connectedTeamIds: ['T0BRIGHTWATER'],
    pendingTeamIds: [],
    hostTeamId: 'T0NORTHWIND',
  });
}

/** What whoever signs says once another partner has registered the account. */
const NOBODY_ELSE: Typing = {
  'Registered resellers': 'Ferrous, on the same day.',
  'Competing partners': 'None that we know.',
};

async function sentWorld(): Promise<World> {
  const world = await startWorld();
  await sendHandoff(world);
  return world;
}

/** A form that shows what is stored, to be changed. */
type Edited = {
  begins: () => Promise<World>;
  opens: (world: World) => Promise<Modal>;
  /** The same for whoever saves first; left out: the same person on another device. */
  opensToo?: (world: World) => Promise<Modal>;
  /** Said of them beside a field that both changed. */
  saidBy: string;
  /** What each changes of it; left out where it has one field. */
  theirs?: Typing;
  mine?: Typing;
  /** The field that both change; left out where there are only two answers, so that they cannot differ. */
  both?: { label: string; theirs: string; mine: string };
  /** What has to be filled in besides. */
  anyway?: Typing;
};

const partnerForm = (who: (world: World) => PersonAtKeyboard) =>
  opening(who, async (world) => {
    await who(world).slash('/handoff partners');
    await modalOf(who(world)).press('Edit');
  });

const EDITED: Record<Guarded<'merged'>, Edited> = {
  [VIEW.saveSettings]: {
    begins: () => twoAdministrators(),
    opens: opening(ada, (world) => world.ada.slash('/handoff settings')),
    opensToo: opening(robin, (world) => robin(world).slash('/handoff settings')),
    saidBy: '@Robin changed this to ',
    theirs: { 'Intake owner': 'Iris Chen', Closed: '2026-12-24 Winter break' },
    mine: { 'Escalation contact': 'Maya Lindqvist', 'Handoffs that wait for one person': '9' },
    both: { label: 'Adjudicator', theirs: 'Iris Chen', mine: 'Alex Romero' },
  },
  [VIEW.saveRoles]: {
    begins: () =>
      twoAdministrators(({ sandbox }) => {
        for (const handle of ['partners', 'sellers'])
          sandbox.control.putUserGroup({ ...GROUP, id: `S0${handle.toUpperCase()}`, handle });
      }),
    opens: opening(ada, (world) => openRoles(world.ada)),
    opensToo: opening(robin, (world) => openRoles(robin(world))),
    saidBy: '@Robin changed this to ',
    theirs: { RevOps: ['Iris Chen'] },
    mine: { 'Sales lead': ['Sam Okafor'] },
    both: { label: 'Alliances: a user group', theirs: '@partners · Group', mine: '@sellers · Group' },
  },
  [VIEW.savePartner]: {
    begins: () => twoAdministrators(),
    opens: partnerForm(ada),
    opensToo: partnerForm(robin),
    saidBy: '@Robin changed this to ',
    theirs: { 'Alliances owner': 'Iris Chen', 'Updates sent': ['Progress'] },
    mine: { 'What they do': 'Order management for cold chains.' },
    both: { label: 'Name', theirs: 'Brightwater', mine: 'Brightwater Group' },
  },
  [VIEW.saveAgreement]: {
    begins: async () => {
      const world = await startWorld();
      await propose(world);
      return world;
    },
    opens: opening(ada, (world) => openAgreementForm(world)),
    opensToo: opening(alex, (world) => openAgreementForm(world, world.alex)),
    saidBy: '@Alex changed this to ',
    theirs: { 'Response window (business days)': '6' },
    mine: { 'What accepting means': 'You call them within a day.' },
    both: { label: 'Conflict rule', theirs: 'The earlier one.', mine: 'The later one.' },
  },
  [VIEW.saveMyTime]: {
    begins: () => startWorld(),
    opens: opening(sam, (world) => world.sam.slash('/handoff me')),
    saidBy: 'You changed this to ',
    theirs: { 'Work ends': '16:00' },
    mine: { 'Public holidays of': 'ES-MD' },
    both: { label: 'Work begins', theirs: '08:00', mine: '10:00' },
  },
  [VIEW.correct]: {
    begins: sentWorld,
    opens: fromStatus(maya, 'Correct a fact…'),
    saidBy: 'You changed this to ',
    theirs: { 'Warm path': 'Lena meets Jonas on Thursdays.' },
    mine: { 'Why this account': 'Their contract ends in April.' },
    both: { label: 'Customer trigger', theirs: 'Jonas said so.', mine: 'Jonas wrote so.' },
  },
  [VIEW.outcome]: {
    begins: async () => {
      const world = await acceptedWorld();
      await recordOutcome(world, 'Opportunity opened', { Opportunity: 'https://crm.example.com/1' });
      return world;
    },
    opens: opening(sam, (world) => world.sam.messageSaying('brought by').press('What came of it…')),
    saidBy: 'You changed this to ',
    anyway: { 'What came of it': 'Opportunity opened' },
    theirs: { Amount: 'EUR 50,000' },
    mine: { 'Opened on': '2026-11-20' },
    both: { label: 'Opportunity', theirs: 'https://crm.example.com/2', mine: 'https://crm.example.com/3' },
  },
  [VIEW.moveChanged]: {
    begins: () => acceptedWorld(),
    opens: opening(sam, (world) => world.sam.messageSaying('brought by').press('Changed…')),
    saidBy: 'You changed this to ',
    theirs: { By: '2026-12-04' },
    mine: { 'Your next move': 'Write to Jonas first.' },
    both: { label: 'By', theirs: '2026-12-07', mine: '2026-12-08' },
  },
  [VIEW.moveDidNotHappen]: {
    begins: () => acceptedWorld(),
    opens: opening(sam, (world) => world.sam.messageSaying('brought by').press('Did not happen…')),
    saidBy: 'You changed this to ',
    both: { label: 'Why', theirs: 'Jonas was ill.', mine: 'Jonas is on leave.' },
  },
  [VIEW.changeRoles]: {
    begins: () => acceptedWorld(),
    opens: fromStatus(sam, 'Roles…'),
    saidBy: 'You changed this to ',
    theirs: { 'Who leads the customer': 'The partner' },
    mine: { 'Who leads the close': 'The partner' },
  },
};

describe.each(Object.entries(EDITED))('the form %s, which shows what is stored', { tags: 'thorough' }, (_, form) => {
  const { begins, opens, opensToo = opens, anyway = {}, saidBy, theirs, mine, both } = form;

  test.runIf(theirs && mine)(
    'saves what was changed in it, and leaves what somebody else has changed since',
    async () => {
      const world = await begins();
      const first = await opens(world);
      const second = await opensToo(world);
      const before = valuesIn(second);
      await saves(world, second, { ...anyway, ...theirs });
      await saves(world, first, { ...anyway, ...mine });
      const saved = valuesIn(await opens(world));
      const changed = Object.keys(saved).filter((label) => !isSame(saved[label], before[label]));
      expect(changed.filter((label) => !(label in anyway)).toSorted()).toEqual(
        Object.keys({ ...theirs, ...mine }).toSorted(),
      );
    },
  );

  test.runIf(both)(
    'asks before it replaces what somebody else has changed since, and keeps all that was typed',
    async () => {
      const { label, theirs: other, mine: own } = both ?? { label: '', theirs: '', mine: '' };
      const world = await begins();
      const first = await opens(world);
      const second = await opensToo(world);
      await fillForm(second, { ...anyway, [label]: other });
      const replaced = second.value(label);
      await saves(world, second, {});
      await fillForm(first, { ...anyway, ...mine, [label]: own });
      const typed = valuesIn(first);
      await first.submit();
      await world.settle();
      expect(first.text).toContain(NOTHING_SAVED);
      expect(first.text).toContain(saidBy);
      expect(first.text).toContain('Save again to replace it.');
      expect(valuesIn(first)).toEqual(typed);
      expect((await opens(world)).value(label)).toEqual(replaced);
      await saves(world, first, {});
      expect((await opens(world)).value(label)).toEqual(typed[label]);
    },
  );
});

const valuesIn = (form: Modal) => Object.fromEntries(form.fields().map((label) => [label, form.value(label)]));
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The form closes, or says that it is done. */
async function saves(world: World, form: Modal, typed: Typing): Promise<void> {
  await fillForm(form, typed);
  expect(await form.submit()).toEqual({ ok: true });
  await world.settle();
  expect(isOpen(form) && form.text.includes(NOTHING_SAVED) ? form.text : '').toBe('');
}

function isOpen(form: Modal): boolean {
  try {
    return form.text !== '';
  } catch {
    return false;
  }
}

/** A form that decides about what it shows. */
type Deciding = {
  begins: () => Promise<World>;
  opens: (world: World) => Promise<Modal>;
  /** What somebody does meanwhile. */
  meanwhile: (world: World) => Promise<unknown>;
  mine: Typing;
  /** Then it shows this. */
  shows: string;
  /** And once it is sent again: what is so, in words that this person reads. */
  reads: (world: World) => Promise<string>;
  becomes: string;
};

const submits = async (world: World, form: Modal, typed: Typing): Promise<void> => {
  await fillForm(form, typed);
  expect(await form.submit()).toEqual({ ok: true });
  await world.settle();
};
const statusOf = (who: (world: World) => PersonAtKeyboard) => async (world: World) => {
  await who(world).slash(`/handoff status ${references.get(world.sandbox) ?? (await referenceOf(world.maya))}`);
  return who(world).lastMessage().text;
};
const lastOf = (who: (world: World) => PersonAtKeyboard, words: string) => async (world: World) =>
  who(world).messageSaying(words).text;

const DECIDING: Record<Guarded<'as_shown'>, Deciding> = {
  [VIEW.accept]: {
    begins: async () => {
      const world = await sentWorld();
      references.set(world.sandbox, await referenceOf(world.maya));
      return world;
    },
    opens: opening(sam, (world) => world.sam.messageSaying('Accept').press('Accept')),
    meanwhile: async (world) =>
      submits(world, await fromStatus(maya, 'Correct a fact…')(world), { 'Seller next move': 'Call Jonas on Friday.' }),
    mine: { 'Who leads the close': 'The partner' },
    shows: 'Last: corrected by @Maya',
    reads: lastOf(sam, 'Accepted by'),
    becomes: 'Call Jonas on Friday.',
  },
  [VIEW.propose]: {
    begins: sentWorld,
    opens: opening(sam, (world) => world.sam.messageSaying('Accept').press('Better placed…')),
    meanwhile: async (world) => submits(world, await proposing(world), { 'Better placed': 'Priya Raman' }),
    mine: { 'Better placed': 'Robin Hayes' },
    shows: 'So far you have named @Priya.',
    reads: lastOf(alex, 'better placed'),
    becomes: '@Robin',
  },
  [VIEW.reroute]: {
    begins: lapsedWorld,
    opens: opening(alex, (world) => world.alex.messageSaying('Fabrikam').press('Re-route')),
    meanwhile: async (world) =>
      submits(world, await rerouting(world), { 'Account executive': 'Priya Raman', Why: 'Away.' }),
    mine: { 'Account executive': 'Robin Hayes', Why: 'They know them.' },
    shows: 'is with @Priya',
    reads: statusOf(alex),
    becomes: '@Robin',
  },
  [VIEW.extend]: {
    begins: lapsedWorld,
    opens: opening(alex, (world) => world.alex.messageSaying('Fabrikam').press('Keep with them')),
    meanwhile: async (world) =>
      submits(world, await extending(world), { 'Business days from today': '4', Why: 'A fair.' }),
    mine: { 'Business days from today': '7', Why: 'On leave.' },
    shows: 'was due Thu 3 Dec',
    reads: statusOf(alex),
    becomes: 'Tue 8 Dec',
  },
  [VIEW.correctCredit]: {
    begins: sentWorld,
    opens: fromStatus(ada, 'Correct the credit…'),
    meanwhile: async (world) =>
      submits(world, await fromStatus(ada, 'Correct the credit…')(world), {
        Why: 'The opportunity is older than that.',
      }),
    mine: { Why: 'The packet says another day, see the CRM.' },
    shows: 'Last: credit corrected by @Ada',
    reads: statusOf(ada),
    becomes: 'now partner-sourced',
  },
  [VIEW.park]: {
    begins: declinedWorld,
    opens: opening(maya, (world) => world.maya.messageSaying('declined').press('Wait until…')),
    meanwhile: async (world) => submits(world, await parking(world), { Until: '2026-12-08' }),
    mine: { Until: '2026-12-15' },
    shows: 'So far it waits until Tue 8 Dec.',
    reads: statusOf(maya),
    becomes: 'Tue 15 Dec',
  },
  [VIEW.partnerMoveNotYet]: {
    begins: () => acceptedWorld(),
    opens: opening(lena, (world) => offering(world, 'Not yet…').press('Not yet…')),
    meanwhile: async (world) => submits(world, await omarsNotYet(world), { 'When will it be done?': '2026-12-04' }),
    mine: { 'When will it be done?': '2026-12-09' },
    shows: 'planned for Fri 4 Dec',
    reads: lastOf(sam, 'brought by'),
    becomes: 'Wed 9 Dec',
  },
  [VIEW.clearCheck]: {
    begins: async () => {
      const world = await checkedWorld();
      await addFerrous(world);
      return world;
    },
    opens: opening(alex, (world) => world.alex.messageSaying('Clear').press('Clear with other words…')),
    meanwhile: (world) => typeRegistration(world, OF_FERROUS, robin(world)),
    mine: { ...ANSWERED, ...NOBODY_ELSE },
    shows: 'Ferrous Systems',
    reads: lastOf(alex, 'Cleared by'),
    becomes: 'Cleared by @Alex',
  },
  [VIEW.moveChannel]: {
    begins: async () => {
      const world = await sentWorld();
      for (const at of [1, 2]) addChannel(world, at);
      world.sandbox.control.patchChannel('C0BRIGHTWATER', { isArchived: true });
      await accept(world);
      return world;
    },
    opens: opening(alex, (world) => world.alex.lastMessage().press('Name the new channel…')),
    meanwhile: async (world) => submits(world, await moving(world), { 'Shared channel': 'partner-new-1' }),
    mine: { 'Shared channel': 'partner-new-2' },
    shows: 'So far: #partner-new-1',
    reads: async (world) => {
      await world.ada.slash('/handoff partners');
      return modalOf(world.ada).text;
    },
    becomes: '#partner-new-2',
  },
  [VIEW.putOffDraft]: {
    begins: begunWorld,
    opens: opening(maya, puttingOff),
    meanwhile: async (world) => submits(world, await later(world), { Until: '2026-12-08' }),
    mine: { Until: '2026-12-15' },
    shows: 'So far it is put off until Tue 8 Dec.',
    reads: async (world) => {
      await world.maya.slash('/handoff drafts');
      return world.maya.lastMessage().text;
    },
    becomes: 'Tue 15 Dec',
  },
  [VIEW.send]: {
    begins: () => startWorld(),
    opens: async (world) => {
      await openForm(world);
      const form = world.maya.modal();
      if (!form) throw new Error('The form is closed.');
      await form.submit();
      return form.fill(
        form.fields().includes(REASON) ? { [REASON]: 'Sam asked for it before their board meets.' } : {},
      );
    },
    meanwhile: async (world) => (await goOn(world)).fill({ 'Warm path': 'Lena calls Jonas on Friday.' }),
    mine: {},
    shows: 'You changed this packet in another window meanwhile.',
    reads: lastOf(sam, 'Accept'),
    becomes: 'Lena calls Jonas on Friday.',
  },
};

describe.each(Object.entries(DECIDING))(
  'the form %s, which decides about what it shows',
  { tags: 'thorough' },
  (_, form) => {
    const { begins, opens, meanwhile, mine, shows, reads, becomes } = form;

    test('is drawn again when that has changed since, saves nothing before it was seen, and keeps what was typed', async () => {
      const world = await begins();
      const window = await opens(world);
      await meanwhile(world);
      await fillForm(window, mine);
      const typed = Object.keys(mine).map((label) => window.value(label));
      await window.submit();
      await world.settle();
      expect(window.text).toContain(shows);
      expect(Object.keys(mine).map((label) => window.value(label))).toEqual(typed);
      expect(await reads(world).catch(() => '')).not.toContain(becomes);
      expect(await window.submit()).toEqual({ ok: true });
      await world.settle();
      expect(await reads(world)).toContain(becomes);
    });
  },
);

describe('several in one field are put together one by one', { tags: 'thorough' }, () => {
  test('an administrator who was removed meanwhile stays removed when somebody else names others', async () => {
    const world = await twoAdministrators();
    const first = await openRoles(world.ada);
    const second = await openRoles(robin(world));
    await saves(world, second, { Administrators: ['Ada Novak', 'Robin Hayes'] });
    await saves(world, first, {
      Administrators: ['Ada Novak', 'Robin Hayes', 'Maya Lindqvist', 'Iris Chen'],
      'Sales lead': ['Sam Okafor'],
    });
    const saved = await openRoles(world.ada);
    expect(saved.value('Administrators')).toEqual(['Ada', 'Robin', 'Iris']);
    expect(saved.value('Sales lead')).toEqual(['Sam']);
  });

  test('who only names a sales lead brings nobody back', async () => {
    const world = await twoAdministrators();
    const first = await openRoles(world.ada);
    await saves(world, await openRoles(robin(world)), { Administrators: ['Ada Novak', 'Robin Hayes'] });
    await saves(world, first, { 'Sales lead': ['Sam Okafor'] });
    expect((await openRoles(world.ada)).value('Administrators')).toEqual(['Ada', 'Robin']);
  });

  test('closures: each keeps the other’s, and what one calls the same days the other does not undo', async () => {
    const world = await twoAdministrators();
    const settings = EDITED[VIEW.saveSettings];
    await saves(world, await settings.opens(world), { Closed: '2026-12-24 Winter\n2027-01-01 New year' });
    const first = await settings.opens(world);
    const second = await (settings.opensToo ?? settings.opens)(world);
    await saves(world, second, { Closed: '2026-12-24 Winter break\n2027-01-01 New year\n2027-05-03 Stocktaking' });
    await saves(world, first, { Closed: '2026-12-24 Winter\n2027-06-01 Summer party' });
    expect((await settings.opens(world)).value('Closed')).toBe(
      '2026-12-24 Winter break\n2027-05-03 Stocktaking\n2027-06-01 Summer party',
    );
  });

  test('contacts of a partner: one who was removed stays so, and both who were added are there', async () => {
    const world = await twoAdministrators();
    const { opens, opensToo = opens } = EDITED[VIEW.savePartner];
    await saves(world, await opens(world), { 'Other contacts': 'Eva Lang, Sales\nTom Hart, Engineer' });
    const first = await opens(world);
    const second = await opensToo(world);
    await saves(world, second, { 'Other contacts': 'Eva Lang, Sales\nNina Roth, Engineer' });
    await saves(world, first, { 'Other contacts': 'Eva Lang, Head of sales\nTom Hart, Engineer\nMax Bauer, Sales' });
    expect((await opens(world)).value('Other contacts')).toBe(
      'Eva Lang, Head of sales\nNina Roth, Engineer\nMax Bauer, Sales',
    );
  });

  test('a contact whose role somebody changes while another removes them: it is asked, and nothing typed is lost', async () => {
    const world = await twoAdministrators();
    const { opens, opensToo = opens } = EDITED[VIEW.savePartner];
    const first = await opens(world);
    const second = await opensToo(world);
    await saves(world, second, { 'Contacts in Slack': [], 'Other contacts': 'Nina Roth, Engineer' });
    await fillForm(first, { 'Lena Fischer: name, comma, role': 'Lena Fischer, Director' });
    expect(await first.submit()).toEqual({ ok: true });
    await world.settle();
    expect(first.text).toContain('@Robin emptied this');
    expect(first.value('Lena Fischer: name, comma, role')).toBe('Lena Fischer, Director');
    await saves(world, first, {});
    const saved = await opens(world);
    expect(saved.value('Lena Fischer: name, comma, role')).toBe('Lena Fischer, Director');
    expect(saved.value('Other contacts')).toContain('Nina Roth, Engineer');
  });
});

describe('a form that asks something before it saves', () => {
  test('still leaves what somebody else has changed meanwhile', async () => {
    const world = await twoAdministrators();
    world.sandbox.control.addChannel({ ...FERROUS_CHANNEL });
    const { opens, opensToo = opens } = EDITED[VIEW.savePartner];
    const first = await opens(world);
    await fillForm(first, { 'Shared channel': 'partner-elsewhere', 'What they do': 'Cold chains.' });
    await first.submit();
    await world.settle();
    expect(first.text).toContain('Is Brightwater Consulting another company now?');
    await saves(world, await opensToo(world), { 'Alliances owner': 'Iris Chen' });
    await saves(world, first, { 'Nothing is saved until you tick this': ['Yes, it is another company now'] });
    const saved = await opens(world);
    expect(saved.value('Alliances owner')).toBe('Iris');
    expect(saved.value('What they do')).toBe('Cold chains.');
    expect(saved.value('Shared channel')).toContain('partner-elsewhere');
  });
});

test('only a packet while it is written is kept as it is typed', () => {
  const views = Object.values(VIEW).filter((view) => FORM_GUARDS[view] === 'as_typed');
  expect(views).toEqual([VIEW.packet]);
});

describe('one draft, on a laptop and a phone', { tags: 'thorough' }, () => {
  const PATH = 'Warm path';
  const ON_LAPTOP = 'Lena meets Jonas on Mondays.';
  const ON_PHONE = 'Lena meets Jonas on Fridays.';

  async function bothOpen(): Promise<{ world: World; laptop: Modal; phone: Modal }> {
    const world = await startWorld();
    await openForm(world, { [PATH]: 'Lena knows Jonas.' });
    const laptop = world.maya.modal();
    if (!laptop) throw new Error('The form is closed.');
    const phone = await goOn(world);
    await laptop.fill({ [PATH]: ON_LAPTOP });
    await phone.fill({ [PATH]: ON_PHONE });
    return { world, laptop, phone };
  }

  const kept = async (world: World, label: string) => {
    const form = await goOn(world);
    const value = form.value(label);
    await form.close();
    return value;
  };

  test('what was typed last in a field stays, whatever is typed in the other window afterwards', async () => {
    const { world, laptop } = await bothOpen();
    await laptop.fill({ 'Customer trigger': 'Jonas wrote so.' });
    expect(await kept(world, PATH)).toBe(ON_PHONE);
    expect(await kept(world, 'Customer trigger')).toBe('Jonas wrote so.');
    await laptop.fill({ [PATH]: `${ON_LAPTOP} And Tuesdays.` });
    expect(await kept(world, PATH)).toBe(`${ON_LAPTOP} And Tuesdays.`);
  });

  test('also when the other window was drawn again meanwhile', async () => {
    const { world, laptop } = await bothOpen();
    await laptop.fill({ 'Partner contact': 'Omar Haddad' });
    await laptop.fill({ 'Customer trigger': 'Jonas wrote so.' });
    expect(await kept(world, PATH)).toBe(ON_PHONE);
  });

  test('before the older window is sent it says what the other one holds, and keeps what it holds itself', async () => {
    const { world, laptop } = await bothOpen();
    await laptop.submit();
    expect(laptop.text).toContain(`You changed this to “${ON_PHONE}” in another window`);
    expect(laptop.value(PATH)).toBe(ON_LAPTOP);
    expect(await kept(world, PATH)).toBe(ON_PHONE);
    await laptop.submit();
    expect(laptop.title).toBe('Before you send');
    expect(laptop.text).toContain(ON_LAPTOP);
  });
});

const FERROUS_CHANNEL = {
  id: 'C0ELSEWHERE',
  name: 'partner-elsewhere',
  isPrivate: false,
  isArchived: false,
  members: ['U0MAYA', 'U0ADA', 'U0ROBIN', 'U0FINN', 'U0APP'],
  connectedTeamIds: ['T0FERROUS'],
  pendingTeamIds: [],
  hostTeamId: 'T0NORTHWIND',
};

/** Ada and Robin both administer. */
async function twoAdministrators(before: (world: World) => void = () => undefined): Promise<World> {
  const world = await startWorld();
  before(world);
  await nameRoles(world.ada, { Administrators: ['Ada Novak', 'Robin Hayes', 'Maya Lindqvist'] });
  return world;
}
