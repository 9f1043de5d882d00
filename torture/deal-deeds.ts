import type { Chance } from './chance.ts';
import type { Deed } from './hands.ts';

/** What authors do with a declined deal, drawn by chance; `now` in epoch ms. */
export function dealDeed(chance: Chance, count: number, now: number): Deed {
  const day = (offset: number) => new Date(now + offset * 86_400_000).toISOString().slice(0, 10);
  const mend: Deed = {
    button: 'Mend and send again',
    // A deal that was closed meanwhile is sent again as well, and is not mended by that.
    kind: 'handed off',
    typed: {
      'Warm path': `They met on day ${count}.`,
      // What was declined for no evidence must bring other evidence; after a wrong owner the form proposes somebody else by itself.
      Evidence: `Notes of day ${count}: https://docs.example.com/notes-${count}`,
      'Seller next move by': day(20),
      'Partner next move by': day(4),
      'Partner’s agreement': ['The partner agreed to this in writing'],
      'Conflict check': ['I have checked for registered and competing partners'],
    },
  };
  const tell: Deed = {
    button: 'Tell the partner…',
    kind: 'told_partner',
    typed: { 'A sentence for the partner': `We ask the customer for minutes ${count}.` },
    isShownFirst: true,
  };
  const wait: Deed = { button: 'Wait until…', kind: 'parked', typed: { Until: day(1 + chance.upTo(6)) } };
  const close: Deed = { button: 'Close the deal…', kind: 'deal_closed', typed: {} };
  return chance.pick([mend, mend, mend, tell, tell, wait, wait, close]);
}
