import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordsOf } from '../../src/json.ts';
import { ARRIVED } from '../patience.ts';
import { createGround, type Ground } from './ground.ts';

let ground: Ground;
beforeEach(async () => {
  ground = await createGround();
});
afterEach(() => ground.stop());

const post = (channel = 'C0SALES') => ground.call('chat.postMessage', { channel, text: 'Once' });
const posts = async (channel = 'C0SALES') => {
  const { body } = await ground.call('conversations.history', { channel });
  return recordsOf(body.messages).length;
};

describe('what can go wrong with a request', () => {
  it('is a rate limit: HTTP 429 with Retry-After in seconds, once', async () => {
    ground.sandbox.control.fail({ method: 'chat.postMessage', fault: { kind: 'rate_limited', retryAfterS: 30 } });
    const limited = await post();
    expect(limited.status).toBe(429);
    expect(limited.headers.get('retry-after')).toBe('30');
    expect(limited.body).toMatchObject({ ok: false, error: 'ratelimited' });
    expect(await post()).toMatchObject({ status: 200, body: { ok: true } });
    expect(await posts()).toBe(1);
  });

  it.each([500, 502, 503])('is HTTP %i, with nothing done', async (status) => {
    ground.sandbox.control.fail({ method: 'chat.postMessage', fault: { kind: 'http', status } });
    expect((await post()).status).toBe(status);
    expect(await posts()).toBe(0);
  });

  it.each(['internal_error', 'ekm_access_denied', 'service_unavailable'])('is the error %s', async (error) => {
    ground.sandbox.control.fail({ method: 'chat.postMessage', fault: { kind: 'error', error } });
    expect(await post()).toMatchObject({ status: 200, body: { ok: false, error } });
  });

  it('is a connection that closes before anything is done', async () => {
    ground.sandbox.control.fail({ method: 'chat.postMessage', fault: { kind: 'drop' } });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(await posts()).toBe(0);
  });

  it('is a lost answer to what was done', async () => {
    ground.sandbox.control.fail({ method: 'chat.postMessage', fault: { kind: 'lost_reply' } });
    await expect(post()).rejects.toThrow('fetch failed');
    await ground.sandbox.settled();
    expect(await posts()).toBe(1);
  });

  it('is an answer that comes later', async () => {
    ground.sandbox.control.fail({ method: 'chat.postMessage', fault: { kind: 'delay', ms: 20 } });
    expect(await post()).toMatchObject({ status: 200, body: { ok: true } });
  });

  it('is something done after the client has given up', async () => {
    const { control, apiUrl, tokens, settled } = ground.sandbox;
    control.fail({ method: 'chat.postMessage', fault: { kind: 'late', ms: 10_000 } });
    const patience = new AbortController();
    const impatient = fetch(`${apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.bot}` },
      body: new URLSearchParams({ channel: 'C0SALES', text: 'Late' }),
      signal: patience.signal,
    });
    await vi.waitFor(() => expect(control.heldBack()).toEqual(['chat.postMessage']), ARRIVED);
    patience.abort();
    await expect(impatient).rejects.toThrow('aborted');
    ground.clock.advance(9_999);
    await settled();
    expect(await posts()).toBe(0);
    ground.clock.advance(1);
    expect(control.heldBack()).toEqual([]);
    expect(await posts()).toBe(1);
    expect(control.calls('chat.postMessage')).toHaveLength(1);
  });

  it('is an answer that comes late to a client that still waits', async () => {
    const { control } = ground.sandbox;
    control.fail({ method: 'chat.postMessage', fault: { kind: 'late', ms: 10_000 } });
    const patient = post();
    await vi.waitFor(() => expect(control.heldBack()).toHaveLength(1), ARRIVED);
    ground.clock.advance(10_000);
    expect(await patient).toMatchObject({ status: 200, body: { ok: true } });
  });

  it('is something done after the connection was cut off', async () => {
    const { control } = ground.sandbox;
    control.fail({ method: 'chat.postMessage', fault: { kind: 'late', ms: 10_000, isCutOff: true } });
    await expect(post()).rejects.toThrow();
    expect(await posts()).toBe(0);
    ground.clock.advance(10_000);
    expect(await posts()).toBe(1);
  });

  it('comes as often as ordered, only to that method and that channel', async () => {
    const fault = { kind: 'http', status: 500 } as const;
    ground.sandbox.control.fail({ method: 'chat.postMessage', channel: 'C0SALES', times: 2, fault });
    expect((await post('C0PRIVBOT')).status).toBe(200);
    expect((await ground.call('auth.test')).status).toBe(200);
    expect([(await post()).status, (await post()).status, (await post()).status]).toEqual([500, 500, 200]);
  });

  it('comes to any method when none is named', async () => {
    ground.sandbox.control.fail({ fault: { kind: 'error', error: 'fatal_error' } });
    expect((await ground.call('auth.test')).body).toMatchObject({ ok: false, error: 'fatal_error' });
  });

  it('is forgotten when cleared', async () => {
    ground.sandbox.control.fail({ fault: { kind: 'drop' } });
    ground.sandbox.control.clear();
    expect((await post()).status).toBe(200);
  });
});

describe('requests of unusual form', () => {
  const ask = async (headers: Record<string, string>, body: string) => {
    const response = await fetch(`${ground.sandbox.apiUrl}chat.postMessage`, { method: 'POST', headers, body });
    return response.json();
  };
  const bearer = () => ({ authorization: `Bearer ${ground.sandbox.tokens.bot}` });

  it('may carry the token as a form field, not in JSON', async () => {
    const { bot } = ground.sandbox.tokens;
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const args = { token: bot, channel: 'C0SALES', text: 'x' };
    expect(await ask(form, new URLSearchParams(args).toString())).toMatchObject({ ok: true });
    const json = { 'content-type': 'application/json' };
    expect(await ask(json, JSON.stringify(args))).toMatchObject({ ok: false, error: 'not_authed' });
  });

  it('may bring a view as JSON or as a form field that holds JSON', async () => {
    const view = { type: 'home', blocks: [{ type: 'divider' }] };
    for (const encoding of ['form', 'json'] as const) {
      const reply = await ground.call('views.publish', { user_id: 'U0MAYA', view }, { encoding });
      expect(reply.body).toMatchObject({ ok: true, view: { type: 'home', blocks: [{ type: 'divider' }] } });
    }
  });

  it('are refused in other content types', async () => {
    const reply = await ask({ ...bearer(), 'content-type': 'text/xml' }, '<channel>C0SALES</channel>');
    expect(reply).toMatchObject({ ok: false, error: 'invalid_post_type' });
  });

  it('may come as GET with a query', async () => {
    const response = await fetch(`${ground.sandbox.apiUrl}users.info?user=U0SAM`, { headers: bearer() });
    expect(await response.json()).toMatchObject({ ok: true, user: { id: 'U0SAM' } });
  });

  it('may come as multipart form', async () => {
    const form = new FormData();
    form.set('channel', 'C0SALES');
    form.set('text', 'x');
    const response = await fetch(`${ground.sandbox.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: bearer(),
      body: form,
    });
    expect(await response.json()).toMatchObject({ ok: true });
  });

  it('learn their scopes from a header', async () => {
    const { headers } = await ground.call('auth.test');
    expect(headers.get('x-oauth-scopes')).toContain('chat:write');
  });
});

describe('the second step of an upload', () => {
  it('answers "OK - n" to exactly the announced bytes', async () => {
    const { body } = await ground.call('files.getUploadURLExternal', { filename: 'a.txt', length: 5 });
    const response = await fetch(String(body.upload_url), { method: 'POST', body: 'abcde' });
    expect([response.status, await response.text()]).toEqual([200, 'OK - 5']);
  });

  it('must have come before the third', async () => {
    const { body } = await ground.call('files.getUploadURLExternal', { filename: 'a.txt', length: 5 });
    const reply = await ground.call('files.completeUploadExternal', { files: [{ id: body.file_id }] });
    expect(reply.body).toMatchObject({ ok: false });
  });
});
