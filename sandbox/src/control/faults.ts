import type { ClockTimer } from '../clock-timer.ts';

/** What can go wrong with one Web API request. */
export type Fault =
  | { kind: 'rate_limited'; retryAfterS: number }
  | { kind: 'http'; status: number }
  /** HTTP 200 with `{ok: false, error}`, on a response_url too; nothing is done. */
  | { kind: 'error'; error: string }
  /** Done after `ms` real milliseconds. */
  | { kind: 'delay'; ms: number }
  /** The connection is closed before anything is done. */
  | { kind: 'drop' }
  /** Done, and the connection closed without an answer. */
  | { kind: 'lost_reply' }
  /** Done, and the connection closed in the middle of the answer. */
  | { kind: 'broken_reply' }
  /** Something between the app and Slack answers in its place with a page in HTML; nothing is done. */
  | { kind: 'page'; status: number }
  /**
   * Done when `ms` have passed on the sandbox's clock: with a clock that stands, when a test moves it, say after the
   * client has given up. Until then it does not count as under way. `isCutOff`: the connection is closed at once, as by a
   * proxy that will not wait, so that nobody waits in a test for the client to give up.
   */
  | { kind: 'late'; ms: number; isCutOff?: boolean };

export type FaultOrder = {
  /** A Web API method, `response_url` or `upload`; any when absent. */
  method?: string;
  channel?: string;
  /** How many requests it spoils; 1 when absent. */
  times?: number;
  fault: Fault;
};

export type Faults = {
  order: (order: FaultOrder) => void;
  /** The fault that this request meets, if any; uses it up. */
  take: (method: string, channels: readonly string[]) => Fault | undefined;
  /** The next envelope of that kind (of any kind when absent) is delivered twice. */
  duplicateNext: (payloadType?: string) => void;
  /** Does it when `ms` have passed on the sandbox's clock. */
  holdBack: (method: string, ms: number, task: () => void) => void;
  /** The methods of requests that met `late` and are not done yet, oldest first. */
  heldBack: () => string[];
  takeDuplicate: (what: string, payloadType: string) => boolean;
  clear: () => void;
};

export function createFaults(timer: ClockTimer): Faults {
  let orders: (FaultOrder & { left: number })[] = [];
  const held = new Set<{ method: string }>();
  let duplicates: (string | undefined)[] = [];
  return {
    order: (order) => orders.push({ ...order, left: order.times ?? 1 }),
    take: (method, channels) => {
      const order = orders.find(
        (candidate) =>
          (candidate.method === undefined || candidate.method === method) &&
          (candidate.channel === undefined || channels.includes(candidate.channel)),
      );
      if (!order) return undefined;
      order.left -= 1;
      orders = orders.filter((candidate) => candidate.left > 0);
      return order.fault;
    },
    holdBack: (method, ms, task) => {
      const request = { method };
      held.add(request);
      timer.after(ms, () => {
        held.delete(request);
        task();
      });
    },
    heldBack: () => [...held].map((request) => request.method),
    duplicateNext: (payloadType) => duplicates.push(payloadType),
    takeDuplicate: (what, payloadType) => {
      const index = duplicates.findIndex((wanted) => wanted === undefined || wanted === what || wanted === payloadType);
      if (index >= 0) duplicates.splice(index, 1);
      return index >= 0;
    },
    clear: () => {
      orders = [];
      duplicates = [];
    },
  };
}
