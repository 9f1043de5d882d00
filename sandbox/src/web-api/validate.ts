import { blockFaults, type Fault, messageFault, viewFault } from '../block-kit/validate.ts';
import { type Json, recordOf } from '../json.ts';
import { ApiError, missingField } from './api-error.ts';
import type { Call, MethodTable } from './method.ts';

/** Slack's own validator as a method. https://docs.slack.dev/reference/methods/blocks.validate */
export const validateMethods: MethodTable = {
  'blocks.validate': { token: 'none', scopes: [], run: validate },
};

function validate({ args }: Call): Json {
  const view = args.json('view');
  const message = args.json('message');
  const blocks = args.json('blocks');
  if (view !== undefined) return verdict('invalid_view', viewFault(view)?.faults ?? []);
  // A message without text passes: the real one does not notice either.
  if (message !== undefined)
    return verdict('invalid_message', messageFault(recordOf(message), 'chat.postMessage')?.faults ?? []);
  if (blocks !== undefined) return verdict('invalid_blocks', blockFaults('message', blocks, '/blocks'));
  throw missingField('blocks');
}

function verdict(code: string, faults: readonly Fault[]): Json {
  if (faults.length === 0) return {};
  const errors = faults.map((fault) => ({ pointer: fault.pointer, code: 'invalid', message: fault.message }));
  throw new ApiError(code, { errors });
}
