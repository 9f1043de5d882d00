import type { Log } from '../log.ts';
import { receiveByHttp } from './http.ts';
import type { Receiving } from './receiving.ts';
import type { Refusals } from './refusals.ts';
import { receiveBySocket } from './socket.ts';

type Receive = { mode: 'socket'; appToken: string } | { mode: 'http'; signingSecret: string; port: number };

/** Socket Mode, or signed HTTP. `slackTime` is the time by which Slack signs (epoch ms). */
export function receiveBy(
  receive: Receive,
  around: {
    slackApiUrl: string;
    log: Log;
    onLost: (reason: string) => void;
    slackTime: () => number;
    refusals: Refusals;
  },
): Receiving {
  return receive.mode === 'socket'
    ? receiveBySocket({ ...around, ...receive })
    : receiveByHttp({ ...around, ...receive });
}
