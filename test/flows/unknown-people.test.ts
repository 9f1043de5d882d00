import { describe, expect, test } from 'vitest';
import { createStore } from '../../src/db/store.ts';
import {
  BRIGHTWATER,
  fillForm,
  modalOf,
  openForm,
  readsLastPage,
  sendHandoff,
  startWorld,
  type World,
} from '../support/bot.ts';
import { nameRoles } from '../support/name-roles.ts';
import { decide, openRegister, sentWorld, whatIsWrong, writtenWorld } from '../support/deeds.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { brightwater, NOW } from '../support/packets.ts';
import { messagesWith } from '../support/reading.ts';
import { open } from '../support/store.ts';

/** Unknown is not yes: while Slack does not say who somebody is, nothing is theirs, and nothing that was typed is lost. */

const NOT_SAID = 'Slack did not say in time who this is. Try again.';

/** From now on Slack does not say who people are, until it is `clear`ed. */
function slackSaysNothing({ sandbox }: World): void {
  sandbox.control.fail({ method: 'users.info', times: 1000, fault: { kind: 'drop' } });
}

const nobodyWasTold = ({ sam, lena }: World) => {
  expect(sam.messages().filter(({ isEphemeral }) => !isEphemeral)).toEqual([]);
  expect(lena.messages('partner-brightwater')).toEqual([]);
};

describe('a form in which somebody is named of whom Slack says nothing', { tags: 'thorough' }, () => {
  test('stays open with all that was typed: an alliances owner', async () => {
    const world = await startWorld({ withPartner: false });
    await openRegister(world);
    slackSaysNothing(world);
    for (const owner of ['Robin Hayes', 'U0FINN']) {
      const errors = await whatIsWrong(world.ada, { ...BRIGHTWATER, 'Alliances owner': owner });
      expect(errors).toEqual({ 'Alliances owner': NOT_SAID });
    }
    world.sandbox.control.clear();
    expect(await whatIsWrong(world.ada, {})).toEqual({
      'Alliances owner': 'Finn Keller is at another company. Choose somebody of our own workspace.',
    });
    await fillForm(modalOf(world.ada), { 'Alliances owner': 'Alex Romero' });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
  });

  test('stays open with all that was typed: an intake owner, an escalation contact', async () => {
    const world = await startWorld({ withPartner: false });
    await world.ada.slash('/handoff settings');
    slackSaysNothing(world);
    const people = { 'Intake owner': 'U0GUEST', 'Escalation contact': 'U0LENA' };
    expect(await whatIsWrong(world.ada, people)).toEqual({
      'Intake owner': NOT_SAID,
      'Escalation contact': NOT_SAID,
    });
    await modalOf(world.ada).close();
    await world.ada.slash('/handoff settings');
    expect(modalOf(world.ada).value('Intake owner')).toBeNull();
  });
});

describe('a packet is kept while Slack does not say', { tags: 'thorough' }, () => {
  test('who answers questions: nobody is told, and it goes out by itself', async () => {
    const world = await startWorld();
    await world.sam.slash('/handoff list');
    await openForm(world, { 'Questions go to': 'Robin Hayes' });
    slackSaysNothing(world);
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    expect(await readsLastPage(world)).toContain('Kept. It goes to @Sam as soon as Slack says who everybody is.');
    nobodyWasTold(world);
    world.sandbox.control.clear();
    await world.settle();
    expect(world.sam.lastMessage().text).toContain('Questions go to');
    expect(messagesWith(world.lena, 'Handoff received', 'partner-brightwater')).toHaveLength(1);
  });

  test('who answers questions, and it is an app: the author is told why, and mends that alone', async () => {
    const world = await startWorld();
    await world.sam.slash('/handoff list');
    await openForm(world, { 'Questions go to': 'U0OTHERBOT' });
    slackSaysNothing(world);
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
    world.sandbox.control.clear();
    await world.settle();
    nobodyWasTold(world);
    const news = world.maya.lastMessage();
    expect(news.text).toContain('Questions cannot go there: @Standup is an app. Choose a person.');
    await news.press('Choose somebody else');
    const mended = await fillForm(modalOf(world.maya), {
      'Questions go to': 'Robin Hayes',
      'Partner’s agreement': true,
      'Conflict check': true,
    });
    expect(await mended.submit()).toEqual({ ok: true });
    await world.settle();
    expect(messagesWith(world.lena, 'Handoff received', 'partner-brightwater')).toHaveLength(1);
  });

  test('who wrote it: nobody is told, the author neither, and it goes out by itself', async () => {
    const world = await writtenWorld();
    const form = modalOf(world.maya);
    await world.timeIs('2026-11-24T10:05:00-05:00');
    slackSaysNothing(world);
    expect(await form.submit()).toEqual({ ok: true });
    await world.settle();
    nobodyWasTold(world);
    expect(world.maya.messages()).toEqual([]);
    world.sandbox.control.clear();
    await world.timeIs('2026-11-24T10:10:00-05:00');
    expect(world.sam.lastMessage().text).toContain('Answer by');
    expect(messagesWith(world.lena, 'Handoff received', 'partner-brightwater')).toHaveLength(1);
    expect(messagesWith(world.alex, 'could not be delivered')).toEqual([]);
  });

  test('who wrote it, and it is a guest: the partner and the account executive never hear of it, the intake owner has the packet', async () => {
    const world = await writtenWorld();
    const form = modalOf(world.maya);
    await world.timeIs('2026-11-24T10:05:00-05:00');
    slackSaysNothing(world);
    expect(await form.submit()).toEqual({ ok: true });
    world.sandbox.control.patchPerson('U0MAYA', { isRestricted: true });
    await world.settle();
    world.sandbox.control.clear();
    await world.timeIs('2026-11-24T10:10:00-05:00');
    nobodyWasTold(world);
    expect(world.maya.messages()).toEqual([]);
    const call = world.alex.lastMessage();
    expect(call.text).toContain('Not sent: Fabrikam Logistics. @Maya wrote it and is not a full member');
    expect(call.text).toContain('“Not another peak season on spreadsheets.”');
    expect(call.buttons).toEqual([]);
    expect(world.alex.messages()).toHaveLength(1);
  });
});

describe('a message waits while Slack does not say who reads it', { tags: 'thorough' }, () => {
  test('others go on meanwhile, and it goes out once', async () => {
    const world = await sentWorld();
    await world.timeIs('2026-11-24T10:05:00-05:00');
    await world.sam.lastMessage().press('Accept');
    slackSaysNothing(world);
    expect(await modalOf(world.sam).submit()).toEqual({ ok: true });
    await world.settle();
    expect(world.sam.lastMessage().text).toContain('Accepted by @Sam');
    expect(messagesWith(world.maya, 'Accepted by')).toEqual([]);
    await world.timeIs('2026-11-24T10:08:00-05:00');
    // Whether its contact may be mentioned is asked for two minutes: then the outcome goes out all the same, with their name.
    expect(world.lena.lastMessage('partner-brightwater').replies()[0]?.text).toContain('Lena Fischer, good news:');
    await world.timeIs('2026-11-24T10:30:00-05:00');
    expect(messagesWith(world.maya, 'Accepted by')).toEqual([]);
    world.sandbox.control.clear();
    await world.timeIs('2026-11-24T10:36:00-05:00');
    expect(messagesWith(world.maya, 'Accepted by')).toHaveLength(1);
    expect(messagesWith(world.alex, 'could not be delivered')).toEqual([]);
  });

  test('the first word to a partner waits for its author and its account executive', async () => {
    const world = await startWorld();
    world.sandbox.control.fail({
      method: 'conversations.info',
      times: 3,
      channel: 'C0BRIGHTWATER',
      fault: { kind: 'rate_limited', retryAfterS: 900 },
    });
    await sendHandoff(world);
    slackSaysNothing(world);
    await world.timeIs('2026-11-24T10:20:00-05:00');
    world.sandbox.control.clear();
    slackSaysNothing(world);
    await world.timeIs('2026-11-24T10:40:00-05:00');
    expect(world.lena.messages('partner-brightwater')).toEqual([]);
    world.sandbox.control.clear();
    await world.timeIs('2026-11-24T10:50:00-05:00');
    expect(messagesWith(world.lena, 'Handoff received', 'partner-brightwater')).toHaveLength(1);
  });
});

describe('what is for somebody who is not ours is not sent, and somebody who can mend that is told once', () => {
  test('an alliances owner of the partner’s own company, from before: an administrator mends it, and the call goes out by itself', {
    tags: 'thorough',
  }, async () => {
    const databaseUrl = databaseOnDisk();
    const store = createStore(await open(databaseUrl));
    await store.savePartner({ ...brightwater, alliancesOwner: 'U0LENA' }, NOW);
    await store.set('administrators', ['U0ADA']);
    const world = await startWorld({ databaseUrl, withPartner: false });
    await sendHandoff(world);
    await world.timeIs('2026-11-27T17:00:00-05:00');
    await world.timeIs('2026-11-27T17:10:00-05:00');
    expect(messagesWith(world.lena, 'For you to decide')).toEqual([]);
    expect(messagesWith(world.ada, 'could not be delivered')).toHaveLength(1);
    expect(world.ada.lastMessage().text).toContain('A message to @Lena could not be delivered.');
    expect(world.ada.lastMessage().text).toContain('nothing internal is sent to anybody else');
    expect(world.ada.lastMessage().text).toContain('names another intake owner in /handoff settings');

    await world.ada.slash('/handoff partners');
    await modalOf(world.ada).press('Edit');
    await fillForm(modalOf(world.ada), { 'Alliances owner': 'Alex Romero' });
    expect(await modalOf(world.ada).submit()).toEqual({ ok: true });
    await world.settle();
    expect(world.alex.lastMessage().text).toContain('Nobody answered: Fabrikam Logistics.');
    expect(world.alex.lastMessage().buttons).toEqual(['Re-route', 'Keep with them', 'Withdraw']);
    expect(messagesWith(world.ada, 'could not be delivered')).toHaveLength(1);
  });

  test('the intake owner has left: the escalation contact is told once, and what waited goes to the next one', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    const [iris, robin] = ['U0IRIS', 'U0ROBIN'].map(world.sandbox.as);
    await world.ada.slash('/handoff settings');
    await (
      await fillForm(modalOf(world.ada), { 'Intake owner': 'Iris Chen', 'Escalation contact': 'Robin Hayes' })
    ).submit();
    await sendHandoff(world);
    for (const displayName of ['Iris', 'Iris C.', 'I. Chen']) {
      world.sandbox.control.patchPerson('U0IRIS', { deleted: true, displayName });
      await world.settle();
    }
    expect(robin && messagesWith(robin, 'is no longer a full member of our workspace.')).toHaveLength(1);
    expect(robin?.lastMessage().text).toContain('Intake owner: name another in /handoff settings.');
    await world.restart();
    await world.timeIs('2026-11-27T17:00:00-05:00');
    await world.timeIs('2026-11-27T17:10:00-05:00');
    expect(iris?.messages()).toEqual([]);
    expect(robin && messagesWith(robin, 'could not be delivered.')).toHaveLength(1);

    await world.ada.slash('/handoff settings');
    expect(await (await fillForm(modalOf(world.ada), { 'Intake owner': 'Alex Romero' })).submit()).toEqual({
      ok: true,
    });
    await world.settle();
    expect(world.alex.lastMessage().buttons).toEqual(['Re-route', 'Keep with them', 'Withdraw']);
    expect(robin && messagesWith(robin, 'could not be delivered.')).toHaveLength(1);
  });

  test('an administrator, an escalation contact and an alliances owner have left: the intake owner is told once of each', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    const iris = world.sandbox.as('U0IRIS');
    await world.ada.slash('/handoff settings');
    const people = {
      'Intake owner': 'Iris Chen',
      'Escalation contact': 'Robin Hayes',
    };
    expect(await (await fillForm(modalOf(world.ada), people)).submit()).toEqual({ ok: true });
    await nameRoles(world.ada, { Administrators: ['Ada Novak', 'Robin Hayes'] });
    await sendHandoff(world);
    for (let times = 0; times < 2; times += 1) {
      world.sandbox.control.patchPerson('U0ROBIN', { deleted: true });
      world.sandbox.control.patchPerson('U0ALEX', { isRestricted: true });
      await world.settle();
    }
    const told = messagesWith(iris, 'is no longer a full member of our workspace.').map(({ text, blocks }) =>
      JSON.stringify([text, blocks]),
    );
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(/U0ROBIN.*Escalation contact:.*Administrator:/);
    expect(told[1]).toMatch(/U0ALEX.*Alliances owner:/);
  });

  test('the author has left before the partner heard of it: nothing is announced, and the intake owner decides', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    world.sandbox.control.patchChannel('C0BRIGHTWATER', { isArchived: true });
    await sendHandoff(world);
    world.sandbox.control.patchPerson('U0MAYA', { deleted: true });
    await world.settle();
    world.sandbox.control.patchChannel('C0BRIGHTWATER', { isArchived: false });
    await world.settle();
    expect(world.lena.messages('partner-brightwater')).toEqual([]);
    expect(messagesWith(world.alex, 'Fabrikam Logistics has lost its author.')).toHaveLength(1);
    expect(await decide(world, world.alex, 'Withdraw', { Why: 'Nobody follows Maya' })).toEqual({ ok: true });
    expect(messagesWith(world.lena, 'Handoff received', 'partner-brightwater')).toEqual([]);
  });

  test('the account executive became a guest: the intake owner is told once, with Re-route, and nothing more goes to the guest', async () => {
    const world = await sentWorld();
    const before = world.sam.messages().length;
    for (const displayName of ['Sam', 'Sammy']) {
      world.sandbox.control.patchPerson('U0SAM', { isRestricted: true, displayName });
      await world.settle();
    }
    await world.timeIs('2026-11-26T12:00:00-05:00');
    await world.timeIs('2026-11-27T17:00:00-05:00');
    expect(world.sam.messages()).toHaveLength(before);
    expect(messagesWith(world.alex, 'has lost its account executive')).toHaveLength(1);
    expect(messagesWith(world.alex, 'could not be delivered')).toEqual([]);
    const [call] = messagesWith(world.alex, 'has lost its account executive');
    expect(JSON.stringify(call?.blocks)).toContain('Re-route');
  });
});

describe('Slack tells of each new status of everybody in the company', () => {
  test('of people without a part here nothing is written down, and nothing follows', async () => {
    const databaseUrl = databaseOnDisk();
    const world = await startWorld({ databaseUrl });
    await sendHandoff(world);
    const posts = world.sandbox.control.calls('chat.postMessage').length;
    for (const id of ['U0NOZONE', 'U0GUEST', 'U0GONE', 'U0LENA', 'U0PRIYA'])
      world.sandbox.control.patchPerson(id, { displayName: `New name of ${id}` });
    world.sandbox.control.patchPerson('U0NOZONE', { deleted: true });
    world.sandbox.control.patchChannel('C0FERROUS', { isArchived: true });
    await world.settle();
    await world.stop();
    expect(world.sandbox.control.calls('chat.postMessage')).toHaveLength(posts);
    const ids = (what: string) =>
      world.sandbox.control.calls(what).map(({ request }) => (request as { event_id?: string }).event_id);
    const written = (await createStore(await open(databaseUrl)).inbound.since(0)).map(({ id }) => id);
    expect(ids('user_change')).toHaveLength(6);
    expect(written.filter((id) => ids('user_change').includes(id))).toEqual([]);
    expect(written).toContain(ids('channel_archive')[0]);
  });
});
