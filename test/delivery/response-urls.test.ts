import { describe, expect, test } from 'vitest';
import { WebClient } from '@slack/web-api';
import { createResponseUrls } from '../../src/delivery/response-urls.ts';
import { createSlack } from '../../src/slack/web-api.ts';

const MINUTE = 60_000;
const CARD = { channel: 'D0SAM', ts: '1795532400.000100' };
const URL_OF_PRESS = 'https://hooks.slack.com/actions/T0NORTHWIND/1/secret';

function kept() {
  let now = Date.parse('2026-11-24T10:00:00-05:00');
  const urls = createResponseUrls(() => now);
  return {
    urls,
    waits: (ms: number) => {
      now += ms;
    },
  };
}

describe('the address of a press', () => {
  test('is there for the message that was pressed, and for no other', () => {
    const { urls } = kept();
    expect(urls.has(CARD)).toBe(false);
    urls.remember(CARD, URL_OF_PRESS);
    expect(urls.has(CARD)).toBe(true);
    expect(urls.has({ ...CARD, ts: '1795532400.000101' })).toBe(false);
    expect(urls.has({ ...CARD, channel: 'D0PRIYA' })).toBe(false);
    expect(urls.use(CARD)).toBe(URL_OF_PRESS);
  });

  test('is used four times, and the fifth is left to whatever answers the press in words', () => {
    const { urls } = kept();
    urls.remember(CARD, URL_OF_PRESS);
    for (let uses = 0; uses < 4; uses += 1) expect(urls.use(CARD)).toBe(URL_OF_PRESS);
    expect(urls.has(CARD)).toBe(false);
    expect(urls.use(CARD)).toBeNull();
  });

  test('is not used any more in the last minute of the thirty that Slack gives', () => {
    const { urls, waits } = kept();
    urls.remember(CARD, URL_OF_PRESS);
    waits(29 * MINUTE - 1);
    expect(urls.has(CARD)).toBe(true);
    waits(1);
    expect(urls.has(CARD)).toBe(false);
    expect(urls.use(CARD)).toBeNull();
  });

  test('is replaced by that of a later press, with its own time and uses', () => {
    const { urls, waits } = kept();
    urls.remember(CARD, URL_OF_PRESS);
    for (let uses = 0; uses < 4; uses += 1) urls.use(CARD);
    waits(28 * MINUTE);
    urls.remember(CARD, `${URL_OF_PRESS}2`);
    waits(28 * MINUTE);
    expect(urls.use(CARD)).toBe(`${URL_OF_PRESS}2`);
  });

  test('is forgotten when it was refused, and the oldest when there are too many', () => {
    const { urls } = kept();
    urls.remember(CARD, URL_OF_PRESS);
    urls.forget(CARD);
    expect(urls.has(CARD)).toBe(false);
    for (let at = 0; at <= 2000; at += 1) urls.remember({ channel: 'D0SAM', ts: `${at}` }, URL_OF_PRESS);
    expect(urls.has({ channel: 'D0SAM', ts: '0' })).toBe(false);
    expect(urls.has({ channel: 'D0SAM', ts: '1' })).toBe(true);
    expect(urls.has({ channel: 'D0SAM', ts: '2000' })).toBe(true);
  });
});

describe('a press is answered', () => {
  /** What was called, and with which answer. */
  function slackAt(slackApiUrl: string, status = 200, words = 'ok') {
    const called: string[] = [];
    const fetch: typeof globalThis.fetch = async (input) => {
      called.push(input instanceof Request ? input.url : new URL(input).href);
      return new Response(words, { status });
    };
    const client = new WebClient('xoxb-1', { slackApiUrl });
    const { replaceThroughPress } = createSlack({ lookUp: client, background: client, fetch });
    return { called, replace: (url: string) => replaceThroughPress(url, { text: 'Accepted', blocks: [] }) };
  }

  test.each([
    ['https://slack.com/api/', URL_OF_PRESS],
    ['https://slack-gov.com/api/', 'https://hooks.slack-gov.com/actions/1'],
    ['http://127.0.0.1:4100/api/', 'http://127.0.0.1:4100/response/1'],
  ])('at Slack’s own host: %s', async (api, url) => {
    const { called, replace } = slackAt(api);
    expect(await replace(url)).toBe('taken');
    expect(called).toEqual([url]);
  });

  test.each([
    'https://hooks.slack.com.example.com/actions/1',
    'https://example.com/hooks.slack.com/',
    'https://hooks.slack.com@example.com/',
    'https://hooks.slack.com:8443/actions/1',
    'http://hooks.slack.com/actions/1',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'hooks.slack.com/actions/1',
    '',
  ])('at no other, whatever the payload says: %s', async (url) => {
    const { called, replace } = slackAt('https://slack.com/api/');
    expect(await replace(url)).toBe('refused');
    expect(called).toEqual([]);
  });

  test.each([404, 400, 429])('with %i: it was not taken', async (status) => {
    expect(await slackAt('https://slack.com/api/', status).replace(URL_OF_PRESS)).toBe('refused');
  });

  test.each([
    ['ok', 200, 'taken'],
    ['{"ok":true}', 200, 'taken'],
    ['{"ok":false,"error":"expired_url"}', 200, 'unknown'],
    ['<html>Log in to use this network.</html>', 200, 'unknown'],
    ['', 200, 'unknown'],
    ['ok', 500, 'unknown'],
  ])('with %j and %i: %s', async (words, status, outcome) => {
    expect(await slackAt('https://slack.com/api/', status, words).replace(URL_OF_PRESS)).toBe(outcome);
  });
});
