import type { Message } from '../../src/blocks/kit/kit.ts';
import { drawNotice, drawSettled, type DrawContext } from '../../src/blocks/notices/render.ts';
import type { Handoff } from '../../src/core/handoff/handoff.ts';
import { ownerOf } from '../../src/core/handoff/stages.ts';
import { isCard } from '../../src/core/notices/notice-rules.ts';
import { ACCOUNT_NAMES } from '../../src/core/partner/telling.ts';
import { CONTACT, INTAKE_OWNER, AUTHOR, partnerIdOf, partnerOf } from './cast.ts';
import type { MayRead } from './judge.ts';
import type { Life, Told } from './life.ts';
import { nameOf } from './marks.ts';

/** Draws what a partner is told, in each way in which delivery may draw it: at once, late, again, and for a change of what stands there. */

export type Draw = typeof drawNotice;
/** `what` says which message it is. */
export type Drawn = { what: string; message: Message; may: MayRead };

/** Everything that was ever queued, as it would be drawn now: for a partner that reads names, and for one that reads codes. */
export function* drawnOf(life: Life, draw: Draw): Generator<Drawn> {
  for (const told of life.told()) {
    const handoff = isCard(told.notice) ? life.latestOf(told.handoffId) : life.handoff(told.handoffId);
    if (!handoff) continue;
    for (const { contact, isStanding } of isCard(told.notice) ? CHANGED : SAID) {
      for (const accountShownAs of ACCOUNT_NAMES) {
        const context = contextOf(life, handoff, { told, contact, accountShownAs });
        const message = draw(told.notice, context) ?? (isStanding ? drawSettled(told.notice, context) : null);
        const isCoded = accountShownAs === 'code';
        if (message) yield { what: told.notice.kind, message, may: mayRead(life, handoff, { contact, isCoded }) };
      }
    }
  }
}

/** A card mentions nobody; a post does when the contact is in the channel, and not when it is changed. */
const CHANGED = [{ contact: null, isStanding: true }];
const SAID = [{ contact: CONTACT, isStanding: false }, ...CHANGED];

type Way = { told: Told; contact: string | null; accountShownAs: (typeof ACCOUNT_NAMES)[number] };

function contextOf(life: Life, handoff: Handoff, { told, contact, accountShownAs }: Way): DrawContext {
  const owner = ownerOf(handoff, INTAKE_OWNER);
  const now = { handoff, history: life.historyOf(handoff.id) };
  return {
    about: 'handoff',
    teamId: handoff.teamId,
    ...now,
    now,
    partner: { ...partnerOf(told.partner, life.number), accountShownAs },
    intakeOwner: INTAKE_OWNER,
    keeper: owner && nameOf(owner, life.number),
    reader: null,
    previous: null,
    stuck: null,
    left: null,
    contact,
  };
}

/** What the partner of this handoff may read now, by what has happened to it. */
export function mayRead(
  life: Life,
  handoff: Handoff,
  { contact, isCoded }: Pick<MayRead, 'contact' | 'isCoded'>,
): MayRead {
  const { id, packet } = handoff;
  const ids = isCoded ? life.ofPartner(partnerIdOf(packet.partner)) : [id];
  return {
    life: life.number,
    isCoded,
    contact,
    accepter: life.accepterOf(id),
    isMoveReplaced: 'agreedMove' in handoff && handoff.agreedMove !== packet.seller_move,
    keepers: [AUTHOR, INTAKE_OWNER],
    references: ids,
  };
}
