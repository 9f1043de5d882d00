import { describe, expect, test } from 'vitest';
import { recordOf } from 'slack-sandbox/json';
import { fillForm, modalOf, PACKET, sendHandoff, type World } from '../support/bot.ts';
import {
  acceptedWith,
  acceptedWorld,
  movedWorld,
  ONCE_ACCEPTED,
  ONCE_BOTH_MOVED,
  recordOutcome,
  WHAT_CAME_OF_IT,
  whatIsWrong,
} from '../support/deeds.ts';
import { pressForged } from '../support/forged.ts';
import { answerTo, dmOf, messagesWith, referenceOf } from '../support/reading.ts';

/** What becomes of a handoff after Sam has accepted it. */

const PARTNERS = 'partner-brightwater';
const LINK = 'https://crm.example.com/4712';
const OPENED = { Opportunity: LINK, Amount: 'EUR 40,000' };

const cardOfSam = ({ sam }: World) => sam.messageSaying('brought by Brightwater');

async function tap(world: World, button: string): Promise<void> {
  await cardOfSam(world).press(button);
  await world.settle();
}

const cardOf = ({ lena }: World) => lena.lastMessage(PARTNERS);
const threadOf = (world: World) => cardOf(world).replies();
const newestReply = (world: World): string => threadOf(world).at(-1)?.text ?? '';

describe('“Worth working?”', () => {
  test('is not asked before both sides have moved; who knows better says so under what came of it', async () => {
    const world = await acceptedWorld();
    expect(cardOfSam(world).buttons).toEqual([...ONCE_ACCEPTED, 'Undo']);
    await recordOutcome(world, 'Not worth working: timing');
    expect(newestReply(world)).toContain('this is not the right moment for it');
    expect(world.maya.lastMessage().text).toContain('Why: timing');
  });

  test('is no choice of the form any more once it is worked', { tags: 'thorough' }, async () => {
    const world = await movedWorld();
    await tap(world, 'Yes');
    await cardOfSam(world).press(WHAT_CAME_OF_IT);
    expect(modalOf(world.sam).text).toContain('No deal');
    expect(modalOf(world.sam).text).not.toContain('Not worth working');
  });

  test('yes is one tap: it is worked, everybody’s card shows it, and nobody gets another message', {
    tags: 'thorough',
  }, async () => {
    const world = await movedWorld();
    const [mayaHas, lenaHas] = [world.maya.messages().length, threadOf(world).length];
    expect(cardOfSam(world).buttons).toEqual([...ONCE_BOTH_MOVED, 'Undo']);
    await tap(world, 'Yes');
    expect(cardOfSam(world).text).toContain('Working · owner @Sam');
    expect(cardOfSam(world).buttons).toEqual(['Introduction made', WHAT_CAME_OF_IT]);
    expect(world.maya.lastMessage().text).toContain('Working · owner @Sam');
    expect(cardOf(world).text).toContain('Handoff in progress');
    expect(world.maya.messages()).toHaveLength(mayaHas);
    expect(threadOf(world)).toHaveLength(lenaHas);
  });

  test.each([
    ['No: budget', 'the means for it are not there at the moment', 'budget'],
    ['No: timing', 'this is not the right moment for it', 'timing'],
    ['No: fit', 'it is not the right match for what we can offer', 'fit'],
  ])(
    '“%s” is one tap: the partner reads a warm sentence, the author why, and it is closed',
    { tags: 'thorough' },
    async (no, said, why) => {
      const world = await movedWorld();
      await tap(world, no);
      expect(newestReply(world)).toContain(`@Lena, we looked into this and are not taking it further: ${said}`);
      expect(newestReply(world)).toContain('Thank you for bringing it to us');
      expect(cardOf(world).text).toContain('Handoff not taken further');
      expect(world.maya.lastMessage().text).toContain(
        `it is not worth working. The partner has been told.\nWhy: ${why}`,
      );
      expect(cardOfSam(world).text).toContain(`Why: ${why}`);
      expect(cardOfSam(world).buttons).toEqual([]);
    },
  );

  test('a tap on a card that shows what was so before says so, and draws the card as it is', {
    tags: 'thorough',
  }, async () => {
    const world = await movedWorld();
    const old = cardOfSam(world);
    await tap(world, 'Yes');
    for (const button of ['Yes', 'No: fit']) {
      await old.press(button);
      await world.settle();
      expect(answerTo(world.sam)).toBe('You have said already that this is worth working. Nothing has changed.');
    }
    expect(cardOfSam(world).text).not.toContain('Worth working?');
    expect(messagesWith(world.maya, 'not worth working')).toEqual([]);
  });

  test('nobody else can say it, whatever they press', { tags: 'thorough' }, async () => {
    const world = await movedWorld();
    const dm = dmOf(world.sam);
    for (const [id, said] of [
      ['U0MAYA', 'Only @Sam can say what came of this handoff. Nothing has changed.'],
      ['U0PRIYA', 'Only @Sam can say what came of this handoff. Nothing has changed.'],
      ['U0LENA', 'Only full members of our own workspace can do this. Ask one of them to do it with you.'],
    ] as const) {
      world.sandbox.control.join(dm, id);
      const person = world.sandbox.as(id);
      const card = person.messageSaying('brought by Brightwater', dm);
      for (const button of ['Yes', 'No: budget', 'No: timing', 'No: fit', 'What came of it…']) {
        await card.press(button);
        await world.settle();
        expect(answerTo(person, dm), `${id} ${button}`).toBe(said);
        expect(person.modal()).toBeNull();
      }
    }
    expect(cardOfSam(world).text).toContain('Worth working?');
  });
});

describe('an opportunity', () => {
  test('is told to the partner with the credit, and to the author with the link, which stays inside', {
    tags: 'thorough',
  }, async () => {
    const world = await acceptedWorld();
    await recordOutcome(world, 'Opportunity opened', OPENED);
    expect(newestReply(world)).toBe(
      '@Lena, good news: we have opened an opportunity for this. We count it as brought to us by you.',
    );
    expect(cardOf(world).text).toContain('Opportunity: opened. We count it as brought to us by you.');
    const news = world.maya.lastMessage().text;
    expect(news).toContain('@Sam has opened an opportunity. The partner has been told.');
    for (const person of [world.maya, world.sam])
      expect(person.lastMessage().text).toContain(`${LINK} (opened Tue 24 Nov, EUR 40,000)`);
    expect(cardOfSam(world).buttons).toEqual(ONCE_ACCEPTED);
  });

  test('that moved an existing one is counted as moved forward', { tags: 'thorough' }, async () => {
    const world = await acceptedWith({ Opportunity: 'OPP-1', 'Opportunity created on': '2026-11-02' });
    await recordOutcome(world, 'Opportunity opened', OPENED);
    expect(newestReply(world)).toContain('We count it as moved forward with your help.');
  });

  test('says by itself that it is worth working, and is asked no more', { tags: 'thorough' }, async () => {
    const world = await acceptedWorld();
    await recordOutcome(world, 'Opportunity opened', OPENED);
    expect(cardOfSam(world).text).toContain('Working · owner @Sam');
    expect(cardOfSam(world).text).not.toContain('Worth working?');
  });

  test('is put right by giving it again, of which nobody hears a second time', { tags: 'thorough' }, async () => {
    const world = await acceptedWorld();
    await recordOutcome(world, 'Opportunity opened', OPENED);
    const [mayaHas, lenaHas] = [world.maya.messages().length, threadOf(world).length];
    await cardOfSam(world).press('What came of it…');
    expect(modalOf(world.sam).value('Opportunity')).toBe(LINK);
    await fillForm(modalOf(world.sam), { 'What came of it': 'Opportunity opened', Amount: 'EUR 60,000' });
    expect(await modalOf(world.sam).submit()).toEqual({ ok: true });
    await world.settle();
    expect(cardOfSam(world).text).toContain('EUR 60,000');
    expect(world.maya.messages()).toHaveLength(mayaHas);
    expect(threadOf(world)).toHaveLength(lenaHas);
  });

  test('needs its one https link, and a day that is not ahead; what is wrong is said beside the field', async () => {
    const world = await acceptedWorld();
    await cardOfSam(world).press('What came of it…');
    const what = { 'What came of it': 'Opportunity opened' };
    const noLink = { Opportunity: 'Paste the one link of the opportunity. It starts with https://.' };
    for (const typed of ['', 'OPP-4712', 'http://crm.example.com/1', `${LINK} ${LINK}`])
      expect(await whatIsWrong(world.sam, { ...what, Opportunity: typed })).toEqual(noLink);
    expect(await whatIsWrong(world.sam, { Opportunity: LINK, 'Opened on': '2026-11-25' })).toEqual({
      'Opened on': 'That day is ahead: choose today or an earlier one.',
    });
    await fillForm(modalOf(world.sam), { 'Opened on': '2026-11-24' });
    expect(await modalOf(world.sam).submit()).toEqual({ ok: true });
  });
});

describe('how it ends', { tags: 'thorough' }, () => {
  test.each([
    ['Won', 'we have won this together. Thank you!', 'Won together', '@Sam has won it.'],
    ['Lost', 'this one was not won. Thank you for bringing it to us.', 'not won', '@Sam has lost it.'],
    ['No deal', 'no deal came of this one. Thank you for bringing it to us.', 'no deal', 'closed it without a deal.'],
  ])(
    '“%s” is told to the partner with the credit, and to the author; the card asks nothing more',
    async (what, said, title, news) => {
      const world = await acceptedWorld();
      await recordOutcome(world, what, { Why: 'They stay with the incumbent.' });
      expect(newestReply(world)).toBe(`@Lena, ${said} We count it as brought to us by you.`);
      expect(cardOf(world).text).toContain(title);
      expect(world.maya.lastMessage().text).toContain(news);
      expect(cardOfSam(world).buttons).toEqual([]);
      expect(cardOfSam(world).text).toContain(`${what}, `);
    },
  );

  test('can be said from acceptance on: life is faster than process', async () => {
    const world = await acceptedWorld();
    await recordOutcome(world, 'Won', { Amount: 'EUR 9,000' });
    expect(cardOf(world).text).toContain('Won together');
    expect(cardOfSam(world).text).toContain('Amount: EUR 9,000');
  });

  test('why it was lost stays inside: the author reads it, the partner does not', async () => {
    const world = await acceptedWorld();
    await recordOutcome(world, 'Lost', { Why: 'The partner was late.' });
    expect(world.maya.lastMessage().text).toContain('Why: The partner was late.');
    expect(JSON.stringify(world.lena.messages(PARTNERS))).not.toContain('The partner was late.');
    expect(newestReply(world)).not.toContain('late');
  });

  test('won begins with what the partner had agreed to do, and says that something must stand there', async () => {
    const world = await acceptedWorld();
    await cardOfSam(world).press('What came of it…');
    expect(modalOf(world.sam).value('What the partner did')).toBe(PACKET['Partner next move']);
    expect(await whatIsWrong(world.sam, { 'What came of it': 'Won', 'What the partner did': ' ' })).toEqual({
      'What the partner did': 'Say in one sentence what the partner did.',
    });
  });

  test('a second answer, from a form that was open or a card that is old, is refused: the first one stands', async () => {
    const world = await movedWorld();
    const old = cardOfSam(world);
    await recordOutcome(world, 'Won');
    const [mayaHas, lenaHas] = [world.maya.messages().length, threadOf(world).length];
    for (const button of ['What came of it…', 'Yes', 'No: budget']) {
      await old.press(button);
      await world.settle();
      expect(world.sam.modal()).toBeNull();
      expect(answerTo(world.sam)).toBe('This handoff is closed already: it was won. Nothing has changed.');
    }
    expect(world.maya.messages()).toHaveLength(mayaHas);
    expect(threadOf(world)).toHaveLength(lenaHas);
  });

  test('cannot be said before it is accepted, nor once it was declined', async () => {
    const world = await acceptedWorld({ mode: 'http' });
    const accepted = cardOfSam(world);
    await sendHandoff(world, { Account: 'Contoso Foods' });
    const reference = /H\d{7}/.exec(cardOfSam(world).text)?.[0] ?? '';
    await accepted.press('What came of it…');
    await modalOf(world.sam).close();
    const { words } = await pressForged(world, (payload) => {
      for (const action of [payload.actions].flat()) recordOf(action).value = reference;
    });
    await world.settle();
    expect(words()).toEqual(['This handoff is not accepted yet. Nothing has changed.']);
  });

  test('cannot be sent again by its author: it is closed, and was taken', async () => {
    const world = await acceptedWorld();
    await recordOutcome(world, 'No deal');
    expect(world.maya.lastMessage().buttons).toEqual([]);
    await world.maya.slash('/handoff list');
    expect(answerTo(world.maya)).toContain('You have no open handoffs.');
  });
});

describe('/handoff list and status', { tags: 'thorough' }, () => {
  test('show what is worked, whose it is, whose turn it is and what must happen next', async () => {
    const world = await movedWorld();
    await tap(world, 'Yes');
    await world.sam.slash('/handoff list');
    expect(answerTo(world.sam)).toMatch(/Yours to work\nH\d{7} {2}Fabrikam Logistics {2}· {2}Working/);
    const reference = await referenceOf(world.maya);
    await world.maya.slash(`/handoff status ${reference}`);
    expect(answerTo(world.maya)).toContain(
      'Stands: Working · owner @Sam · to act: @Sam · next: won, lost or no deal · or: no deal',
    );
    expect(answerTo(world.maya)).toContain('worth working by @Sam');
  });

  test('show how it ended, to those who may read it', async () => {
    const world = await acceptedWorld();
    const reference = await referenceOf(world.maya);
    await recordOutcome(world, 'Lost', { Why: 'They stay with the incumbent.' });
    await world.maya.slash(`/handoff status ${reference}`);
    expect(answerTo(world.maya)).toContain('Stands: Lost');
    expect(answerTo(world.maya)).toContain('Why: They stay with the incumbent.');
    const priya = world.sandbox.as('U0PRIYA');
    await priya.slash(`/handoff status ${reference}`);
    expect(answerTo(priya)).toContain('Stands: Lost');
    expect(answerTo(priya)).not.toContain('incumbent');
  });
});
