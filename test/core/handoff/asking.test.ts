import { describe, expect, test } from 'vitest';
import { ask, mayReply, reply } from '../../../src/core/handoff/asking.ts';
import type { Presser } from '../../../src/core/handoff/handoff.ts';
import type { HandoffEvent } from '../../../src/core/handoff/history.ts';
import { maya, NOW, OURS, priya, sam } from '../../support/packets.ts';
import { checkTable, rowsByStanding, states, type Thing } from '../life-table.ts';
import { namesakeOf, NEVER_ASKED } from '../outsiders.ts';

const LATER = NOW + 7_200_000;
const robin: Presser = { userId: 'U0ROBIN', teamId: OURS };

const asked = (by: Presser = sam): HandoffEvent => ({
  kind: 'asked',
  actor: by.userId,
  at: NOW,
  detail: robin.userId,
  reason: 'Who signs?',
});
const replied = (number: number, by: Presser = robin): HandoffEvent => ({
  kind: 'replied',
  actor: by.userId,
  at: NOW,
  detail: String(number),
  reason: 'Jonas does.',
});
const rerouted: HandoffEvent = { kind: 'rerouted', actor: 'U0IRIS', at: NOW, detail: priya.userId };

const askAs =
  (by: Presser, history: HandoffEvent[] = []): Thing =>
  (handoff) =>
    ask(handoff, { by, to: robin.userId, words: 'Who signs?', history, now: LATER });
const replyAs =
  (by: Presser, history: HandoffEvent[], number = 1): Thing =>
  (handoff) =>
    reply(handoff, { by, number, words: 'Jonas does.', history, now: LATER });

describe('what a question and its answer bring', () => {
  const things: Record<string, Thing> = {
    'Sam asks': askAs(sam),
    'Priya asks': askAs(priya),
    'Robin answers Sam': replyAs(robin, [asked()]),
    'Robin answers Priya': replyAs(robin, [rerouted, asked(priya)]),
    'Robin answers again': replyAs(robin, [asked(), replied(1)]),
    'Maya, who wrote it, answers after Robin': replyAs(maya, [asked(), replied(1)]),
    'Priya answers': replyAs(priya, [asked()]),
  };
  const NOT_SAM = 'Only <@U0PRIYA> can answer this handoff. Nothing has changed.';
  const NOT_PRIYA = 'Only <@U0SAM> can answer this handoff. Nothing has changed.';
  const SETTLED = [
    'You have answered this question already. Nothing has changed.',
    '<@U0ROBIN> has answered this question already. Nothing has changed.',
    'Only <@U0ROBIN> or <@U0MAYA> can answer this question. Nothing has changed.',
  ];
  const over = (sentence: string) => [sentence, sentence, ...SETTLED];
  const moved = (to: string) => `This went to <@${to}> meanwhile, and needs no answer any more. Nothing has changed.`;
  const NOT_WAITING = 'This handoff is not waiting for an answer. Nothing has changed.';
  const WITHDRAWN = 'This handoff was withdrawn. Nothing has changed.';
  const yours = (word: string) => `You have ${word} this already (<when>). Nothing has changed.`;
  const theirs = (who: string, word: string) => `<@${who}> has already ${word} this handoff. Nothing has changed.`;

  checkTable(
    things,
    rowsByStanding({
      'a draft': [NOT_WAITING, NOT_PRIYA, ...over(NOT_WAITING)],
      'with Sam': [
        'asked → awaiting: ae_card(U0SAM) question(1)',
        NOT_PRIYA,
        'replied → awaiting: ae_card(U0SAM) ae_reply(1)',
        moved('U0SAM'),
        ...SETTLED,
      ],
      'with Priya': [
        NOT_SAM,
        'asked → awaiting: ae_card(U0PRIYA) question(1)',
        moved('U0PRIYA'),
        'replied → awaiting: ae_card(U0PRIYA) ae_reply(1)',
        ...SETTLED,
      ],
      withdrawn: [WITHDRAWN, NOT_PRIYA, ...over(WITHDRAWN)],
      'accepted by Sam': [yours('accepted'), NOT_PRIYA, ...over(theirs('U0SAM', 'accepted'))],
      'accepted by Priya': [NOT_SAM, yours('accepted'), ...over(theirs('U0PRIYA', 'accepted'))],
      'declined by Sam': [yours('declined'), NOT_PRIYA, ...over(theirs('U0SAM', 'declined'))],
      'declined by Sam for Priya': [yours('declined'), NOT_PRIYA, ...over(theirs('U0SAM', 'declined'))],
      'closed after Sam declined': [yours('declined'), NOT_PRIYA, ...over(theirs('U0SAM', 'declined'))],
    }),
  );
});

describe('a question', () => {
  test('changes nothing of the handoff: the clock goes on', () => {
    for (const name of ['awaiting', 'proposed', 'lapsed', 'extended'] as const) {
      const question = askAs(sam)(states[name]);
      expect(question?.next, name).toEqual(states[name]);
      const answered = replyAs(robin, [asked()])(states[name]);
      expect(answered?.next, name).toEqual(states[name]);
    }
  });

  test('is kept with who asked whom, and in which words; its answer with which question it answers', () => {
    expect(askAs(sam)(states.awaiting)?.event).toEqual({ ...asked(), at: LATER });
    const answer = replyAs(maya, [asked(), asked()], 2)(states.awaiting);
    expect(answer?.event).toEqual({ ...replied(2, maya), at: LATER });
  });

  test('is the fourth one too many while three wait for an answer, and not once one of them has it', () => {
    const three = [asked(), asked(), asked()];
    expect(() => askAs(sam, three)(states.awaiting)).toThrow('Three of your questions wait for an answer already.');
    expect(askAs(sam, [...three, replied(2)])(states.awaiting)?.notices.at(-1)).toMatchObject({ number: 4 });
  });

  test('of somebody who had it before stands in nobody’s way', () => {
    const earlier = [asked(), asked(), asked(), rerouted];
    expect(askAs(priya, earlier)(states['re-routed'])?.notices.at(-1)).toMatchObject({ number: 4 });
  });

  test.each(NEVER_ASKED)('of %s changes nothing, whatever state it is in', (_, by) => {
    for (const handoff of Object.values(states)) expect(() => askAs(by)(handoff)).toThrow('Only <@');
  });

  test.each([
    ['the account executive', sam],
    ['a colleague', priya],
    ['somebody of another company with the id of who was asked', namesakeOf(robin)],
    ['somebody of another company with the id of the author', namesakeOf(maya)],
  ])('is not answered by %s', (_, by) => {
    expect(() => mayReply(states.awaiting, { by, number: 1, history: [asked()] })).toThrow(
      'Only <@U0ROBIN> or <@U0MAYA> can answer this question. Nothing has changed.',
    );
  });

  test('that is not there is answered by nobody', () => {
    for (const number of [0, 2, -1, 1.5, Number.NaN])
      expect(() => mayReply(states.awaiting, { by: robin, number, history: [asked()] })).toThrow('not known here');
  });
});
