import { describe, expect, test } from 'vitest';
import { recordOf } from 'slack-sandbox/json';
import { fillForm, modalOf, sendHandoff, startWorld } from '../support/bot.ts';
import { accept, decline, sentWorld, writtenWorld } from '../support/deeds.ts';
import { answerTo, referenceOf } from '../support/reading.ts';

describe('/handoff', () => {
  test('asks Slack at most once a minute who it is, and opens the form next', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    world.sandbox.control.clear();
    await world.maya.slash('/handoff');
    expect(modalOf(world.maya).title).toBe('Hand off a deal');
    // The bot asks by itself about those who are named for something; that is not for her.
    const calls = () =>
      world.sandbox.control
        .record()
        .filter(({ direction, request }) => direction === 'app→slack' && recordOf(request).user !== 'U0ALEX')
        .map(({ what }) => what);
    expect(calls()).toEqual(['users.info', 'views.open']);
    await modalOf(world.maya).close();
    await world.maya.slash('/handoff   ');
    expect(modalOf(world.maya).title).toBe('Hand off a deal');
    expect(calls()).toEqual(['users.info', 'views.open', 'views.open']);
  });

  test('says what to do while no partner is registered', { tags: 'thorough' }, async () => {
    const world = await startWorld({ withPartner: false });
    await world.maya.slash('/handoff');
    expect(modalOf(world.maya).text).toContain('No partner is registered yet');
    expect(modalOf(world.maya).text).toContain('ask a workspace administrator to run /handoff partners');
    expect(modalOf(world.maya).fields()).toEqual([]);
  });

  test.each(['banana', 'constructor', '__proto__', '<!channel>'])('“%s” is named as no command', async (word) => {
    const world = await startWorld({ withPartner: false });
    await world.maya.slash(`/handoff ${word}`);
    expect(answerTo(world.maya)).toContain(`I do not know ${word}.`);
    await world.maya.slash('/handoff help');
    expect(answerTo(world.maya)).not.toContain('I do not know');
  });

  test.each(['help', 'HELP', 'nonsense', 'constructor', '__proto__', '<!channel>', 'lst', '?'])(
    '“%s” gets the help',
    { tags: 'thorough' },
    async (word) => {
      const world = await startWorld({ withPartner: false });
      expect(await world.maya.slash(`/handoff ${word}`)).toEqual({ ok: true });
      expect(answerTo(world.maya)).toContain('/handoff status ID');
      expect(answerTo(world.maya)).toContain('/handoff partners');
    },
  );

  test('example shows a filled packet, anywhere, to its sender alone', { tags: 'thorough' }, async () => {
    const world = await startWorld({ withPartner: false });
    await world.maya.slash('/handoff example', 'general');
    expect(answerTo(world.maya, 'general')).toContain('A packet that is ready to hand off.');
    expect(answerTo(world.maya, 'general')).toContain('Seller next move: Join Lena’s call with Jonas');
    expect(world.sam.messages('general')).toEqual([]);
  });

  test('example opens over the form too, and nothing that was typed is lost', { tags: 'thorough' }, async () => {
    const world = await writtenWorld();
    const form = await fillForm(modalOf(world.maya), { Account: 'Contoso' });
    await form.press('Show a filled example');
    expect(modalOf(world.maya).title).toBe('A filled packet');
    expect(modalOf(world.maya).text).toContain('Account executive: one named person');
    expect(modalOf(world.maya).text).toContain('Compensation: ');
    await modalOf(world.maya).close();
    expect(modalOf(world.maya).value('Account')).toBe('Contoso');
    expect(await modalOf(world.maya).submit()).toEqual({ ok: true });
  });

  test('list shows who wrote and who is asked their own, and nobody others’', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    await world.maya.slash('/handoff list');
    expect(answerTo(world.maya)).toBe('You have no open handoffs. Type /handoff to hand off a deal.');
    await sendHandoff(world);
    await world.timeIs('2026-11-24T10:30:00-05:00');
    await sendHandoff(world, { Account: 'Contoso' });
    await world.maya.slash('/handoff LIST');
    expect(answerTo(world.maya)).toMatch(
      /Sent by you\nH\d{7} {2}Contoso.*Awaiting response, answer by.*@Sam\nH\d{7} {2}Fabrikam/,
    );
    await world.sam.slash('/handoff list please');
    expect(answerTo(world.sam)).toMatch(/Your turn\nH\d{7} .*Contoso.*answer\n/);
    await world.ada.slash('/handoff list');
    expect(answerTo(world.ada)).toContain('You have no open handoffs.');
  });

  test('list shows first what is the reader’s turn, a declined one and one that nobody answered included', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld();
    await sendHandoff(world, { Account: 'Contoso' });
    await decline(world, { Reason: 'No evidence' });
    await sendHandoff(world);
    await world.maya.slash('/handoff list');
    expect(answerTo(world.maya)).toMatch(
      /^Your turn\nH\d{7} {2}Contoso.*mend it and send it again\nSent by you\nH\d{7} {2}Fabrikam/m,
    );
    await world.alex.slash('/handoff list');
    expect(answerTo(world.alex)).toContain('You have no open handoffs.');
    await world.timeIs('2026-11-28T12:00:00-05:00');
    await world.alex.slash('/handoff list');
    expect(answerTo(world.alex)).toMatch(/^Your turn\nH\d{7} {2}Fabrikam.*decide what is next/m);
    await accept(world);
    await world.sam.slash('/handoff list');
    expect(answerTo(world.sam)).toMatch(/^Yours to work\nH\d{7} {2}Fabrikam/m);
    await world.maya.slash('/handoff list');
    expect(answerTo(world.maya)).toContain('Contoso');
    await world.timeIs('2026-12-30T12:00:00-05:00');
    await world.maya.slash('/handoff list');
    expect(answerTo(world.maya)).not.toContain('Contoso');
  });

  test('list shows all handoffs, also with the longest names there are', { tags: 'thorough' }, async () => {
    const world = await startWorld();
    const executives = ['Sam Okafor', 'Priya Raman', 'Iris Chen'];
    for (let count = 0; count < 12; count += 1) {
      const ae = executives[count % executives.length] ?? null;
      await sendHandoff(world, { Account: `${count} ${'&'.repeat(145)}`, 'Account executive': ae });
    }
    await world.maya.slash('/handoff list');
    for (const count of [0, 6, 11]) expect(answerTo(world.maya)).toContain(`  ${count} &&&`);
  });

  test('status finds a handoff whatever the case, and says so when there is none', async () => {
    const world = await sentWorld();
    const reference = await referenceOf(world.maya);
    for (const typed of [reference, reference.toLowerCase(), ` ${reference}  `]) {
      await world.alex.slash(`/handoff status ${typed}`);
      expect(answerTo(world.alex)).toContain(`${reference}: Fabrikam Logistics`);
    }
    const shown = answerTo(world.alex);
    expect(shown).toContain('Stands: Awaiting response');
    expect(shown).toContain('owner @Maya · to act: @Sam');
    expect(shown).toContain('Account executive: @Sam   Author: @Maya');
    expect(shown).toContain('sent to @Sam by @Maya');
    await world.alex.slash('/handoff status H0000000');
    expect(answerTo(world.alex)).toBe('This handoff is not known here. Nothing has changed.');
    await world.alex.slash('/handoff Status');
    expect(answerTo(world.alex)).toContain('Which one? Type /handoff status and its reference');
  });
});
