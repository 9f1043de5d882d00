import { describe, expect, test } from 'vitest';
import type { Member } from '../../../src/core/people/member.ts';
import { mustSpeakFor, type NamedContact } from '../../../src/core/outcome/partner-pressers.ts';
import { brightwater, lena, OURS } from '../../support/packets.ts';

/** Who presses for the partner, in a channel in which anybody can press anything. */

const THEIRS = 'T0BRIGHTWATER';
const NOT_THEIRS = 'Only people of the company that brought this can answer here. Nothing has changed.';
const member = (changes: Partial<Member> = {}): Member => ({
  id: 'U0OMAR',
  teamIds: [THEIRS],
  zone: null,
  isBot: false,
  isDeactivated: false,
  isGuest: false,
  isInvitedOnly: false,
  isAdministrator: false,
  ...changes,
});
const omar = { userId: 'U0OMAR', teamId: THEIRS };
const contact = (changes: Partial<Member> = {}): NamedContact => ({
  userId: 'U0LENA',
  member: member({ id: 'U0LENA', ...changes }),
});

type Case = { by?: typeof omar; member?: Member | null; contact?: NamedContact | null; contactAlone?: boolean };

function said({ by = omar, contactAlone = false, ...who }: Case): string | null {
  const known = { member: member(), contact: contact(), ...who };
  try {
    mustSpeakFor({ ...brightwater, contactAlone }, { by, ...known });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}

describe('who may say something for the partner', () => {
  const WHO: [who: string, asked: Case, answer: string | null][] = [
    ['a colleague of the contact’s', {}, null],
    [
      'a colleague whose press names another workspace of theirs',
      { by: { ...omar, teamId: 'E0GROUP' }, member: member({ teamIds: [THEIRS, 'E0GROUP'] }) },
      null,
    ],
    ['somebody of ours', { by: { ...omar, teamId: OURS }, member: member({ teamIds: [OURS] }) }, NOT_THEIRS],
    [
      'a third company',
      { by: { ...omar, teamId: 'T0FERROUS' }, member: member({ teamIds: ['T0FERROUS'] }) },
      NOT_THEIRS,
    ],
    ['a press that names a team of nobody’s', { by: { ...omar, teamId: '' } }, NOT_THEIRS],
    ['a press of theirs that names ours', { by: { ...omar, teamId: OURS } }, NOT_THEIRS],
    ['an app of theirs', { member: member({ isBot: true }) }, NOT_THEIRS],
    ['somebody who has left them', { member: member({ isDeactivated: true }) }, NOT_THEIRS],
    ['a guest of theirs', { member: member({ isGuest: true }) }, NOT_THEIRS],
    ['a guest of theirs who is the named contact', { by: lena, member: member({ id: 'U0LENA', isGuest: true }) }, null],
    ['somebody whom Slack does not describe', { member: member({ teamIds: [] }) }, NOT_THEIRS],
    [
      'somebody while Slack does not answer',
      { member: null },
      'Slack does not say who you are at the moment. Try again in a minute.',
    ],
  ];

  test.each(WHO)('%s', (_, asked, answer) => {
    expect(said(asked)).toBe(answer);
  });

  const ASK_LENA = 'Only <@U0LENA> can answer here. Please ask them. Nothing has changed.';
  const ALONE: [who: string, asked: Case, answer: string | null][] = [
    ['the contact', { by: lena, member: member({ id: 'U0LENA' }) }, null],
    ['a colleague', {}, ASK_LENA],
    ['a colleague, while Slack says nothing of the contact', { contact: { userId: 'U0LENA', member: null } }, ASK_LENA],
    ['a colleague, once the contact has left', { contact: contact({ isDeactivated: true }) }, null],
    ['a colleague, once the contact is at another company', { contact: contact({ teamIds: ['T0FERROUS'] }) }, null],
    ['a colleague of a contact who is not in Slack', { contact: null }, null],
    ['a third company, which reads no name', { member: member({ teamIds: ['T0FERROUS'] }) }, NOT_THEIRS],
  ];

  test.each(ALONE)('where the named contact alone may: %s', (_, asked, answer) => {
    expect(said({ ...asked, contactAlone: true })).toBe(answer);
  });
});
