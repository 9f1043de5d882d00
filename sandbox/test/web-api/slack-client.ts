import { ConsoleLogger, type Logger } from '@slack/logger';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach } from 'vitest';
import { createClock } from '../../src/clock.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox.ts';
import { manifest } from '../bare-app.ts';

export let sandbox: Sandbox;
export let client: WebClient;

/** Gives each test of the file a sandbox with a standing clock, and Slack's own client with the bot's token. */
export function aSandboxForEachTest(): void {
  beforeEach(async () => {
    const clock = createClock({ manual: true, startAt: Date.parse('2026-03-02T09:00:00Z') });
    sandbox = await createSandbox({ manifest, clock });
    client = clientWith(sandbox.tokens.bot);
  });
  afterEach(() => sandbox.stop());
}

/** A client that tries nothing again, with another token or none. */
export function clientWith(token?: string): WebClient {
  return new WebClient(token, { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 }, logger: silent });
}

/** Refusals are what these tests are about: the client need not print them. */
const silent: Logger = new ConsoleLogger();
silent.debug = silent.info = silent.warn = silent.error = () => {};

/** The error code of a refused call, or 'ok'. */
export async function outcome(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    return (error as { data?: { error?: string } }).data?.error ?? error;
  }
}
