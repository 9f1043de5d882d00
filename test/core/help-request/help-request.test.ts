import { describe, expect, test } from 'vitest';
import { WrongInput } from '../../../src/core/kernel/errors.ts';
import { readHelpForm, readNotNow } from '../../../src/core/help-request/help-forms.ts';
import {
  askForHelp,
  handOff,
  type HelpDecision,
  type HelpRequest,
  loseAsked,
  mayTakeUp,
  nextHelpMoment,
  passHelpTime,
  refuseAskedTwice,
  sayNotNow,
  takeBack,
} from '../../../src/core/help-request/help-request.ts';
import { openHelp } from '../../blocks/drawn-help.ts';
import { CALENDAR, everyState, NOW, OURS, packetOf } from '../../support/packets.ts';

/** What can happen to a help request. Sam asks, Alex is asked, Iris and Robin are turned to next. */

const { awaiting } = everyState(packetOf());
const open = openHelp(awaiting);
const by = (userId: string, teamId = OURS) => ({ userId, teamId });
const backstops = ['U0IRIS', 'U0ROBIN'];
const taking = { by: by('U0ALEX'), backstops, now: NOW };
const ENDED: [string, HelpRequest][] = [
  ['became a handoff', handOff(open, { ...taking, handoffId: 'H1', ae: 'U0SAM' }).next],
  ['not now', sayNotNow(open, { ...taking, words: 'In spring.' }).next],
  ['taken back', takeBack(open, { by: by('U0SAM'), now: NOW }).next],
];
const told = ({ notices }: HelpDecision) => notices.map(({ kind, person }) => `${kind} to ${person}`);

test('asking tells one person; they are reminded after three business days, and somebody else three later', () => {
  const decision = askForHelp({ ...open, calendar: CALENDAR, now: Date.parse('2026-11-24T10:00:00-05:00') });
  expect(told(decision)).toEqual(['help_request to U0ALEX']);
  const { remindAt, escalateAfter } = decision.next;
  expect(remindAt).toBe(Date.parse('2026-11-30T09:00:00-05:00'));
  expect(remindAt + escalateAfter).toBe(Date.parse('2026-12-04T09:00:00-05:00'));
});

describe('time', () => {
  const due = { ...open, remindAt: NOW, escalateAfter: 1000 };
  const at = (now: number, escalationTo: string | null = 'U0IRIS') => ({ escalationTo, now });

  test('reminds once, escalates once, and then brings nothing more', () => {
    expect(passHelpTime(due, at(NOW - 1))).toBeNull();
    const reminded = passHelpTime(due, at(NOW));
    expect(reminded && told(reminded)).toEqual(['help_reminder to U0ALEX']);
    const next = reminded?.next ?? open;
    expect(nextHelpMoment(next)).toBe(NOW + 1000);
    expect(passHelpTime(next, at(NOW + 999))).toBeNull();
    const escalated = passHelpTime(next, at(NOW + 1000));
    expect(escalated && told(escalated)).toEqual(['help_escalation to U0IRIS']);
    expect(nextHelpMoment(escalated?.next ?? open)).toBeNull();
    expect(passHelpTime(escalated?.next ?? open, at(NOW + 10 ** 10))).toBeNull();
  });

  test('leaves who was asked as long as planned when the reminder comes late', () => {
    expect(nextHelpMoment(passHelpTime(due, at(NOW + 5000))?.next ?? open)).toBe(NOW + 6000);
  });

  test('tells nobody when there is nobody else', () => {
    const escalated = passHelpTime({ ...due, remindedAt: NOW }, at(NOW + 1000, null));
    expect(escalated?.notices).toEqual([]);
    expect(escalated?.next.escalatedAt).toBe(NOW + 1000);
  });

  test.each(ENDED)('brings nothing once it is over: %s', (_, request) => {
    expect(nextHelpMoment(request)).toBeNull();
    expect(passHelpTime(request, at(NOW + 10 ** 10))).toBeNull();
  });
});

describe('answering', () => {
  test('a handoff for who asked tells them on its card alone, for somebody else in a message', () => {
    expect(told(handOff(open, { ...taking, handoffId: 'H1', ae: 'U0SAM' }))).toEqual([]);
    expect(told(handOff(open, { ...taking, handoffId: 'H1', ae: 'U0PRIYA' }))).toEqual(['help_answer to U0SAM']);
    expect(told(sayNotNow(open, { ...taking, words: 'In spring.' }))).toEqual(['help_answer to U0SAM']);
  });

  test('is for who was asked and who is turned to next, of our own company, and never for who asked', () => {
    for (const who of ['U0ALEX', ...backstops]) expect(mayTakeUp(open, by(who), backstops)).toBe(open);
    for (const who of [by('U0MAYA'), by('U0SAM'), by('U0ALEX', 'T0BRIGHTWATER'), by('')])
      expect(() => mayTakeUp(open, who, [...backstops, 'U0SAM'])).toThrow(
        'Only <@U0ALEX> can answer this help request.',
      );
  });

  test.each(ENDED)('is over once it is over: %s', (_, request) => {
    expect(() => mayTakeUp(request, by('U0IRIS'), backstops)).toThrow(/Nothing has changed\.$/);
    expect(() => takeBack(request, { by: by('U0SAM'), now: NOW })).toThrow(/Nothing has changed\.$/);
    expect(loseAsked(request, { person: 'U0ALEX', to: 'U0IRIS', now: NOW })).toBeNull();
  });

  test('only who asked takes it back', () => {
    for (const who of [by('U0ALEX'), by('U0SAM', 'T0BRIGHTWATER')])
      expect(() => takeBack(open, { by: who, now: NOW })).toThrow('Only <@U0SAM> can take this back.');
  });

  test('goes on to somebody else when who was asked has left, once', () => {
    const moved = loseAsked(open, { person: 'U0ALEX', to: 'U0IRIS', now: NOW });
    expect(moved && told(moved)).toEqual(['help_request to U0IRIS']);
    expect(loseAsked(moved?.next ?? open, { person: 'U0ALEX', to: 'U0ROBIN', now: NOW })).toBeNull();
  });
});

test('the same account is asked for once, however it is spelled', () => {
  const again = { ...open, id: 'R2', account: open.account.toUpperCase().replace(' ', ' - ') };
  expect(() => refuseAskedTwice(again, [open])).toThrow(WrongInput);
  expect(() => refuseAskedTwice({ ...again, account: 'Contoso' }, [open])).not.toThrow();
  expect(() => refuseAskedTwice(open, [open])).not.toThrow();
});

test('the forms take words that say something, tidied, and no others', () => {
  expect(readHelpForm({ account: ' Contoso ', help: ' An introduction. ', partner: null })).toEqual({
    account: 'Contoso',
    help: 'An introduction.',
    partner: null,
  });
  for (const help of [null, '', ' … ', 'x'.repeat(271), 5, ['x']])
    expect(() => readHelpForm({ account: 'Contoso', help, partner: null })).toThrow(WrongInput);
  for (const words of [null, '', ' - ', 'x'.repeat(301), {}]) expect(() => readNotNow(words)).toThrow(WrongInput);
});
