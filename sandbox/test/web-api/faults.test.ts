import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { aSandboxForEachTest, client, outcome, sandbox } from './slack-client.ts';

aSandboxForEachTest();

describe('ordered faults', () => {
  it('spoil the requests that they name, as often as they say', async () => {
    sandbox.control.fail({
      method: 'chat.postMessage',
      channel: 'C0SALES',
      fault: { kind: 'error', error: 'fatal_error' },
    });
    expect(await outcome(client.chat.postMessage({ channel: 'C0PRIVBOT', text: 'x' }))).toBe('ok');
    expect(await outcome(client.chat.postMessage({ channel: 'C0SALES', text: 'x' }))).toBe('fatal_error');
    expect(await outcome(client.chat.postMessage({ channel: 'C0SALES', text: 'x' }))).toBe('ok');
  });

  it('lose a reply after the message was posted, or the request before it was', async () => {
    sandbox.control.fail({ method: 'chat.postMessage', fault: { kind: 'lost_reply' } });
    await expect(client.chat.postMessage({ channel: 'C0SALES', text: 'Done' })).rejects.toThrow();
    sandbox.control.fail({ method: 'chat.postMessage', fault: { kind: 'drop' } });
    await expect(client.chat.postMessage({ channel: 'C0SALES', text: 'Not done' })).rejects.toThrow();
    const texts = sandbox
      .as('U0SAM')
      .messages('sales')
      .map((message) => message.text);
    expect(texts).toEqual(['Done']);
  });

  it('break off in the middle of the answer after the message was posted, or answer with a page before it was', async () => {
    const post = (text: string) =>
      fetch(`${sandbox.apiUrl}chat.postMessage`, {
        method: 'POST',
        headers: { authorization: `Bearer ${sandbox.tokens.bot}`, 'content-type': 'application/json' },
        body: JSON.stringify({ channel: 'C0SALES', text }),
      });
    sandbox.control.fail({ method: 'chat.postMessage', fault: { kind: 'broken_reply' } });
    const broken = await post('Done');
    expect(broken.status).toBe(200);
    await expect(broken.text()).rejects.toThrow('terminated');
    sandbox.control.fail({ method: 'chat.postMessage', fault: { kind: 'page', status: 403 } });
    const page = await post('Not done');
    expect([page.status, (await page.text()).slice(0, 9)]).toEqual([403, '<!DOCTYPE']);
    expect(
      sandbox
        .as('U0SAM')
        .messages('sales')
        .map(({ text }) => text),
    ).toEqual(['Done']);
  });

  it('limit the rate with a Retry-After', async () => {
    sandbox.control.fail({ method: 'users.info', fault: { kind: 'rate_limited', retryAfterS: 7 } });
    const patient = new WebClient(sandbox.tokens.bot, { slackApiUrl: sandbox.apiUrl, rejectRateLimitedCalls: true });
    await expect(patient.users.info({ user: 'U0MAYA' })).rejects.toMatchObject({ retryAfter: 7 });
  });

  it('are recorded without tokens', async () => {
    await client.chat.postMessage({ channel: 'C0SALES', text: 'x', token: sandbox.tokens.bot });
    expect(JSON.stringify(sandbox.control.record())).not.toContain(sandbox.tokens.bot);
    expect(sandbox.control.calls('chat.postMessage')).toMatchObject([
      { outcome: 'ok', request: { channel: 'C0SALES' } },
    ]);
  });
});
