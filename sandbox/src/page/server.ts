import type { Act, ActResult, TrafficEntry } from '../acts.ts';

/** The four addresses of the sandbox that the page talks to, all on its own origin. */
export function streamAddress(as: string | null): string {
  return `ws://${window.location.host}/sandbox/stream${as ? `?as=${encodeURIComponent(as)}` : ''}`;
}

const UNREACHABLE = 'The sandbox did not answer. Is it still running?';

/** Performs an act as a person. Never rejects: a sandbox that cannot be reached is a `problem`. */
export async function postAct(as: string, act: Act): Promise<ActResult> {
  try {
    const response = await postJson(`/sandbox/act?as=${encodeURIComponent(as)}`, act);
    // Trusted: page and server are one program, and ActResult is their contract.
    if (response.headers.get('content-type')?.includes('json')) return (await response.json()) as ActResult;
    return { ok: false, problem: `The sandbox answered with HTTP ${response.status}.` };
  } catch {
    return { ok: false, problem: UNREACHABLE };
  }
}

export type ClockJump = 'minute' | 'hour' | 'next_morning' | 'next_business_day';

/** Moves the sandbox's clock; false when that failed. */
export async function moveClock(as: string, jump: ClockJump): Promise<boolean> {
  return postJson(`/sandbox/clock?as=${encodeURIComponent(as)}`, { jump }).then(
    (response) => response.ok,
    () => false,
  );
}

/** The traffic after the entry `after`, oldest first; empty when the sandbox cannot be reached. */
export async function fetchTraffic(after: number): Promise<TrafficEntry[]> {
  try {
    const response = await fetch(`/sandbox/traffic?after=${after}`);
    return response.ok ? ((await response.json()) as TrafficEntry[]) : [];
  } catch {
    return [];
  }
}

const postJson = (address: string, body: unknown) =>
  fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
