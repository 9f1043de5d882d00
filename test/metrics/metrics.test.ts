import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sendHandoff, startWorld, type World } from '../support/bot.ts';
import { accept } from '../support/deeds.ts';

/** What Prometheus reads, and what is built on it. */

const read = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

async function watchedWorld(): Promise<World> {
  return startWorld({ settings: { HEALTH_PORT: '0' } });
}

/** Each series with its value, as it is printed. */
async function scrape({ bot }: World): Promise<Map<string, number>> {
  const response = await fetch(`http://127.0.0.1:${bot().healthPort}/metrics`);
  expect(response.status).toBe(200);
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
}

describe('what Prometheus reads', () => {
  test('follows handoffs through their stages, and messages until Slack has them', async () => {
    const world = await watchedWorld();
    const { control } = world.sandbox;
    expect((await scrape(world)).get('handoff_open_handoffs{stage="awaiting"}')).toBe(0);
    control.fail({ method: 'chat.postMessage', times: 50, fault: { kind: 'drop' } });
    await sendHandoff(world);
    const waiting = await scrape(world);
    expect(waiting.get('handoff_open_handoffs{stage="awaiting"}')).toBe(1);
    expect(waiting.get('handoff_messages_waiting')).toBeGreaterThan(0);
    control.clear();
    await world.timeIs('2026-11-24T10:30:00-05:00');
    await accept(world);
    const after = await scrape(world);
    expect(after.get('handoff_open_handoffs{stage="awaiting"}')).toBe(0);
    expect(after.get('handoff_open_handoffs{stage="accepted"}')).toBe(1);
    expect(after.get('handoff_messages_waiting')).toBe(0);
    expect(after.get('handoff_receiving')).toBe(1);
  });

  test('names nobody and nothing: no person, no account, no partner', async () => {
    const world = await watchedWorld();
    await sendHandoff(world);
    const text = [...(await scrape(world)).keys()].join('\n');
    expect(text).not.toMatch(/U0[A-Z]|C0[A-Z]|D0[A-Z]|H\d{7}|Fabrikam|Brightwater|Lena|Maya/);
  });
});

/** The metrics of an expression, and the labels by which it asks. */
function metricsIn(expression: string): string[] {
  const words = expression.replaceAll(/\{[^}]*\}|\b(by|without)\s*\([^)]*\)/g, ' ').match(/[a-z_][a-z0-9_]*/g) ?? [];
  return words.filter((word) => word.includes('_') || word === 'up');
}

function expressions(): string[] {
  const alerts = [...read('ops/alerts.yml').matchAll(/^\s+expr: (.*)$/gm)].map(([, expression = '']) => expression);
  const { panels } = JSON.parse(read('ops/grafana-dashboard.json')) as { panels: { targets: { expr: string }[] }[] };
  return [...alerts, ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))];
}

describe('alerts and the dashboard', () => {
  test('ask for metrics that there are', async () => {
    const series = await scrape(await watchedWorld());
    // That of Prometheus itself.
    const known = new Set(['up', ...[...series.keys()].map((one) => one.replace(/\{.*$/, ''))]);
    const asked = expressions().flatMap(metricsIn);
    expect(asked.length).toBeGreaterThan(12);
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
    expect(metricsIn('max by (kind) (handoff_nonesuch{reason="a_b"}) == 1')).toEqual(['handoff_nonesuch']);
  });

  test('are each explained to whoever is called', () => {
    const names = [...read('ops/alerts.yml').matchAll(/alert: (\w+)/g)].map(([, name = '']) => name);
    const headings = new Set([...read('docs/operations.md').matchAll(/^### (\w+)$/gm)].map(([, heading]) => heading));
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !headings.has(name))).toEqual([]);
    for (const name of names) expect(read('ops/alerts.yml')).toContain(`#${name.toLowerCase()}\n`);
  });
});
