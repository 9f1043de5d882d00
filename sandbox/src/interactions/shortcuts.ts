import type { Act, ActResult } from '../acts.ts';
import type { Json } from '../json.ts';
import { isOurs } from '../membership.ts';
import type { Actor } from './actor.ts';
import { channelPart, envelopePart, installedTeamPart, messagePart, userPart } from './payload-parts.ts';
import { GONE, problem, TROUBLE } from './problems.ts';
import { type FoundSurface, findSurface } from './surface.ts';

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export async function runShortcut(actor: Actor, act: Act & { act: 'shortcut' }): Promise<ActResult> {
  const { services, person } = actor;
  const { workspace } = services;
  const shortcut = workspace.manifest.features?.shortcuts?.find((entry) => entry.callback_id === act.callback_id);
  // Like commands, they are reserved to the installing team.
  if (!shortcut || !isOurs(workspace, person)) return problem('There is no such shortcut.');
  if (shortcut.type === 'message' && !act.message) return problem('Choose a message first.');
  const surface = act.message && findSurface(actor, { message: act.message });
  if (act.message && !surface) return problem(GONE);
  const answer = await services.outbox.interact({
    type: 'interactive',
    what: shortcut.type === 'message' ? 'message_action' : 'shortcut',
    payload: shortcutPayload(actor, act.callback_id, shortcut.type === 'message' ? surface : undefined),
    acceptsResponse: false,
  });
  return answer.kind === 'acked' ? { ok: true } : problem(TROUBLE);
}

/** A global shortcut comes without channel and response_url. */
function shortcutPayload({ services, person }: Actor, callbackId: string, surface: FoundSurface | undefined): Json {
  const { workspace, triggers, responseUrls } = services;
  const onMessage = surface?.kind === 'message' ? surface : undefined;
  const channel = onMessage?.conversation.id ?? null;
  const common = {
    ...envelopePart(workspace, person),
    action_ts: workspace.nextTs(),
    team: installedTeamPart(workspace),
    user: userPart(person),
    callback_id: callbackId,
    trigger_id: triggers.issue({ personId: person.id, channel, viewId: null }),
  };
  if (!onMessage) return { type: 'shortcut', ...common };
  const { message, conversation } = onMessage;
  return {
    type: 'message_action',
    ...common,
    channel: channelPart(conversation),
    message_ts: message.ts,
    message: messagePart(services, message),
    response_url: responseUrls.issue({ personId: person.id, channel: conversation.id, original: message }),
  };
}
