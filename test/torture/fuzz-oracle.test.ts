import { describe, expect, test } from 'vitest';
import { ADA, ALEX, LENA, MAYA, OURS, SAM } from '../../torture/fuzz/cast.ts';
import type { AgreedFacts, Change, HandoffFacts } from '../../torture/fuzz/changes.ts';
import { type Asked, judge, type Standing } from '../../torture/fuzz/oracle.ts';
import { judgeTime } from '../../torture/fuzz/time-oracle.ts';

/** Who may change what when strange payloads come in: a judge that lets everything pass would show nothing. */

const STANDING: Standing = {
  members: new Set([MAYA.user, SAM.user, ALEX.user, ADA.user]),
  slackAdmins: new Set([ADA.user]),
  administrators: [],
  intakeOwnerOf: () => ALEX.user,
  dealOf: (handoff) => handoff,
  answererOf: (question) => (question === 'H1-1' ? ADA.user : null),
  draftOf: (id) => ({ author: id === 'D-PRIYA' ? 'U0PRIYA' : MAYA.user, about: id }),
  alliances: [ALEX.user],
  owners: [ALEX.user, SAM.user],
  respondersOf: () => [ALEX.user, MAYA.user],
};
const WAITING: HandoffFacts = {
  stage: 'awaiting',
  outcome: null,
  ae: SAM.user,
  author: MAYA.user,
  signer: null,
  isCheckLate: 0,
  words: 'as written',
};

const asked = (user: string, name: string, team: string = OURS): Asked => ({
  by: { user, team },
  what: 'form',
  name,
  about: 'H1',
});

const became = (kind: string, actor: string | null, after: Partial<HandoffFacts>): Change[] => [
  { table: 'events', id: 'H1', after: { kind, actor } },
  { table: 'handoffs', id: 'H1', before: WAITING, after: { ...WAITING, ...after } },
];
const ofDeclined = (kind: string, actor: string | null, after: Partial<HandoffFacts>): Change[] =>
  became(kind, actor, {}).map((change) => {
    if (change.table !== 'handoffs') return change;
    const before = { ...WAITING, stage: 'declined' };
    return { ...change, before, after: { ...before, ...after } };
  });
const OF_DEALS: [name: string, kind: string, after: Partial<HandoffFacts>][] = [
  ['deal.park', 'parked', {}],
  ['deal.tell_partner', 'told_partner', {}],
  ['deal.close', 'deal_closed', { stage: 'closed', outcome: 'declined' }],
  ['handoff.send', 'mended', { stage: 'closed', outcome: 'mended' }],
];
const accepted = (actor: string) => became('accepted', actor, { stage: 'accepted' });

describe('the judge of strange payloads', () => {
  test('has nothing against the account executive who accepts', () => {
    expect(judge(asked(SAM.user, 'handoff.accept'), accepted(SAM.user), STANDING)).toEqual([]);
  });

  test('has nothing against the account executive who asks, nor against who was asked or the author who answers', () => {
    expect(judge(asked(SAM.user, 'handoff.ask'), became('asked', SAM.user, {}), STANDING)).toEqual([]);
    for (const { user } of [ADA, MAYA]) {
      const answer = { ...asked(user, 'question.reply'), about: 'H1-1' };
      expect(judge(answer, became('replied', user, {}), STANDING)).toEqual([]);
    }
  });

  test('has nothing against what becomes of a declined deal by its author, or by who takes it in', () => {
    for (const [name, kind, after] of OF_DEALS) {
      expect(judge(asked(MAYA.user, name), ofDeclined(kind, MAYA.user, after), STANDING), kind).toEqual([]);
      expect(judge(asked(SAM.user, name), ofDeclined(kind, SAM.user, after), STANDING), kind).not.toEqual([]);
    }
    const passesOn = { ...asked(ALEX.user, 'handoff.pass_on'), what: 'press' } as const;
    const toPriya = ofDeclined('rerouted', ALEX.user, { stage: 'awaiting', ae: 'U0PRIYA' });
    expect(judge(passesOn, toPriya, STANDING)).toEqual([]);
    expect(judge({ ...passesOn, by: { user: MAYA.user, team: OURS } }, toPriya, STANDING)).not.toEqual([]);
    expect(judge(passesOn, became('rerouted', ALEX.user, { ae: 'U0PRIYA' }), STANDING)).not.toEqual([]);
  });

  test('has nothing against time that closes a deal which nobody mended, and lets it do nothing else to it', () => {
    const closed = { stage: 'closed', outcome: 'declined' };
    expect(judgeTime(ofDeclined('deal_closed', null, closed), STANDING)).toEqual([]);
    expect(judgeTime(ofDeclined('woken', null, {}), STANDING)).toEqual([]);
    expect(judgeTime(ofDeclined('mended', null, { ...closed, outcome: 'mended' }), STANDING)).not.toEqual([]);
  });

  test.each<[string, Asked | null, Change[]]>([
    ['somebody else asks', asked(ALEX.user, 'handoff.ask'), became('asked', ALEX.user, {})],
    [
      'somebody answers who was not asked',
      { ...asked(ALEX.user, 'question.reply'), about: 'H1-1' },
      became('replied', ALEX.user, {}),
    ],
    [
      'a question of another handoff is answered',
      { ...asked(ADA.user, 'question.reply'), about: 'H2-1' },
      became('replied', ADA.user, {}),
    ],
    ['somebody else accepts', asked(ALEX.user, 'handoff.accept'), accepted(ALEX.user)],
    ['their namesake at the partner accepts', asked(SAM.user, 'handoff.accept', LENA.team), accepted(SAM.user)],
    ['it is accepted in somebody else’s name', asked(ALEX.user, 'handoff.accept'), accepted(SAM.user)],
    ['another form accepts it', asked(SAM.user, 'handoff.decline'), accepted(SAM.user)],
    ['what nobody signed accepts it', null, accepted(SAM.user)],
    [
      'the account executive withdraws it',
      asked(SAM.user, 'handoff.withdraw'),
      became('withdrawn', SAM.user, { stage: 'closed', outcome: 'withdrawn' }),
    ],
    [
      'the words of its author change',
      asked(SAM.user, 'handoff.accept'),
      became('accepted', SAM.user, { stage: 'accepted', words: 'others' }),
    ],
    ['no administrator changes a partner', asked(MAYA.user, 'partner.save'), [{ table: 'partners', id: 'P1' }]],
    ['somebody writes another’s hours', asked(MAYA.user, 'me.save'), [{ table: 'people', id: SAM.user }]],
  ])('reports it when %s', (_, request, changes) => {
    expect(judge(request, changes, STANDING)).not.toEqual([]);
  });

  test('lets time close nothing that waits for an answer', () => {
    const withdrawn = became('withdrawn', null, { stage: 'closed', outcome: 'withdrawn' });
    expect(judgeTime(withdrawn, STANDING)).not.toEqual([]);
  });
});

describe('the working agreement', () => {
  const WAITS: AgreedFacts = {
    state: 'proposed',
    savedBy: ADA.user,
    partnerships: ALEX.user,
    sales: SAM.user,
    yes: { partnerships: 0, sales: 0 },
    words: 'as written',
  };
  const saved = (savedBy: string): Change[] => [
    { table: 'agreements', id: 'H1', before: null, after: { ...WAITS, savedBy } },
  ];
  const confirmed = (side: 'partnerships' | 'sales'): Change[] => [
    { table: 'agreements', id: 'H1', before: WAITS, after: { ...WAITS, yes: { ...WAITS.yes, [side]: 1 } } },
  ];
  const pressed = (user: string): Asked => ({ ...asked(user, 'agreement.confirm'), what: 'press' });

  test('is saved by who administers or owns it, and by nobody else', () => {
    for (const { user } of [ADA, ALEX]) expect(judge(asked(user, 'agreement.save'), saved(user), STANDING)).toEqual([]);
    expect(judge(asked(MAYA.user, 'agreement.save'), saved(MAYA.user), STANDING)).toHaveLength(1);
    expect(judge(asked(ADA.user, 'agreement.save', LENA.team), saved(ADA.user), STANDING)).toHaveLength(1);
  });

  test('is confirmed by each owner for their own side', () => {
    expect(judge(pressed(ALEX.user), confirmed('partnerships'), STANDING)).toEqual([]);
    expect(judge(pressed(ALEX.user), confirmed('sales'), STANDING)).toHaveLength(1);
    expect(judge(pressed(ADA.user), confirmed('sales'), STANDING)).toHaveLength(1);
    expect(judgeTime(confirmed('sales'), STANDING)).toHaveLength(1);
  });
});

describe('the conflict check', () => {
  const IN_CHECK: HandoffFacts = { ...WAITING, stage: 'checking', signer: 'U0PRIYA' };
  const LATE: HandoffFacts = { ...IN_CHECK, isCheckLate: 1 };
  const settled = (kind: string, actor: string, before: HandoffFacts, after: Partial<HandoffFacts>): Change[] => [
    { table: 'events', id: 'H1', after: { kind, actor } },
    { table: 'handoffs', id: 'H1', before, after: { ...before, ...after } },
  ];
  const cleared = (actor: string, before: HandoffFacts) =>
    judge(asked(actor, 'check.clear'), settled('cleared', actor, before, { stage: 'awaiting' }), STANDING);
  const returned = (actor: string, before: HandoffFacts) =>
    judge(asked(actor, 'check.return'), settled('returned', actor, before, { stage: 'returned' }), STANDING);
  const passed = (actor: string, before: HandoffFacts, signer: string = ADA.user) =>
    judge(asked(actor, 'check.pass'), settled('check_passed', actor, before, { signer }), STANDING);

  test('is signed or returned by who is asked, and by the intake owner once nobody did in time', () => {
    for (const sign of [cleared, returned]) {
      expect(sign('U0PRIYA', IN_CHECK)).toEqual([]);
      expect(sign(ALEX.user, IN_CHECK)).not.toEqual([]);
      expect(sign(ALEX.user, LATE)).toEqual([]);
      expect(sign(ADA.user, LATE)).not.toEqual([]);
    }
  });

  test('is never signed by its author or its account executive, also when they are asked or take it in', () => {
    for (const { user } of [MAYA, SAM]) {
      expect(cleared(user, IN_CHECK)).not.toEqual([]);
      expect(cleared(user, { ...IN_CHECK, signer: user })).not.toEqual([]);
    }
    expect(cleared(ALEX.user, { ...LATE, author: ALEX.user })).not.toEqual([]);
  });

  test('is passed on by the intake owner alone, once nobody signed in time, and to nobody who is part of it', () => {
    expect(passed(ALEX.user, LATE)).toEqual([]);
    expect(passed(ALEX.user, IN_CHECK)).not.toEqual([]);
    expect(passed('U0PRIYA', LATE)).not.toEqual([]);
    expect(passed(ALEX.user, LATE, SAM.user)).not.toEqual([]);
  });

  test('is asked for anew by the author of what was returned, and withdrawn by time when nobody mends it', () => {
    const back: HandoffFacts = { ...IN_CHECK, stage: 'returned' };
    const again = settled('check_asked', MAYA.user, back, { stage: 'checking', words: 'mended' });
    expect(judge(asked(MAYA.user, 'handoff.send'), again, STANDING)).toEqual([]);
    const byPriya = settled('check_asked', 'U0PRIYA', back, { stage: 'checking', words: 'mended' });
    expect(judge(asked('U0PRIYA', 'handoff.send'), byPriya, STANDING)).not.toEqual([]);
    const over = { stage: 'closed', outcome: 'withdrawn' };
    expect(judgeTime(settled('withdrawn', MAYA.user, back, over), STANDING)).toEqual([]);
    expect(judgeTime(settled('withdrawn', MAYA.user, IN_CHECK, over), STANDING)).not.toEqual([]);
  });
});
