import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { TrafficRecord } from '../control/record.ts';
import { namesOptionsUrl } from '../manifest.ts';
import type { Workspace } from '../workspace.ts';
import type { Answer, Delivery } from './envelope.ts';
import type { Carrier } from './outbox.ts';
import { createSignedHttp, type RequestUrls } from './signed-http.ts';
import { createSocketMode, type DisconnectReason } from './socket-mode.ts';

export type DeliveryMode = { mode: 'socket' } | { mode: 'http'; url: string; urls?: RequestUrls };

/** Carries envelopes to the app, one way or the other; the way can be switched. */
export type SwitchableCarrier = Carrier & {
  deliverTo: (delivery: DeliveryMode) => void;
  /** How long the app has for an answer to what is delivered from now on, in real milliseconds. */
  answerWithin: (ms: number) => void;
  isOverHttp: () => boolean;
  newSocketPath: () => string;
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  disconnect: (reason: DisconnectReason) => void;
  stop: () => Promise<void>;
};

export function createCarrier(deps: {
  workspace: Workspace;
  record: TrafficRecord;
  ackTimeoutMs: number;
  delivery: DeliveryMode;
}): SwitchableCarrier {
  const { workspace, record } = deps;
  let timeoutMs = deps.ackTimeoutMs;
  const ackTimeoutMs = () => timeoutMs;
  const sockets = createSocketMode(workspace, {
    ackTimeoutMs,
    onChange: workspace.changed,
    onFrame: (what, frame) => {
      record.add({ direction: 'slack→app', what, outcome: 'ok', request: frame, response: null });
    },
  });
  let http: Delivery | null = null;

  const deliverTo = (delivery: DeliveryMode) => {
    const { signingSecret } = workspace.app;
    const takesOptions = namesOptionsUrl(workspace.manifest);
    http =
      delivery.mode === 'http' ? createSignedHttp({ ...delivery, takesOptions, signingSecret, ackTimeoutMs }) : null;
    workspace.changed();
  };
  deliverTo(deps.delivery);

  return {
    deliver: async (envelope, copies) => {
      if (!http) return sockets.deliverCopies(envelope, copies);
      const answers: Answer[] = await Promise.all(Array.from({ length: copies }, () => deliverOver(http, envelope)));
      return answers.find((answer) => answer.kind === 'acked') ?? answers[0] ?? { kind: 'no_app' };
    },
    isConnected: () => (http ?? sockets).isConnected(),
    isOverHttp: () => http !== null,
    deliverTo,
    answerWithin: (ms) => {
      timeoutMs = ms;
    },
    newSocketPath: sockets.newPath,
    upgrade: sockets.upgrade,
    disconnect: sockets.disconnect,
    stop: sockets.stop,
  };
}

async function deliverOver(http: Delivery | null, envelope: Parameters<Delivery['deliver']>[0]): Promise<Answer> {
  return http ? http.deliver(envelope) : { kind: 'no_app' };
}
