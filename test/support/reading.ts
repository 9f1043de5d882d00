import { recordOf } from 'slack-sandbox/json';
import type { ClientMessage, PersonAtKeyboard, TrafficEntry } from 'slack-sandbox';
import type { World } from './bot.ts';

/** What people find in their conversations, and what went over the wire. */

/** Every message of a conversation that holds these words, as the person sees it. */
export function messagesWith(person: PersonAtKeyboard, words: string, channel?: string): ClientMessage[] {
  return person.messages(channel).filter((message) => JSON.stringify([message.text, message.blocks]).includes(words));
}

/** The newest answer that this person alone sees, in their conversation with the app unless a channel is named. */
export function answerTo(person: PersonAtKeyboard, channel?: string): string {
  const last = person.lastMessage(channel);
  if (!last.isEphemeral) throw new Error(`${person.id} was not answered; the last message is: ${last.text}`);
  return last.text;
}

/** The sentence that stands over the form that this person sent; reading it closes it, and the form is there as it was. */
export async function refusalOver(person: PersonAtKeyboard): Promise<string> {
  const window = person.modal();
  if (window?.title !== 'Not possible') throw new Error(`${person.id} was not refused; they see ${window?.title}.`);
  const said = window.text;
  await window.close();
  return said;
}

/** Every message that the bot has posted in a channel, changed or deleted there. */
export function requestsTo({ sandbox }: Pick<World, 'sandbox'>, channel: string): TrafficEntry[] {
  return sandbox.control
    .record()
    .filter(({ direction, what }) => direction === 'app→slack' && what.startsWith('chat.'))
    .filter(({ request }) => recordOf(request).channel === channel);
}

/** The reference of the newest handoff that this person sees in their list. */
export async function referenceOf(person: PersonAtKeyboard): Promise<string> {
  await person.slash('/handoff list');
  const [reference] = /H\d{7}/.exec(answerTo(person)) ?? [];
  if (!reference) throw new Error(`No handoff in the list: ${answerTo(person)}`);
  return reference;
}

/** The id of a person's conversation with the app. */
export function dmOf(person: PersonAtKeyboard): string {
  const dm = person.state().conversations.find(({ kind }) => kind === 'dm');
  if (!dm) throw new Error(`${person.id} has no conversation with the app.`);
  return dm.id;
}
