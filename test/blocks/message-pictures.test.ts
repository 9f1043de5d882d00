import { describe, expect, test } from 'vitest';
import { helpAnswer, listAnswer, statusAnswer } from '../../src/blocks/handoff/command-answers.ts';
import { exampleAnswer } from '../../src/blocks/packet/example.ts';
import type { Message } from '../../src/blocks/kit/kit.ts';
import { EVENT_KINDS, type HandoffEvent } from '../../src/core/handoff/history.ts';
import type { Partner } from '../../src/core/partner/partner.ts';
import { timeline } from '../../src/core/handoff/timeline.ts';
import { brightwater, CALENDAR, everyState, NOW, packetOf } from '../support/packets.ts';
import { powersOf } from '../../src/core/people/powers.ts';
import { powerBlocks } from '../../src/blocks/people/powers.ts';
import { TEAM_ROLES } from '../../src/core/people/team-roles.ts';
import { unnoticedIn } from '../support/picture/changes.ts';
import { leftOver, page } from '../support/picture/page.ts';
import { messagePicture } from '../support/picture/picture.ts';
import { someOf } from '../support/sample.ts';
import { historyOf, KINDS, listedFor, messagesOf, noticesOf, PAUSED, statesOf } from './drawn.ts';
import { ephemeralFaultOf, faultOf } from './fault.ts';

/** The picture of a message that Slack takes. */
function takenPicture(message: Message, faultIn = faultOf): string {
  expect(faultIn(message), message.text).toBeNull();
  return messagePicture(message);
}

const DETAILS: Partial<Record<HandoffEvent['kind'], string>> = {
  sent: 'U0SAM',
  rerouted: 'U0PRIYA',
  proposed: 'U0PRIYA',
  asked: 'U0MAYA',
  replied: '2',
};
const WORDS: Partial<Record<HandoffEvent['kind'], string>> = {
  asked: 'Who signs at Fabrikam?',
  replied: 'Jonas Weber does.',
};
/** Since it was re-routed: two questions, one of which is answered. */
const ASKED_AGAIN: HandoffEvent['kind'][] = ['asked', 'replied', 'asked'];

const COLLEAGUE = { named: [], taken: ['administrator'], isWorkspaceAdmin: true } as const;
const OTHERS = ['alliances_owner', 'intake_owner', 'escalation_contact', 'adjudicator'] as const;
const EVERYTHING = { named: TEAM_ROLES, taken: TEAM_ROLES, isWorkspaceAdmin: false };

describe('every message as it is', () => {
  const states = Object.entries(statesOf(packetOf()));
  const drawn = states.flatMap(([state, handoff]) =>
    messagesOf(handoff, brightwater).map(([name, message]) => ({ name, state, message })),
  );
  const namesOf = (kind: (typeof KINDS)[number]) => Object.keys(noticesOf(kind, everyState(packetOf()).awaiting));

  test.each(KINDS)('%s, in every state', { tags: 'thorough' }, async (kind) => {
    const pages = namesOf(kind).map((name) => {
      const looks = states.map(([title]) => {
        const one = drawn.find((message) => message.name === name && message.state === title);
        return { title, picture: one ? takenPicture(one.message) : null };
      });
      return `##### ${name}\n\n${page(looks)}`;
    });
    await expect(pages.join('\n\n')).toMatchFileSnapshot(`./pictures/messages/${kind}.txt`);
  });

  test('is drawn for every kind and detail in one state at least', { tags: 'thorough' }, () => {
    expect(new Set(drawn.map(({ name }) => name))).toEqual(new Set(KINDS.flatMap(namesOf)));
  });

  test('cannot change without its picture changing', { tags: 'thorough' }, () => {
    const messages = someOf(drawn, 10).map(({ message }) => message);
    expect(unnoticedIn(messages, messagePicture)).toEqual([]);
  });

  test('the answers to the command', async () => {
    const { awaiting, corrected, accepted, lapsed, declined } = everyState(packetOf());
    const history = [...EVENT_KINDS, ...ASKED_AGAIN].map((kind, at) => ({
      kind,
      actor: at % 2 || kind === 'replied' ? 'U0SAM' : null,
      at: NOW + at * 60_000,
      detail: DETAILS[kind] ?? null,
      reason: WORDS[kind] ?? null,
    }));
    const shown = timeline(history, [CALENDAR]);
    const answers = {
      help: helpAnswer(),
      'help, for a colleague': helpAnswer(undefined, powerBlocks(powersOf(COLLEAGUE, []), ['revops'])),
      'help, for somebody with every role': helpAnswer(undefined, powerBlocks(powersOf(EVERYTHING, OTHERS), [])),
      'help, for a word that is no command': helpAnswer('banana'),
      'list, empty': listAnswer([], 'U0MAYA'),
      list: listAnswer([awaiting, lapsed, accepted, declined].map(listedFor('U0MAYA')), 'U0MAYA'),
      status: statusAnswer({
        handoff: awaiting,
        partner: brightwater,
        intakeOwner: 'U0IRIS',
        timeline: shown,
        stuck: 0,
        isInsider: false,
      }),
      'status, corrected, for its author': statusAnswer({
        handoff: corrected,
        partner: brightwater,
        intakeOwner: 'U0IRIS',
        timeline: timeline([...history.slice(0, 2), ...historyOf(corrected)], [CALENDAR]),
        stuck: 0,
        isInsider: true,
        isAuthor: true,
      }),
      'status, stuck': statusAnswer({
        handoff: accepted,
        partner: null,
        intakeOwner: 'U0IRIS',
        timeline: shown,
        stuck: 1,
        isInsider: true,
      }),
      'status, declined': statusAnswer({
        handoff: declined,
        partner: brightwater,
        intakeOwner: 'U0IRIS',
        timeline: shown,
        stuck: 0,
        isInsider: true,
      }),
      example: exampleAnswer(packetOf(), 'Brightwater Consulting', NOW),
    };
    const looks = Object.entries(answers).map(([title, answer]) => ({
      title,
      picture: takenPicture(answer, ephemeralFaultOf),
    }));
    expect(unnoticedIn(Object.values(answers), messagePicture)).toEqual([]);
    await expect(page(looks)).toMatchFileSnapshot('./pictures/messages/answers.txt');
  });

  test('for a partner that is paused, and for one that reads a code', async () => {
    const { awaiting, accepted } = everyState(packetOf());
    const told = (handoff: typeof awaiting | typeof accepted, telling: Partial<Partner>, names: string[]) =>
      messagesOf(handoff, { ...brightwater, ...telling }).flatMap(([name, message]) =>
        names.includes(name) ? [{ title: `${handoff.stage}, ${name}`, picture: takenPicture(message) }] : [],
      );
    const looks = [
      ...told(awaiting, { paused: PAUSED }, ['ae_card']),
      ...told(accepted, { paused: PAUSED }, ['ae_card', 'author_card']),
      ...told(awaiting, { accountShownAs: 'code' }, ['partner_card', 'partner_news_rerouted']),
      ...told(accepted, { accountShownAs: 'code' }, ['partner_card', 'partner_decision']),
    ];
    await expect(page(looks)).toMatchFileSnapshot('./pictures/messages/partner-told.txt');
  });

  test('and none is left of what is no longer drawn', () => {
    expect(leftOver(new URL('pictures/messages', import.meta.url), [...KINDS, 'answers', 'partner-told'])).toEqual([]);
  });
});
