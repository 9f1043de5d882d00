import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { registerBrightwater } from '../support/bot.ts';
import { settingsFor, startProcess, startSandbox } from '../support/bot-process.ts';
import { runCommand } from '../support/commands.ts';
import { databaseOnDisk, newFolder } from '../support/disk.ts';
import { sendPacket, told } from '../support/real-clock.ts';

const TIMEOUT_MS = 60_000;

describe('backup and restore, as an operator types them', { timeout: TIMEOUT_MS }, () => {
  test('back up beside the bot that runs, refuse to restore under it, and bring it all back once it is stopped', async () => {
    const sandbox = await startSandbox();
    const databaseUrl = databaseOnDisk();
    const settings = settingsFor(sandbox, databaseUrl);
    const bot = startProcess(settings);
    await bot.ready;
    await registerBrightwater({ ada: sandbox.as('U0ADA') });
    await sendPacket(sandbox);
    await expect.poll(() => told(sandbox), { timeout: 20_000 }).toHaveLength(2);
    const folder = join(newFolder(), 'backups');
    const made = runCommand('backup', databaseUrl, folder);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toMatch(
      /^Backed up to .*: 1 handoff \(1 open\), 1 partner, .* It was checked, and can be restored\.\n$/,
    );
    const [name = ''] = readdirSync(folder);
    const file = join(folder, name);

    expect(runCommand('restore', databaseUrl, file, '--yes')).toMatchObject({
      code: 2,
      err: expect.stringContaining('The bot runs'),
    });
    bot.kill('SIGTERM');
    await bot.ended;
    const asked = runCommand('restore', databaseUrl, file);
    expect(asked).toMatchObject({ code: 0, out: expect.stringContaining('Nothing was changed.') });
    const done = runCommand('restore', databaseUrl, file, '--yes');
    expect(done).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Restored\. What was there is kept as .*before-restore/),
    });
    const again = startProcess(settings);
    await again.ready;
    await sendPacket(sandbox, 'Contoso Foods');
    await expect.poll(() => told(sandbox), { timeout: 20_000 }).toHaveLength(4);
    again.kill('SIGTERM');
    expect((await again.ended).code).toBe(0);
  });

  test.each([
    ['backup', [], 'Into which folder?'],
    ['restore', ['a', 'b'], 'One at a time.'],
  ] as const)('%s %j says what is missing, and how it is typed', (program, typed, sentence) => {
    const { code, err } = runCommand(program, databaseOnDisk(), ...typed);
    expect(code).toBe(1);
    expect(err).toContain(sentence);
    expect(err).toContain(`npm run ${program}`);
  });
});
