import type { HandlerDeps } from './deps.ts';
import type { ActionArgs } from './guard.ts';

/** The card that was pressed will be redrawn when the form comes back, which brings no address of its own. */
export function rememberPress(
  remember: HandlerDeps['rememberPress'],
  { container, response_url: url }: ActionArgs['body'],
): void {
  const { channel_id: channel, message_ts: ts } = container as { channel_id?: unknown; message_ts?: unknown };
  if (typeof channel === 'string' && typeof ts === 'string' && url) remember({ channel, ts }, url);
}
