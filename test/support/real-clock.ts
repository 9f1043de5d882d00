import type { Sandbox } from 'slack-sandbox';
import { expect, vi } from 'vitest';
import { changeWords } from '../../src/blocks/packet/what-follows.ts';
import { fillForm, modalOf, PACKET } from './bot.ts';

/** What people do with a bot that is a process of its own: the machine's clock runs there, so the days of the packet follow it. */

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Maya fills the form with a complete packet of today. */
export async function openPacket(sandbox: Sandbox, account = 'Fabrikam Logistics'): Promise<void> {
  const maya = sandbox.as('U0MAYA');
  await maya.slash('/handoff');
  await vi.waitFor(() => expect(maya.modal()?.title).toBe('Hand off a deal'), { timeout: 20_000 });
  const days = { 'Partner’s touch': dayIn(-2), 'Seller next move by': dayIn(8), 'Partner next move by': dayIn(4) };
  const { 'Partner contact': contact = '', ...packet } = PACKET;
  // What else is asked depends on what the bot has heard of.
  await redrawnBy(sandbox, () => modalOf(maya).fill({ 'Partner contact': contact }));
  for (const group of ['touch', 'days'] as const) {
    await redrawnBy(sandbox, () => modalOf(maya).press(changeWords(group)));
  }
  await fillForm(modalOf(maya), { ...packet, ...days, Account: account });
}

async function redrawnBy(sandbox: Sandbox, work: () => Promise<unknown>): Promise<void> {
  const before = timesDrawn(sandbox);
  await work();
  await vi.waitFor(() => expect(timesDrawn(sandbox)).toBeGreaterThan(before), { timeout: 20_000 });
}

function timesDrawn(sandbox: Sandbox): number {
  return sandbox.control.calls('views.update').filter(({ outcome }) => outcome === 'ok').length;
}

/** Maya fills the form and sends it. */
export async function sendPacket(sandbox: Sandbox, account = 'Fabrikam Logistics'): Promise<void> {
  await openPacket(sandbox, account);
  expect(await modalOf(sandbox.as('U0MAYA')).submit()).toEqual({ ok: true });
}

/** Everybody who has been told something, each as often as they were. */
export function told(sandbox: Sandbox): string[] {
  const posts = sandbox.control.calls('chat.postMessage').filter(({ outcome }) => outcome === 'ok');
  return posts.map(({ request }) => String((request as { channel?: unknown }).channel)).toSorted();
}
