import { WrongInput } from '../../core/kernel/errors.ts';
import type { Partner } from '../../core/partner/partner.ts';
import {
  type ChannelFacts,
  type ChannelFault,
  channelFault,
  channelProblem,
} from '../../core/partner/shared-channel.ts';
import type { Store } from '../../db/store.ts';

/** What Slack says of the channels that are shared with partners. */
export type SharedChannels = ReturnType<typeof createSharedChannels>;

export function createSharedChannels(deps: {
  store: Pick<Store, 'partnerInChannel'>;
  /** Null when Slack shows the bot no such channel. */
  lookUpChannel: (channelId: string) => Promise<ChannelFacts | null>;
}) {
  const { store, lookUpChannel } = deps;

  return {
    /** The team with which it is shared. Throws WrongInput when no partner, or not the one with this id, can read there. */
    async teamIn(channelId: string, partnerId: string | null): Promise<string> {
      const holder = await store.partnerInChannel(channelId);
      if (holder && holder.id !== partnerId)
        throw new WrongInput({ channel: `This channel belongs to ${holder.name} already.` });
      const channel = await lookUpChannel(channelId);
      if (!channel)
        throw new WrongInput({
          channel: 'The bot cannot see this channel. Type /invite @Handoff there, then send this again.',
        });
      const problem = channelProblem(channel, null);
      const [partnerTeam] = channel.otherTeamIds;
      if (problem || partnerTeam === undefined)
        throw new WrongInput({ channel: problem ?? 'Slack does not say who shares this channel.' });
      return partnerTeam;
    },

    /** What is wrong with a partner's channel now; `guess` while Slack does not say it, null when nothing is. */
    async faultOf({ channelId, teamId: partnerTeam }: Partner, guess: ChannelFault): Promise<ChannelFault | null> {
      const channel = await lookUpChannel(channelId).catch(() => null);
      return channel === null ? guess : channelFault(channel, partnerTeam);
    },
  };
}
