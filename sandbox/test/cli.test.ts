import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultWorld } from '../src/default-world.ts';
import { manifest } from './bare-app.ts';

/** A cold start of a TypeScript program on a busy machine. */
const STARTING = 30_000;

const program = fileURLToPath(new URL('../bin/slack-sandbox.mjs', import.meta.url));

let directory: string;
let running: ChildProcess[] = [];
let servers: Server[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sandbox-cli-'));
  await writeFile(join(directory, 'manifest.json'), JSON.stringify(manifest));
});
afterEach(async () => {
  for (const child of running) await ended(child);
  for (const server of servers) server.close();
  running = [];
  servers = [];
  await rm(directory, { recursive: true });
});

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  return child.exitCode;
}

function start(...options: string[]): ChildProcess {
  const manifestFile = join(directory, 'manifest.json');
  const args = ['--manifest', manifestFile, '--port', '0', ...options];
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  return child;
}

/** What it says when it has started. Throws what it says when it does not. */
async function introduction(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes('give Bolt the last one')) resolve(said);
    });
    child.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
    });
    child.once('exit', () => reject(new Error(said)));
  });
}

const addressIn = (text: string) => /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';

describe('the slack-sandbox command', { timeout: STARTING }, () => {
  it('opens the world of a file', { tags: 'thorough' }, async () => {
    const file = join(directory, 'world.json');
    const maya = { ...defaultWorld.people[0], realName: 'Maja Lindkvist' };
    await writeFile(file, JSON.stringify({ ...defaultWorld, people: [maya], channels: [] }));
    const child = start('--world', file);
    const text = await introduction(child);
    expect(text).toContain('SLACK_APP_TOKEN=xapp-sandbox');
    const response = await fetch(`${addressIn(text)}/sandbox/state?as=U0MAYA`);
    expect(await response.json()).toMatchObject({
      me: { realName: 'Maja Lindkvist' },
      conversations: [{ kind: 'dm' }],
    });
    expect(await ended(child)).toBe(0);
  });

  it('brings payloads to a request URL', async () => {
    const heard: string[] = [];
    const app = createServer((request, response) => {
      void readText(request).then((body) => {
        heard.push(body);
        response.end();
      });
    }).listen(0, '127.0.0.1');
    servers.push(app);
    await once(app, 'listening');
    const { port } = app.address() as AddressInfo;

    const text = await introduction(start('--http', `http://127.0.0.1:${port}/slack/events`));
    expect(text).toContain('SLACK_SIGNING_SECRET=sandbox-signing-secret');
    const command = manifest.features?.slash_commands?.[0]?.command ?? '';
    const act = { act: 'slash', channel: 'C0GENERAL', text: command };
    const url = `${addressIn(text)}/sandbox/act?as=U0MAYA`;
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(act) });
    expect(await response.json()).toEqual({ ok: true });
    expect(heard.map((body) => new URLSearchParams(body).get('command'))).toEqual([command]);
  });

  it('refuses to deliver to another machine', async () => {
    const child = start('--http', 'https://example.com/slack/events');
    await expect(introduction(child)).rejects.toThrow('this machine only');
    expect(child.exitCode).toBe(1);
  });

  it('says what is wrong with a file that is not there', async () => {
    const child = start('--world', join(directory, 'missing.json'));
    await expect(introduction(child)).rejects.toThrow('missing.json');
    expect(child.exitCode).toBe(1);
  });
});
