import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sendHandoff, startWorld, typesHandoff, TUESDAY, type World } from '../support/bot.ts';
import { accept, bothMove } from '../support/deeds.ts';

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

describe('what Prometheus reads', { tags: 'thorough' }, () => {
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

describe('what is counted when it happens', { tags: 'thorough' }, () => {
  test('how long Slack waits for each kind of request', async () => {
    const world = await watchedWorld();
    await typesHandoff(world);
    await accept(world);
    const series = await scrape(world);
    const acknowledged = (kind: string) => series.get(`handoff_acknowledgement_seconds_count{kind="${kind}"}`) ?? 0;
    expect(acknowledged('command')).toBe(1);
    expect(acknowledged('form')).toBe(world.sandbox.control.calls('view_submission').length);
    expect(acknowledged('press')).toBe(world.sandbox.control.calls('block_actions').length);
    expect(acknowledged('shortcut')).toBe(0);
  });

  test('how long after a decision Slack has each message of it, and no later change of it', async () => {
    const world = await watchedWorld();
    await sendHandoff(world);
    await world.timeIs('2026-11-24T10:30:00-05:00');
    await accept(world);
    const messages = ['ae_card', 'author_card', 'partner_card', 'partner_decision'];
    const counts = async () => {
      const series = await scrape(world);
      return messages.map((message) => series.get(`handoff_decision_message_seconds_count{message="${message}"}`));
    };
    expect(await counts()).toEqual([1, 1, 1, 1]);
    await bothMove(world);
    expect(await counts()).toEqual([1, 1, 1, 1]);
  });

  test('what Slack refuses for its limits, what is delivered twice, and what nobody answered', async () => {
    const world = await watchedWorld();
    const { control } = world.sandbox;
    control.duplicateNext('view_submission');
    control.fail({ method: 'chat.postMessage', fault: { kind: 'rate_limited', retryAfterS: 1 } });
    control.fail({ method: 'chat.postMessage', fault: { kind: 'lost_reply' } });
    await typesHandoff(world);
    await world.timeIs('2026-11-24T10:05:00-05:00');
    const series = await scrape(world);
    expect(series.get('handoff_rate_limited_total')).toBe(1);
    expect(series.get('handoff_lost_answers_total')).toBe(1);
    expect(series.get('handoff_duplicate_requests_total')).toBe(1);
    expect(series.get('handoff_duplicate_messages_removed_total')).toBe(0);
  });

  test('a message that stood twice', async () => {
    const world = await watchedWorld();
    const fault = { kind: 'late', ms: 4 * 60_000, isCutOff: true } as const;
    world.sandbox.control.fail({ method: 'chat.postMessage', fault });
    await sendHandoff(world);
    for (const minute of ['03', '05', '07']) await world.timeIs(`2026-11-24T10:${minute}:00-05:00`);
    expect((await scrape(world)).get('handoff_duplicate_messages_removed_total')).toBe(1);
  });

  test('when what runs by the clock last ended well, and nothing of what did not', async () => {
    const world = await watchedWorld();
    await world.settle();
    const lastSuccess = async (job: string) =>
      (await scrape(world)).get(`handoff_job_last_success_timestamp_seconds{job="${job}"}`);
    expect(await lastSuccess('due_work')).toBe(Date.parse(TUESDAY) / 1000);
    expect(await lastSuccess('token_look')).toBe(0);
  });
});

/** Not of a function. */
const NAME = /\b[a-z_][a-z0-9_]*\b(?!\s*\()/g;

/** The metrics of an expression. */
function metricsIn(expression: string): string[] {
  const words = expression.replaceAll(/\{[^}]*\}|\b(by|without|on)\s*\([^)]*\)/g, ' ').match(NAME) ?? [];
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
    expect(metricsIn('histogram_quantile(0.9, rate(handoff_nonesuch_bucket[5m]))')).toEqual([
      'handoff_nonesuch_bucket',
    ]);
  });

  test('are each explained to whoever is called', () => {
    const names = [...read('ops/alerts.yml').matchAll(/alert: (\w+)/g)].map(([, name = '']) => name);
    const headings = new Set([...read('docs/operations.md').matchAll(/^### (\w+)$/gm)].map(([, heading]) => heading));
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !headings.has(name))).toEqual([]);
    for (const name of names) expect(read('ops/alerts.yml')).toContain(`#${name.toLowerCase()}\n`);
  });
});
