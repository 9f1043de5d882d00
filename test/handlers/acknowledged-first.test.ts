import { App } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/core/kernel/errors.ts';
import type { HandlerDeps } from '../../src/handlers/kit/deps.ts';
import { register } from '../../src/handlers/index.ts';
import { createAnsweringSlack } from '../../torture/fuzz/answering-slack.ts';
import type { Inbound } from '../../torture/fuzz/payloads.ts';
import { COMMANDS, type Ids, PRESSES } from '../support/listeners.ts';

/** Slack waits three seconds for an acknowledgement; what changes nothing for it waits for nothing else. */

const IDS: Ids = {
  checked: 'HCHECKED',
  awaiting: 'H1',
  withdrawn: 'H2',
  declined: 'H3',
  accepted: 'H4',
  question: 'H1-1',
  deadLetter: 'N1',
  partner: 'P1',
  absence: 'A1',
  registration: 'R1',
  dispute: 'D1',
  help: 'R1',
  agreement: 'agreement-1',
  draft: 'draft-1',
  proposal: 'D1 1790000000000',
};

/** Services that do the same whatever they are asked; each call is noted among the steps. */
function servicesThat(answer: () => Promise<unknown>, steps: string[]): HandlerDeps {
  const asked = () => {
    steps.push('a service');
    return answer();
  };
  // What it answers is not what the types promise: nobody gets as far as to look.
  const service = new Proxy({}, { get: () => asked }) as never;
  return {
    accounts: service,
    handoffs: service,
    figures: service,
    sending: service,
    drafts: service,
    contactProposals: service,
    packetForms: service,
    beginnings: service,
    questions: service,
    helpRequests: service,
    registrations: service,
    registrationLists: service,
    disputes: service,
    agreements: service,
    outcomes: service,
    conflictChecks: service,
    corrections: service,
    crediting: service,
    declinedDeals: service,
    reopening: service,
    sellerMoves: service,
    partnerMoves: service,
    intake: service,
    registry: service,
    posting: service,
    powers: service,
    preferences: service,
    timelines: service,
    membership: service,
    departures: service,
    memberChecks: service,
    groupChecks: service,
    roleSettings: service,
    requests: service,
    forgetMember: () => undefined,
    rememberPress: () => undefined,
    now: () => 0,
    onLost: () => undefined,
  };
}

/** The steps that follow, in their order, until nothing more can happen. */
async function stepsOf({ payload }: Inbound, answer: () => Promise<unknown>): Promise<string[]> {
  const steps: string[] = [];
  const slack = createAnsweringSlack({
    spoil: (method) => {
      steps.push(method);
      return null;
    },
  });
  const app = new App({
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B0', botUserId: 'U0APP' }),
    clientOptions: { fetch: slack.fetch },
    deferInitialization: true,
  });
  await app.init();
  const log = () => undefined;
  register(app, servicesThat(answer, steps), { error: log, warn: log, debug: log });
  const ack = async () => void steps.push('acknowledged');
  await Promise.race([app.processEvent({ body: payload, ack }), new Promise((resolve) => setImmediate(resolve))]);
  return steps;
}

const never = () => new Promise<never>(() => undefined);
const refusal = async () => {
  throw new Refusal('Only Sam can do this.');
};

describe.each([...COMMANDS, ...PRESSES])('%s', (_, inbound) => {
  test('is acknowledged before anybody is asked anything', { tags: 'thorough' }, async () => {
    const [first, ...later] = await stepsOf(inbound(IDS), never);
    expect(first).toBe('acknowledged');
    expect(later).not.toContain('acknowledged');
  });

  test('that is refused is acknowledged, and its presser reads why, once', async () => {
    const steps = await stepsOf(inbound(IDS), refusal);
    expect(steps.filter((step) => step === 'acknowledged')).toHaveLength(1);
    if (!steps.includes('a service')) return;
    const said = steps.slice(steps.lastIndexOf('a service') + 1);
    expect(said).toEqual([expect.stringMatching(/^(respond|views\.(push|update))$/)]);
  });
});
