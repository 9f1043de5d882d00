import { type ClosedDeal, type LoopClosure, loopClosure } from '../../core/outcome/figures.ts';
import { type Presser, windowOf } from '../../core/handoff/handoff.ts';
import { needsSmaller } from '../../core/packet/score/recent-packets.ts';
import type { UserId } from '../../core/people/member.ts';
import { toldAt } from '../../core/partner/partner-heard.ts';
import type { EpochMs } from '../../core/time/instant.ts';
import type { Store } from '../../db/store.ts';

/** Figures about what was handed off, for those who answer for the whole of it. */
export type Figures = ReturnType<typeof createFigures>;

const LOOKED_AT = 50;
/** Of one author: the last three that were settled are among them, unless most of these wait at once. */
const WRITTEN_LATELY = 30;

export function createFigures(deps: {
  store: Pick<Store, 'settings' | 'lastClosed' | 'handoff' | 'handoffsWrittenBy' | 'history' | 'outbox'>;
  teamId: string;
  now: () => EpochMs;
}) {
  const { store, teamId, now } = deps;

  const dealOf = async ({ id, at }: { id: string; at: EpochMs }): Promise<ClosedDeal[]> => {
    const handoff = await store.handoff(id);
    const window = handoff && windowOf(handoff);
    if (!window) return [];
    const [history, notices] = [await store.history(id), await store.outbox.of(id)];
    const isFirstOfDeal = handoff.deal === handoff.id;
    const { createdAt: sentAt, packet } = handoff;
    const touch = { touchOn: packet.partner_touch_on, sentAt };
    return [{ closedAt: at, history, toldAt: toldAt(notices), isFirstOfDeal, ...touch, zone: window.aeZone }];
  };

  return {
    /** Whether this author is told, with their next packet, that a smaller one helps more: see `needsSmaller`. */
    async lastThree(author: UserId): Promise<boolean> {
      return needsSmaller(await store.handoffsWrittenBy(author, WRITTEN_LATELY));
    },

    /** How the last deals were closed towards their partners; null for everybody but the intake owner whom the settings name. */
    async loopClosure(by: Presser): Promise<LoopClosure | null> {
      const { intake_owner: intakeOwner } = await store.settings();
      if (by.teamId !== teamId || by.userId !== intakeOwner) return null;
      const deals = await Promise.all((await store.lastClosed(LOOKED_AT)).map(dealOf));
      return loopClosure(deals.flat(), now());
    },
  };
}
