import type { PersonAtKeyboard } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { fillForm, modalOf, readsLastPage, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept, decide, declinedWorld, lapsedWorld, sentWorld, writtenWorld } from '../support/deeds.ts';
import { answerTo, messagesWith } from '../support/reading.ts';

const CHANNEL = 'partner-brightwater';

/** What Maya's notifications say, in order. */
const mayaReads = ({ maya }: World) => maya.messages().map(({ text }) => text);
const ACCEPTED = 'Accepted: Fabrikam Logistics. First step by Mon 30 Nov';

describe('whoever hands off', { tags: 'thorough' }, () => {
  test('reads in the form who answers by when, and hears with the decision, once', async () => {
    const world = await writtenWorld();
    await modalOf(world.maya).submit();
    const page = await readsLastPage(world);
    expect(page).toContain('Sent to @Sam, who answers by Fri 27 Nov 2026, 17:00 (New York time)');
    expect(page).toContain('You hear here when they do.');
    await world.settle();
    expect(mayaReads(world)).toEqual([]);

    await accept(world);
    expect(mayaReads(world)).toEqual([ACCEPTED]);
    expect(world.maya.lastMessage().text).toContain('Next move, as suggested: Join Lena’s call');
  });

  test('is told of a decline what to do, with the button to mend it', async () => {
    const world = await declinedWorld({ Reason: 'No evidence', 'Note to the author': 'The link is dead.' });
    const fix = 'What to do: Add links to “Evidence” that open and support the claims.';
    expect(mayaReads(world)).toEqual([`Declined: Fabrikam Logistics. ${fix}`]);
    for (const words of ['Note: The link is dead.', fix]) expect(world.maya.lastMessage().text).toContain(words);
    expect(world.maya.lastMessage().buttons[0]).toBe('Mend and send again');
  });

  test('hears of a lapse and of a re-route in messages of their own, and has the card only with the late answer', async () => {
    const world = await lapsedWorld();
    await decide(world, world.alex, 'Re-route', { 'Account executive': 'Priya Raman', Why: 'Sam is away.' });
    const news = [
      expect.stringContaining('Nobody answered: Fabrikam Logistics'),
      'With somebody else now: Fabrikam Logistics, answer by Wed 2 Dec 2026, 17:00 (Kolkata time)',
    ];
    expect(mayaReads(world)).toEqual(news);
    await accept(world, world.sandbox.as('U0PRIYA'));
    const hint = 'Fabrikam Logistics: not in the channel that is shared with Brightwater Consulting';
    expect(mayaReads(world)).toEqual([...news, ACCEPTED, hint]);
  });

  test('finds what waits in the list and under its reference', async () => {
    const world = await sentWorld();
    await world.maya.slash('/handoff list');
    const list = answerTo(world.maya);
    expect(list).toContain('Fabrikam Logistics');
    expect(list).toContain('Awaiting response, answer by');
    const [reference] = /H\d{7}/.exec(list) ?? [];
    await world.maya.slash(`/handoff status ${reference}`);
    expect(answerTo(world.maya)).toContain('Stands: Awaiting response');
  });
});

describe('an author who is the intake owner too', { tags: 'thorough' }, () => {
  async function mayaTakesIn(): Promise<World> {
    const world = await startWorld();
    await world.ada.slash('/handoff settings');
    await (await fillForm(modalOf(world.ada), { 'Intake owner': 'Maya Lindqvist' })).submit();
    await sendHandoff(world);
    await world.timeIs('2026-11-27T17:00:00-05:00');
    return world;
  }

  test('is called to decide, and not told besides that nobody answered', async () => {
    const world = await mayaTakesIn();
    expect(world.maya.messages()).toHaveLength(1);
    expect(world.maya.lastMessage().text).not.toContain('The intake owner has been told');
    expect(world.maya.lastMessage().buttons).toEqual(['Re-route', 'Keep with them', 'Withdraw']);
  });

  test('is not told that they withdrew it; everybody else is', async () => {
    const world = await mayaTakesIn();
    await decide(world, world.maya, 'Withdraw', { Why: 'The customer went elsewhere.' });
    expect(world.maya.messages()).toHaveLength(1);
    expect(messagesWith(world.sam, 'withdrawn')).not.toEqual([]);
    expect(world.lena.lastMessage(CHANNEL).text).toContain('Handoff withdrawn');
  });
});

describe('one click leads to the partner’s thread', { tags: 'thorough' }, () => {
  const placeOf = ({ lena }: World) => {
    const { channel, ts } = lena.lastMessage(CHANNEL);
    return `archives/${channel}/p${ts.replace('.', '')}?thread_ts=${ts}&cid=${channel}`;
  };
  const looksOf = (person: PersonAtKeyboard) => JSON.stringify(person.lastMessage().blocks);

  test('from the account executive’s card, which goes out before the partner’s, and from the author’s', async () => {
    const world = await sentWorld();
    expect(looksOf(world.sam)).toContain(placeOf(world));
    expect(messagesWith(world.sam, 'Fabrikam Logistics'), 'an edit, which tells nobody anything').toHaveLength(1);
    await accept(world);
    expect(looksOf(world.sam)).toContain(placeOf(world));
    expect(looksOf(world.maya)).toContain(placeOf(world));
    const ofPartner = world.lena.lastMessage(CHANNEL);
    expect(JSON.stringify([ofPartner.blocks, ofPartner.replies().map(({ blocks }) => blocks)])).not.toContain(
      'thread_ts',
    );
  });

  test('also once the partner’s card was deleted and stands elsewhere', async () => {
    const world = await sentWorld();
    const before = placeOf(world);
    const { channel, ts } = world.lena.lastMessage(CHANNEL);
    const authorization = `Bearer ${world.sandbox.tokens.bot}`;
    await fetch(`${world.sandbox.apiUrl}chat.delete`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ channel, ts }),
    });
    await accept(world);
    await world.timeIs('2026-11-24T10:05:00-05:00');
    expect(placeOf(world)).not.toBe(before);
    for (const person of [world.sam, world.maya]) expect(looksOf(person)).toContain(placeOf(world));
  });
});
