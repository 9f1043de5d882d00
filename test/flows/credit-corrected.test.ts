import { afterEach, describe, expect, test } from 'vitest';
import type { PersonAtKeyboard } from 'slack-sandbox';
import { fillForm, modalOf, type Typing, type World } from '../support/bot.ts';
import { acceptedWorld, recordOutcome, sentWorld } from '../support/deeds.ts';
import { nameRoles } from '../support/name-roles.ts';
import { messagesWith, referenceOf, refusalOver, requestsTo } from '../support/reading.ts';

const CHANNEL = 'partner-brightwater';
const WHY = 'CANARY: the opportunity is older than the packet says.';
const INFLUENCED: Typing = { 'Counts from now on as': 'Partner-influenced', Why: WHY };

let world: World;

/** What becomes of a credit after it was decided: corrected by RevOps alone, disputed by whom it concerns. */
async function begin(): Promise<string> {
  world = await acceptedWorld();
  return referenceOf(world.maya);
}

async function statusFor(person: PersonAtKeyboard, reference: string) {
  await person.slash(`/handoff status ${reference}`);
  return person.lastMessage();
}

async function decide(person: PersonAtKeyboard, reference: string, button: string, typed: Typing) {
  await (await statusFor(person, reference)).press(button);
  const form = await fillForm(modalOf(person), typed);
  const result = await form.submit();
  await world.settle();
  return result;
}

/** Presses a button of the message that asks this person to settle a dispute. */
async function settleDispute(person: PersonAtKeyboard, button: string, typed: Typing): Promise<void> {
  await person.messageSaying('Disputed by').press(button);
  expect(await (await fillForm(modalOf(person), typed)).submit()).toEqual({ ok: true });
  await world.settle();
}

const inThread = () => world.lena.lastMessage(CHANNEL).replies();

/** Ada names who is of RevOps. */
const name = (...people: string[]) => nameRoles(world.ada, { RevOps: people });
const said = (person: PersonAtKeyboard, words: string) => messagesWith(person, words).filter((one) => !one.isEphemeral);

// Whatever was typed stays inside.
afterEach(() => {
  const bytes = JSON.stringify(requestsTo(world, 'C0BRIGHTWATER').map(({ request }) => request));
  expect(bytes).not.toMatch(/CANARY|disput|partner.?sourced|partner.?influenced|mail\.example/i);
});

describe('RevOps corrects a credit', () => {
  test('and each whom it concerns reads once what it was, what it is and why; the partner what it is', {
    tags: 'thorough',
  }, async () => {
    const reference = await begin();
    expect(await decide(world.ada, reference, 'Correct the credit…', INFLUENCED)).toEqual({ ok: true });
    for (const person of [world.maya, world.sam, world.alex]) {
      expect(said(person, 'has corrected the credit')).toHaveLength(1);
      expect(person.messageSaying('has corrected the credit').text).toBe(
        `@Ada has corrected the credit of Fabrikam Logistics: was partner-sourced, now partner-influenced. Why: ${WHY}`,
      );
    }
    expect(said(world.ada, 'has corrected the credit')).toEqual([]);
    expect(inThread().at(-1)?.text).toBe(
      '@Lena, we have looked at the credit again and put it right. We count it as moved forward with your help.',
    );
  });

  test('and status, card and history say so, with both values', { tags: 'thorough' }, async () => {
    const reference = await begin();
    await decide(world.ada, reference, 'Correct the credit…', INFLUENCED);
    const status = (await statusFor(world.maya, reference)).text;
    expect(status).toContain('Credit: Touch 20 Nov 2026, no opportunity: partner-influenced, corrected');
    expect(status).toContain(`Why the credit was corrected: ${WHY}`);
    expect(status).toContain('credit corrected by @Ada: was partner-sourced, now partner-influenced');
    const [card] = messagesWith(world.sam, 'brought by Brightwater');
    expect(JSON.stringify(card?.blocks)).toContain('no opportunity: partner-influenced, corrected');
    const colleague = (await statusFor(world.sandbox.as('U0ROBIN'), reference)).text;
    expect(colleague).not.toContain('CANARY');
  });

  test('and the end is told with the credit as it is now', { tags: 'thorough' }, async () => {
    const reference = await begin();
    await decide(world.ada, reference, 'Correct the credit…', INFLUENCED);
    await recordOutcome(world, 'Won', { 'What the partner did': 'Lena introduced us.' });
    expect(world.lena.lastMessage(CHANNEL).text).toContain('We count it as moved forward with your help.');
    expect(inThread().at(-1)?.text).toContain('we have won this together. Thank you! We count it as moved forward');
  });

  test('and before anybody has accepted the partner hears nothing of it, and reads the right one when somebody does', {
    tags: 'thorough',
  }, async () => {
    world = await sentWorld();
    const reference = await referenceOf(world.maya);
    const before = requestsTo(world, 'C0BRIGHTWATER').length;
    await decide(world.ada, reference, 'Correct the credit…', INFLUENCED);
    expect(requestsTo(world, 'C0BRIGHTWATER')).toHaveLength(before);
    await world.sam.messageSaying('Answer by').press('Accept');
    await modalOf(world.sam).submit();
    await world.settle();
    expect(inThread()[0]?.text).toContain('We count it as moved forward with your help.');
  });

  test('and needs a reason of a sentence; what was typed stays', { tags: 'thorough' }, async () => {
    const reference = await begin();
    const short = { ...INFLUENCED, Why: 'It is wrong.' };
    expect((await decide(world.ada, reference, 'Correct the credit…', short)).ok).toBe(false);
    expect(modalOf(world.ada).errors()).toEqual({ Why: 'Say why, in 20 characters at least: it is read long after.' });
    expect(modalOf(world.ada).value('Why')).toBe('It is wrong.');
  });

  test('and nobody else: the button is theirs alone, and a press of it is refused to all others', async () => {
    const reference = await begin();
    expect((await statusFor(world.ada, reference)).buttons).toContain('Correct the credit…');
    for (const person of [world.maya, world.sam, world.alex])
      expect((await statusFor(person, reference)).buttons).not.toContain('Correct the credit…');
    await name('Alex Romero', 'Ada Novak');
    // Whoever is not named any more when the form is sent changes nothing.
    await (await statusFor(world.alex, reference)).press('Correct the credit…');
    await fillForm(modalOf(world.alex), INFLUENCED);
    await name('Ada Novak');
    await modalOf(world.alex).submit();
    expect(await refusalOver(world.alex)).toMatch(/^Not possible\nOnly .*RevOps/);
    expect((await statusFor(world.maya, reference)).text).toContain('no opportunity: partner-sourced');
  });
});

test('the intake owner reads under their list of how many closed deals the credit was corrected or disputed', {
  tags: 'thorough',
}, async () => {
  const reference = await begin();
  await world.ada.slash('/handoff settings');
  await fillForm(modalOf(world.ada), { 'Intake owner': 'Alex Romero' });
  await modalOf(world.ada).submit();
  await name('Ada Novak');
  await decide(world.maya, reference, 'Dispute the credit…', { Why: WHY });
  await settleDispute(world.ada, 'Correct…', INFLUENCED);
  await recordOutcome(world, 'Won');
  await world.alex.slash('/handoff list');
  expect(world.alex.lastMessage().text).toContain('Credit. Of the last closed deal, 1 corrected and 1 disputed.');
});

describe('a credit that somebody thinks is wrong', () => {
  test('can be disputed by its author: RevOps gets one message, and corrects it from there', {
    tags: 'thorough',
  }, async () => {
    const reference = await begin();
    await name('Ada Novak');
    expect(await decide(world.maya, reference, 'Dispute the credit…', { Why: WHY })).toEqual({ ok: true });
    expect(said(world.ada, 'Disputed by')).toHaveLength(1);
    const asked = world.ada.messageSaying('Disputed by');
    expect(asked.text).toContain(`Disputed by @Maya: ${WHY}`);
    expect(asked.buttons).toEqual(['Correct…', 'Keep as it is…']);
    const status = await statusFor(world.alex, reference);
    expect(status.text).toContain('no opportunity: partner-sourced · disputed');
    expect(status.buttons).not.toContain('Dispute the credit…');
    await settleDispute(world.ada, 'Correct…', INFLUENCED);
    expect(world.ada.messageSaying('the credit was corrected by').buttons).toEqual([]);
    expect(said(world.maya, 'has corrected the credit')).toHaveLength(1);
    expect((await statusFor(world.maya, reference)).text).not.toContain('· disputed');
  });

  test('can be disputed by the alliances owner, and kept as it is: both read why, and the partner nothing', {
    tags: 'thorough',
  }, async () => {
    const reference = await begin();
    await name('Ada Novak');
    await decide(world.alex, reference, 'Dispute the credit…', { Why: WHY });
    const before = requestsTo(world, 'C0BRIGHTWATER').length;
    await settleDispute(world.ada, 'Keep as it is…', { Why: 'CANARY: that mail was about another project.' });
    for (const person of [world.maya, world.alex])
      expect(person.messageSaying('keeps it as it is').text).toContain(
        '@Ada keeps it as it is. Why: CANARY: that mail was about another project.',
      );
    expect(requestsTo(world, 'C0BRIGHTWATER')).toHaveLength(before);
    expect(world.ada.messageSaying('it stays partner-sourced, says @Ada.').buttons).toEqual([]);
    expect((await statusFor(world.alex, reference)).buttons).toContain('Dispute the credit…');
  });

  test('is nobody else’s to dispute', async () => {
    const reference = await begin();
    for (const person of [world.sam, world.sandbox.as('U0ROBIN')])
      expect((await statusFor(person, reference)).buttons).not.toContain('Dispute the credit…');
  });
});
