import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import * as z from 'zod';
/** The only reader of the environment. */
const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];
const SECRETS = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'];
const PORT_RANGE = 'must be a whole number from 0 to 65535.';
const port = z.coerce.number(PORT_RANGE).int(PORT_RANGE).min(0, PORT_RANGE).max(65_535, PORT_RANGE);
/** Until then something can still be done with a handoff that is over. */
const KEEP_RANGE = 'must be a whole number of days from 90; empty keeps them for ever.';
/** `faultOf` says what is wrong with a text, null when it can be used; never with the text in it, which may be a secret in the wrong place. */
const checked = (faultOf, missing) => z.string({ error: missing }).superRefine((text, context) => {
    const message = faultOf(text);
    if (message !== null)
        context.addIssue({ code: 'custom', message });
});
const tokenFault = (prefix, what) => (token) => {
    if (!token.startsWith(prefix))
        return `must start with ${prefix}: it is ${what}.${pasted(token)}`;
    if (/^[A-Za-z0-9-]+$/.test(token.slice(prefix.length)))
        return null;
    return 'is not a whole token (letters, digits and dashes on one line): copy it anew.';
};
const proxy = checked((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
    ? null
    : 'must be the address of a proxy, for example http://proxy.example.com:3128.').optional();
const KINDS = [
    ['xoxp-', 'a user token: it stands for a person'],
    ['xoxe', 'a token that expires or renews others: switch token rotation off'],
    ['xoxb-', 'a bot token'],
    ['xapp-', 'an app-level token'],
];
/** Which token stands there instead, by its beginning; nothing of it is repeated. */
function pasted(token) {
    const kind = KINDS.find(([prefix]) => token.startsWith(prefix));
    return kind ? ` This is ${kind[1]}.` : '';
}
const envSchema = z
    .object({
    SLACK_BOT_TOKEN: checked(tokenFault('xoxb-', 'the bot token of the installed app (OAuth & Permissions)'), 'is missing: the bot token of the installed app, it starts with xoxb-.'),
    SLACK_APP_TOKEN: checked(tokenFault('xapp-', 'an app-level token with connections:write (Basic Information)')).optional(),
    SLACK_SIGNING_SECRET: checked((secret) => /^\S{16,}$/.test(secret)
        ? null
        : 'must be 16 characters or more, without white space: copy it anew (Basic Information).').optional(),
    PORT: port.default(3000),
    HEALTH_PORT: port.optional(),
    HEALTH_HOST: z.string().default('127.0.0.1'),
    SLACK_API_URL: checked(apiUrlFault).default('https://slack.com/api/'),
    DATABASE_URL: checked(databaseFault).default('file:./data/handoff.db'),
    LOG_LEVEL: z
        .enum(['debug', 'info', 'warn', 'error'], { error: 'must be debug, info, warn or error.' })
        .default('info'),
    HTTP_PROXY: proxy,
    HTTPS_PROXY: proxy,
    NO_PROXY: z.string().optional(),
    KEEP_CLOSED_DAYS: z.coerce.number(KEEP_RANGE).int(KEEP_RANGE).min(90, KEEP_RANGE).optional(),
    LOG_FORMAT: z.enum(['json', 'pretty'], { error: 'must be json or pretty.' }).default('json'),
})
    .refine((env) => env.SLACK_APP_TOKEN !== undefined || env.SLACK_SIGNING_SECRET !== undefined, {
    path: ['SLACK_APP_TOKEN'],
    error: 'is missing: set it for Socket Mode (starts with xapp-), or set SLACK_SIGNING_SECRET to receive over HTTP.',
    when: () => true,
});
function apiUrlFault(text) {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null || !/^https?:$/.test(url.protocol))
        return 'must be an address such as https://slack.com/api/.';
    if (url.username !== '' || url.password !== '')
        return 'must hold no name and no password: leave out what stands before the @.';
    if (/[?#]/.test(text))
        return 'must end with its path: leave out ? or # and what follows.';
    if (url.protocol === 'http:' && !/^(127\.[\d.]+|\[::1\]|localhost)$/.test(url.hostname))
        return 'must start with https://: http:// would show the tokens to the network, and is for 127.0.0.1 alone.';
    return null;
}
const EXAMPLE = 'for example file:./data/handoff.db';
/** Also looks at what lies there now: opening a folder, a pipe or a device would fail late or hang. */
function databaseFault(url) {
    if (!url.startsWith('file:'))
        return `must start with file:, ${EXAMPLE}.`;
    const path = url.slice('file:'.length);
    if (path === ':memory:')
        return `must name a file, ${EXAMPLE}: what is kept in memory ends with the process.`;
    if (/[?#%\p{Cc}]|^~|^\/\/(?!\/)/u.test(path))
        return `must be file: and a plain path, ${EXAMPLE}: without ?, #, % and ~, and without a host.`;
    // /dev/shm holds files.
    if ([resolve(path), realPath(resolve(path))].some((place) => /^\/(proc|sys|dev(?!\/shm\/))(\/|$)/.test(place)))
        return 'must not lie in /proc, /sys or /dev, where nothing is kept: choose a folder on a disk of this machine.';
    if (path === '' || path.endsWith('/') || isThere(path, 'folder'))
        return `names a folder: add the file, ${EXAMPLE}.`;
    return isThere(path, 'other') ? `must name a file, ${EXAMPLE}: there lies something else.` : null;
}
/** False also when this user may not look: opening it says so. */
function isThere(path, kind) {
    try {
        const found = statSync(path);
        return kind === 'folder' ? found.isDirectory() : !found.isFile();
    }
    catch {
        return false;
    }
}
/** With all links followed, as far as it exists. */
function realPath(path) {
    try {
        return realpathSync(path);
    }
    catch {
        return path === dirname(path) ? path : join(realPath(dirname(path)), basename(path));
    }
}
/** The names of all settings, as in .env.example. */
export const SETTINGS = Object.keys(envSchema.shape);
/** The configuration cannot be used; the message lists every fault, one a line. */
export class WrongConfig extends Error {
    name = 'WrongConfig';
    /** Each begins with the setting's name. */
    faults;
    constructor(message, faults = []) {
        super(message);
        this.faults = faults;
    }
}
/** The database alone, for commands that say nothing to Slack. Throws WrongConfig. */
export function readDatabaseUrl(environment) {
    const given = environment.DATABASE_URL?.trim();
    const parsed = envSchema.shape.DATABASE_URL.safeParse(given === '' ? undefined : given);
    if (parsed.success)
        return parsed.data;
    throw new WrongConfig(`The settings cannot be used:\n  DATABASE_URL ${parsed.error.issues[0]?.message}`);
}
/** Reads and checks the whole environment at once; an empty setting counts as missing. Throws WrongConfig with every fault. */
export function readConfig(environment) {
    const { values, unreadable } = withSecretFiles(environment);
    const parsed = envSchema.safeParse(values);
    const issues = parsed.error?.issues ?? [];
    const wrong = issues
        .map((issue) => ({ name: issue.path.join('.'), message: issue.message }))
        .filter(({ name }) => !unreadable.has(name))
        .map(({ name, message }) => `${name} ${message}`);
    const faults = new Set([...unreadable.values(), ...wrong]);
    if (!parsed.success || faults.size > 0) {
        const lines = [...faults].map((fault) => `  ${fault}`).join('\n');
        throw new WrongConfig(`The settings cannot be used:\n${lines}\nEach is explained in .env.example.`, [...faults]);
    }
    const env = parsed.data;
    return {
        botToken: env.SLACK_BOT_TOKEN,
        receive: env.SLACK_APP_TOKEN
            ? { mode: 'socket', appToken: env.SLACK_APP_TOKEN }
            : { mode: 'http', signingSecret: env.SLACK_SIGNING_SECRET ?? '', port: env.PORT },
        slackApiUrl: env.SLACK_API_URL.endsWith('/') ? env.SLACK_API_URL : `${env.SLACK_API_URL}/`,
        databaseUrl: env.DATABASE_URL,
        healthPort: env.HEALTH_PORT ?? null,
        healthHost: env.HEALTH_HOST,
        keepClosedDays: env.KEEP_CLOSED_DAYS ?? null,
        logLevel: env.LOG_LEVEL,
        logFormat: env.LOG_FORMAT,
        proxies: proxiesIn(env),
    };
}
function proxiesIn(env) {
    const { HTTP_PROXY: httpProxy, HTTPS_PROXY: httpsProxy, NO_PROXY: noProxy } = env;
    return httpProxy === undefined && httpsProxy === undefined ? null : { httpProxy, httpsProxy, noProxy };
}
// Without the path: people put the secret itself there.
const EMPTY_FILE = 'names a file that is empty: put the secret into it.';
const UNREADABLE_FILE = 'names a file that cannot be read: give the path of a file that this user may read.';
/** What must never be printed: an address of a proxy can hold a password. */
export function secretsIn({ botToken, receive, proxies }) {
    const passwords = [proxies?.httpProxy, proxies?.httpsProxy].flatMap((address) => passwordIn(address) ?? []);
    return [botToken, receive.mode === 'socket' ? receive.appToken : receive.signingSecret, ...passwords];
}
function passwordIn(address) {
    const { password } = new URL(address ?? 'http://none');
    return password === '' ? null : password;
}
/** `SLACK_BOT_TOKEN_FILE` names a file that holds the secret, as container and service managers provide it. */
function withSecretFiles(environment) {
    // By custom these are written small as well.
    const small = PROXIES.flatMap((name) => [[name, environment[name.toLowerCase()]]]);
    const all = [...small, ...Object.entries(environment)];
    const given = all.map(([name, value]) => [name, value?.trim() ?? '']);
    const values = Object.fromEntries(given.filter(([, value]) => value !== ''));
    const unreadable = new Map();
    for (const name of SECRETS) {
        const file = values[`${name}_FILE`];
        if (file === undefined || values[name] !== undefined)
            continue;
        const secret = readSecret(file);
        if (secret)
            values[name] = secret;
        else
            unreadable.set(name, `${name}_FILE ${secret === '' ? EMPTY_FILE : UNREADABLE_FILE}`);
    }
    return { values, unreadable };
}
/** Null when the file cannot be read. */
function readSecret(file) {
    try {
        return readFileSync(file, 'utf8').trim();
    }
    catch {
        return null;
    }
}
