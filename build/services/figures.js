import { loopClosure } from '../core/figures.js';
import { windowOf } from '../core/handoff.js';
import { needsSmaller } from '../core/last-three.js';
import { toldAt } from '../core/partner-heard.js';
const LOOKED_AT = 50;
/** Of one author: the last three that were settled are among them, unless most of these wait at once. */
const WRITTEN_LATELY = 30;
export function createFigures(deps) {
    const { store, teamId, now } = deps;
    const dealOf = async ({ id, at }) => {
        const handoff = await store.handoff(id);
        const window = handoff && windowOf(handoff);
        if (!window)
            return [];
        const [history, notices] = [await store.history(id), await store.outbox.of(id)];
        const isFirstOfDeal = handoff.deal === handoff.id;
        const { createdAt: sentAt, packet } = handoff;
        const touch = { touchOn: packet.partner_touch_on, sentAt };
        return [{ closedAt: at, history, toldAt: toldAt(notices), isFirstOfDeal, ...touch, zone: window.aeZone }];
    };
    return {
        /** Whether this author is told, with their next packet, that a smaller one helps more: see `needsSmaller`. */
        async lastThree(author) {
            return needsSmaller(await store.handoffsWrittenBy(author, WRITTEN_LATELY));
        },
        /** How the last deals were closed towards their partners; null for everybody but the intake owner whom the settings name. */
        async loopClosure(by) {
            const { intake_owner: intakeOwner } = await store.settings();
            if (by.teamId !== teamId || by.userId !== intakeOwner)
                return null;
            const deals = await Promise.all((await store.lastClosed(LOOKED_AT)).map(dealOf));
            return loopClosure(deals.flat(), now());
        },
    };
}
