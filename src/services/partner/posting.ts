import type { AsShown } from '../../core/handoff/as-shown.ts';
import { Refusal, WrongInput } from '../../core/kernel/errors.ts';
import type { Presser } from '../../core/handoff/handoff.ts';
import type { FieldChange } from '../../core/kernel/merging.ts';
import type { Partner } from '../../core/partner/partner.ts';
import { partsIn } from '../../core/people/powers.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';
import type { Powers } from '../people/powers.ts';
import type { SharedChannels } from './shared-channels.ts';

/** Whether and where a partner is posted to: its alliances owner and administrators decide. */
export type Posting = ReturnType<typeof createPosting>;

export function createPosting(deps: {
  store: Store;
  sharedChannels: Pick<SharedChannels, 'teamIn'>;
  powers: Pick<Powers, 'mustBeAllowed'>;
  now: () => EpochMs;
  onSaved: () => void;
}) {
  const { store, sharedChannels, powers, now, onSaved } = deps;

  const mustOwn = (partner: Partner, by: Presser): Promise<void> =>
    powers.mustBeAllowed('pause_partner', by, {
      sentence: `Only the alliances owner of ${partner.name} and administrators can do this.`,
      parts: partsIn({ alliances_owner: partner.alliancesOwner }, by.userId),
    });

  const find = async (id: string, by: Presser): Promise<Partner> => {
    const partner = await store.partner(id);
    if (!partner) throw new Refusal('This partner is not registered any more. Nothing has changed.');
    await mustOwn(partner, by);
    return partner;
  };

  /** Changes it as it is at that moment. Who is refused may have pressed a question that shows what was so before: it is drawn once more. */
  const change = async (id: string, by: Presser, decide: (current: Partner) => Partner): Promise<void> => {
    try {
      await store.changePartner(id, decide, now(), { by: by.userId, requestId: by.requestId });
    } catch (error) {
      if (error instanceof Refusal) await store.partnerChannels.drawAgain(id, now());
      throw error;
    } finally {
      onSaved();
    }
  };

  return {
    /** The partner, if this presser may name its new channel; throws a Refusal otherwise. */
    toMove: find,

    /** What waits for the partner goes to this channel. Throws WrongInput beside the field, or a Refusal. */
    async move(id: string, by: Presser, channelId: string | null, asShown?: AsShown<Partner>): Promise<void> {
      const partner = await find(id, by);
      if (channelId === null) throw new WrongInput({ channel: 'Choose the channel that you share with the partner.' });
      const team = await sharedChannels.teamIn(channelId, id);
      await change(id, by, (current) => {
        asShown?.(current);
        if (team !== current.teamId)
          throw new WrongInput({
            channel: `This channel is shared with another company than ${partner.name}. If it is the right one, an administrator can choose it in /handoff partners.`,
          });
        return { ...current, channelId };
      });
    },

    /** Who named its channel last. */
    async whoMoved(id: string): Promise<FieldChange | null> {
      const partner = await store.partner(id);
      return partner && store.lastChangeOf('channel', partner.name);
    },

    /** Nothing is posted to the partner until somebody lifts that. Throws a Refusal, also when it is paused already. */
    async pause(id: string, by: Presser): Promise<void> {
      await find(id, by);
      await change(id, by, (current) => {
        if (current.paused) throw new Refusal(`Nothing is posted to ${current.name} already.`);
        return { ...current, paused: { since: now(), by: by.userId } };
      });
    },

    /** What waits goes out, as far as it still holds. Throws a Refusal, also when it is not paused. */
    async resume(id: string, by: Presser): Promise<void> {
      await find(id, by);
      await change(id, by, (current) => {
        if (!current.paused) throw new Refusal(`${current.name} is not paused any more: what waited is on its way.`);
        return { ...current, paused: null };
      });
    },
  };
}
