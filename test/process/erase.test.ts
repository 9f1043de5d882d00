import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { contentsBeside } from '../../src/db/engine/restoring.ts';
import { fillForm, modalOf, registerBrightwater } from '../support/bot.ts';
import { settingsFor, startProcess, startSandbox } from '../support/bot-process.ts';
import { runCommand } from '../support/commands.ts';
import { databaseOnDisk } from '../support/disk.ts';
import { sendPacket, told } from '../support/real-clock.ts';

const TIMEOUT_MS = 60_000;
const CANARY = 'Canary Foods';

/** All that lies in the folder of the database, whatever it is called. */
function bytesBeside(databaseUrl: string): string {
  const folder = dirname(databaseUrl.slice('file:'.length));
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');
}

describe('npm run erase', { timeout: TIMEOUT_MS }, () => {
  test('first says what would go, then leaves no word of it in any file; the log never had one', async () => {
    const sandbox = await startSandbox();
    const databaseUrl = databaseOnDisk();
    const bot = startProcess({ ...settingsFor(sandbox, databaseUrl), LOG_LEVEL: 'debug' });
    await bot.ready;
    await registerBrightwater({ ada: sandbox.as('U0ADA') });
    await sendPacket(sandbox, CANARY);
    await expect.poll(() => told(sandbox), { timeout: 20_000 }).toHaveLength(2);
    const maya = sandbox.as('U0MAYA');
    await maya.slash('/handoff list');
    // A bot in a process of its own may still be on its way when all looks quiet.
    const listed = () => /\bH[0-9A-Z]{7}\b/.exec(JSON.stringify(maya.lastMessage().blocks))?.[0] ?? '';
    await vi.waitFor(() => expect(listed()).not.toBe(''), { timeout: 20_000 });
    const reference = listed();
    expect(runCommand('erase', databaseUrl, 'handoff', reference)).toMatchObject({
      code: 2,
      err: expect.stringContaining('The bot runs'),
    });
    await maya.slash(`/handoff status ${reference}`);
    const withdraw = () => expect(maya.lastMessage().buttons).toContain('Withdraw…');
    await vi.waitFor(withdraw, { timeout: 20_000 });
    await maya.lastMessage().press('Withdraw…');
    await vi.waitFor(() => expect(maya.modal()?.fields()).toContain('Why'), { timeout: 20_000 });
    await (await fillForm(modalOf(maya), { Why: 'The customer has decided.' })).submit();
    await expect.poll(() => told(sandbox), { timeout: 20_000 }).toHaveLength(4);
    await expect.poll(() => contentsBeside(databaseUrl)?.waiting, { timeout: 20_000 }).toBe(0);
    bot.kill('SIGTERM');
    const { out, err } = await bot.ended;
    expect(bytesBeside(databaseUrl)).toContain(CANARY);

    const person = runCommand('erase', databaseUrl, 'person', 'U0NOBODY', '--named', 'The Customer');
    expect(person).toMatchObject({ code: 0, err: '' });
    expect(person.out).toContain('events.reason: “The customer has decided.”');
    expect(runCommand('erase', databaseUrl, 'person', 'withdrawn', '--yes')).toMatchObject({
      code: 2,
      err: expect.stringContaining('withdrawn is no Slack id, and no contact of that name is known.'),
    });
    const asked = runCommand('erase', databaseUrl, 'handoff', reference);
    expect(asked).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Nothing was changed.') });
    expect(bytesBeside(databaseUrl)).toContain(CANARY);
    const done = runCommand('erase', databaseUrl, 'handoff', reference, '--yes');
    expect(done).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Erased: the words of 1 handoff,/) });
    expect(bytesBeside(databaseUrl)).not.toContain(CANARY);
    expect(out + err).toContain(reference);
    expect(out + err).not.toContain(CANARY);
  });

  test('says what is missing, and how it is typed', () => {
    const { code, err } = runCommand('erase', databaseOnDisk(), 'person');
    expect(code).toBe(1);
    expect(err).toContain('Which person?');
    expect(err).toContain('npm run erase');
  });
});
