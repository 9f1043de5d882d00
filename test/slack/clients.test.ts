import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { boltLogger, createLog } from '../../src/log.ts';
import { createClients, whoAmI } from '../../src/slack/clients.ts';

/** Who answers where the Web API should be, and what an operator reads of it. */

const TOKEN = 'xoxb-0000QQQQ1111ZZZZ';

async function answeredBy(answer: (response: ServerResponse, token: string) => void) {
  const server = createServer((request, response) => answer(response, request.headers.authorization ?? ''));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const slackApiUrl = `http://127.0.0.1:${port}/api/`;
  const { background } = createClients({ botToken: TOKEN, slackApiUrl }, boltLogger(createLog('silent')));
  return { slackApiUrl, identity: whoAmI(background, slackApiUrl) };
}

const json = (body: unknown) => (response: ServerResponse) =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const html = (status: number, body: string) => (response: ServerResponse) =>
  void response.writeHead(status, { 'content-type': 'text/html' }).end(body);

describe('the address of the Web API', () => {
  test.each<[string, (response: ServerResponse, token: string) => void]>([
    ['has no such path', html(404, '<html>Not found</html>')],
    ['forbids it', html(403, 'no')],
    ['is a page to sign in on', html(200, '<!DOCTYPE html><html><body>Sign in</body></html>')],
    ['says nothing', html(200, '')],
    ['repeats the token', (response, token) => html(200, `<p>${token}</p>`)(response)],
    ['is another API', json({ status: 'up' })],
    ['is another API that says that all is well', json({ ok: true })],
    ['is another API with errors of its own', json({ ok: false, error: { code: 7 } })],
    ['does not know what it is asked', json({ ok: false, error: 'unknown_method' })],
  ])('that %s is told as that, never as a wrong token', async (_, answer) => {
    const { slackApiUrl, identity } = await answeredBy(answer);
    const sentence = `SLACK_API_URL does not look like Slack's Web API: ${slackApiUrl} answers with something else. Leave it empty for Slack's own, or check its path (/api/) and what stands between.`;
    await expect(identity).rejects.toMatchObject({ name: 'SlackProblem', message: sentence, isConfiguration: true });
  });

  test('that is Slack, which refuses the token, is told as a wrong token', async () => {
    const { identity } = await answeredBy(json({ ok: false, error: 'invalid_auth' }));
    const message = expect.stringMatching(/^Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)\. Copy/);
    await expect(identity).rejects.toMatchObject({ message, isConfiguration: true });
  });

  test.each([500, 503])('that answers %d is tried again later', async (status) => {
    const { identity } = await answeredBy(html(status, 'no'));
    const message = expect.stringMatching(/^Slack cannot be reached at http/);
    await expect(identity).rejects.toMatchObject({ message, isConfiguration: false });
  });

  test('that is Slack says who the bot is', async () => {
    const ids = { team_id: 'T1', bot_id: 'B1', user_id: 'U1' };
    const { identity } = await answeredBy(json({ ok: true, ...ids, url: 'https://ours.slack.com/' }));
    const workspaceUrl = 'https://ours.slack.com/';
    expect(await identity).toEqual({ teamId: 'T1', botId: 'B1', botUserId: 'U1', organisationId: null, workspaceUrl });
  });
});
