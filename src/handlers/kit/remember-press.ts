import type { HandlerDeps } from './deps.ts';
import type { ActionArgs } from './guard.ts';

/** The pressed card is redrawn when the form comes back, and Slack sends no `response_url` with a form. */
export function rememberPress(
  remember: HandlerDeps['rememberPress'],
  { container, response_url: url }: Partial<ActionArgs['body']>,
): void {
  const { channel_id: channel, message_ts: ts } = (container ?? {}) as { channel_id?: unknown; message_ts?: unknown };
  if (typeof channel === 'string' && typeof ts === 'string' && url) remember({ channel, ts }, url);
}
