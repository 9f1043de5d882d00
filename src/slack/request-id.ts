/**
 * The id of one delivery of Slack's. What is delivered twice, over one connection or two, or repeated byte by byte, has the same id.
 * Null when it has none, such as a menu's search for options.
 */
export function requestIdOf(body: object): string | null {
  const { event_id: eventId, trigger_id: triggerId } = body as { event_id?: unknown; trigger_id?: unknown };
  const id = eventId ?? triggerId;
  return typeof id === 'string' && id !== '' ? id : null;
}
