import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fetchWithin, ownOrigins } from '../../src/slack/own-hosts.ts';

/** A server on this machine that answers as told, and counts. */
async function serving(status: number, headers: Record<string, string> = {}) {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.writeHead(status, headers).end('ok');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  // It listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, requests: () => requests };
}

const PATIENCE = { fetch: globalThis.fetch, withinMs: 5_000 };

describe('only Slack is called', () => {
  test('its Web API, and the host that goes with it, where presses are answered', () => {
    expect(ownOrigins('https://slack.com/api/')).toEqual(['https://hooks.slack.com', 'https://slack.com']);
    expect(ownOrigins('http://127.0.0.1:3000/api/')).toContain('http://127.0.0.1:3000');
  });

  test.each([
    'https://evil.example/actions/T0/1/abc',
    'http://hooks.slack.com/actions/T0/1/abc',
    'https://hooks.slack.com.evil.example/actions/T0/1/abc',
    'https://hooks.slack.com@evil.example/actions/T0/1/abc',
    'https://hooks.slack.com:8443/actions/T0/1/abc',
    'file:///etc/passwd',
    'actions/T0/1/abc',
    '',
  ])('not %s, and the error does not name it', async (address) => {
    let calls = 0;
    const counting = async () => new Response(String((calls += 1)));
    const fetchFromSlack = fetchWithin(ownOrigins('https://slack.com/api/'), { fetch: counting, withinMs: 1_000 });
    await expect(fetchFromSlack(address)).rejects.toThrow('This is no address of Slack’s.');
    expect(calls).toBe(0);
  });

  test('nor wherever Slack’s host would send us', async () => {
    const elsewhere = await serving(200);
    const slack = await serving(307, { location: `${elsewhere.origin}/` });
    const fetchFromSlack = fetchWithin([slack.origin], PATIENCE);
    await expect(fetchFromSlack(`${slack.origin}/response/1`, { method: 'POST', body: '{}' })).rejects.toThrow();
    expect([slack.requests(), elsewhere.requests()]).toEqual([1, 0]);
  });
});
