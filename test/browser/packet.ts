import type { Locator } from 'playwright-core';
import { fillDialog, type Window } from './browser.ts';

/** What is done with a handoff before it lands, in a window. */

/** Writes a complete packet and sends it to the conflict check; `texts` are typed in place of the usual ones, by the label of the field. */
export async function sendPacket(author: Window, texts: Record<string, string> = {}): Promise<void> {
  await author.open('Handoff');
  await author.type('/handoff');
  await author.dialog().waitFor();
  await fillPacket(author, texts);
  await review(author);
  await author.press('Send');
  await author.sees('checks it for conflicts first');
  await author.press('Close');
}

/** To the last look before it goes out. */
export async function review(author: Window): Promise<void> {
  await author.press('Review');
  await author.sees('What the partner reads');
}

/** One press of whoever signs, when nothing stands in the way of this account. */
export async function clearCheck(signer: Window, account = 'Fabrikam Logistics'): Promise<void> {
  await signer.open('Handoff');
  const card = checkCard(signer, account);
  await card.getByRole('button', { name: 'Clear', exact: true }).click();
  await card.getByText('Cleared by').waitFor();
}

/** The newest card that asks somebody for the conflict check of this account. */
export function checkCard({ page }: Window, account: string): Locator {
  return page
    .getByRole('article')
    .filter({ hasText: `Conflict check: ${account}` })
    .last();
}

/** Fills the form with a packet that is complete. */
export function fillPacket(window: Window, texts: Record<string, string> = {}): Promise<void> {
  return fillDialog(
    window,
    {
      Account: 'Fabrikam Logistics',
      'Why this account': 'On the priority list for this quarter; their warehouse contract ends in March.',
      'Why this partner matters': 'Runs the order system in nine of Fabrikam’s twelve warehouses since 2023.',
      'Customer trigger':
        '“Not another peak season on spreadsheets.” Jonas Weber, VP Operations, in last week’s review.',
      'Joint value proposition':
        'We bring live stock data; Brightwater connects it to the order system they already run.',
      'Warm path': 'Lena has met Jonas every other week since May, and writes the introduction.',
      'Seller next move': 'Join Lena’s call with Jonas and show the live stock view (30 minutes).',
      'Partner next move': 'Lena introduces you by mail and sends the warehouse diagram.',
      Evidence:
        'What Brightwater runs there: https://docs.example.com/warehouses\nNotes of the review in which Jonas said it: https://docs.example.com/fabrikam-review',
      ...texts,
    },
    {
      'Partner contact': 'Lena Fischer',
      'How warm': 'Strong: they spoke this month',
      'Partner’s agreement': 'The partner agreed to this in writing',
      'Account executive': 'Sam Okafor',
    },
  );
}
