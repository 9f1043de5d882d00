import type { Json } from '../json.ts';
import type { Services } from '../services.ts';
import type { Args } from './args.ts';

export type Call = { method: string; args: Args; services: Services };

/** One method of the Web API: who may call it, and what it does. */
export type Method = {
  /** Which token it takes; `any` needs one of the two, `none` needs none. */
  token: 'bot' | 'app' | 'any' | 'none';
  /** Any one of these scopes is enough; none needed when empty. May look at the arguments. */
  scopes: readonly string[] | ((call: Call) => readonly string[]);
  /** Answers what stands beside `ok: true`; throws `ApiError`. */
  run: (call: Call) => Json;
  isPostOnly?: boolean;
};

export type MethodTable = Record<string, Method>;
