import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerOrFail, jsonReply, type Reply, textReply } from './control/meet-fault.ts';
import { fileType, type StoredFile } from './file-store.ts';
import { multipartParts, readBody, readFields, sendText } from './http-body.ts';
import { applyResponse } from './interactions/apply-response.ts';
import type { Json } from './json.ts';
import type { Services } from './services.ts';
import { ApiError } from './web-api/api-error.ts';

/** The addresses that Slack hands out beside its Web API: response URLs, upload URLs, files. */

/** `POST /response/ID`. Faults are ordered for the method `response_url`. */
export async function serveResponseUrl(
  services: Services,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const id = (request.url ?? '').slice('/response/'.length);
  const fields = readFields(request, await readBody(request));
  const body = fields.kind === 'fields' ? fields.fields : {};
  await answerOrFail(services.faults, {
    method: 'response_url',
    channels: [],
    request,
    response,
    perform: () => respond(services, id, body),
    note: (outcome, answer) => noteHook(services, 'response_url', body, outcome, answer),
  });
}

function respond(services: Services, id: string, body: Json): Reply {
  try {
    applyResponse(services, services.responseUrls.use(id), body);
    return textReply('ok');
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const isGone = error.code === 'expired_url' || error.code === 'used_url';
    return jsonReply({ ok: false, error: error.code, ...error.extra }, isGone ? 404 : 400);
  }
}

/** `POST /upload/FILE/SECRET`: the bytes themselves, or the only file of a form. Faults: the method `upload`. */
export async function serveUpload(
  services: Services,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, , fileId = ''] = (request.url ?? '').split('/');
  const body = await readBody(request);
  const boundary = /boundary="?([^";]+)/.exec(request.headers['content-type'] ?? '')?.[1];
  const bytes = boundary ? multipartParts(body, boundary)[0]?.content : body;
  await answerOrFail(services.faults, {
    method: 'upload',
    channels: [],
    request,
    response,
    perform: () => keepBytes(services.files.find(fileId), bytes),
    note: (outcome, answer) => noteHook(services, 'upload', { bytes: bytes?.length ?? 0 }, outcome, answer),
  });
}

function keepBytes(file: StoredFile | undefined, bytes: Buffer | undefined): Reply {
  if (!file || !bytes || file.bytes !== null || bytes.length !== file.size) {
    return textReply('The upload does not fit its URL.', 400);
  }
  file.bytes = bytes;
  return textReply(`OK - ${bytes.length}`);
}

/** `GET /files/FILE/NAME`, without a token: the page shows it. */
export function serveFile(services: Services, path: string, response: ServerResponse): void {
  const file = services.files.find(path.split('/')[2] ?? '');
  if (!file?.bytes) return sendText(response, 'There is no such file.', 404);
  response.writeHead(200, { 'content-type': fileType(file.name).mimetype, 'x-content-type-options': 'nosniff' });
  response.end(file.bytes);
}

function noteHook(services: Services, what: string, request: Json, outcome: string, response: unknown): void {
  services.record.add({ direction: 'app→slack', what, outcome, request, response });
}
