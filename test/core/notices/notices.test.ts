import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Handoff } from '../../../src/core/handoff/handoff.ts';
import { EVENT_KINDS, type HandoffEvent } from '../../../src/core/handoff/history.ts';
import {
  type Conversation,
  conversationFrom,
  conversationKey,
  conversationOf,
  SALES_CHANNEL,
} from '../../../src/core/notices/conversations.ts';
import {
  CARD_KINDS,
  demandedBy,
  isCard,
  isForPartner,
  noticeKey,
  paceOf,
  urgencyOf,
} from '../../../src/core/notices/notice-rules.ts';
import { NOTICES } from '../../../src/core/notices/notices.ts';
import type { Notice, NoticeKind, Notices } from '../../../src/core/notices/notice.ts';
import { isStuck } from '../../../src/core/notices/stuck-notices.ts';
import { names, states } from '../life-table.ts';

const BACKSTOPS = { intakeOwner: 'U0IRIS', escalationContact: 'U0ESME', alliancesOwner: 'U0ALEX' };

/** Notices of each kind with their keys, which stand in rows: a key that changes lets the same notice out twice. */
const KEYS: { [Kind in NoticeKind]: [string, Notices[Kind]][] } = {
  ae_card: [
    ['ae_card:U1', { kind: 'ae_card', person: 'U1' }],
    ['ae_card:U2', { kind: 'ae_card', person: 'U2' }],
  ],
  author_card: [['author_card:2', { kind: 'author_card', version: 2 }]],
  partner_card: [['partner_card', { kind: 'partner_card' }]],
  ae_refused: [['ae_refused', { kind: 'ae_refused' }]],
  partner_decision: [
    ['partner_decision', { kind: 'partner_decision' }],
    ['partner_decision:4', { kind: 'partner_decision', version: 4 }],
    ['partner_decision:5', { kind: 'partner_decision', version: 5 }],
  ],
  partner_delay: [
    ['partner_delay:123', { kind: 'partner_delay', deadlineAt: 123 }],
    ['partner_delay:124', { kind: 'partner_delay', deadlineAt: 124 }],
    ['partner_delay:124:2026-12-02', { kind: 'partner_delay', deadlineAt: 124, hearBy: '2026-12-02' }],
  ],
  reminder: [
    ['reminder:halfway:123', { kind: 'reminder', reminder: 'halfway', at: 123 }],
    ['reminder:halfway:124', { kind: 'reminder', reminder: 'halfway', at: 124 }],
    ['reminder:last_day:123', { kind: 'reminder', reminder: 'last_day', at: 123 }],
  ],
  lapse_ae: [
    ['lapse_ae:123', { kind: 'lapse_ae', deadlineAt: 123 }],
    ['lapse_ae:124', { kind: 'lapse_ae', deadlineAt: 124 }],
  ],
  lapse_author: [
    ['lapse_author:123', { kind: 'lapse_author', deadlineAt: 123 }],
    ['lapse_author:124', { kind: 'lapse_author', deadlineAt: 124 }],
  ],
  intake_call: [
    ['intake_call:lapsed:123', { kind: 'intake_call', about: 'lapsed', deadlineAt: 123 }],
    ['intake_call:lapsed:124', { kind: 'intake_call', about: 'lapsed', deadlineAt: 124 }],
    ['intake_call:proposed:2', { kind: 'intake_call', about: 'proposed', version: 2 }],
    ['intake_call:proposed:3', { kind: 'intake_call', about: 'proposed', version: 3 }],
    ['intake_call:ae_gone:1', { kind: 'intake_call', about: 'ae_gone', round: 1 }],
    ['intake_call:ae_gone:2', { kind: 'intake_call', about: 'ae_gone', round: 2 }],
    ['intake_call:author_gone', { kind: 'intake_call', about: 'author_gone' }],
  ],
  escalation: [
    ['escalation:123', { kind: 'escalation', deadlineAt: 123 }],
    ['escalation:124', { kind: 'escalation', deadlineAt: 124 }],
  ],
  ae_news: [
    ['ae_news:extended:4:U1', { kind: 'ae_news', news: 'extended', version: 4, person: 'U1' }],
    ['ae_news:extended:4:U2', { kind: 'ae_news', news: 'extended', version: 4, person: 'U2' }],
    ['ae_news:extended:5:U1', { kind: 'ae_news', news: 'extended', version: 5, person: 'U1' }],
    ['ae_news:retimed:4:U1', { kind: 'ae_news', news: 'retimed', version: 4, person: 'U1' }],
  ],
  ae_corrected: [
    ['ae_corrected:123:U1', { kind: 'ae_corrected', person: 'U1', at: 123 }],
    ['ae_corrected:123:U2', { kind: 'ae_corrected', person: 'U2', at: 123 }],
    ['ae_corrected:124:U1', { kind: 'ae_corrected', person: 'U1', at: 124 }],
  ],
  ae_reopened: [
    ['ae_reopened:4:U1', { kind: 'ae_reopened', person: 'U1', version: 4, at: 123 }],
    ['ae_reopened:5:U1', { kind: 'ae_reopened', person: 'U1', version: 5, at: 124 }],
  ],
  author_news: [
    ['author_news:rerouted:4', { kind: 'author_news', news: 'rerouted', version: 4 }],
    ['author_news:rerouted:5', { kind: 'author_news', news: 'rerouted', version: 5 }],
    ['author_news:withdrawn:4', { kind: 'author_news', news: 'withdrawn', version: 4 }],
  ],
  partner_news: [
    ['partner_news:rerouted:4', { kind: 'partner_news', news: 'rerouted', version: 4 }],
    ['partner_news:rerouted:5', { kind: 'partner_news', news: 'rerouted', version: 5 }],
    ['partner_news:withdrawn:4', { kind: 'partner_news', news: 'withdrawn', version: 4 }],
  ],
  author_outcome: [
    ['author_outcome:won:4', { kind: 'author_outcome', about: 'won', version: 4 }],
    ['author_outcome:won:5', { kind: 'author_outcome', about: 'won', version: 5 }],
    ['author_outcome:lost:4', { kind: 'author_outcome', about: 'lost', version: 4 }],
  ],
  partner_outcome: [
    ['partner_outcome:won:4', { kind: 'partner_outcome', about: 'won', version: 4 }],
    ['partner_outcome:won:5', { kind: 'partner_outcome', about: 'won', version: 5 }],
    ['partner_outcome:lost:4', { kind: 'partner_outcome', about: 'lost', version: 4 }],
  ],
  sales_won: [
    ['sales_won:4', { kind: 'sales_won', version: 4 }],
    ['sales_won:5', { kind: 'sales_won', version: 5 }],
  ],
  question: [
    ['question:1', { kind: 'question', number: 1, person: 'U1' }],
    ['question:2', { kind: 'question', number: 2, person: 'U1' }],
  ],
  ae_reply: [
    ['ae_reply:1', { kind: 'ae_reply', number: 1, person: 'U1' }],
    ['ae_reply:2', { kind: 'ae_reply', number: 2, person: 'U1' }],
  ],
  partner_reminder: [
    ['partner_reminder:2026-11-27:1', { kind: 'partner_reminder', day: '2026-11-27', at: 1 }],
    ['partner_reminder:2026-11-27:2', { kind: 'partner_reminder', day: '2026-11-27', at: 2 }],
    ['partner_reminder:2026-11-30:2', { kind: 'partner_reminder', day: '2026-11-30', at: 2 }],
  ],
  partner_moves: [
    ['partner_moves:seller_done:4', { kind: 'partner_moves', news: 'seller_done', version: 4 }],
    ['partner_moves:roles:4', { kind: 'partner_moves', news: 'roles', version: 4 }],
    ['partner_moves:roles:5', { kind: 'partner_moves', news: 'roles', version: 5 }],
  ],
  ae_move: [
    ['ae_move:2026-11-30:123', { kind: 'ae_move', day: '2026-11-30', at: 123 }],
    ['ae_move:2026-11-30:124', { kind: 'ae_move', day: '2026-11-30', at: 124 }],
    ['ae_move:2026-12-01:123', { kind: 'ae_move', day: '2026-12-01', at: 123 }],
  ],
  ae_moves: [
    ['ae_moves:partner_done:4', { kind: 'ae_moves', news: 'partner_done', version: 4 }],
    ['ae_moves:partner_moved:4', { kind: 'ae_moves', news: 'partner_moved', version: 4 }],
    ['ae_moves:partner_moved:5', { kind: 'ae_moves', news: 'partner_moved', version: 5 }],
    ['ae_moves:partner_slipped:5', { kind: 'ae_moves', news: 'partner_slipped', version: 5 }],
  ],
  author_roles: [
    ['author_roles:4', { kind: 'author_roles', version: 4 }],
    ['author_roles:5', { kind: 'author_roles', version: 5 }],
  ],
  undeliverable: [
    ['undeliverable:n1:123', { kind: 'undeliverable', person: 'U1', notice: 'n1', since: 123 }],
    ['undeliverable:n1:124', { kind: 'undeliverable', person: 'U1', notice: 'n1', since: 124 }],
    ['undeliverable:n2:123', { kind: 'undeliverable', person: 'U1', notice: 'n2', since: 123 }],
  ],
  partner_channel: [
    ['partner_channel:1:U1', { kind: 'partner_channel', person: 'U1', fault: 'bot_absent', at: 1 }],
    ['partner_channel:1:U2', { kind: 'partner_channel', person: 'U2', fault: 'bot_absent', at: 1 }],
    ['partner_channel:2:U1', { kind: 'partner_channel', person: 'U1', fault: 'bot_absent', at: 2 }],
  ],
  role_lost: [
    ['role_lost:U2:123', { kind: 'role_lost', person: 'U1', who: 'U2', roles: ['administrator'], at: 123 }],
    ['role_lost:U2:124', { kind: 'role_lost', person: 'U1', who: 'U2', roles: ['administrator'], at: 124 }],
    ['role_lost:U3:123', { kind: 'role_lost', person: 'U1', who: 'U3', roles: ['administrator'], at: 123 }],
  ],
  ae_stalled: [
    ['ae_stalled:123', { kind: 'ae_stalled', about: 'our_move', at: 123 }],
    ['ae_stalled:124', { kind: 'ae_stalled', about: 'our_move', at: 124 }],
  ],
  author_owed: [
    ['author_owed:123', { kind: 'author_owed', why: 'silence', at: 123 }],
    ['author_owed:124', { kind: 'author_owed', why: 'silence', at: 124 }],
  ],
  stalled: [
    ['stalled:overdue:20000', { kind: 'stalled', person: 'U1', stall: 'overdue', day: 20_000 }],
    ['stalled:overdue:20001', { kind: 'stalled', person: 'U1', stall: 'overdue', day: 20_001 }],
    ['stalled:untold:20000', { kind: 'stalled', person: 'U1', stall: 'untold', day: 20_000 }],
  ],
  ae_outside: [
    ['ae_outside:U1:U2', { kind: 'ae_outside', person: 'U1', ae: 'U2' }],
    ['ae_outside:U2:U2', { kind: 'ae_outside', person: 'U2', ae: 'U2' }],
  ],
  author_call: [
    ['author_call:asked:4', { kind: 'author_call', about: 'asked', version: 4 }],
    ['author_call:woken:4', { kind: 'author_call', about: 'woken', version: 4 }],
    ['author_call:woken:5', { kind: 'author_call', about: 'woken', version: 5 }],
  ],
  alliances_call: [
    ['alliances_call:4', { kind: 'alliances_call', version: 4 }],
    ['alliances_call:5', { kind: 'alliances_call', version: 5 }],
  ],
  partner_sentence: [
    ['partner_sentence:4', { kind: 'partner_sentence', version: 4 }],
    ['partner_sentence:5', { kind: 'partner_sentence', version: 5 }],
  ],
  help_request: [
    ['help_request:U1', { kind: 'help_request', person: 'U1' }],
    ['help_request:U2', { kind: 'help_request', person: 'U2' }],
  ],
  help_reminder: [
    ['help_reminder:U1', { kind: 'help_reminder', person: 'U1' }],
    ['help_reminder:U2', { kind: 'help_reminder', person: 'U2' }],
  ],
  credit_corrected: [
    ['credit_corrected:4:U1', { kind: 'credit_corrected', person: 'U1', version: 4, at: 123 }],
    ['credit_corrected:4:U2', { kind: 'credit_corrected', person: 'U2', version: 4, at: 123 }],
    ['credit_corrected:5:U1', { kind: 'credit_corrected', person: 'U1', version: 5, at: 123 }],
  ],
  credit_dispute: [['credit_dispute:4:U1', { kind: 'credit_dispute', person: 'U1', version: 4, at: 123 }]],
  credit_kept: [['credit_kept:4:U1', { kind: 'credit_kept', person: 'U1', version: 4, at: 123 }]],
  partner_credit: [
    ['partner_credit:4', { kind: 'partner_credit', credit: 'partner_sourced', version: 4 }],
    ['partner_credit:5', { kind: 'partner_credit', credit: 'partner_sourced', version: 5 }],
  ],
  help_escalation: [['help_escalation:U1', { kind: 'help_escalation', person: 'U1' }]],
  check_card: [
    ['check_card:U1:123', { kind: 'check_card', person: 'U1', at: 123 }],
    ['check_card:U2:124', { kind: 'check_card', person: 'U2', at: 124 }],
  ],
  check_reminder: [['check_reminder:U1:123', { kind: 'check_reminder', person: 'U1', at: 123 }]],
  check_call: [['check_call:123', { kind: 'check_call', at: 123 }]],
  check_escalation: [['check_escalation:123', { kind: 'check_escalation', at: 123 }]],
  author_check: [
    ['author_check:returned:4', { kind: 'author_check', about: 'returned', version: 4 }],
    ['author_check:lapsed:3', { kind: 'author_check', about: 'lapsed', version: 3 }],
  ],
  help_answer: [['help_answer:U1', { kind: 'help_answer', person: 'U1' }]],
  partner_registration: [['partner_registration', { kind: 'partner_registration' }]],
  registration_ends: [
    ['registration_ends:30:2027-02-22', { kind: 'registration_ends', days: 30, endsOn: '2027-02-22' }],
    ['registration_ends:14:2027-02-22', { kind: 'registration_ends', days: 14, endsOn: '2027-02-22' }],
    ['registration_ends:14:2027-03-24', { kind: 'registration_ends', days: 14, endsOn: '2027-03-24' }],
  ],
  dispute_call: [
    ['dispute_call:D1:U1', { kind: 'dispute_call', person: 'U1', dispute: 'D1' }],
    ['dispute_call:D2:U1', { kind: 'dispute_call', person: 'U1', dispute: 'D2' }],
  ],
  dispute_reminder: [['dispute_reminder:D1:U1', { kind: 'dispute_reminder', person: 'U1', dispute: 'D1' }]],
  dispute_escalation: [['dispute_escalation:D1:U1', { kind: 'dispute_escalation', person: 'U1', dispute: 'D1' }]],
  dispute_outcome: [['dispute_outcome:D1', { kind: 'dispute_outcome', dispute: 'D1' }]],
  agreement_proposed: [
    ['agreement_proposed:U1', { kind: 'agreement_proposed', person: 'U1' }],
    ['agreement_proposed:U2', { kind: 'agreement_proposed', person: 'U2' }],
  ],
  agreement_reminder: [['agreement_reminder:U1', { kind: 'agreement_reminder', person: 'U1' }]],
  agreement_review: [
    ['agreement_review:U1:123', { kind: 'agreement_review', person: 'U1', at: 123 }],
    ['agreement_review:U1:124', { kind: 'agreement_review', person: 'U1', at: 124 }],
  ],
  draft_call: [
    ['draft_call:123', { kind: 'draft_call', about: 'touch', person: 'U1', at: 123 }],
    ['draft_call:124', { kind: 'draft_call', about: 'touch', person: 'U1', at: 124 }],
  ],
  draft_expired: [['draft_expired:123', { kind: 'draft_expired', person: 'U1', at: 123 }]],
  contact_proposed: [
    ['contact_proposed:123:U1', { kind: 'contact_proposed', person: 'U1', at: 123 }],
    ['contact_proposed:123:U2', { kind: 'contact_proposed', person: 'U2', at: 123 }],
  ],
  contact_answered: [['contact_answered:123', { kind: 'contact_answered', person: 'U1', at: 123 }]],
  partner_noted: [['partner_noted', { kind: 'partner_noted' }]],
};
const WITH_KEYS: [string, Notice][] = Object.values(KEYS).flat();
const ALL = WITH_KEYS.map(([, notice]) => notice);

const NAMED = 'whom it names';
/** Where each kind goes while the handoff is Sam's to answer. */
const DESTINATIONS: Record<NoticeKind, string> = {
  ae_card: NAMED,
  ae_news: NAMED,
  question: NAMED,
  ae_reply: NAMED,
  ae_corrected: NAMED,
  ae_reopened: NAMED,
  reminder: 'person:U0SAM',
  lapse_ae: 'person:U0SAM',
  ae_move: 'person:U0SAM',
  ae_moves: 'person:U0SAM',
  ae_stalled: 'person:U0SAM',
  author_owed: 'person:U0MAYA',
  credit_corrected: NAMED,
  credit_dispute: NAMED,
  credit_kept: NAMED,
  partner_credit: 'partner:brightwater',
  author_card: 'person:U0MAYA',
  author_roles: 'person:U0MAYA',
  ae_refused: 'person:U0MAYA',
  author_news: 'person:U0MAYA',
  author_outcome: 'person:U0MAYA',
  sales_won: 'channel:sales',
  lapse_author: 'person:U0MAYA',
  intake_call: 'person:U0IRIS',
  undeliverable: NAMED,
  partner_channel: NAMED,
  role_lost: NAMED,
  stalled: NAMED,
  check_card: NAMED,
  check_reminder: NAMED,
  check_call: 'person:U0IRIS',
  check_escalation: 'person:U0ESME',
  author_check: 'person:U0MAYA',
  help_request: NAMED,
  help_reminder: NAMED,
  help_escalation: NAMED,
  help_answer: NAMED,
  agreement_proposed: NAMED,
  agreement_reminder: NAMED,
  agreement_review: NAMED,
  draft_call: NAMED,
  draft_expired: NAMED,
  contact_proposed: NAMED,
  contact_answered: NAMED,
  partner_noted: 'partner:brightwater',
  escalation: 'person:U0ESME',
  partner_registration: 'partner:brightwater',
  registration_ends: 'person:U0ALEX',
  dispute_call: NAMED,
  dispute_reminder: NAMED,
  dispute_escalation: NAMED,
  dispute_outcome: 'person:U0ALEX',
  partner_card: 'partner:brightwater',
  partner_decision: 'partner:brightwater',
  partner_delay: 'partner:brightwater',
  partner_news: 'partner:brightwater',
  partner_sentence: 'partner:brightwater',
  author_call: 'person:U0MAYA',
  alliances_call: 'person:U0ALEX',
  ae_outside: NAMED,
  partner_outcome: 'partner:brightwater',
  partner_reminder: 'partner:brightwater',
  partner_moves: 'partner:brightwater',
};

/** Which messages must exist once something has happened. */
const DEMANDED: Record<HandoffEvent['kind'], NoticeKind[]> = {
  kept: [],
  sent: ['ae_card', 'partner_card'],
  check_asked: ['partner_card', 'check_card'],
  check_reminded: ['check_reminder'],
  check_lapsed: ['check_call', 'author_check'],
  check_escalated: ['check_escalation'],
  check_passed: ['check_card'],
  check_renewed: ['check_card'],
  cleared: ['ae_card'],
  returned: ['author_check'],
  return_asked: ['author_check'],
  ae_refused: ['ae_refused'],
  reminded: ['reminder'],
  dialed_down: [],
  retimed: ['ae_news', 'author_news', 'partner_news'],
  lapsed: ['lapse_ae', 'lapse_author', 'intake_call', 'partner_delay'],
  escalated: ['escalation'],
  proposed: ['intake_call'],
  asked: ['question'],
  replied: ['ae_reply'],
  corrected: ['ae_corrected'],
  ae_gone: ['intake_call'],
  rerouted: ['author_news', 'partner_news'],
  extended: ['ae_news', 'author_news', 'partner_news'],
  accepted: ['author_card', 'partner_decision'],
  declined: ['author_card', 'partner_decision'],
  withdrawn: [],
  reopened: ['author_news', 'partner_news'],
  promised_again: ['partner_delay'],
  parked: ['partner_news'],
  woken: ['author_call'],
  mend_asked: ['author_call'],
  told_partner: ['partner_sentence'],
  mended: [],
  deal_closed: ['partner_news'],
  worth_working: [],
  opportunity: ['author_outcome', 'partner_outcome'],
  not_worth: ['author_outcome', 'partner_outcome'],
  won: ['author_outcome', 'partner_outcome', 'sales_won'],
  lost: ['author_outcome', 'partner_outcome'],
  no_deal: ['author_outcome', 'partner_outcome'],
  partner_move_done: ['ae_moves'],
  partner_move_moved: ['ae_moves'],
  partner_reminded: ['partner_reminder'],
  partner_slipped: ['ae_moves'],
  move_asked: ['ae_move'],
  move_slipped: [],
  move_done: ['partner_moves'],
  move_changed: ['partner_moves'],
  move_did_not_happen: [],
  introduced: ['partner_moves'],
  roles_changed: ['partner_moves', 'author_roles'],
  stall_asked: ['ae_stalled'],
  still_going: [],
  update_owed: ['author_owed'],
  credit_corrected: ['credit_corrected'],
  credit_disputed: ['credit_dispute'],
  credit_kept: [],
};

const destinationOf = (notice: Notice, handoff: Handoff) => conversationKey(conversationOf(notice, handoff, BACKSTOPS));

/** Where it must go while the handoff is Sam's to answer. */
function expectedOf(notice: Notice): string {
  const destination = DESTINATIONS[notice.kind];
  if (destination !== NAMED) return destination;
  if (!('person' in notice)) throw new Error(`${notice.kind} names nobody.`);
  return `person:${notice.person}`;
}

describe('a notice', () => {
  test.each(WITH_KEYS)('%s goes where its kind goes, whatever else it says', (_, notice) => {
    expect(destinationOf(notice, states.awaiting)).toBe(expectedOf(notice));
    expect(destinationOf(notice, states.lapsed)).toBe(expectedOf(notice));
    expect(isForPartner(notice)).toBe(expectedOf(notice).startsWith('partner:'));
  });

  test.each(WITH_KEYS)(
    '%s goes there in every state, but for whom it was re-routed to',
    { tags: 'thorough' },
    (_, notice) => {
      for (const name of names) {
        const expected = expectedOf(notice);
        const rerouted = name.startsWith('re-routed') ? expected.replace('U0SAM', 'U0PRIYA') : expected;
        expect(destinationOf(notice, states[name]), name).toBe(rerouted);
      }
    },
  );

  test('that is the card of an earlier account executive goes to them, whoever has it now', () => {
    expect(destinationOf({ kind: 'ae_card', person: 'U0SAM' }, states['re-routed'])).toBe('person:U0SAM');
    expect(destinationOf({ kind: 'ae_card', person: 'U0PRIYA' }, states['re-routed'])).toBe('person:U0PRIYA');
  });

  test('is a card or a post, never both', () => {
    const cards = ['ae_card', 'partner_card', 'check_card', 'partner_registration'];
    expect(CARD_KINDS).toEqual(cards);
    expect(new Set(ALL.filter(isCard).map(({ kind }) => kind))).toEqual(new Set(cards));
  });

  test.each(WITH_KEYS)('keeps the key by which its row is known: %s', (key, notice) => {
    expect(noticeKey(notice)).toBe(key);
    expect(noticeKey({ ...notice })).toBe(key);
  });

  test('has a key of its own: two that differ have two', () => {
    expect(new Set(ALL.map(noticeKey)).size).toBe(ALL.length);
  });

  test('finds its conversation again from one word', () => {
    const conversations: fc.Arbitrary<Conversation> = fc.oneof(
      fc.record({ to: fc.constant('person' as const), userId: fc.string({ minLength: 1 }) }),
      fc.record({ to: fc.constant('partner' as const), partnerId: fc.string({ minLength: 1 }) }),
      fc.constant(SALES_CHANNEL),
    );
    fc.assert(
      fc.property(conversations, (conversation) => {
        expect(conversationFrom(conversationKey(conversation))).toEqual({ ...conversation });
      }),
    );
  });
});

describe('the table of notices', () => {
  test('has a line for every kind', () => {
    expect(Object.keys(NOTICES).toSorted()).toEqual(Object.keys(KEYS).toSorted());
  });

  test('lets what a person did go out at once, and what the clock brings wait for its reader’s day', () => {
    const paces = Object.values(KEYS).flatMap((ofKind) => ofKind.map(([key, notice]) => [key, paceOf(notice)]));
    const waiting = paces.filter(([, pace]) => pace !== 'at_once').map(([key, pace]) => `${key} ${pace}`);
    expect(waiting.map((one) => one.replace(/:\d+/g, ''))).toEqual([
      'ae_card:U1 as_asked',
      'ae_card:U2 as_asked',
      'partner_delay by_day',
      'partner_delay by_day',
      'partner_delay-12-02 by_day',
      'reminder:halfway at_work',
      'reminder:halfway at_work',
      'reminder:last_day at_work',
      'lapse_ae by_day',
      'lapse_ae by_day',
      'lapse_author by_day',
      'lapse_author by_day',
      'intake_call:lapsed by_day',
      'intake_call:lapsed by_day',
      'escalation by_day',
      'escalation by_day',
      'ae_news:retimed:U1 by_day',
      'ae_corrected:U1 as_asked',
      'ae_corrected:U2 as_asked',
      'ae_corrected:U1 as_asked',
      'partner_reminder-11-27 at_work',
      'partner_reminder-11-27 at_work',
      'partner_reminder-11-30 at_work',
      'ae_move-11-30 at_work',
      'ae_move-11-30 at_work',
      'ae_move-12-01 at_work',
      'ae_moves:partner_slipped by_day',
      'ae_stalled at_work',
      'ae_stalled at_work',
      'author_owed by_day',
      'author_owed by_day',
      'author_call:asked by_day',
      'author_call:woken by_day',
      'author_call:woken by_day',
      'help_reminder:U1 by_day',
      'help_reminder:U2 by_day',
      'help_escalation:U1 by_day',
      'check_reminder:U1 at_work',
      'check_call by_day',
      'check_escalation by_day',
      'author_check:lapsed by_day',
      'registration_ends-02-22 by_day',
      'registration_ends-02-22 by_day',
      'registration_ends-03-24 by_day',
      'dispute_reminder:D1:U1 by_day',
      'dispute_escalation:D1:U1 by_day',
      'agreement_reminder:U1 at_work',
      'agreement_review:U1 by_day',
      'agreement_review:U1 by_day',
      'draft_call at_work',
      'draft_call at_work',
      'draft_expired at_work',
    ]);
  });

  test('lets the cards of who is to sign and to answer go first, then what a partner reads', () => {
    const first = ['ae_card', 'check_card'];
    for (const notice of ALL)
      expect(urgencyOf(notice), notice.kind).toBe(first.includes(notice.kind) ? 0 : isForPartner(notice) ? 1 : 2);
  });

  test.each(EVENT_KINDS.map((kind) => [kind, DEMANDED[kind]] as const))(
    'demands once it was %s: %j',
    (event, kinds) => {
      expect(demandedBy(event).toSorted()).toEqual(kinds.toSorted());
    },
  );
});

test.each([
  ['dead_letter', true],
  ['unknown', false],
  ['queued', false],
  ['sent', false],
])('a notice that is %s is stuck: %j', (status, stuck) => {
  expect(isStuck({ status })).toBe(stuck);
});
