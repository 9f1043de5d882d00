import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from '../http-body.ts';
import { isRecord, parseJson } from '../json.ts';
import type { Control } from './control.ts';

/**
 * `POST /sandbox/control/NAME`, for tests in other processes. The body is the list of the function's arguments as JSON,
 * or its only argument. Answers `{ok: true, result}`.
 */
export async function serveControl(
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.slice('/sandbox/control/'.length);
  const body = (await readBody(request)).toString();
  const operation: unknown = Object.hasOwn(control, name) ? Reflect.get(control, name) : undefined;
  if (typeof operation !== 'function')
    return sendJson(response, { ok: false, error: `There is no control ${name}.` }, 404);
  const given = body === '' ? [] : parseJson(body);
  if (given === undefined) return sendJson(response, { ok: false, error: 'The body is no JSON.' }, 400);
  const args = Array.isArray(given) ? given : isRecord(given) && Object.keys(given).length === 0 ? [] : [given];
  try {
    // The caller is a test on this machine: its arguments are taken as they come, as in process.
    sendJson(response, { ok: true, result: (await Reflect.apply(operation, control, args)) ?? null });
  } catch (error) {
    sendJson(response, { ok: false, error: error instanceof Error ? error.message : String(error) }, 400);
  }
}
