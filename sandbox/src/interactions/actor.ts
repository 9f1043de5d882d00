import type { ActResult } from '../acts.ts';
import { canAct, isOurs } from '../membership.ts';
import type { Services } from '../services.ts';
import type { Conversation } from '../workspace.ts';
import type { Person } from '../world.ts';
import { problem } from './problems.ts';

/** Someone at a keyboard, in a sandbox. */
export type Actor = { services: Services; person: Person };

export function actorOf(services: Services, personId: string): Actor | ActResult {
  const person = services.workspace.people.get(personId);
  if (!person) return problem(`There is no account ${personId}.`);
  if (!canAct(person)) return problem(`${person.realName} cannot sign in.`);
  return { services, person };
}

/** The conversation if this person is in it. Their DM with the app is always there for the installing team. */
export function ownConversation({ services, person }: Actor, channel: string): Conversation | undefined {
  const { workspace } = services;
  if (isOurs(workspace, person)) workspace.openDm(person.id);
  const conversation = workspace.conversations.get(channel);
  return conversation?.members.includes(person.id) ? conversation : undefined;
}
