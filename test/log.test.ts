import { afterEach, describe, expect, test, vi } from 'vitest';
import { boltLogger, createLog, withoutSecrets } from '../src/log.ts';

afterEach(() => vi.restoreAllMocks());

/** What is printed while something is logged. */
function printedBy(work: () => void): string {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  work();
  vi.restoreAllMocks();
  return lines.join('');
}

const SECRETS = [
  'xoxb-111-222-AbC',
  'xapp-1-A0-3-deadbeef',
  'xoxp-1-2-3',
  'xoxe.xoxb-1-abc',
  'https://hooks.slack.com/commands/T0/1/abc',
  'https://hooks.slack.com/actions/T0/1/abc',
  'https://hooks.slack-gov.com/app/T0/1/abc',
  'http://127.0.0.1:40123/response/abc',
  String.raw`https:\/\/hooks.slack.com\/actions\/T0\/1\/abc`,
  'https%3A%2F%2Fhooks.slack.com%2Factions%2FT0%2F1%2Fabc',
  'wss://wss-primary.slack.com/link/?ticket=1a2b&app_id=3',
];

describe('the log', () => {
  test.each(SECRETS)('never holds %s, wherever it stands', (secret) => {
    const error = Object.assign(new Error(`fetch of ${secret} failed`, { cause: new Error(secret) }), {
      config: { headers: { authorization: `Bearer ${secret}` }, url: secret },
    });
    const printed = printedBy(() => {
      const log = createLog('debug');
      log.error({ err: error, nested: { deeper: [secret] } }, `with ${secret}`);
      log.warn({ err: new Error('one', { cause: new Error('two', { cause: new TypeError(`of "${secret}"`) }) }) });
      boltLogger(log).warn('Bolt says', secret, error);
    });
    const tail = secret.replace(/^.*(hooks\.[\w.-]+|response|ticket=|xox[a-z]-|xapp-)/, '');
    expect(printed).not.toContain(tail);
    expect(printed.trim().split('\n')).toHaveLength(3);
    for (const line of printed.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  });

  test.each([
    '{"handoff":"H2345678","msg":"Slack did not take a notice, box-office"}',
    'SLACK_APP_TOKEN is missing: set it for Socket Mode (starts with xapp-), or set SLACK_SIGNING_SECRET.',
    '{"msg":"HTTP on port 3000, path /slack/events, answered with a response"}',
  ])('leaves everything else as it was: %s', (line) => {
    expect(withoutSecrets(line)).toBe(line);
  });

  test('passes on what Bolt warns of, and none of its debug lines, which hold what people wrote', () => {
    const printed = printedBy(() => {
      const logger = boltLogger(createLog('debug'));
      logger.debug('payload', 'words of people');
      logger.info('payload', 'words of people');
      logger.warn('An event was not acknowledged');
    });
    expect(printed).not.toContain('words of people');
    expect(printed).toContain('An event was not acknowledged');
  });
});
