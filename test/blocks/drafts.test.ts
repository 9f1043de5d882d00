import { expect, test } from 'vitest';
import { draftsAnswer, thrownAway } from '../../src/blocks/packet/draft-list.ts';
import { putOffDraftModal } from '../../src/blocks/packet/draft-lines.ts';
import { drawNotice, standingLine } from '../../src/blocks/notices/render.ts';
import { throwAway } from '../../src/core/packet/draft-away.ts';
import { longest, HOSTILE_FILLINGS, NOW } from '../support/packets.ts';
import { page } from '../support/picture/page.ts';
import { messagePicture, viewPicture } from '../support/picture/picture.ts';
import { begun, draftContext, draftLooks, draftMessage, draftNotices, WHOLE } from './drawn-drafts.ts';
import { ephemeralFaultOf, faultOf } from './fault.ts';

/** What is said of drafts to their author, as they see it. */

const nameOf = (notice: (typeof draftNotices)[number]) =>
  notice.kind === 'draft_call' ? `draft_call_${notice.about}` : notice.kind;

test.each(draftNotices.map((notice) => [nameOf(notice), notice] as const))(
  '%s, in every state',
  async (name, notice) => {
    const looks = { ...draftLooks(WHOLE), 'of no account yet': draftLooks({}).asked };
    const pictures = Object.entries(looks).map(([title, draft]) => {
      const message = draft && draftMessage(notice, draft);
      if (message) expect(faultOf(message), title).toBeNull();
      return { title, picture: message ? messagePicture(message) : null };
    });
    await expect(page(pictures)).toMatchFileSnapshot(`./pictures/drafts/${name}.txt`);
  },
);

const listed = (drafts: readonly ReturnType<typeof begun>[]) => ({
  atHand: drafts.filter(({ away }) => away === null).map((draft) => ({ draft, summary: draftContext(draft).summary })),
  away: drafts.flatMap((draft) => (draft.away ? [{ why: draft.away, summary: draftContext(draft).summary }] : [])),
});

test('the answers to /handoff drafts, and the form behind “Later…”', async () => {
  const one = begun(WHOLE);
  const mending = { ...begun({ ...WHOLE, account: 'Contoso Foods' }), revisionOf: 'H0000007' };
  const away = throwAway(begun({}), NOW);
  const answers = {
    none: draftsAnswer(listed([])),
    one: draftsAnswer(listed([one])),
    'all sorts': draftsAnswer(listed([one, mending, away])),
    many: draftsAnswer(listed(Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? one : away)))),
    'after “Throw away”': thrownAway(draftContext(throwAway(one, NOW)).summary),
  };
  for (const [title, answer] of Object.entries(answers)) expect(ephemeralFaultOf(answer), title).toBeNull();
  const pictures = Object.entries(answers).map(([title, answer]) => ({ title, picture: messagePicture(answer) }));
  const form = { title: 'the form', picture: viewPicture(putOffDraftModal(draftContext(one).summary)) };
  await expect(page([...pictures, form])).toMatchFileSnapshot('./pictures/drafts/answers.txt');
});

test.each(Object.entries(HOSTILE_FILLINGS))(
  'Slack takes every message about a draft of nothing but %s',
  { tags: 'thorough' },
  (_, filling) => {
    const { account } = longest(filling);
    for (const draft of Object.values(draftLooks({ ...WHOLE, account: `${account}${account}` }))) {
      for (const notice of draftNotices) {
        const message = draftMessage(notice, draft);
        if (message) expect(faultOf(message)).toBeNull();
      }
      expect(faultOf(standingLine(draftContext(draft)))).toBeNull();
      expect(ephemeralFaultOf(draftsAnswer(listed(Array.from({ length: 20 }, () => draft))))).toBeNull();
    }
  },
);

test('who hears that a message about a draft was not delivered learns whose it is, and nothing of what it holds', () => {
  const stuck = {
    id: 'N1',
    kind: 'draft_call',
    conversation: 'person:U0MAYA',
    status: 'dead_letter',
    problem: 'user_disabled',
  } as const;
  const context = { ...draftContext(begun(WHOLE)), stuck };
  const said = [
    drawNotice({ kind: 'undeliverable', person: 'U0ADA', notice: 'N1', since: 0 }, context),
    drawNotice({ kind: 'stalled', person: 'U0ADA', stall: 'overdue', day: 1 }, context),
  ];
  for (const message of said) {
    expect(message && faultOf(message)).toBeNull();
    expect(JSON.stringify(message)).not.toMatch(/Fabrikam|Brightwater|Lena/);
  }
  expect(JSON.stringify(said[0])).toContain('U0MAYA');
});
