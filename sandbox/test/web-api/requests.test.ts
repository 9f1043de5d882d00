import { describe, expect, it } from 'vitest';
import { aSandboxForEachTest, client, clientWith, outcome, sandbox } from './slack-client.ts';

aSandboxForEachTest();

describe('who may call', () => {
  it('asks for a token, the right one, of the right kind', async () => {
    expect(await outcome(clientWith().auth.test())).toBe('not_authed');
    expect(await outcome(clientWith('xoxb-other').auth.test())).toBe('invalid_auth');
    expect(await outcome(client.apps.connections.open({}))).toBe('not_allowed_token_type');
    expect(await outcome(clientWith(sandbox.tokens.app).users.info({ user: 'U0MAYA' }))).toBe('not_allowed_token_type');
    expect(await client.auth.test()).toMatchObject({
      ok: true,
      team_id: 'T0NORTHWIND',
      user_id: 'U0APP',
      bot_id: 'B0APP',
    });
  });

  /** https://docs.slack.dev/changelog/2020-11-no-more-tokens-in-querystrings-for-newly-created-apps */
  it('takes no token from the address', async () => {
    const answerTo = async (query: string, init: RequestInit = {}) =>
      (await fetch(`${sandbox.apiUrl}auth.test?token=${query}`, init)).json();
    const inForm = new URLSearchParams({ token: sandbox.tokens.bot });
    expect(await answerTo(sandbox.tokens.bot)).toEqual({ ok: false, error: 'not_authed' });
    expect(await answerTo('', { method: 'POST', body: inForm })).toMatchObject({ ok: true });
  });

  it('refuses methods that do not exist', async () => {
    expect(await outcome(client.apiCall('chat.shout'))).toBe('unknown_method');
  });

  it('names the scope that is missing', async () => {
    sandbox.control.grantScopes(['commands']);
    const refusal = client.chat.postMessage({ channel: 'C0SALES', text: 'x' });
    await expect(refusal).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'chat:write', provided: 'commands' },
    });
  });

  it('says in headers which scopes the token has, and what time it is', async () => {
    sandbox.control.grantScopes(['commands', 'chat:write']);
    const headersFor = async (token: string) =>
      (await fetch(`${sandbox.apiUrl}auth.test`, { method: 'POST', headers: { authorization: `Bearer ${token}` } }))
        .headers;
    const said = await headersFor(sandbox.tokens.bot);
    expect(said.get('x-oauth-scopes')).toBe('commands,chat:write');
    expect(Date.parse(said.get('date') ?? '')).not.toBeNaN();
    expect((await headersFor('xoxb-other')).get('x-oauth-scopes')).toBeNull();
    expect((await headersFor(sandbox.tokens.app)).get('x-oauth-scopes')).toBe('connections:write');
  });

  it('knows a revoked token and an uninstalled app', async () => {
    sandbox.control.revokeToken();
    expect(await outcome(client.auth.test())).toBe('token_revoked');
    sandbox.control.uninstall();
    expect(await outcome(client.auth.test())).toBe('account_inactive');
    sandbox.control.reinstall();
    expect(await outcome(client.auth.test())).toBe('ok');
  });
});

describe('requests', () => {
  const post = async (
    body: string | URLSearchParams | FormData,
    headers: Record<string, string> = {},
    path = 'chat.postMessage',
  ) => {
    const response = await fetch(`${sandbox.apiUrl}${path}`, { method: 'POST', body, headers });
    return (await response.json()) as { ok: boolean; error?: string };
  };
  const bearer = () => ({ authorization: `Bearer ${sandbox.tokens.bot}` });
  const message = { channel: 'C0SALES', text: 'x' };

  it('may be JSON, forms with or without files, and queries', async () => {
    const json = { ...bearer(), 'content-type': 'application/json; charset=utf-8' };
    expect(await post(JSON.stringify(message), json)).toMatchObject({ ok: true });
    expect(await post(new URLSearchParams({ ...message, token: sandbox.tokens.bot }))).toMatchObject({ ok: true });
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...message, token: sandbox.tokens.bot })) form.append(name, value);
    expect(await post(form)).toMatchObject({ ok: true });
    const got = await fetch(`${sandbox.apiUrl}users.info?user=U0MAYA`, { headers: bearer() });
    expect(await got.json()).toMatchObject({ ok: true, user: { id: 'U0MAYA' } });
  });

  it('cannot carry a token in JSON, nor other types, nor broken blocks', async () => {
    const json = { 'content-type': 'application/json' };
    expect(await post(JSON.stringify({ ...message, token: sandbox.tokens.bot }), json)).toMatchObject({
      error: 'not_authed',
    });
    expect(await post('<x/>', { ...bearer(), 'content-type': 'text/xml' })).toMatchObject({
      error: 'invalid_post_type',
    });
    const broken = new URLSearchParams({ ...message, blocks: '[{' });
    expect(await post(broken, bearer())).toMatchObject({ error: 'invalid_blocks_format' });
    expect(await post(new URLSearchParams({ text: 'x' }), bearer())).toMatchObject({ error: 'invalid_arguments' });
  });

  it('are validated without a token', async () => {
    const good = new URLSearchParams({ blocks: JSON.stringify([{ type: 'divider' }]) });
    expect(await post(good, {}, 'blocks.validate')).toEqual({ ok: true });
    const bad = new URLSearchParams({ blocks: JSON.stringify([{ type: 'shout' }]) });
    expect(await post(bad, {}, 'blocks.validate')).toMatchObject({
      error: 'invalid_blocks',
      errors: [{ pointer: expect.stringContaining('/blocks/0') }],
    });
  });
});

it('lists every method that the README promises', async () => {
  const { readFile } = await import('node:fs/promises');
  const { methodNames } = await import('../../src/web-api/router.ts');
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  expect(methodNames.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});
