import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The only reader of the environment. */

const SECRETS = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const;

const PORT_RANGE = 'must be a whole number from 0 to 65535.';
const port = z.coerce.number(PORT_RANGE).int(PORT_RANGE).min(0, PORT_RANGE).max(65_535, PORT_RANGE);

const envSchema = z
  .object({
    SLACK_BOT_TOKEN: z
      .string({ error: 'is missing: the bot token of the installed app, it starts with xoxb-.' })
      .startsWith('xoxb-', 'must start with xoxb-: it is the bot token of the installed app (OAuth & Permissions).'),
    SLACK_APP_TOKEN: z
      .string()
      .startsWith(
        'xapp-',
        'must start with xapp-: it is an app-level token with connections:write (Basic Information).',
      )
      .optional(),
    SLACK_SIGNING_SECRET: z.string().optional(),
    PORT: port.default(3000),
    HEALTH_PORT: port.optional(),
    SLACK_API_URL: z
      .url({ protocol: /^https?$/, error: 'must be an address such as https://slack.com/api/.' })
      .default('https://slack.com/api/'),
    DATABASE_URL: z
      .string()
      .startsWith('file:', 'must start with file:, for example file:./data/handoff.db.')
      .default('file:./data/handoff.db'),
    LOG_LEVEL: z
      .enum(['debug', 'info', 'warn', 'error'], { error: 'must be debug, info, warn or error.' })
      .default('info'),
  })
  .refine((env) => env.SLACK_APP_TOKEN !== undefined || env.SLACK_SIGNING_SECRET !== undefined, {
    path: ['SLACK_APP_TOKEN'],
    error: 'is missing: set it for Socket Mode (starts with xapp-), or set SLACK_SIGNING_SECRET to receive over HTTP.',
    when: () => true,
  });

/** The names of all settings, as in .env.example. */
export const SETTINGS: readonly string[] = Object.keys(envSchema.shape);

export type Config = {
  botToken: string;
  /** Socket Mode when there is an app-level token, HTTP otherwise. */
  receive: { mode: 'socket'; appToken: string } | { mode: 'http'; signingSecret: string; port: number };
  /** Ends in a slash. */
  slackApiUrl: string;
  databaseUrl: string;
  /** The port of /healthz and /readyz; null: none. */
  healthPort: number | null;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
};

/** The configuration cannot be used; the message lists every fault, one a line. */
export class WrongConfig extends Error {
  override name = 'WrongConfig';
}

/** Reads and checks the whole environment at once; an empty setting counts as missing. Throws WrongConfig with every fault. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const { values, unreadable } = withSecretFiles(environment);
  const parsed = envSchema.safeParse(values);
  const issues = parsed.error?.issues ?? [];
  const wrong = issues
    .map((issue) => ({ name: issue.path.join('.'), message: issue.message }))
    .filter(({ name }) => !unreadable.has(name))
    .map(({ name, message }) => `${name} ${message}`);
  // One value can break two rules with the same sentence.
  const faults = new Set([...unreadable.values(), ...wrong]);
  if (!parsed.success || faults.size > 0) {
    const lines = [...faults].map((fault) => `  ${fault}`).join('\n');
    throw new WrongConfig(`The settings cannot be used:\n${lines}\nEach is explained in .env.example.`);
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
    logLevel: env.LOG_LEVEL,
  };
}

/** `SLACK_BOT_TOKEN_FILE` names a file that holds the secret, as container and service managers provide it. */
function withSecretFiles(environment: NodeJS.ProcessEnv): {
  values: Record<string, string>;
  /** What is wrong with the file of a secret, by the secret's name. */
  unreadable: Map<string, string>;
} {
  const given = Object.entries(environment).map(([name, value]) => [name, value?.trim() ?? ''] as const);
  const values: Record<string, string> = Object.fromEntries(given.filter(([, value]) => value !== ''));
  const unreadable = new Map<string, string>();
  for (const name of SECRETS) {
    const file = values[`${name}_FILE`];
    if (file === undefined || values[name] !== undefined) continue;
    const secret = readSecret(file);
    if (secret) values[name] = secret;
    else
      unreadable.set(name, `${name}_FILE names a file that ${secret === '' ? 'is empty' : 'cannot be read'}: ${file}.`);
  }
  return { values, unreadable };
}

/** Null when the file cannot be read. */
function readSecret(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
