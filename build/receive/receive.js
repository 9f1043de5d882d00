import { receiveByHttp } from './http.js';
import { receiveBySocket } from './socket.js';
/** Socket Mode, or signed HTTP. `slackTime` is the time by which Slack signs (epoch ms). */
export function receiveBy(receive, around) {
    return receive.mode === 'socket'
        ? receiveBySocket({ ...around, ...receive })
        : receiveByHttp({ ...around, ...receive });
}
