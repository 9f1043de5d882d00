import { type Fault, messageFault, viewFault } from '../block-kit/validate.ts';
import { isRecord, type Json } from '../json.ts';
import { type ApiError, apiErrorWithMessages, missingField } from './api-error.ts';

type MessageParts = {
  text?: unknown;
  markdown_text?: unknown;
  blocks?: unknown;
  metadata?: unknown;
  attachments?: unknown;
};

/** Throws what Slack answers to a view it does not take. */
export function checkedView(view: unknown): Json {
  if (view === undefined) throw missingField('view');
  const refusal = viewFault(view);
  if (refusal) throw withFaults(refusal.error, refusal.faults);
  if (!isRecord(view))
    throw apiErrorWithMessages('invalid_arguments', ['[ERROR] must be an object [json-pointer:/view]']);
  return view;
}

/** Throws what Slack answers to a message it does not take. */
export function checkMessage(
  message: MessageParts,
  method: 'chat.postMessage' | 'chat.update' | 'chat.postEphemeral',
): void {
  const refusal = messageFault(message, method);
  if (refusal) throw withFaults(refusal.error, refusal.faults);
}

function withFaults(code: string, faults: readonly Fault[]): ApiError {
  const messages = faults.map((fault) => `[ERROR] ${fault.message} [json-pointer:${fault.pointer}]`);
  return apiErrorWithMessages(code, messages);
}
