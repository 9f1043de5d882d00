import { describe, expect, test } from 'vitest';
import { isSigned, isTimely } from '../../src/receive/signature.ts';
import { signedRequest } from '../support/signed.ts';

const NOW = Date.parse('2026-11-24T15:00:00Z');
const SECRET = 'not-a-secret';
const MINUTE = 60_000;

const signedAt = (at: number, body = 'a=1', secret = SECRET) => {
  const { headers } = signedRequest({ body, secret, at });
  return { timestamp: headers['x-slack-request-timestamp'] ?? '', signature: headers['x-slack-signature'] ?? '' };
};

describe('a signature', () => {
  test.each([
    ['now', 0, true],
    ['five minutes ago', -5 * MINUTE, true],
    ['five minutes ahead', 5 * MINUTE, true],
    ['longer ago', -5 * MINUTE - 1000, false],
    ['further ahead', 5 * MINUTE + 1000, false],
    ['in the year 2100', Date.parse('2100-01-01T00:00:00Z') - NOW, false],
  ])('of %s: timely is %s', (_, offset, isAdmitted) => {
    expect(isTimely(signedAt(NOW + offset), NOW)).toBe(isAdmitted);
  });

  test.each(['', 'now', 'NaN', '-1', '1e9', '1790000000.5', ' 1790000000', '0x6a'])(
    'whose time is “%s” is not timely',
    (timestamp) => expect(isTimely({ timestamp, signature: 'v0=' }, NOW)).toBe(false),
  );

  test('of Slack’s own documented example is taken', () => {
    // https://docs.slack.dev/authentication/verifying-requests-from-slack
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
    const signed = {
      timestamp: '1531420618',
      signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    };
    expect(isSigned(signed, Buffer.from(body), '8f742231b10e8888abcd99yyyzzz85a5')).toBe(true);
    expect(isSigned(signed, Buffer.from(`${body}x`), '8f742231b10e8888abcd99yyyzzz85a5')).toBe(false);
  });

  test('of another secret, another body or another moment is refused, and so is anything else', () => {
    const body = Buffer.from('a=1');
    const signed = signedAt(NOW);
    expect(isSigned(signed, body, SECRET)).toBe(true);
    expect(isSigned(signedAt(NOW, 'a=1', 'another'), body, SECRET)).toBe(false);
    expect(isSigned(signed, Buffer.from('a=2'), SECRET)).toBe(false);
    expect(isSigned({ ...signed, timestamp: signedAt(NOW + 1000).timestamp }, body, SECRET)).toBe(false);
    for (const signature of [
      '',
      'v0=',
      signed.signature.slice(3),
      `${signed.signature}0`,
      signed.signature.slice(0, -1),
      'é'.repeat(67),
    ])
      expect(isSigned({ ...signed, signature }, body, SECRET), signature).toBe(false);
  });

  test('stands for the very bytes that came', () => {
    const body = Buffer.from('text=„Größe“&x=\u{1F600}');
    expect(isSigned(signedAt(NOW, body.toString()), body, SECRET)).toBe(true);
  });
});
