import type { Control } from 'slack-sandbox';
import type { Chance } from '../chance.ts';

/** What Slack does to the bot, and how often each kind really met a request. */
export type Faults = {
  /** Orders one fault, drawn by chance. */
  order: () => void;
  /** Orders one, now and then, for a start that is about to come. */
  orderForStart: () => void;
  /** How often each kind happened so far, by name. */
  happened: () => Record<string, number>;
  /** Nothing new happens from now on; what is on its way still arrives. */
  end: () => void;
};

type Fault = Parameters<Control['fail']>[0]['fault'];

/** So late Slack takes a message, or a change of one, at most: far later than the bot waits for an answer. */
export const LATEST_MS = 10 * 60_000;
/** Half of what is late is no later than the first look for it. */
const SOON_MS = 60_000;
/** What can be late, under the name by which it is counted. */
const LATE = [
  ['post taken late', 'chat.postMessage'],
  ['post taken late', 'chat.postMessage'],
  ['change taken late', 'chat.update'],
  ['change taken late', 'response_url'],
] as const;
const KINDS: Record<string, (chance: Chance) => Fault> = {
  '429 with Retry-After': (chance) => ({ kind: 'rate_limited', retryAfterS: 1 + chance.upTo(30) }),
  'HTTP 5xx': (chance) => ({ kind: 'http', status: chance.pick([500, 502, 503]) }),
  'error of Slack': (chance) => ({ kind: 'error', error: chance.pick(['fatal_error', 'internal_error']) }),
  'connection dropped': () => ({ kind: 'drop' }),
  'answer lost': () => ({ kind: 'lost_reply' }),
};
const METHODS = [
  'chat.postMessage',
  'chat.postMessage',
  'chat.postMessage',
  'chat.update',
  'response_url',
  'conversations.open',
  'conversations.info',
  'conversations.history',
  'conversations.replies',
  'users.info',
  'views.open',
];
/** Without these it does not start, and is started again. */
const STARTS_TO_ONE_FAULT = 20;
const METHODS_OF_THE_START = ['auth.test', 'apps.connections.open'];

export function createFaults(control: Control, chance: Chance): Faults {
  const counts = new Map<string, number>();
  const count = (name: string, times = 1): void => void counts.set(name, (counts.get(name) ?? 0) + times);
  const duplicates = watchDuplicates(control, () => count('delivered twice'));

  const drawn = (): Fault => {
    const [name, draw] = chance.pick(Object.entries(KINDS));
    return counted(draw(chance), () => count(name));
  };
  const spoil = (): void => {
    control.fail({ method: chance.pick(METHODS), times: 1 + chance.upTo(3), fault: drawn() });
  };
  const delay = (): void => {
    const [name, method] = chance.pick(LATE);
    const fault: Fault = { kind: 'late', ms: 1_000 + chance.upTo(chance.oneIn(2) ? SOON_MS : LATEST_MS) };
    control.fail({ method, fault: counted(fault, () => count(name)) });
  };
  const cut = (): void => {
    const reason = chance.pick(['warning', 'refresh_requested', 'abrupt'] as const);
    control.disconnectSockets(reason);
    count(`sockets: ${reason}`);
  };

  return {
    order: () => chance.pick([spoil, spoil, spoil, delay, delay, delay, duplicates.order, duplicates.order, cut])(),
    orderForStart: () => {
      if (chance.oneIn(STARTS_TO_ONE_FAULT))
        control.fail({ method: chance.pick(METHODS_OF_THE_START), fault: drawn() });
    },
    happened: () => {
      duplicates.look();
      return Object.fromEntries([...counts].toSorted(([a], [b]) => a.localeCompare(b)));
    },
    end: control.clear,
  };
}

/** The sandbox reads the kind of a fault when a request meets it, once. */
function counted(fault: Fault, met: () => void): Fault {
  const { kind } = fault;
  return Object.defineProperty({ ...fault }, 'kind', {
    get: () => {
      met();
      return kind;
    },
  });
}

/** Each order duplicates the next envelope, which nobody may be there to take: only those that were taken count. */
function watchDuplicates(control: Control, happened: () => void) {
  let ordered = 0;
  let seen = 0;
  const look = (): void => {
    for (const { id, direction, what, outcome } of control.record()) {
      if (id <= seen) continue;
      seen = id;
      if (direction !== 'slack→app' || FRAMES.has(what) || ordered === 0) continue;
      ordered -= 1;
      if (outcome === 'ok') happened();
    }
  };
  return {
    look,
    order: () => {
      look();
      ordered += 1;
      control.duplicateNext();
    },
  };
}
/** What goes over a socket and is no envelope. */
const FRAMES = new Set(['hello', 'disconnect']);
