import { WebAPIRequestError } from '@slack/web-api';
import { expect, test } from 'vitest';
import { failureOf } from '../../src/slack/failures.ts';

/** As Node's fetch fails: the cause of the cause says why. */
const fetchFailed = (cause: Error) => new WebAPIRequestError(new TypeError('fetch failed', { cause }));
const because = (facts: object) => Object.assign(new Error('It failed.'), facts);
const again = { kind: 'again', code: 'unreachable' };
const unknown = { kind: 'unknown', code: 'no_answer' };

test.each([
  ['nobody listens', because({ code: 'ECONNREFUSED' })],
  ['Slack has no address', because({ code: 'ENOTFOUND' })],
  ['whoever knows addresses does not answer', because({ code: 'ETIMEOUT', syscall: 'getaddrinfo' })],
  ['no way leads there', because({ code: 'EHOSTUNREACH', syscall: 'connect' })],
  ['no connection comes about in time', because({ code: 'UND_ERR_CONNECT_TIMEOUT' })],
  ['the certificate is not Slack’s', because({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })],
  ['the certificate is nobody’s', because({ code: 'SELF_SIGNED_CERT_IN_CHAIN' })],
  [
    'none of its addresses answers',
    new AggregateError([
      because({ code: 'ETIMEDOUT', syscall: 'connect' }),
      because({ code: 'ENETUNREACH', syscall: 'connect' }),
    ]),
  ],
])('when %s, nothing was sent: it is tried again soon, without any doubt', (_, cause) => {
  expect(failureOf(fetchFailed(cause))).toEqual(again);
});

test.each([
  ['the connection is reset', because({ code: 'ECONNRESET', syscall: 'read' })],
  ['the connection is lost on the way', because({ code: 'EHOSTUNREACH', syscall: 'write' })],
  ['the other side closes', because({ code: 'UND_ERR_SOCKET' })],
  ['one of several attempts may have got through', new AggregateError([because({ code: 'ECONNRESET' })])],
])('when %s, nobody knows', (_, cause) => {
  expect(failureOf(fetchFailed(cause))).toEqual(unknown);
});
