/**
 * What tells one delivery of Slack's from every other: the same thing that is delivered twice, over one connection or two, or
 * repeated byte by byte, carries the same. Null when it carries none, as a menu's search for options does.
 */
export function requestIdOf(body: object): string | null {
  const { event_id: eventId, trigger_id: triggerId } = body as { event_id?: unknown; trigger_id?: unknown };
  const id = eventId ?? triggerId;
  return typeof id === 'string' && id !== '' ? id : null;
}
