import { type Config, readConfig, readDatabaseUrl, secretsIn, WrongConfig } from './config.ts';
import type { EpochMs } from './core/time/instant.ts';
import { DatabaseProblem } from './db/engine/database-problem.ts';
import { fileOf } from './db/engine/files.ts';
import { lastBackupOf } from './db/engine/last-backup.ts';
import { type DatabaseLook, lookAtDatabase, lookAtFolder } from './db/engine/looking.ts';
import { backupFinding, databaseFindings, folderFindings } from './doctor/database.ts';
import { slackFindings } from './doctor/examine.ts';
import type { Finding } from './doctor/finding.ts';
import { nodeFinding, zoneFinding } from './doctor/machine.ts';
import { settingFindings } from './doctor/settings.ts';
import { boltLogger, createLog } from './log.ts';
import { createSlackChecks } from './slack/checks.ts';
import { goThrough } from './slack/proxy.ts';

/** Everything that the doctor looks at, put together: `src/doctor.ts` is its process. */

type Environment = Parameters<typeof readConfig>[0];

export type Settings = { config: Config | null; faults: readonly string[] };

/** What this version of the bot needs; `wantedScopes` is null where its manifest is not here. */
export type Needs = { node: string; wantedScopes: readonly string[] | null };

export function settingsIn(env: Environment): Settings {
  try {
    return { config: readConfig(env), faults: [] };
  } catch (error) {
    if (error instanceof WrongConfig) return { config: null, faults: error.faults };
    throw error;
  }
}

export async function checkUp(
  env: Environment,
  { config, faults }: Settings,
  needs: Needs,
  now: () => EpochMs,
): Promise<Finding[]> {
  const url = databaseUrl(env);
  const look = url === null ? null : lookedAt(url);
  const mode = config?.receive.mode ?? null;
  return [
    nodeFinding(process.versions.node, needs.node),
    zoneFinding([new Date(2026, 0), new Date(2026, 6)].map((day) => day.getTimezoneOffset())),
    ...settingFindings(faults, mode),
    ...(url === null ? [] : databaseFindings(look)),
    ...(url === null ? [] : folderFindings(lookAtFolder(url))),
    ...(url === null || look === null ? [] : [backupFinding(lastBackupOf(fileOf(url)), now())]),
    ...(config === null ? [] : await askSlack(config, look, needs, now)),
  ];
}

function askSlack(
  config: Config,
  look: DatabaseLook | string | null,
  { wantedScopes }: Needs,
  now: () => EpochMs,
): Promise<Finding[]> {
  const { botToken, receive, slackApiUrl } = config;
  if (config.proxies) goThrough(config.proxies);
  const appToken = receive.mode === 'socket' ? receive.appToken : null;
  const seen = typeof look === 'string' ? null : look;
  return slackFindings({
    // What fails is a finding: the client's own lines say nothing more.
    checks: createSlackChecks({ botToken, appToken, slackApiUrl }, boltLogger(createLog('silent', secretsIn(config)))),
    apiUrl: slackApiUrl,
    mode: receive.mode,
    wantedScopes,
    partners: seen?.partners ?? [],
    somebody: seen?.somebody ?? null,
    now,
  });
}

/** Null when it cannot be used, which is a finding of the settings. */
function databaseUrl(env: Environment): string | null {
  try {
    return readDatabaseUrl(env);
  } catch (error) {
    if (error instanceof WrongConfig) return null;
    throw error;
  }
}

/** A sentence when it cannot be read. */
function lookedAt(url: string): DatabaseLook | string | null {
  try {
    return lookAtDatabase(url);
  } catch (error) {
    if (error instanceof DatabaseProblem) return error.message;
    throw error;
  }
}
