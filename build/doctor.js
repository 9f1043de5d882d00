import { readFileSync } from 'node:fs';
import { readConfig, readDatabaseUrl, secretsIn, WrongConfig } from './config.js';
import { DatabaseProblem } from './db/database-problem.js';
import { fileOf } from './db/files.js';
import { lastBackupOf } from './db/last-backup.js';
import { lookAtDatabase, lookAtFolder } from './db/looking.js';
import { backupFinding, databaseFindings, folderFindings } from './doctor/database.js';
import { slackFindings } from './doctor/examine.js';
import { nodeFinding, zoneFinding } from './doctor/machine.js';
import { exitCodeOf, jsonReport, plainReport } from './doctor/report.js';
import { settingFindings } from './doctor/settings.js';
import { boltLogger, createLog, withoutSecrets } from './log.js';
import { createSlackChecks } from './slack/checks.js';
import { goThrough } from './slack/proxy.js';
/** `npm run doctor`: a process of its own, which may run beside the bot. Environment, clock and exit codes. */
const BROKEN = 2;
const USAGE = 'Usage: npm run doctor            what is, why it matters, what to do\n       npm run doctor -- --json   the same for programs\n';
let secrets = [];
const typed = process.argv.slice(2);
if (typed.some((argument) => argument !== '--json')) {
    process.stderr.write(USAGE);
    process.exitCode = BROKEN;
}
else {
    await report(typed.includes('--json')).catch((error) => {
        // Not 1, which says that there are warnings.
        process.exitCode = BROKEN;
        process.stderr.write(`${withoutSecrets(`The doctor itself failed: ${String(error)}`, secrets)}\n`);
    });
}
async function report(isForPrograms) {
    const findings = await examine();
    const isColoured = process.stdout.isTTY && !process.env.NO_COLOR;
    const text = isForPrograms ? jsonReport(findings) : plainReport(findings, isColoured);
    process.stdout.write(`${withoutSecrets(text, secrets)}\n`);
    process.exitCode = exitCodeOf(findings);
}
async function examine() {
    const { config, faults } = settings();
    const url = databaseUrl();
    const look = url === null ? null : lookedAt(url);
    const mode = config?.receive.mode ?? null;
    return [
        nodeFinding(process.versions.node, ownJson('package.json')?.engines?.node ?? '>=20.19'),
        zoneFinding([new Date(2026, 0), new Date(2026, 6)].map((day) => day.getTimezoneOffset())),
        ...settingFindings(faults, mode),
        ...(url === null ? [] : databaseFindings(look)),
        ...(url === null ? [] : folderFindings(lookAtFolder(url))),
        ...(url === null || look === null ? [] : [backupFinding(lastBackupOf(fileOf(url)), Date.now())]),
        ...(config === null ? [] : await askSlack(config, look)),
    ];
}
function askSlack(config, look) {
    const { botToken, receive, slackApiUrl } = config;
    secrets = secretsIn(config);
    if (config.proxies)
        goThrough(config.proxies);
    const appToken = receive.mode === 'socket' ? receive.appToken : null;
    const seen = typeof look === 'string' ? null : look;
    return slackFindings({
        // What fails is a finding: the client's own lines say nothing more.
        checks: createSlackChecks({ botToken, appToken, slackApiUrl }, boltLogger(createLog('silent', secrets))),
        apiUrl: slackApiUrl,
        mode: receive.mode,
        wantedScopes: ownJson('manifest.json')?.oauth_config?.scopes?.bot ?? null,
        partners: seen?.partners ?? [],
        somebody: seen?.somebody ?? null,
        now: Date.now,
    });
}
function settings() {
    try {
        return { config: readConfig(process.env), faults: [] };
    }
    catch (error) {
        if (error instanceof WrongConfig)
            return { config: null, faults: error.faults };
        throw error;
    }
}
/** Null when it cannot be used, which is a finding of the settings. */
function databaseUrl() {
    try {
        return readDatabaseUrl(process.env);
    }
    catch (error) {
        if (error instanceof WrongConfig)
            return null;
        throw error;
    }
}
/** A sentence when it cannot be read. */
function lookedAt(url) {
    try {
        return lookAtDatabase(url);
    }
    catch (error) {
        if (error instanceof DatabaseProblem)
            return error.message;
        throw error;
    }
}
/** A file of the bot's own; null when it is not here. */
function ownJson(name) {
    try {
        return JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
    }
    catch {
        return null;
    }
}
