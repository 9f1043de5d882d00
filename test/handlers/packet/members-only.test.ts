import type { App } from '@slack/bolt';
import { expect, test } from 'vitest';
import { ACTION, COMMAND, SHORTCUT, VIEW } from '../../../src/blocks/ids.ts';
import type { Member } from '../../../src/core/people/member.ts';
import type { HandlerDeps } from '../../../src/handlers/kit/deps.ts';
import { register } from '../../../src/handlers/index.ts';
import { ASK_THEMSELVES } from '../../../src/handlers/packet/members-only.ts';
import { createMembership } from '../../../src/services/people/membership.ts';

const OURS = 'T0NORTHWIND';
const GUEST: Member = {
  id: 'U0GUEST',
  teamIds: [OURS],
  zone: null,
  isBot: false,
  isDeactivated: false,
  isGuest: true,
  isInvitedOnly: false,
  isAdministrator: true,
};

type Kind = 'command' | 'shortcut' | 'form' | 'action';
type Listener = (args: object) => Promise<void>;

/** Everything that is registered, by its name, with services that note when they are asked. */
function registered(member: Member | null) {
  const asked: string[] = [];
  const membership = createMembership({ findMember: async () => member, teamId: OURS });
  const notingService = (service: string) =>
    new Proxy({}, { get: (_, method) => async () => void asked.push(`${service}.${String(method)}`) });
  const deps = new Proxy(
    { membership },
    { get: (own, name) => (name === 'membership' ? own.membership : notingService(String(name))) },
  );
  const listeners = new Map<string, Listener>();
  const keep = (constraint: string | { callback_id?: string; action_id?: string }, listener: Listener) => {
    const name = typeof constraint === 'string' ? constraint : (constraint.callback_id ?? constraint.action_id);
    listeners.set(`${typeof constraint === 'string' || constraint.action_id ? '' : 'form '}${name}`, listener);
  };
  const app = {
    command: keep,
    shortcut: keep,
    view: keep,
    action: keep,
    event: () => undefined,
    options: () => undefined,
  };
  // Of Bolt's app it registers with no more than these, and of the services only membership is real.
  register(app as unknown as App, deps as unknown as HandlerDeps, {
    error: () => undefined,
    warn: () => undefined,
    debug: () => undefined,
  });
  return { asked, listeners };
}

/** What the presser reads; `asked`: which services were called. */
async function answerOf(listener: Listener, kind: Kind): Promise<string> {
  const said: unknown[] = [];
  const user = { id: 'U0GUEST', team_id: OURS };
  await listener({
    ack: async (answer: unknown) => void said.push(answer),
    respond: async (answer: unknown) => {
      said.push(answer);
      return new Response('ok');
    },
    client: { views: { open: async () => void said.push('a form was opened') } },
    command: { command: COMMAND.handoff, text: '', user_id: user.id, team_id: user.team_id, trigger_id: '1' },
    shortcut: { type: 'message_action', user, trigger_id: '1' },
    body: { user, response_url: 'https://hooks.slack.com/1', trigger_id: '1' },
    action: { action_id: '1', value: '1' },
    view: { id: 'V1', blocks: [], state: { values: {} }, private_metadata: '', callback_id: kind },
  });
  return JSON.stringify(said);
}

const THEIRS = new Set<string>([ACTION.partnerMoveDone, ACTION.partnerMoveNotYet, VIEW.partnerMoveNotYet]);

const isForMembers = (id: string) => !THEIRS.has(id) && !ASK_THEMSELVES.has(id);

const LISTENERS: [name: string, kind: Kind][] = [
  ...Object.values(COMMAND).map((name) => [name, 'command'] as const),
  ...Object.values(SHORTCUT).map((name) => [name, 'shortcut'] as const),
  // Partners have a door of their own: test/flows/moves.test.ts.
  // A packet is kept also while Slack does not say who writes it: `test/flows/unknown-people.test.ts`.
  ...Object.values(VIEW).flatMap((id) => (isForMembers(id) ? [[`form ${id}`, 'form'] as const] : [])),
  ...Object.values(ACTION).flatMap((id) => (isForMembers(id) ? [[id, 'action'] as const] : [])),
].map(([name, kind]) => [name, kind]);

test.each(LISTENERS)(
  '“%s” asks first who it is: a guest reads one sentence, and nothing is looked at',
  { tags: 'thorough' },
  async (name, kind) => {
    for (const [member, sentence] of [
      [GUEST, 'Only full members of our own workspace can do this.'],
      [null, 'Slack does not say who you are at the moment.'],
    ] as const) {
      const { asked, listeners } = registered(member);
      const listener = listeners.get(name);
      if (!listener) throw new Error(`${name} is not registered.`);
      expect(await answerOf(listener, kind)).toContain(sentence);
      expect(asked).toEqual([]);
    }
  },
);
