import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, openForm, readsLastPage, startWorld, type World } from '../support/bot.ts';
import { accept, decide, decline, registerFerrous, whatIsWrong, writtenWorld } from '../support/deeds.ts';
import { answerTo, dmOf, messagesWith, refusalOver } from '../support/reading.ts';
import { card, checkedWorld, clear, name, sendToCheck, thread } from './checked.ts';

/** Who signs a conflict check, when nobody does, and how long what was found counts. */

const robin = ({ sandbox }: World) => sandbox.as('U0ROBIN');
const iris = ({ sandbox }: World) => sandbox.as('U0IRIS');

describe('who signs', { tags: 'thorough' }, () => {
  test('is the adjudicator when the alliances owner is the account executive', async () => {
    const world = await startWorld({ isChecked: true });
    await name(world, { Adjudicator: 'Robin Hayes' });
    await sendToCheck(world, { 'Account executive': 'Alex Romero' });
    expect(world.alex.messages()).toHaveLength(0);
    await clear(world, robin(world));
    expect(world.alex.lastMessage().text).toContain('Signed by @Robin');
    await accept(world, world.alex);
  });

  test('is the adjudicator when the alliances owner wrote it', async () => {
    const world = await startWorld({ isChecked: true });
    await name(world, { Adjudicator: 'Robin Hayes' });
    await world.alex.slash('/handoff');
    const form = await openForm({ maya: world.alex });
    expect(await form.submit()).toEqual({ ok: true });
    await world.settle();
    expect(robin(world).lastMessage().buttons).toContain('Clear');
    expect(messagesWith(world.alex, 'Conflict check')).toHaveLength(0);
  });

  test('is somebody, or nothing is sent: the form stays and says who can mend that', async () => {
    const world = await writtenWorld({ isChecked: true });
    await fillForm(modalOf(world.maya), { 'Account executive': 'Alex Romero' });
    await modalOf(world.maya).submit();
    expect(await refusalOver(world.maya)).toContain('Ask an administrator to name an adjudicator');
    expect(modalOf(world.maya).value('Account')).toBe('Fabrikam Logistics');
    await name(world, { Adjudicator: 'Robin Hayes' });
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  });

  test('is whoever stands in while they are away, with a window in their own calendar', async () => {
    const world = await startWorld({ isChecked: true });
    await world.alex.slash('/handoff me');
    await modalOf(world.alex).press('Add days off');
    await fillForm(modalOf(world.alex), {
      'First day off': '2026-11-24',
      'Last day off': '2026-12-04',
      'Stand-in': 'Robin Hayes',
    });
    expect(await modalOf(world.alex).submit()).toEqual({ ok: true });
    await modalOf(world.alex).close();
    await sendToCheck(world);
    expect(robin(world).lastMessage().text).toContain('Sign by: Thu 26 Nov 2026, 17:00 (Chicago time)');
  });

  test('is the new alliances owner as soon as an administrator names one: the old card says so', async () => {
    const world = await checkedWorld();
    await world.ada.slash('/handoff partners');
    await modalOf(world.ada).press('Edit');
    await world.settle();
    await fillForm(modalOf(world.ada), { 'Alliances owner': 'Robin Hayes' });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    await world.settle();
    expect(world.alex.messageSaying('Conflict check').buttons).toEqual([]);
    expect(world.alex.messageSaying('Conflict check').text).toContain('Somebody else signs the conflict check: @Robin');
    await clear(world, robin(world));
    expect(world.sam.lastMessage().buttons).toContain('Accept');
  });

  test('is the next one when they leave', async () => {
    const world = await startWorld({ isChecked: true });
    await name(world, { Adjudicator: 'Robin Hayes' });
    await sendToCheck(world);
    world.sandbox.control.patchPerson('U0ALEX', { deleted: true });
    await world.settle();
    await clear(world, robin(world));
    expect(world.sam.lastMessage().text).toContain('Signed by @Robin');
  });

  test('nobody else: whoever else presses learns it in one sentence, and nothing changes', async () => {
    const world = await checkedWorld();
    const dm = dmOf(world.alex);
    const sentences = {
      'Only @Alex can sign this conflict check. Nothing has changed.': ['U0MAYA', 'U0SAM', 'U0ADA', 'U0IRIS'],
      'Only full members of our own workspace can do this. Ask one of them to do it with you.': ['U0LENA', 'U0GUEST'],
    };
    for (const [said, ids] of Object.entries(sentences)) {
      for (const id of ids) {
        world.sandbox.control.join(dm, id);
        const person = world.sandbox.as(id);
        const asked = person.lastMessage(dm);
        for (const button of ['Clear', 'Clear with other words…', 'Return…']) {
          await asked.press(button);
          expect(person.modal(), `${id} ${button}`).toBeNull();
          expect(answerTo(person, dm)).toBe(said);
        }
      }
    }
    expect(world.sam.messages().filter(({ isEphemeral }) => !isEphemeral)).toHaveLength(0);
  });

  test('signs once: a second press, and one on an old card, change nothing', async () => {
    const world = await checkedWorld();
    const asked = world.alex.lastMessage();
    await asked.press('Clear');
    await asked.press('Clear');
    await world.settle();
    await asked.press('Return…');
    await world.settle();
    expect(messagesWith(world.alex, 'This conflict check is cleared already.')).toHaveLength(2);
    expect(messagesWith(world.sam, 'brought by')).toHaveLength(1);
  });

  test('cannot be Slack’s silence: what is sent while Slack does not say who signs is kept, and checked then', async () => {
    const world = await writtenWorld({ isChecked: true });
    const form = modalOf(world.maya);
    world.sandbox.control.fail({ method: 'users.info', times: 1000, fault: { kind: 'drop' } });
    expect(await form.submit()).toEqual({ ok: true });
    expect(await readsLastPage(world)).toContain('Kept.');
    world.sandbox.control.clear();
    await world.timeIs('2026-11-24T10:05:00-05:00');
    expect(world.alex.lastMessage().buttons).toContain('Clear');
    await clear(world);
    expect(world.sam.lastMessage().buttons).toContain('Accept');
  });
});

describe('a check that nobody signs', () => {
  async function lapsedCheck(): Promise<World> {
    const world = await startWorld({ isChecked: true });
    await name(world, { 'Intake owner': 'Iris Chen', 'Escalation contact': 'Robin Hayes' });
    await sendToCheck(world);
    return world;
  }

  test('is reminded of once, as its last day begins', { tags: 'thorough' }, async () => {
    const world = await lapsedCheck();
    await world.timeIs('2026-11-25T12:00:00-05:00');
    expect(messagesWith(world.alex, 'Still to be signed')).toHaveLength(0);
    await world.timeIs('2026-11-26T09:00:00-05:00');
    expect(messagesWith(world.alex, 'Still to be signed')).toHaveLength(1);
    await world.timeIs('2026-11-26T15:00:00-05:00');
    expect(messagesWith(world.alex, 'Still to be signed')).toHaveLength(1);
    await clear(world);
    expect(world.alex.lastMessage().buttons).toEqual([]);
  });

  test('goes to the intake owner at its deadline; author and partner hear it once, and a late signature still counts', {
    tags: 'thorough',
  }, async () => {
    const world = await lapsedCheck();
    await world.timeIs('2026-11-26T17:00:00-05:00');
    expect(iris(world).lastMessage().buttons).toEqual([
      'Clear',
      'Clear with other words…',
      'Return…',
      'Somebody else signs…',
      'Withdraw…',
    ]);
    expect(messagesWith(world.maya, 'is still in its conflict check')).toHaveLength(1);
    await world.timeIs('2026-11-27T10:00:00-05:00');
    expect(card(world)).toContain('Handoff delayed');
    expect(thread(world)).toEqual([
      expect.stringContaining('You will hear from us by Friday 4 December, not by Wednesday 2 December.'),
    ]);
    await clear(world, iris(world));
    expect(world.sam.lastMessage().text).toContain('Signed by @Iris');
    expect(card(world)).toContain('Handoff received');
    expect(thread(world)).toHaveLength(1);
  });

  test('is escalated a business day later, once', { tags: 'thorough' }, async () => {
    const world = await lapsedCheck();
    await world.timeIs('2026-11-26T17:00:00-05:00');
    await world.timeIs('2026-11-27T17:00:00-05:00');
    expect(messagesWith(robin(world), 'Still not signed')).toHaveLength(1);
    await world.timeIs('2026-11-30T12:00:00-05:00');
    expect(messagesWith(robin(world), 'Still not signed')).toHaveLength(1);
  });

  test('is passed on by the intake owner to anybody outside of it, with a window of their own', async () => {
    const world = await lapsedCheck();
    await world.timeIs('2026-11-26T17:00:00-05:00');
    await iris(world).lastMessage().press('Somebody else signs…');
    expect(await whatIsWrong(iris(world), { 'Who signs': 'Sam Okafor' })).toEqual({
      'Who signs': 'They wrote it, or are to answer it. Choose somebody who looks at it from outside.',
    });
    await fillForm(modalOf(iris(world)), { 'Who signs': 'Priya Raman' });
    expect(await modalOf(iris(world)).submit()).toEqual({ ok: true });
    await world.settle();
    const priya = world.sandbox.as('U0PRIYA');
    expect(priya.lastMessage().text).toContain('Sign by: Tue 1 Dec 2026, 17:00 (Kolkata time)');
    await clear(world, priya);
    expect(world.sam.lastMessage().text).toContain('Signed by @Priya');
  });
});

describe('what was found counts for ten business days', () => {
  async function declinedBySam(): Promise<World> {
    const world = await checkedWorld();
    await clear(world);
    await decline(world, { Reason: 'Wrong owner', 'Better placed': 'Priya Raman' });
    return world;
  }

  test('within them a re-route asks the next account executive at once', { tags: 'thorough' }, async () => {
    const world = await declinedBySam();
    await world.alex.messageSaying('belongs with somebody else').press('Pass it on to them');
    await world.settle();
    expect(world.sandbox.as('U0PRIYA').lastMessage().buttons).toContain('Accept');
  });

  test('after them the check is asked for anew, and the next one hears of it once that is cleared', {
    tags: 'thorough',
  }, async () => {
    const world = await checkedWorld();
    await clear(world);
    await world.timeIs('2026-12-09T12:00:00-05:00');
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman', Why: 'Sam is away.' });
    const priya = world.sandbox.as('U0PRIYA');
    expect(priya.messages()).toHaveLength(0);
    expect(world.sam.messageSaying('Re-routed to').text).toContain('Re-routed to @Priya.');
    await clear(world);
    expect(priya.lastMessage().text).toContain('Passed on to you by @Alex. Sam is away.');
    expect(priya.lastMessage().text).toContain('Signed by @Alex, Wed 9 Dec.');
    await decide(world, priya, 'Accept', { By: '2026-12-11' });
    expect(card(world)).toContain('Handoff accepted');
  });

  test('who had it before and gets it back reads so in a message of its own, once the check is cleared', async () => {
    const world = await declinedBySam();
    await world.alex.messageSaying('belongs with somebody else').press('Pass it on to them');
    await world.settle();
    await world.timeIs('2026-12-09T12:00:00-05:00');
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Sam Okafor', Why: 'Priya is away.' });
    await clear(world);
    expect(world.sam.lastMessage().text).toContain('it is with you again');
  });
});

test('the findings name other partners to our own people alone', { tags: 'thorough' }, async () => {
  const world = await checkedWorld();
  await clear(world);
  await registerFerrous(world);
  await sendToCheck(world, { Partner: 'Ferrous Systems', 'Partner contact': 'Finn Keller' });
  expect(world.alex.lastMessage().text).toContain('Open with another partner: Brightwater Consulting');
  const finn = world.sandbox.as('U0FINN');
  expect(JSON.stringify(finn.messages('partner-ferrous'))).not.toContain('Brightwater');
});
