import { describe, expect, test } from 'vitest';
import { listAnswer } from '../../src/blocks/handoff/command-answers.ts';
import { askedPage, helpModal, notNowModal } from '../../src/blocks/help-request/help-forms.ts';
import { handoffModal } from '../../src/blocks/packet/handoff-modal.ts';
import { drawNotice } from '../../src/blocks/notices/render.ts';
import {
  asItStands,
  brightwater,
  everyState,
  HOSTILE_FILLINGS,
  longest,
  packetOf,
  shortest,
} from '../support/packets.ts';
import { page } from '../support/picture/page.ts';
import { messagePicture, viewPicture } from '../support/picture/picture.ts';
import { HELP_KINDS, helpMessage, helpStates, openHelp } from './drawn-help.ts';
import { ephemeralFaultOf, faultOf } from './fault.ts';
import { packetForm } from '../support/packet-form.ts';

/** What is said of help requests, as its reader sees it. */

const { awaiting } = everyState(packetOf());

test.each(HELP_KINDS)('%s, in every state', async (kind) => {
  const looks = Object.entries(helpStates(awaiting)).map(([title, request]) => {
    const message = helpMessage(kind, request, { handoff: awaiting, partner: brightwater });
    if (message) expect(faultOf(message), title).toBeNull();
    return { title, picture: message && messagePicture(message) };
  });
  await expect(page(looks)).toMatchFileSnapshot(`./pictures/help/${kind}.txt`);
});

test('the forms, the last page, and the list', async () => {
  const open = openHelp(awaiting);
  const counts = { open: 1, handed_off: 1, not_now: 2, taken_back: 0 };
  const list = listAnswer([], 'U0ALEX', null, {
    toYou: [open],
    byYou: [openHelp(awaiting, { asked: 'U0IRIS' })],
    counts,
  });
  expect(ephemeralFaultOf(list)).toBeNull();
  const views = {
    ask: helpModal(true, 'Fabrikam Logistics'),
    'ask, without a partner': helpModal(false, ''),
    asked: askedPage(open),
    'not now': notNowModal(open),
    'start a handoff': handoffModal(packetForm({ partner: brightwater, madeOf: open })),
  };
  const looks = Object.entries(views).map(([title, view]) => ({ title, picture: viewPicture(view) }));
  await expect(page([...looks, { title: 'list', picture: messagePicture(list) }])).toMatchFileSnapshot(
    './pictures/help/forms.txt',
  );
});

describe('whatever anybody writes', () => {
  test('Slack takes every message, also with many requests in one list', { tags: 'thorough' }, () => {
    for (const packet of [shortest, ...Object.values(HOSTILE_FILLINGS).map(longest)]) {
      const { awaiting: handoff } = everyState(packet);
      for (const request of Object.values(helpStates(handoff)))
        for (const kind of HELP_KINDS) {
          const message = helpMessage(kind, request, { handoff, partner: brightwater });
          if (message) expect(faultOf(message), kind).toBeNull();
        }
      const many = Array.from({ length: 50 }, () => openHelp(handoff));
      const counts = { open: 50, handed_off: 0, not_now: 0, taken_back: 0 };
      expect(ephemeralFaultOf(listAnswer([], 'U0ALEX', null, { toYou: many, byYou: many, counts }))).toBeNull();
    }
  });

  test('nothing about a handoff is drawn from a help request, nor the other way round', () => {
    const nothing = { became: null, reader: null, stuck: null };
    const helpRequest = openHelp(awaiting);
    const context = {
      about: 'help_request' as const,
      teamId: helpRequest.teamId,
      helpRequest,
      partner: brightwater,
      ...nothing,
    };
    expect(drawNotice({ kind: 'partner_card' }, context)).toBeNull();
    expect(drawNotice({ kind: 'ae_card', person: 'U0SAM' }, context)).toBeNull();
    const ofHandoff = { ...asItStands(awaiting), partner: brightwater, intakeOwner: 'U0IRIS', reader: null };
    const rest = { previous: null, stuck: null, left: null };
    expect(drawNotice({ kind: 'help_request', person: 'U0ALEX' }, { ...ofHandoff, ...rest })).toBeNull();
  });
});
