import { isForPartner } from '../../core/notices/notice-rules.ts';
import type { KindsAbout } from '../../core/notices/notices.ts';
import type { Notice, NoticeKind } from '../../core/notices/notice.ts';
import type { SubjectKind } from '../../core/notices/subject.ts';
import { isWanted } from '../../core/partner/partner-updates.ts';
import { partnerView } from '../../core/partner/partner-view.ts';
import { AGREEMENT_DRAWINGS } from '../agreement/agreement-render.ts';
import { CHECK_DRAWINGS } from '../conflict-check/check-render.ts';
import { CREDIT_DRAWINGS } from '../credit/credit-render.ts';
import type { HandoffContext } from '../handoff/handoff-context.ts';
import { ABOUT_HANDOFFS, HANDOFF_DRAWINGS } from '../handoff/handoff-render.ts';
import { HELP_DRAWINGS } from '../help-request/help-render.ts';
import type { Message } from '../kit/kit.ts';
import { OUTCOME_DRAWINGS } from '../outcome/outcome-render.ts';
import { DRAFT_DRAWINGS } from '../packet/draft-render.ts';
import { NOTED_DRAWINGS } from '../packet/noted-render.ts';
import { REGISTRATION_DRAWINGS } from '../registration/registration-render.ts';
import { OWN_DRAWINGS } from './own-render.ts';

/** Each notice is drawn as the room says that it is of. */

const OF_HANDOFFS = {
  ...HANDOFF_DRAWINGS,
  ...OUTCOME_DRAWINGS,
  ...CHECK_DRAWINGS,
  ...CREDIT_DRAWINGS,
} satisfies Record<KindsAbout<'handoff'>, unknown>;

const ROOMS = {
  handoff: { ...ABOUT_HANDOFFS, kinds: OF_HANDOFFS },
  help_request: HELP_DRAWINGS,
  registration: REGISTRATION_DRAWINGS,
  agreement: AGREEMENT_DRAWINGS,
  draft: DRAFT_DRAWINGS,
  noted_message: NOTED_DRAWINGS,
} satisfies Record<SubjectKind, unknown>;

/** From what a notice is drawn: what it is about says which of these. */
export type DrawContext = Parameters<(typeof ROOMS)[SubjectKind]['named']>[0];

/** The message of a notice, or null when there is nothing left to say. */
export function drawNotice(notice: Notice, context: DrawContext): Message | null {
  return context.partner === null || isWanted(notice, context.partner) ? drawn('open', notice, context) : null;
}

/** What a post that asked something says once that is settled; null while it is not. */
export function drawSettled(notice: Notice, context: DrawContext): Message | null {
  return drawn('settled', notice, context);
}

/** What stands in place of a part that is over, while the rest of its message still asks. */
export function standingLine(context: DrawContext): Message {
  return ROOMS[context.about].standing(context as never);
}

// The rooms say which context and which notice each of these takes: a row is found by both.
type Draw = (context: never, notice: never, now: never) => Message | null;
type Rows = Partial<Record<NoticeKind, Draw | Record<'open' | 'settled', Draw>>>;
const OWN: Rows = OWN_DRAWINGS;

function drawn(when: 'open' | 'settled', notice: Notice, context: DrawContext): Message | null {
  const { kinds, named } = ROOMS[context.about];
  const ofRoom: Rows = kinds;
  const row = ofRoom[notice.kind] ?? OWN[notice.kind];
  const draw = typeof row === 'function' ? (when === 'open' ? row : null) : row?.[when];
  if (!draw || context.isLeftOut) return null;
  if (context.about === 'handoff' && isForPartner(notice)) return drawnForPartner(draw, notice, context);
  return draw({ ...context, named: named(context as never) } as never, notice as never, null as never);
}

/** From what may leave the company alone. */
function drawnForPartner(
  draw: Draw,
  notice: Notice,
  { handoff, now, partner, contact: mention = null, keeper = null }: HandoffContext,
): Message | null {
  const view = partnerView(handoff, partner, { mention, keeper });
  const today = partnerView(now.handoff, partner, { mention, keeper });
  return view && today && draw(view as never, notice as never, today as never);
}
