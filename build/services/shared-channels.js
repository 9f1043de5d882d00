import { WrongInput } from '../core/errors.js';
import { channelFault, channelProblem } from '../core/shared-channel.js';
export function createSharedChannels(deps) {
    const { store, lookUpChannel } = deps;
    return {
        /** The team with which it is shared. Throws WrongInput when no partner, or not the one with this id, can read there. */
        async teamIn(channelId, partnerId) {
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
        async faultOf({ channelId, teamId: partnerTeam }, guess) {
            const channel = await lookUpChannel(channelId).catch(() => null);
            return channel === null ? guess : channelFault(channel, partnerTeam);
        },
    };
}
