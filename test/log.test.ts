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

describe('the log for people', () => {
  test('is a line with the time, how grave it is, what happened and its ids, and an error with where it came from', () => {
    const text = printedBy(() => {
      const log = createLog('info', ['hush-hush'], 'pretty');
      log.info({ handoff: 'H0000012', event: 'sent', actor: null }, 'A handoff changed');
      log.error({ err: new Error('It broke at hush-hush') }, 'Something failed');
    });
    expect(text).toMatch(/^\d\d:\d\d:\d\d info {2}A handoff changed {2}handoff=H0000012 {2}event=sent {2}actor=null$/m);
    expect(text).toMatch(/^\d\d:\d\d:\d\d error Something failed\nError: It broke at …\n {4}at /m);
  });
});

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

  test('holds none of the secrets that it was told of, whatever they look like', () => {
    const secret = 'a"b\\c/0123456789';
    const printed = printedBy(() => {
      createLog('debug', [secret]).error({ err: new Error(`wrong: ${secret}`), deeper: [secret] }, `with ${secret}`);
    });
    expect(printed).not.toContain('0123456789');
    expect(() => JSON.parse(printed)).not.toThrow();
    expect(withoutSecrets(`with ${secret}.`, [secret])).toBe('with ….');
  });

  test.each([
    '{"handoff":"H2345678","msg":"Slack did not take a notice, box-office"}',
    'SLACK_APP_TOKEN is missing: set it for Socket Mode (starts with xapp-), or set SLACK_SIGNING_SECRET.',
    '{"msg":"HTTP on port 3000, path /slack/events, answered with a response"}',
  ])('leaves everything else as it was: %s', (line) => {
    expect(withoutSecrets(line)).toBe(line);
  });

  test('says that lines are missing once it can be written again, and only then', () => {
    const lines: string[] = [];
    let isFull = false;
    vi.spyOn(process.stdout, 'write').mockImplementation((line: string | Uint8Array, written: unknown) => {
      if (!isFull) lines.push(JSON.parse(String(line)).msg);
      const error = isFull ? new Error('ENOSPC') : null;
      if (typeof written === 'function') written(error);
      return true;
    });
    const log = createLog('info');
    log.info('before');
    isFull = true;
    for (const words of ['one', 'another']) log.info(words);
    isFull = false;
    for (const words of ['after', 'later']) log.info(words);
    const notice = 'Lines of the log are missing before the last one: they could not be written';
    expect(lines).toEqual(['before', 'after', notice, 'later']);
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
