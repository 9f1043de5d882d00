import type { Json } from '../json.ts';

/** A refusal as the Web API words it: `{ok: false, error: code, ...extra}`. */
export class ApiError extends Error {
  readonly code: string;
  readonly extra: Json;

  constructor(code: string, extra: Json = {}) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.extra = extra;
  }
}

/** A refusal with the sentences that Slack puts beside it, `[ERROR] ...`. */
export function apiErrorWithMessages(code: string, messages: string[]): ApiError {
  return new ApiError(code, { response_metadata: { messages } });
}

export function missingField(name: string): ApiError {
  return apiErrorWithMessages('invalid_arguments', [`[ERROR] missing required field: ${name}`]);
}
