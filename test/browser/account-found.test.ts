import { join } from 'node:path';
import { createClock } from 'slack-sandbox';
import { expect, test } from 'vitest';
import { startDemo } from '../../demo/demo.ts';
import { newFolder } from '../support/disk.ts';
import { importInto } from '../support/importing.ts';
import { launchBrowser, openWindow } from './browser.ts';

const SHOTS = new URL('./shots/', import.meta.url);
const TUESDAY = Date.parse('2026-11-24T15:00:00Z');
const ACCOUNTS = [
  'name,domain,crm_id,owner,priority_of,priority_list,why,opportunity,opportunity_id,opportunity_stage,opportunity_created_on',
  'Fabrikam Logistics,fabrikam.com,0015g1,U0SAM,U0SAM,Q4 2026,Their warehouse contract ends in March.,Renewal,0065g1,Discovery,2026-10-01',
  'Contoso Foods,contoso.com,0015g2,U0PRIYA,U0PRIYA,Q4 2026,They open three plants in May.,,,,',
];

test('an account is found by a few letters, and brings its owner and why they should care', async () => {
  const databaseUrl = `file:${join(newFolder(), 'handoff.db')}`;
  const demo = await startDemo({ port: 0, clock: createClock({ startAt: TUESDAY }), databaseUrl });
  const browser = await launchBrowser();
  try {
    expect(await importInto(databaseUrl, ACCOUNTS.join('\n'))).toMatchObject({ said: [] });
    const maya = await openWindow(browser, demo.url, 'U0MAYA', SHOTS);
    await maya.open('Handoff');
    await maya.type('/handoff');
    await maya.dialog().waitFor();
    const account = maya.dialog().getByLabel('Account', { exact: true }).first();
    await account.click();
    await account.fill('fabr');
    await maya.shot('w5-account-menu');
    await maya.page.getByRole('option', { name: 'Fabrikam Logistics' }).first().click();
    await maya.sees('From the directory:');
    await maya.shot('w6-account-chosen');
    const why = maya.dialog().getByLabel('Why this account', { exact: true });
    expect(await why.inputValue()).toContain('Their warehouse contract ends in March.');
    await maya.sees('has no handoff to answer');
  } finally {
    await browser.close();
    await demo.stop();
  }
});
