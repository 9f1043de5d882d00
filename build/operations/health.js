import { once } from 'node:events';
import { createServer } from 'node:http';
import { StoreTrouble } from '../core/errors.js';
/** Longer than delivery ever waits before it tries again. A notice that is due for longer means that delivery has stopped, … */
const LATEST_MS = 10 * 60_000;
/** … unless Slack still takes others: after a burst, its limits make many wait that long. */
const MOVES_WITHIN_MS = 2 * 60_000;
export function createHealth(deps) {
    const { probes, oldestDueMs, lastTakenAt, isOpen, stalls = () => [], isCatchingUp = () => false } = deps;
    const { refused = () => null, mode, now, elapsed } = deps;
    const health = async () => {
        const fault = await faultOf(probes.mustAnswer());
        return { isWell: fault === null, database: fault === null };
    };
    const readiness = async () => {
        let lateMs = 0;
        const lookUp = async () => {
            await probes.mustTakeWrites(now());
            lateMs = await oldestDueMs();
        };
        const fault = await faultOf(lookUp());
        const database = fault === null;
        const slack = isOpen();
        const delivery = lateMs <= LATEST_MS || elapsed() - lastTakenAt() <= MOVES_WITHIN_MS;
        const stalled = stalls().join(' ');
        const refusal = refused();
        return {
            isWell: database && slack && delivery && stalled === '',
            mode,
            database,
            ...(fault === null ? {} : { trouble: fault }),
            slack,
            delivery,
            ...(stalled === '' ? {} : { stalled }),
            ...(refusal === null ? {} : { refused: refusal }),
            ...(isCatchingUp() ? { catchingUp: true } : {}),
            oldestDueSeconds: Math.round(lateMs / 1000),
        };
    };
    const reports = { '/healthz': health, '/readyz': readiness };
    const server = createServer((request, response) => {
        if (deps.metrics && request.url === '/metrics' && request.method === 'GET')
            return measure(deps.metrics, response);
        const report = Object.hasOwn(reports, request.url ?? '') ? reports[request.url ?? ''] : undefined;
        if (!report || request.method !== 'GET') {
            response.writeHead(404).end();
            return;
        }
        report().then((facts) => {
            const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
            response.writeHead(facts.isWell ? 200 : 503, headers).end(JSON.stringify(facts));
        }, () => response.writeHead(503).end());
    });
    return {
        /** Resolves with the port that is listened on. This machine only, unless `host` says otherwise: a port that is open to others is one more to guard. */
        async start(port, host = '127.0.0.1') {
            server.listen(port, host);
            await once(server, 'listening');
            // Text only for a path or a pipe, null only before it listens.
            return server.address().port;
        },
        stop() {
            server.close();
            server.closeAllConnections();
        },
    };
}
function measure({ type, text }, response) {
    text().then((body) => response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body), () => response.writeHead(503).end());
}
/** Null when it succeeds; otherwise why it failed, in a word. */
async function faultOf(check) {
    return check.then(() => null, (error) => (error instanceof StoreTrouble ? error.trouble : 'unknown'));
}
