import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Act, ActResult, ClientConversation, ClientPerson, ClientState } from '../acts.ts';
import type { Go, Place } from './place.ts';
import { zoneOf } from './time.ts';

/** What every part of the page may know and do. */
export type Client = {
  state: ClientState;
  place: Place;
  go: Go;
  perform: (act: Act) => Promise<ActResult>;
};

export const ClientContext = createContext<Client | null>(null);

/** The client of the acting person; throws outside of the app. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('No client: this part is drawn outside of the app.');
  return client;
}

export const personOf = (state: ClientState, id: string): ClientPerson | undefined =>
  state.people.find((person) => person.id === id);

export const nameOf = (state: ClientState, id: string): string => {
  if (id === state.app.botUserId) return state.app.name;
  const person = personOf(state, id);
  return person ? person.realName || person.name : id;
};

/** The zone in which the acting person reads times. */
export const myZone = (state: ClientState) => zoneOf(state.me);

export const isExternal = (state: ClientState, person: ClientPerson | undefined) =>
  person !== undefined && person.company.id !== state.me.company.id && person.id !== state.app.botUserId;

/** What the sidebar and headers call a conversation, without its mark. */
export const titleOf = (state: ClientState, conversation: ClientConversation) =>
  conversation.kind === 'dm' ? nameOf(state, conversation.withUserId ?? '') : conversation.name;

export const isAppDm = (state: ClientState, conversation: ClientConversation) =>
  conversation.withUserId === state.app.botUserId;

/** The other companies in a conversation, as the acting person sees it: to a partner, the app's own company is the other one. */
export function companiesIn(state: ClientState, conversation: ClientConversation): string[] {
  const { sharedWith } = conversation;
  if (sharedWith.length === 0 || !state.me.badges.includes('external')) return sharedWith;
  const own = [state.me.teamName, state.me.company.name];
  return [state.team.name, ...sharedWith.filter((company) => !own.includes(company))];
}
