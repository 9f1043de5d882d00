import type { Act, ActResult, StateValue, StateValues } from '../acts.ts';
import type { PlacedElement } from '../elements.ts';
import type { Json } from '../json.ts';
import type { Actor } from './actor.ts';
import { envelopePart, installedTeamPart, userPart } from './payload-parts.ts';
import { BUTTON_FAILED, GONE, problem, TROUBLE } from './problems.ts';
import { valueKeyOf } from './state-values.ts';
import { type FoundSurface, findOnSurface, findSurface, stateOf, surfacePart } from './surface.ts';

/** What one person has chosen in messages, by message and person: views keep their own. */
export type MessageValues = Map<string, StateValues>;

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export async function actOnElement(
  actor: Actor,
  act: Act & { act: 'block_action' },
  messageValues: MessageValues,
): Promise<ActResult> {
  const surface = findSurface(actor, act.on);
  const placed = surface && findOnSurface(surface, act.block_id, act.action_id);
  if (!surface || !placed) return problem(GONE);
  const fault = valueFault(placed, act.value);
  if (fault) return problem(fault);

  const state = remember(actor, surface, act, messageValues);
  // An input says nothing until it is submitted, unless it asks to.
  if (placed.block.type === 'input' && placed.block.dispatch_action !== true) return { ok: true };
  if (placed.element.type === 'workflow_button') return { ok: true };

  const answer = await actor.services.outbox.interact({
    type: 'interactive',
    what: 'block_actions',
    payload: actionPayload(actor, surface, placed, act.value, state),
    acceptsResponse: false,
  });
  if (answer.kind === 'acked') return { ok: true };
  return problem(surface.kind === 'view' ? TROUBLE : BUTTON_FAILED);
}

function valueFault({ element }: PlacedElement, value: StateValue | null): string | null {
  const type = String(element.type);
  const needsValue = valueKeyOf(type) !== undefined || type === 'overflow';
  if (!needsValue) return null;
  if (value?.type !== type) return `A ${type} cannot hold ${JSON.stringify(value)}.`;
  return null;
}

/** The client's own state is the truth; the act's value is part of it. */
function remember(
  { person, services }: Actor,
  surface: FoundSurface,
  act: Act & { act: 'block_action' },
  messageValues: MessageValues,
): StateValues {
  const own: StateValues = act.value ? { [act.block_id]: { [act.action_id]: act.value } } : {};
  const key = surface.kind === 'message' ? `${surface.message.channel} ${surface.message.ts} ${person.id}` : '';
  const state = stateOf(surface, layered(layered(messageValues.get(key) ?? {}, act.state ?? {}), own));
  if (surface.kind === 'message') messageValues.set(key, state);
  else surface.view.values = state;
  services.workspace.changed();
  return state;
}

function layered(base: StateValues, over: StateValues): StateValues {
  const blockIds = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries([...blockIds].map((id) => [id, { ...base[id], ...over[id] }]));
}

/** `team` is ours, `user.team_id` the presser's. https://docs.slack.dev/apis/slack-connect */
function actionPayload(
  actor: Actor,
  surface: FoundSurface,
  placed: PlacedElement,
  value: StateValue | null,
  state: StateValues,
): Json {
  const { services, person } = actor;
  const { workspace, triggers, responseUrls } = services;
  const channel = surface.kind === 'message' ? surface.message.channel : surface.view.channel;
  const viewId = surface.kind === 'view' && surface.view.type === 'modal' ? surface.view.id : null;
  const part =
    surface.kind === 'message'
      ? {
          response_url: responseUrls.issue({
            personId: person.id,
            channel: surface.message.channel,
            original: surface.message,
          }),
        }
      : {};
  return {
    type: 'block_actions',
    user: userPart(person),
    ...envelopePart(workspace, person),
    ...surfacePart(actor, surface, state),
    trigger_id: triggers.issue({ personId: person.id, channel, viewId }),
    team: installedTeamPart(workspace),
    ...part,
    actions: [actionEntry(placed, value, workspace.nextTs())],
  };
}

const PARTS_OF_ELEMENT = ['text', 'value', 'url', 'style', 'placeholder'];

function actionEntry({ element, blockId, actionId }: PlacedElement, value: StateValue | null, actionTs: string): Json {
  const parts = PARTS_OF_ELEMENT.filter((key) => element[key] !== undefined).map((key) => [key, element[key]]);
  return {
    ...Object.fromEntries(parts),
    ...value,
    type: element.type,
    action_id: actionId,
    block_id: blockId,
    action_ts: actionTs,
  };
}
