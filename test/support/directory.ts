import { startWorld } from './bot.ts';
import { importInto } from './importing.ts';
import { newDatabase } from './store.ts';
import { worldAfter } from './worlds.ts';

/** A directory with a few accounts, for flows that choose one of them. */

const HEADER =
  'name,domain,crm_id,owner,priority_of,priority_list,why,opportunity,opportunity_id,opportunity_stage,opportunity_created_on,opportunity_closed_on';
const ROWS = [
  'Fabrikam Logistics,fabrikam.com,0015g1,U0SAM,U0SAM,Q4 2026,Their warehouse contract ends in March.,Renewal,0065g1,Discovery,2026-10-01,',
  'Contoso Foods,contoso.com,0015g2,U0ALEX,U0ALEX,Q4 2026,They open three plants in May.,,,,,',
  'Adatum Stores,adatum.com,0015g3,,,,,,,,,',
  'Tailspin,tailspin.com,0015g4,U0SAM,,,They build toys.,,,,,',
  'Tailspin,tailspin-toys.com,0015g5,U0ALEX,,,They build planes.,,,,,',
];

export const worldWithDirectory = worldAfter(nothingMore, async (options = {}) => {
  const databaseUrl = await newDatabase('with Brightwater');
  await importInto(databaseUrl, [HEADER, ...ROWS].join('\n'));
  return startWorld({ ...options, databaseUrl, withPartner: false });
});

async function nothingMore(): Promise<void> {}
