import { readFileSync } from 'node:fs';
import { checkUp, settingsIn } from './checkup.ts';
import { secretsIn } from './config.ts';
import { exitCodeOf, jsonReport, plainReport } from './doctor/report.ts';
import { withoutSecrets } from './log.ts';

/** `npm run doctor`: a process of its own, which may run beside the bot. Environment, clock and exit codes. */

const BROKEN = 2;
const USAGE =
  'Usage: npm run doctor            what is, why it matters, what to do\n       npm run doctor -- --json   the same for programs\n';

let secrets: readonly string[] = [];
const typed = process.argv.slice(2);
if (typed.some((argument) => argument !== '--json')) {
  process.stderr.write(USAGE);
  process.exitCode = BROKEN;
} else {
  await report(typed.includes('--json')).catch((error: unknown) => {
    // Not 1, which says that there are warnings.
    process.exitCode = BROKEN;
    process.stderr.write(`${withoutSecrets(`The doctor itself failed: ${String(error)}`, secrets)}\n`);
  });
}

async function report(isForPrograms: boolean): Promise<void> {
  const settings = settingsIn(process.env);
  secrets = settings.config === null ? [] : secretsIn(settings.config);
  const needs = {
    node: ownJson('package.json')?.engines?.node ?? '>=20.19',
    wantedScopes: ownJson('manifest.json')?.oauth_config?.scopes?.bot ?? null,
  };
  const findings = await checkUp(process.env, settings, needs, Date.now);
  const isColoured = process.stdout.isTTY && !process.env.NO_COLOR;
  const text = isForPrograms ? jsonReport(findings) : plainReport(findings, isColoured);
  process.stdout.write(`${withoutSecrets(text, secrets)}\n`);
  process.exitCode = exitCodeOf(findings);
}

/** A file of the bot's own; null when it is not here. */
function ownJson(name: string) {
  try {
    return JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
  } catch {
    return null;
  }
}
