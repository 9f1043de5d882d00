import type { Modal } from 'slack-sandbox';
import { describe, expect, test } from 'vitest';
import { examplePacket } from '../../src/core/packet/example.ts';
import { fillForm, modalOf, sendHandoff, startWorld, type World } from '../support/bot.ts';
import { worldWithDirectory } from '../support/directory.ts';
import { type Effort, effortOf, secondsOf } from '../support/effort.ts';

/** What a whole handoff costs its author, from where they are to Send, for the product’s own example. The figures stand in `docs/effort.md`. */

const PACKET = examplePacket({ ae: 'U0SAM', questionsTo: 'U0MAYA' }, Date.parse('2026-11-24T15:00:00Z'));
const EXAMPLE: Record<string, string | string[]> = {
  Account: PACKET.account,
  'Partner contact': 'Lena Fischer',
  'Account executive': 'Sam Okafor',
  'Why this account': PACKET.why_account,
  'Customer trigger': PACKET.customer_trigger,
  'Why this partner matters': PACKET.why_partner,
  'Joint value proposition': PACKET.joint_value,
  'Warm path': PACKET.warm_path,
  'How warm': 'Strong: they spoke this month',
  'Seller next move': PACKET.seller_move,
  'Partner next move': PACKET.partner_move,
  'Partner’s agreement': ['The partner agreed to this in writing'],
  Evidence: PACKET.evidence,
};
/** Review, and Send. */
const PRESSES = 2;

const isEmpty = (form: Modal, label: string) => [form.value(label)].flat().filter(Boolean).length === 0;

type Begun = { commands: string[]; presses: number; account?: string; moreEvidence?: string };

/** Fills what is empty, looks, and sends; what that took beside the way there. */
async function goesOn(world: World, { account = PACKET.account, moreEvidence, ...before }: Begun): Promise<Effort> {
  const form = modalOf(world.maya);
  const wanted = Object.entries({ ...EXAMPLE, Account: account });
  const left = Object.fromEntries(wanted.filter(([label]) => isEmpty(form, label)));
  await fillForm(form, left);
  if (moreEvidence) {
    await form.fill({ Evidence: [form.value('Evidence'), moreEvidence].flat().join('\n') });
    left.Evidence = moreEvidence;
  }
  await world.maya.modal()?.submit();
  expect(world.maya.modal()?.title).toBe('Before you send');
  await world.maya.modal()?.submit();
  expect(world.maya.modal()?.title).toBe('Sent');
  return effortOf(left, { commands: before.commands, presses: before.presses + PRESSES });
}

describe('a whole handoff', () => {
  test('asks thirteen fields when it begins with nothing', { tags: 'thorough' }, async () => {
    const world = await startWorld({ isChecked: true });
    await world.maya.slash('/handoff');
    expect(new Set(modalOf(world.maya).fields())).toEqual(new Set(Object.keys(EXAMPLE)));
    const effort = await goesOn(world, { commands: ['/handoff'], presses: 0 });
    expect(effort).toEqual({ fields: 13, written: 9, characters: 865, chosen: 3, ticks: 1, presses: 2 });
    expect(secondsOf(effort)).toBe(293);
  });

  test('asks three fields less for an account of the directory behind the command', { tags: 'thorough' }, async () => {
    const world = await worldWithDirectory();
    await world.maya.slash('/handoff Fabrikam Logistics');
    const effort = await goesOn(world, { commands: ['/handoff Fabrikam Logistics'], presses: 0 });
    expect(effort).toMatchObject({ fields: 10, presses: 2 });
    expect(secondsOf(effort)).toBe(261);
  });

  test('asks two fields less, and a line of one, when it begins with what the partner wrote', {
    tags: 'thorough',
  }, async () => {
    const world = await startWorld({ isChecked: true });
    await world.lena.say('partner-brightwater', PACKET.customer_trigger);
    const { ts } = world.lena.lastMessage('partner-brightwater');
    await world.maya.shortcut('Start a handoff', { channel: 'C0BRIGHTWATER', ts });
    const effort = await goesOn(world, {
      commands: [],
      presses: 2,
      moreEvidence: 'What Brightwater runs there: https://docs.example.com/fabrikam-review',
    });
    expect(effort).toMatchObject({ fields: 11, presses: 4 });
    expect(secondsOf(effort)).toBe(247);
  });

  test('asks for what is new alone when it begins with one that was sent', async () => {
    const world = await startWorld();
    await sendHandoff(world);
    await world.maya.slash('/handoff list');
    await world.maya.slash(`/handoff status ${/H\d{7}/.exec(world.sam.lastMessage().text)?.[0]}`);
    await world.maya.lastMessage().press('Another like this…');
    const effort = await goesOn(world, {
      commands: ['/handoff status H0000001'],
      presses: 1,
      account: 'Contoso Foods',
    });
    expect(effort).toMatchObject({ presses: 3 });
    expect(secondsOf(effort)).toBe(167);
  });
});
