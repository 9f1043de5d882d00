import type { StateValues, Surface } from '../acts.ts';
import { findElement, type PlacedElement } from '../elements.ts';
import type { Json } from '../json.ts';
import type { StoredMessage } from '../messages.ts';
import type { Conversation } from '../workspace.ts';
import { type Actor, ownConversation } from './actor.ts';
import { channelPart, messagePart, viewPart } from './payload-parts.ts';
import { initialState, merged } from './state-values.ts';
import type { OpenView } from './view-stack.ts';

/** What an element stands on, found for one person. */
export type FoundSurface =
  | { kind: 'message'; message: StoredMessage; conversation: Conversation }
  | { kind: 'view'; view: OpenView };

export function findSurface(actor: Actor, on: Surface): FoundSurface | undefined {
  const { services, person } = actor;
  if ('message' in on) {
    const conversation = ownConversation(actor, on.message.channel);
    const message = services.messages.find(on.message.channel, on.message.ts);
    const isVisible = message && (message.onlyFor === null || message.onlyFor === person.id);
    return conversation && isVisible ? { kind: 'message', message, conversation } : undefined;
  }
  const view = 'home' in on ? services.views.home(person.id) : services.views.find({ viewId: on.view_id });
  return view?.personId === person.id ? { kind: 'view', view } : undefined;
}

/** An element as it is now or, on a message, as it was: other clients may not have redrawn yet. */
export function findOnSurface(surface: FoundSurface, blockId: string, actionId: string): PlacedElement | undefined {
  if (surface.kind === 'view') return findElement(surface.view.blocks, blockId, actionId);
  const { message } = surface;
  for (const blocks of [message.blocks, ...message.pastBlocks.toReversed()]) {
    const found = findElement(blocks, blockId, actionId);
    if (found) return found;
  }
  return undefined;
}

/** What the fields on it hold now, with what the client says over what is known. */
export function stateOf(surface: FoundSurface, typed: StateValues): StateValues {
  if (surface.kind === 'view') return merged(surface.view.values, typed);
  return merged(initialState(surface.message.blocks), typed);
}

/** `container`, and `channel` and `message` or `view`. Ephemerals come without `message`. */
export function surfacePart({ services }: Actor, surface: FoundSurface, state: StateValues): Json {
  const { workspace } = services;
  if (surface.kind === 'view') {
    const { view } = surface;
    return { container: { type: 'view', view_id: view.id }, view: viewPart(workspace, view, state) };
  }
  const { message, conversation } = surface;
  const container: Json = {
    type: 'message',
    message_ts: message.ts,
    channel_id: message.channel,
    is_ephemeral: message.onlyFor !== null,
  };
  if (message.threadTs) container.thread_ts = message.threadTs;
  return {
    container,
    channel: channelPart(conversation),
    ...(message.onlyFor ? {} : { message: messagePart(services, message) }),
    state: { values: state },
  };
}
