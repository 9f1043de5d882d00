import { describe, expect, test } from 'vitest';
import { type ChannelFacts, channelProblem } from '../../../src/core/partner/shared-channel.ts';

const good: ChannelFacts = {
  isArchived: false,
  isMember: true,
  isShared: true,
  isPending: false,
  otherTeamIds: ['T0BRIGHTWATER'],
};

describe('a partner’s channel', () => {
  test('is fit when it is shared with this partner alone and the bot is in it', () => {
    expect(channelProblem(good, 'T0BRIGHTWATER')).toBeNull();
    expect(channelProblem(good, null)).toBeNull();
  });

  test.each<[string, Partial<ChannelFacts>, string]>([
    ['is archived', { isArchived: true }, 'archived'],
    ['is shared with nobody', { isShared: false, otherTeamIds: [] }, 'not shared'],
    ['waits for the partner', { isShared: false, isPending: true, otherTeamIds: [] }, 'not accepted'],
    ['is without the bot', { isMember: false }, '/invite'],
    ['has a second company in it', { otherTeamIds: ['T0BRIGHTWATER', 'T0FERROUS'] }, 'More than one'],
    ['is another company’s', { otherTeamIds: ['T0FERROUS'] }, 'another company'],
    ['is shared with nobody knows whom', { otherTeamIds: [] }, 'another company'],
  ])('gets no word while it %s', (_, changes, why) => {
    expect(channelProblem({ ...good, ...changes }, 'T0BRIGHTWATER')).toContain(why);
  });
});
