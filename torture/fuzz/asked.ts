import type { Asked } from './oracle.ts';
import type { Json } from './payloads.ts';

/** Who asks for what, as a payload says it; null when it says no such thing. */
export function askedIn(payload: Json): Asked | null {
  if (payload.event !== undefined)
    return { by: { user: '', team: null }, what: 'event', name: text(inside(payload, 'event').type), about: '' };
  if (payload.command !== undefined) {
    return {
      by: { user: text(payload.user_id), team: text(payload.team_id) },
      what: 'command',
      name: text(payload.command),
      about: '',
    };
  }
  const { id, team_id: team } = inside(payload, 'user');
  // A press says in `team` at which company the app is; a form there at which its sender is.
  const sendersTeam = payload.type === 'view_submission' ? inside(payload, 'team').id : null;
  const by = { user: text(id), team: text(team ?? sendersTeam) };
  if (payload.type === 'view_submission') {
    const { callback_id: name, private_metadata: about } = inside(payload, 'view');
    return { by, what: 'form', name: text(name), about: text(about) };
  }
  if (payload.type === 'shortcut' || payload.type === 'message_action')
    return { by, what: 'press', name: text(payload.callback_id), about: '' };
  if (payload.type !== 'block_actions' || !Array.isArray(payload.actions)) return null;
  const { action_id: name, value: about } = inside(payload.actions, 0);
  return { by, what: 'press', name: text(name), about: text(about) };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function inside(whole: Json | unknown[], key: string | number): Json {
  const part = (whole as Record<string | number, unknown>)[key];
  return typeof part === 'object' && part !== null ? (part as Json) : {};
}
