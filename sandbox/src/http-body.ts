import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRecord, type Json, parseJson } from './json.ts';

const BODY_LIMIT = 64 * 1024 * 1024;

/** The whole body. Throws when it is larger than 64 MB. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size > BODY_LIMIT) throw new Error('The request is too large.');
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

export type Fields = { kind: 'fields'; fields: Json; isForm: boolean } | { kind: 'error'; error: string };

/** The arguments of a request from query, form or JSON body; the errors are Slack's. */
export function readFields(request: IncomingMessage, body: Buffer): Fields {
  const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams;
  // A token in the address is none. https://docs.slack.dev/changelog/2020-11-no-more-tokens-in-querystrings-for-newly-created-apps
  query.delete('token');
  const fields: Json = Object.fromEntries(query);
  if (body.length === 0) return { kind: 'fields', fields, isForm: true };
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').split(';').map((part) => part.trim());
  if (type === '') return { kind: 'error', error: 'missing_post_type' };
  if (type === 'application/json') {
    const parsed = parseJson(body.toString());
    if (!isRecord(parsed)) return { kind: 'error', error: 'invalid_json' };
    return { kind: 'fields', fields: { ...fields, ...parsed }, isForm: false };
  }
  if (type === 'application/x-www-form-urlencoded') {
    return { kind: 'fields', fields: { ...fields, ...formFields(body) }, isForm: true };
  }
  if (type === 'multipart/form-data') {
    const boundary = parameters.find((parameter) => parameter.startsWith('boundary='))?.slice('boundary='.length);
    if (!boundary) return { kind: 'error', error: 'invalid_form_data' };
    const parts = multipartParts(body, boundary.replaceAll('"', ''));
    const texts = parts.map((part): [string, string] => [part.name, part.content.toString()]);
    return { kind: 'fields', fields: { ...fields, ...Object.fromEntries(texts) }, isForm: true };
  }
  return { kind: 'error', error: 'invalid_post_type' };
}

/** The parts of a multipart body. https://www.rfc-editor.org/rfc/rfc7578 */
export function multipartParts(body: Buffer, boundary: string): { name: string; content: Buffer }[] {
  // latin1 maps bytes to characters one to one, so that binary parts survive.
  return body
    .toString('latin1')
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((section) => {
      const headEnd = section.indexOf('\r\n\r\n');
      const name = /name="([^"]*)"/.exec(section.slice(0, headEnd))?.[1] ?? '';
      return { name, content: Buffer.from(section.slice(headEnd + 4, -2), 'latin1') };
    });
}

function formFields(body: Buffer): Json {
  return Object.fromEntries(new URLSearchParams(body.toString()));
}

export function sendJson(
  response: ServerResponse,
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(value));
}

export function sendText(response: ServerResponse, text: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}
