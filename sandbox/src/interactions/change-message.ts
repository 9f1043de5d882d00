import type { Act, ActResult } from '../acts.ts';
import { changeAloud, removeAloud } from '../announce.ts';
import type { StoredMessage } from '../messages.ts';
import { addReaction, removeReaction } from '../reactions.ts';
import { type Actor, ownConversation } from './actor.ts';
import { GONE, problem } from './problems.ts';
import { escapedText } from './typed-message.ts';

/** What a person does to a message that is there already. */
type Change = Act & { act: 'react' | 'edit' | 'delete' };

export function changeMessage(actor: Actor, act: Change): ActResult {
  const { services, person } = actor;
  const conversation = ownConversation(actor, act.channel);
  const message = conversation && services.messages.find(conversation.id, act.ts);
  if (!message || message.onlyFor || message.isTombstone) return problem(GONE);
  if (conversation.isArchived) return problem('This channel is archived.');
  if (act.act === 'react') return react(actor, message, act);
  if (message.userId !== person.id) return problem('Only who wrote a message can change or delete it.');
  if (act.act === 'delete') removeAloud(services, message);
  else if (act.text.trim() === '') return problem('A message cannot be empty.');
  else changeAloud(services, message, () => services.messages.update(message, { text: escapedText(act.text) }));
  return { ok: true };
}

function react({ services, person }: Actor, message: StoredMessage, act: Act & { act: 'react' }): ActResult {
  const reaction = { name: act.name.replaceAll(':', ''), userId: person.id };
  const isDone = (act.isTakenBack ? removeReaction : addReaction)(services, message, reaction);
  return isDone ? { ok: true } : problem(act.isTakenBack ? 'You have not reacted so.' : 'You have already reacted so.');
}
