import type { ActionArgs } from './guard.ts';
import type { HandlerDeps } from './deps.ts';
import { presserOf } from './presser.ts';

/** "Try again" under word of a message that could not be delivered. */
export function retryNotice({ handoffs }: Pick<HandlerDeps, 'handoffs'>) {
  return async ({ ack, action, body, respond }: ActionArgs): Promise<void> => {
    await handoffs.retryDelivery(action.value ?? '', presserOf(body));
    await ack();
    await respond({
      response_type: 'ephemeral',
      replace_original: false,
      text: 'It is being sent again. You hear from me if it fails once more.',
    });
  };
}
