import { type Json, parseJson } from '../json.ts';
import { ApiError, apiErrorWithMessages, missingField } from './api-error.ts';

/** A method's arguments, however they came: form fields and queries are all strings, JSON bodies are not. */
export type Args = {
  raw: Json;
  text: (name: string) => string | undefined;
  /** Throws `invalid_arguments` when it is absent or empty. */
  required: (name: string) => string;
  flag: (name: string) => boolean;
  /** An object or list, parsed if it came as text. Throws `refusal` when it is no JSON. */
  json: (name: string, refusal?: string) => unknown;
  /** Throws `invalid_limit` outside 1..max. */
  limit: (standard: number, max: number) => number;
};

export function createArgs(raw: Json): Args {
  const text = (name: string) => {
    const value = raw[name];
    if (value === undefined || value === null) return undefined;
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return {
    raw,
    text,
    required: (name) => {
      const value = text(name);
      if (value === undefined || value === '') throw missingField(name);
      return value;
    },
    flag: (name) => ['true', '1'].includes(text(name) ?? ''),
    json: (name, refusal = 'invalid_arguments') => {
      const value = raw[name];
      if (typeof value !== 'string') return value ?? undefined;
      if (value === '') return undefined;
      const parsed = parseJson(value);
      if (parsed !== undefined) return parsed;
      if (refusal !== 'invalid_arguments') throw new ApiError(refusal);
      throw apiErrorWithMessages(refusal, [`[ERROR] invalid JSON [json-pointer:/${name}]`]);
    },
    limit: (standard, max) => {
      const value = text('limit');
      if (value === undefined || value === '' || value === '0') return standard;
      const limit = Number(value);
      if (!Number.isInteger(limit) || limit < 1 || limit > max) throw new ApiError('invalid_limit');
      return limit;
    },
  };
}
