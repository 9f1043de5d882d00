import type { ActResult, TrafficEntry } from '../acts.ts';
import type { SwitchableCarrier } from '../delivery/carrier.ts';
import type { DisconnectReason } from '../delivery/socket-mode.ts';
import type { Services } from '../services.ts';
import type { FaultOrder } from './faults.ts';
import { verifyUrl } from './verify-url.ts';
import { createWorldSwitches, type WorldSwitches } from './people.ts';

/** Makes things go wrong, switches the world, and shows what went over the wire. */
export type Control = WorldSwitches & {
  /** The next `times` matching requests meet this fault. */
  fail: (order: FaultOrder) => void;
  /** The methods of requests that met `late` and wait for the sandbox's clock, oldest first. */
  heldBack: () => string[];
  /** The next envelope of that payload or event type (of any, when absent) is delivered twice. */
  duplicateNext: (payloadType?: string) => void;
  /** Asks the app to prove that the request URL of events is its own, as Slack does when it is entered. */
  verifyUrl: () => Promise<ActResult>;
  disconnectSockets: (reason?: DisconnectReason) => void;
  /** The next `n` apps.connections.open answer HTTP 500. */
  refuseConnections: (n: number) => void;
  /** From now on the app has this long for an answer, in real milliseconds. */
  answerWithin: (ms: number) => void;
  /** From now on the bot token has these scopes. */
  grantScopes: (scopes: string[]) => void;
  revokeToken: () => void;
  uninstall: () => void;
  /** Undoes `revokeToken` and `uninstall`. */
  reinstall: () => void;
  /** Everything both ways, oldest first, secrets cut out. */
  record: () => TrafficEntry[];
  /** The app's requests of one method, or what was sent of one payload or event type. */
  calls: (what: string) => TrafficEntry[];
  /** Drops ordered faults and duplicates that have not happened yet, and empties the record. */
  clear: () => void;
};

export function createControl(
  services: Services,
  carrier: Pick<SwitchableCarrier, 'answerWithin' | 'deliver' | 'disconnect' | 'isOverHttp'>,
): Control {
  const { workspace, faults, record, outbox } = services;

  const lose = (state: 'token_revoked' | 'uninstalled') => {
    const about = { isWithoutAuthorization: true };
    if (state === 'uninstalled') outbox.emit({ type: 'app_uninstalled' }, about);
    outbox.emit({ type: 'tokens_revoked', tokens: { oauth: [], bot: [workspace.app.botUserId] } }, about);
    workspace.installation.state = state;
    workspace.changed();
  };

  return {
    ...createWorldSwitches(services),
    fail: faults.order,
    heldBack: faults.heldBack,
    duplicateNext: faults.duplicateNext,
    verifyUrl: () => verifyUrl(services, carrier),
    disconnectSockets: (reason = 'refresh_requested') => carrier.disconnect(reason),
    refuseConnections: (n) =>
      faults.order({ method: 'apps.connections.open', times: n, fault: { kind: 'http', status: 500 } }),
    answerWithin: carrier.answerWithin,
    grantScopes: (scopes) => {
      workspace.installation.scopes = [...scopes];
    },
    revokeToken: () => lose('token_revoked'),
    uninstall: () => lose('uninstalled'),
    reinstall: () => {
      workspace.installation.state = 'installed';
      workspace.changed();
    },
    record: () => record.since(0),
    calls: (what) => record.since(0).filter((entry) => entry.what === what),
    clear: () => {
      faults.clear();
      record.clear();
    },
  };
}
