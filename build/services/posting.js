import { Refusal, WrongInput } from '../core/errors.js';
import { partsIn } from '../core/powers.js';
export function createPosting(deps) {
    const { store, sharedChannels, powers, now, onSaved } = deps;
    const mustOwn = (partner, by) => powers.mustBeAllowed('pause_partner', by, {
        sentence: `Only the alliances owner of ${partner.name} and administrators can do this.`,
        parts: partsIn({ alliances_owner: partner.alliancesOwner }, by.userId),
    });
    const find = async (id, by) => {
        const partner = await store.partner(id);
        if (!partner)
            throw new Refusal('This partner is not registered any more. Nothing has changed.');
        await mustOwn(partner, by);
        return partner;
    };
    /** Changes it as it is at that moment. Who is refused may have pressed a question that shows what was so before: it is drawn once more. */
    const change = async (id, by, decide) => {
        try {
            await store.changePartner(id, decide, now(), { by: by.userId, requestId: by.requestId });
        }
        catch (error) {
            if (error instanceof Refusal)
                await store.partnerChannels.drawAgain(id, now());
            throw error;
        }
        finally {
            onSaved();
        }
    };
    return {
        /** The partner, if this presser may name its new channel; throws a Refusal otherwise. */
        toMove: find,
        /** What waits for the partner goes to this channel. Throws WrongInput beside the field, or a Refusal. */
        async move(id, by, channelId) {
            const partner = await find(id, by);
            if (channelId === null)
                throw new WrongInput({ channel: 'Choose the channel that you share with the partner.' });
            const team = await sharedChannels.teamIn(channelId, id);
            await change(id, by, (current) => {
                if (team !== current.teamId)
                    throw new WrongInput({
                        channel: `This channel is shared with another company than ${partner.name}. If it is the right one, an administrator can choose it in /handoff partners.`,
                    });
                return { ...current, channelId };
            });
        },
        /** Nothing is posted to the partner until somebody lifts that. Throws a Refusal, also when it is paused already. */
        async pause(id, by) {
            await find(id, by);
            await change(id, by, (current) => {
                if (current.paused)
                    throw new Refusal(`Nothing is posted to ${current.name} already.`);
                return { ...current, paused: { since: now(), by: by.userId } };
            });
        },
        /** What waits goes out, as far as it still holds. Throws a Refusal, also when it is not paused. */
        async resume(id, by) {
            await find(id, by);
            await change(id, by, (current) => {
                if (!current.paused)
                    throw new Refusal(`${current.name} is not paused any more: what waited is on its way.`);
                return { ...current, paused: null };
            });
        },
    };
}
