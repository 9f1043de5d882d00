import { describe, expect, test } from 'vitest';
import type { PersonAtKeyboard } from 'slack-sandbox';
import { refusalOver } from '../support/reading.ts';
import { fillForm, modalOf, startWorld, type Typing, type World } from '../support/bot.ts';
import { whatIsWrong } from '../support/deeds.ts';
import { nameRoles } from '../support/name-roles.ts';

const WEEK = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const NOT_ALLOWED = 'Only administrators of this workspace can do this. Ask one of them to do it with you.';

async function save(person: PersonAtKeyboard, typed: Typing): Promise<void> {
  const form = await fillForm(modalOf(person), typed);
  expect(await form.submit()).toEqual({ ok: true });
}

async function addDaysOff(person: PersonAtKeyboard, typed: Typing): Promise<void> {
  await modalOf(person).press('Add days off');
  await save(person, typed);
}

const PRIYA_STANDS_IN = { 'First day off': '2026-12-01', 'Last day off': '2026-12-04', 'Stand-in': 'Priya Raman' };
const priyaOf = ({ sandbox }: World) => sandbox.as('U0PRIYA');

const TYPED_SETTINGS: Typing = {
  'Working days': ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday'],
  'Work begins': '08:30',
  'Public holidays of': 'berlin',
  Closed: '2026-12-24 to 2026-12-31 Winter break\n2026-12-04',
  'Worked anyway': '2026-12-12: Stocktaking',
  'Intake owner': 'Iris Chen',
  'Escalation contact': 'Robin Hayes',
  'Handoffs that wait for one person': '8',
};
/** The same when the form is opened again. */
const SHOWN_SETTINGS: Typing = {
  ...TYPED_SETTINGS,
  'Working days': ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Sunday'],
  'Public holidays of': 'DE-BE',
  Closed: '2026-12-04\n2026-12-24 to 2026-12-31 Winter break',
  'Worked anyway': '2026-12-12 Stocktaking',
  'Intake owner': 'Iris',
  'Escalation contact': 'Robin',
};

describe('an administrator sets the workspace up', () => {
  test('the form opens with what holds, keeps what is saved, and shows it again', async () => {
    const { ada } = await startWorld({ withPartner: false });
    await ada.slash('/handoff settings');
    expect(modalOf(ada).title).toBe('Settings');
    expect(modalOf(ada).value('Working days')).toEqual(WEEK);
    expect(modalOf(ada).value('Work begins')).toBe('09:00');
    expect(modalOf(ada).value('Work ends')).toBe('17:00');
    expect(modalOf(ada).value('Handoffs that wait for one person')).toBe('5');
    await save(ada, TYPED_SETTINGS);
    expect(ada.modal()).toBeNull();

    await ada.slash('/handoff settings');
    const form = modalOf(ada);
    for (const [label, value] of Object.entries(SHOWN_SETTINGS)) expect(form.value(label), label).toEqual(value);
    expect(await form.submit()).toEqual({ ok: true });
  });

  test('what makes no sense is said beside each field, all at once, and nothing is saved', async () => {
    const { ada } = await startWorld({ withPartner: false });
    await ada.slash('/handoff settings');
    expect(
      await whatIsWrong(ada, {
        'Work begins': '17:00',
        'Work ends': '09:00',
        'Public holidays of': 'Atlantis',
        Closed: '2026-12-31 to 2026-12-24 Winter break',
        'Worked anyway': 'next Saturday',
        'Intake owner': 'U0GUEST',
        'Escalation contact': 'U0LENA',
      }),
    ).toEqual({
      'Work ends': 'Working hours end at least an hour after they begin, on the same day.',
      'Public holidays of': 'No region goes by “Atlantis”. Write a country or region, for example US, DE-BE or Berlin.',
      Closed: '2026-12-31 to 2026-12-24 ends before it begins.',
      'Worked anyway': '“next Saturday” is no day. Write one a line, for example: 2026-12-24 Winter break',
      'Intake owner': 'Noor Aziz is a guest. Choose a full member.',
      'Escalation contact': 'Lena Fischer is at another company. Choose somebody of our own workspace.',
    });
    await modalOf(ada).close();
    await ada.slash('/handoff settings');
    expect(modalOf(ada).value('Work begins')).toBe('09:00');
    expect(modalOf(ada).value('Intake owner')).toBeNull();
  });

  test('a region that could be several is asked about, with their codes', async () => {
    const { ada } = await startWorld({ withPartner: false });
    await ada.slash('/handoff settings');
    expect(await whatIsWrong(ada, { 'Public holidays of': 'Georgia' })).toEqual({
      'Public holidays of':
        'More than one region goes by “Georgia”. Did you mean GE (Georgia), US-GA (Georgia, United States of America)? Write its code.',
    });
    const { 'Public holidays of': near = '' } = await whatIsWrong(ada, { 'Public holidays of': 'Switz' });
    expect(near).toBe('No region goes by “Switz”. Did you mean CH (Switzerland)? Write its code.');
    await save(ada, { 'Public holidays of': 'us-ga' });
  });

  test('a week without a working day cannot be', { tags: 'thorough' }, async () => {
    const { ada } = await startWorld({ withPartner: false });
    await ada.slash('/handoff settings');
    const errors = await whatIsWrong(ada, { 'Working days': [] });
    expect(Object.keys(errors)).toEqual(['Working days']);
  });

  test('nobody else may, and once administrators are named an owner of the workspace may not either', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld({ withPartner: false });
    const { ada, maya } = world;
    const robin = world.sandbox.as('U0ROBIN');
    await maya.slash('/handoff settings');
    expect(modalOf(maya).text).toContain(NOT_ALLOWED);
    await nameRoles(ada, { Administrators: ['Robin Hayes'] });
    await ada.slash('/handoff settings');
    expect(modalOf(ada).text).toContain(NOT_ALLOWED);
    await robin.slash('/handoff settings');
    expect(modalOf(robin).title).toBe('Settings');
  });

  test('who stops being an administrator while the form is open cannot save it', async () => {
    const world = await startWorld({ withPartner: false });
    const robin = world.sandbox.as('U0ROBIN');
    await nameRoles(world.ada, { Administrators: ['Ada Novak', 'Robin Hayes'] });
    await robin.slash('/handoff settings');
    await nameRoles(world.ada, { Administrators: ['Ada Novak'] });
    await (await fillForm(modalOf(robin), { 'Work begins': '05:00' })).submit();
    expect(await refusalOver(robin)).toContain(NOT_ALLOWED);
  });
});

/** What is no time off once the first four days of December are. */
const WRONG_DAYS: [Typing, Record<string, string>][] = [
  [
    { 'First day off': '2026-12-12', 'Last day off': '2026-12-10' },
    { 'Last day off': 'The last day off comes before the first.' },
  ],
  [
    { 'First day off': '2026-11-01', 'Last day off': '2026-11-02' },
    { 'Last day off': 'That day is over: choose today or later.' },
  ],
  [
    { 'First day off': '2026-12-12', 'Last day off': '2029-12-12' },
    { 'Last day off': 'Choose a day within the next two years.' },
  ],
  [
    { 'First day off': '2026-12-04', 'Last day off': '2026-12-09' },
    { 'First day off': 'You are away from Tue 1 Dec to Fri 4 Dec already. Remove that entry first.' },
  ],
];

/** Who cannot stand in for Sam. */
const WRONG_STAND_INS: [string, string][] = [
  ['U0SAM', 'You cannot stand in for yourself: choose a colleague.'],
  ['U0GUEST', 'Noor Aziz is a guest. Choose a full member.'],
  ['U0GONE', 'Dana Cole is deactivated. Choose somebody who is still here.'],
  ['U0INVITED', 'Jun Mori was invited and has never signed in. Choose somebody who has.'],
  ['U0OTHERBOT', 'Standup Bot is an app. Choose a person.'],
  ['U0LENA', 'Lena Fischer is at another company. Choose somebody of our own workspace.'],
];

describe('a person’s own time', () => {
  test('starts as the company’s and follows it until it is changed', async () => {
    const { ada, sam } = await startWorld({ withPartner: false });
    await sam.slash('/handoff me');
    expect(modalOf(sam).value('Working days')).toEqual(WEEK);
    expect(modalOf(sam).text).toContain('None entered.');
    await save(sam, { 'Working days': ['Monday', 'Tuesday'], 'Public holidays of': 'ES-MD' });

    await ada.slash('/handoff settings');
    await save(ada, { 'Work ends': '16:00', 'Working days': [...WEEK, 'Saturday'], 'Public holidays of': 'US' });
    await sam.slash('/handoff me');
    expect(modalOf(sam).value('Working days')).toEqual(['Monday', 'Tuesday']);
    expect(modalOf(sam).value('Work ends')).toBe('16:00');
    expect(modalOf(sam).value('Public holidays of')).toBe('ES-MD');
    expect(modalOf(sam).text).toContain('Only if yours are not the company’s (US)');
  });

  test('makes sense or is refused beside the field', { tags: 'thorough' }, async () => {
    const { sam } = await startWorld({ withPartner: false });
    await sam.slash('/handoff me');
    expect(await whatIsWrong(sam, { 'Work begins': '16:30', 'Public holidays of': 'Madri' })).toEqual({
      'Work ends': 'Working hours end at least an hour after they begin, on the same day.',
      'Public holidays of':
        'No region goes by “Madri”. Did you mean ES-MD (Comunidad de Madrid, Spain)? Write its code.',
    });
  });

  test('days off are added over the form, listed in it, and what was typed in it stays', {
    tags: 'thorough',
  }, async () => {
    const { sam } = await startWorld({ withPartner: false });
    await sam.slash('/handoff me');
    await fillForm(modalOf(sam), { 'Work begins': '10:00' });
    await addDaysOff(sam, PRIYA_STANDS_IN);
    expect(modalOf(sam).title).toBe('My working time');
    expect(modalOf(sam).text).toContain('Tue 1 Dec 2026 to Fri 4 Dec 2026');
    expect(modalOf(sam).text).toContain('@Priya stands in.');
    expect(modalOf(sam).value('Work begins')).toBe('10:00');
    await modalOf(sam).press('Remove');
    expect(modalOf(sam).text).toContain('None entered.');
    await addDaysOff(sam, { 'First day off': '2026-12-24', 'Last day off': '2026-12-24' });
    expect(modalOf(sam).text).toContain('Thu 24 Dec 2026\nNobody stands in.');
    await save(sam, {});
    await sam.slash('/handoff me');
    expect(modalOf(sam).value('Work begins')).toBe('10:00');
  });

  test('who wants new handoffs in working hours only ticks it once, and administrators see since when', async () => {
    const world = await startWorld();
    const label = 'New handoffs';
    const inHours = ['Send me new handoffs in my working hours only'];
    await world.sam.slash('/handoff me');
    expect(modalOf(world.sam).value(label)).toEqual([]);
    expect(modalOf(world.sam).text).toContain('The window counts whole days either way.');
    await fillForm(modalOf(world.sam), { [label]: inHours });
    await addDaysOff(world.sam, { 'First day off': '2026-12-24', 'Last day off': '2026-12-24' });
    await save(world.sam, {});
    await world.sam.slash('/handoff me');
    expect(modalOf(world.sam).value(label)).toEqual(inHours);
    await addDaysOff(world.sam, { 'First day off': '2026-12-28', 'Last day off': '2026-12-28' });
    await save(world.sam, { 'Work begins': '08:00' });
    await world.ada.slash('/handoff settings');
    expect(modalOf(world.ada).text).toContain('@Sam  Own new handoffs in working hours only  no → yes');
    await world.sam.slash('/handoff me');
    expect(modalOf(world.sam).value(label)).toEqual(inHours);
    await save(world.sam, { [label]: [] });
    await world.ada.slash('/handoff settings');
    expect(modalOf(world.ada).text).toContain('@Sam  Own new handoffs in working hours only  yes → no');
  });

  test('who stands in sees for whom and when', { tags: 'thorough' }, async () => {
    const world = await startWorld({ withPartner: false });
    const priya = priyaOf(world);
    await world.sam.slash('/handoff me');
    await addDaysOff(world.sam, PRIYA_STANDS_IN);
    await priya.slash('/handoff me');
    expect(modalOf(priya).text).toContain('For @Sam, Tue 1 Dec 2026 to Fri 4 Dec 2026');
  });

  test('who takes days off on which they stand in for others reads for whom, when, and what becomes of it', async () => {
    const world = await startWorld({ withPartner: false });
    const priya = priyaOf(world);
    await world.sam.slash('/handoff me');
    await addDaysOff(world.sam, PRIYA_STANDS_IN);
    await priya.slash('/handoff me');
    await addDaysOff(priya, { 'First day off': '2026-12-07', 'Last day off': '2026-12-07' });
    expect(modalOf(priya).text).not.toContain('You stand in then');
    await addDaysOff(priya, { 'First day off': '2026-12-04', 'Last day off': '2026-12-06' });
    expect(modalOf(priya).text).toContain(
      'You stand in then for @Sam (Tue 1 Dec 2026 to Fri 4 Dec 2026). Please tell them: response windows of theirs wait on those days.',
    );
    await addDaysOff(priya, { 'First day off': '2026-12-01', 'Last day off': '2026-12-02', 'Stand-in': 'U0MAYA' });
    expect(modalOf(priya).text).toContain('Please tell them: @Maya stands in for them too.');
  });

  test('days off that make no sense are refused, each with its sentence', async () => {
    const { sam } = await startWorld({ withPartner: false });
    await sam.slash('/handoff me');
    await addDaysOff(sam, { 'First day off': '2026-12-01', 'Last day off': '2026-12-04' });
    await modalOf(sam).press('Add days off');
    for (const [typed, errors] of WRONG_DAYS) expect(await whatIsWrong(sam, typed)).toEqual(errors);
    await fillForm(modalOf(sam), { 'First day off': '2026-12-10', 'Last day off': '2026-12-11' });
    for (const [id, sentence] of WRONG_STAND_INS) {
      expect(await whatIsWrong(sam, { 'Stand-in': id }), id).toEqual({ 'Stand-in': sentence });
    }
    await save(sam, { 'Stand-in': 'Priya Raman' });
    expect(modalOf(sam).text).toContain('Thu 10 Dec 2026 to Fri 11 Dec 2026');
  });

  test('two cannot stand in for each other, and nobody who is away can stand in', async () => {
    const world = await startWorld({ withPartner: false });
    const { sam, maya } = world;
    const priya = priyaOf(world);
    await sam.slash('/handoff me');
    await addDaysOff(sam, PRIYA_STANDS_IN);
    const week = { 'First day off': '2026-12-03', 'Last day off': '2026-12-08' };
    await priya.slash('/handoff me');
    await modalOf(priya).press('Add days off');
    expect(await whatIsWrong(priya, { ...week, 'Stand-in': 'Sam Okafor' })).toEqual({
      'Stand-in':
        'On Thu 3 Dec this person is away, and their stand-ins lead back to you. Choose a colleague who is there.',
    });
    await save(priya, { 'Stand-in': null });
    await maya.slash('/handoff me');
    await modalOf(maya).press('Add days off');
    expect(await whatIsWrong(maya, { ...week, 'Stand-in': 'Priya Raman' })).toEqual({
      'Stand-in':
        'On Thu 3 Dec this person is away too, and nobody stands in for them. Choose a colleague who is there.',
    });
  });
});
