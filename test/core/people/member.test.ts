import { describe, expect, test } from 'vitest';
import { inPlainText, type Member, whyNotMember, zoneOf } from '../../../src/core/people/member.ts';
import { OURS } from '../../support/packets.ts';

const sam: Member = {
  id: 'U0SAM',
  teamIds: [OURS],
  zone: 'America/New_York',
  isBot: false,
  isDeactivated: false,
  isGuest: false,
  isInvitedOnly: false,
  isAdministrator: false,
};

describe('who can own a handoff', () => {
  test('an active full member of our own workspace can', () => {
    expect(whyNotMember(sam, OURS)).toBeNull();
    expect(whyNotMember({ ...sam, isAdministrator: true }, OURS)).toBeNull();
    expect(whyNotMember({ ...sam, teamIds: ['E0ORG', OURS] }, OURS)).toBeNull();
  });

  test.each<[string, Partial<Member>, string]>([
    ['an app', { isBot: true }, 'is an app'],
    ['somebody of another company', { teamIds: ['T0BRIGHTWATER'] }, 'another company'],
    ['an account that Slack knows nothing of', { teamIds: [] }, 'another company'],
    ['a deactivated account', { isDeactivated: true }, 'deactivated'],
    ['a guest', { isGuest: true }, 'is a guest'],
    ['somebody who never signed in', { isInvitedOnly: true }, 'never signed in'],
  ])('%s cannot, and the sentence ends in what to do', (_, changes, why) => {
    const sentence = whyNotMember({ ...sam, ...changes }, OURS);
    expect(sentence).toContain(`<@U0SAM>`);
    expect(sentence).toContain(why);
    expect(sentence).toMatch(/\. Choose .*\.$/);
  });

  test('a colleague of another workspace of our organisation is not called a stranger', () => {
    const elsewhere = { ...sam, teamIds: ['T0NORTHEU', 'E0NORTHWIND'] };
    expect(whyNotMember(elsewhere, OURS, 'E0NORTHWIND')).toBe(
      '<@U0SAM> works in another workspace of your organisation. Choose somebody of our own workspace.',
    );
    expect(whyNotMember(elsewhere, OURS, 'E0ANOTHER')).toContain('is at another company');
    expect(whyNotMember(elsewhere, OURS, null)).toContain('is at another company');
  });

  test.each([
    ['America/New_York', 'America/New_York'],
    [null, 'Etc/UTC'],
    ['Mars/Olympus', 'Etc/UTC'],
    ['', 'Etc/UTC'],
    ['+05:30', 'Etc/UTC'],
  ])('the window of somebody in %j is counted in %s', (zone, counted) => {
    expect(zoneOf({ ...sam, zone })).toBe(counted);
  });

  test('the sentence can be said where nobody can be mentioned', () => {
    expect(inPlainText('<@U0SAM> is a guest. Ask <@U0IRIS> or <@U0ALEX>.')).toBe(
      'This person is a guest. Ask A colleague or A colleague.',
    );
    const names = new Map([['U0SAM', 'Sam Okafor']]);
    expect(inPlainText('<@U0SAM> is a guest. Ask <@U0IRIS>.', (id) => names.get(id))).toBe(
      'Sam Okafor is a guest. Ask A colleague.',
    );
    expect(inPlainText('Choose a person. <@U0SAM> is an app.')).toBe('Choose a person. A colleague is an app.');
  });
});
