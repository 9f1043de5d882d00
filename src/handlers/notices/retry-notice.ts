import type { ActionArgs } from '../kit/guard.ts';
import type { HandlerDeps } from '../kit/deps.ts';
import { presserOf } from '../kit/presser.ts';

/** "Try again" and "Send it again" in the notice that a message did not arrive. */
export function retryNotice({ handoffs }: Pick<HandlerDeps, 'handoffs'>) {
  return async ({ action, body, reply }: ActionArgs): Promise<void> => {
    const isRequeued = await handoffs.retryDelivery(action.value ?? '', presserOf(body));
    await reply.say(
      isRequeued
        ? 'It is being sent again. You hear from me if it fails once more.'
        : 'Nothing is waiting there any more: it has arrived, or it is on its way.',
    );
  };
}
