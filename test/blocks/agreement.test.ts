import { describe, expect, test } from 'vitest';
import { aeCard } from '../../src/blocks/handoff/ae-card.ts';
import { agreementAnswer } from '../../src/blocks/agreement/agreement-answer.ts';
import { agreementModal, agreementSavedPage } from '../../src/blocks/agreement/agreement-form.ts';
import { acceptModal } from '../../src/blocks/handoff/answer-modals.ts';
import { drawNotice } from '../../src/blocks/notices/render.ts';
import { proposedIn } from '../../src/core/agreement/agreement.ts';
import { SENTENCE } from '../../src/core/packet/packet-field.ts';
import { USUAL_ROLES } from '../../src/core/outcome/joint-roles.ts';
import { NOTHING_AGREED, proposed, START } from '../support/agreements.ts';
import {
  asItStands,
  brightwater,
  everyState,
  filled,
  HOSTILE_FILLINGS,
  longest,
  NOW,
  packetOf,
} from '../support/packets.ts';
import { page } from '../support/picture/page.ts';
import { messagePicture, viewPicture } from '../support/picture/picture.ts';
import { AGREEMENT_KINDS, agreementLooks, agreementMessage, termsOf } from './drawn-agreement.ts';
import { ephemeralFaultOf, faultOf } from './fault.ts';

/** What is said of the working agreement, as its reader sees it. */

const looks = agreementLooks(termsOf(null));
const withWords = { window_reason: 'Their board meets on Monday.', window_days: 5 };
const drawn = { history: [], intakeOwner: 'U0IRIS', acceptance: proposed.terms.acceptance };

test.each(AGREEMENT_KINDS)('%s, in every state', async (kind) => {
  const pictures = Object.entries(looks).map(([title, look]) => {
    const message = agreementMessage(kind, look);
    if (message) expect(faultOf(message), title).toBeNull();
    return { title, picture: message && messagePicture(message) };
  });
  await expect(page(pictures)).toMatchFileSnapshot(`./pictures/agreement/${kind}.txt`);
});

test('the answer to /handoff agreement', async () => {
  const answers = Object.entries({ 'before anybody has agreed': { standing: NOTHING_AGREED }, ...looks }).flatMap(
    ([title, { standing }]) =>
      [
        { reader: 'U0MAYA', mayChange: false },
        { reader: 'U0ALEX', mayChange: true },
      ].map((who) => ({ title: `${title}, for ${who.reader}`, answer: agreementAnswer({ standing, ...who }) })),
  );
  for (const { answer, title } of answers) expect(ephemeralFaultOf(answer), title).toBeNull();
  const pictures = answers.map(({ title, answer }) => ({ title, picture: messagePicture(answer) }));
  await expect(page(pictures)).toMatchFileSnapshot('./pictures/agreement/answer.txt');
});

test('its form and the last page, and what the account executive reads of it', async () => {
  const { awaiting } = everyState(packetOf(withWords));
  const card = aeCard(awaiting, brightwater, 'U0SAM', drawn);
  const pictures = [
    { title: 'the first form', picture: viewPicture(agreementModal(START)) },
    { title: 'the form of a later version', picture: viewPicture(agreementModal(proposed)) },
    { title: 'saved', picture: viewPicture(agreementSavedPage(proposed)) },
    { title: 'accept', picture: viewPicture(acceptModal(awaiting, USUAL_ROLES, NOW, proposed.terms.acceptance)) },
    { title: 'the card, with another window', picture: card && messagePicture(card) },
  ];
  await expect(page(pictures)).toMatchFileSnapshot('./pictures/agreement/forms.txt');
});

describe('whatever anybody writes', () => {
  test.each(Object.entries(HOSTILE_FILLINGS))(
    'Slack takes every message, also of nothing but %s',
    { tags: 'thorough' },
    (_, filling) => {
      const all = Object.values(agreementLooks(termsOf(filling), termsOf(`x${filling}`)));
      for (const look of all) {
        for (const kind of AGREEMENT_KINDS) {
          const message = agreementMessage(kind, look);
          if (message) expect(faultOf(message), kind).toBeNull();
        }
        const answer = agreementAnswer({ standing: look.standing, reader: 'U0ALEX', mayChange: true });
        expect(ephemeralFaultOf(answer)).toBeNull();
      }
      const { awaiting } = everyState(longest(filling));
      const card = aeCard(awaiting, brightwater, 'U0SAM', { ...drawn, acceptance: filled(filling, SENTENCE) });
      expect(card && faultOf(card)).toBeNull();
    },
  );

  test('nothing about a handoff is drawn from the working agreement, nor the other way round', () => {
    const look = looks['the first'];
    if (!look) throw new Error('There is no such look.');
    const context = {
      about: 'agreement' as const,
      teamId: look.agreement.teamId,
      ...look,
      partner: null,
      reader: null,
      stuck: null,
    };
    expect(drawNotice({ kind: 'ae_card', person: 'U0SAM' }, context)).toBeNull();
    const { awaiting: handoff } = everyState(packetOf());
    const rest = { previous: null, stuck: null, left: null, reader: null, intakeOwner: 'U0IRIS' };
    const ofHandoff = { ...asItStands(handoff), partner: brightwater, ...rest };
    expect(drawNotice({ kind: 'agreement_proposed', person: 'U0ALEX' }, ofHandoff)).toBeNull();
    expect(proposedIn(look.standing)).toEqual(look.agreement);
  });
});
